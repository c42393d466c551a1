"""Small, true-looking tables of both provinces, typed from the published pages, for tests of the
report.

Nothing here is written into the project: `write_fixture_home()` fills a RANKINGS_HOME of its own.
The columns are the contract's; the numbers are those of the pages, so that a picture of the report
made from this fixture can be judged as if it were the real one.
"""

from __future__ import annotations

import csv
import functools
import hashlib
from decimal import Decimal

import pandas as pd

from rankings.compare.agreement import list_agreement
from rankings.compare.decomposition import list_leavers, list_mean_changes
from rankings.compare.disclosure import count_disclosed
from rankings.compare.groups import gather_groups
from rankings.compare.leaders import count_firsts, summarise_kinds
from rankings.compare.positions import list_positions
from rankings.compare.trajectories import list_trajectories
from rankings.compare.year_changes import list_year_changes
from rankings.store.catalogue import catalogue_columns
from rankings.store.paths import catalogue_path, text_path
from rankings.store.schemas import list_schemas
from rankings.store.tables import shape_table, write_table

DEPARTMENTS = """Cục Thuế tỉnh|141,4|141,6|839.71|826.8
Sở Thông tin và Truyền thông|136,1|136,8|842.65|824.8
Văn phòng UBND tỉnh|135,0|136,5|838.24|808.0
Sở Y tế|134,1|136,0|843.24|813.7
Sở Tài chính|130,9|134,3|828.00|805.6
Sở Kế hoạch và Đầu tư|129,2|134,2|830.14|804.7
Kho bạc Nhà nước tỉnh|131,0|134,0|812.96|801.7
Bảo hiểm xã hội tỉnh|133,7|133,3|804.40|806.0
Sở Lao động - Thương binh và Xã hội|130,4|132,4|811.86|779.9
Sở Giáo dục và Đào tạo|129,8|132,3|816.61|767.8
Sở Nội vụ|130,0|130,3|829.56|801.5
Sở Tư pháp|130,7|129,6|818.30|734.9
Sở Tài nguyên và Môi trường|129,8|129,4|801.60|764.9
Sở Giao thông vận tải|130,6|128,5|800.65|738.0
Sở Xây dựng|128,3|128,2|800.93|717.3
Sở Khoa học và Công nghệ|129,3|128,0|823.34|740.3
Sở Nông nghiệp và Phát triển nông thôn|129,9|127,5|802.48|736.5
Sở Công Thương|129,8|127,0|793.00|724.0
Sở Văn hóa, Thể thao và Du lịch|125,1|124,5|791.35|721.3
Sở Ngoại vụ|119,7|123,7|791.17|765.2
Ban Quản lý các khu công nghiệp|114,7|123,1|789.76|726.0
Công an tỉnh|108,3|111,1||656.6
Thanh tra tỉnh|103,9|102,6||
Chi cục Hải quan|-|100,0||
Ban Dân tộc|67,9|71,5||
Bộ Chỉ huy Quân sự tỉnh|49,8|49,8||
Ngân hàng Nhà nước tỉnh||||683.7"""
DISTRICTS = """Thị xã Phú Thọ|115,5|124,3|821.81
Huyện Tân Sơn|113,5|123,8|809.62
Huyện Tam Nông|114,6|122,3|811.14
Huyện Yên Lập|117,6|121,9|794.17
Huyện Thanh Ba|118,0|121,7|807.86
Thành phố Việt Trì|114,3|121,5|820.66
Huyện Thanh Thủy|117,2|121,2|795.60
Huyện Đoan Hùng|111,6|120,6|795.70
Huyện Hạ Hòa|109,8|120,3|798.21
Huyện Thanh Sơn|117,0|119,2|797.79
Huyện Cẩm Khê|110,4|118,6|819.80
Huyện Phù Ninh|115,1|118,3|813.19
Huyện Lâm Thao|112,1|117,4|824.42"""
NATIONAL = [
    ("PCI", 2021, "66,11", 20, 63, 2, "1,59"),
    ("PAR INDEX", 2021, "88,59", 9, 63, 1, "2,85"),
    ("SIPAS", 2021, "89,3", 13, 63, 8, "1,1"),
    ("PAPI", 2021, "45,34", 6, 63, 32, ""),
]
PCI = {
    2017: ("62.55", 27),
    2018: ("63.95", 24),
    2019: ("65.54", 26),
    2020: ("64.52", 22),
    2021: ("66.11", 20),
    2022: ("66.30", 24),
    2023: ("69.10", 10),
    2024: ("70.35", 8),
}
CRITERIA = """department|Hạ tầng kỹ thuật công nghệ thông tin|50|Sở Kế hoạch và Đầu tư:50||
department|Ứng dụng công nghệ thông tin trong hoạt động của cơ quan|100|Sở Tư pháp:95|Ban Quản lý các khu công nghiệp:85,5|Thanh tra tỉnh:39,2
department|Trang/Cổng thông tin điện tử|100|Sở Công Thương:93|Sở Tài chính:86,75|Sở Văn hóa, Thể thao và Du lịch:56,5
department|Cung cấp dịch vụ công trực tuyến|100|Sở Kế hoạch và Đầu tư:97,8|Sở Giao thông vận tải:92|Sở Tài chính:0
department|Cơ chế, chính sách và các quy định cho ứng dụng công nghệ thông tin|100|Sở Tài chính:100||Sở Khoa học và Công nghệ:29
department|Nhân lực cho ứng dụng công nghệ thông tin|50|Sở Y tế:50||Sở Giao thông vận tải:30
district|Hạ tầng công nghệ thông tin|30|Thành phố Hưng Yên:26,4|Huyện Yên Mỹ:25,8|Huyện Phù Cừ:23,7
district|Nhân lực công nghệ thông tin|12|Thành phố Hưng Yên:11|Huyện Văn Lâm:9,3|Huyện Phù Cừ:6,74
district|Môi trường chính sách|8|Huyện Tiên Lữ:||Huyện Văn Giang:5
district|Mức độ hiện diện|40|Huyện Tiên Lữ:33|Thành phố Hưng Yên:32|Huyện Mỹ Hào:14
district|Mức độ tương tác|35|Thành phố Hưng Yên:27,8|Huyện Văn Lâm:27|Huyện Khoái Châu:17,39
district|Mức độ giao dịch|20|Huyện Văn Lâm:5,9|Huyện Tiên Lữ:4,72|
district|Mức độ chuyển đổi|5|Huyện Văn Giang:1|Huyện Văn Lâm:0,3|"""
LADDER = [
    (
        "digital_signature",
        "use",
        "Cơ quan dùng chữ ký số",
        2017,
        "33",
        "39",
        "",
        "33/39 cơ quan",
        True,
        "004",
    ),
    (
        "digital_signature",
        "use",
        "Cơ quan dùng chữ ký số",
        2021,
        "100",
        "",
        "%",
        "cơ quan",
        False,
        "000",
    ),
    (
        "signed_documents",
        "use",
        "Văn bản có ký số",
        2020,
        "73.15",
        "",
        "%",
        "văn bản",
        False,
        "000",
    ),
    ("signed_documents", "use", "Văn bản có ký số", 2021, "95.25", "", "%", "văn bản", True, "000"),
    (
        "online_dossiers",
        "online_services",
        "Hồ sơ giải quyết trực tuyến",
        2020,
        "30.40",
        "",
        "%",
        "hồ sơ mức 3, 4",
        False,
        "000",
    ),
    (
        "online_dossiers",
        "online_services",
        "Hồ sơ giải quyết trực tuyến",
        2021,
        "55.73",
        "",
        "%",
        "hồ sơ mức 3, 4",
        True,
        "000",
    ),
    (
        "online_dossiers",
        "online_services",
        "Hồ sơ giải quyết trực tuyến",
        2023,
        "75.51",
        "",
        "%",
        "hồ sơ",
        False,
        "001",
    ),
    (
        "online_dossiers",
        "online_services",
        "Hồ sơ giải quyết trực tuyến",
        2024,
        "86.82",
        "",
        "%",
        "hồ sơ",
        True,
        "001",
    ),
    (
        "commune_pages",
        "portal",
        "Xã có trang thông tin điện tử",
        2021,
        "65.77",
        "225",
        "%",
        "225 xã",
        True,
        "000",
    ),
    ("digital_economy", "economy", "Tỷ trọng kinh tế số", 2024, "12.5", "", "%", "", True, "001"),
]
DOCUMENTS = {
    "phu-tho": [
        ("phu-tho_2017_ict_use_3426", "ict_use", 2017, "3426/QĐ-UBND", "2017-12-18", "page"),
        ("phu-tho_2021_egov_519", "egov", 2021, "519/QĐ-UBND", "2022-03-08", "page"),
        ("phu-tho_2021_indices_none", "", 2021, "", "", "page"),
        ("phu-tho_2022_dti_179", "dti", 2022, "179/QĐ-UBND", "2023-01-19", "transcribed"),
        ("phu-tho_2024_dti_42", "dti", 2024, "42/QĐ-UBND", "2025-01-07", "page"),
        ("phu-tho_various_pci_none", "pci", None, "", "", "transcribed"),
    ],
    "hung-yen": [("hung-yen_2018_egov_none", "egov", 2018, "", "2019-03-11", "page")],
}


def number(text: str) -> Decimal | None:
    """The value of a typed figure, None where nothing is printed."""
    return None if text in ("", "-") else Decimal(text.replace(",", "."))


def unit_id(unit: str) -> str:
    """A stand-in for the registry's id: short, stable, ASCII."""
    return "u-" + hashlib.sha1(unit.encode()).hexdigest()[:8]


class Texts:
    """The fixture's source texts; each quoted line is appended where it first occurs."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}

    def quote(self, document: str, line: str) -> dict:
        start = len(self.texts.setdefault(document, ""))
        self.texts[document] += line + "\n"
        return {"document_id": document, "quote": line, "start": start, "end": start + len(line)}


def ranking_rows(
    province: str,
    document: str,
    framework: str,
    level: str,
    year: int,
    printed: list[tuple],
    status: str,
    maximum,
    texts: Texts,
) -> list[dict]:
    scored = [number(text) for _, text in printed]
    rows = []
    for place, (unit, text) in enumerate(printed, 1):
        value = number(text)
        rank = (
            1 + sum(other is not None and other > value for other in scored)
            if value is not None
            else (place if not any(scored) else None)
        )
        rows.append(
            {
                "province": province,
                "framework": framework,
                "level": level,
                "index_name": "",
                "year": year,
                "unit_id": unit_id(unit),
                "unit": unit,
                "unit_printed": unit,
                "rank": rank,
                "rank_source": "printed",
                "score": value,
                "score_text": text,
                "max_score": maximum,
                "grade": "",
                "status": status,
                "label": "",
                "kind": kind_of(unit),
                "rank_of": None,
                "rank_from_bottom": None,
                "rank_change": None,
                "score_change": None,
                "score_unit": "điểm",
                "parent": "",
                "scope": "provincial",
                "preferred": True,
                **texts.quote(document, f"{place} {unit} {text}"),
            }
        )
    return rows


def kind_of(unit: str) -> str:
    for start, kind in (
        ("Huyện", "district"),
        ("Thị xã", "town"),
        ("Thành phố", "city"),
        ("Văn phòng", "office"),
        ("Ban", "board"),
        ("Công an", "armed forces"),
        ("Bộ Chỉ huy", "armed forces"),
        ("Sở", "department"),
        ("Thanh tra", "department"),
    ):
        if unit.startswith(start):
            return kind
    return "vertical agency"


def build_rankings(texts: Texts) -> list[dict]:
    departments = [line.split("|") for line in DEPARTMENTS.splitlines()]
    districts = [line.split("|") for line in DISTRICTS.splitlines()]
    lists = [
        ("phu-tho_2021_egov_519", "egov", 2021, 2, "printed", 150),
        ("phu-tho_2021_egov_519", "egov", 2020, 1, "restated", 150),
        ("phu-tho_2024_dti_42", "dti", 2024, 3, "printed", None),
        ("phu-tho_2022_dti_179", "dti", 2022, 4, "transcribed", None),
    ]
    rows = []
    for document, framework, year, column, status, maximum in lists:
        for level, units in (("department", departments), ("district", districts)):
            printed = [
                (unit[0], unit[column]) for unit in units if len(unit) > column and unit[column]
            ]
            printed.sort(key=lambda pair: -(number(pair[1]) or 0))
            rows += ranking_rows(
                "phu-tho", document, framework, level, year, printed, status, maximum, texts
            )
    for level, printed in (
        ("department", [("Cục Thuế tỉnh", "923"), ("Sở Thông tin và Truyền thông", "919")]),
        ("district", [("Thành phố Việt Trì", "990"), ("Huyện Yên Lập", "969")]),
    ):
        rows += ranking_rows(
            "phu-tho",
            "phu-tho_2017_ict_use_3426",
            "ict_use",
            level,
            2017,
            printed,
            "printed",
            None,
            texts,
        )
    for index, year, text, rank, of, places, change in NATIONAL:
        row = ranking_rows(
            "phu-tho",
            "phu-tho_2021_indices_none",
            index.split()[0].lower(),
            "province",
            year,
            [("Phú Thọ", text)],
            "printed",
            None,
            texts,
        )[0]
        rows.append(
            {
                **row,
                "index_name": index,
                "rank": rank,
                "rank_of": of,
                "rank_change": places,
                "score_change": number(change),
                "scope": "national",
            }
        )
        before = None if not change else number(text) - number(change)
        rows.append(
            {
                **row,
                "index_name": index,
                "year": year - 1,
                "rank": rank + places,
                "rank_of": of,
                "score": before,
                "score_text": "",
                "status": "derived",
                "scope": "national",
            }
        )
    for year, (text, rank) in PCI.items():
        row = ranking_rows(
            "phu-tho",
            "phu-tho_various_pci_none",
            "pci",
            "province",
            year,
            [("Phú Thọ", text)],
            "transcribed",
            None,
            texts,
        )[0]
        rows.append(
            {
                **row,
                "unit_id": "phu-tho",
                "index_name": "PCI",
                "rank": rank,
                "scope": "national",
                "preferred": year not in (2020, 2021),
            }
        )
    return rows


def compare_years(rankings: pd.DataFrame, exclusions: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """The tables of the compare floor, made by it."""
    groups = gather_groups(rankings)
    trajectories = list_trajectories(groups)
    return {
        "03_year_changes": list_year_changes(groups),
        "03_trajectories": trajectories,
        "03_kinds": summarise_kinds(trajectories),
        "03_agreement": list_agreement(groups),
        "03_leaders": count_firsts(groups),
        "03_mean_changes": list_mean_changes(groups),
        "03_leavers": list_leavers(groups, exclusions),
        "04_positions": list_positions(groups),
        "04_disclosure": count_disclosed(
            groups, exclusions, shape_table(pd.DataFrame(), "02_indicators")
        ),
    }


def build_criteria(texts: Texts) -> list[dict]:
    rows = []
    for line in CRITERIA.splitlines():
        level, criterion, maximum, *extremes = line.split("|")
        base = {
            "province": "hung-yen",
            "framework": "egov",
            "level": level,
            "year": 2018,
            "criterion_id": "c-" + hashlib.sha1((level + criterion).encode()).hexdigest()[:6],
            "criterion": criterion,
            "max_score": number(maximum),
            "list_count": None,
        }
        for statistic, extreme in zip(("highest", "second", "lowest"), extremes, strict=False):
            unit, _, text = extreme.partition(":")
            if unit:
                rows.append(
                    {
                        **base,
                        "unit_id": unit_id(unit),
                        "unit": unit,
                        "statistic": statistic,
                        "score": number(text),
                        "score_text": text,
                        **texts.quote(
                            "hung-yen_2018_egov_none",
                            f"{criterion}: {statistic} {unit} ({text} điểm)",
                        ),
                    }
                )
    return rows


@functools.lru_cache
def build_tables(province: str) -> tuple[dict[str, pd.DataFrame], dict[str, str]]:
    """All tables of one province as frames, and the texts that their spans point into."""
    texts, frames = Texts(), {}
    documents = DOCUMENTS[province]
    frames["02_documents"] = [
        {
            "document_id": name,
            "has_ranking": True,
            "reason": "",
            "scope": "provincial",
            "province": province,
            "evaluation_year": year,
            "framework": framework,
            "decision_number": decision,
            "decision_date": date,
            "issuer": "UBND tỉnh",
            "annex": "Chi tiết xem tài liệu đính kèm",
        }
        for name, framework, year, decision, date, _ in documents
    ]
    frames["02_gaps"] = [
        {
            "document_id": documents[0][0],
            "missing": "tổng điểm của các đơn vị còn lại",
            "why": "trang chỉ nêu các đơn vị dẫn đầu",
            "annex_that_would_close_it": "Toàn văn quyết định",
        }
    ]
    if province == "phu-tho":
        frames["02_rankings"] = build_rankings(texts)
        frames["02_exclusions"] = [
            {
                "level": "department",
                "year": 2024,
                "unit_id": unit_id(unit),
                "unit": unit,
                "reason": "tính chất đặc thù của đơn vị",
                **texts.quote("phu-tho_2024_dti_42", f"5 đơn vị không thực hiện đánh giá: {unit}"),
            }
            for unit in (
                "Công an tỉnh",
                "Thanh tra tỉnh",
                "Ngân hàng Nhà nước tỉnh",
                "Cục Quản lý thị trường",
                "Bộ Chỉ huy Quân sự tỉnh",
                "Ban Dân tộc",
            )
        ]
        frames |= compare_years(
            *(
                shape_table(pd.DataFrame(frames[name], dtype=object), name)
                for name in ("02_rankings", "02_exclusions")
            )
        )
        frames["03_indicator_ladder"] = [
            {
                "province": province,
                "theme": theme,
                "indicator_id": key,
                "indicator": name,
                "year": year,
                "value": number(value),
                "unit": unit or "cơ quan",
                "of": number(of),
                "base": base,
                "status": "derived" if year in (2020, 2023) else "printed",
                "comparable_with_previous": follows,
                "why_not": "" if follows else "cơ sở tính khác",
                "in_ladder": "yes",
                **texts.quote(
                    {"004": documents[0][0], "000": documents[1][0], "001": documents[4][0]}[
                        source
                    ],
                    f"{name} đạt {value.replace('.', ',')}",
                ),
            }
            for key, theme, name, year, value, of, unit, base, follows, source in LADDER
        ]
        frames["02_findings"] = [
            {
                "check": "count_vs_list",
                "severity": "error",
                "message": "Trang nói 5 đơn vị nhưng nêu tên 6 đơn vị.",
                "said": "5",
                "found": "6",
                "message_en": "The page says 5 units but names 6.",
                "evidence": "[]",
                "accepted": False,
                **texts.quote("phu-tho_2024_dti_42", "5 đơn vị không thực hiện đánh giá, xếp loại"),
            }
        ]
    else:
        frames["02_rankings"] = [
            row
            for level, printed, maximum in (
                ("department", [("Sở Kế hoạch và Đầu tư", "417,30")], 500),
                ("district", [("Thành phố Hưng Yên", "106,42"), ("Huyện Văn Lâm", "105")], 150),
            )
            for row in ranking_rows(
                province, documents[0][0], "egov", level, 2018, printed, "printed", maximum, texts
            )
        ]
        frames["02_criteria"] = build_criteria(texts)
        frames["02_grade_counts"] = [
            {
                "level": level,
                "year": 2018,
                "grade": grade,
                "count": count,
                "units": None,
                **texts.quote(documents[0][0], f"{count} đơn vị loại {grade}"),
            }
            for level, grade, count, units in (
                ("department", "Tốt", 0, "[]"),
                ("department", "Khá", 11, "[]"),
                ("department", "Trung bình", 6, "[]"),
                ("district", "Khá", 2, "[]"),
                ("district", "Trung bình", 8, "[]"),
            )
        ]
        names = (
            "Tiên Lữ",
            "Yên Mỹ",
            "Phù Cừ",
            "Văn Giang",
            "Khoái Châu",
            "Mỹ Hào",
            "Ân Thi",
            "Kim Động",
        )
        frames["04_bounds"] = [
            {
                "province": province,
                "framework": "egov",
                "level": "district",
                "year": 2018,
                "unit_id": unit_id("Huyện " + name),
                "unit": "Huyện " + name,
                "grade": "Trung bình",
                "total_min": Decimal(60 + place),
                "total_max": Decimal("104.99") - place,
                "rank_best": 3,
                "rank_worst": 10,
                "percent_min": (60 + place) / 1.5,
                "percent_max": (104.99 - place) / 1.5,
                "reading": "strict",
            }
            for place, name in enumerate(names)
        ]
    return {
        name: shape_table(pd.DataFrame(frames.get(name, []), dtype=object), name)
        for name in list_schemas()
    }, texts.texts


def write_fixture_home() -> None:
    """Fill the home that RANKINGS_HOME names with the catalogue and data/processed of both
    provinces.
    """
    catalogue_path().parent.mkdir(parents=True, exist_ok=True)
    with catalogue_path().open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, catalogue_columns(), restval="", lineterminator="\n")
        writer.writeheader()
        for province, documents in DOCUMENTS.items():
            for name, framework, year, decision, date, kind in documents:
                writer.writerow(
                    {
                        "document_id": name,
                        "file": f"{province}/{name.partition('_')[2]}.txt",
                        "province": province,
                        "framework": framework,
                        "evaluation_year": year or "",
                        "title": f"Công bố kết quả xếp hạng năm {year}",
                        "publisher": "PhuthoPortal",
                        "url": "https://phutho.gov.vn/vi/cong-bo-ket-qua",
                        "published_date": date,
                        "decision_number": decision,
                        "decision_date": date,
                        "retrieved_date": "2026-11-20",
                        "sha256": hashlib.sha256(name.encode()).hexdigest(),
                        "kind": kind,
                    }
                )
    for province in DOCUMENTS:
        tables, texts = build_tables(province)
        for name, table in tables.items():
            write_table(table.drop(columns="row_id"), name, province)
        for document, text in texts.items():
            text_path(province, document).parent.mkdir(parents=True, exist_ok=True)
            text_path(province, document).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_fixture_home()
