"""`read` of many files and folders, several at a time."""

import json

from rankings.run.command_line import main
from rankings.run.side_by_side import list_files
from rankings.store.paths import project_root

PAGE = project_root() / "data/raw/phu-tho/2024_dti_42.txt"


def test_a_folder_is_every_file_in_it_that_can_be_read_in_order(capsys, tmp_path):
    for name in ("b.txt", "a/c.html", "a/ảnh.png", ".hidden/d.txt", "e.TXT"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("Sở Y tế xếp thứ 3", encoding="utf-8")
    assert main(["read", str(tmp_path), str(PAGE), "--json"]) == 0
    files = [json.loads(line)["file"] for line in capsys.readouterr().out.splitlines()]
    assert files == [str(tmp_path / name) for name in ("a/c.html", "b.txt", "e.TXT")] + [str(PAGE)]


def test_a_folder_without_a_page_says_which_names_are_read(capsys, tmp_path):
    assert main(["read", str(tmp_path), str(PAGE)]) == 1
    said = capsys.readouterr()
    assert "holds no file that can be read" in said.err and ".docx" in said.err
    assert "Ranking: department" in said.out


def test_files_side_by_side_print_what_one_after_the_other_does(tmp_path, capfd):
    files = [PAGE.parent, tmp_path / "không có.txt"]
    for view in (["--json", "--with-text"], [], ["--text"], ["--ledger"]):
        asked = ["read", *map(str, files), *view]
        assert main(asked) == 1
        alone = capfd.readouterr()
        assert main([*asked, "--jobs", "3"]) == 1
        assert capfd.readouterr() == alone and len(alone.out) > 10_000


def test_a_link_that_leads_out_of_a_folder_is_told_and_not_read(tmp_path, capsys):
    (tmp_path / "outside.txt").write_text("x")
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "link.txt").symlink_to(tmp_path / "outside.txt")
    assert list_files([str(tmp_path / "pages")]) == [str(tmp_path / "pages")]
    assert "link out of the folder" in capsys.readouterr().err
