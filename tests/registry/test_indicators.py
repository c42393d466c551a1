"""Figures find their indicator by words; breaks cut the series where concept or base changed."""

import pytest

from rankings.registry.indicators import indicator_of, load_indicators

# (measure, unit, of, quote or None, indicator): sentences of the pages, and others in the same
# words
FIGURES = [
    # phu-tho_2017_ict_use_3426
    (
        "các đơn vị có mạng nội bộ cơ bản đáp ứng được nhu cầu công tác",
        "%",
        None,
        None,
        "lan_agencies",
    ),
    (
        "các cơ quan, đơn vị đã trang bị hệ thống mạng kết nối không dây",
        "%",
        None,
        None,
        "wifi_agencies",
    ),
    (
        "Tỷ lệ cán bộ công chức trong các cơ quan nhà nước được trang bị máy tính phục vụ công tác",
        "%",
        None,
        None,
        "staff_computers",
    ),
    ("tỷ lệ máy tính được kết nối Internet", "%", None, None, "computers_internet"),
    (
        "máy vi tính được trang bị phần mềm diệt virut",
        "%",
        None,
        "hầu hết các cơ quan, đơn vị … hơn 80% máy vi tính được trang bị phần mềm diệt virut",
        "antivirus_computers",
    ),
    (
        "cán bộ công chức trong các cơ quan quản lý nhà nước của tỉnh sử dụng thành thạo máy tính",
        "%",
        None,
        None,
        "computer_skills",
    ),
    (
        "sở, ban, ngành, UBND các huyện, thành, thị đã chủ động bố trí kinh phí mở các lớp đào tạo",
        "đơn vị",
        39,
        None,
        "training_budget_agencies",
    ),
    ("đơn vị đảm bảo cung cấp dịch vụ công mức 1", "%", None, None, "level12_agencies"),
    ("dịch vụ công mức 3", "dịch vụ công", None, None, "level3_services"),
    (
        (
            "Tỷ lệ hồ sơ tiếp nhận giải quyết thủ tục hành chính tại các sở, ban, ngành thông qua"
            " phần mềm"
        ),
        "%",
        None,
        None,
        "online_dossiers_share",
    ),
    (
        "Tỷ lệ cán bộ công chức được cấp hộp thư điện tử công vụ trong các cơ quan nhà nước",
        "%",
        None,
        None,
        "email_staff",
    ),
    (
        "cán bộ công chức được cấp hộp thư thường xuyên sử dụng ít nhất 1 lần/ngày",
        "%",
        None,
        None,
        "email_daily",
    ),
    (
        (
            "Tỷ lệ văn bản điện tử được trao đổi trong nội bộ cơ quan thông qua hệ thống hộp thư"
            " công vụ"
        ),
        "%",
        None,
        None,
        "internal_edocuments",
    ),
    ("Tỷ lệ văn bản điện tử được trao đổi ra bên ngoài", "%", None, None, "external_edocuments"),
    (
        "các cơ quan, đơn vị đã sử dụng hệ thống phần mềm quản lý văn bản và điều hành",
        "%",
        None,
        None,
        "dms_agencies",
    ),
    (
        "cơ quan, đơn vị sử dụng Chữ ký số do Ban cơ yếu Chính phủ cung cấp",
        "cơ quan, đơn vị",
        39,
        None,
        "signature_agencies",
    ),
    (
        "các cơ quan, đơn vị đã có trang thông tin điện tử ở mức cơ bản",
        "%",
        None,
        None,
        "webpages_agencies",
    ),
    (
        "các cơ quan quản lý nhà nước trên địa bàn tỉnh đang sử dụng phần mềm kế toán",
        "%",
        None,
        None,
        "accounting_software_agencies",
    ),
    (
        "cán bộ công chức các xã, phường, thị trấn được cấp hộp thư điện tử công vụ",
        "%",
        None,
        None,
        "email_staff_commune",
    ),
    (
        "cơ quan đã ban hành kế hoạch ứng dụng và thúc đẩy ứng dụng công nghệ thông",
        "cơ quan",
        39,
        None,
        "plan_agencies",
    ),
    (
        "đơn vị đã xây dựng quy chế khai thác, sử dụng hệ thống thông tin",
        "đơn vị",
        39,
        None,
        "regulation_agencies",
    ),
    (
        "đơn vị có quy định về đảm bảo an toàn thông tin mạng",
        "đơn vị",
        39,
        None,
        "security_rules_agencies",
    ),
    (
        "đơn vị quan tâm ban hành văn bản chỉ đạo về đẩy mạnh ứng dụng công nghệ thông tin",
        "đơn vị",
        39,
        None,
        "directives_agencies",
    ),
    (
        (
            "đơn vị đã chú trọng đẩy mạnh ứng dụng công nghệ thông tin vào công tác chuyên môn"
            " nghiệp vụ"
        ),
        "đơn vị",
        39,
        None,
        "professional_use_agencies",
    ),
    (
        "cơ quan, đơn vị đã bố trí kinh phí chi cho hoạt động đầu tư ứng dụng công nghệ thông tin",
        "%",
        None,
        "… xây dựng trang thông tin điện tử …",
        "budget_agencies",
    ),
    # phu-tho_2021_egov_519
    (
        "các cơ quan nhà nước thực hiện gửi nhận văn bản điện tử tích hợp chữ ký số",
        "%",
        None,
        None,
        "signed_exchange_agencies",
    ),
    (
        "các cơ quan, đơn vị trên địa bàn tỉnh đã ứng dụng chữ ký số",
        "%",
        None,
        None,
        "signature_agencies",
    ),
    ("Tỷ lệ văn bản có ký số", "%", None, None, "signed_documents"),
    (
        "xã, phường, thị trấn có Trang thông tin điện tử hoặc chuyên trang",
        "xã, phường, thị trấn",
        225,
        None,
        "webpages_communes",
    ),
    (
        "xã, phường, thị trấn có Trang thông tin điện tử hoặc chuyên trang",
        "%",
        None,
        None,
        "webpages_communes",
    ),
    (
        "cơ quan nhà nước từ cấp tỉnh đến cấp huyện, cấp xã",
        "%",
        None,
        "Hệ thống một cửa điện tử được triển khai … 100% cơ quan nhà nước",
        "onestop_agencies",
    ),
    (
        "hồ sơ thủ tục hành chính được tiếp nhận, giải quyết theo hình thức trực tuyến mức độ 3, 4",
        "hồ sơ",
        None,
        None,
        "online_dossiers_count",
    ),
    (
        (
            "tỷ lệ hồ sơ thủ tục hành chính được tiếp nhận, giải quyết theo hình thức trực tuyến"
            " mức độ 3, 4"
        ),
        "%",
        None,
        None,
        "online_dossiers_share",
    ),
    (
        "các sở, ban, ngành",
        "%",
        None,
        "100% các sở, ban, ngành … đã mở tài khoản thanh toán không dùng tiền mặt",
        "cashless_agencies",
    ),
    (
        "các cơ quan nhà nước trên địa bàn tỉnh",
        "%",
        None,
        "Hệ thống hội nghị trực tuyến … 100% các cơ quan nhà nước",
        "videoconference_agencies",
    ),
    ("Tổng số đã diễn ra", "cuộc họp trực tuyến", None, None, "online_meetings"),
    ("cuộc họp trực tuyến được tổ chức", "điểm cầu", None, None, "online_meeting_sites"),
    ("số đại biểu dự họp", "người", None, None, "online_meeting_delegates"),
    # phu-tho_2021_indices_none
    (
        "UBND xã, phường, thị trấn có Bộ phận tiếp nhận và trả kết quả hiện đại",
        "UBND xã, phường, thị trấn",
        277,
        None,
        "modern_onestop_communes",
    ),
    ("số TTHC được cung cấp trực tuyến mức độ 3", "thủ tục", None, None, "level3_services"),
    ("mức độ 4", "thủ tục", None, None, "level4_services"),
    (
        "hồ sơ TTHC của tỉnh được đồng bộ lên Cổng Dịch vụ công quốc gia",
        "%",
        None,
        None,
        "dossiers_synced",
    ),
    (
        "huyện, thành, thị",
        "huyện, thành, thị",
        13,
        "hệ thống truyền hình thực tuyến đến toàn bộ 13/13 huyện, thành, thị",
        "videoconference_districts",
    ),
    (
        "xã, phường, thị trấn trên địa bàn tỉnh",
        "xã, phường, thị trấn",
        225,
        "hệ thống truyền hình thực tuyến … 225/225 xã, phường, thị trấn",
        "videoconference_communes",
    ),
    # phu-tho_2024_dti_42
    (
        "đơn vị cấp sở đã bố trí cán bộ chuyên trách hoặc kiêm nhiệm",
        "%",
        None,
        None,
        "dedicated_staff_departments",
    ),
    (
        "đơn vị cấp huyện, cấp xã đã bố trí cán bộ chuyên trách hoặc kiêm nhiệm",
        "%",
        None,
        None,
        "dedicated_staff_local",
    ),
    (
        "tổng số văn bản gửi nhận trên hệ thống quản lý văn bản và điều hành",
        "văn bản",
        None,
        None,
        "documents_exchanged",
    ),
    (
        "Tổng số văn bản đi được phát hành trên trục liên thông Quốc gia",
        "văn bản",
        None,
        None,
        "documents_national_axis",
    ),
    (
        "Việc gửi nhận văn bản điện tử tích hợp chữ ký số ước tính đã tiết kiệm",
        "tỷ đồng/tháng",
        None,
        None,
        "monthly_savings",
    ),
    (
        (
            "Hệ thống thông tin giải quyết thủ tục hành chính của tỉnh cung cấp dịch vụ công trực"
            " tuyến"
        ),
        "%",
        None,
        None,
        "online_services_share",
    ),
    ("dịch vụ công trực tuyến toàn trình", "dịch vụ", None, None, "full_process_services"),
    ("dịch vụ công trực tuyến toàn trình", "%", None, None, "full_process_share"),
    ("hệ thống tiếp nhận và giải quyết", "hồ sơ", None, None, "dossiers_count"),
    (
        "đài truyền thanh cấp xã ứng dụng công nghệ thông tin - viễn thông",
        "đài truyền thanh cấp xã",
        None,
        None,
        "radio_ict_count",
    ),
    (
        "đài truyền thanh cấp xã ứng dụng công nghệ thông tin - viễn thông",
        "%",
        None,
        None,
        "radio_ict_share",
    ),
    (
        "số đài truyền thanh cấp xã đảm bảo tiêu chuẩn kỹ thuật",
        "đài",
        225,
        None,
        "radio_standard_share",
    ),
    ("doanh nghiệp của tỉnh đã sử dụng hóa đơn điện tử", "%", None, None, "einvoice_firms"),
    ("Tỷ trọng kinh tế số", "%", None, None, "digital_economy_share"),
    (
        "tỷ lệ dân số từ 15 tuổi trở lên trên địa bàn tỉnh có tài khoản thanh toán điện tử",
        "%",
        None,
        None,
        "payment_accounts",
    ),
    (
        "công dân trên địa bàn tỉnh có thẻ căn cước, căn cước công dân",
        "triệu công dân",
        None,
        None,
        "id_cards",
    ),
    ("người có tài khoản định danh điện tử trên VNeID", "người", None, None, "vneid_accounts"),
    # another province, other words
    ("thành viên tổ công nghệ số cộng đồng", "thành viên", None, None, "community_group_members"),
    (
        "tổ công nghệ số cộng đồng với 7.454 thành viên",
        "tổ công nghệ số",
        None,
        None,
        "community_groups",
    ),
    ("TỶ LỆ HỒ SƠ TTHC TIẾP NHẬN TRỰC TUYẾN", "%", None, None, "online_dossiers_share"),
    ("Tỷ trọng kinh tế số trong GRDP", "%", None, None, "digital_economy_share"),
    # no indicator
    ("tiêu chí: Hạ tầng kỹ thuật công nghệ thông tin", "tiêu chí", None, None, None),
    ("năm triển khai", "năm", None, None, None),
    ("số đơn vị loại Tốt", "đơn vị", None, None, None),
    ("", "%", None, None, None),
]


@pytest.mark.parametrize(("measure", "unit", "of", "quote", "indicator"), FIGURES)
def test_a_figure_finds_its_indicator_by_words(measure, unit, of, quote, indicator):
    assert (
        indicator_of({"measure": measure, "unit": unit, "of": of, "quote": quote or measure})
        == indicator
    )


@pytest.mark.parametrize(
    ("measure", "indicator"),
    [
        ("tỷ lệ cán bộ được trang bị máy tính", "staff_computers_commune"),
        ("tỷ lệ máy tính được trang bị phần mềm diệt virut", "antivirus_computers_commune"),
    ],
)
def test_a_commune_heading_decides_where_the_sentence_does_not(measure, indicator):
    figure = {"measure": measure, "unit": "%", "quote": measure}
    assert indicator_of({**figure, "level": "commune"}) == indicator
    assert indicator_of(figure) is None


@pytest.mark.parametrize(
    ("indicator", "earlier", "later", "year"),
    [
        ("online_dossiers_share", 2017, 2020, 2020),
        ("online_dossiers_share", 2020, 2021, None),
        ("online_dossiers_share", 2021, 2023, 2022),
        ("online_dossiers_share", 2023, 2024, None),
        ("webpages_communes", 2020, 2021, None),
        ("signed_documents", 2020, 2021, None),
        ("level3_services", 2017, 2021, None),
        ("level3_services", 2017, 2022, 2022),
        ("level3_services", 2022, 2024, 2023),
        ("lan_agencies", 2017, 2022, 2022),
        ("modern_onestop_communes", 2016, 2021, 2020),
        ("radio_ict_count", 2024, 2025, 2025),
    ],
)
def test_breaks(indicator, earlier, later, year):
    cut = load_indicators()[indicator].break_between(earlier, later)
    assert (cut.year if cut else None) == year
    assert cut is None or (cut.vi and cut.en)


def test_definitions_are_whole():
    for indicator in load_indicators().values():
        assert indicator.words and all(group for group in indicator.words)
        assert (indicator.unit == "%") == (indicator.measured_in == "share")
        assert indicator.definition != indicator.name_en
