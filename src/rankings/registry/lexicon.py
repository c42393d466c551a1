"""Which printed forms are names, and which words mean rank, change, grade: the reader's vocabulary,
without identities.

A name is recognised exactly, on its letters and digits: spaces, hyphens, commas, "&", the word
"và", tone placement and case make no difference. The longest form wins, and it ends where a word
ends.
"""

from __future__ import annotations

from rankings.language.text import key
from rankings.registry.name_forms import (
    PLACE_LEVELS,
    Form,
    collect_agency_forms,
    collect_place_names,
)
from rankings.registry.name_match import NameMatch
from rankings.registry.provinces import load_provinces
from rankings.registry.reference import read_reference, remembered
from rankings.registry.word_walk import begins_any, is_spaced, longest_known, take, walk, word_at

_SMALLER_PLACES = frozenset(("huyện", "h", "thị", "tx", "quận", "q", "xã", "phường", "p"))
_WORDS_OF_AN_OPEN_NAME = 5
_LONGEST_FORM = 160


class Lexicon:
    """All known printed forms and words; build it once with load_lexicon()."""

    def __init__(self) -> None:
        self._words = _read_words()
        self._agencies = collect_agency_forms(self._words.get("abbreviation", ()))
        self._agency_keys = sorted(self._agencies)
        self._places = collect_place_names()
        self._place_keys = sorted(self._places)
        self._place_types = {key(word): value for word, value in self._words["type_word"]}
        self._committees = sorted({key(word) for word, _ in self._words["people_committee"]})
        provinces = load_provinces()
        self._province_slugs = {key(province.name): province.slug for province in provinces}
        self._city_keys = {key(province.name) for province in provinces if province.is_city}
        for row in read_reference("aliases"):
            if row["level"] == "province" and row["status"] == "alias":
                self._province_slugs.setdefault(key(row["alias"]), row["unit_id"])
        cities = {province.slug for province in provinces if province.is_city}
        self._city_keys |= {form for form, slug in self._province_slugs.items() if slug in cities}
        self._province_keys = sorted(self._province_slugs)
        self._type_keys = sorted([*self._place_types, *self._committees])
        self._opens: dict[str, tuple[bool, bool, bool, bool]] = {}  # what a first word may open
        self._begins: dict[str, bool] = {}  # whether a printed word may begin any name

    def _may_open(self, first: str) -> tuple[bool, bool, bool, bool]:
        """Whether an agency, a district, a province, and a place's type or committee begin with a
        word: most words of a text begin none.
        """
        if first not in self._opens:
            keys = (self._agency_keys, self._place_keys, self._province_keys, self._type_keys)
            self._opens[first] = tuple(begins_any(first, known) for known in keys)
        return self._opens[first]

    def may_begin(self, word: str) -> bool:
        """Return whether a name may begin with a printed word: a small one begins none that is not
        known, and "và" begins none.

        >>> [load_lexicon().may_begin(word) for word in ("Xuân", "sở", "xã", "chuyển")]
        [True, True, True, False]
        """
        if word not in self._begins:
            first = word_at(word, 0)
            is_plain = word.islower() and word.isalpha()
            self._begins[word] = bool(first and first.key) and (
                not is_plain or any(self._may_open(first.key))
            )
        return self._begins[word]

    def words(self, role: str) -> tuple[str, ...]:
        """Return the words of a role, longest first, so that an alternation of them prefers the
        longest.

        >>> load_lexicon().words("second_word")[-1]
        'á quân'
        """
        return tuple(
            sorted(
                dict.fromkeys(word for word, _ in self._words.get(role, ())),
                key=lambda word: (-len(word), word),
            )
        )

    def meanings(self, role: str) -> dict[str, str]:
        """Return what the words of a role mean (the value column), by word in lower case.

        >>> load_lexicon().meanings("comparator")["trên"]
        '>'
        """
        return {word.lower(): value for word, value in reversed(self._words.get(role, ()))}

    def agency_forms(self, match: NameMatch) -> tuple[Form, ...]:
        """Return the names that a matched agency's wording stands for, each with its province and
        dates.
        """
        return self._agencies[match.core]

    def longest_name(
        self, text: str, position: int, province: str | None = None, *, bare: bool = False
    ) -> NameMatch | None:
        """Return the longest known name that starts at the position, or None.

        Agencies and places with their type are known everywhere, provinces too; `bare` also takes
        the name of a district without its type, which only the place on the page can vouch for.

        >>> load_lexicon().longest_name("Sở LĐ-TB&XH đạt 130 điểm", 0).form
        'Sở Lao động - Thương binh và Xã hội'
        >>> (
        ...     load_lexicon().longest_name("Nam Giang", 0) is None,
        ...     load_lexicon().longest_name("Nam Giang", 0, bare=True).form,
        ... )
        (True, 'Nam Giang')
        """
        if position and (text[position - 1].isalnum() or text[position - 1] == "_"):
            return None
        first = word_at(text, position)
        if first is None or not first.key or first.gap.strip():
            return None  # a name does not begin with "và" or a mark
        is_agency, is_district, is_province, is_typed = self._may_open(first.key)
        agency = self._match_agency(text, position, province) if is_agency else None
        if is_typed:
            place = self._match_place(text, position, self._skip_place_type(text, position), bare)
        elif is_district or is_province:
            district = self._match_bare(text, position) if bare and is_district else None
            place = _longer(
                self._match_province(text, position, "") if is_province else None, district
            )
        else:
            return agency
        if agency and place:
            return agency if agency.end >= place.end else place
        return agency or place

    def headed_name(self, text: str, position: int, heading: str = "Sở") -> NameMatch | None:
        """Return the agency whose name starts with a heading said once for a whole list: "các sở: Y
        tế, Nội vụ".

        >>> page = "các sở: Y tế, TT&TT đứng đầu"
        >>> load_lexicon().headed_name(page, 8).form, load_lexicon().headed_name(page, 14).form
        ('Sở Y tế', 'Sở Thông tin và Truyền thông')
        """
        window = f"{heading} {text[position : position + _LONGEST_FORM]}"
        match = self.longest_name(window, 0)
        is_headed = (
            match is not None
            and match.kind == "agency"
            and match.end > len(heading) + 1
            and text[position].isupper()
        )
        return match._replace(end=match.end - len(heading) - 1 + position) if is_headed else None

    def open_name(self, text: str, position: int) -> NameMatch | None:
        """Return a place that is not in the registry: a type word and the capitalised words behind
        it.

        >>> load_lexicon().open_name("phường Thạc Gián, xã Hòa Sơn", 0).form
        'Phường Thạc Gián'
        """
        _, place_type, typed_end = self._skip_place_type(text, position)
        if not place_type or place_type == "Tỉnh":
            return None
        end, count = typed_end, 0
        for word in walk(text, typed_end):
            is_joined = (
                word.gap.strip(" " if count else " .") in ("", "'", "’") and "\n" not in word.gap
            )
            if (
                not is_joined
                or not (word.is_capital or word.key.isdigit())
                or count == _WORDS_OF_AN_OPEN_NAME
            ):
                break
            end, count = word.end, count + 1
        if not count:
            return None
        name = f"{place_type} {text[typed_end:end].strip(' .')}"
        return NameMatch(end, name, frozenset((PLACE_LEVELS[place_type],)), "open", place_type)

    def _match_agency(self, text: str, position: int, province: str | None) -> NameMatch | None:
        end, core = longest_known(text, position, self._agency_keys, self._agencies)
        best = self._agencies.get(core, ())
        forms = [form for form in best if not province or form.province in ("vn", province)] or best
        if not forms:
            return None
        return self._extend_agency(text, position, end, forms[0].name, core)

    def _extend_agency(
        self, text: str, position: int, end: int, name: str, core: str
    ) -> NameMatch | None:
        """Take the "tỉnh", "thành phố" and the province's name printed behind an agency; refuse
        districts' agencies.
        """
        printed = text[position:end]
        is_whole = name.endswith((" tỉnh", " thành phố", " ủy", "đoàn")) and core.endswith(
            ("tỉnh", "thànhphố", "tp", "ủy", "đoàn")
        )
        is_short = name.endswith((" tỉnh", " thành phố")) and not is_whole
        is_city = core.endswith(("thànhphố", "tp", "thànhủy", "thànhđoàn")) if is_whole else None
        suffix_end, suffix_city, slug = self._match_suffix(text, end, is_city)
        if suffix_end < 0 and (is_short or is_whole):
            return None
        has_suffix = suffix_end > end
        is_common_word = printed == printed.lower() and not core.startswith(
            "sở"
        )  # "thanh tra việc …"
        if is_common_word and not is_whole and not has_suffix:
            return None
        if has_suffix:
            end, is_city = suffix_end, suffix_city
        return NameMatch(end, name, frozenset(("department",)), "agency", "", is_city, slug, core)

    def _match_suffix(
        self, text: str, end: int, is_city: bool | None
    ) -> tuple[int, bool | None, str]:
        """Return where "tỉnh Phú Thọ", "TP" … end, whether a city is meant, and the slug; -1 if a
        smaller place stands there.
        """
        after, city = end, is_city
        words = take(text, end, 2)
        if not words or not is_spaced(words[0]):
            return end, is_city, ""
        first = words[0]
        joined = first.key + (words[1].key if len(words) > 1 else "")
        if is_city is None and first.key == "tỉnh":
            after, city = first.end, False
        elif is_city is None and first.key == "tp":
            after, city = first.end + (text[first.end : first.end + 1] == "."), True
        elif is_city is None and joined == "thànhphố":
            after, city = words[1].end, True
        elif first.key in _SMALLER_PLACES or joined == "việtnam":
            return -1, None, ""
        found_end, found_key = longest_known(text, after, self._province_keys, self._province_slugs)
        is_named = (
            found_end > after
            and text[after:found_end].lstrip(" .\n")[:1].isupper()
            and is_spaced(take(text, after, 1)[0])
        )
        if is_named and not (city and found_key not in self._city_keys):
            return found_end, city, self._province_slugs[found_key]
        if (city and after > end) or is_city:
            named_after = take(text, after, 1)
            if (
                named_after
                and named_after[0].is_capital
                and is_spaced(named_after[0])
                and (
                    is_named
                    or longest_known(text, after, self._place_keys, self._places)[0] > after
                )
            ):
                return -1, None, ""  # "Công an thành phố Việt Trì" is the police of a smaller city
        return after, city, ""

    def _match_place(
        self, text: str, position: int, typed: tuple[int, str, int], bare: bool
    ) -> NameMatch | None:
        start, place_type, typed_end = typed
        if place_type == "Tỉnh" or not place_type:
            province = self._match_province(text, typed_end if place_type else start, place_type)
            if place_type:
                return province
            return _longer(
                province, self._match_bare(text, start) if bare or start > position else None
            )
        end, base = longest_known(text, typed_end, self._place_keys, self._places)
        # "TT-Huế", "TP.HCM": the type belongs to the short form
        shortened = self._match_province(text, start, "")
        if shortened and shortened.end >= end:
            return shortened
        city = self._match_city(text, typed_end, end) if place_type == "Thành phố" else None
        if city or end <= typed_end:
            return city
        level = frozenset((PLACE_LEVELS[place_type],))
        return NameMatch(end, self._places[base], level, "place", place_type)

    def _match_city(self, text: str, position: int, end: int) -> NameMatch | None:
        """Return a city that is a province behind "thành phố", unless a district's name goes on to
        `end`, beyond it; both levels where the two names are as long.
        """
        city_end, city = longest_known(text, position, self._province_keys, self._province_slugs)
        if city_end <= position or city not in self._city_keys or city_end < end:
            return None
        levels = frozenset(("province", "district") if end == city_end else ("province",))
        name = text[position:city_end].strip(" .")
        return NameMatch(city_end, name, levels, "province", "Thành phố")

    def _match_province(self, text: str, position: int, place_type: str) -> NameMatch | None:
        end, _found = longest_known(text, position, self._province_keys, self._province_slugs)
        if end <= position or not text[position:end].lstrip()[:1].isupper():
            return None
        return NameMatch(
            end, text[position:end].strip(), frozenset(("province",)), "province", place_type
        )

    def _match_bare(self, text: str, position: int) -> NameMatch | None:
        end, base = longest_known(text, position, self._place_keys, self._places)
        if end <= position or base.isdigit() or not text[position:end].lstrip()[:1].isupper():
            return None
        return NameMatch(end, self._places[base], frozenset(("district",)), "place")

    def _skip_place_type(self, text: str, position: int) -> tuple[int, str, int]:
        """Return where the name starts behind "UBND", the type printed before it, and where that
        type ends.
        """
        start = position
        joined = ""
        for word in walk(text, position):
            joined += word.key
            if not begins_any(joined, self._committees):
                break
            if joined in self._committees:
                start = word.end
        words = take(text, start, 2)
        for count in range(len(words), 0, -1):
            place_type = self._place_types.get("".join(word.key for word in words[:count]))
            if place_type:
                return start, place_type, words[count - 1].end
        return start, "", start


def _longer(province: NameMatch | None, district: NameMatch | None) -> NameMatch | None:
    """The longer of two names of places, as one of either level where they are as long."""
    if province is None or district is None:
        return province or district
    if province.end != district.end:
        return province if province.end > district.end else district
    return NameMatch(province.end, province.form, province.levels | district.levels, "province")


@remembered(maxsize=None)
def load_lexicon() -> Lexicon:
    """Return the vocabulary of data/reference, built once per folder."""
    return Lexicon()


def _read_words() -> dict[str, tuple[tuple[str, str], ...]]:
    words: dict[str, list[tuple[str, str]]] = {}
    for row in read_reference("lexicon"):
        words.setdefault(row["role"], []).append((row["word"], row["value"]))
    return {role: tuple(pairs) for role, pairs in words.items()}
