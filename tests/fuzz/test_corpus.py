"""Every case that fuzzing found stays mended; and each target meets a page, nothing, and noise."""

import pytest

from tools.fuzz_targets import TARGETS, list_corpus

PLAIN = [b"", b"\x00", b"\x01" + bytes(range(256)), "\x01Sở Y tế: 90,5 điểm, 5/9/2024".encode()]


@pytest.mark.parametrize("target", TARGETS)
def test_no_case_of_the_corpus_fails_again(target):
    for content in [*PLAIN, *(path.read_bytes() for path in list_corpus(target))]:
        TARGETS[target](content)
