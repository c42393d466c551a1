"""Generated sentences parse back to what they were made from: any unit, place, score, mark, letter
form or kind of space.
"""

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from rankings.language.numbers import find_number_tokens
from rankings.language.text import normalise_text
from rankings.parse.prose.lexer import lex_sentences
from rankings.parse.prose.reader import read_prose
from rankings.parse.sentences import Paragraph, split_sentences

UNITS = [
    "Sở Y tế",
    "Sở Tài chính",
    "Sở TT&TT",
    "Sở LĐ-TB&XH",
    "Sở Văn hóa, Thể thao và Du lịch",
    "Sở Nông nghiệp và PTNT",
    "Văn phòng UBND tỉnh",
    "Thanh tra tỉnh",
    "Ban Dân tộc",
    "Cục Thuế tỉnh",
    "Bảo hiểm xã hội tỉnh",
    "UBND huyện Yên Lập",
    "huyện Lâm Thao",
    "thị xã Phú Thọ",
    "TP Việt Trì",
    "UBND thành phố Hưng Yên",
    "Sở Kế hoạch và Đầu tư",
    "Sở KH-CN",
    "Ban Quản lý các khu công nghiệp",
    "Công an tỉnh",
]
LEVEL_ONE = UNITS[:11]
GRADES = ["Tốt", "Khá", "Trung bình", "Xuất sắc", "Yếu"]

lists = st.lists(st.sampled_from(LEVEL_ONE), min_size=2, max_size=6, unique=True)
scores = st.tuples(st.integers(1, 999), st.integers(0, 99)).map(
    lambda pair: f"{pair[0]},{pair[1]:02d}"
)
marks = st.sampled_from([",", "."])
ranks = st.integers(1, 63)


def join(units: list[str]) -> str:
    return ", ".join(units[:-1]) + " và " + units[-1]


def read(text: str, form: str, space: str) -> list:
    page = normalise_text(unicodedata.normalize(form, text).replace(" ", space))
    sentences = split_sentences(page, [Paragraph(0, len(page), 0)])
    lexed = lex_sentences(page, sentences, find_number_tokens(page), "Phú Thọ")
    statements = read_prose(page, sentences, lexed, "Phú Thọ", False)
    for statement in statements:
        for span in statement.fields.values():
            assert page[span.start : span.end] == span.text
    return [statement for statement in statements if statement.kind == "ranking"]


def rank_of(statement) -> str:
    return statement.attributes.get("rank") or statement.fields["rank"].text


forms = {"form": st.sampled_from(["NFC", "NFD"]), "space": st.sampled_from([" ", "\u00a0"])}


@given(
    unit=st.sampled_from(UNITS),
    score=scores,
    mark=marks,
    wording=st.sampled_from(
        [
            "{unit} đứng đầu với {score} điểm.",
            "{unit} dẫn đầu, đạt {score} điểm.",
            "Dẫn đầu là {unit} ({score} điểm).",
            "Đứng thứ nhất là {unit} với {score} điểm.",
            "Điểm cao nhất là {score} điểm ({unit}).",
            "{unit} là đơn vị dẫn đầu với tổng điểm {score} điểm.",
            "Quán quân thuộc về {unit} ({score} điểm).",
        ]
    ),
    **forms,
)
def test_first_place_with_its_score(unit, score, mark, wording, form, space):
    score = score.replace(",", mark)
    found = read(wording.format(unit=unit, score=score), form, space)
    assert [(s.fields["unit"].text, rank_of(s), s.fields["score"].text) for s in found] == [
        (unit, "1", score)
    ]


@given(
    unit=st.sampled_from(UNITS),
    rank=ranks,
    score=scores,
    wording=st.sampled_from(
        [
            "{unit} xếp thứ {rank} với {score} điểm.",
            "{unit} đứng thứ {rank}, đạt {score} điểm.",
            "Xếp thứ {rank} là {unit} ({score} điểm).",
            "{unit} đạt {score} điểm, xếp thứ {rank}.",
            "{unit} giữ vị trí thứ {rank} ({score} điểm).",
        ]
    ),
    **forms,
)
def test_place_with_its_score(unit, rank, score, wording, form, space):
    found = read(wording.format(unit=unit, rank=rank, score=score), form, space)
    assert [(s.fields["unit"].text, rank_of(s), s.fields["score"].text) for s in found] == [
        (unit, str(rank), score)
    ]


@given(
    unit=st.sampled_from(UNITS),
    rank=ranks,
    of=st.integers(5, 63),
    places=st.integers(1, 30),
    year=st.integers(2017, 2024),
    rises=st.booleans(),
    **forms,
)
def test_place_of_n_with_its_change(unit, rank, of, places, year, rises, form, space):
    verb = "tăng" if rises else "giảm"
    [found] = read(
        f"{unit} xếp thứ {rank}/{of}, {verb} {places} bậc so với năm {year}.", form, space
    )
    assert (
        rank_of(found),
        found.fields["rank_of"].text,
        found.fields["rank_change"].text,
        found.fields["baseline"].text,
    ) == (str(rank), str(of), str(places), str(year))
    assert found.attributes["rank_change_sign"] == ("+" if rises else "-")


@given(
    units=lists,
    wording=st.sampled_from(
        [
            "Tốp {n} lần lượt là {units}.",
            "Thứ tự từ trên xuống: {units}.",
            "{units} là {n} đơn vị đứng đầu bảng xếp hạng.",
            "Sắp từ cao xuống thấp: {units}.",
            "{n} đơn vị dẫn đầu lần lượt là {units}.",
            "Dẫn đầu lần lượt là {units}.",
        ]
    ),
    **forms,
)
def test_list_in_order(units, wording, form, space):
    found = read(wording.format(n=len(units), units=join(units)), form, space)
    assert [(s.fields["unit"].text, rank_of(s), s.attributes["rank_source"]) for s in found] == [
        (unit, str(n), "order") for n, unit in enumerate(units, 1)
    ]


@given(units=lists, values=st.lists(scores, min_size=6, max_size=6), **forms)
def test_list_with_scores_in_brackets(units, values, form, space):
    printed = ", ".join(
        f"{unit} ({value} điểm)" for unit, value in zip(units, values, strict=False)
    )
    found = read(f"Lần lượt dẫn đầu là {printed}.", form, space)
    assert [(s.fields["unit"].text, rank_of(s), s.fields["score"].text) for s in found] == [
        (unit, str(n), values[n - 1]) for n, unit in enumerate(units, 1)
    ]


@given(
    units=lists,
    grade=st.sampled_from(GRADES),
    wording=st.sampled_from(
        [
            "{n} đơn vị xếp loại {grade} gồm: {units}.",
            "Có {n} đơn vị xếp hạng loại {grade} ({units}).",
            "{n} cơ quan được xếp loại {grade} là {units}.",
        ]
    ),
    **forms,
)
def test_units_of_a_grade(units, grade, wording, form, space):
    found = read(wording.format(n=len(units), grade=grade, units=join(units)), form, space)
    assert [(s.fields["unit"].text, s.fields["grade"].text) for s in found] == [
        (unit, grade) for unit in units
    ]


@given(
    unit=st.sampled_from(UNITS),
    score=scores,
    wording=st.sampled_from(
        [
            "{unit} đứng cuối với {score} điểm.",
            "Xếp cuối bảng là {unit} ({score} điểm).",
            "Đơn vị có điểm thấp nhất là {unit} ({score} điểm).",
        ]
    ),
    **forms,
)
def test_last_place(unit, score, wording, form, space):
    found = read(wording.format(unit=unit, score=score), form, space)
    assert [
        (
            s.fields["unit"].text,
            s.attributes["rank_from_bottom"],
            s.fields["score"].text,
            "rank" in s.fields,
        )
        for s in found
    ] == [(unit, "1", score, False)]


@settings(max_examples=200)
@given(
    st.text(
        alphabet=st.sampled_from("SởYtếđiểmthứxếp0123456789,.;:()/%-–& \nlàgồmvàtăngUBNDhuyện"),
        max_size=300,
    )
)
def test_any_words_at_all_are_read_without_failing(text):
    read(text, "NFC", " ")
