"""The order of the Vietnamese alphabet."""

from rankings.language.sorting import sort_key


def test_sorts_units_as_a_vietnamese_reader_expects():
    units = [
        "Sở Y tế",
        "Sở Xây dựng",
        "Ban Dân tộc",
        "Bảo hiểm Xã hội tỉnh",
        "Công an tỉnh",
        "Cục Thuế tỉnh",
        "Sở Công Thương",
        "Đài Truyền hình",
        "Sở Tài chính",
        "Sở Tư pháp",
    ]
    assert sorted(units, key=sort_key) == [
        "Ban Dân tộc",
        "Bảo hiểm Xã hội tỉnh",
        "Công an tỉnh",
        "Cục Thuế tỉnh",
        "Đài Truyền hình",
        "Sở Công Thương",
        "Sở Tài chính",
        "Sở Tư pháp",
        "Sở Xây dựng",
        "Sở Y tế",
    ]


def test_letters_come_before_tones():
    assert sorted(["bạ", "ban", "bã", "ba", "bả", "bá", "bà"], key=sort_key) == [
        "ba",
        "bà",
        "bả",
        "bã",
        "bá",
        "bạ",
        "ban",
    ]
    assert sorted(["ê", "đ", "â", "e", "ă", "d", "a"], key=sort_key) == [
        "a",
        "ă",
        "â",
        "d",
        "đ",
        "e",
        "ê",
    ]


def test_nothing_breaks_the_order():
    assert sorted(["Zà", "", "1", "中", "a-b", "A"], key=sort_key)[0] == ""
    assert sort_key("Hoà") != sort_key("Hòa")
    assert sort_key("Hoà")[:2] == sort_key("Hòa")[:2]
