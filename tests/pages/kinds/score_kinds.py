#!/usr/bin/env python3
"""Score `python -m rankings read FILE... --json` (JSON Lines) against expected.json of this folder.

usage: score_kinds.py READ.jsonl expected.json [--verbose]
Prints per kind: inputs right / all, rows recall, fields right, wrong values, invented rows, false findings;
last line: one JSON object with the totals. With `read --json --with-text` the spans of `unread` count too.
Standard library only. The form of expected.json is told in README.md.
"""

import argparse
import functools
import json
import re
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

TONE = {
    "oà": "òa",
    "oá": "óa",
    "oả": "ỏa",
    "oã": "õa",
    "oạ": "ọa",
    "uỷ": "ủy",
    "uỳ": "ùy",
    "uý": "úy",
    "uỹ": "ũy",
    "uỵ": "ụy",
    "oè": "òe",
    "oé": "óe",
    "oẻ": "ỏe",
    "oẽ": "õe",
    "oẹ": "ọe",
}
KINDS_OF_PLACE = {
    "thành phố": "thành phố",
    "tp": "thành phố",
    "thị xã": "thị xã",
    "tx": "thị xã",
    "huyện": "huyện",
    "quận": "quận",
    "xã": "xã",
    "phường": "phường",
    "thị trấn": "thị trấn",
    "đặc khu": "đặc khu",
    "tỉnh": "tỉnh",
}
PLACE = re.compile(r"^(thành phố|thị xã|thị trấn|đặc khu|huyện|quận|phường|tỉnh|xã|tp|tx)\s+(?=\S)")
INDEX = [
    ("sipas", r"sipas|hài lòng"),
    ("ddci", r"ddci|cấp sở, ngành|cấp sở ngành"),
    ("papi", r"papi|hiệu quả quản trị"),
    ("pgi", r"\bpgi\b|chỉ số xanh"),
    ("pci", r"\bpci\b|năng lực cạnh tranh"),
    ("dti", r"\bdti\b|chuyển đổi số|digital transformation"),
    ("par", r"\bpar\b|cải cách hành chính|cchc|administrative reform"),
    ("egov", r"\begov\b|chính quyền điện tử"),
    ("ict_use", r"ict|ứng dụng cntt|ứng dụng công nghệ thông tin"),
]
NUMBERS = (
    "rank",
    "rank_of",
    "rank_from_bottom",
    "score",
    "max_score",
    "previous_score",
    "previous_rank",
    "rank_change",
    "score_change",
    "year",
    "evaluation_year",
)
NOT_A_FIELD = ("unit", "alt", "parent", "index", "note", "label_has")


def fold(s):
    return fold_text(str(s or ""))


@functools.cache  # every row is set beside every other
def fold_text(s):
    s = unicodedata.normalize("NFC", s).replace("\u00d0", "Đ").replace("’", "'").replace("‘", "'")
    s = s.casefold()
    for a, b in TONE.items():
        s = s.replace(a, b)
    return re.sub(r"[\s\u00a0\u200b\ufeff\-–—,;.]+", " ", s).strip()


@functools.cache
def plain(s):
    s = unicodedata.normalize("NFD", s.replace("đ", "d"))
    return "".join(c for c in s if not unicodedata.combining(c))


def split(name):
    """-> (type of place or None, the rest)"""
    return split_folded(fold(name))


@functools.cache
def split_folded(name):
    s = re.sub(r"^(ubnd|ủy ban nhân dân)\s+", "", name)
    m = PLACE.match(s)
    return (KINDS_OF_PLACE[m[1]], s[m.end() :]) if m else (None, s)


def same_unit(a, b):
    (ta, ra), (tb, rb) = split(a), split(b)
    if not ra or not rb:
        return False
    if plain(ra) == ra or plain(rb) == rb:  # one side printed without marks (English pages)
        ra, rb = plain(ra), plain(rb)
    return ra == rb and (ta == tb or ta is None or tb is None)


def num(x):
    if isinstance(x, bool) or x is None or x == "":
        return None
    try:
        return float(x)
    except (TypeError, ValueError):
        return None


def equal(want, got, field=None):
    if isinstance(want, dict) and "any" in want:
        return any(equal(w, got, field) for w in want["any"])
    if want is None or got is None:
        return want is None and got is None
    a, b = num(want), num(got)
    if a is not None and b is not None:
        return abs(a - b) < 1e-9 + 1e-9 * abs(a)
    if field in NUMBERS:
        return False
    if field == "province":
        return same_unit(want, got)
    return fold(want) == fold(got)


def index_code(name):
    s = re.sub(r"\s+", " ", unicodedata.normalize("NFC", str(name or "")).casefold())
    for code, pattern in INDEX:
        if re.search(pattern, s):
            return code
    return s or None


def index_of(row, doc):
    return index_code(row.get("index_name")) or index_code(doc.get("framework"))


def units_of(want):
    return [want["unit"], *want.get("alt", [])]


def owner_text(x):
    return fold(
        " ".join(
            str(x.get(k) or "")
            for k in ("subject", "measure", "criterion", "unit_printed", "index_name", "label")
        )
    )


def is_unit(want, row):
    name = row.get("unit") or row.get("unit_printed")
    return any(same_unit(u, name) for u in units_of(want))


def values_in(text):
    out = set()
    for t in re.findall(r"\d+(?:[.,]\d+)*", text or ""):
        out.add(float(re.sub(r"[.,]", "", t)))
        if len(re.findall(r"[.,]", t)) == 1:
            out.add(float(t.replace(",", ".")))
    return out


def fields(want):
    return [k for k in want if k not in NOT_A_FIELD] + [k for k in ("parent", "index") if k in want]


def fits(want, row, doc, others):
    """How well an output row fits an expected one; None: it is another one."""
    if not is_unit(want, row):
        return None
    s = 1
    if want.get("index"):
        got = index_of(row, doc)
        if got is not None and got != want["index"]:
            return None
        s += 8 if row.get("index_name") else 4 if got else 0
    if "year" in want and row.get("year") is not None and not equal(want["year"], row["year"]):
        if any(equal(o.get("year"), row["year"]) for o in others):
            return None
        s -= 4
    for k in fields(want):
        if (
            k not in ("year", "level", "index")
            and want[k] is not None
            and equal(want[k], row.get(k), k)
        ):
            s += 2
    if equal(want.get("year"), row.get("year")):
        s += 4
    return s


def judge(want, got, field):
    """right | wrong | lacking"""
    if field == "parent":
        if want is None:
            return "right" if not got else "wrong"
        return "right" if got and same_unit(want, got) else "wrong" if got else "lacking"
    if equal(want, got, field):
        return "right"
    return "lacking" if got is None else "wrong"


def score_file(exp, got):
    doc = got.get("document") or {}
    every = list(got.get("rankings") or [])
    if not exp.get("unsure_ok"):  # what the program itself calls unsure is neither found nor wrong
        every = [r for r in every if r.get("certainty") in (None, "sure")]
    want = exp.get("rows", [])
    claims = [c for c in got.get("claims") or [] if c.get("certainty") in (None, "sure")]
    bad, n = [], defaultdict(int)
    n["rows"] = len(want)
    n["fields"] = sum(len(fields(w)) for w in want)

    if (
        exp.get("language_refusal_ok")
        and not every
        and not claims
        and re.search(
            r"tiếng anh|ngôn ngữ|english|language",
            fold(str(doc.get("reason")) + str(got.get("error") or "")),
        )
    ):
        return dict(right=True, refused=True, bad=[], n=dict(n, rows=0, fields=0))

    # 1 rows to rows, best fit first
    pairs = []
    for i, w in enumerate(want):
        others = [
            o
            for o in want
            if o is not w
            and (not o.get("index") or o.get("index") == w.get("index"))
            and any(same_unit(a, b) for a in units_of(o) for b in units_of(w))
        ]
        for j, r in enumerate(every):
            s = fits(w, r, doc, others)
            if s is not None:
                pairs.append((-s, i, j))
    match, used = {}, set()
    for _, i, j in sorted(pairs):
        if i not in match and j not in used:
            match[i] = j
            used.add(j)
    wrong_rows = set()

    def check(w, name, field, value, row=None):
        v = judge(w, value, field)
        if v == "right":
            n["right_fields"] += 1
        elif v == "wrong":
            n["wrong_values"] += 1
            wrong_rows.add(row)
            bad.append(f"{name}: {field} {value!r} for {w!r}")
        else:
            n["lacking"] += 1
            bad.append(f"{name}: no {field} (want {w!r})")

    for i, w in enumerate(want):
        name = " ".join(str(x) for x in (w["unit"], w.get("index", ""), w.get("year", "")) if x)
        if i in match:
            n["found"] += 1
            r = every[match[i]]
            for f in fields(w):
                value = index_of(r, doc) if f == "index" else r.get(f)
                if f in ("previous_rank", "previous_score") and value is None and w[f] is not None:
                    for j, o in enumerate(every):  # an earlier year put out as a row of its own
                        if (
                            j not in used
                            and is_unit(w, o)
                            and index_of(o, doc) == index_of(r, doc)
                            and (num(o.get("year")) or 0) < (num(r.get("year")) or 9999)
                        ):
                            value = o.get(f[9:])
                            if equal(w[f], value):
                                used.add(j)
                                break
                    else:  # one row of an earlier year may serve both fields
                        value = next(
                            (
                                o.get(f[9:])
                                for j, o in enumerate(every)
                                if j in used
                                and j not in match.values()
                                and is_unit(w, o)
                                and equal(w[f], o.get(f[9:]))
                            ),
                            None,
                        )
                check(w[f], name, f, value, match[i])
            continue
        # an expected row of an earlier year may stand in previous_* of the next one
        later = []
        for k, j in match.items():
            v, r = want[k], every[j]
            if (
                any(same_unit(a, b) for a in units_of(v) for b in units_of(w))
                and v.get("index") == w.get("index")
                and num(w.get("year")) is not None
                and (num(r.get("year")) or 0) > w["year"]
                and (r.get("previous_rank") is not None or r.get("previous_score") is not None)
            ):
                years = [
                    o["year"]
                    for o in want
                    if o["unit"] == w["unit"]
                    and o.get("index") == w.get("index")
                    and num(o.get("year")) is not None
                    and o["year"] < num(r["year"])
                ]
                if years and max(years) == w["year"]:
                    later.append((num(r["year"]), j))
        if not later:
            n["missed"] += 1
            bad.append(f"missing row: {name}")
            continue
        n["found"] += 1
        r = every[min(later)[1]]
        for f in fields(w):
            if f in ("rank", "score"):
                check(w[f], name + " (as previous)", f, r.get("previous_" + f), min(later)[1])
            else:
                n["right_fields"] += 1

    # 2 rows that nobody expects
    allowed = exp.get("optional", [])

    def permitted(r):
        for o in allowed:
            text = fold(" ".join(str(r.get(k) or "") for k in ("label", "index_name", "group")))
            if (
                is_unit(o, r)
                and all(
                    equal(o[k], index_of(r, doc) if k == "index" else r.get(k), k)
                    for k in fields(o)
                )
                and ("label_has" not in o or fold(o["label_has"]) in text)
            ):
                return True
        text = fold(" ".join(str(r.get(k) or "") for k in ("index_name", "label")))
        mine = [
            c for c in exp.get("claims", []) if any(fold(a) in text for a in c.get("about", []))
        ]
        figures = [
            r.get(k) for k in ("rank", "score") if r.get(k) is not None
        ]  # a pillar put out as an index
        return bool(mine and figures) and all(
            any(equal(c["value"], v) for c in mine) for v in figures
        )

    free = {j for j in range(len(every)) if j not in used and permitted(every[j])}
    for j, r in enumerate(every):
        if j in used or j in free or not exp.get("rows_exact", True):
            continue
        n["invented_rows"] += 1
        bad.append(
            f"invented row: {r.get('unit')} {r.get('index_name') or ''} {r.get('year')} rank {r.get('rank')} "
            f"score {r.get('score')} grade {r.get('grade')}"
        )
    for m in exp.get("must_not", []):
        for j, r in enumerate(every):
            if j in free:
                continue
            if isinstance(m, list):
                hit = same_unit(m[0], r.get("unit") or r.get("unit_printed")) and equal(
                    m[1], r.get("rank")
                )
            else:
                hit = any(
                    equal(m, r.get(k)) for k in ("rank", "score", "previous_rank", "previous_score")
                )
            if hit:
                n["must_not"] += 1
                bad.append(f"must not be: {m!r} ({r.get('unit')})")
                if j in used and j not in wrong_rows:
                    n["wrong_values"] += 1
                    wrong_rows.add(j)
                elif j not in used and not exp.get("rows_exact", True):
                    n["invented_rows"] += 1

    # 3 claims, criteria
    pool = [(c.get(k), c) for c in claims for k in ("value", "change") if c.get(k) is not None]
    pool += [
        (c.get(k), c)
        for c in got.get("criteria") or []
        for k in ("score", "rank")
        if c.get(k) is not None
    ]
    pool += [
        (r.get(k), r)
        for j, r in enumerate(every)
        if j in free
        for k in ("rank", "score")
        if r.get(k) is not None
    ]
    owners = {a for c in exp.get("claims", []) for a in c.get("about", [])}
    for c in exp.get("claims", []):
        hits = [
            x
            for v, x in pool
            if num(v) is not None
            and abs(abs(num(v)) - abs(c["value"])) < 1e-9
            and ("of" not in c or equal(c["of"], x.get("of") or x.get("rank_of")))
        ]
        n["claims"] += 1
        if not hits:
            n["claims_missing"] += 1
            bad.append(f"no claim {c['value']} ({c.get('what', '')})")
        elif c.get("about") and not any(
            any(fold(a) in t for a in c["about"])
            and not any(fold(o) in t for o in owners - set(c["about"]))
            for t in map(owner_text, hits)
        ):
            n["wrong_claims"] += 1
            bad.append(f"claim {c['value']} is not given to {c['about']}")
    for c in exp.get("claims_must_not", []):
        for x in got.get("claims") or []:
            if all(equal(v, x.get(k)) for k, v in c.items()):
                n["wrong_claims"] += 1
                bad.append(f"wrong claim {c}")

    # 4 findings (notes are not counted: they accuse nobody)
    found = [f for f in got.get("findings") or [] if f.get("severity") in ("error", "warning")]
    true = exp.get("findings", 0)
    holds = exp.get("findings_hold")
    if holds:
        left = list(found)
        for numbers in holds:
            hit = next(
                (
                    f
                    for f in left
                    if set(map(float, numbers))
                    <= values_in(
                        " ".join(
                            str(f.get(k) or "")
                            for k in ("said", "found", "quote", "message", "message_en")
                        )
                    )
                ),
                None,
            )
            if hit is None:
                n["findings_missing"] += 1
                bad.append(f"no finding on {numbers}")
            else:
                left.remove(hit)
        n["false_findings"] = max(0, len(left) - max(0, true - len(holds)))
    else:
        n["false_findings"] = max(0, len(found) - true)
        n["findings_missing"] = max(0, true - len(found))
    if n["false_findings"]:
        bad += [
            f"finding {f.get('check')}: {f.get('message_en') or f.get('message')}" for f in found
        ]
    elif n["findings_missing"] and not holds:
        bad.append(f"findings {len(found)} of {true}")

    # 5 numbers that must be accounted for: listed as unread, or a value of a row, claim or criterion
    seen, text = set(), got.get("text")
    for u in got.get("unread") or []:
        for v in u.values():
            if isinstance(v, str):
                seen |= values_in(v)
        if text and isinstance(u.get("start"), int) and isinstance(u.get("end"), int):
            seen |= values_in(text[u["start"] : u["end"]])
    for c in got.get("claims") or []:
        seen |= {num(c.get(k)) for k in ("value", "of", "change", "year")}
    for c in got.get("criteria") or []:
        seen |= {num(c.get(k)) for k in ("score", "max_score", "list_count")}
    for r in got.get("rankings") or []:
        seen |= {
            num(r.get(k))
            for k in ("rank", "score", "previous_rank", "previous_score", "year", "rank_of")
        }
        seen |= (
            {num(v) for v in (r.get("components") or {}).values()}
            if isinstance(r.get("components"), dict)
            else set()
        )
    for v in exp.get("unread_must_hold", []):
        if float(v) not in seen:
            n["unread_missing"] += 1
            bad.append(f"{v} is neither read nor listed as unread")

    # 6 the document
    for k, v in exp.get("document", {}).items():
        j = judge(v, doc.get(k), k)
        if j == "wrong":
            n["wrong_values"] += 1
            bad.append(f"document {k} {doc.get(k)!r} for {v!r}")
        elif j == "lacking":
            n["lacking"] += 1
            bad.append(f"document: no {k} (want {v!r})")
    return dict(right=not bad, refused=False, bad=bad, n=n)


def main(argv=None):
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    p.add_argument("read")
    p.add_argument("expected")
    p.add_argument("--verbose", "-v", action="store_true")
    a = p.parse_args(argv)
    expected = json.loads(Path(a.expected).read_text(encoding="utf-8"))
    got = {}
    stream = sys.stdin if a.read == "-" else open(a.read, encoding="utf-8")
    for line in stream:
        if line.strip():
            o = json.loads(line)
            got[re.split(r"[/\\]", o["file"])[-1]] = o
    kinds = defaultdict(lambda: defaultdict(int))
    for name in sorted(expected):
        exp = expected[name]
        r = score_file(exp, got.get(name, {}))
        if name not in got:
            r["bad"].insert(0, "not in the output")
            r["right"] = False
        k = kinds[exp["kind"]]
        k["inputs"] += 1
        k["right"] += r["right"]
        if exp.get("guard"):
            k["guards"] += 1
            k["guards_right"] += r["right"]
        for f, v in r["n"].items():
            k[f] += v
        if a.verbose and not r["right"]:
            print(f"{name}{' (guard)' if exp.get('guard') else ''}")
            for b in r["bad"]:
                print("     ", b)
    print(
        "kind  right/all  rows found  fields right  wrong  invented  false findings  unread missing"
    )
    total = defaultdict(int)
    for kind in sorted(kinds):
        k = kinds[kind]
        for f, v in k.items():
            total[f] += v
        print(
            f"{kind:>4}  {k['right']:>5}/{k['inputs']:<3}  {k['found']:>5}/{k['rows']:<4}  {k['right_fields']:>6}/{k['fields']:<5}"
            f"  {k['wrong_values']:>5}  {k['invented_rows']:>8}  {k['false_findings']:>14}  {k['unread_missing']:>14}"
        )
    t = {
        "inputs": total["inputs"],
        "right": total["right"],
        "rows_recall": round(total["found"] / total["rows"], 4) if total["rows"] else None,
        "wrong_values": total["wrong_values"],
        "invented_rows": total["invented_rows"],
        "false_findings": total["false_findings"],
        "unread_missing": total["unread_missing"],
        "fields_right": round(total["right_fields"] / total["fields"], 4)
        if total["fields"]
        else None,
        "claims_missing": total["claims_missing"],
        "wrong_claims": total["wrong_claims"],
        "findings_missing": total["findings_missing"],
        "guards": total["guards"],
        "guards_right": total["guards_right"],
    }
    print(json.dumps(t))


if __name__ == "__main__":
    main()
