"""Sentences that sell, present a writer, decline liability or send to a helpline, in whatever words they do it.

`checks_voice` knows phrases that give such a sentence away alone. Here no word decides: signs of several kinds are
counted over two sentences in a row, and a topic has fewer of them than an appeal. "Some called a helpline first" is a
topic; who to ring, at which hours and in what need is an appeal.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from psychobot import speech_judge
from psychobot.checks_text import sentences_of
from psychobot.english import is_common, is_english
from psychobot.findings import Finding, Severity, quoted
from psychobot.material import Draft, Material, Section
from psychobot.page_lines import Line
from psychobot.passages import Block
from psychobot.site_talk import site_talk
from psychobot.word_senses import senses_of


class Sign(NamedTuple):
    """Words of one kind, and what they add to the sum; counted once."""

    weight: float
    words: re.Pattern[str]


class Speech(NamedTuple):
    """One way of speaking, the signs of it, and the sum from which a sentence is taken for it."""

    code: str
    severity: Severity
    problem: str
    advice: str
    enough: float
    signs: tuple[Sign, ...]
    needs: re.Pattern[str]
    """Words without which it is something else."""
    strange: float = 0
    """What a name adds that stands nowhere else in the corpus."""


def _sign(weight: float, *alternatives: str) -> Sign:
    return Sign(weight, _any(*alternatives))


def _any(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in alternatives).replace("'", "['’]"), re.I)


_START = r"(?:^|[.!?;:] |, (?:so|then|and|just|simply) )"
_CARER = r"(?:therapists?|counsell?ors?|coach(?:es)?|clinicians?|psychologists?|professionals?|experts?|specialists?|advis[eo]rs?|listeners?|guides?|someone)"
_BUY = (
    r"(?:grab|pick|choose|claim|try|book|order|buy|join|sign|start|begin|treat|give|let|find|discover|explore|meet|browse|visit|download|get|"
    r"tap|click|swipe|save|hurry|reserve|secure|switch|unlock|enjoy|subscribe|send|snap|step|bring|put|turn|hop|pop|see|come|enrol+|take|answer|"
    r"look no|say (?:hello|goodbye|yes)|head (?:over )?to|ask about|scan|invite|gift|add|chat|speak|talk|call|drop|register|upgrade|beat|feel|make)"
)
PITCH = Speech(
    "advertising",
    "warning",
    "reads like advertising",
    "say what is offered without selling it, or take it out",
    3,
    (
        _sign(1.5, r"\bour (?:bestselling|new|latest|popular|free|online|friendly|trusted|award)\b", r"\b(?:our|my) (?:[\w-]+ ){0,3}(?:shop|store|app|team|advis[eo]rs?|therapists?|counsell?ors?|experts?|plans?|prices?|courses?|books?|workbooks?|site|website|page|"
              r"clinics?|rooms?|doors?|members?|clients?|service|partners?|guides?|kits?|offers?|newsletter|practice|coach(?:es)?|workshops?|retreats?|programm?e?s?)\b",
              r"\b(?:with|to|on|at|from|by|join|try|tell|ask|trust) us\b", r"\bwe(?:'ll| will|'ve| have|'re| are)?\b (?:\w+ )?(?:help|match|pair|offer|bring|make|give|find|take|deliver|"
              r"reply|answer|promise|guarantee|refund|ship|built|designed|picked|love|here)\b"),
        _sign(1.5, rf"(?-i:(?:^|[.!?] ){_BUY.replace('(?:', '(?i:', 1)}) ", rf"[,;:–—] (?:so|then|and|just|simply) {_BUY}\b"),
        _sign(1.5, r"\bgoing (?:fast|quickly)\b", r"\b(?:while|until) (?:the |this |our |\w+ )*(?:last|lasts|stocks?|sold out|is gone|are gone|runs? out)\b", r"\b(?:hurry|last chance|don't miss|before (?:it's|they're|it is|they are) gone|ends? (?:soon|sunday|tonight|this)|"
              r"(?:only|just) (?:\w+|\d+) (?:places?|spots?|seats?|slots?|left)|(?:places?|spots?|seats?|slots?) (?:are )?(?:limited|left|remaining|fill))\b",
              r"\b(?:tonight|within (?:a|the|one|two|\d+) (?:days?|hours?|minutes?)|in (?:under|less than|just|only|as little as) (?:a|an|\w+) (?:day|hour|minute|click|tap|step)s?|(?:a|one) (?:tap|click|call|message) away|"
              r"(?:whenever|wherever) (?:you like|it suits you|suits you)|as soon as (?:today|tomorrow)|from (?:your|the) (?:sofa|couch|phone|bed|desk)|at your fingertips|any time you like|no (?:waiting|queue|strings|commitment|contract|hidden))\b",
              r"\b(?:this|until the end of the) (?:week|month|spring|summer|autumn|winter|season|weekend)(?:'s)? (?:only|deal|offer|rate|price|sale)\b", r"\bwhy (?:not|wait|settle)\b"),
        _sign(1, r"\byou(?:r|rs|rself|'ll|'re|'d|'ve)?\b", r"\b(?:our |these |all |every )?(?:readers of (?:this|the|our)|newcomers?|new (?:members|clients|patients|customers|users|sign-?ups)|subscribers|customers|shoppers|first-?timers)\b"),
        _sign(1.5, r"\b(?:checkout|vouchers?|coupons?|discount\w*|on the house|free of charge|at no (?:extra )?(?:cost|charge)|complimentary|free (?:\w+ )?(?:trial|session|consultation|chat|call|week|month|guide|workbook|sample)|(?:first|opening|initial) \w+ (?:is |comes )?(?:on us|free)|"
              r"refund\w*|money back|bargain|half[- ]price|price tag|packages?|bundle|gift cards?|loyalty|(?:spring|summer|autumn|winter|early[- ]bird|special|introductory|member|launch|trial|student) (?:rate|price|offer|deal|sale)s?|"
              r"(?:percent|%|a (?:fifth|quarter|third|half|tenth)|pounds|dollars|euros|something|money) (?:less|off|cheaper|knocked off|back)|save \w+|savings|saves? you|cancel (?:\w+ )?(?:any|when)|no card|pay (?:only|just|nothing|less)|costs? (?:you )?(?:nothing|a cent)|not cost|a cent|a penny|tasters?|"
              r"for free|free (?:\w+ )?(?:with|inside|gift)|(?:with|plus|and) a free|out now|on sale|in (?:all good )?(?:bookshops|bookstores|shops|stores)|newsstands?|still to be had|(?:places|rooms|seats|dates) (?:are )?(?:still )?(?:to be had|open|free|available)|money)\b"),
        _sign(1, r"[$€£] ?\d|\b\d+[.,]\d\d\b|\b\d+ (?:dollars|euros?|pounds|bucks)\b", r"\b(?:prices?|priced|rates?|fee|bill|sale|deal|cost|plans? (?:from|for|that|at|starts?)|monthly|per (?:week|month))\b"),
        _sign(1, r"\b(?:nobody|no one|nothing|few|none) (?:\w+ )?(?:beats?|does it better|comes? close|matches|else)\b", r"\b(?:unbeatable|unmatched|unrivalled|second to none|top[- ]rated|best[- ](?:loved|selling|rated|known)|well[- ]loved|favou?rite|award|trusted|friendly|world-class|life-changing|"
              r"number one|most (?:popular|trusted|loved)|proven|hand-?picked|vetted|caring|dedicated|finest|leading|largest|gold standard|go-to|raves?|five stars?|loved by|glowing|expert|lovely|perfect|ideal|bestselling|never sleeps?|undecided|such experience|no other|(?:doctors|experts) (?:send|recommend|choose|love))\b",
              r"\b(?:thousands|millions|hundreds|(?:\w+ )?million|[\d,.]+) (?:of )?(?:\w+ )?(?:people|users|clients|members|readers|customers|families|couples|patients) (?:have|already|trust|swear|use|love|say|chose|choose|can't)\b"),
        _sign(1, r"\b(?:apps?|workbooks?|subscriptions?|memberships?|video (?:sessions|calls)|e-?books?|downloads?|kits?|masterclass(?:es)?|webinars?|retreats?|journals?|slots?|spots?|appointments?|gifts?|shop|store|platform|quiz|starter|hampers?|candles?|planner|"
              r"course|programm?e|podcast|newsletter|audiobook|cards|toolkit)\b"),
        _sign(1.5, rf"\b(?:pairs?|match(?:es|ed)?|connects?|links?|sets?|introduces|puts?|brings?) (?:[\w']+ ){{1,4}}(?:up )?(?:with|to|in touch with) (?:an? |the right |your )?(?:\w+ )?{_CARER}\b",
              rf"\b(?:{_CARER}) (?:is|are|stands?|sits?) (?:\w+ )?(?:waiting|ready|standing by|on hand|just)\b", r"\b(?:feel|sleep|live|love|breathe|be) (?:\w+ )?(?:better|lighter|calmer|happier|easier|yourself again)\b",
              r"\bready (?:to|for)\b", r"\b(?:find|found|meet) (?:your|their|the right|the perfect) match\b"),
        _sign(1, r"(?-i:\b[A-Z][a-z]+[A-Z][a-z]+\b)", r"\b[\w-]+\.(?:com|org|net|io|app|co)\b", r"(?-i:\b(?:with|at|through|via|join|try|from|on|by|choose) (?:the )?[A-Z][\w'’]+ [A-Z][\w'’]+)", r"(?-i:^[A-Z]\w+ [A-Z]\w+ [a-z]+s )"),
    ),
    _any(r"\S"),
    1.5,
)
_NAME = r"(?:(?:Dr|Prof)\.? )?[A-Z][\w'’-]+(?: [A-Z][\w'’.-]*){0,2} [A-Z][\w'’-]+"
_ALONE = r"(?:^|[.!?] )([A-Z][a-z]+)(?:, [A-Z]\w+,)? (?:is|has|loves|works|lives|writes|sees|trained|teaches|runs|enjoys|likes|offers|spends|spent)\b"
_PET = r"(?:dogs?|cats?|bees|hens|horses?|greyhounds?|rabbits?|parrots?|kittens?|pets?|goats?|spaniels?|terriers?|retrievers?|labradors?|tortoises?)"
LIFE = Speech(
    "biography",
    "warning",
    "tells of a writer's life",
    "put names into the front matter, and take this out",
    3.5,
    (
        _sign(1, r"\b(?:works|writes|lives|resides|practi[cs]es|teaches|lectures|runs|edits|blogs|consults|serves|sits|volunteers|holds|keeps|covers|reports|speciali[sz]es|divides|hosts|supervises|mentors|leads|heads|directs|chairs|advises|coaches|trains|plays|sings|bakes|paints|swims|hikes|enjoys|loves)\b",
              r"\bhas (?:\w+ )?(?:written|covered|edited|worked|spent|taught|published|practi[cs]ed|reported|been|appeared|served|led|run|trained|lectured|counsel\w+|helped|treated|contributed)\b", r"\bsees (?:clients|patients|couples|families)\b"),
        _sign(1.5, r", (?-i:PsyD|Ph\.?D|M\.?D|LCSW|LMFT|LPC|LMHC|MSW|MPH|RN|NP|FNP|MSc|BSc|MA|MBA|DClinPsy|MBBS|EdD)\b", r"\b(?:degrees?|diploma|master's|bachelor's|doctorate|doctoral|graduat\w+|alumn\w+|qualif(?:ied|ying) (?:as|in|at|from)|certified|licensed|chartered|accredited|"
              r"residency|fellowship|trained (?:at|as|in|under)|studied \w+(?: \w+)? (?:at|in)|read \w+ at|training at|earned (?:her|his|their)|(?:MD|PhD) from)\b"),
        _sign(1.5, rf"\b(?:with|and|by|has|owns|walks|to|of) (?:(?:her|his|their|an?|the|two|three|four|five|several|many|old|rescue|noisy|large) ){{1,3}}(?:wife|husband|partner|spouse|fianc\w+|family|kids|children|daughters?|sons?|twins|{_PET})\b", rf"\b(?:wife|husband|spouse)\b|\b(?:two|three|four|rescue) {_PET}\b",
              r"\b(?:spare|free) time\b|\b(?:off|after|outside|away from) (?:duty|work|hours|the office|the clinic|(?:her|his|their) desk)\b|\b(?:on|at) weekends\b|\bwhen not (?:writing|working|at)\b",
              rf"\b(?:keeps|raises|breeds) (?:\w+ )?{_PET}\b", r"\b(?:knits|surfs|sails|kayak\w*|marathons?|triathlons?|mountaineer\w*|beekeep\w*|sourdough|choir|gardens?|gardening|hiking|climbing|surfing|yoga|baking|crosswords|allotment)\b",
              r"\b(?:based|makes (?:her|his|their) home|home is|calls \w+ home|born and raised|originally from|grew up|native of|divides (?:her|his|their) time|splits (?:her|his|their) time|lives (?:in|near|on|by|with|outside))\b"),
        _sign(1.5, r"\b(?:newspapers?|magazines?|essays?|bylines?|columns?|columnist|national papers|freelance\w*|journalist|reporter|editor|staff writer|health writer|science writer|medical writer|copywriter|blogger|podcast|contributor|writing about|writes (?:about|on|for|regularly)|written (?:for|about|widely)|"
              r"(?:her|his|their) (?:first |latest |second |new |\w+ )?(?:book|novel|memoir|work|writing|articles?|stories)|author of|words by|text by|story by|penned by|bestsell\w+)\b"),
        _sign(1, r"\b(?:awards?|awarded|prize|honou?red|shortlisted|nominated|recipient|of the year|fellow of|on the (?:advisory )?board|board of|member of the|founder|co-founder|chair|president of|director of|head of|charit(?:y|ies)|trustee|keynote)\b"),
        _sign(1, r"\bsince (?:19|20)\d\d\b", r"\b(?:for|over|than|spent|nearly|almost|some|with|the past|last) (?:\w+ )?(?:\w+|\d+) (?:years|decades)\b", r"\b(?:years|decades) (?:on|in|of|as|at|with)\b", r"\bin (?:199|20)\d\d\b", r"\b(?:early in|throughout|over the course of) (?:her|his|their) career\b|\bcareer\b"),
        _sign(1, r"\b(?:an?|our|the|as|by) (?:[\w-]+,? ){0,3}(?:writer|journalist|editor|psychologist|psychiatrist|therapist|psychotherapist|psychoanalyst|counsell?or|social worker|physician|"
              r"nurse(?: practitioner)?|doctor|researcher|lecturer|professor|coach|reporter|blogger|speaker|contributor|student|trainer|supervisor|owner|practitioner)\b"),
        _sign(1.5, r"\b(?:doctorate|residency|(?:took|holds?|won|earned|gained) (?:her|his|their|an?) \w+|by (?:day|night)|for a living|behind (?:her|him|them)|(?:turned|tries|tried) (?:her|his|their) hand|the pen of|(?:mother|father|parent) of|"
              r"keen|avid|passionate about|today (?:she|he|they)|joined (?:us|our|the)|(?:left|leaving|quit|retired from) \w+|attorney|lawyer|teacher by|nursing|(?:at|from) (?:her|his|their) (?:desk|kitchen|home)|(?:her|his) (?:reporting|practice|patients|clients|interests|first career))\b"),
        _sign(-2, r"\b(?:developed|created|proposed|argued|described|theory|theories|theorists?|concepts?|approach|school of|found that|showed|psychoanalysis|ideas?|"
              r"(?:known|remembered|famous) for|(?:collected|complete|early|late|German|English|French) works|copyright)\b"),
        _sign(-3, r"\b1[5-8]\d\d\b|\b19[0-7]\d\b|\bwas born\b|\bdied\b"),
    ),
    _any(r"\S"),
    2,
)
_TEXT = r"(?:pages?|texts?|articles?|(?:web ?)?sites?|materials?|contents?|guides?|posts?|information|publications?|blog|handouts?|leaflets?|summary|overview|answers?|entry|entries|piece|words)"
WAIVER = Speech(
    "disclaimer",
    "warning",
    "reads like a legal line",
    "take it out; what psychobot is stands in its own texts",
    3,
    (
        _sign(1.5, rf"\b(?:this|these|our|the present|(?:the|all|any) (?:\w+ )?(?=(?:information|content|material|text|page)s? (?:here|above|below|on|in|given|provided|contained|presented))) ?(?:\w+ )?{_TEXT}\b",
              r"\b(?:what|anything|everything|nothing|all that)(?: that)? (?:you|we|is|has been|was|stands?)(?: have| has| can| will)? ?(?:read|written|said|stated|printed|find|found|here)\b", r"\bnothing (?:here|said|written|above|below|in|on|that)\b",
              r"\b(?:voiced|expressed|stated|given|written|said|described|printed|provided|presented|contained) (?:above|here|herein|below|on these|in these)\b", r"\b(?:reading|using|by (?:reading|using)) (?:this|these|it|our)\b",
              r"\b(?:the |our )?(?:publishers?|editors?|authors?|writers?|compan(?:y|ies)|staff|owners?|operators?|creators?|makers?|contributors?|editorial team)\b", r"\bwe\b"),
        _sign(1.5, r"\b(?:no|any|every|all|without(?: any)?|nor) (?:\w+ )?(?:guarantees?|warrant\w+|responsib\w+|liab\w+|claims?|representation|promise|obligation|duty|endorsement|blame)\b",
              r"\b(?:not|n't|never|cannot|nor|neither|nobody) (?:\w+ ){0,3}(?:replac\w+|stand in|creat\w+|establish\w*|constitut\w+|substitut\w+|liable|responsib\w+|endorse\w*|reflect|represent|guarantee\w*|held|take the place|taken|intended|meant|designed|diagnos\w+|account\w*|blame\w*|rely|relied|treated|regarded|understood|tell you|advice|vouch|promise|answer for|claim|be used|used|a)\b",
              r"\b(?:alone|only|purely|solely|merely|strictly)\b", r"\b(?:takes?|bears?|accepts?|assumes?|declines?|disclaims?|rejects?|shoulders?) (?:no|any|all|every)\b", r"\bno (?:part|word|line|sentence) of\b|^nothing\b|\b(?:may|might|could) (?:\w+ )?(?:contain|be|hold) (?:\w+ )?(?:errors?|mistakes|out of date|outdated|wrong|incomplete|inaccura\w+)\b"),
        _sign(1.5, r"\b(?:risks?|liab\w+|responsib\w+|guarantees?|guaranteed|warrant\w+|recommend\w*|mention of|bind|binding|duty|obliged|blamed?|wrong|on your own|own account|correct\w*|have changed|background|appl(?:y|ies) (?:in|to) (?:your|you)|steer|judge for yourself|accura\w+|complete(?:ness)?|current|up[- ]to[- ]date|out of date|errors?|mistakes|omissions?|loss(?:es)?|damages?|harm|endorse\w*|opinions?|views|consequences|legally|lawful|law|court|jurisdiction)\b",
              r"\b(?:advice|guidance|diagnos\w+|prescri\w+|consultation|relationship between|(?:patient|client|professional) relationship|substitute|take the place|replac\w+|stand in|appointment|visit to|opinion of|word of)\b", r"\b(?:informational|information|educational|education|learning|general interest|entertainment|reference) (?:\w+ )?(?:only|alone|purposes?|use)\b|\bgeneral (?:information|guidance|nature|knowledge|terms)\b|\bfor (?:information|education|learning|reference|entertainment)\b"),
        _sign(2, r"\b(?:check|consult|speak|talk|ask|see|seek|discuss|turn|raise|confer)\b[^.]{0,50}\b(?:professionals?|doctors?|physicians?|clinicians?|gps?|providers?|therapists?|counsell?ors?|pharmacists?|specialists?|nurses?)\b[^.]{0,40}\b(?:before|first|prior|rather than|instead|if you|about (?:any|your)|with any)\b",
              r"\b(?:before|prior to|rather than) (?:you )?(?:start|stop|act|chang|rely|mak|tak|begin|decid|us)\w*\b", r"^(?:please |always |never )(?:\w+ )?(?:check|consult|speak|talk|ask|see|seek|discuss|disregard|delay|ignore|rely|use|stop|start|change)\b"),
        _sign(1, r"\b(?:rel(?:y|ies|iance|ied)|act(?:s|ed|ing)? (?:on|upon)|decisions?|decid\w+|on the strength of|on the basis of|at (?:your|the reader's|their|one's) own|use of|any use|arising|result(?:s|ing) from|follow from|your own|individual case|every (?:case|person|reader)|each (?:case|person|reader))\b"),
        _sign(1, r"\byou(?:r|rs|rself)?\b|\breaders?(?:'s?)?\b|\busers?\b|\bvisitors?\b"),
        _sign(-2, r"\b(?:authors?|writers?|editors?|reviewers?|team) (?:of|behind) (?:the|a|an|this|that|both|one) (?:\w+ )?(?:study|studies|reviews?|trials?|reports?|survey|book|guidelines?|meta-analys[ie]s|theory|handbook|textbook|paper)\b",
              r"\b(?:authors?|writers?|researchers|reviewers) (?:also )?(?:did|does|do not (?:say|claim|hold)|holds?|stress\w*|admits?|cautions?|warns?|warned|notes?|noted|found|reports?|says?|said|writes?|wrote|points? out|argues?|think)\b",
              r"\btheir (?:results?|findings?|sample|data|trial|study|review)\b"),
    ),
    _any(rf"\b(?:this|these|our) (?:\w+ )?{_TEXT}\b", r"\b(?:from|on|in|of) these (?:pages|lines|words)\b", r"\b(?:voiced|expressed|stated|given|written|said|described|printed|provided|presented|contained|read|found) (?:above|here|herein|below|on these|in these)\b",
         r"\b(?:the|this|our) (?:publisher|editor|author|writer|company|owner|editorial team)s?\b", r"\bsince (?:publication|this was)\b", r"\b(?:reading|using|use of) (?:this|these|it)\b", r"\b(?:what|everything|anything|all) you (?:have )?(?:read|find)\b",
         r"\bnothing (?:here|on|in|said|written|above|below)\b", r"\bwe (?:give|make|take|accept|cannot|can't|do not|don't|are not|are under|assume|claim|offer no|bear)\b", r"\b(?:your|own) case\b|\b(?:always|never|please)\b[^.]*\b(?:doctor|physician|professional|clinician|gp)\b"),
)
APPEAL = Speech(
    "helpline",
    "warning",
    "sends the reader to help in a crisis",
    "leave help to `psychobot help-lines`",
    3,
    (
        _sign(1.5, r"\b(?:dial(?:l?ing)|press|hand themselves|walk into|get (?:an|the) ambulance|there for you|write (?-i:[A-Z]{3,})|glad you)\b", r"\b(?:call|ring|dial|phone|telephone|text|contact|reach|reached|get through|go (?:straight |right |at once |immediately )?to|head to|turn to|turn up at|message|chat|pick(?:s)? up|answers?|speak|talk|listens?|write to|WhatsApp|tell|take them|make (?:your|their) way|alert|notify)\b|\b(?:is|are|stays?) (?:open|available|staffed|there|manned)\b"),
        _sign(1.5, r"\bhot-?lines?\b|\bhelp-?lines?\b|\b(?:crisis|suicide|support|distress|emergency|listening|prevention|mental health|text|phone|telephone|night|warm)[- ]?lines?\b|\bwarmlines?\b|\blifelines?\b|\bsamaritans\b|\bchildline\b|\b(?-i:SOS|TelefonSeelsorge|Telefonseelsorge|Nightline|Papyrus|Shout|Kids Help Phone|Lifeline|Befrienders|Trevor Project|Beyond Blue|Mind Infoline|Switchboard)\b",
              r"\b(?:emergency|casualty|A&E|accident and emergency|ambulance|nearest hospital|crisis|ER)\b(?: (?:services?|room|department|number|team|centre|center|unit|ward|clinic|cent\w+))?", r"(?<![\d.,-])\b(?:988|911|999|112|000|111|116 ?\d{3})\b(?![.,%-]?\d)(?! (?:people|patients|clients|participants|studies|trials|adults|children))", r"(?<![\w.,-])(?:\d[\d -]{4,}\d)(?![\w-])", r"\b(?:number|in \w+ it is|press|dial(?:l?ing)?|call|text) (?:\w+ )?\d{1,5}\b", r"\bambulance\b"),
        _sign(1, r"\b(?:day (?:and|or) night|night (?:and|or) day|around the clock|round the clock|at (?:any|all|every) (?:hours?|times?)|24 hours|24/7|any time|anytime|(?:at )?no cost|free of charge|for free|toll[- ]free|cost(?:s)? nothing|straight away|right away|without delay|immediately|at once|right now|now|tonight|never closes?|always (?:open|somebody|someone)|every (?:day|night|hour)|confidential(?:ly)?|anonymous(?:ly)?|in confidence)\b"),
        _sign(1.5, r"\b(?:cannot|can't|can not|unable to) (?:go on|cope|carry on|keep (?:yourself|themselves) safe|take (?:it )?any ?more)\b", r"\b(?:in danger|at risk|unsafe|not safe|self-?harm\w*|suicid\w*|despair\w*|desperate|in (?:acute |deep |great )?distress|overwhelmed|taken (?:pills|something|an? overdose)|alone with|turns black|darkest|dark hours?|moments like (?:this|these)|(?:such|these|dark) thoughts|life (?:is|may be) (?:in|at)|hopeless|no way out|overdose\w*)\b",
              r"\b(?:end(?:ing)?|tak(?:e|ing)) (?:it all|it|your (?:own )?life|their (?:own )?li[fv]es?|one's life|things)\b", r"\b(?:hurt|harm|kill|injur)(?:ing)? (?:yourself|themselves|himself|herself|oneself|others|somebody|someone)\b", r"\b(?:want|wish|wanting|wishing) to die\b|\bnot want to (?:live|be here)\b|\bthoughts of (?:death|dying|ending|not)\b|\blife (?:is )?(?:no longer )?(?:not )?worth\b"),
        _sign(1, r"\byou(?:r|rs|rself)?\b", r"\b(?:anyone|anybody|everyone|whoever|those|people|young people|readers?|(?:some|any)(?:one|body) (?:you know|close)) (?:in|who|with|at|needing|you know|close|feeling|thinking)\b", r"(?:^|[.!?] |, )(?:please )?(?-i:[Cc]all|[Rr]ing|[Dd]ial|[Pp]hone|[Tt]ext|[Cc]ontact|[Gg]o|[Rr]each|[Tt]ell|[Dd]o not wait|[Ss]eek|[Gg]et) "),
        _sign(-1.5, r"\b(?:any|every|more) talk\b", r"\b(?:called|rang|phoned|texted|callers|volunteers|stud(?:y|ies)|research\w*|trials?|history|were set up|outcomes?|decades?)\b"),
    ),
    _any(r"\b(?:call|ring|dial|phone|telephone|text|contact|reach|reached|get through|go|head|turn|message|chat|pick|answers?|speak|talk|listens?|help|support|open|tell|take|seek|wait|alert|lines?|lifelines?|number|ambulance|walk|press|volunteers?|hand|write|room|listeners?|there)\b"),
)
LINE = APPEAL.signs[1]
"""Somewhere to turn to; without it more has to be said."""
SPEECHES = (PITCH, LIFE, WAIVER, APPEAL)
OF_A_SOURCE = (WAIVER, APPEAL)
"""What has no place in a note on the sources either, where people and houses are told of."""
FIRM = 1.5
"""How much more is asked for there: a note tells what a page says of itself."""
SOME = 3.0
"""The sum from which a word that may be a topic is none."""
OF_SITE = 2.5
"""The sum of the importer's own signs from which a sentence belongs to the page it was copied from."""
DOUBT = -0.4
"""Odds, as a logarithm, below which the judge of speech takes what the tables found for a topic."""
CERTAIN = -3.0
"""Odds below which it takes even words that sell for a topic."""
BARELY, AGREED = 0.5, 1.6
"""What a sum of the importer's signs is above the least in clear cases, and the odds asked for in the others."""
SUMS = (1, 2, 3, 4)
HALVES = (0.5, 1, 1.5, 2, 2.5, 3)


def speeches(material: Material) -> Iterator[Finding]:
    """Passages that sell, present a person, decline liability or send to a helpline."""
    told = told_of(material)
    for draft in material.drafts:
        if draft.english:
            for section in draft.sections:
                yield from _speeches(draft, section, told)


def told_of(material: Material) -> Counter[str]:
    """How many blocks of the subject each capitalized word stands in, a source's name counting twice: who is told of
    more than once belongs to it.
    """
    blocks = [block for draft in material.drafts for block in draft.told]
    named = [str(source) for draft in material.drafts for source in draft.article.sources for _ in range(2)]
    texts = (*(block.text for block in blocks), *named)
    return Counter(word for text in texts for word in set(re.findall(r"\b[A-Z][\w-]+", text)))


def is_subject(text: str, told: Counter[str]) -> bool:
    """Whether a text tells the past of somebody who is told of elsewhere too: a life of Freud is no writer's."""
    if re.search(r"\bis\b", text) or LIFE.signs[0].words.search(text):
        return False
    first = re.search(_NAME, text)
    return bool(first and not strangers(first[0], told))


def speaks_like(text: str, speech: Speech) -> bool:
    """Whether a text has some signs of a speech besides a word that may be its topic."""
    return any(one.needs(speech) and one.total(speech) >= SOME for one in _windows(sentences_of(text)))


def _speeches(draft: Draft, section: Section, told: Counter[str]) -> Iterator[Finding]:
    for block in section.blocks:
        windows = list(_windows(sentences_of(block.span.of(draft.text))))
        for speech in OF_A_SOURCE if section.apart else SPEECHES:
            more = FIRM if section.apart else 0
            if found := next((one.text for one in windows if said_so(one, speech, told, more)), None):
                line = draft.line(place_of(draft, block, found))
                yield Finding(draft.file, line, speech.severity, speech.code,
                              f"{quoted(found)} {speech.problem}", speech.advice)


class Window(NamedTuple):
    """A sentence or two, and the signs they hold."""

    text: str
    sentences: tuple[str, ...]

    def holds(self, speech: Speech) -> int:
        """A bit for each sign of a speech that stands in one of the sentences, the lowest for what it needs."""
        bits = 0
        for sentence in self.sentences:
            bits |= bits_of(sentence)[SPEECHES.index(speech)]
        return bits

    def needs(self, speech: Speech) -> bool:
        """Whether the words are there without which it is something else."""
        return bool(self.holds(speech) & 1)

    def total(self, speech: Speech) -> float:
        """The sum of the signs."""
        bits = self.holds(speech)
        return sum(sign.weight for at, sign in enumerate(speech.signs, 1) if bits >> at & 1)


@lru_cache(4096)
def bits_of(sentence: str) -> tuple[int, ...]:
    """For each speech the signs that a sentence holds: a bit each, the lowest for what the speech needs."""
    return tuple(
        sum(bool(words.search(sentence)) << at for at, words in enumerate((speech.needs, *(s.words for s in speech.signs))))
        for speech in SPEECHES
    )


@lru_cache(4096)
def table_signs(sentence: str) -> tuple[str, ...]:
    """The signs of the tables that a sentence holds, and the kinds of thing that it is about."""
    found = []
    for speech, bits in zip(SPEECHES, bits_of(sentence), strict=True):
        found += [f"{speech.code} {at}" for at in range(len(speech.signs) + 1) if bits >> at & 1]
        total = sum(sign.weight for at, sign in enumerate(speech.signs, 1) if bits >> at & 1)
        found += [f"{speech.code} >= {edge}" for edge in SUMS if total >= edge]
    site = site_of(sentence)[0]
    found += [f"site >= {edge}" for edge in HALVES if site >= edge]
    return (*found, *(f"about {sense}" for sense in senses_of(sentence)))


@lru_cache(4096)
def judgement(sentence: str) -> speech_judge.Verdict | None:
    """What the judge of speech makes of a sentence; None where its weights are missing, and the tables judge alone."""
    return None if speech_judge.trouble() else speech_judge.verdict(sentence, table_signs(sentence))


def is_doubted(sentence: str, least: float | None = DOUBT) -> bool:
    """Whether the judge takes a sentence for a part of the article: its odds are below the least; never with None."""
    found = None if least is None else judgement(sentence)
    return found is not None and least is not None and found.odds < least


def _windows(sentences: list[str]) -> Iterator[Window]:
    """Each sentence, then each with the one after it."""
    yield from (Window(sentence, (sentence,)) for sentence in sentences)
    yield from (Window(" ".join(pair), pair) for pair in pairwise(sentences))


def place_of(draft: Draft, block: Block, text: str) -> int:
    """Where a sentence of a block begins in the file."""
    place = draft.text.find(text.split(". ")[0][:40], block.span.start)
    return place if block.span.start <= place < block.span.end else block.span.start


def said_so(window: Window, speech: Speech, told: Counter[str], more: float = 0) -> bool:
    """Whether a text has enough signs of a speech, and the judge does not take it for a topic; ``more`` signs are asked
    for where such words are to be expected.
    """
    if not heard(window, speech, told) or (more and window.total(speech) < speech.enough + more):
        return False
    return not is_doubted(max(window.sentences, key=lambda sentence: Window(sentence, (sentence,)).total(speech)))


def heard(window: Window, speech: Speech, told: Counter[str]) -> bool:
    """Whether a text has enough signs of a speech; a life needs a person whom the corpus does not tell of elsewhere."""
    if not window.needs(speech):
        return False
    reached = window.total(speech)
    if speech is LIFE:
        return reached + speech.strange >= speech.enough and is_strange(window.text, told)
    if speech is APPEAL and not LINE.words.search(window.text):
        reached -= 1
    if speech.strange and SOME - speech.strange <= reached < speech.enough and strange_house(window.text, told):
        reached += speech.strange
    return reached >= speech.enough


def strangers(text: str, told: Counter[str]) -> list[str]:
    """Names of people that stand in this passage alone: two words or more, or one that is no English word."""
    last = [re.findall(r"[\w-]+", name)[-1] for name in re.findall(_NAME, text)]
    first = [name for name in re.findall(_ALONE, text) if not is_english(name.lower()) and not is_common(name.lower())]
    return [name for name in (*last, *first) if told[name] <= 1]


@lru_cache(4096)
def site_of(sentence: str) -> tuple[float, str]:
    """What the importer makes of a sentence that it meets alone: the sum of its signs, and the likeliest reason."""
    return site_talk(Line(1, sentence))


def site_talks(material: Material) -> Iterator[Finding]:
    """Sentences that the importer would leave out: they speak of the page they stood on."""
    for draft in material.drafts:
        for block in draft.told:
            for text in sentences_of(block.span.of(draft.text)):
                signs, reason = site_of(text)
                if signs >= OF_SITE and not is_doubted(text, AGREED if signs < OF_SITE + BARELY else DOUBT):
                    yield Finding(draft.file, draft.line(place_of(draft, block, text)), "warning", "site-talk",
                                  f"{quoted(text)} belongs to a web page: {reason}", "take it out")


def is_strange(text: str, told: Counter[str]) -> bool:
    """Whether the first person that a text names stands nowhere else."""
    if re.match(r"(?:He|She|They|His|Her|Their)\b", text):
        return False
    first = re.search(_NAME, text)
    return bool(strangers(first[0] if first else text, told))


def strange_house(text: str, told: Counter[str]) -> bool:
    """Whether a text names a house, a brand or a title that stands nowhere else."""
    names = re.findall(r"(?<=[a-z,] )(?:[A-Z][\w'’-]+ )*[A-Z][\w'’-]+|^[A-Z]\w+ [A-Z]\w+|\b[A-Z][a-z]+[A-Z]\w+", text)
    return any(told[word] <= 1 for name in names for word in re.findall(r"[A-Z][\w-]+", name)[-1:])


RULES = (speeches, site_talks)
