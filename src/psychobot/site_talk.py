"""Sentences about the site rather than the subject: what it sells, who pays, how to reach it, what may be copied.

No single word decides. Each cue below adds to a sum, the neighbours and the place on the page add a little, and a
line whose sum reaches ``ENOUGH`` is furniture. A sentence of an article may well hold one cue; few hold three.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from psychobot import furniture
from psychobot.furniture import OF_STUDY, is_prose
from psychobot.judged_pages import BYLINE, OF_PICTURES, QUOTED, JudgedPage
from psychobot.page_lines import Line

ENOUGH = 3.0

FIRST_PERSON = re.compile(r"[“\"„«].*\b(?:i|my|me|ich|mich|mir|je|moi|mon|yo|mi|me|ik|mijn)\b.*[”\"“»]$", re.I)
PRAISE = re.compile(
    r"^[“\"„«][^”\"“»]*\b(?:recommend\w*|thank(?:s|ful)?|grateful|saved (?:my|our)|(?:changed|transformed) (?:my|our) li\w+|life[- ]chang\w+"
    r"|worth (?:it|every)|signed up|five stars|(?:my|the|our|this) (?:therapist|counsell?or|coach|app|team|staff|course|program(?:me)?|service)"
    r"|empfehl\w+|danke\w*|recommand\w+|merci|recomiend\w+|gracias|aanraden|bedankt)\b[^”\"“»]*[”\"“»]\W*(?:[—–-].*)?$",
    re.I,
)
"""A quotation that praises the site: it names what it sells, thanks or recommends."""
CLIENT = re.compile(r"\b(?:clients?|members?|patients?|customers?|users?|anonym\w*|subscribers?|klient\w*|kundin|kunde|cliente?|lid)\b", re.I)
LONGEST = 160
"""Words: a longer paragraph is never about the site alone."""
MOST = 0.75
"""Share of a page's words in which its subject is looked for."""
STRANGE = 0.15
"""Share of a line's longer words: one that shares fewer with the article is not about its subject."""


class Cue(NamedTuple):
    """Words that speak of a site, what they add to the sum, and what the line is then called."""

    reason: str
    weight: float
    pattern: re.Pattern[str]


def _cue(reason: str, weight: float, *patterns: str) -> Cue:
    return Cue(reason, weight, re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.I))


CUES = (
    _cue(
        "about the page",
        1.5,
        r"\b(?:this|these|the full|our)\s+(?:\w+\s+)?(?:articles?|pages?|posts?|(?:web)?site|blog|leaflet|booklet|factsheet"
        r"|newsletter|issue|e-?mail|podcast|episode|story|release|publication|document|content|series|column|paper)\b",
        r"\b(?:dieser?|diese[ns]?) (?:artikel|beitrag|ratgeber|text|seite|inhalte?|broschüre)\b|\b(?:cet article|cette page|ce (?:site|texte|contenu))\b",
        r"\b(?:este|esta|estos) (?:artículo|página|sitio|contenidos?|texto|web)\b|\b(?:dit artikel|deze (?:pagina|tekst|informatie|website|folder))\b",
    ),
    _cue(
        "correction",
        2.5,
        r"\b(?:was|has been|is) (?:amended|corrected|edited|updated|revised)\b.{0,40}\b(?:on|to|since|after|because)\b",
        r"\b(?:an )?earlier version\b|^(?:correction|erratum|clarification|editor['’]s note|publisher['’]s note|note from the editor)s?\b",
        r"\b(?:wurde|ist) (?:am|seit|zuletzt)\b.{0,40}\b(?:korrigiert|geändert|ergänzt)\b",
    ),
    _cue(
        "rights",
        2.5,
        r"\b(?:is|are) (?:licen[cs]ed|available|distributed|published) under\b|\blicen[cs]e\b.{0,60}\b(?:permits?|attribution|allows?|commons)\b",
        r"\b(?:may|can|must) (?:not )?be (?:freely )?(?:copied|reproduced|reprinted|shared|distributed|quoted|photocopied|republished)\b",
        r"\b(?:reproduced|reprinted|republished|used|adapted) (?:here )?(?:with|by) (?:\w+ ){0,2}permission\b|\bpermission (?:of|from|to)\b.{0,30}\b(?:publisher|author|reproduce|copy|reprint)",
        r"\b(?:do|does) not (?:necessarily )?(?:imply|endorse|reflect|represent)\b|\bendorsement\b|\bcopyright\b|\bremains? neutral\b",
        r"\bISSN\b|\btrade ?marks?\b|\bcopies (?:of\b.{0,40} )?(?:are|is) available\b",
        r"\b(?:nachdruck|vervielfältigung|alle rechte|reproduction (?:interdite|autorisée)|reproducción|overname)\b",
    ),
    _cue(
        "funding and thanks",
        2.0,
        rf"^(?!{OF_STUDY}).*\b(?:is|was|were|are) (?:\w+ly )?(?:funded|financed|supported|sponsored|paid for) (?:\w+ )?by\b|\bfunding (?:from|by|statement|source)|\bgrant (?:no|number|from)\b",
        r"\b(?:ethics? (?:approval|committee)|competing interests?|conflicts? of interest|acknowledge?ments?|author contributions?|data availability|availability of data)\b",
        r"^we (?:thank|are grateful)\b|\bthe authors (?:thank|declare|report|are grateful|have no)\b|\bgefördert (?:von|durch|mit)\b|\bfinanziert (?:von|durch)\b",
    ),
    _cue(
        "offer",
        1.5,
        r"[$€£]\s?\d|\d\s?[$€£]|\b\d+\s?% (?:off|rabatt|de descuento|de réduction|korting)|\b(?:promo|discount|voucher) code\b|\bcode [A-Z0-9]{4,}",
        r"\b(?:out now|order (?:it|your|now|a copy)|shop now|buy (?:it|now|the|your)|pre-?order|your (?:free )?copy|available (?:now|from|in all|wherever)|local bookstore|limited (?:time|places)|early bird)\b",
        r"\b(?:upgrade|paid subscribers?|subscribers|free trial|gift (?:card|subscription)|membership|unlock|waiting ?list is open|spaces? (?:left|available)|enrol(?:l|ment)?)\b",
        r"\bterms (?:and conditions )?apply\b|\b(?:grab|get) (?:yours|it now|it here)\b|\b(?:request|book|make|schedule) an appointment\b|\b(?:printable|freebie|cheat ?sheet)\b",
        r"\b(?:jetzt (?:bestellen|kaufen|buchen)|erhältlich|im handel|ab sofort|disponible (?:en|à)|a la venta|nu te koop|bestel)\b",
    ),
    _cue(
        "offer",
        1.5,
        r"\b(?:in[- ]network|insurance plans?|covered by|out[- ]of[- ]pocket|per session|per month|a month|a week for|cancel any ?time|money[- ]back|first (?:session|month|week) (?:is )?free|sliding scale)\b",
        r"\b(?:same[- ]day|next[- ]day|within \d+ (?:hours|days)|in as little as|in (?:just )?\d+ (?:hours|minutes)|as soon as tomorrow|evenings? and weekends?|nationwide|in \d+ states|switch(?:ing)? (?:therapists )?(?:is )?(?:always )?free|always free)\b",
    ),
    _cue(
        "offer",
        1.5,
        r"\b(?:our|unser\w*|nos|notre|nuestr[oa]s?|onze?) (?:\w+ )?(?:therapists?|team|clinicians?|newsletters?|briefing|mailing list|services?|practice|clinics?|members?|courses?|books?|experts?|psycholog\w+|counsell?ors?|program(?:me)?s?|patients|clients|app"
        r"|platform|providers?|specialists?|staff|community|readers|sponsors?|partners?|magazine|writers|journalis\w+|reporters|newsroom|department|shop|office|centre|center|station|angebote?|kurse?|leistungen|equipo|équipe|servicios|praktijk|behandelaars)\b",
        r"\bwe(?:['’]ll| will| can)? (?:offer|provide|help you|match|connect you|make it|accept|specialise|specialize|welcome|work with)\b|\bwith us\b|\bmakes? it easy\b",
        r"\b(?:bieten|behandeln|beraten|helfen|begleiten|unterstützen|empfangen) wir\b|\bi (?:offer|see clients|work with|accept|am available|specialise|specialize)\b|\b(?:ofrece|propose|bietet|biedt)\b.{0,40}\b(?:sesiones|séances|termine|sitzungen|talleres|kurse|gesprekken|sessies)\b",
        r"\b(?:wir (?:bieten|helfen|beraten)|nous (?:proposons|offrons)|ofrecemos|contamos con|wij (?:bieden|helpen))\b|\b(?:reciben|reçoivent|vous reçoivent)\b",
    ),
    _cue(
        "call to act",
        1.5,
        r"\b(?:sign up|get started|get matched|never miss|subscribe|register (?:now|for|here|today)|download (?:our|the|now|your)|book now|abonnieren|abonnez|suscríbete|inscri\w+-vous|meld je aan|schrijf (?:u|je) in)\b",
    ),
    _cue(
        "question to the reader",
        1.5,
        r"^(?:(?:do|are|would|have|could) you|vous|want|looking|need|besoin|envie|souhaitez|¿(?:quieres|necesitas|buscas|tienes|te|le)|(?:möchten|haben|suchen|brauchen|wollen|leiden) sie|heeft u|heb je|zoek je|struggling|worried|concerned|unhappy|interested|considering|thinking|curious|ready|not sure|got a|any questions|questions)\b[^.?!]{0,80}\?(?= \S)",
    ),
    _cue(
        "rules of the site",
        2.0,
        r"\b(?:complaints?|code of (?:practice|conduct|ethics)|press (?:standards|complaints|council)|ombudsman|regulated by|adheres? to)\b",
        r"\b(?:comments?|community|discussion|forum)\b.{0,80}\b(?:rules|guidelines|(?:pre-?)?moderat\w+|report)\b",
    ),
    _cue(
        "call to act",
        1.0,
        r"\b(?:match(?:ed)? you with|match(?:ed)? you with|(?:volg|doe|start) (?:de|het|onze|nu)\b|take (?:our|the|a) (?:[\w-]+ ){0,2}(?:quiz|test|assessment)|answer a few questions|book (?:a|an|your|online)|schedule (?:a|an|your)|shop|subscribe|register|join (?:us|our|over|the)|download|click|tap|learn more|find out more)\b",
        r"\b(?:prefer to listen|listen to|hear \w+ (?:read|talk)|press the|hit (?:reply|the)|leave a (?:comment|review)|share (?:it|this)|tell a friend|forward (?:this|it)|ready to)\b",
        r"\b(?:berät sie|beraten sie|sind für sie da|helfen ihnen|freuen uns|here to help|estamos aquí|à votre (?:écoute|disposition))\b|\b(?:hilf uns|unterstützen sie|prenez|réservez|reserva(?:r)?|pide|solicita|vereinbaren sie|melden sie sich|maak een afspraak|meld u|neem contact)\b",
    ),
    _cue(
        "contact details",
        2.0,
        r"(?<![\w.])(?:\+\d{1,3}[ -]?)?\(?0\d{2,4}\)?[ /-]\d{2,4}[ -]?\d{2,4}(?:[ -]?\d{2,4})?\b|\(?\b\d{3}\)?[ -]\d{3}[ -]\d{4}\b|\b\d{3}[ .]\d{3}[ .]\d{3}\b|\b\d{2}(?:[ .]\d{2}){3,4}\b|\b1?[- ]?\(?8(?:00|88|77|66|55)\)?[- ]\d{3}",
    ),
    _cue(
        "contact details",
        2.0,
        r"[\w.+-]+@[\w-]+\.\w+|\b(?:https?://|www\.)\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:example|com|org|net|de|fr|es|nl|uk|info)\b(?:/\S*)?",
    ),
    _cue(
        "contact details",
        1.0,
        r"\b(?:call|ring|phone|telephone|e-?mail|text|write to|contact|visit|speak to|talk to|ask|visitez|llame|llama|rufen sie|appelez|bel|mail|envíe|escríbanos|contactez|wenden sie sich)\b.{0,60}(?:\d{3}|@|\.\w{2,}|\bus\b|\bteam\b|\bours?\b|\buns\b|\bons\b)",
        r"\b(?:monday|mondays|montags?|lundi|lunes|maandag)\b.{0,12}\b(?:to|bis|au|a|tot|through)\b|\b\d{1,2}(?:[:.]\d\d)?\s?(?:am|pm|uhr|h)\b.{0,6}(?:to|bis|-|–|à|a)\s?\d",
        r"\b(?:we welcome|your) (?:views|feedback|comments|suggestions|questions)\b|\b(?:large print|easy read|braille|another (?:language|format)|other (?:languages|formats))\b",
    ),
    _cue(
        "social media",
        1.5,
        r"\b(?:morning|daily|weekly|evening|monthly) (?:briefing|brief|digest|e-?mail|update|letter)\b",
        r"\b(?:newsletter|inbox|podcast|subscrib\w+|follow (?:us|me|along)|hashtag|boletín|nieuwsbrief|infolettre|patreon|substack|facebook|instagram|twitter|youtube|linkedin|tiktok)\b",
        r"\b(?:like|heart|share|restack|retweet|upvote)\b.{0,20}\b(?:button|icon|below|comment|strangers|friends)\b|[👍❤🎧📩💌🔔👉📣]",
    ),
    _cue(
        "praise of the site",
        3.0,
        r"\b(?:loved|trusted|used|chosen|read|followed) by (?:more than |over |almost |about )?\d",
        r"\b(?:(?:over|more than|join(?:ed)?(?: by)?|our) \d[\d.,]*(?: ?%| million|k)?\+?|\d[\d.,]*(?: ?%| million|k|\+| of our| happy| satisfied)) (?:of )?(?:our )?(?:happy |satisfied )?(?:listeners|members|readers|subscribers|reviews|downloads|clients|customers|users|followers)\b|^\W*\d[\d.,]* (?:listeners|members|readers|subscribers|reviews|downloads|customers|users|followers)\b",
        r"[★⭐]{2,}|\b\d[.,]\d (?:stars|out of)\b|\b(?:award[- ]winning|rated (?:excellent|number one|#1))\b",
    ),
    _cue(
        "about the publisher",
        2.5,
        r"\b(?:founded|established|set up|gegründet|fondée?|fundad[ao]|opgericht)\b.{0,12}\b(?:in|en)\s+(?:19|20)\d\d\b.{0,80}\b(?:is|are|ist|est|es)\b",
        r"\b(?:our (?:mission|vision|aim|purpose)|(?:its|whose) mission|mission (?:is|statement)|headquartered|employs? (?:about |over |more than )?\d+|registered charity|non-?profit|smoke-?free|equal opportunit\w+)\b",
        r"\bis (?:a|an|the) (?:\w+ )?(?:leading|independent|national|non-?profit|registered|not-for-profit|award-winning|digital|online) (?:\w+ )?(?:charity|organi[sz]ation|provider|network|platform|company|publisher|institute|magazine|practice)\b",
    ),
    _cue(
        "note to the class",
        3.0,
        r"\b(?:reading|homework|assignment|hausaufgabe|lectura) (?:for|zu|für|para) (?:next|the next|nächste|la próxima)\b|\bnext (?:week|class|lecture)\b.{0,30}:",
        r"\b(?:quiz|midterm|exam) \d\b|\bmake-?up (?:quiz\w*|exam\w*)|\boffice hours\b|\bhanded? in by\b|\bno laptops\b",
    ),
    _cue(
        "not a diagnosis",
        2.5,
        r"\b(?:self-?diagnos\w+|selbstdiagnose|selbstbehandlung|arztbesuch|autodiagn\w+|zelfdiagnose)\b",
        r"\b(?:vervangt|vervangen) (?:geen|niet)\b|\bgeen vervanging\b|\bà titre (?:d['’]information|informatif|indicatif)\b|\bcon fines (?:informativos|divulgativos)\b|\b(?:allgemeine|general|generales|algemene?) (?:informationen?|information|información|informatie)\b",
        r"\b(?:not|no) (?:an )?(?:emergency|crisis) (?:service|line)\b|\bdoes not (?:provide|offer|constitute|replace)\b.{0,30}\b(?:advice|care|treatment|diagnosis)\b",
    ),
    _cue(
        "description of a picture",
        3.0,
        r"^\(?(?:slide|folie|fig(?:ure)?|abb(?:ildung)?|image|photo|picture|diagram|illustration|foto|bild|imagen|afbeelding)\.?\s*\d*\s*(?:[:.)]|of\b|by\b|shows\b|von\b)",
        r"\((?:image|photo|picture|credit|foto|bild|imagen|beeld)s?\s*:\s*[^)]+\)$|\b(?:photo(?:graph)?|image|picture|foto|beeld|crédit|bild|imagen)s?\s*(?:credit)?\s*:\s*[^.]{2,60}$|\bphoto by\b",
    ),
    _cue("about a recording", 3.5, r"^in (?:this|the) (?:short )?(?:video|clip|film|animation)\b"),
    _cue("call to readers", 3.5, r"\bwe['’]d (?:like|love) to hear (?:from you|your)\b|\bwe want to hear from you\b|\b(?:share|tell us) your (?:story|stories|experience)s? (?:with us|here|by|in)\b|^(?:have|do|are) you\b[^?]*\?\s(?:tell|write to|e-?mail|let) us\b"),
    _cue("funding and thanks", 3.0, r"\b(?:gratefully|kindly) acknowledge[sd]?\b|\backnowledges? the (?:assistance|contribution|help|support) of\b"),
    _cue("editorial policy", 3.5, r"\b(?:fuentes|referencias) (?:citadas|consultadas)?\s?fueron (?:revisadas|verificadas)\b|\b(?:todos|todas) (?:nuestros|los|las|nuestras) (?:artículos|contenidos|fuentes)\b.{0,60}\b(?:revisad|verificad)[oa]s\b|\balle (?:quellen|artikel|inhalte) w[eu]rden\b.{0,60}\b(?:geprüft|überprüft)\b|\btous nos (?:articles|contenus)\b.{0,60}\b(?:relus|vérifiés|validés)\b"),
    _cue("about the page", 1.5, r"\b(?:read|view|see|open) (?:it|this|the \w+) (?:online|in (?:your|a|the) (?:browser|app))\b"),
    _cue("offer", 1.5, r"\bunbiased reviews?\b|\b(?:the )?best online\b|\bwe['’]ve (?:tried|tested|reviewed|partnered|teamed)\b|\bfind out which\b"),
    _cue("about the page", 2.0, r"\byour privacy\b|\b(?:information|data) (?:that )?you (?:provide|give|enter|submit)\b|\bservers located\b"),
    _cue("promotion", 3.0, r"^(?-i:[A-Z]{2,}(?: [A-Z]+){1,5}) [—–-] "),
    _cue("promotion", 1.0, r"\b(?:use the|try the|find out if|can help you find)\b"),
    _cue("advertisement", 2.5, r"\bthis (?:ad|advert|advertisement) (?:is|was|will)\b|\bthird[- ]party content\b"),
    _cue("offer", 1.0, r"\b(?:licen[cs]ed|accredited|certified) (?:\w+ )?(?:therapists|counsell?ors|professionals|providers|psychologists)\b"),
    _cue("offer", 1.0, r"\b(?:easy|affordable|convenient|hassle-free|secure|confidential),? (?:and )?(?:easy|affordable|convenient|hassle-free|secure|confidential)\b"),
    _cue("offer", 1.5, r"\b(?:fits?|suits?) your (?:needs|schedule|life|budget)\b"),
    _cue("link to another page", 1.5, r"(?:>>|→|➔|›)$|^[^«]*»$"),
    _cue("newsletter", 1.5, r"\b(?:your|ihre|votre|tu|uw|je) e-?mail\b"),
    _cue(
        "plea for support",
        2.0,
        r"\b(?:support(?:ing)? (?:us|our (?:work|journalism|charity))|small favou?r|reader[- ](?:funded|supported)|consider (?:supporting|donating|giving|making|becoming)|rel(?:y|ies) on (?:readers|donations|people like you|supporters)|could (?:help )?(?:pay|fund)\b)",
        r"\b(?:your (?:gift|donation|support)|open, independent|independent (?:news|journalism))\b|\b(?:spenden sie|ihre spende|votre don|faites un don|tu donación|uw gift|doneer)\b",
    ),
    _cue("promotion", 1.5, r"^(?:répondez|faites|découvrez|testez|téléchargez|descubre|responde|descarga|testen sie|machen sie|entdecken sie|doe|ontdek)\b.{0,30}\b(?:nos|notre|le test|nuestr\w+|el test|unser\w*|den test|de test|onze)\b"),
    _cue("edit note", 3.5, r"^\W*(?:edit|update|nachtrag|edición|edited to add|eta)(?: ?\d+)?\s*:"),
    _cue("offer", 2.0, r"\b(?:my|mein\w*|mon|mi|mijn) (?:[\w-]+ ){0,2}(?:book|e-?book|course|podcast|workshop|buch|kurs|livre|libro|boek|practice|praxis)\b"),
    _cue("testimonial", 0.5, FIRST_PERSON.pattern),
    _cue("contact details", 1.5, r"\b(?:mondays?|mo(?:ntags?)?|dienstags?|mittwochs?|donnerstags?|freitags?|weekdays|lundis?|lunes|maandag|tuesdays?|wednesdays?|thursdays?|fridays?)\b.{0,40}\b(?:von|from|de|van|between|zwischen|at|um|à)\s\d{1,2}"),
    _cue("contact details", 1.0, r"\b(?:room|raum|zimmer|haus|suite|sala|edificio|bâtiment|gebouw)\s+[A-Z]?\d+\b|\b(?:without (?:an )?appointment|ohne (?:anmeldung|termin)|sin cita|sans rendez-vous|drop[- ]in)\b"),
    _cue("quotation on its own", 1.0, r"^[“\"„«][^“”\"„«»]{10,220}[”\"“»](?:\W*[—–-].{1,60})?$"),
    _cue("testimonial", 2.5, PRAISE.pattern),
    _cue("opening or end of a broadcast", 1.5, r"\b(?:you['’](?:re| are) listening to|wherever you (?:listen|get your podcasts)|leave us (?:a|five|\d)|five stars|(?:our|theme) music (?:is )?by|(?:was |is )?produced (?:and \w+ )?by (?:me|us|[A-Z])|edited by (?:me|[A-Z])|see you (?:next|in two)|before we start)\b"),
    _cue("sponsor", 2.0, r"\b(?:is|are) (?:supported|sponsored|brought to you) by\b.{0,80}\bcode\b|\buse (?:the )?code\b|\bpercent off\b"),
    _cue("about the page", 1.5, r"\b(?:this|the) repositor(?:y|ies)\b|\bpull requests?\b|\bupdate your (?:links|bookmarks)\b", r"\b(?:mailing list|buy(?:ing)? me a coffee|tell me in the comments|in the comments|repost (?:this|it)|follow me)\b"),
    _cue("offer", 1.0, r"\b(?:gratuit\w*|gratis|kostenlos\w*|kostenfrei\w*|free (?:of charge|call|consultation|session|trial|workbook|\d+)|(?:for|workbook|guide|copy|download) free|sin coste)\b"),
    _cue("about the page", 1.5, r"\b(?:numéro|heft|ausgabe|issue|número|nummer) (?:no\.? )?\d+\b|\b(?:en kiosque|am kiosk|en quioscos|on newsstands|print edition)\b|\b(?:leaflet|document|publication|form) (?:code|no|number|ref)\b|\b(?:transcripts?|recordings?) (?:is|are|may)\b|\bwe are an? \w+ (?:trust|practice|team|charity|hospital|school|university|clinic)\b"),
    _cue("event", 1.5, r"\b(?:inscripci(?:ón|ones)|anmeldung|anmeldeschluss|register by|inscriptions?|aanmelden)\b|^(?:taller|workshop|webinar|seminar|atelier|kurs|course|event|vortrag|charla|cursus)\b[^.]{0,60}[:«“]"),
    _cue("event", 1.5, r"\b(?:plazas limitadas|limited (?:places|spaces|seats)|(?:places|spaces) (?:are )?limited|begrenzte plätze|places limitées|join (?:the|our) wait(?:ing)? ?list|opens (?:again )?in)\b"),
    _cue("link to another page", 3.0, r"^if you (?:found|liked|enjoyed|want more|missed)\b.{0,60}\b(?:this|it|the|like|more|post|story|article|follow|share|subscribe)\b.{0,100}$"),
    _cue("rights", 1.5, r"\blinks? to (?:other|external|third)\b|\bvisitor number\b|\bwebmaster\b"),
    _cue("rights", 3.0, r"\b(?:please )?do not (?:post|share|copy|distribute|forward|reproduce|circulate)\b(?=.{0,30}\b(?:th(?:is|ese|e)|any|our|my|without|outside)\b|[.!]?$)", r"\b(?:enrolled|registered) (?:students|members|participants) only\b", r"^(?:privacy|cookie|legal) (?:notice|policy|statement)\b"),
    _cue("greeting", 3.5, r"^(?:hello|hi|hey|good morning|welcome)\b.{0,20}\b(?:and )?welcome\b|\bwelcome (?:back|to (?:the|this|our|my) (?:new |newsletter|issue|blog)|to all)"),
    _cue("link to another page", 3.0, r"^\[.{3,120}\]$", r"^\((?:read|see|more|listen|watch|continued)\b[^)]*\)$"),
    _cue("footnote to an offer", 2.0, r"^\*+\s?[A-Z].*\b(?:based on|survey|results? (?:may )?vary|terms|offer|eligib\w+|individual|valid)\b"),
    _cue("testimonial", 3.5, r"^[“\"„«].{15,}[”\"“»]\s*[—–-]+\s*.{0,40}\b(?:member|client|patient|customer|user|reader|subscriber|participant|since|mitglied|kundin|kunde|cliente?|lid)\b"),
    _cue("testimonial", 1.5, r"^[“\"„«].{15,}[”\"“»]\s*[—–-]+\s*[A-Z][\w.]+(?: [A-Z]\.)?(?:,\s*(?:\d\d|[A-Z]\w+))?$"),
)


def take_lists_of_offers(page: JudgedPage) -> None:
    """Leave out lists that stand right below furniture and speak of the site in one of their items."""
    at = 1
    while at < len(page.lines):
        rows = [row for row in page.items_from(at) if page.reasons[row] is None]
        if rows and _leads_to_offers(page, at):
            page.drop(at - 1, "offer")
        above = page.reasons[at - 1]
        if rows and above not in (None, BYLINE, "description of a picture", "image credit", "advertisement") and any(
            site_talk(page.lines[row])[0] >= 1.5 for row in rows
        ):
            for row in rows:
                if not furniture.is_citation(page.lines[row]):
                    page.drop(row, "offer")
        at += len(page.items_from(at)) or 1


def _leads_to_offers(page: JudgedPage, at: int) -> bool:
    """Whether the line above a list speaks of the site, as "Start with us in three steps:" does."""
    lead = page.lines[at - 1]
    leads = page.reasons[at - 1] is None and lead.text.endswith(":") and not is_prose(lead)
    return leads and page.passed[at] > 0.5 and site_talk(lead)[0] >= 1.5


def take_site_talk(page: JudgedPage, publisher: str) -> None:
    """Leave out the lines that speak of the site; twice, since a line taken out speaks for its neighbours."""
    for _ in range(2):
        subject = Counter(stem for at in page.kept() if page.passed[at] < MOST for stem in _stems(page.lines[at]))
        for at in list(page.kept()):
            if _may_be_told(page, at):
                total, reason = site_talk(page.lines[at])
                attributed = _is_attributed(page, at)
                if reason == "testimonial" and page.lines[at].is_item:
                    continue
                if reason and total + _around(page, at, subject) + _named(page.lines[at], publisher) + 2 * attributed >= ENOUGH:
                    page.drop(at, reason)
                    if attributed:
                        page.drop(at + 1, reason)


def site_talk(line: Line) -> tuple[float, str]:
    """How much a line speaks of its site, and the strongest cue's name; an empty name where there is no cue."""
    found = [(cue, times) for cue in CUES if (times := len(cue.pattern.findall(line.text)))]
    best = max((cue for cue, _ in found), key=lambda cue: cue.weight, default=None)
    return sum(cue.weight * (1 + 0.5 * (min(times, 3) - 1)) for cue, times in found), best.reason if best else ""


def _is_attributed(page: JudgedPage, at: int) -> bool:
    """Whether a quotation in the first person has a line below it that only says whose it is."""
    if not FIRST_PERSON.match(page.lines[at].text) or at + 1 >= len(page.lines):
        return False
    if not (PRAISE.match(page.lines[at].text) or CLIENT.search(page.lines[at + 1].text) or _is_amid(page, at)):
        return False
    whose = page.lines[at + 1]
    if at + 2 < len(page.lines) and page.lines[at + 2].is_item:
        return False
    return whose.kind == "text" and 1 <= len(whose.words) <= 5 and not whose.ends and not page.heads_prose(at + 1)


def _is_amid(page: JudgedPage, at: int) -> bool:
    """Whether a quotation stands right below furniture that is no picture in the text."""
    return at > 0 and page.reasons[at - 1] not in (None, BYLINE, QUOTED, *OF_PICTURES)


def _named(line: Line, publisher: str) -> float:
    """A little more where the publisher is named."""
    return 1.0 * (len(publisher) > 3 and publisher in line.text)


def _may_be_told(page: JudgedPage, at: int) -> bool:
    line = page.lines[at]
    if page.tells_of_help(at) or furniture.FOR_WHOM.match(line.text) or furniture.SPOKEN.match(line.text):
        return False
    cited = furniture.is_citation(line) and (line.is_item or (at and furniture.is_citation(page.lines[at - 1])))
    cited = cited or furniture.is_address_of_citation(page.lines, at)
    return at != page.title and line.kind != "heading" and 3 <= len(line.words) <= LONGEST and not cited and not _is_quoted_heading(page, at)


def _is_quoted_heading(page: JudgedPage, at: int) -> bool:
    return page.lines[at].text[0] in "“\"„«‘" and page.heads_prose(at)


def _around(page: JudgedPage, at: int, subject: Counter[str]) -> float:
    """What the neighbours and the place on the page add: furniture comes in runs, and mostly at the ends."""
    line = page.lines[at]
    beside = [page.reasons[other] for other in (at - 1, at + 1) if 0 <= other < len(page.lines)]
    near = 0.5 * sum(reason not in (None, BYLINE, QUOTED) for reason in beside)
    late = 0.5 * (page.passed[at] > 0.8)
    listed = -1.0 * (line.is_item and beside[0] is None)
    long = -0.5 * sum(len(line.words) > words for words in (50, 70, 90))
    strange = 0.75 * (not line.is_item and (late > 0 or near >= 1) and _is_strange(page, at, subject))
    told = -0.5 * (is_prose(line, 8) and all(reason is None for reason in beside))
    late -= 1.0 * (line.text[0] in "“\"„«" and page.below_heading(at))
    return near + late + listed + long + told + strange


def _is_strange(page: JudgedPage, at: int, subject: Counter[str]) -> bool:
    """Whether hardly any of a line's longer words come in the paragraphs and lists of the article."""
    words = _stems(page.lines[at])
    if len(words) < 3:
        return False
    known = sum(subject[word] > (page.passed[at] < MOST) for word in words)
    return known < STRANGE * len(words)


def _stems(line: Line) -> set[str]:
    return {word.lower()[:6] for word in line.words if len(word) > 4}
