"""Finding names in running text: where they end, what they are, and what is no name."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rankings.registry.lexicon import load_lexicon
from rankings.registry.reference import read_reference
from rankings.registry.units import identify_unit, load_register
from rankings.store.paths import project_root
from tests.timing import cpu_seconds

LEXICON = load_lexicon()
ROWS = read_reference("lexicon")

# (text, offset, printed name or None, form)
FOUND = [
    ("Công an tỉnh\nThành phố Việt Trì", 0, "Công an tỉnh", "Công an tỉnh"),
    (
        "Sở Văn hóa, Thể thao và Du lịch và Thanh tra tỉnh",
        0,
        "Sở Văn hóa, Thể thao và Du lịch",
        "Sở Văn hóa, Thể thao và Du lịch",
    ),
    ("Sở Văn hoá và Thể thao, Sở Du lịch", 0, "Sở Văn hoá và Thể thao", "Sở Văn hóa và Thể thao"),
    (
        "Sở Giao thông vận tải - Xây dựng đạt",
        0,
        "Sở Giao thông vận tải - Xây dựng",
        "Sở Giao thông vận tải - Xây dựng",
    ),
    ("Sở Giao thông vận tải, Sở Xây dựng", 0, "Sở Giao thông vận tải", "Sở Giao thông vận tải"),
    ("Sở Nội vụ, Sở Ngoại vụ", 0, "Sở Nội vụ", "Sở Nội vụ"),
    ("Sở Nội vụ, Sở Ngoại vụ", 11, "Sở Ngoại vụ", "Sở Ngoại vụ"),
    ("Sở LĐ-TB&XH, Sở GTVT", 0, "Sở LĐ-TB&XH", "Sở Lao động - Thương binh và Xã hội"),
    ("VP UBND tỉnh Phú Thọ dẫn đầu", 0, "VP UBND tỉnh Phú Thọ", "Văn phòng UBND tỉnh"),
    (
        "Ban Quản lý các khu kinh tế và khu công nghiệp, Sở",
        0,
        "Ban Quản lý các khu kinh tế và khu công nghiệp",
        "Ban Quản lý các khu kinh tế và khu công nghiệp",
    ),
    ("UBND H. Tam Nông (781,0 điểm)", 0, "UBND H. Tam Nông", "Tam Nông"),
    (
        "Uỷ ban nhân dân thành phố Việt Trì đạt 990 điểm",
        0,
        "Uỷ ban nhân dân thành phố Việt Trì",
        "Việt Trì",
    ),
    ("thị xã Phú Thọ, thành phố Việt Trì", 0, "thị xã Phú Thọ", "Phú Thọ"),
    ("TX.Phú Thọ", 0, "TX.Phú Thọ", "Phú Thọ"),
    ("tỉnh Phú Thọ năm 2021", 0, "tỉnh Phú Thọ", "Phú Thọ"),
    ("sở Y tế", 0, "sở Y tế", "Sở Y tế"),
    ("thanh tra việc thực hiện", 0, None, ""),
    ("công an bắt giữ", 0, None, ""),
    ("và Thanh tra tỉnh", 0, None, ""),  # the name begins behind "và"
    (", Sở Y tế", 0, None, ""),
    ("Các Sở Y tế", 1, None, ""),  # inside a word
    ("Sở Y tếp", 0, None, ""),  # a word that goes on
    ("Quế Sơn, Tam Kỳ", 0, None, ""),  # bare: only when asked
    ("hòa bình thế giới", 0, None, ""),
    ("huyện miền núi", 0, None, ""),
    ("thành phố thông minh", 0, None, ""),
]


@pytest.mark.parametrize(("text", "offset", "printed", "form"), FOUND)
def test_longest_name(text, offset, printed, form):
    match = LEXICON.longest_name(text, offset)
    if printed is None:
        assert match is None
    else:
        assert (text[offset : match.end], match.form) == (printed, form)


@pytest.mark.parametrize(
    ("text", "printed", "levels"),
    [
        ("Quế Sơn, Tam Kỳ", "Quế Sơn", {"district"}),
        ("Bắc Trà My, Duy Xuyên", "Bắc Trà My", {"district"}),
        ("Phú Thọ đứng đầu", "Phú Thọ", {"district", "province"}),
        ("UBND Quế Sơn", "UBND Quế Sơn", {"district"}),
        ("Thành phố Huế", "Thành phố Huế", {"district", "province"}),
        ("Ea H'leo", "Ea H'leo", {"district"}),
    ],
)
def test_bare_names_when_asked(text, printed, levels):
    match = LEXICON.longest_name(text, 0, bare=True)
    assert text[: match.end] == printed and match.levels == levels


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("phường Thạc Gián, xã Hòa Sơn", "Phường Thạc Gián"),
        ("xã Hòa Sơn", "Xã Hòa Sơn"),
        ("TT. Yên Lập (Yên Lập)", "Thị trấn Yên Lập"),
        ("phường 12 đạt", "Phường 12"),
        ("xã miền núi", None),
        ("Sở Y tế", None),
    ],
)
def test_open_names(text, name):
    match = LEXICON.open_name(text, 0)
    assert (match.form if match else None) == name


def write_variants(name):
    yield name
    yield name.upper()
    yield name.replace(" và ", " & ")
    yield name.replace("-", "–")
    yield name.replace(" ", "\u00a0").replace("\u00a0", " ")
    yield "  ".join(name.split(" "))


NAMES = sorted({(unit.name, unit.level) for unit in load_register().units.values() if unit.name})


def test_every_name_is_found_whole_in_a_sentence():
    assert len(NAMES) > 800
    for name, level in NAMES:
        for variant in write_variants(name):
            sentence = f"Theo đó, {variant}, đạt 10 điểm"
            match = LEXICON.longest_name(sentence, 9)
            assert match is not None and sentence[9 : match.end] == variant, variant
            assert level in match.levels, (name, level)


@given(st.text(alphabet="Sở Yếtàvà,-–&.\n TPHX1àòáỏụ'’GTVhuyệnụỷ", max_size=60), st.integers(0, 60))
def test_any_text_gives_a_match_within_it_or_none(text, offset):
    if offset <= len(text):
        match = LEXICON.longest_name(text, offset, bare=True)
        assert match is None or offset < match.end <= len(text)
        assert (
            match is None
            or match.end == len(text)
            or not (text[match.end].isalnum() and text[match.end - 1].isalnum())
        )


@given(st.sampled_from(NAMES), st.sampled_from(["phu-tho", "da-nang", "son-la", None]))
def test_identity_is_stable_under_spelling(name, province):
    found = {
        unit.unit_id if (unit := identify_unit(variant, province)) else None
        for variant in write_variants(name[0])
    }
    assert len(found) == 1


@pytest.mark.parametrize(
    "role",
    [
        "type_word",
        "rank_verb",
        "rise_verb",
        "fall_verb",
        "first_word",
        "last_word",
        "grade",
        "index_name",
        "comparator",
        "next_word",
        "framework_word",
        "rank_column",
        "score_column",
    ],
)
def test_roles_have_words_longest_first(role):
    words = LEXICON.words(role)
    assert words and [len(word) for word in words] == sorted(
        (len(word) for word in words), reverse=True
    )


def test_no_word_means_two_things_in_one_role():
    meanings = {}
    for row in ROWS:
        meanings.setdefault((row["role"], row["word"]), set()).add(row["value"])
    several = {named for named, values in meanings.items() if len(values) > 1}
    assert {role for role, _ in several} <= {"abbreviation"}


def test_every_role_of_the_lexicon_is_read_by_a_room():
    """A row under a role that nobody reads would change nothing, without a word."""
    source = project_root() / "src" / "rankings"
    code = "\n".join(path.read_text(encoding="utf-8") for path in source.rglob("*.py"))
    roles = {row["role"] for row in ROWS}
    silent = {role for role in roles if not re.search(rf'"{role}"|@{role}\b', code)}
    assert not silent


def test_a_long_text_is_walked_in_linear_time():
    def walk(times):
        page = "Sở Văn hóa, Thể thao và " * times
        for position in range(len(page)):
            LEXICON.longest_name(page, position, bare=True)

    assert cpu_seconds(walk, 400) < 40 * max(cpu_seconds(walk, 40), 0.002)
