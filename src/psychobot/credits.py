"""Who wrote a page, who reviewed it, and when: the bylines and date lines of a page.

A credit line is made of credits and little else: "Medically reviewed by Ann Leaf, MD — Updated June 13, 2024by Bo Tree".
A sentence that happens to hold "by" or a date is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

Role = Literal["author", "reviewer", "checker", "published", "updated", "reviewed", "dated", "portrait", "other", "aside"]

MONTHS = {
    name: month
    for month, names in enumerate((
        "january jan januar jän jänner janvier janv enero ene gennaio januari", "february feb fevereiro februar février févr febrero "
        "febbraio februari", "march mar märz mär mrz mars março marzo maart", "april apr avril avr abril abr aprile",
        "may mai mayo maggio maio mei", "june jun juni juin junio junho giugno", "july jul juli juillet juil julio julho luglio",
        "august aug août aout agosto ago augustus", "september sept sep septembre septiembre settembre setembro",
        "october oct oktober okt octobre octubre ottobre outubro", "november nov novembre noviembre", "december dec dezember dez "
        "décembre déc diciembre dic dicembre dezembro"), 1)
    for name in names.split()
}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
GLUED_TIME = re.compile(r"\d{1,2}(?::\d\d(?!\d)|[- ]?min)")
"""A time, or the minutes of reading, as pages glue them to the year before: "October 11, 20235:00 AM"."""
_YEAR = r"(?P<{0}>(?:19|20)\d\d)(?:(?!\d)|(?=\d{{1,2}}(?::\d\d(?!\d)|[- ]?min)))"
_SEASON = r"(?:spring|summer|autumn|fall|winter|frühjahr|frühling|sommer|herbst|printemps|été|automne|hiver|primavera|verano|otoño|invierno)"
DATE = re.compile("|".join((
    rf"(?<![\w]){_YEAR.format('y1')}-(?P<m1>\d\d)-(?P<d1>\d\d)(?:T[\d:.+Z-]*)?",
    rf"(?<![\w/.])(?P<a2>\d{{1,2}})(?P<sep>[/.-])\s?(?P<b2>\d{{1,2}})(?P=sep)\s?{_YEAR.format('y2')}",
    rf"(?<![\w])(?P<m3>{_MONTH})\.?\s+(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?(?:,\s*|\s+){_YEAR.format('y3')}",
    rf"(?<![\w])(?P<d9>\d{{1,2}})-(?P<m9>{_MONTH})-{_YEAR.format('y9')}",
    r"(?<![\w/.])(?P<y0>(?:19|20)\d\d)[/.](?P<m0>\d\d)[/.](?P<d0>\d\d)(?![\d/])",
    rf"(?<![\w])(?P<d4>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?\s+(?:of\s+|de\s+)?(?P<m4>{_MONTH})\.?,?\s+(?:de[l]?\s+)?{_YEAR.format('y4')}",
    rf"(?<![\w])(?P<m5>{_MONTH})\.?,?\s+(?:de\s+)?{_YEAR.format('y5')}",
    rf"(?<![\w/.-])(?P<m7>\d{{1,2}})/{_YEAR.format('y7')}",
    rf"{_SEASON}(?:\s+(?:term|semester))?[,\s]+{_YEAR.format('y8')}",
    r"(?<![\w/.])(?P<aa>\d{1,2})(?P<sq>[/.])(?P<bb>\d{1,2})(?P=sq)(?P<yy>[012]\d)(?![\w/.]*\d)",
    rf"(?<![\w])(?P<dd>\d{{1,2}})(?:st|nd|rd|th|\.)?\s+(?P<mm>{_MONTH})\.?\s+['’](?P<yz>[012]\d)(?!\d)",
    rf"(?<![\w/.-]){_YEAR.format('y6')}(?![/-]\d)",
)), re.I)
DATE_ANYWHERE = rf"(?:{_MONTH})\.?\s+\d|\d{{1,2}}[. ]"
DAYS = re.compile(rf"\b\d{{1,2}}\.?\s*(?:[-–—]|to|bis|au|al)\s*\d{{1,2}}\.?\s+(?:of\s+|de\s+)?(?:{_MONTH})\b", re.I)
"""The days of an event."""
RANGE = re.compile(r"\s*(?:[-–—]|bis|to|until|au|hasta|tot)\s*\S+(?:\s\S+){0,2}$")
"""What follows the first month of an issue, or the first day of an event."""
HOURS = re.compile(r"\b\d{1,2}[:.]\d\d\s*[-–—]\s*\d{1,2}[:.]\d\d\b")
"""The hours of an event, whose place is no name."""

_ON = r"(?:\s+(?:on|at|am|im|le|en|el|il|op|in|vom|du))?\s*:?\s*"
_DAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)(?:day|sday|nesday|rsday|urday)?,?\s+)"
_KIND = r"(?:(?:medically|clinically|scientifically|professionally|editorially|expertly|expert|peer|last|content|article)\s+){0,3}"
_PICTURE_OF = (
    r"(?:(?:writer|author|contributor|blogger|user|member)(?:['’]s)?\s+(?:profile\s+)?(?:picture|photo|avatar|image|headshot|icon)"
    r"|(?:profile (?:picture|photo|image)|avatar|headshot|profilbild|autorenfoto|photo de (?:profil|l['’]auteure?)|foto (?:de perfil|del autor|de la autora|dell['’]aut(?:ore|rice)|do perfil|do autor|da autora)|profielfoto)(?:\s+(?:of|for|de|di|von|van|del?|da|do))?)"
)
"""What stands for the picture of whoever wrote, where a page is copied as text."""
ROLES: tuple[tuple[Role, str], ...] = (
    ("aside", rf"produced\s+by\b(?!.*\b(?:services?|teams?|trust|department|cent(?:re|er)|clinic|board|committee|association|society|institute|foundation|group|staff|university|hospital)\b)|(?:(?:date for|next) review|review by)(?=\s*:?\s*(?:\d|(?:{_MONTH})\b))\s*:?|(?:received|accepted|reçu|accepté|eingereicht|angenommen|recibido|aceptado|joined|member since|expires|answered|printed|retrieved|accessed|lid sinds)(?=\s*:?\s*(?:(?:on|le|am|el)\s+)?(?:\d|(?:{_MONTH})\b))\s*:?"
              r"|(?:photo(?:graph|graphs|graphy)?s?|images?|pictures?|illustrations?|illustrated|video|translated|translation|interview|fotos?|bild(?:er)?|beeld|übersetzt|übersetzung|traduit|traducción)(?:\s+(?:by|von|par|por|door)\s*:?|\s*:)"),
    ("portrait", rf"{_PICTURE_OF}\s*:?"),
    ("other", r"(?:next|n[äa]chste|prochaine|próxima)\s+(?:review|revision|prüfung|überprüfung|révision|revisión)(?:\s+(?:due|date))?"
              r"\s*:?|(?:media|video|images?|audio|photos?)\s+(?:last\s+)?(?:reviewed|review\s+due|updated)\s*:?(?=\s*\d)"
              r"|(?:due for )?review(?:\s+date)?\s+due\s*:?|review due(?: date)?\s*:?|(?:review|expiry) date\s*:"),
    ("checker", r"(?:fact[- ]?check(?:ed|er)?(?:\s+by)?\s*:?|checked\s+by\s*:?)|vérification des faits(?:\s+par)?\s*:?|faktencheck(?:\s+von)?\s*:?"),
    ("reviewer", rf"{_KIND}(?:reviewed|verified|approved|vetted)(?:\s+(?:and\s+(?:approved|verified|fact[- ]checked)|for\s+\w+))?\s+by\s*:?"
                 r"|(?:(?:medical|clinical|expert|scientific|professional|peer)\s+)review(?:er|ed)?s?(?:\s+by)?\s*:?|reviewers?\s*:"
                 r"|(?:medizinisch|fachlich|wissenschaftlich|ärztlich)?\s*(?:geprüft|überprüft|begutachtet|gegengelesen)\s+(?:von|durch)\s*:?"
                 r"|(?:medizinische|fachliche|wissenschaftliche|ärztliche)\s+(?:über)?prüfung(?:\s+durch)?\s*:?"
                 r"|(?:expert(?:inn)?en|fach|medizin)\w*(?:über)?prüfung\s+(?:durch|von)\s*:?|(?:expert|medical|clinical)\w*\s+(?:check|reviewer)\s+by\s*:?"
                 r"|(?:relu|revu|vérifié|validé|contrôlé)e?(?:\s+médicalement)?\s+par\s*:?|relecture(?:\s+\w+)?\s*:|validation médicale\s*:?"
                 r"|(?:revisado|verificado|validado|comprobado)(?:\s+\w+mente)?\s+por\s*:?|revisi[oó]n (?:médica|clínica|científica)(?:\s+por)?\s*:?"
                 r"|(?:[\w-]+\s){0,2}[\w-]*(?:review|prüf|qualität|berat|valid|verif|approv|relect|revis|superv|consult)[\w-]*\s*:(?=\s*(?-i:(?:Drs?|Pr|Prof|Dipl|Dra)\b|[A-ZÀ-Ý][\w’'-]+\s[A-ZÀ-Ý]))"
                 r"|revisor(?:a)?(?:\s+\w+)?\s*:|(?:revisionat|verificat|validat|controllat|rivist|approvat)[oa]\s+(?:\w+mente\s+)?da(?:l(?:l[ao]|l(?=[’']))?)?\s*:?|(?:medisch\s+)?(?:beoordeeld|gecontroleerd|nagekeken)\s+door\s*:?|(?:validad|verificad|revisad|supervisad|revist|contrastad|aprobad|aprovad)[oa]s?\s+(?:\w+mente\s+)?(?:por|pel[oa]s?)\s*:?"),
    ("updated", rf"(?:(?:this\s+)?(?:page|article)\s+)?(?:was\s+)?{_KIND}(?:updated|modified|revised|edited|changed|corrected|amended)(?:(?:\s+(?:or|and|&)\s+|/)(?:\w+\s+)?(?:reviewed|updated|checked|revised|verified))?(?=\W*(?:on\b|at\b|in\b|{_MONTH}|{_SEASON}|\d)|\s*:|\s*$){_ON}"
                rf"|last edited by \S+ on(?:\s+(?:mon|tue|wed|thu|fri|sat|sun)\w*,?)?\s*|this (?:version|edition|revision){_ON}|(?:last|latest|substantive|major|minor)\s+(?:update|revision|modification|change)(?:\s+date)?{_ON}|update(?=\s*:){_ON}|date\s+(?:updated|modified|of\s+last\s+update){_ON}"
                rf"|(?:zuletzt\s+|letzte\s+)?(?:aktualisier(?:t|ung)|geändert|änderung|überarbeitet)(?=\W*(?:am|vom|\d)|\s*:|\s*$){_ON}"
                rf"|(?:stand|fassung)\s*:\s*|(?:dernière\s+)?mise?\s+à\s+jour{_ON}|dernière\s+modification{_ON}|modifié{_ON}"
                rf"|(?:última\s+)?actualiza(?:do|da|ción)(?=\W*(?:el|en|\d)|\s*:|\s*$){_ON}|última\s+modificación{_ON}"
                rf"|(?:ultimo\s+)?aggiorna(?:to|mento){_ON}|(?:laatst\s+)?(?:bijgewerkt|gewijzigd|aangepast)(?=\W*(?:op|in|\d)|\s*:|\s*$){_ON}|(?:current version|versión actual|aktuelle (?:version|fassung)|version actuelle|huidige versie|versione (?:attuale|corrente)|versão atual)\s*:?"),
    ("reviewed", rf"(?:(?:this\s+)?page\s+)?(?:was\s+)?{_KIND}reviewed(?:(?:\s+(?:or|and|&)\s+|/)updated)?(?=\W*(?:on\b|in\b|{_MONTH}|{_SEASON}|\d)|\s*:|\s*$){_ON}|(?:last|latest|date of last)\s+review(?:\s+date)?{_ON}|review date\s+(?=\d{{1,2}}/\d)"
                 rf"|zuletzt\s+(?:geprüft|überprüft){_ON}|(?:geprüft|überprüft)(?=\W*(?:am|\d)|\s*:){_ON}|dernière\s+(?:révision|relecture){_ON}"
                 rf"|(?:laatst\s+)?(?:herzien|gecontroleerd|nagekeken)(?=\W*(?:op|in|\d)|\s*:|\s*$){_ON}|última\s+revisión{_ON}|revisado(?=\W*(?:el|\d)|\s*:){_ON}"),
    ("published", rf"(?:strictly\s+)?embargo(?:ed)?(?:\s+until)?\s*:?\s*(?=\D{{0,12}}\d)|start date\s*:?\s*|(?:(?:first|originally|initially)\s+)?(?:published|posted|created|issued|produced|submitted|uploaded)"
                  rf"(?=\W*(?:on\b|at\b|{_MONTH}|{_SEASON}|{_DAY}|\d|by\b)|\s*:|\s*$){_ON}|(?:publication|publishing|release|issue)\s+date{_ON}"
                  rf"|date\s+(?:published|of\s+(?:publication|issue)|issued|created){_ON}"
                  rf"|(?:erst)?(?:veröffentlicht|erschienen|erstellt|publiziert|eingestellt|hochgeladen|online gestellt)(?=\W*(?:am|vom|im|von|\d)|\s*:|\s*$){_ON}|veröffentlichung{_ON}"
                  rf"|(?:publié|paru|créé|mise? en ligne)e?(?=\W*(?:le|en|par|\d)|\s*:|\s*$){_ON}|(?:date\s+de\s+)publication{_ON}"
                  rf"|(?:publicado|publicada|creado)(?=\W*(?:el|en|por|\d)|\s*:|\s*$){_ON}|fecha(?:\s+de\s+publicación)?\s*:\s*"
                  rf"|pubblicato{_ON}|(?:gepubliceerd|geplaatst)(?=\W*(?:op|in|\d)|\s*:|\s*$){_ON}|(?:date|datum)\s*:\s*|version\s+\d[\d.]*[,:]?\s*"),
    ("author", r"(?:(?:medically|clinically|article|words|story|text|content|post|blog|report|information|guide|leaflet)\s+)?"
               r"(?:written|authored|compiled|contributed|prepared|created|posted|published|produced|hosted|submitted)?(?:\s+and\s+\w+)?\s*{GLUED}by\s*:?\s+(?=\S)"
               r"|by\s*:?\s*$|written by\s*:?|(?:written|posted|published) by\s*:?|(?:lead\s+|clinical\s+|editorial\s+|co-?)?(?:author|writer|contributor|contributing writer|instructor|lecturer|teacher|tutor|presenter|speaker)s?\s*:"
               r"|(?:originally\s+)?(?:written|authored|words|tekst|texte|testo)\s*:|(?:geschrieben|verfasst|ein beitrag|beitrag|text|artikel)?\s*{GLUED}von\s*:?\s+(?=\S)|(?:autor(?:in|en|:in|\*in)?|verfasser(?:in)?|text|redaktion)\s*:|(?:erstellt|verfasst|geschrieben)\s+durch\s*:?\s*(?=(?-i:[A-ZÄÖÜ]))"
               r"|(?:écrit|rédigé|publié|posté|texte|article)?e?\s*{GLUED}par\s*:?\s+(?=\S)|(?:auteur|autrice|auteure|rédaction|rédactrice|rédacteur)s?\s*:"
               r"|(?:escrito|redactado|publicado|texto|artículo)?\s*{GLUED}por\s*:?\s+(?=\S)|(?:autora?|autores|redacción|texto)\s*:"
               r"|^d[ai]\s+(?=(?-i:[A-ZÀ-Ý][\w’'-]+\s[A-ZÀ-Ý][\w’' -]+\s[|•·–—-]\s))"
               r"|(?:scritto|a cura)\s+d[ai]\s*:?|autore\s*:|(?:geschreven|tekst)?\s*{GLUED}door\s*:?\s+(?=\S)|auteurs?\s*:"),
)
_NO_LETTER_BEFORE = r"(?<![^\W\d_])"
"""Rather than ``\\b``: pages glue "by" to the year before it."""
ROLE = re.compile("|".join(
    rf"(?P<{role}>{_NO_LETTER_BEFORE}(?:{shape.replace('{GLUED}', _NO_LETTER_BEFORE)}))" for role, shape in ROLES), re.I)
BOTH = re.compile(
    r"(?:(?:written|authored)\s+(?:and|&)\s+(?:\w+\s+)?(?:reviewed|verified|checked)\s+by|escrit[oa]\s+y\s+(?:verificad|revisad|validad)[oa]\s+por"
    r"|(?:verfasst|geschrieben)\s+und\s+(?:\w+\s+)?geprüft\s+von|(?:écrit|rédigé)\s+et\s+(?:relu|validé|vérifié)\s+par"
    r"|geschreven\s+en\s+(?:\w+\s+)?(?:gecontroleerd|beoordeeld)\s+door)\s*:?\s*",
    re.I,
)
"""Who wrote a text and checked it too."""
PICTURED = re.compile(rf"^\W*(?:{_PICTURE_OF}|(?:photo|picture|image|portrait|foto|bild|retrato|ritratto)\s+(?:of|von|van|de|di))\s*:?\s*(?=(?-i:[A-ZÀ-Ý]))", re.I)
"""The words for a picture in front of a name, glued to it or not: "Writer's pictureAnn Leaf", "Photo of Bo Tree"."""
FILLER = re.compile(
    r"\b(?:\d+[- ]?(?:min(?:ute)?s?\.?)(?:\s+(?:read(?:ing)?(?:\s+time)?|lesezeit|de lecture|de lectura))?|(?:est(?:imated)?\.?\s+)?read(?:ing)?(?:\s+time)?|lesezeit|temps de lecture|tiempo de lectura"
    r"|min(?:ute)?s?|minuten|read|\d+\s+(?:comments?|shares?|views?|kommentare?|commentaires?|comentarios?)|\(?utc\)?|leave a comment|no comments?"
    r"|(?:at|um|à)?\s*\d{1,2}[:.h]\d\d(?:\s*(?:[ap]\.?m\b\.?|uhr|h\b))?(?:\s*\(?(?:[ecmp][sd]?t|gmt|bst|utc|ces?t|mes?z)\b\)?)?|on|at|am|le|el|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|mon|tue|wed|thu|fri|sat|sun|montag|dienstag|mittwoch|donnerstag|freitag|lundi|mardi|mercredi|jeudi|vendredi|lunes|martes|jueves|viernes)\b\.?:?", re.I)
SEPARATOR = re.compile(r"\s*[|•·│⋅∙/]\s*|\s+[-–—]+\s+|\s*[—–]\s*|\s{2,}")

HONORIFIC = re.compile(r"(?<![^\W\d_])(?:(?:Drs?|drs?|ir|Prof|Professor|Professorin|Priv|Doz|PD|Canon|Mtra|Mtro|Associate|Assoc|Assistant|Asst|Adjunct|Adj|Clin|Emeritus|dott|prof|mgr|lek|hab|med|phil|rer|nat|habil|Dipl|Psych|Mag|Mr|Mrs|Ms|Mx|Herr|Frau|Dra|Sr|Sra|Lic|Dott|Dott\.ssa|M|Mme|Pr|Miss|Sir|Dame|Lady|Sister|Rev|Revd|Reverend|Pastor|Pastorin|Pfarrer|Pfarrerin|Schwester|Rabbi|univ|Univ)"
                       r"(?:\.-?|-|(?=\s))\s*)+", re.U)
BEAT = re.compile(
    r"(?<=[^\W\d_]{2})(?:,|\s[–—-])?\s+(?:(?:the|our|a|an)\s+|(?:(?:Chief|Deputy|Assistant|Associate|Senior|Junior|Managing|Executive|Contributing|Special|Regional|Staff|Freelance|Lead)\s+)+(?=(?:[A-Z][\w-]+\s+){0,4}?(?:[Ee]ditor|[Cc]orrespondent|[Rr]eporter|[Ww]riter|[Cc]olumnist|[Jj]ournalist|[Pp]roducer)\b))?"
    r"(?:(?:Rural|Home|Foreign|Social|Public|Community|Consumer|Legal|Religious|Political|Industrial|Local|Current)\s+(?:[Aa]ffairs|[Pp]olicy|[Cc]are|[Hh]ealth|[Nn]ews|[Ii]ssues)|(?:Mental[- ])?Health(?:care)?|Medical|Medicine|Science|Education|Schools?|Lifestyle|Features?|Arts?|Culture|Environment|Business|Money|Family|Families|Sports?|News|Politics"
    r"|Crime|Religion|Technology|Tech|Data|Wellbeing|Wellness|Well-being|Psychology|Parenting|Food|Travel|Night|Farming|Agriculture|Work|Careers?|Society|Investigations?|Opinion|Books?|Europe|City|North|South|Ireland|Scotland|Wales|Northern|Southern|Digital|Politik|Wissen|Gesundheit|Santé|Salud|Gezondheid|Salute|Saúde"
    r"|Chief|Deputy|Senior|Staff|Special|and|&)"
    r"(?:\s+(?:[A-Z][\w’'-]*|and|&|affairs|policy|care|health)){0,3}?\s+(?:[Ee]ditor|[Cc]orrespondent|[Rr]eporter|[Ww]riter|[Cc]olumnist|[Jj]ournalist|[Pp]roducer|[Dd]esk|[Uu]nit|[Rr]edakteur(?:in)?)\b(?!\s+[A-Z])"
)
"""What a paper writes behind a name of which desk somebody is: "Rural Affairs Correspondent", "Health editor"."""


def without_beat(text: str) -> str:
    """A byline in which the desk behind a name is parted from it.

    >>> without_beat("By Ann Leaf Rural Affairs Correspondent"), without_beat("Ann Leaf Health editor")
    ('By Ann Leaf | Rural Affairs Correspondent', 'Ann Leaf | Health editor')
    >>> without_beat("By the Health Desk"), without_beat("The Elm Health editor")
    ('By the Health Desk', 'The Elm Health editor')
    """
    match = BEAT.search(text) if len(text.split()) <= LONGEST_BYLINE else None
    named = match and NAMED_BEFORE.search(text[: match.start()])
    return f"{text[: match.start()]} | {text[match.start() :].strip(' ,–—-')}" if match and named else text


NAMED_BEFORE = re.compile(r"(?<![\w’'-])(?!(?:The|Our|By|From|Our)\s)(?:[A-ZÀ-Ý][\w’'-]*\.?\s+)+[A-ZÀ-Ý][\w’'-]+$")
"""A name of two words and more at the end."""
LONGEST_BYLINE = 16
TITLE_OF_WOMAN = re.compile(r"\b(?:Univ\.-)?(?P<title>(?:DD|D)r|Prof|Mag|Doz|Dipl|Ing)\.?\s?(?:in|ª|a|ssa)\b\.?(?=\s(?-i:[A-ZÀ-Ý]))")
UNIVERSITY = re.compile(r"\bUniv\.-(?=Prof\b|Doz\b)")


def plain_titles(text: str) -> str:
    """A text in which the titles before names have their usual form.

    >>> plain_titles("Univ.-Prof.in Mag.a Ute Kramer")
    'Prof. Mag. Ute Kramer'
    """
    return UNIVERSITY.sub("", TITLE_OF_WOMAN.sub(lambda match: f"{match['title']}.", text))


CREDENTIAL = re.compile(r"(?:[A-Z][A-Za-z]{0,4}\.?){1,4}(?:[-/][A-Z][A-Za-z]*)*\.?(?:\s*\([^()]{1,20}\))?$")
KNOWN_CREDENTIALS = frozenset("""md phd psyd lcsw lpc lcmhc lmft lmhc lmsw msw ma ms msc mph mba ba bsc rn np fnp do dnp aprn pmhnp edd mbbs mrcpsych
frcpsych frcp facp dclinpsy dpsych clinpsyd cpsychol ccc ncc lpcc rdn rd cnm dsw licsw bcba abpp mft mscp mbacp ukcp babcp dipl ma(hons) llp lp med mdiv
fapa frcpc bscn crnp lisw lcpc cadc mphil dphil csw amft mps pharmd atr-bc mpharm bpharm mpsych bpsych mcouns bcouns mnurs bnurs mres pgdip pgcert""".split())
PARTICLES = frozenset("von van der den de del della di da la le el al bin ibn ben y e dos das du zu zur ter ten of ap af av ’t 't".split())
TEAM = re.compile(r"\b(?:team|staff|editors|editorial|redaktion|redaktionsteam|rédaction|redacción|equipo|équipe|contributors?|committee|board|group"
                  r"|department|service|institute|foundation|association|society|clinic|centre|center|trust)\b", re.I)
OWN_TEAM = re.compile(r"(?:our|unser\w*|notre|nos|nuestr\w+|ons|onze)\b", re.I)
"""A team that is not named."""
NOBODY = re.compile(r"(?:guest|admin(?:istrator)?|web ?master|anonymous|anonym|sekretariat|secretariat|secrétariat|secretaría|staff|gast|invitad[oa]|invité[e]?|user)\b(?! [A-Z])", re.I)
"""Who put a text on a page, where nobody is named."""
CALLING = re.compile(
    r"\b(?:\w*psych?olog\w*|psicoterap\w*|counsell?or|therapist|psychotherap\w*|director|editor(?!ial)|professor\w*|university|nurse|writer|licensed|medical|clinical|health|\w*psychiat\w*|\w+begleiter(?:in)?"
    r"|\w*ärzt\w*|\w*arzt|facharzt\w*|fachärztin|doctor|physician|journalist\w*|author|reviewer|practitioner|contributor|lecturer|researcher|hospital|klinik\w*|médecin|médica?|rédact\w*"
    r"|chief|manager|specialist|consultant|coach|worker|student|founder|psicolog\w*|infirmi\w*|enfermer\w*|infermier\w*|verpleegkund\w*|docteure?|doctora|doutora?|dottor\w*|huisarts|gz-\w+|psicoterap\w+|psicólog\w*|psychologue|\w*redakt\w*|heilpraktiker\w*|autor\w*|fellow|college|member|senior|head|freelance|lead|expert|candidate|educator|trainer|host|blogger|teacher|pädagog\w*|sozialarbeiter\w*|pharmacist|dietitian)\b", re.I)
STATUS = re.compile(
    r"\b(?:correspondent|reporter|columnist|in training|journalist\w*|staff writer|contributing (?:writer|editor)|(?:senior|junior|well-known|active|new|trusted|verified) member|moderator"
    r"|member since|joined|in practice|guest author|contributor|copywriter|(?:editor|writer|therapist|psychologist|counsell?or) (?:at|in|and|based)\b|autor(?:in)? (?:bei|der)|redakteur(?:in)?|redacteur)\b"
    r"|^special (?:to|for)(?: the)?(?=\s[A-Z\w])|^(?:member|author|editor|admin|guest|autor(?:in)?|auteur|redacción|rédaction|redaktion|mitglied|membre|miembro)$", re.I)
DESCRIBED = re.compile(r"(?:an?|our|und|ein\w*|une?|una?|een)\s", re.I)
"""How a piece begins that says what the person named before it does."""
FROM = re.compile(r"(?:from|publisher|published by|issued by|herausgeber|organisation|éditeur|editor|uitgever)\s*:\s*$|(?:published in|erschienen in|publié dans|publicado en)$", re.I)
"""A word for the publisher, whose name stands on the next line."""
DATELINE = re.compile(r"[A-ZÄÖÜ][\w .’'-]{2,30}(?:, [A-Z][\w. ]{1,20})?[,(–—-]+\s*(?P<date>\(?[^()]{6,30}\)?)\s*[-–—:]+\s*$")
BODY = re.compile(
    r"^(?:the )?[A-ZÄÖÜÉ].*\b(?:trusts?|universit(?:y|ät|é|à|eit)|universidad|hospitals?|colleges?|foundation|association|institute?|society|project|press|courier"
    r"|times|gazette|herald|tribune|chronicle|observer|echo|sentinel|dispatch|cent(?:re|er)|clinic|service|praxis|klinik\w*|stiftung|verein|verband|fundación|asociación|fondation|stichting|forum|encyclop\w+|journal|magazine|newsletter)$"
    r"|^(?:universit\w+|universidad|hochschule|klinik(?:um)?|krankenhaus|clínica|hôpital|stiftung|fundación|fondation)\s(?-i:[A-ZÀ-Ý])\w+(?:\s\S+){0,3}$"
    r"|^(?:the )?(?:universi\w+|hospital|instituto?|institute?|klinik(?:um)?|fundación|foundation|colegio|college|asociación|association|centro|clinique|cent(?:re|er)|ministerio|ministry|department|office|servicio|society) (?:of|de|del|der|für|am|im|du|la|for|des)\b",
    re.I,
)
"""Names of bodies and papers, which stand above a title more often than they are one."""
AFFILIATION = re.compile(
    r"(?:the )?(?:departments?|school|faculty|institut\w*|division|cent(?:re|er)|college|universi\w+|hospital|klinik\w*|facultad|departamento|instituto|département|laboratoire|abteilung|fachbereich)\b[^.]*,\s[^.]*$|"
    r"(?:\d{1,2}|[*†‡§¹²³⁴⁵])\s?(?=[A-Z]).*\b(?:universit\w+|school|department|institut\w*|hospital|cent(?:re|er)|college|service|faculty|clinic|klinik\w*|correspond\w+|trust|laborator\w+)\b|[*†‡✉]?\s*correspond\w+\b.*@"
    r"|.{0,60}\bvol(?:ume|\.)? ?\d+.{0,40}\((?:19|20)\d\d\)|(?:doi|https?://doi\.org)\b", re.I)
VOLUME = re.compile(r"^(?:Report|Rapport|Bericht|Informe|Working [Pp]aper|Publication)\b.{0,20}?\b(?P<report>(?:19|20)\d\d)\b|\b[Vv]ol(?:ume)?\.? ?\d+\b.*?\b(?P<year>(?:19|20)\d\d)\b")
SAID_REVIEWED = re.compile(r"review(?:ed)?(?:\s+(?:on|date))?\s*:?\s+(?:\d|(?:" + _MONTH + r")\b)", re.I)
POSTED = re.compile(r"post(?:ed)? by:?\s+(?P<name>\S{2,30})\s*(?:»|›|>|,|on\b|-)\s*(?P<rest>.*)$", re.I)
"""Who wrote a post of a forum, and when."""
STARTER = re.compile(r"(?:(?:thread |topic |discussion )?started by|opened by|thread starter|topic starter|original poster|thread author|op(?=\s*:)|topic by|thread by|discussion by)\s*:?\s+(?P<name>\S+)(?:\s.*)?$", re.I)
REPRINT = re.compile(
    r"(?:\bby (?P<author>(?:[A-ZÄÖÜÉ][\w.’'-]+\s+){1,3}[A-ZÄÖÜÉ][\w’'-]+)[,\s]+(?:was |has )?)?(?:first |originally |previously )+(?:appeared|published|printed|ran)\s+(?:in|on|by|at)\s+(?P<rest>.{3,120})")
NOT_NAMES = frozenset("""the this that these those a an our your their his her its my we you they it and or but for with from what when how why who which
home menu search about contact news blog health mental therapy topics related more read share follow updated published reviewed last page monday tuesday
wednesday thursday friday saturday sunday der die das ein eine und les des une mit für sich not all new key free online get help how-to types signs symptoms
causes treatment overview summary introduction conclusion references sources anxiety depression stress sleep wellness clinical guide therapies disorders
disorder treatments panic grief trauma self-care counselling counseling psychotherapy support resources services archive videos podcasts
conditions living talking joined received accepted member members messages location registered version volume issue number quiz notes handout lecture part chapter week
guest admin administrator webmaster anonymous sekretariat secretariat gast invitado invité user editor
open access original research article articles journal download pdf cite view views answer answers asked answered question questions embargoed embargo until special reply replies thread start""".split())


ORCID = re.compile(r"\s*(?:ORCID\s*(?:iD)?\s*:?\s*)?(?:https?://orcid\S*/)?\b(?:\d{4}-){3}\d{3}[\dX]", re.I)
"""The number scholarly pages write behind a name."""
BEFORE_NAME = re.compile(
    r"(?:(?:the|our|der|die|dem|le|la|el|de|il|lo|het|unsere[rnm]?)\s+|l[’'])?(?:[a-zà-ÿ][\w-]+\s+){1,2}(?=[A-ZÀ-Ý])"
    r"|(?:Diplom-)?(?:Psych\w+|Ärztin|Arzt|Fach[aä]rzt\w*|\w*[Tt]herap\w+)\s+(?=(?:[A-ZÀ-Ý][\w’'-]+\s+)+[A-ZÀ-Ý])"
)
"""What may stand before a name: an article with a calling, or a calling in capitals before two words."""


class Credit(NamedTuple):
    """One thing a credit line says."""

    role: Role
    value: str
    """A name as the page has it, or a date as ``2024-06-13``, ``2024-06`` or ``2024``."""


def credits_in(text: str, day_first: bool = False) -> list[Credit]:
    """The credits of a line; none when the line is anything else than credits."""
    if len(text) > 400 or len(text.split()) > 45:
        return []
    if (line := DATELINE.match(text)) and DATE.fullmatch(line["date"].strip(" ()")):
        return [Credit("dated", date) for date in dates_in(line["date"], day_first)]
    text = _without_subject(AGO.sub("", MAIL.sub(" ", unglued(without_beat(plain_titles(text.strip(" *_✓✔☑•·–-")))))).strip())
    if volume := VOLUME.search(text):
        return [_of_volume(volume, text, day_first)] if len(text.split()) <= 14 else []
    if told := _told_of_origin(text, day_first):
        return told
    if both := BOTH.match(text):
        names = names_in(text[both.end():])
        return [Credit("author", name) for name in names] + [Credit("reviewer", name) for name in names]
    roles = [match for match in ROLE.finditer(text) if _stands_apart(text, match)]
    if not roles:
        return _bare_date(text, day_first)
    before, first = text[: roles[0].start()], roles[0]
    written = first.lastgroup == "author" and len(first[0].split()) >= 2
    titled = ", " in before and first.lastgroup == "author"
    credits = _before_roles(before, day_first, titled, written, ASIDE.match(first[0]) is not None)
    if credits is None:
        return []
    above: Role = "other"
    for match, following in zip(roles, [*roles[1:], None], strict=True):
        role = above = _role_of(match, above, text)
        rest = text[match.end() : following.start() if following else len(text)]
        found = _said(role, rest, day_first)
        if found is None:
            return []
        credits += found or _answered(match, credits, rest, day_first)
    return _with_newer_version(_with_day_apart(credits, text))


def _of_volume(volume: re.Match[str], text: str, day_first: bool) -> Credit:
    """The date of an issue, as exactly as its line has it."""
    year = volume["report"] or volume["year"]
    return Credit("dated", max((day for day in dates_in(text, day_first) if day.startswith(year)), key=len, default=year))


def _answered(match: re.Match[str], credits: list[Credit], rest: str, day_first: bool) -> list[Credit]:
    """The day on which the one named before "answered" did."""
    named = match[0].lower().startswith("answered") and [credit.role for credit in credits] == ["author"]
    return [Credit("dated", day) for day in dates_in(rest, day_first)[:1]] if named else []


def _with_newer_version(credits: list[Credit]) -> list[Credit]:
    """Credits in which the later of two days of publication is a change: "First issued May 2019. Version 2: July 2021"."""
    days = [credit.value for credit in credits if credit.role == "published"]
    later = days[-1] if len(days) == 2 and days[0] < days[1] and not any(each.role == "updated" for each in credits) else ""
    return [credit._replace(role="updated") if credit.role == "published" and credit.value == later else credit for credit in credits]


def _role_of(match: re.Match[str], above: Role, text: str) -> Role:
    """The role a match says; "by" behind "Medically reviewed on May 3," names a reviewer."""
    role: Role = match.lastgroup  # type: ignore[assignment]
    bare = role == "author" and len(match[0].split()) == 1
    before = text[: match.start()].rstrip()
    return "reviewer" if bare and above == "reviewed" and before[-1:] not in "|—–-•·" else role


def _with_day_apart(credits: list[Credit], text: str) -> list[Credit]:
    """Credits in which a date that stands apart is the page's: "By Ann Leaf | Reviewed by Bo Tree | May 3, 2022"."""
    roles = [credit.role for credit in credits]
    apart = "author" in roles and re.search(rf"\|\s*(?:{DATE_ANYWHERE})", text, re.I)
    given = {"dated", "published"} & set(roles)
    return [
        credit._replace(role="dated") if apart and not given and credit.role == "reviewed" and not SAID_REVIEWED.search(text) else credit
        for credit in credits
    ]


ASIDE = re.compile(r"(?:member since|joined|lid sinds|photo|image|picture|video|foto|bild|beeld)", re.I)
"""How something is said of a person who did not write the text."""
SUBJECT = re.compile(
    r"^(?:this|the|our|diese[rs]?|die|der|das|cet(?:te)?|l['’]|la|le|est[ea]|el|dit|deze)\s*(?:[\w-]+\s+){0,2}"
    r"(?:page|article|leaflet|information|content|guide|fact ?sheet|post|document|resource|entry|text|booklet|hand-?out|summary|topic"
    r"|seite|artikel|beitrag|text|merkblatt|fiche|página|artículo|pagina|hoja)"
    r"(?:\s+sheet)?\s+(?:was|were|has been|is|wurde|a été|ha sido|fue|werd|is)\s+(?=\w+)",
    re.I,
)
"""How a sentence begins that says when the page was written or changed."""


def _without_subject(text: str) -> str:
    """What a sentence on the page itself says of its dates: "This leaflet was last reviewed in May 2021"."""
    match = SUBJECT.match(text)
    role = ROLE.match(text, match.end()) if match else None
    return text[match.end() :] if match and role and role.lastgroup in ("updated", "reviewed", "published") else text


CODE = re.compile(r"(?:(?:ref|leaflet|doc|form)\.?\s*(?:no\.?)?\s*:?\s*)?[A-Z]{2,8}[\s/-]?[\w/.-]*\d[\w/.-]*", re.I)
"""The number of a leaflet."""
APART = re.compile(rf"^[^\d|]+[|•·]\s*(?:{DATE.pattern})", re.I)
"""A name and, behind a mark, a date, as behind "Illustration by"."""
AGO = re.compile(r"^(?:last\s+)?(?:updated|published|posted|edited|reviewed)\W{1,3}(?:about\s+|over\s+)?(?:\d+|an?|one)\s+\w+\s+ago\b", re.I)
"""A day that nobody can tell any more."""
MAIL = re.compile(r"\s*\|?\s*[\w.+-]+@[\w.-]+\w\s*")
SEAM = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-ZÉ][^\W\d_A-Z])|(?<=[\d)])(?=[A-Z][a-z])|(?<=[^\W\d_])(?=\d{1,3}\s?(?i:min|comment|share|view|like))|(?<=[^\W\d_])(?=\d{1,2}\.? [A-Za-zÀ-ÿ]{3,9} (?:19|20)\d\d)|(?<=[\s,./-](?:19|20)\d\d)(?=\d{1,2}(?::\d\d(?!\d)|[- ]?min))")
"""Where two words may have been glued together when a page was copied."""


LONGEST_CREDIT = 2_000
"""Characters of a line beyond which it credits nobody."""
WITHIN_NAME = re.compile(r"(?<![^\W\d_])(?:Ma?c|Fitz|D[eiu]|L[aeu]|V[ao]n|Jo|Mary)$")
"""The first part of a name that is written in one with the second: McDonald, DeVries, JoAnn."""
GLUED_BY = re.compile(r"(?<=\b[Bb]y)(?=[A-ZÉ][a-zé]+ [A-ZÉ])")
"""Between "By" and the name that was glued to it."""
GLUED_IN = re.compile(r"(?<=[Bb]y )(?P<name>(?:[A-ZÀ-Ý][\w’'.-]{0,30} ){1,3}[A-ZÀ-Ý][\w’'-]{0,30}?[^\W\d_A-Z])\s?in(?= [A-ZÀ-Ý][^|]{2,60}?\d+ ?[Cc]omments?$)")
"""The same behind a whole name, before the subjects that a page of a blog is filed under."""


def unglued(text: str) -> str:
    """A credit line whose parts were copied without anything between them, with a mark between them.

    >>> unglued("By Ann LeafPublished May 4, 20215 min read")
    'By Ann Leaf | Published May 4, 2021 | 5 min read'
    """
    if len(text) > LONGEST_CREDIT:
        return text
    text, parts, start = GLUED_IN.sub(lambda found: f"{found['name']} | ", text), [], 0
    for seam in SEAM.finditer(text):
        if WITHIN_NAME.search(text, 0, seam.start()):
            continue
        rest = text[seam.end() :]
        named = re.search(r"(?:^|[^\W\d_A-Z]|\s)[Bb]y[A-Z\s]", text[: seam.end()]) is not None and len(rest.split()) <= 4
        if GLUED_TIME.match(rest) or re.match(r"By[A-Z][a-z]+ [A-Z]", rest) or (named and (CALLING.search(rest) or STATUS.search(rest))) or ROLE.match(rest) or DATE.match(" " + rest, 1) or FILLER.match(rest) or not text[seam.start() - 1].isalpha():
            parts.append(text[start : seam.start()])
            start = seam.end()
    return GLUED_BY.sub(" ", " | ".join([*parts, text[start:]]))


def sentences_told(text: str, day_first: bool = False) -> list[Credit]:
    """The dates told by whole sentences of a longer line: "Leaflet 7. Last reviewed in May 2021. Please ask."."""
    parts = re.split(r"(?<=[^\W\d_]{3}[.!?])\s+(?=[A-ZÄÖÜÉ])|(?<=\d[.!?])\s+(?=[A-ZÄÖÜÉ])", text)
    told = [credit for part in parts if len(parts) > 1 and len(part.split()) <= 12 for credit in credits_in(part, day_first)]
    return [credit for credit in told if credit.role in ("updated", "reviewed", "published")]


def is_calling(text: str) -> bool:
    """Whether a line only says what somebody does: "Health correspondent", "Member since 2014"."""
    words = text.split()
    if AFFILIATION.match(text) and len(words) <= 16:
        return True
    return 1 <= len(words) <= 9 and text[-1:] not in ".?!:" and STATUS.search(text) is not None and not ROLE.match(text)


def _told_of_origin(text: str, day_first: bool) -> list[Credit]:
    """Who started a thread; where and when a reprint first appeared."""
    if match := STARTER.match(text):
        opened = [Credit("published", day) for day in dates_in(text[match.end("name") :], day_first)[:1]]
        return [Credit("author", match["name"].strip(",;")), *opened]
    if (post := POSTED.match(text)) and (days := dates_in(post["rest"], day_first)):
        return [Credit("author", post["name"]), Credit("published", days[0])]
    match = REPRINT.search(text)
    if not match or len(text.split()) > 40:
        return []
    dates = [Credit("published", date) for date in dates_in(match["rest"], day_first)[:1]]
    return ([Credit("author", match["author"])] if match["author"] else []) + dates


WRITERS = re.compile(r"(?:the )?(?:authors?|writers?|autor(?:in|en|a|es)?|auteure?s?|written by)", re.I)
"""A heading below which nothing but the writers stand."""


def opens_credit(text: str) -> Role | None:
    """The role a line names when it names nothing else: the name or date stands on the next line."""
    if WRITERS.fullmatch(text.strip(" *_:")):
        return "author"
    match = ROLE.match(text.strip(" *_:"))
    if match and not text.strip(" *_:")[match.end():].strip(" :"):
        return match.lastgroup  # type: ignore[return-value]
    return None


def _stands_apart(text: str, match: re.Match[str]) -> bool:
    """Whether a role is said at the start, after a separator, a date, a credential, or glued to a year."""
    before = text[: match.start()].rstrip()
    short = len(match[0].split()) == 1 and match.lastgroup == "author"
    return not before or not short or ROLE.fullmatch(before) is not None or before[-1] in "|•·-–—/,:)" or before[-1].isdigit() or DATE.search(before[-20:]) is not None


def _before_roles(text: str, day_first: bool, titled: bool, written: bool, aside: bool = False) -> list[Credit] | None:
    """What stands before the first role: nothing, a date, a label of "Written by", or a name; None for anything else."""
    marked = text.rstrip()[-1:] in tuple("|•·")
    text = text.strip(" |•·-–—/,:()")
    if not text or not FILLER.sub("", text).strip(" |•·-–—,") or CODE.fullmatch(text):
        return []
    if dates := _bare_date(text, day_first):
        return dates
    names = [name for name in names_in(text) if len(name.split()) >= 2 or len(text.split()) > 1]
    if names and len(text.split()) <= 8:
        return None if titled else [Credit("author", name) for name in names if not aside]
    parts = SEPARATOR.split(text)
    few = (marked or len(parts) > 1) and all(len(part.split()) <= 3 for part in parts)
    return [] if few or (written and _labels_byline(text)) else None


def _labels_byline(text: str) -> bool:
    """Whether a few words in front of "written by" are a label rather than the subject of a sentence."""
    sentence = re.search(r"\b(?:is|was|were|been|be|wurde|ist|été|est|fue|es|werd)$", text, re.I)
    return len(text.split()) <= 4 and text[-1:] not in ".?!" and sentence is None


def _said(role: Role, rest: str, day_first: bool) -> list[Credit] | None:
    """The names or dates said after a role; None when that is neither, so that the line is a sentence."""
    dates = dates_in(rest, day_first)
    if role == "aside":
        apart = dates_in(rest, day_first) if APART.search(rest) else []
        return [Credit("dated", date) for date in apart[:1]] if len(rest.split()) <= 12 else None
    if role in ("author", "reviewer", "checker", "portrait"):
        return _people(role, rest, day_first)
    left = FILLER.sub("", DATE.sub("", rest)).strip(" |•·-–—,.:;()/")
    if not dates:
        return [] if not left else None
    names = names_in(left) if left else []
    if left and not names and len(left.split()) > 6:
        return None
    people = [Credit("author", name) for name in names] if role == "published" and len(left.split()) <= 5 else []
    later = [Credit("updated", date) for date in dates[1:2] if role == "published" and date > dates[0]]
    return [Credit(role, dates[0]), *later, *people]


def _people(role: Role, rest: str, day_first: bool) -> list[Credit] | None:
    match = DATE.search(rest)
    dated = dates_in(rest, day_first)
    words = SEPARATOR.split(re.sub(r"\s+(?:on|am|le|el|in|op|il|den)\s*$|^\s+|\s+(?:in|dans|en(?!\s+[A-ZÀ-Ý][\w’'-]+\s+[A-ZÀ-Ý]))\s+[A-Z].*$", "", rest[: match.start()] if match else rest))
    names = names_in(next((part for part in words if part.strip()), ""))
    if not names and dated and (OWN_TEAM.match(rest.strip()) or DESCRIBED.match(rest.strip()) or NOBODY.match(rest.strip())):
        return [Credit("dated" if role == "author" else "reviewed", dated[0])]
    if not names:
        return None if len(rest.strip(" |•·-–—,.:").split()) > 1 else []
    left = sum(len(part.split()) for part in words[1:] if not CALLING.search(part))
    if left > 12:
        return None
    kind: Role = "dated" if role == "author" else "reviewed"
    return [Credit(role, name) for name in names] + [Credit(kind, date) for date in dated[:1]]


def _bare_date(text: str, day_first: bool) -> list[Credit]:
    """A date on a line of its own, perhaps with a reading time or a name beside it."""
    match = DATE.search(text)
    if not match or len(match[0]) <= 4 or len(text.split()) > 14 or DAYS.search(text):
        return []
    left = [part for part in SEPARATOR.split(FILLER.sub("", text[: match.start()] + " | " + DATE.sub("", text[match.end():]))) if part.strip(" ,.:()|")]
    names = [name for part in left for name in names_in(part)]
    if len(left) > 2 or any(len(part.split()) > 5 for part in left):
        return []
    if left and not names and not SEPARATOR.search(text.strip(" ,.:()")):
        return []
    names = [name for name in names if len(name.split()) >= 2]
    names = [] if HOURS.search(text) else names
    behind = [] if RANGE.match(text[match.end() :]) else dates_in(text[match.end() :], day_first)[:1]
    second = [Credit("updated", date) for date in behind if len(date) == len("2024-06-13")]
    return [Credit("dated", date) for date in dates_in(match[0], day_first)[:1]] + second + [
        Credit("author", name) for name in names[:2]]


def dates_in(text: str, day_first: bool = False) -> list[str]:
    """The dates in a text as ``2024-06-13``, ``2024-06`` or ``2024``, in order; impossible ones left out."""
    return [date for match in DATE.finditer(text) if (date := _iso(match, day_first))]


def _iso(match: re.Match[str], day_first: bool) -> str | None:
    part = {name[0]: value for name, value in match.groupdict().items() if value}
    month_or_day = (int(part["a"]), int(part["b"])) if "a" in part else (0, 0)
    if "a" in part:
        swapped = month_or_day[0] > 12 or ((day_first or part["s"] != "/") and month_or_day[1] <= 12)
        if len(part["y"]) == 2 and not day_first and part["s"] == "/" and max(month_or_day) <= 12:
            return None
        month, day = reversed(month_or_day) if swapped else month_or_day
    else:
        month = MONTHS.get(part.get("m", "").lower()) or int(part.get("m", 0))
        day = int(part.get("d", 0))
    if month > 12 or day > 31:
        return None
    return ("20" + part["y"])[-4:] + (f"-{month:02}" if month else "") + (f"-{day:02}" if month and day else "")


def names_in(text: str) -> list[str]:
    """The names of people or teams in what follows "by", each with its credentials; nothing when it is no list of names."""
    text = re.sub(r"^(?:le|la|the|der|die|den|el|il|het)\s+(?=(?:Dr|Pr|Prof|M|Mme|Dra)\b)", "", _without_calling(ORCID.sub("", text.strip())))
    text = re.sub(r",\s+(?:an?|the|eine?|une?|una?|een)\s+[a-zà-ÿ][^,;]*", "", text)
    text = re.sub(r"(?<=[^\W\d_]{2})(?:\d{1,2}|[*†‡§¹²³⁴])(?:,?(?:\d{1,2}|[*†‡§¹²³⁴]))*(?=[\s,;&]|$)", "", text)
    text = re.sub(r"\s*\([^()]{3,40}\)", lambda match: "" if CALLING.search(match[0]) else match[0], text)
    text = BY_FIRST.sub("", _without_letters(text))
    text = re.sub(r"\s*\((?:he|she|they)/[^)]*\)", "", text).strip(" |•·-–—,.:;()*_")
    if not text or len(text) > 200:
        return []
    found: list[str] = []
    for piece in _pieces(text):
        piece = piece.title() if piece.isupper() and len(piece.split()) >= 2 else piece
        if OWN_TEAM.match(piece) or DESCRIBED.match(piece) or (":" in piece and TEAM.search(piece)):
            continue
        piece = _without_calling_behind(piece)
        bare = HONORIFIC.sub("", piece).strip(" ,")
        if found and _is_credential(piece):
            found[-1] = f"{found[-1]}, {piece.strip()}"
        elif found and not TEAM.search(piece) and (CALLING.search(piece) or not is_name(bare) or _is_left_over(piece.strip(), found)):
            continue
        elif is_name(bare) or (TEAM.search(piece) and len(piece.split()) <= 8):
            found.append(_with_comma(re.sub(r"^the\s+", "", piece.strip())))
        elif not found:
            return []
    return found


WORKPLACE_BEHIND = re.compile(
    r",\s+(?:(?:the|la|le|el|il|het|die|das)\s+)?(?:[\w’'-]+\s+){0,3}?(?:departe?ment\w*|departamento|dipartimento|afdeling|abteilung|fachbereich|school|faculty|fakultät|facultad|faculté|facoltà|faculteit"
    r"|institut\w*|istituto|division|unit|cent(?:re|er|rum|ro)|zentrum|college|universi\w+|hochschule|hospitals?|hôpital|ospedale|ziekenhuis|klinik\w*|clinic\w*|laborator\w+|laboratoire|trust|nhs)\b"
    r"(?:(?!,\s+(?:and|und|et|y|e|en|&)\s|[;|•·]).)*",
    re.I,
)
"""Where somebody works, with the towns and countries behind it, up to the next name of the list."""
WORKPLACE = re.compile(r"\b(?:school|university|college|hospital|medicine|faculty|institute|universität|klinik|université|universidad)\b", re.I)


def _is_left_over(piece: str, found: list[str]) -> bool:
    """Whether what follows a whole name is a single word, a sentence or a place of work."""
    lone = " " not in piece and " " in found[0]
    return lone or re.search(r"[^\W\d_]{2}\.\s", HONORIFIC.sub("", piece)) is not None or WORKPLACE.search(piece) is not None


BY_FIRST = re.compile(r"^(?:(?:words|text|written|story)\s+)?(?:[Bb]y|BY|[Vv]on|[Pp]ar|[Pp]or|[Dd]oor)\s+(?=[A-ZÀ-Ý])(?!(?:Der|Den)\b)")
"""The word before a name that says no more than who wrote."""
LETTERS = re.compile(r"(?<=[^\W\d_]{2}) [a-h](?:,\s?[a-h])*(?=\s*(?:[,;&]|and\s|$))")
"""The letters behind the names of scholars that stand for where they work."""


def _without_letters(text: str) -> str:
    """The names of scholars without the letters behind them, where two and more have one."""
    return LETTERS.sub("", text) if len(LETTERS.findall(text)) >= 2 else text


def _without_calling_behind(piece: str) -> str:
    """A name without the calling copied right behind it: "Ann Leaf Lead Psychologist" becomes "Ann Leaf".

    >>> _without_calling_behind("Dr Ann Leaf Lead Psychologist"), _without_calling_behind("Ann Leaf Nurse")
    ('Dr Ann Leaf', 'Ann Leaf Nurse')
    """
    titles = len(match[0].split()) if (match := HONORIFIC.match(piece)) else 0
    words = piece.split()
    own = next((at for at in range(titles + 2, len(words)) if CALLING.fullmatch(words[at])), len(words))
    name = " ".join(words[:own])
    behind = len(words) - own >= 2 and not TEAM.search(piece) and is_name(HONORIFIC.sub("", name))
    return name if behind else piece


def _without_calling(text: str) -> str:
    """What stands behind the calling before a name: "psychologist Ann Leaf" becomes "Ann Leaf".

    >>> _without_calling("la psicóloga Gema Ruiz"), _without_calling("Psychologin Ute Kramer"), _without_calling("Nurse Times")
    ('Gema Ruiz', 'Ute Kramer', 'Nurse Times')
    """
    match = BEFORE_NAME.match(text) if len(text.split()) <= 9 else None
    return text[match.end() :] if match and CALLING.search(match[0]) and not TEAM.search(text) else text


def _with_comma(name: str) -> str:
    """A name with a comma before its degrees, whether the page has one or not."""
    words = name.split()
    titles = len(match[0].split()) if (match := HONORIFIC.match(name)) else 0
    own = next((at for at, word in enumerate(words) if at >= titles + 2 and _is_credential(word)), len(words))
    return ", ".join(part for part in (" ".join(words[:own]), " ".join(words[own:])) if part)


def _pieces(text: str) -> Iterator[str]:
    for part in re.split(r"\s*;\s*|,?\s+(?:and|und|et|y|en|e)\s+(?=\S)|\s+(?:&|\+)\s+(?=[A-ZÄÖÜÉ])", text):
        first = part.split(",")[0]
        if TEAM.search(part) and not TEAM.search(first) and "," in part and is_name(HONORIFIC.sub("", first).strip()):
            yield first
        elif TEAM.search(part):
            yield part
        else:
            yield from (piece for piece in re.split(r"\s*,\s*", part) if piece)


def _is_credential(piece: str) -> bool:
    piece = re.sub(r"(?<=\w)\s*\([^()]{1,30}\)$", "", piece.strip())
    bare = piece.replace(".", "").lower()
    return bare in KNOWN_CREDENTIALS or (len(piece.split()) == 1 and CREDENTIAL.match(piece.strip()) is not None
                                         and sum(map(str.isupper, piece)) >= 2)


def is_name(text: str) -> bool:
    """Whether a few words look like the name of a person: two to five, capitalised, none of them common."""
    tokens = [token for token in text.replace("(", " ").replace(")", " ").split() if not _is_credential(token.strip(","))]
    if not 2 <= len(tokens) <= 5 or any(character.isdigit() for character in text) or re.search(r"[?!:;/]", text):
        return len(tokens) == 1 and tokens[0].istitle() and tokens[0].lower() not in NOT_NAMES | MONTHS.keys() and len(tokens[0]) > 2 and tokens[0].isalpha()
    return all(_is_name_token(token, first) for first, token in enumerate(tokens)) and tokens[-1].lower() not in PARTICLES


def _is_name_token(token: str, place: int) -> bool:
    plain = token.strip(".,’'\"“”").lower()
    if re.fullmatch(r"[A-ZÀ-Ý]\.|d[’'][A-ZÀ-Ý][\w’'-]+", token):
        return True
    if plain in NOT_NAMES or (len(plain) > 3 and plain in MONTHS and place == 0 and plain not in ("april", "june", "august")):
        return False
    return token[:1].isupper() or (plain in PARTICLES and place > 0) or (place == 0 and plain in ("von", "van", "de", "el", "al"))


WRITTEN = re.compile(r"\b(?:written|authored)\s+(?:(?:for|just)\s+(?:\w+\s+){1,2})?by\s+(?:the\s+)?(?P<rest>[A-ZÄÖÜÉ][^.;(]{2,90})")


def writers_told(text: str) -> list[str]:
    """The names that follow "written by" in the middle of a sentence."""
    match = WRITTEN.search(text)
    return names_in(re.split(r",?\s+(?:and\s+)?(?:is|was|has|for|in|on|who|with|at)\s", match["rest"])[0]) if match else []
