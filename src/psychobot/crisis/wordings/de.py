"""German: *Sie* to grown-ups, *du* to a child."""

from psychobot.crisis.records import EMERGENCY, MENTION, URGENT
from psychobot.crisis.wordings.wording import Wording

_SAFE = "Bleiben Sie nicht allein, wenn es geht. Gehen Sie weg von allem, was Sie verletzen kann."
_TRUST = "Sagen Sie es heute einem Menschen, dem Sie trauen."
_CARE = "Hilfe auf Dauer: Fragen Sie in einer Praxis für Medizin oder Therapie{care}."
_PROGRAM = "Ich bin ein Programm, kein Mensch. Ich kann nicht anrufen. Tippen Sie weiter."
_PROGRAM_DU = "Ich bin ein Programm, kein Mensch. Ich kann nicht anrufen. Tipp gern weiter."
_TALK = "Reden: {talk}"
_WRITE = "Schreiben: {write}"
_END = (_PROGRAM, "{place}")
_MORE = "Jetzt in Gefahr: {emergency}. Alle Nummern: /help-lines. Land: {region} (/region CC)"

WORDING = Wording(
    code="de",
    templates={
        (EMERGENCY, "self"): (
            "Bitte rufen Sie jetzt {emergency} an. Sagen Sie, dass Sie in Gefahr sind.",
            _SAFE,
            _TALK,
            _WRITE,
            "Bitten Sie jemanden, dem Sie trauen, zu kommen. Danach hilft ein Arzt weiter{care}.",
            *_END,
        ),
        (EMERGENCY, "overdose"): (
            "Bitte rufen Sie jetzt {emergency} an, auch wenn es Ihnen gut geht. Was wurde wann genommen?",
            "{poison}",
            "Bleiben Sie nicht allein. Die Packung aufheben. Weg vom Rest.",
            _TALK,
            _WRITE,
            "Sagen Sie es jemandem, dem Sie trauen. Danach hilft ein Arzt weiter{care}.",
            *_END,
        ),
        (EMERGENCY, "other"): (
            "Bitte rufen Sie jetzt {emergency} an. Sagen Sie, wo die Person ist und was Sie sehen.",
            "Bleiben Sie bei ihr, wenn es für Sie sicher ist. Schaffen Sie weg, was sie verletzen kann.",
            "Reden: {talk}",
            _WRITE,
            "Holen Sie jemanden dazu, dem Sie trauen. Danach hilft ein Arzt weiter{care}.",
            *_END,
        ),
        (EMERGENCY, "abuse"): (
            "Wenn es geht, gehen Sie dorthin, wo Menschen sind, und rufen Sie {emergency} an.",
            "Weg von allem, was Sie verletzen kann. Wenn Sie nicht reden können, bleiben Sie in der Leitung.",
            "Reden: {abuse}",
            _WRITE,
            "Sagen Sie es jemandem, dem Sie trauen. Ein Arzt kann helfen{care}.",
            *_END,
        ),
        (URGENT, "self"): (
            "Gut, dass Sie das sagen. Wenn Sie es jetzt tun könnten, rufen Sie {emergency} an.",
            _TALK,
            _WRITE,
            _SAFE,
            _TRUST,
            _CARE,
            *_END,
        ),
        (URGENT, "other"): (
            "Ist die Person jetzt in Gefahr, rufen Sie {emergency} an. Sagen Sie, wo sie ist.",
            "Lassen Sie sie nicht allein. Fragen Sie offen. Schaffen Sie weg, was sie verletzen kann.",
            "Auch Sie können reden: {talk}",
            _WRITE,
            "Sagen Sie es jemandem, dem Sie trauen. Danach hilft ein Arzt weiter{care}.",
            *_END,
        ),
        (URGENT, "abuse"): (
            "Niemand darf Ihnen wehtun. Wenn Sie jetzt in Gefahr sind, rufen Sie {emergency} an.",
            "Reden: {abuse}",
            _WRITE,
            "Wird es schlimm, gehen Sie dorthin, wo Menschen sind, weg von allem, was verletzen kann.",
            "Sagen Sie es einem Menschen, dem Sie trauen. Auch ein Arzt kann helfen{care}.",
            *_END,
        ),
        (URGENT, "child"): (
            "Danke, dass du das sagst. Du bist nicht schuld. Jetzt in Gefahr? Ruf {emergency} an.",
            "Reden: {child}",
            _WRITE,
            "Sag es einem Erwachsenen, dem du traust. Hilft er nicht, sag es dem nächsten.",
            "Wird es schlimm, geh dorthin, wo Menschen sind, weg von allem, was dich verletzen kann.",
            "Auch ein Arzt kann helfen{care}.",
            _PROGRAM_DU,
            "{place}",
        ),
        (URGENT, "harm"): (
            "Gut, dass Sie das sagen. Bei Gefahr: Gehen Sie weg und rufen Sie {emergency} an.",
            "Reden: {talk}",
            _WRITE,
            "Ein Kind sicher ablegen, aus dem Raum gehen. Weg von allem, was verletzt.",
            "Bitten Sie jemanden, dem Sie trauen, bei Ihnen zu sein.",
            _CARE,
            *_END,
        ),
        (URGENT, "voices"): (
            "Das ist sicher schwer. Sie müssen nicht tun, was Sie hören. Bei Gefahr: {emergency}.",
            _TALK,
            _WRITE,
            _SAFE,
            "Sagen Sie heute einem Menschen, dem Sie trauen, was Sie hören.",
            "Ein Arzt kann dabei helfen{care}.",
            *_END,
        ),
        (MENTION, "general"): ("Falls es um Sie geht, jetzt oder später: {brief}", _MORE),
        (MENTION, "worried"): (
            "Sorge um jemanden? Fragen Sie offen, hören Sie zu, bleiben Sie da. Auch Sie bekommen Rat: {brief}",
            _MORE,
        ),
        (MENTION, "bereaved"): ("Das tut mir leid. Es gibt Hilfe für alle, die zurückbleiben: {bereaved}", _MORE),
        (MENTION, "reminder"): ("Die Hilfe bleibt da: {brief} Mehr: /help-lines",),
        (MENTION, "safe"): ("Gut, dass Sie sich Hilfe geholt haben. Sie bleibt da: {brief} Mehr: /help-lines",),
    },
    place="Nummern: {region}. Anderes Land? /region CC (oder --region CC). Alle: /help-lines",
    no_place="Kein Land gewählt. Ihres? /region CC, etwa /region DE (oder --region CC). Alle: /help-lines",
    no_country="kein Land gewählt",
    no_number="die Notrufnummer Ihres Landes (oft 112)",
    poison="Giftnotruf: {line}",
    to_write="bei vielen geht auch Chat; {url} zeigt, wo.",
    free="kostenlos",
    confidential="vertraulich",
    listed=(
        "Hilfe in: {region}. Falsches Land? /region CC tippen (oder --region CC).",
        "Jetzt in Gefahr: {emergency}.",
        _PROGRAM,
    ),
    headings={
        "suicide": "Jemand zum Reden, in jeder Krise",
        "text": "Per Nachricht oder Chat",
        "abuse": "Gewalt und Missbrauch",
        "child": "Kinder und Jugendliche",
        "poison": "Gift",
        "bereaved": "Nach einem Suizid",
        "harm": "Angst, jemanden zu verletzen",
        "care": "Hilfe auf Dauer",
    },
    hours=(
        ("24 hours, every day", "rund um die Uhr"),
        ("24 hours", "24 Stunden"),
        ("hours vary by province", "Zeiten je nach Provinz"),
        ("hours vary", "Zeiten verschieden"),
        ("many", "viele"),
        ("in most places", "fast überall"),
        ("open at all hours, lines by country", "immer offen, Nummern nach Land"),
        ("Monday to Friday", "Montag bis Freitag"),
        ("Monday to Saturday", "Montag bis Samstag"),
        ("weekdays", "werktags"),
        ("every day", "jeden Tag"),
        ("daily", "jeden Tag"),
        ("some days", "an manchen Tagen"),
        ("on the 10th", "am Zehnten"),
        ("Sun-Thu", "Sonntag bis Donnerstag"),
        (" Sat", " Samstag"),
        ("midnight", "Mitternacht"),
        ("website", "Webseite"),
        (" to ", " bis "),
    ),
    countries={
        "AR": "Argentinien", "AT": "Österreich", "AU": "Australien", "BE": "Belgien", "BR": "Brasilien",
        "CA": "Kanada", "CH": "Schweiz", "CL": "Chile", "CZ": "Tschechien", "DE": "Deutschland", "DK": "Dänemark",
        "ES": "Spanien", "FI": "Finnland", "FR": "Frankreich", "GB": "Großbritannien", "GR": "Griechenland",
        "HK": "Hongkong", "HU": "Ungarn", "IE": "Irland", "IL": "Israel", "IN": "Indien", "IT": "Italien",
        "JP": "Japan", "KR": "Südkorea", "MX": "Mexiko", "MY": "Malaysia", "NL": "Niederlande", "NO": "Norwegen",
        "NZ": "Neuseeland", "PH": "Philippinen", "PL": "Polen", "PT": "Portugal", "SE": "Schweden",
        "SG": "Singapur", "TH": "Thailand", "TW": "Taiwan", "US": "USA", "ZA": "Südafrika",
    },
)  # fmt: skip
