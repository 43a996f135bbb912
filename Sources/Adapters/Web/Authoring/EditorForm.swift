import Authoring
import Contracts
import Values

/// What an author typed into the editor: kept as it is until the room has taken it.
struct EditorForm: Sendable {
    let basedOn: Int
    let action: String
    let manuscript: Manuscript
    let upload: Form.File?
    let uploadText: String
    let uploadPlace: String

    init(_ form: Form) throws {
        guard let number = Int(form["based_on"]), number > 0 else {
            throw Problem(FieldProblem("based_on", .malformed(expected: "1, 2, 3 …")))
        }
        basedOn = number
        action = form["action"]
        var cover: Edition.Picture?
        if let text = form["cover"].trimmed, !form.has("cover_removed") {
            guard let media = MediaID(text) else { throw Problem(FieldProblem("cover", .unknown(text))) }
            cover = Edition.Picture(media: media, alternativeText: form["cover_text"])
        }
        // Browsers send the ends of lines as pairs, which would make every line of a difference another one.
        func uniform(_ text: String) -> String { text.replacing("\r\n", with: "\n") }
        manuscript = Manuscript(
            title: form["title"], summary: uniform(form["summary"]), body: uniform(form["body"]),
            cover: cover,
            products: form.all("products").compactMap { ProductID($0) })
        upload = form.file("upload")
        uploadText = form["upload_text"]
        uploadPlace = form["upload_place"]
    }
}

extension Manuscript {
    /// With a picture or film at the end of the body.
    func showing(_ media: MediaID, as scheme: String, _ text: String) -> Manuscript {
        let words = text.replacing("\\", with: "\\\\").replacing("[", with: "\\[").replacing("]", with: "\\]")
        let before = body.isEmpty ? "" : body + (body.hasSuffix("\n") ? "\n" : "\n\n")
        return Manuscript(
            title: title, summary: summary, body: before + "![\(words)](\(scheme):\(media))\n", cover: cover,
            products: products)
    }

    func with(cover: Edition.Picture) -> Manuscript {
        Manuscript(title: title, summary: summary, body: body, cover: cover, products: products)
    }
}
