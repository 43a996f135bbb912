#include <vips/vips.h>

// libvips takes its options as variadic arguments, which Swift cannot pass: one function here for each call that is made.

/// Opens a picture in memory, header first; `bytes` must outlive it.
static inline VipsImage *terrace_open(const void *bytes, size_t length) {
    return vips_image_new_from_buffer(
        bytes, length, "", "access", VIPS_ACCESS_SEQUENTIAL, "fail_on", VIPS_FAIL_ON_ERROR, NULL);
}

/// Whether colours are meant in a profile that came along.
static inline int terrace_has_profile(VipsImage *image) {
    return vips_image_get_typeof(image, VIPS_META_ICC_NAME) != 0;
}

/// Decodes a picture upright in sRGB, made smaller to fit but never larger; what is cut short or damaged fails.
static inline int terrace_thumbnail(
    const void *bytes, size_t length, int width, int height, int has_profile, VipsImage **out) {
    // Two traps of 8.14: the call's own option `fail_on` does not reach the loader, but as a loader's option it does;
    // and an export profile shifts the colours of a picture that has none of its own.
    if (has_profile)
        return vips_thumbnail_buffer(
            (void *) bytes, length, out, width, "height", height, "size", VIPS_SIZE_DOWN,
            "option_string", "[fail_on=error]", "export_profile", "srgb", NULL);
    return vips_thumbnail_buffer(
        (void *) bytes, length, out, width, "height", height, "size", VIPS_SIZE_DOWN,
        "option_string", "[fail_on=error]", NULL);
}

/// The same, cut to exactly that size around the part that draws the eye; the picture must be at least that large.
static inline int terrace_cut(
    const void *bytes, size_t length, int width, int height, int has_profile, VipsImage **out) {
    if (has_profile)
        return vips_thumbnail_buffer(
            (void *) bytes, length, out, width, "height", height, "size", VIPS_SIZE_DOWN, "crop", VIPS_INTERESTING_ATTENTION,
            "option_string", "[fail_on=error]", "export_profile", "srgb", NULL);
    return vips_thumbnail_buffer(
        (void *) bytes, length, out, width, "height", height, "size", VIPS_SIZE_DOWN, "crop", VIPS_INTERESTING_ATTENTION,
        "option_string", "[fail_on=error]", NULL);
}

/// Puts what is transparent on white.
static inline int terrace_flatten(VipsImage *in, VipsImage **out) {
    double white[] = {255, 255, 255};
    VipsArrayDouble *background = vips_array_double_new(white, 3);
    int result = vips_flatten(in, out, "background", background, NULL);
    vips_area_unref(VIPS_AREA(background));
    return result;
}

static inline int terrace_save_jpeg(VipsImage *in, int quality, void **bytes, size_t *length) {
    return vips_jpegsave_buffer(
        in, bytes, length, "Q", quality, "optimize_coding", TRUE, "strip", TRUE, NULL);
}

static inline int terrace_save_webp(VipsImage *in, int quality, void **bytes, size_t *length) {
    return vips_webpsave_buffer(in, bytes, length, "Q", quality, "strip", TRUE, NULL);
}

static inline int terrace_save_png(VipsImage *in, void **bytes, size_t *length) {
    return vips_pngsave_buffer(in, bytes, length, "strip", TRUE, NULL);
}
