"""Unit cards, for screens: every unit of the report by name, its card behind the name."""

from __future__ import annotations

from markupsafe import Markup

from rankings.registry.units import load_register
from rankings.report.fragments import Fragment, build_section, fold, heading, paragraph
from rankings.report.inputs import Report, about_pages
from rankings.report.lists import LEVELS, lists_of
from rankings.report.parts.unit_card import describe_unit
from rankings.report.unit_naming import plain_unit
from rankings.report.witnesses import card_anchor


@about_pages
def show_unit_cards(report: Report) -> Fragment:
    """A card for every unit that is named in a list, departments first, in order of the newest
    list.
    """
    words = report.words
    parts: list[object] = [
        paragraph(Markup(" ").join((words("cards.lead"), words("cards.same_name"))))
    ]
    for level in LEVELS:
        own = order_units(report, level)
        if own:
            parts.append(
                fold(
                    heading(
                        words(f"cards.heading.{level}", units=report.count(list(own.values())))
                    ),
                    Markup('<div class="units">\n{}\n</div>').format(
                        Markup("\n").join(fold_card(report, row) for row in own.values())
                    ),
                )
            )
    section = build_section("cards", words("cards.title"), *parts)
    return Fragment(Markup('<div class="screen-only">{}</div>').format(section.html))


def order_units(report: Report, level: str) -> dict[str, dict]:
    """The units of a level that have a card, by its address, in order of the newest list."""
    newest = next(iter(lists_of(report, level)), None)
    ranks = {card_anchor(row): row["rank"] or 999 for row in (newest.rows if newest else ())}
    own = {anchor: row for anchor, row in report.carded.items() if row["level"] == level}
    return dict(sorted(own.items(), key=lambda item: (ranks.get(item[0], 1000), item[1]["unit"])))


def fold_card(report: Report, row: dict) -> Markup:
    """A unit's name that opens its card; the search knows it by its other names too."""
    unit = load_register().units.get(row["unit_id"] or "")
    others = (unit.name_en, unit.abbreviation, row["unit"]) if unit else ()
    return Markup(
        '<details class="unit"><summary>{}</summary><article class="card" id="{}" data-name="{}"'
        ' data-find="{}">{}</article></details>'
    ).format(
        report.unit(row),
        card_anchor(row),
        plain_unit(row, report.language),
        " ".join(name for name in others if name),
        describe_unit(report, row),
    )
