"""The texts that all offsets point into, and whether what is quoted really stands there."""

from __future__ import annotations

import pandas as pd

from rankings.errors import ContractError
from rankings.store.paths import text_path


def load_text(province: str, document_id: str) -> str:
    """Return the normalised text of a source, the text that offsets point into.

    Raises ContractError with the command to run where notebook 01 has not written it yet.
    """
    path = text_path(province, document_id)
    if not path.is_file():
        raise ContractError(
            f"the text of {document_id} has not been written yet",
            place=str(path),
            hint=f"run: python -m rankings reports {province}",
        )
    return path.read_bytes().decode("utf-8")


def find_untrue_quotes(table: pd.DataFrame, province: str) -> pd.DataFrame:
    """Return the rows whose quote is not what stands at their place in the source's text: none, or
    something is wrong.
    """
    texts = {name: load_text(province, name) for name in table["document_id"].unique()}
    return table[
        [
            texts[name][start:end] != quote
            for name, start, end, quote in zip(
                table["document_id"], table["start"], table["end"], table["quote"], strict=True
            )
        ]
    ]
