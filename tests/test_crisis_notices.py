"""The fourteen points of docs/crisis-protocol.md, for every region, category and language."""

import json
import re
import textwrap
from typing import Any, NamedTuple

import pytest

from psychobot.crisis import INTERNATIONAL, Notice, Region, help_lines, helplines, regions
from psychobot.crisis.notices import fault_notice, notice_for
from psychobot.crisis.wordings import LANGUAGES, Key, Wording, wording_in

ENGLISH = wording_in("en").templates
FULL = [key for key in ENGLISH if key[0] != "mention"]
SHORT = [key for key in ENGLISH if key[0] == "mention"]
DATA: dict[str, Any] = json.loads(helplines.PATH.read_text("utf-8"))

every_region = pytest.mark.parametrize("region", regions(), ids=lambda region: region.code)
every_full = pytest.mark.parametrize(("level", "category"), FULL)


def wrapped(text: str, width: int) -> list[str]:
    """The lines of a text on a screen of a width."""
    return [part for line in text.split("\n") for part in textwrap.wrap(line, width, break_long_words=False)]


every_language = pytest.mark.parametrize("language", LANGUAGES)


class Said(NamedTuple):
    """Words by which one language tells each of the fourteen points; a regular expression each."""

    hours: str
    write: str
    care: str
    trust: str
    company: str
    away: str
    program: str
    goes_on: str
    place: str
    never: str
    free: str
    confidential: str


SAID = {
    "en": Said(
        hours="24 hours|am |pm |hours",
        write="Write: ",
        care="doctor|therapist|nurse",
        trust="trust",
        company="[Bb]e with someone|[Ss]tay with them|be with you|where people are|not stay alone|place with people",
        away="[Mm]ove away|away from|leave the room",
        program="I am a program, not a person, and cannot call anyone[.]",
        goes_on="You can keep typing here[.]",
        place="/region CC",
        never=r"can't discuss|cannot discuss|goodbye|committed|failed|per ?cent|disorder|promise|will be fine|selfish|should have",
        free="free",
        confidential="confidential",
    ),
    "es": Said(
        hours="24 horas|am |pm |horario|horas",
        write="Escribir: ",
        care="médico|psicólogo",
        trust="confianza",
        company="compañía|a solas|a su lado|contigo|haya gente|con gente|que venga",
        away="[Aa]léja|[Aa]leja|lejos de",
        program="Soy un programa, no una persona, y no puedo llamar[.]",
        goes_on="Puedes seguir escribiendo[.]",
        place="/region CC",
        never=r"no puedo hablar de|adiós|cometi|fracas|por ciento|trastorno|promet|te pondrás bien|egoís|deberías haber",
        free="gratis",
        confidential="confidencial",
    ),
    "fr": Said(
        hours="24 h|am |pm |horaires|heure",
        write="Écrire : ",
        care="médecin|psy",
        trust="confiance",
        company="pas seul|pas seule|près d'elle|du monde|avec vous|de venir",
        away="[Éé]loign|loin de",
        program="Je suis un programme, pas un humain[.] Je ne peux appeler personne[.]",
        goes_on="Continuez? ici[.]",
        place="/region CC",
        never=r"je ne peux pas en parler|adieu|commis|échou|pour cent|trouble|promet|tout ira bien|égoïs|auriez dû",
        free="gratuit",
        confidential="confidentiel",
    ),
    "de": Said(
        hours="rund um die Uhr|am |pm |Zeiten|offen|Uhr",
        write="Schreiben: ",
        care="Arzt|Praxis",
        trust="trau",
        company="nicht allein|bei ihr|Menschen sind|bei Ihnen",
        away="weg von|Weg von|Weg vom|weg, was|Schaffen Sie weg",
        program="Ich bin ein Programm, kein Mensch[.] Ich kann nicht anrufen[.]",
        goes_on="Tippen Sie weiter[.]|Tipp gern weiter[.]",
        place="/region CC",
        never=r"darüber kann ich nicht|leb wohl|begangen|gescheitert|Prozent|Störung|versprech|wird alles gut|egoist|hätten Sie",
        free="kostenlos",
        confidential="vertraulich",
    ),
    "pt": Said(
        hours="24 horas|am |pm |horário|hora",
        write="Escrever: ",
        care="médico|psicólogo",
        trust="confiança",
        company="fique com|a sós|[Ff]ique com ela|há gente|com gente|que venha",
        away="[Aa]faste|longe do",
        program="Sou um programa, não uma pessoa, e não posso ligar[.]",
        goes_on="Pode continuar a escrever[.]",
        place="/region CC",
        never=r"não posso falar disso|adeus|cometeu|fracass|por cento|transtorno|promet|vai ficar tudo bem|egoís|deveria ter",
        free="grátis",
        confidential="confidencial",
    ),
}  # fmt: skip


@every_region
@every_full
@every_language
class TestFullNotice:
    """A full notice, for each region, level, category and language."""

    def notice(self, level: str, category: str, region: Region, language: str) -> Notice:
        """The notice under test."""
        return notice_for(level, category, region, language)

    def test_emergency_number_first(self, level: str, category: str, region: Region, language: str) -> None:
        """Point 1: the region's emergency number stands in the first two lines."""
        number = DATA["regions"].get(region.code, {}).get("emergency", {}).get("phone") or wording_in(language).no_number
        assert number in " ".join(wrapped(self.notice(level, category, region, language).text, 80)[:2])

    def test_a_line_with_its_hours(self, level: str, category: str, region: Region, language: str) -> None:
        """Points 2 and 3: a line with its hours, and a way to write; free ones where there are any."""
        notice, said = self.notice(level, category, region, language), SAID[language]
        hours = [wording_in(language).said_hours(resource.hours) for resource in notice.resources if resource.hours]
        assert any(shown in notice.text and re.search(said.hours, shown) for shown in hours)
        assert re.search(rf"^{said.write}.+[.]", notice.text, re.M)

    def test_people_safety_program_and_region(self, level: str, category: str, region: Region, language: str) -> None:
        """Points 4, 5, 6, 7, 13 and 14."""
        text, said = self.notice(level, category, region, language).text, SAID[language]
        for point in (said.care, said.trust, said.company, said.away, said.program, said.goes_on, said.place):
            assert re.search(point, text), point
        wording = wording_in(language)
        assert wording.countries.get(region.code, region.name) in text or wording.no_place in text
        assert "--region CC" in text

    def test_no_harmful_words(self, level: str, category: str, region: Region, language: str) -> None:
        """Points 7, 8 and 9: no refusal, method, diagnosis, blame, promise, statistics."""
        assert not re.search(SAID[language].never + r"|%|mg\b", self.notice(level, category, region, language).text, re.I)

    def test_free_and_confidential_only_where_sourced(
        self, level: str, category: str, region: Region, language: str
    ) -> None:
        """Point 10: *free* stands only behind a line whose data says so."""
        notice, said = self.notice(level, category, region, language), SAID[language]
        costs = {resource.name.split(" (")[0].split(",")[0]: resource.cost for resource in notice.resources}
        for line in notice.text.splitlines():
            if line.endswith(f"{said.free}."):
                assert any(cost == "free" for name, cost in costs.items() if name in line), line
        assert said.confidential not in notice.text.lower()

    def test_size(self, level: str, category: str, region: Region, language: str) -> None:
        """Point 12: at most 120 words, 12 lines at 80 columns; no word too long for 40; plain characters."""
        text = self.notice(level, category, region, language).text
        assert sum(any(letter.isalnum() for letter in word) for word in text.split()) <= 120
        assert len(wrapped(text, 80)) <= 12
        assert max(map(len, text.split())) <= 40
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f\u2500-\u2bff\U0001f000-\U0001ffff]", text)

    def test_it_blocks(self, level: str, category: str, region: Region, language: str) -> None:
        """Nothing else may be shown with it."""
        assert self.notice(level, category, region, language).blocks


def syllables(word: str) -> int:
    """A rough count, good enough for a grade."""
    word = re.sub(r"[^a-z]", "", word.lower())
    groups = len(re.findall(r"[aeiouy]+", word)) - (word.endswith("e") and not word.endswith("le"))
    return max(1, groups)


def sentences(text: str) -> list[str]:
    """The sentences of a text, with fields filled by a short word."""
    return [part for part in re.split(r"[.:?!,]\s|\n", re.sub(r"\{\w+\}", "it", text) + "\n") if part.strip()]


def grade(text: str) -> float:
    """Flesch-Kincaid grade of the sentences of a text."""
    words = re.findall(r"[A-Za-z']+", re.sub(r"\{\w+\}", "it", text))
    return 0.39 * len(words) / len(sentences(text)) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def lix(text: str) -> float:
    """Björnsson's LIX (1968), for any European language: words a sentence, and percent of words over six letters."""
    words = re.findall(r"[^\W\d_]+", re.sub(r"\{\w+\}", "it", text))
    return len(words) / len(sentences(text)) + 100 * sum(len(word) > 6 for word in words) / len(words)


@pytest.mark.parametrize("key", ENGLISH)
def test_school_grade(key: Key) -> None:
    """Point 12: our own words are of US grade 6 or lower; names and numbers stand aside."""
    assert grade("\n".join(ENGLISH[key])) <= 6


EASY = 35
"""Below 40 is read as easy by LIX; books for children lie under 30."""


@every_language
@pytest.mark.parametrize("key", FULL)
def test_easy_in_every_language(key: Key, language: str) -> None:
    """Point 12 in the other languages, by a measure made for more than one."""
    assert lix("\n".join(wording_in(language).templates[key])) <= EASY


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_every_language_is_whole(language: str) -> None:
    """Each language has every text of the English, with the same fields, and names every country."""
    wording: Wording = wording_in(language)
    assert wording.code == language
    assert list(wording.templates) == list(ENGLISH)
    for key, lines in ENGLISH.items():
        fields = set(re.findall(r"\{\w+\}", " ".join(lines)))
        assert set(re.findall(r"\{\w+\}", " ".join(wording.templates[key]))) == fields, key
    assert set(wording.countries) == {region.code for region in regions()} - {"ZZ"}
    assert list(wording.headings) == list(wording_in("en").headings)


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_hours_are_said_in_the_language(language: str) -> None:
    """No English word is left in the opening hours."""
    english = re.compile(r"\b(every|day|daily|hours|vary|weekdays|midnight|to|many|most|Monday|Friday|Sat|Sun)\b")
    for region in regions():
        for line in helplines.lines_for(region).resources:
            assert not english.search(wording_in(language).said_hours(line.hours or "")), line.hours


@every_region
@every_language
@pytest.mark.parametrize(("level", "category"), SHORT)
def test_short_notices(level: str, category: str, region: Region, language: str) -> None:
    """A mention is two or three lines of text, says how to reach every line, and does not block."""
    notice = notice_for(level, category, region, language)
    assert len(notice.text.splitlines()) <= 3
    assert len(wrapped(notice.text, 80)) <= 5
    assert "/help-lines" in notice.text
    assert not notice.blocks


def test_an_unknown_category_still_gets_a_notice() -> None:
    """A category without wording of its own gets that of `self`."""
    assert "call" in notice_for("urgent", "new", INTERNATIONAL).text
    assert notice_for("mention", "new", INTERNATIONAL, language="xx").text


@every_region
def test_help_lines_lists_every_line(region: Region) -> None:
    """``/help-lines`` names the emergency number and every line of the region once."""
    notice = help_lines(region)
    for resource in helplines.lines_for(region).resources:
        assert resource.name in notice.text
    assert "In danger now:" in notice.text


def test_without_the_data_file_the_built_in_text_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing or broken file leaves the international notice, with a directory of lines."""
    gb = next(region for region in regions() if region.code == "GB")
    for broken in ({}, {"GB": {"lines": "nonsense"}}):
        monkeypatch.setattr(helplines, "_file", lambda broken=broken: broken)
        text = notice_for("urgent", "self", gb).text
        assert "findahelpline.com" in text
        assert wording_in("en").no_number in text
        assert help_lines(gb).text
        assert regions()[-1] == INTERNATIONAL


def test_fault_notice_is_built_in() -> None:
    """The last resort needs no file, does not block, and holds a number and a directory."""
    notice = fault_notice(INTERNATIONAL)
    assert notice.category == "fault"
    assert not notice.blocks
    assert "112" in notice.text
    assert "findahelpline.com" in notice.text
