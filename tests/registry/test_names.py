"""Every name that the pages print, and the body it means; newest bug first."""

import json
from pathlib import Path

import pytest

from rankings.registry.units import canonical_name, identify_unit, load_register

PAGES = Path(__file__).resolve().parents[1] / "pages" / "expected"

# (printed, province, on, level, canonical name)
FIVE_SOURCES = [
    # phu-tho_2021_egov_519
    ("Cục Thuế tỉnh", "phu-tho", 2021, "department", "Cục Thuế tỉnh"),
    ("Sở Thông tin và Truyền thông", "phu-tho", 2021, "department", "Sở Thông tin và Truyền thông"),
    ("Văn phòng UBND tỉnh", "phu-tho", 2021, "department", "Văn phòng UBND tỉnh"),
    ("Sở Y tế", "phu-tho", 2021, "department", "Sở Y tế"),
    ("Sở Tài chính", "phu-tho", 2021, "department", "Sở Tài chính"),
    ("Sở Kế hoạch và Đầu tư", "phu-tho", 2021, "department", "Sở Kế hoạch và Đầu tư"),
    ("Kho bạc Nhà nước tỉnh", "phu-tho", 2021, "department", "Kho bạc Nhà nước tỉnh"),
    ("Bảo hiểm Xã hội tỉnh", "phu-tho", 2021, "department", "Bảo hiểm xã hội tỉnh"),
    (
        "Sở Lao động, Thương binh và Xã hội",
        "phu-tho",
        2021,
        "department",
        "Sở Lao động - Thương binh và Xã hội",
    ),
    ("Sở Giáo dục và Đào tạo", "phu-tho", 2021, "department", "Sở Giáo dục và Đào tạo"),
    ("Sở Nội vụ", "phu-tho", 2021, "department", "Sở Nội vụ"),
    ("Sở Tư pháp", "phu-tho", 2021, "department", "Sở Tư pháp"),
    ("Sở Tài nguyên và Môi trường", "phu-tho", 2021, "department", "Sở Tài nguyên và Môi trường"),
    ("Sở Giao thông vận tải", "phu-tho", 2021, "department", "Sở Giao thông vận tải"),
    ("Sở Xây dựng", "phu-tho", 2021, "department", "Sở Xây dựng"),
    ("Sở Khoa học và Công nghệ", "phu-tho", 2021, "department", "Sở Khoa học và Công nghệ"),
    (
        "Sở Nông nghiệp và Phát triển Nông thôn",
        "phu-tho",
        2021,
        "department",
        "Sở Nông nghiệp và Phát triển nông thôn",
    ),
    ("Sở Công Thương", "phu-tho", 2021, "department", "Sở Công Thương"),
    (
        "Sở Văn hóa, Thể thao và Du lịch",
        "phu-tho",
        2021,
        "department",
        "Sở Văn hóa, Thể thao và Du lịch",
    ),
    ("Sở Ngoại vụ", "phu-tho", 2021, "department", "Sở Ngoại vụ"),
    (
        "Ban quản lý các khu công nghiệp",
        "phu-tho",
        2021,
        "department",
        "Ban Quản lý các khu công nghiệp",
    ),
    ("Công an tỉnh", "phu-tho", 2021, "department", "Công an tỉnh"),
    ("Thanh tra tỉnh", "phu-tho", 2021, "department", "Thanh tra tỉnh"),
    ("Chi Cục Hải quan", "phu-tho", 2021, "department", "Chi cục Hải quan"),
    ("Ban Dân tộc", "phu-tho", 2021, "department", "Ban Dân tộc"),
    ("Bộ Chỉ huy Quân sự tỉnh", "phu-tho", 2021, "department", "Bộ Chỉ huy Quân sự tỉnh"),
    ("UBND Thị xã Phú Thọ", "phu-tho", 2021, "district", "Thị xã Phú Thọ"),
    ("UBND huyện Tân Sơn", "phu-tho", 2021, "district", "Huyện Tân Sơn"),
    ("UBND Huyện Tam Nông", "phu-tho", 2021, "district", "Huyện Tam Nông"),
    ("UBND Huyện Yên Lập", "phu-tho", 2021, "district", "Huyện Yên Lập"),
    ("UBND Huyện Thanh Ba", "phu-tho", 2021, "district", "Huyện Thanh Ba"),
    ("UBND Thành Phố Việt Trì", "phu-tho", 2021, "district", "Thành phố Việt Trì"),
    ("UBND Huyện Thanh Thủy", "phu-tho", 2021, "district", "Huyện Thanh Thủy"),
    ("UBND Huyện Đoan Hùng", "phu-tho", 2021, "district", "Huyện Đoan Hùng"),
    ("UBND Huyện Hạ Hòa", "phu-tho", 2021, "district", "Huyện Hạ Hòa"),
    ("UBND Huyện Thanh Sơn", "phu-tho", 2021, "district", "Huyện Thanh Sơn"),
    ("UBND Huyện Cẩm Khê", "phu-tho", 2021, "district", "Huyện Cẩm Khê"),
    ("UBND Huyện Phù Ninh", "phu-tho", 2021, "district", "Huyện Phù Ninh"),
    ("UBND Huyện Lâm Thao", "phu-tho", 2021, "district", "Huyện Lâm Thao"),
    ("Thanh Ba", "phu-tho", 2021, "district", "Huyện Thanh Ba"),
    ("Thị xã Phú Thọ", "phu-tho", 2021, None, "Thị xã Phú Thọ"),
    # phu-tho_2024_dti_42
    (
        "Ban Quản lý các khu công nghiệp tỉnh",
        "phu-tho",
        2024,
        "department",
        "Ban Quản lý các khu công nghiệp",
    ),
    (
        "Sở Lao động - Thương binh và Xã hội",
        "phu-tho",
        2024,
        "department",
        "Sở Lao động - Thương binh và Xã hội",
    ),
    ("Ban dân tộc", "phu-tho", 2024, "department", "Ban Dân tộc"),
    ("Ngân hàng Nhà nước tỉnh", "phu-tho", 2024, "department", "Ngân hàng Nhà nước tỉnh"),
    ("Cục Quản lý thị trường", "phu-tho", 2024, "department", "Cục Quản lý thị trường"),
    ("thành phố Việt Trì", "phu-tho", 2024, "district", "Thành phố Việt Trì"),
    ("huyện Cẩm Khê", "phu-tho", 2024, "district", "Huyện Cẩm Khê"),
    # hung-yen_2018_egov_none
    (
        "Sở Nông nghiệp phát triển nông thôn",
        "hung-yen",
        2018,
        "department",
        "Sở Nông nghiệp và Phát triển nông thôn",
    ),
    (
        "Sở Nông nghiệp và phát triển nông thôn",
        "hung-yen",
        2018,
        "department",
        "Sở Nông nghiệp và Phát triển nông thôn",
    ),
    (
        "Ban quản lý các khu công nghiệp tỉnh",
        "hung-yen",
        2018,
        "department",
        "Ban Quản lý các khu công nghiệp",
    ),
    ("Sở Công thương", "hung-yen", 2018, "department", "Sở Công Thương"),
    (
        "Sở Lao động – Thương binh và xã hội",
        "hung-yen",
        2018,
        "department",
        "Sở Lao động - Thương binh và Xã hội",
    ),
    ("Ủy ban nhân dân thành phố Hưng Yên", "hung-yen", 2018, "district", "Thành phố Hưng Yên"),
    ("Ủy ban nhân dân huyện Yên Mỹ", "hung-yen", 2018, "district", "Huyện Yên Mỹ"),
    ("Ủy ban nhân dân huyện Phù Cừ", "hung-yen", 2018, "district", "Huyện Phù Cừ"),
    ("Ủy ban nhân dân huyện Mỹ Hào", "hung-yen", 2018, "district", "Huyện Mỹ Hào"),
    ("huyện Văn Lâm", "hung-yen", 2018, "district", "Huyện Văn Lâm"),
    ("Khoái Châu", "hung-yen", 2018, "district", "Huyện Khoái Châu"),
    ("Mỹ Hào", "hung-yen", 2018, "district", "Huyện Mỹ Hào"),
    ("Mỹ Hào", "hung-yen", 2019, "district", "Thị xã Mỹ Hào"),
    # phu-tho_2017_ict_use_3426
    ("Cục thuế tỉnh", "phu-tho", 2017, "department", "Cục Thuế tỉnh"),
    ("Văn phòng UBD tỉnh", "phu-tho", 2017, "department", "Văn phòng UBND tỉnh"),
    (
        "Sở Lao động thương binh và Xã hội",
        "phu-tho",
        2017,
        "department",
        "Sở Lao động - Thương binh và Xã hội",
    ),
    (
        "Sở Lao động Thương binh và Xã hội",
        "phu-tho",
        2017,
        "department",
        "Sở Lao động - Thương binh và Xã hội",
    ),
    ("Sở Giao thông Vận tải", "phu-tho", 2017, "department", "Sở Giao thông vận tải"),
    ("UBND thành phố Việt Trì", "phu-tho", 2017, "district", "Thành phố Việt Trì"),
    ("Uỷ ban nhân dân huyện Lâm Thao", "phu-tho", 2017, "district", "Huyện Lâm Thao"),
    ("Ủy ban nhân dân huyện Yên Lập", "phu-tho", 2017, "district", "Huyện Yên Lập"),
    # phu-tho_2021_indices_none and the figures typed from others
    ("tỉnh Phú Thọ", None, 2021, "province", "Phú Thọ"),
    ("Phú Thọ", None, 2021, "province", "Phú Thọ"),
    ("Sở LĐ, TB và XH", "phu-tho", 2022, "department", "Sở Lao động - Thương binh và Xã hội"),
    (
        "Sở Nông nghiệp và PTNT",
        "phu-tho",
        2022,
        "department",
        "Sở Nông nghiệp và Phát triển nông thôn",
    ),
    ("Ban Quản lý các KCN", "phu-tho", 2022, "department", "Ban Quản lý các khu công nghiệp"),
    ("Ngân hàng nhà nước tỉnh", "phu-tho", 2022, "department", "Ngân hàng Nhà nước tỉnh"),
]

# Spellings met on pages of other provinces: any province must do.
SPELLINGS = [
    ("Y tế", "phu-tho", 2021, "department", "Sở Y tế"),  # of "các sở: Y tế, Nội vụ"
    ("TT&TT", "phu-tho", 2021, "department", "Sở Thông tin và Truyền thông"),
    (
        "Lao động - Thương binh và Xã hội",
        "phu-tho",
        2021,
        "department",
        "Sở Lao động - Thương binh và Xã hội",
    ),
    ("Thuỷ Nguyên", "hai-phong", 2023, "district", "Huyện Thủy Nguyên"),
    ("Thành đoàn", "da-nang", 2023, "department", "Thành đoàn"),
    ("Công an TP. Đà Nẵng", "da-nang", 2023, "department", "Công an thành phố"),
    ("Sở TT-TT", "quang-nam", 2023, "department", "Sở Thông tin và Truyền thông"),
    ("Sở TT & TT", "an-giang", 2023, "department", "Sở Thông tin và Truyền thông"),
    ("Sở TTTT", "an-giang", 2023, "department", "Sở Thông tin và Truyền thông"),
    ("SỞ THÔNG TIN & TRUYỀN THÔNG", "an-giang", 2023, "department", "Sở Thông tin và Truyền thông"),
    ("Sở KH-CN", "quang-nam", 2023, "department", "Sở Khoa học và Công nghệ"),
    ("Sở KHCN", "quang-nam", 2023, "department", "Sở Khoa học và Công nghệ"),
    ("Sở KH&ĐT", "quang-nam", 2023, "department", "Sở Kế hoạch và Đầu tư"),
    ("Sở LĐ-TB&XH", "quang-nam", 2023, "department", "Sở Lao động - Thương binh và Xã hội"),
    ("Sở LĐTBXH", "quang-nam", 2023, "department", "Sở Lao động - Thương binh và Xã hội"),
    ("Sở Lao động - TB&XH", "quang-nam", 2023, "department", "Sở Lao động - Thương binh và Xã hội"),
    ("Sở VH,TT&DL", "quang-nam", 2023, "department", "Sở Văn hóa, Thể thao và Du lịch"),
    ("Sở VHTTDL", "quang-nam", 2023, "department", "Sở Văn hóa, Thể thao và Du lịch"),
    (
        "Sở Văn hoá, Thể thao & Du lịch",
        "quang-nam",
        2023,
        "department",
        "Sở Văn hóa, Thể thao và Du lịch",
    ),
    ("Sở NN&PTNT", "quang-nam", 2023, "department", "Sở Nông nghiệp và Phát triển nông thôn"),
    ("Sở NN-PTNT", "quang-nam", 2023, "department", "Sở Nông nghiệp và Phát triển nông thôn"),
    ("Sở TN&MT", "quang-nam", 2023, "department", "Sở Tài nguyên và Môi trường"),
    ("Sở GD-ĐT", "quang-nam", 2023, "department", "Sở Giáo dục và Đào tạo"),
    ("Sở GTVT", "quang-nam", 2023, "department", "Sở Giao thông vận tải"),
    ("Sở NN&MT", "quang-nam", 2025, "department", "Sở Nông nghiệp và Môi trường"),
    ("Sở Nông nghiệp", "son-la", 2025, "department", "Sở Nông nghiệp và Môi trường"),
    ("Sở Nông nghiệp", "son-la", 2024, "department", "Sở Nông nghiệp và Phát triển nông thôn"),
    ("Sở Dân tộc & Tôn giáo", "son-la", 2025, "department", "Sở Dân tộc và Tôn giáo"),
    ("VP UBND tỉnh", "son-la", 2023, "department", "Văn phòng UBND tỉnh"),
    (
        "Văn phòng Uỷ ban nhân dân thành phố",
        "can-tho",
        2023,
        "department",
        "Văn phòng UBND thành phố",
    ),
    (
        "Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh",
        "son-la",
        2023,
        "department",
        "Văn phòng Đoàn ĐBQH và HĐND tỉnh",
    ),
    ("BQL các KCN", "binh-duong", 2023, "department", "Ban Quản lý các khu công nghiệp"),
    ("Ban Quản lý KKT", "tay-ninh", 2023, "department", "Ban Quản lý Khu kinh tế"),
    ("BHXH tỉnh", "son-la", 2023, "department", "Bảo hiểm xã hội tỉnh"),
    ("Bảo hiểm xã hội", "nghe-an", 2022, "department", "Bảo hiểm xã hội tỉnh"),
    ("Cục Thuế", "nghe-an", 2022, "department", "Cục Thuế tỉnh"),
    ("Cục Thuế thành phố Hà Nội", "ha-noi", 2022, "department", "Cục Thuế thành phố"),
    ("Bộ CHQS tỉnh", "son-la", 2022, "department", "Bộ Chỉ huy Quân sự tỉnh"),
    (
        "BCH Bộ đội Biên phòng tỉnh",
        "son-la",
        2022,
        "department",
        "Bộ Chỉ huy Bộ đội Biên phòng tỉnh",
    ),
    ("NHNN chi nhánh tỉnh Sơn La", "son-la", 2022, "department", "Ngân hàng Nhà nước tỉnh"),
    ("Sở Y tế tỉnh Bắc Giang", "bac-giang", 2022, "department", "Sở Y tế"),
    ("Sở Y tế Hà Nội", "ha-noi", 2022, "department", "Sở Y tế"),
    ("Tỉnh Đoàn", "lao-cai", 2023, "department", "Tỉnh đoàn"),
    (
        "UBMTTQ Việt Nam tỉnh",
        "lao-cai",
        2023,
        "department",
        "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",
    ),
    ("Hội LHPN tỉnh", "lao-cai", 2023, "department", "Hội Liên hiệp Phụ nữ tỉnh"),
    ("Sở Quy hoạch - Kiến trúc", "ho-chi-minh", 2023, "department", "Sở Quy hoạch - Kiến trúc"),
    ("TP. Sầm Sơn", "thanh-hoa", 2022, "district", "Thành phố Sầm Sơn"),
    ("TX Bỉm Sơn", "thanh-hoa", 2022, "district", "Thị xã Bỉm Sơn"),
    ("UBND Q.1", "ho-chi-minh", 2022, "district", "Quận 1"),
    ("huyện Cư M’gar", "dak-lak", 2022, "district", "Huyện Cư M'gar"),
    ("TP Phan Rang-Tháp Chàm", "ninh-thuan", 2022, "district", "Thành phố Phan Rang - Tháp Chàm"),
    (
        "Hồng Ngự",
        "dong-thap",
        2021,
        "district",
        "Hồng Ngự",
    ),  # a city and a district bear the name: left bare
    ("TP.HCM", None, 2022, "province", "Hồ Chí Minh"),
    ("Thành phố Hồ Chí Minh", None, 2022, "province", "Hồ Chí Minh"),
    ("Thừa Thiên-Huế", None, 2022, "province", "Thừa Thiên Huế"),
    ("TT-Huế", None, 2022, "province", "Thừa Thiên Huế"),
    ("Đăk Lăk", None, 2022, "province", "Đắk Lắk"),
    ("Bà Rịa – Vũng Tàu", None, 2022, "province", "Bà Rịa - Vũng Tàu"),
    ("Hoà Bình", None, 2022, "province", "Hòa Bình"),
]

# (printed, province, year, level): nobody of the registry, or not of that level
STRANGERS = [
    ("Công an thành phố Việt Trì", "phu-tho", 2021, None),
    ("Công an huyện Tam Nông", "phu-tho", 2021, None),
    ("Thanh tra huyện", "phu-tho", 2021, None),
    ("Văn phòng UBND huyện Tam Nông", "phu-tho", 2021, None),
    ("UBND tỉnh", "phu-tho", 2021, None),
    ("Sở", "phu-tho", 2021, None),
    ("Sở Nội", "phu-tho", 2021, None),
    ("Sở Y tếx", "phu-tho", 2021, None),
    ("Sở Thông tin", "phu-tho", 2021, None),
    ("Công an tỉnh Yên Bái", "phu-tho", 2021, None),
    ("Huyện Thanh Bình", "phu-tho", 2021, "district"),
    ("Huyện Phú Thọ", "phu-tho", 2021, "district"),
    ("Phú Thọ", "phu-tho", 2021, None),  # the town or the province: the level must say
    ("Cao Lãnh", "dong-thap", 2021, "district"),
    ("Ngân hàng Nhà nước Việt Nam", "phu-tho", 2021, None),
    ("Thuế", "phu-tho", 2025, None),
    ("Tổng cộng", "phu-tho", 2021, None),
    ("", "phu-tho", 2021, None),
    ("Sở Y tế", "phu-tho", 2021, "district"),
    ("Y tế", "phu-tho", 2021, None),  # a word, unless the level says department
    ("y tế", "phu-tho", 2021, "department"),
]


def on(year: int) -> str:
    return f"{year}-12-31"


@pytest.mark.parametrize(("printed", "province", "year", "level", "name"), FIVE_SOURCES)
def test_names_of_the_sources_are_known(printed, province, year, level, name):
    unit = identify_unit(printed, province, on(year), level)
    assert unit is not None and unit.name == name
    if province and level != "province":
        assert unit.province == province


@pytest.mark.parametrize(("printed", "province", "year", "level", "name"), SPELLINGS)
def test_spellings_of_other_provinces_are_known(printed, province, year, level, name):
    assert canonical_name(printed, province, on(year), level) == name


@pytest.mark.parametrize(("printed", "province", "year", "level"), STRANGERS)
def test_strangers_stay_unknown(printed, province, year, level):
    assert identify_unit(printed, province, on(year), level) is None


def list_fixture_rows():
    for path in sorted(PAGES.glob("*.json")):
        page = json.loads(path.read_text(encoding="utf-8"))
        for group in page["groups"]:
            level = {"vertical": "department"}.get(group["level"], group["level"])
            for row in group["rows"]:
                if level == "commune" and len(row["unit_printed"]) < len(row["unit_canonical"]):
                    continue  # "các phường A, B": the type stands in the list, not in the name
                yield (
                    path.stem,
                    row["unit_printed"],
                    row["unit_canonical"],
                    page["document"]["province"],
                    page["document"]["evaluation_year"],
                    level,
                )


def test_names_of_the_fixture_pages_are_known():
    rows = [*list_fixture_rows()]
    assert len(rows) > 300
    for page, printed, name, province, year, level in rows:
        where = (page, printed)
        assert canonical_name(printed, province, on(year), level) == name, where
        if level != "commune":
            assert identify_unit(printed, province, on(year), level) is not None, where


@pytest.mark.parametrize(
    "row",
    [row for row in load_register().aliases if row["status"] == "never"],
    ids=lambda row: f"{row['alias']} / {row['unit_id']}",
)
def test_names_that_must_not_match_do_not(row):
    provinces = [row["province"]] if row["province"] != "vn" else ["phu-tho", "son-la", "da-nang"]
    for province in provinces:
        for year in (2018, 2021, 2024, 2025):
            unit = identify_unit(row["alias"], province, on(year))
            assert unit is None or row["unit_id"] not in (unit.unit_id, unit.type)


@pytest.mark.parametrize(
    ("printed", "province", "day", "unit_id"),
    [
        ("Sở Tài chính", "phu-tho", "2025-02-28", "phu-tho/so-tai-chinh"),
        ("Sở Tài chính", "phu-tho", "2025-03-01", "phu-tho/so-tai-chinh@2025-03-01"),
        ("Sở Tài chính", "phu-tho", "2025-07-01", "phu-tho/so-tai-chinh@2025-07-01"),
        (
            "Sở Tài chính",
            "son-la",
            "2025-12-31",
            "son-la/so-tai-chinh@2025-03-01",
        ),  # an unchanged province
        (
            "Sở Tài chính",
            "lao-cai",
            "2025-12-31",
            "lao-cai/so-tai-chinh@2025-07-01",
        ),  # a merged one
        ("Sở Y tế", "phu-tho", "2024-12-31", "phu-tho/so-y-te"),
        ("Sở Y tế", "phu-tho", "2025-12-31", "phu-tho/so-y-te@2025-07-01"),
        (
            "Sở TT&TT",
            "phu-tho",
            "2025-12-31",
            "phu-tho/so-thong-tin-va-truyen-thong",
        ),  # ended: the nearest in time
        ("Huyện Mỹ Hào", "hung-yen", "2018-12-31", "hung-yen/huyen-my-hao"),
        ("Thị xã Mỹ Hào", "hung-yen", "2021-12-31", "hung-yen/thi-xa-my-hao"),
    ],
)
def test_the_date_decides_between_bodies_of_one_name(printed, province, day, unit_id):
    assert identify_unit(printed, province, day).unit_id == unit_id


@pytest.mark.parametrize("day", ["2025-06-30", "2025-07-01"])
def test_phu_tho_before_and_after_the_merger_are_two_bodies(day):
    before = identify_unit("Phú Thọ", level="province", on="2025-06-30")
    after = identify_unit("Phú Thọ", level="province", on="2025-07-01")
    assert before.unit_id != after.unit_id and {before.code, after.code} == {"25"}
    assert identify_unit("Phú Thọ", level="province", on=day).is_valid(day)
