#!/usr/bin/env python3
"""Draws the demonstration's pictures: our own, so that none of others has to be committed.

Writes SVG into a folder and renders each as JPEG with rsvg-convert and vips (Debian: librsvg2-bin, libvips-tools):
    Scripts/pictures.py Sources/App/Terrace/Resources/Pictures
The same seed gives the same pictures.
"""
import math
import pathlib
import random
import subprocess
import sys
import tempfile

W, H = 1600, 1000
random.seed(433125)


def svg(*parts):
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{W}" height="{H}" viewBox="0 0 {W} {H}">'
            + DEFS + "".join(parts) + "</svg>")


DEFS = """<defs>
<linearGradient id="dawn" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#f9d9a8"/><stop offset=".6" stop-color="#fbeccf"/><stop offset="1" stop-color="#f4efe0"/></linearGradient>
<linearGradient id="day" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#a9d3e0"/><stop offset="1" stop-color="#eef4e6"/></linearGradient>
<linearGradient id="dusk" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#3d4a6b"/><stop offset=".7" stop-color="#b07a6a"/><stop offset="1" stop-color="#f0b071"/></linearGradient>
<linearGradient id="wall" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#f6eddc"/><stop offset="1" stop-color="#e7d9bf"/></linearGradient>
<radialGradient id="orange" cx=".36" cy=".32" r=".8"><stop offset="0" stop-color="#ffc46b"/><stop offset=".45" stop-color="#f28a1e"/><stop offset="1" stop-color="#c55a08"/></radialGradient>
<radialGradient id="cap" cx=".4" cy=".25" r=".9"><stop offset="0" stop-color="#b98a5e"/><stop offset=".6" stop-color="#7d5233"/><stop offset="1" stop-color="#4c2f1c"/></radialGradient>
<linearGradient id="sugar" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#a9622c"/><stop offset="1" stop-color="#6a3312"/></linearGradient>
<filter id="soft"><feGaussianBlur stdDeviation="9"/></filter>
</defs>"""


def sky(name):
    return f'<rect width="{W}" height="{H}" fill="url(#{name})"/>'


def sun(x, y, r, color="#ffe9b8"):
    return f'<circle cx="{x}" cy="{y}" r="{r*2.2}" fill="{color}" opacity=".35" filter="url(#soft)"/><circle cx="{x}" cy="{y}" r="{r}" fill="{color}"/>'


def ridge(base, height, color, waves, phase):
    points = []
    for x in range(0, W + 20, 20):
        y = base - sum(height / (i + 1) * math.sin(x / W * math.pi * 2 * w + phase * (i + 1)) for i, w in enumerate(waves))
        points.append(f"{x},{y:.0f}")
    return f'<polygon points="0,{H} {" ".join(points)} {W},{H}" fill="{color}"/>'


def terraces(top, rows, light, dark, phase=0.0):
    """Terraced fields: bands that follow one another down the slope, each with a bright rim."""
    parts = []
    for row in range(rows):
        y = top + (H - top) * (row / rows) ** 1.25
        amplitude = 16 + row * 5
        points = [f"{x},{y + amplitude * math.sin(x / 260 + phase + row * .55) + 10 * math.sin(x / 97 + row):.0f}" for x in range(0, W + 20, 20)]
        shade = row / rows
        color = mix(light, dark, (row % 2) * .35 + shade * .45)
        parts.append(f'<polygon points="0,{H} {" ".join(points)} {W},{H}" fill="{color}"/>')
        parts.append(f'<polyline points="{" ".join(points)}" fill="none" stroke="{mix(color, "#ffffff", .35)}" stroke-width="{2 + row * .35:.1f}" opacity=".8"/>')
    return "".join(parts)


def mix(a, b, t):
    a, b = [[int(c[i:i + 2], 16) for i in (1, 3, 5)] for c in (a, b)]
    return "#" + "".join(f"{round(x + (y - x) * t):02x}" for x, y in zip(a, b))


def fruit(x, y, r, turn=0):
    return (f'<g transform="translate({x:.0f} {y:.0f}) rotate({turn})"><circle r="{r:.0f}" fill="url(#orange)"/>'
            f'<ellipse cx="{-r*.32:.1f}" cy="{-r*.38:.1f}" rx="{r*.22:.1f}" ry="{r*.13:.1f}" fill="#fff" opacity=".45" transform="rotate(-30)"/>'
            f'<circle cx="{r*.1:.1f}" cy="{-r*.82:.1f}" r="{r*.09:.1f}" fill="#5a7a32"/></g>')


def leaf(x, y, length, turn, color="#3f7d4a"):
    return (f'<g transform="translate({x:.0f} {y:.0f}) rotate({turn:.0f})"><path d="M0 0 Q {length*.5:.0f} {-length*.32:.0f} {length:.0f} 0 Q {length*.5:.0f} {length*.32:.0f} 0 0" fill="{color}"/>'
            f'<path d="M0 0 L {length*.92:.0f} 0" stroke="{mix(color, "#ffffff", .35)}" stroke-width="2"/></g>')


def tree(x, y, size):
    parts = [f'<ellipse cx="{x}" cy="{y+4}" rx="{size*.55:.0f}" ry="{size*.1:.0f}" fill="#1f3b28" opacity=".25"/>',
             f'<rect x="{x-size*.05:.0f}" y="{y-size*.5:.0f}" width="{size*.1:.0f}" height="{size*.5:.0f}" fill="#6b4a2f"/>']
    for _ in range(16):
        a, d = random.uniform(0, 6.283), random.uniform(0, .38)
        parts.append(f'<circle cx="{x+math.cos(a)*size*d:.0f}" cy="{y-size*.72+math.sin(a)*size*d*.8:.0f}" r="{size*random.uniform(.13,.22):.0f}" fill="{mix("#2f6b3f", "#5b9a53", random.random())}"/>')
    for _ in range(9):
        a, d = random.uniform(0, 6.283), random.uniform(.05, .46)
        parts.append(fruit(x + math.cos(a) * size * d, y - size * .72 + math.sin(a) * size * d * .8, size * .055))
    return "".join(parts)


def stilt_house(x, y, s):
    """A diaojiaolou, the house on stilts of western Hunan."""
    posts = "".join(f'<rect x="{x+i*s*.31:.0f}" y="{y-s*.42:.0f}" width="{s*.035:.0f}" height="{s*.42:.0f}" fill="#4a2f1d"/>' for i in range(4))
    windows = "".join(f'<rect x="{x+s*(.1+i*.29):.0f}" y="{y-s*.76:.0f}" width="{s*.16:.0f}" height="{s*.18:.0f}" fill="#f7d58b" stroke="#4a2f1d" stroke-width="4"/><path d="M{x+s*(.18+i*.29):.0f} {y-s*.76:.0f} v{s*.18:.0f} M{x+s*(.1+i*.29):.0f} {y-s*.67:.0f} h{s*.16:.0f}" stroke="#4a2f1d" stroke-width="3"/>' for i in range(3))
    return (posts + f'<rect x="{x-s*.02:.0f}" y="{y-s*.86:.0f}" width="{s:.0f}" height="{s*.44:.0f}" fill="#8a5a36"/>'
            f'<path d="M{x-s*.02:.0f} {y-s*.5:.0f} h{s:.0f}" stroke="#5f3c22" stroke-width="7"/>' + windows
            + f'<path d="M{x-s*.16:.0f} {y-s*.84:.0f} Q {x+s*.1:.0f} {y-s*.92:.0f} {x+s*.2:.0f} {y-s*1.14:.0f} L {x+s*.76:.0f} {y-s*1.14:.0f} Q {x+s*.86:.0f} {y-s*.92:.0f} {x+s*1.12:.0f} {y-s*.84:.0f} Z" fill="#3b3a3c"/>')


def person(x, y, s, coat, hat=None):
    parts = [f'<ellipse cx="{x}" cy="{y}" rx="{s*.22:.0f}" ry="{s*.05:.0f}" fill="#1f3b28" opacity=".25"/>',
             f'<path d="M{x-s*.1:.0f} {y-s*.34:.0f} L{x-s*.09:.0f} {y} M{x+s*.08:.0f} {y-s*.34:.0f} L{x+s*.09:.0f} {y}" stroke="#3a3f4a" stroke-width="{s*.11:.0f}" stroke-linecap="round"/>',
             f'<path d="M{x-s*.17:.0f} {y-s*.3:.0f} Q{x-s*.2:.0f} {y-s*.78:.0f} {x} {y-s*.78:.0f} Q{x+s*.2:.0f} {y-s*.78:.0f} {x+s*.17:.0f} {y-s*.3:.0f} Z" fill="{coat}"/>',
             f'<circle cx="{x}" cy="{y-s*.9:.0f}" r="{s*.12:.0f}" fill="#e5b48a"/>',
             f'<path d="M{x-s*.12:.0f} {y-s*.92:.0f} a{s*.12:.0f} {s*.12:.0f} 0 0 1 {s*.24:.0f} 0 z" fill="#2b2522"/>']
    if hat:
        parts.append(f'<path d="M{x-s*.26:.0f} {y-s*.93:.0f} L{x} {y-s*1.14:.0f} L{x+s*.26:.0f} {y-s*.93:.0f} Q{x} {y-s*.86:.0f} {x-s*.26:.0f} {y-s*.93:.0f}" fill="{hat}"/>')
    return "".join(parts)


def carton(x, y, w, label):
    h, d = w * .52, w * .2
    fruits = "".join(fruit(x + w * (.1 + .16 * i) + random.uniform(-6, 6), y - h - d * .35 - (i % 2) * w * .045, w * .09, random.uniform(-40, 40)) for i in range(6))
    front = "".join(fruit(x + w * (.06 + .176 * i), y - h + w * .005, w * .088, random.uniform(-40, 40)) for i in range(6))
    return (f'<ellipse cx="{x+w*.5:.0f}" cy="{y+8:.0f}" rx="{w*.58:.0f}" ry="{w*.05:.0f}" fill="#000" opacity=".18"/>'
            f'<polygon points="{x+d:.0f},{y-h-d:.0f} {x+w-d:.0f},{y-h-d:.0f} {x+w:.0f},{y-h:.0f} {x:.0f},{y-h:.0f}" fill="#a87b49"/>' + fruits + front
            + f'<rect x="{x:.0f}" y="{y-h:.0f}" width="{w:.0f}" height="{h:.0f}" fill="#cf9f63"/>'
            f'<rect x="{x:.0f}" y="{y-h:.0f}" width="{w:.0f}" height="{h*.13:.0f}" fill="#b98850"/>'
            f'<rect x="{x+w*.16:.0f}" y="{y-h*.72:.0f}" width="{w*.68:.0f}" height="{h*.55:.0f}" rx="12" fill="#fbf3e2"/>'
            f'<g fill="none" stroke="#2f5d43" stroke-width="{w*.012:.0f}" stroke-linecap="round"><path d="M{x+w*.22:.0f} {y-h*.3:.0f} q{w*.07:.0f} {-h*.12:.0f} {w*.14:.0f} 0 t{w*.12:.0f} 0"/><path d="M{x+w*.23:.0f} {y-h*.42:.0f} q{w*.06:.0f} {-h*.1:.0f} {w*.12:.0f} 0 t{w*.11:.0f} 0"/><path d="M{x+w*.25:.0f} {y-h*.54:.0f} q{w*.05:.0f} {-h*.08:.0f} {w*.1:.0f} 0 t{w*.08:.0f} 0"/></g>'
            f'<text x="{x+w*.66:.0f}" y="{y-h*.36:.0f}" font-family="Noto Sans CJK SC, sans-serif" font-weight="700" font-size="{w*.085:.0f}" text-anchor="middle" fill="#b3530a">{label}</text>')


def terraces_picture():
    return svg(sky("dawn"), sun(1180, 230, 70), ridge(430, 90, "#b9c9b0", [1.1, 2.7], .4), ridge(500, 70, "#94b095", [1.6, 3.1], 1.7),
               terraces(520, 12, "#8fb672", "#39683f"), stilt_house(1120, 690, 250),
               *[tree(x, y, s) for x, y, s in [(180, 720, 150), (420, 690, 130), (660, 740, 150), (860, 700, 120), (300, 900, 230), (760, 930, 240), (1010, 890, 190), (1450, 930, 260)]])


def box_picture():
    return svg(sky("wall"), f'<rect y="720" width="{W}" height="280" fill="#c9ab80"/><rect y="720" width="{W}" height="14" fill="#b4935f"/>',
               "".join(f'<path d="M{x} 734 L{x-120} 1000" stroke="#b4935f" stroke-width="3"/>' for x in range(80, 1900, 220)),
               carton(860, 820, 520, "5 kg"), carton(250, 880, 640, "5 kg"),
               *[fruit(x, y, r, t) for x, y, r, t in [(1010, 915, 58, 10), (1130, 930, 62, -30), (1250, 905, 54, 50), (1400, 925, 60, 5)]],
               leaf(1050, 880, 110, -20), leaf(1330, 880, 120, 160))


def visit_picture():
    scale = ('<g stroke="#555" stroke-width="9" fill="none"><path d="M760 560 V860 M640 600 H880"/></g>'
             '<path d="M590 700 h100 l-16 60 h-68 z" fill="#c69a5d"/><path d="M640 600 L600 700 M640 600 L680 700" stroke="#555" stroke-width="4"/>'
             '<path d="M850 690 h60 v70 h-60 z" fill="#6d7278"/><path d="M880 600 V690" stroke="#555" stroke-width="4"/>'
             + "".join(fruit(610 + i * 20, 694 - (i % 2) * 16, 17) for i in range(4)))
    return svg(sky("day"), ridge(400, 80, "#b5cbb4", [1.3, 2.2], 2.0), terraces(430, 9, "#9fc283", "#4a7d4a", 1.2),
               *[tree(x, y, s) for x, y, s in [(140, 760, 300), (1440, 780, 330), (330, 640, 180), (1220, 640, 190)]],
               scale, person(520, 900, 330, "#2f5d8a"), person(1010, 905, 320, "#8a3f2f", hat="#d9b56a"), person(1190, 900, 290, "#4d6b3a"),
               '<g transform="translate(545 690) rotate(-8)"><rect width="96" height="120" rx="6" fill="#fff" stroke="#444" stroke-width="4"/><path d="M14 26 h66 M14 50 h66 M14 74 h50" stroke="#2f5d43" stroke-width="6"/></g>',
               carton(1240, 930, 220, "5 kg"))


def branch_picture():
    parts = [sky("day"), '<g opacity=".5" filter="url(#soft)">' + terraces(560, 7, "#a7c98c", "#5d8f57", .6) + "</g>",
             '<path d="M-20 170 Q 420 250 760 210 T 1640 330" stroke="#6b4a2f" stroke-width="34" fill="none" stroke-linecap="round"/>',
             '<path d="M560 225 Q 620 380 580 470 M980 235 Q 1010 400 960 520 M1300 280 Q 1350 380 1330 470 M250 215 Q 250 330 300 420" stroke="#6b4a2f" stroke-width="14" fill="none"/>']
    for x in range(40, 1600, 62):
        parts.append(leaf(x, 205 + x * .06 + random.uniform(-30, 40), random.uniform(110, 190), random.uniform(-70, 110), mix("#2f6b3f", "#6aa85a", random.random())))
    for x, y, r in [(585, 590, 130), (958, 640, 140), (1332, 575, 120), (308, 520, 112), (780, 470, 92)]:
        parts.append(fruit(x, y, r, random.uniform(-15, 15)))
        parts += [leaf(x - 10, y - r * .86, r * 1.1, random.uniform(-160, -120)), leaf(x + 6, y - r * .86, r, random.uniform(-50, -20), "#4f8f50")]
    return svg(*parts)


def sugar_picture():
    blocks = "".join(
        f'<g transform="translate({x} {y})"><polygon points="0,0 130,-40 260,0 130,40" fill="#b8733a"/><polygon points="0,0 130,40 130,130 0,90" fill="url(#sugar)"/><polygon points="260,0 130,40 130,130 260,90" fill="#57280d"/></g>'
        for x, y in [(560, 690), (830, 690), (690, 770), (960, 770), (700, 610)])
    cane = "".join(
        f'<g transform="translate({x} 990) rotate({t})">' + "".join(f'<rect x="-22" y="{-120*i-116}" width="44" height="112" rx="12" fill="{mix("#7d9a3f", "#a3b55a", (i % 2) * .7)}"/><rect x="-25" y="{-120*i-8}" width="50" height="12" rx="6" fill="#5d6f2c"/>' for i in range(6)) + "</g>"
        for x, t in [(150, 4), (240, -3), (330, 6)])
    steam = "".join(f'<path d="M{1290+i*50} 420 q-40 -70 0 -140 t0 -140" stroke="#fff" stroke-width="18" fill="none" opacity=".5" filter="url(#soft)"/>' for i in range(4))
    wok = '<path d="M1080 470 H1560 Q1530 700 1320 700 Q1110 700 1080 470" fill="#35302d"/><ellipse cx="1320" cy="470" rx="240" ry="52" fill="#57280d"/><ellipse cx="1320" cy="466" rx="205" ry="38" fill="#8a4a1c"/><path d="M1160 780 q60 -90 160 -80 t160 80 z" fill="#e8862e" opacity=".85"/><rect x="1110" y="760" width="420" height="180" rx="18" fill="#a6917a"/><rect x="1250" y="810" width="140" height="130" rx="60" fill="#40302a"/><path d="M1275 930 q45 -110 90 0" fill="#f2a53f"/>'
    return svg(sky("wall"), f'<rect y="830" width="{W}" height="170" fill="#b08a5e"/>', cane, steam, wok, blocks)


def cane_picture():
    parts = [sky("dusk"), sun(420, 560, 80, "#ffd79a"), ridge(650, 60, "#6f6a72", [1.2, 2.6], .2), ridge(720, 50, "#4f5a4d", [1.9, 3.3], 1.1)]
    for row, (base, scale) in enumerate([(820, .7), (900, .9), (1010, 1.15)]):
        for x in range(-20, 1640, 46 - row * 4):
            h = random.uniform(210, 320) * scale
            lean = random.uniform(-20, 20)
            color = mix("#5b7a36", "#2e4724", row / 3 + random.uniform(0, .2))
            parts.append(f'<path d="M{x} {base} L{x+lean:.0f} {base-h:.0f}" stroke="{color}" stroke-width="{12*scale:.0f}"/>')
            for k in range(4):
                parts.append(leaf(x + lean, base - h + k * 12, 120 * scale, random.uniform(-160, -20), mix(color, "#9bb35c", .3)))
    return svg(*parts)


def mushroom(x, y, s, turn=0):
    return (f'<g transform="translate({x} {y}) rotate({turn})"><path d="M{-s*.16:.0f} 0 Q{-s*.1:.0f} {-s*.4:.0f} {-s*.14:.0f} {-s*.6:.0f} H{s*.14:.0f} Q{s*.1:.0f} {-s*.4:.0f} {s*.16:.0f} 0 Z" fill="#efe3cd"/>'
            f'<path d="M{-s*.55:.0f} {-s*.55:.0f} Q0 {-s*1.28:.0f} {s*.55:.0f} {-s*.55:.0f} Q0 {-s*.36:.0f} {-s*.55:.0f} {-s*.55:.0f}" fill="url(#cap)"/>'
            f'<path d="M{-s*.55:.0f} {-s*.55:.0f} Q0 {-s*.36:.0f} {s*.55:.0f} {-s*.55:.0f} Q0 {-s*.47:.0f} {-s*.55:.0f} {-s*.55:.0f}" fill="#f4ead8"/>'
            + "".join(f'<path d="M{a*s*.2:.0f} {-s*.92+abs(a)*s*.06:.0f} l{s*.05:.0f} {s*.06:.0f}" stroke="#e6cda8" stroke-width="{s*.02:.1f}"/>' for a in (-1.4, -.5, .4, 1.3)) + "</g>")


def mushrooms_picture():
    log = '<rect x="90" y="640" width="1420" height="190" rx="90" fill="#5b4330"/><rect x="90" y="640" width="1420" height="70" rx="40" fill="#6f5540"/><ellipse cx="1500" cy="735" rx="66" ry="95" fill="#c8a67c"/><ellipse cx="1500" cy="735" rx="40" ry="58" fill="none" stroke="#9a7a55" stroke-width="6"/><ellipse cx="1500" cy="735" rx="16" ry="24" fill="none" stroke="#9a7a55" stroke-width="6"/>'
    trunks = "".join(f'<rect x="{x}" y="0" width="{w}" height="700" fill="{c}" opacity=".55"/>' for x, w, c in [(60, 70, "#7c8b76"), (300, 50, "#8fa088"), (560, 90, "#73836d"), (900, 60, "#8fa088"), (1200, 80, "#7c8b76"), (1440, 60, "#8fa088")])
    moss = "".join(f'<ellipse cx="{random.uniform(120,1460):.0f}" cy="{random.uniform(640,670):.0f}" rx="{random.uniform(40,110):.0f}" ry="16" fill="#7d9a52"/>' for _ in range(12))
    return svg(sky("day"), trunks, f'<rect y="790" width="{W}" height="210" fill="#5c7350"/>', log, moss,
               *[mushroom(x, y, s, t) for x, y, s, t in [(260, 660, 190, -8), (430, 655, 250, 4), (640, 660, 170, -4), (820, 655, 300, 3), (1060, 660, 210, -6), (1240, 655, 260, 6), (1400, 665, 150, 10), (560, 930, 160, 5), (980, 950, 190, -5)]])


def village_picture():
    river = '<path d="M0 860 Q 400 800 800 860 T 1600 840 V1000 H0 Z" fill="#5b7f94"/><path d="M0 900 Q 400 850 800 905 T 1600 890" stroke="#a8c4cf" stroke-width="5" fill="none" opacity=".6"/><path d="M0 950 Q 400 900 800 955 T 1600 940" stroke="#a8c4cf" stroke-width="5" fill="none" opacity=".5"/>'
    return svg(sky("dusk"), sun(1280, 300, 60, "#ffe2b0"), ridge(520, 110, "#5d5f78", [1.0, 2.3], 1.0), ridge(620, 70, "#4d5a56", [1.7, 3.0], .3),
               terraces(660, 5, "#6b8a5a", "#3e5c40", .9), stilt_house(170, 850, 300), stilt_house(600, 830, 360), stilt_house(1120, 860, 310), river)


PICTURES = {
    "orange-terraces": terraces_picture, "orange-box": box_picture, "orange-visit": visit_picture, "orange-branch": branch_picture,
    "sugar-blocks": sugar_picture, "sugar-cane": cane_picture, "mushrooms": mushrooms_picture, "village": village_picture,
}


def main():
    target = pathlib.Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for name, draw in PICTURES.items():
            source, png = pathlib.Path(folder, name + ".svg"), pathlib.Path(folder, name + ".png")
            source.write_text(draw())
            subprocess.run(["rsvg-convert", source, "-o", png], check=True)
            subprocess.run(["vips", "copy", png, f"{target / name}.jpg[Q=82,strip,optimize_coding]"], check=True)
            print(name, (target / (name + ".jpg")).stat().st_size, "bytes")


main()
