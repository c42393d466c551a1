"""One small reader per container; `load_page` chooses by what the bytes are."""

from rankings.parse.containers.load import load_page

__all__ = ["load_page"]
