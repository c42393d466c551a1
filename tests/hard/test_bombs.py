"""Files made to fill the memory or to take for ever, read in a process that may use 500 MB and 20
seconds of computing: refused in words, or read.
"""

import json
import os
import resource
import subprocess
import sys
import zipfile
import zlib

import pytest

MOST_MEMORY, MOST_SECONDS = 500 * 2**20, 20
ROW = "<tr><td>1</td><td>Sở Y tế</td><td>90,5</td></tr>"
WORD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
PARAGRAPH = "<w:p><w:r><w:t>S</w:t></w:r></w:p>"
LAUGHS = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))


def pack(path, body, name="word/document.xml"):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, body)


def write_pdf(path, *objects):
    """A PDF of a page that draws form 6; what is drawn follows."""
    own = b"<</XObject<</F 6 0 R>>>>"
    fixed = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources" + own + b">>",
        objects[0],
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        *objects[1:],
    ]
    written, places = b"%PDF-1.4\n", []
    for number, content in enumerate(fixed, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(fixed) + 1
    path.write_bytes(
        written
        + b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
        + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, len(written))
    )


def stream(head, content):
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (head, len(content), content)


def form(number, drawn):
    inside = b"/Resources<</XObject<</F %d 0 R>>>>" % number
    return stream(b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]" + inside, drawn)


BOMBS = {
    "a page of 200 MB.html": lambda path: path.write_bytes(ROW.encode() * (200_000_000 // 55)),
    "a table of 5 MB.html": lambda path: path.write_text(ROW * 80_000, encoding="utf-8"),
    "a million elements deep.html": lambda path: path.write_text("<div>" * 10**6 + "x"),
    "two megabytes of bars.txt": lambda path: path.write_text("|" * 2_000_000),
    "a megabyte of one letter.txt": lambda path: path.write_text("a" * 1_000_000),
    "a megabyte of digits.txt": lambda path: path.write_text("1" * 1_000_000),
    "paragraphs of 20 MB.docx": lambda path: pack(path, WORD + PARAGRAPH * 500_000),
    "a billion laughs.docx": lambda path: pack(
        path, f'<!DOCTYPE l [<!ENTITY a "lol">{LAUGHS}]>{WORD}<w:t>&j;</w:t></w:document>'
    ),
    "a file from outside.docx": lambda path: pack(
        path, f'<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]>{WORD}&x;</w:document>'
    ),
    "a gigabyte of zeros.xlsx": lambda path: pack(
        path, b"\0" * 1_000_000_000, "xl/worksheets/sheet1.xml"
    ),
    "forms that draw forms.pdf": lambda path: write_pdf(
        path, stream(b"", b"/F Do"), *(form(7 + n, b"/F Do " * 10) for n in range(9)), form(6, b"")
    ),
    "a form that draws itself.pdf": lambda path: write_pdf(
        path, stream(b"", b"/F Do"), form(6, b"/F Do /F Do")
    ),
    "a gigabyte of spaces.pdf": lambda path: write_pdf(
        path, stream(b"/Filter/FlateDecode", zlib.compress(b" " * 1_000_000_000, 9))
    ),
    "a gigabyte packed twice.pdf": lambda path: write_pdf(
        path,
        stream(
            b"/Filter[/FlateDecode/FlateDecode]",
            zlib.compress(zlib.compress(b" " * 1_000_000_000, 9), 9),
        ),
    ),
    "a picture.pdf": lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 1000),
    "a device.txt": lambda path: path.symlink_to("/dev/zero"),
}


def limit():
    resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_in_words_before_it_fills_the_memory(tmp_path, name):
    BOMBS[name](tmp_path / name)
    done = subprocess.run(
        [sys.executable, "-m", "rankings", "read", "--json", str(tmp_path / name)],
        cwd="/",
        env=os.environ | {"RANKINGS_LANG": "en"},
        preexec_fn=limit,
        capture_output=True,
        timeout=600,  # of a loaded machine's clock; what counts is the time of computing
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr.decode()[-400:]
    said = json.loads(done.stdout)
    assert "root:" not in done.stdout.decode()
    if done.returncode:
        assert said["error"]["hint"] and "fault of the program" not in said["error"]["hint"], said
    print(name, said.get("error", {}).get("message", "read"))
