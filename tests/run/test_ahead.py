"""What was read ahead is what the files say now, and counts as read by whoever uses it."""

import shutil

import pytest

from rankings.clean.understand import understand
from rankings.errors import SourceError
from rankings.parse.page import parse_page
from rankings.registry.units import load_register
from rankings.run import ahead
from rankings.run.ahead import HOME, Readings, forget
from rankings.store import paths
from rankings.store.paths import project_root
from rankings.store.record import recording

ALL = "language store registry parse clean compare bounds score report run"


@pytest.fixture
def tables(tmp_path, monkeypatch):
    """The reference tables of a home of its own."""
    monkeypatch.setenv(HOME, str(tmp_path))  # it is set anew, and put back after the test
    folder = tmp_path / "data" / "reference"
    shutil.copytree(project_root() / "data" / "reference", folder)
    yield folder
    forget("rankings.")


@pytest.fixture
def readings(tables):
    made = Readings()
    made.follow(str(tables.parents[1]), "/")
    list(made.steps)
    return made


def edit(path, old, new):
    text = path.read_text(encoding="utf-8-sig")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def names():
    return {unit.name for unit in load_register().units.values()}


def test_what_was_read_ahead_is_noted_by_who_uses_it(readings):
    with recording() as read:
        assert "Huyện Đoan Hùng" in names()
    assert "data/reference/units.csv" in read


def test_a_page_is_read_ahead_with_all_that_stands_on_it(tables):
    reading = parse_page(ahead.FIRST_PAGE.encode(), "first.txt")
    said = understand(reading, "first.txt")["rankings"]
    assert [(row["unit"], row["rank"], row["score"]) for row in said] == [
        ("Sở Y tế", 1, 85.25),
        ("Sở Tư pháp", 2, 84.5),
        ("Sở Nội vụ", 3, 82),
        ("Sở Tài chính", 4, 80.5),
    ]


def test_one_thing_is_read_at_a_time_and_what_cannot_be_is_left_out(monkeypatch):
    """Whoever asks for a process waits for no more than one of them."""
    begun = []

    def refuse(*_):
        begun.append("one more")
        raise SourceError("a text that cannot be read")

    for name in vars(ahead).copy():
        if name.startswith("prepare_"):
            monkeypatch.setattr(ahead, name, refuse)
    assert [len(begun) for _ in ahead.read_ahead()] == [1, 2, 3, 4, 5, 6, 7]


def test_an_edited_table_is_read_again(tables, readings):
    edit(tables / "units.csv", "Huyện Đoan Hùng", "Huyện Thử Nghiệm")
    readings.follow(str(tables.parents[1]), "/")
    assert "Huyện Thử Nghiệm" in names() and "Huyện Đoan Hùng" not in names()


def test_nothing_is_read_twice_while_nothing_changes(tables, readings):
    held = load_register()
    readings.follow(str(tables.parents[1]), "/")
    assert load_register() is held and list(readings.steps) == []


def test_another_home_has_its_own_tables(tables, readings, tmp_path_factory):
    other = tmp_path_factory.mktemp("other")
    shutil.copytree(tables, other / "data" / "reference")
    edit(other / "data" / "reference" / "units.csv", "Huyện Đoan Hùng", "Huyện Thử Nghiệm")
    readings.follow(str(other), "/")
    assert "Huyện Thử Nghiệm" in names()


def test_a_home_named_from_a_folder_is_that_of_the_folder(tables, monkeypatch):
    home = tables.parents[1]
    monkeypatch.chdir("/")  # as the warm process has it
    Readings().follow(home.name, str(home.parent))
    assert paths.home() == home
    monkeypatch.chdir(home.parent)  # as what is forked from it has it
    monkeypatch.setenv(HOME, home.name)
    assert paths.home() == home


def test_a_link_that_leads_elsewhere_now_is_followed(tables, tmp_path_factory):
    folder = tmp_path_factory.mktemp("linked")
    shutil.copytree(tables, folder / "b" / "data" / "reference")
    edit(folder / "b" / "data" / "reference" / "units.csv", "Huyện Đoan Hùng", "Huyện Thử Nghiệm")
    link, readings = folder / "current", Readings()
    for target, name in ((tables.parents[1], "Huyện Đoan Hùng"), ("b", "Huyện Thử Nghiệm")):
        link.unlink(missing_ok=True)
        link.symlink_to(target)
        readings.follow("current", str(folder))
        list(readings.steps)
        assert name in names()


def test_an_edited_sentence_is_read_again(readings, tmp_path, monkeypatch):
    from rankings.report import report_words

    held = report_words.load_words("vi")
    room = tmp_path / "src" / "words.yaml"
    room.parent.mkdir()
    room.write_text("said: so\n")
    monkeypatch.setattr(ahead, "project_root", lambda: tmp_path)
    readings.follow(str(tmp_path), "/")
    again = report_words.load_words("vi")
    assert again is not held
    room.write_text("said: thus\n")
    readings.follow(str(tmp_path), "/")
    assert report_words.load_words("vi") is not again


@pytest.mark.parametrize(
    ("texts", "floors"),
    [
        (["report/templates/vi/page.yaml"], "language report run"),
        (["run/help/vi.yaml", "score/words/vi.yaml"], "language score report run"),
        (["store/schemas/01_cells.yaml"], ALL),
        (["language/words.yaml"], ALL),
        (["words.yaml"], ALL),  # beside the floors
        ([], ""),
    ],
)
def test_an_edited_text_is_nothing_to_the_floors_before_its_own(texts, floors):
    changed = {(f"/home/src/rankings/{text}", 1, 1) for text in texts}
    expected = {f"rankings.{floor}." for floor in floors.split()}
    assert set(ahead.list_readers(changed)) == expected


def test_an_edited_sentence_of_reports_leaves_the_register(tables, readings, monkeypatch):
    from rankings.report import report_words

    held, words = load_register(), report_words.load_words("vi")
    text = tables.parents[1] / "src" / "rankings" / "report" / "words.yaml"
    text.parent.mkdir(parents=True)
    text.write_text("said: so\n")
    monkeypatch.setattr(ahead, "project_root", lambda: tables.parents[1])
    readings.texts = []
    readings.follow(str(tables.parents[1]), "/")
    assert load_register() is held and report_words.load_words("vi") is not words


def test_a_table_that_cannot_be_read_stops_nobody(tables, readings):
    (tables / "units.csv").write_text("name\n", encoding="utf-8")
    readings.follow(str(tables.parents[1]), "/")
    assert len(list(readings.steps)) == 7
