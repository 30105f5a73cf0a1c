"""Rules about what does not belong into a passage that may be shown as an answer.

Advertising, biography, disclaimers, helplines, image credits and the marks of the web page a text was taken from:
tables of patterns. A section that tells where the text comes from may name people and
credentials.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from psychobot.checks_speech import APPEAL, CERTAIN, DOUBT, WAIVER, Speech, is_doubted, is_subject, speaks_like, told_of
from psychobot.checks_text import sentences_of
from psychobot.findings import Finding, Severity, quoted
from psychobot.material import Draft, Material, Section


class Pattern(NamedTuple):
    """Words that give something away."""

    code: str
    severity: Severity
    problem: str
    advice: str
    words: re.Pattern[str]
    everywhere: bool = True
    """Whether sections that tell of the sources are read too."""
    topics: re.Pattern[str] | None = None
    """Words that are a topic as well: they count where the sentence has other signs of such speech."""
    speech: Speech | None = None
    doubt: float | None = None
    """Odds below which the judge of speech takes the words for a topic too; None for words that never are one."""


def _any(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives).replace("'", "['’]"), re.I)


_WE = r"(?:team|therapists?|platform|experts?|services?|app|network|website|site|providers?|clinics?|clinicians?|" \
      r"customers?|members(?:hip)?|products?|practice|counsell?ors?|cent(?:er|re)|office|specialists?|doctors?|staff|" \
      r"programs?|community|courses?|store|partners?|company|psychologists?|blog|newsletter|plans?|licensed|offers?)"
_CARE = r"(?:session|appointment|call|consultation|visit|assessment|slot|spot|seat|place)"
_PERSON = r"(?:[A-Z][\w\x27’-]+(?: [A-Z][\w\x27’.-]+)+(?:, (?:[A-Z][A-Za-z.]*,? ?)+)?)"
_CALLING = r"(?:writer|journalist|editor|author|psychologist|psychiatrist|therapist|psychotherapist|counsell?or|" \
           r"social worker|physician|nurse(?: practitioner)?|doctor|researcher|professor|coach|reporter|blogger|speaker)"

ADVERTISING = _any(
    r"\bsign(?:ing)? up\b", r"\bclick(?:ing)? (?:here|below|on|the|this)\b", r"\bsubscribe\b", r"\bnewsletters?\b",
    r"\bfree (?:trial|consultation|sessions?|assessment|quote|shipping|delivery|download|e-?book|call|quiz|week|month)\b",
    r"\b(?:promo(?:tional)?|coupon|discount|voucher|referral) codes?\b", r"\bcoupons?\b", r"\bdiscount(?:s|ed)?\b",
    r"\b(?:special|limited|exclusive|introductory)(?:[- ]time)? (?:offer|price|deal|rate)s?\b", r"\b(?:for a|only) limited[- ]time\b(?! in)",
    r"(?:^|[.!?] )act (?:now|fast)\b", r"\bact (?:now|fast)!", r"\b(?:order|buy|shop|enroll|register|apply|join|download|call|book|subscribe|donate) (?:now|today|online|here)\b",
    r"\bget started (?:now|today|here|with us|for)\b", r"\b(?:start|begin|try it|try us|join us) (?:now|today|for free|free)\b",
    r"\badd to cart\b", r"\bmoney[- ]back\b", r"\bno (?:obligation|credit card)\b", r"\brisk[- ]free\b", r"\bsatisfaction guarantee",
    r"\b(?:learn|read|find out|see|discover) more (?:about (?:our|us)|here|at|on our|now)\b", r"^\W*(?:learn|read|see|show) more\W*$",
    r"\bsponsored\b", r"\baffiliate (?:links?|commissions?|partners?|program)\b", r"^\W*advertise?ments?\W*$", r"\badvertorial\b",
    r"\bas low as\b", r"\b(?:starting|starts|from|only|just) (?:at |from )?[$€£]", r"[$€£] ?\d", r"\b\d+ ?% (?:off|discount|cheaper)\b",
    r"\b\d+ (?:dollars|euros?|pounds) (?:a|per) (?:week|month|session)\b",
    rf"\b(?:book|schedule|reserve|request|claim|secure) (?:a|an|your|our|the)(?: \w+){{0,2}} {_CARE}\b",
    r"\b(?:contact|call|email|e-mail|visit|follow|join|try|choose|trust) us\b", r"\bvisit our\b", r"\bour (?:\w+[- ]){0,2}" + _WE + r"\b",
    r"\bat [A-Z][\w-]+(?: [A-Z][\w-]+)?, (?:we|our)\b",
    r"\bwe (?:also )?(?:offer|provide|sell|accept|ship|help|match|connect|partner|specialize|pride|guarantee|are here|are proud|can help|deliver)\b",
    r"\b(?:match|connect|pair)(?:es|s|ing)? you (?:up )?(?:with|to)\b", r"\btrusted by\b", r"\baward[- ]winning\b",
    r"\b(?:world|best)[- ](?:in[- ])?class\b", r"#1\b", r"\b(?:leading|top|premier|number[- ]one) (?:provider|platform|clinic|app|brand|service|choice)\b",
    r"\b(?:five|5|4\.\d)[- ]stars?\b", r"\btestimonials?\b", r"\b(?:satisfied|happy) (?:customers?|clients?|users?)\b", r"\bbest (?:price|deal|value)\b",
    r"\b(?:download|install|get|open) (?:the|our|your) (?:free )?app\b", r"\bapp store\b", r"\bgoogle play\b", r"\bfollow us on\b",
    r"\bshare (?:this|on) (?:article|post|page|facebook|twitter|x|linkedin|pinterest)\b", r"\bspecial(?:ly)? priced\b",
    r"\b(?:at|proceed to) (?:the )?checkout\b", r"\b(?:use|enter|apply|with|quote)(?: the| our| my| this)? code (?-i:[A-Z][A-Z0-9]{2,})\b",
    r"\b(?:earn|receive|get|make) an? (?:small |modest )?(?:commission|fee|percentage|referral)\b(?=[^.]*\b(?:link|buy|purchase|cost|click)s?)", r"\bcancel (?:at )?any ?time\b",
    r"\bplans? (?:start|begin)s? (?:at|from)\b", r"\brated [\d.]+ (?:out of|/)", r"\b\d(?:\.\d)? ?(?:/|out of) ?5(?: stars?)?\b(?=[^.]*\b(?:reviews?|ratings?|customers?|users?|clients?|stars?)\b)", r"\bbased on [\d,.]+ (?:reviews|ratings)\b",
    r"[★☆⭐]", r"\b(?:to|in|into) your inbox\b", r"\bwebinars?\b", r"\bregister (?:here |now |today )?for (?:our|the|this|a free)\b", r"\bgift cards?\b", r"\bchance to win\b", r"\bverified (?:client|customer|buyer|user|purchase|review)\b",
    r"[”\"]\s*[–—-]+ ?(?-i:[A-Z]\w+(?: [A-Z]\.?)?),? ?(?:\d\d|verified|client|customer|member|user)?[^.]{0,20}$",
    r"\bfor (?:just|only) [$€£]?\d", r"\bavailable (?:24/7|around the clock) (?:at|on|from)\b", r"\baccept(?:s|ing)? (?:most|all|new) (?:insurance|clients|patients)\b")
_URGING = r"(?:^|[.!?] )(?:Get|Start|Begin|Find|Try|Join|Call|Book|Contact|Discover|Speak|Talk|Schedule|Connect|Meet|Save|Shop|Order|Download)\b"
_LURE = r"(?:wait ?list|premium|pro plan|membership|a few clicks|one click|the cost of|the price of|bonus|half off|unlock|upgrade|all articles|full access|unlimited|first to know|" \
        r"early access|places left|while supplies last|before it's gone|gift of (?:therapy|health|calm|sleep))"
_SELLING = r"(?:Get|Chat|Join|Upgrade|Unlock|Give|Grab|Claim|Access|Connect|Match|Text|Message|Switch|Subscribe|Start|Try|Save|Shop|Order|Refer|Invite|Hurry)"
PROMOTION = _any(
    rf"(?-i:(?:^|[.!?] ){_SELLING}\b)[^.!?]{{0,90}}\b{_LURE}\b", r"(?-i:(?:^|[.!?] )(?:Get|Chat|Connect|Join|Match|Text|Message)\b)[^.!?]{0,60}\bin (?:just |under )?(?:\w+ )?(?:minutes|seconds)\b",
    r"\btoday only\b", r"\bfor the price of (?:one|two|a|an)\b", r"\bless than (?:the (?:cost|price) of )?a (?:cup of )?coffee\b",
    r"\bfree articles? (?:left|remaining)\b", r"\bkeep reading\b", r"\bqualifying purchases\b",
    r"\b(?:thousands|millions|hundreds) of (?:happy |satisfied )?(?:people|users|clients|members|customers) (?:have|trust|already|use)\b",
    r"\bour (?:mission|goal|promise|vision|story|values|commitment|clients|patients|users|readers)\b", r"\bput yourself first\b", r"\b(?:in|near) your (?:area|city|neighborhood|state)\b",
    r"\bzip code\b", r"\b(?:at )?half price\b", r"(?:\b(?:your|our|every|the very)|(?:^|[.!?] )(?:the )?) ?first (?:week|month|session|visit|consultation)(?: \w+){0,2} (?:free|half|on us|for (?:just|only|[$€£\d]))",
    rf"(?-i:{_URGING})[^.!?]{{0,80}}\b(?:today|right now|near you|with us|online therapy|(?:24|48) hours|minutes or less|(?-i:[A-Z]\w+)\.com)\b",
    rf"(?-i:{_URGING}) (?:up to )?\d+ ?%", r"\bgive (?:[\w-]+ ){1,4}a (?:try|chance|go)\b", r"\bfrom the comfort of\b",
    r"\b(?:ready|eager|waiting|standing by) to (?:help|support|guide|listen to) you\b", r"\bmakes it (?:so )?(?:easy|simple|effortless) (?:to|for you)\b(?=[^.]*\b(?:see|get|find|book|start|talk)\b)",
    r"\bget(?:ting)? matched\b", r"\b(?:brought to you|presented|powered) by\b", r"\bdelivered (?:right )?to your (?:door|home)\b",
    r"\bthe best (?:\w+ )?(?:in|of) the (?:country|world|business|market|industry|nation|us)\b", r"\b(?:most|highly) (?:trusted|recommended|rated)\b",
    r"\byou deserve\b", r"\byour (?:\w+ )?(?:journey|best self|best life|dreams?|breakthrough|transformation|wellness|true self|full potential)\b",
    r"\b(?:don't|do not|never) (?:wait|hesitate|miss|delay|suffer|put it off|let another)\b", r"\bwhy (?:wait|suffer|not start|not try)\b",
    r"\btake (?:that|the|your|a) (?:first|next) step\b(?= (?:to(?:day|ward)|now|and)|[.!])", r"\btake (?:back )?(?:control|charge) of your\b",
    r"\b(?:help|support|care|relief|answers|treatment|therapy|attention) (?:that )?you (?:need|deserve|want)\b",
    r"\bfind (?:your|the right|a|an)(?: \w+)* (?:today|now|near you)\b", r"\b(?:transform|reclaim|change|unlock|supercharge|upgrade|heal) your (?:life|mind|self|happiness|potential)\b",
    r"\b(?:unlock|unleash) (?:your|the)\b", r"\bdiscover (?:your|how you|the power|why thousands)\b", r"\breach out (?:to us|today|now)\b",
    r"\byou(?:'re| are) not alone\b", r"\blet us (?:help|guide|show|be)\b", r"\bready to (?:start|begin|feel|change|heal|take|try|find|talk)\b",
    r"\bwhat are you waiting\b", r"\b(?:start|begin) (?:your|living|feeling|healing)\b", r"\blive your (?:best|life)\b", r"\byou owe it to\b",
    r"\binvest in yourself\b", r"\btalk to (?:us|one of|someone today)\b", r"\bwe(?:'re| are) here (?:for|to)\b", r"\bare you (?:ready|struggling|tired|suffering|feeling|looking)\b",
    r"\b(?:if|when) you(?:'re| are) (?:ready|looking for|struggling)\b[^.?]{0,60}\b(?:call|try|contact|book|visit|we)\b",
    r"\btoday!", r"\bnow!", r"\byou(?:'ll| will) (?:love|thank|never (?:look|regret))\b", r"\btrust (?:us|me)\b", r"\bjoin (?:thousands|millions|over|more than)\b",
    r"\bgive (?:it|us|yourself) (?:a try|the gift)\b", r"\bbook yours?\b", r"\bwon't regret\b", r"\bfeel better (?:today|fast)\b")
BIOGRAPHY = _any(
    r"\bauthor of (?:[\w-]+ ){0,3}(?:books?|novels?|bestsellers?)\b", r"\bprivate practice in (?-i:[A-Z])", r"\bis an? (?:proud |single |busy )?(?:mother|father|mom|dad|parent) of (?:two|three|four|five|\d)\b",
    r"\b(?:holds?|earned|received|completed|obtained|has) (?:an?|his|her|their|a bachelor's|both)(?: [\w.\x27’-]+){0,4} (?:degrees?|bachelor\S*|master\S*|doctorate|PhD|Ph\.D\.?|M\.?A\.|MSW|MPH|licen[cs]e|residency|fellowship|diploma|certification)\b",
    r"\bgraduated (?:from|with|in|at)\b", r"\b(?:years|decades) of (?:[\w-]+ ){0,2}(?:experience|practice)\b", r"\bhas (?:\w+ )?(?:\d+|ten|twenty|over) ?\+? years\b",
    rf"\b(?-i:(?:She|He|{_PERSON}) lives (?:in|with|near) )", r"\bin (?:his|her|their) (?:spare|free) time\b", r"\bwhen (?:she|he)(?:'s| is) not\b",
    r"\b(?:his|her|their) work has (?:appeared|been)\b", r"\babout the (?:author|writer|reviewer|editor|contributor)s?\b", r"\bauthor bio\b", r"\bmeet the (?:author|expert|team)\b",
    r"\bhas (?:been )?(?:written|writing|worked|working|practiced|practicing|published|taught|teaching|treated|treating|covered|lectured) (?:for|at|as|since|in|on|over|about|patients|clients|with)\b(?=[^.]*(?-i:[A-Z0-9]|years|magazine|newspaper))",
    rf"\b(?-i:{_PERSON}) (?:is|works as|has been) an?(?: [\w-]+,?){{0,5}} {_CALLING}\b",
    rf"\b(?:she|he) (?:is|works as|has been) (?:an?|the)(?: [\w-]+,?){{0,5}} {_CALLING}\b",
    r"\b(?:she|he) (?:specializes|practices|teaches|lectures|trained|studied|lives) (?:in|at|with|under)\b", r"\bis the (?:author|founder|co-founder|editor) of\b")
CREDITS = _any(
    r"\b(?:medically|clinically|professionally|scientifically|expert)[- ]reviewed\b", r"\bfact[- ]checked\b", r"\b(?:written|reviewed|edited|posted|published|updated) by (?-i:[A-Z])",
    r"\blast (?:updated|reviewed|modified)\b", r"\b\d+[- ]min(?:ute)?s? read\b", r"^\W*by (?-i:[A-Z][a-z]+ [A-Z][a-z]+)(?:, [\w., ]+)?\W*$", r"\bboard[- ]certified\b",
    r"\btable of contents\b", r"\bon this page\b")
COMMENTS = _any(r"(?<!\bmay )(?<!\bmight )(?<!\bcould )(?<!\bwould )(?<!\boften )\b(?:leave|post|write|add|submit) (?:an?|your|the first) (?:comment|reply)\b")
FRAME = _any(
    r"\be-?mail address will not be\b", r"\brequired fields are marked\b",
    r"\bwas this (?:article|page|post|answer|information|content) (?:helpful|useful)\b", r"\b(?:did you find this|was it) (?:helpful|useful)\b", r"^\W*[\w&-]+(?: [\w&-]+){0,4}(?: [>›»/] [\w&-]+(?: [\w&-]+){0,4}){2,}",
    r"^\W*(?:(?:read|see|learn|show|view|find out|more)(?: (?:more|also|next|full|on|from|about this|like this))?|related(?: \w+)?|up next|next up|(?:keep|continue) reading|trending(?: now)?|popular|recommended(?: for you| reading)?|further reading|(?:next|previous) (?:post|article|page|story)|editor(?:'s|s) picks?)\W*(?:[:»>→|]|$)", r"^\W*(?:skip to|jump to|back to top|related (?:articles|posts|reading)|you (?:may|might|will|could) (?:also )?(?:like|enjoy|love)|rate this|log ?in|next (?:up|story|article)?:|share this|comments?|tags?:)", r"\bkey takeaways\b")
DISCLAIMER = _any(
    r"\bresults (?:may|can|will) (?:vary|differ)\b", r"\b(?:assumes?|accepts?|takes?) no (?:responsibility|liability)\b",
    r"\bshould not (?:be used )?(?:as|replace|be (?:a|considered|taken))\b",
    r"\b(?:informational|educational) purposes\b", r"\bfor information only\b",
    r"\b(?:consult|ask|see|talk to|speak (?:to|with)|check with|contact) (?:with )?(?:your|a|an|with your) (?:[\w-]+ )?(?:doctor|physician|health ?care (?:provider|professional)|medical professional|provider|gp|qualified \w+(?: \w+)?)\b",
    r"\b(?:always )?seek (?:the )?(?:advice|immediate|emergency|medical)\b", r"\bdisclaimers?\b",
    r"\bnot (?:intended|meant|designed) to (?:diagnose|treat|cure|prevent|replace|be (?:a|used)|serve)\b", r"\bcontents? (?:on|of|in|provided (?:on|by|in)) (?:this|our) (?:web ?)?(?:site|page|blog|article|app)\b",
    r"\ball rights reserved\b", r"©|\(c\) ?\d{4}", r"\bterms (?:of (?:use|service)|and conditions|& conditions)\b", r"\bprivacy (?:policy|notice)\b", r"\bcookies?\b(?! jar)",
    r"®|™", r"\btrademarks?\b", r"\bat your own risk\b", r"\b(?:does|do|is|are) not (?:constitute|a diagnosis|endorse)\b", r"\bwithout warrant(?:y|ies)\b",
    r"\b(?:views|opinions)(?: and (?:views|opinions))? expressed\b", r"\b(?:may|must|can) ?not be (?:reproduced|copied|republished|redistributed|reprinted)\b", r"\bno (?:doctor|therapist)[- ]patient relationship\b")
DISCLAIMER_TOPICS = _any(
    r"\bmedical advice\b", r"\bmedical emergency\b", r"\bcopyright(?:ed)?\b", r"\b(?:does|do|is|are) not replace\b",
    r"\b(?:not|never|no) (?:intended |meant |designed )?(?:as |to be |to |be )*(?:an? )?(?:substitute|replacement) for\b",
    r"\b(?:not|no|without) (?:be )?(?:liable|liability|responsib\w+ for (?:any|the))\b",
    r"\b(?:does|do|can|will) not (?:provide|offer|give) (?:any )?(?:medical|clinical|professional|diagnos\w+|treatment)\b")
NUMBERS = re.compile(
    r"(?<![\w.-])(?:\+\d{1,3}[ .-]?(?:\(?\d{1,4}\)?[ .-]?){2,5}\d{2,4}|(?:1[ .-])?\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}|\(\d{2,5}\) ?\d{3,4}[ .-]?\d{3,4}|"
    r"0\d{2,4}[ -]\d{2,4}(?:[ -]\d{2,4})+|1[ -]?8\d\d[ -][A-Z0-9-]{4,}|116 ?1\d\d|0800[ -]?\d[\d -]{3,})(?![\w-])|"
    r"\b(?:call|dial|text|phone|ring|message)(?:ing)?(?: or (?:text|call|dial))?(?: (?!(?:was|were|is|in|of|since|until|by|from|about|some|before|after)\b)\w+){0,3}? \d{3,}\b|(?<![\d,.-])\b(?:988|911)\b(?![,.%-]?\d)(?! (?:people|patients|clients|participants|studies|trials|adults|children))",
    re.I)
HELPLINE = _any(r"\bhelp is (?:always )?(?:available|at hand|a call away)\b", r"\b(?:talk|speak) to (?:someone|somebody) (?:right )?now\b", r"\b24/7\b",
                r"\bthinking (?:about|of) (?:suicide|hurting yourself|ending)\b", r"\bget help (?:right away|immediately|now|at once)\b")
HELPLINE_TOPICS = _any(
    r"\bhot-?lines?\b", r"\bhelp-?lines?\b", r"\b(?:crisis|suicide|support|distress|emergency) (?:text )?lines?\b", r"\blifelines?\b", r"\bsamaritans\b", r"\bcrisis (?:center|centre|chat|service|team|counsel)\w*\b",
    r"\bsuicide prevention\b", r"\bemergency (?:services|number|room|department)\b", r"\bin (?:immediate )?(?:crisis|danger)\b", r"\bin (?:case of|an) emergency\b",
    r"\bthoughts of (?:suicide|self-harm|harming|ending|killing)\b")
IMAGES = _any(
    r"\b(?:see|in|as in) (?:figure|fig\.|table|image|chart) \d+\b",
    r"\b(?:photos?|photograph|image|picture|illustration|graphic|video|photo credit|image credit)s?(?: credit| source| courtesy)?(?: by |: | via |: ?©| from | courtesy of )\s*(?-i:[A-Z])",
    r"\b(?:getty images|shutterstock|unsplash|i?stock(?: ?photo)?|pexels|pixabay|adobe stock)\b", r"^\W*(?:fig(?:ure|\.)|image|photo) ?\d*\s*[:.]", r"\balt text\b", r"\bimage (?:description|caption)\b",
    r"\b(?:shown|pictured|seen) (?:above|below)\b", r"\bin the (?:image|photo|picture|video|figure) (?:above|below)\b", r"\bwatch (?:the|this|our) video\b")
STREET = _any(r"[\w.+-]+@[\w-]+\.[\w.-]+", r"\b[\w.+-]+ ?[(\[](?:at|@)[)\]] ?[\w-]+(?:\.| ?[(\[]?dot[)\]]? ?)\w+")

_UNQUOTED = r"(?![^“”]*”)"
HARM = _any(
    rf"\b(?:idiots?|morons?|imbeciles?|nutcases?|nutjobs?|nutters?|wackos?|weirdos?|cretins?|dimwits?|dumbass\w*|crackpots?|crybab(?:y|ies)|wimps?|scumbags?|halfwits?|numbskulls?|jerks|assholes?|bastards?|bitch(?:es)?|bullshit|fuck\w*|shit\w*|retards?)\b{_UNQUOTED}",
    rf"(?<!that )\b(?:only|nobody but|just for) (?:a |an )?(?:fools?|losers?|cowards?|weaklings?|simpletons?|lunatics?|the stupid|the weak)\b{_UNQUOTED}", rf"\b(?:people|everyone|anyone|those|patients|clients|therapists|they|you)\b[^.“”]{{0,40}} (?:are|is|be) (?:(?:just|simply|plain|all|so|too|really|mere|pathetic) )*(?:stupid|losers?|cowards?|fools?|morons?|lazy and|pathetic|worthless|scum|freaks?|lunatics?|quacks|charlatans)\b(?<!feel stupid){_UNQUOTED}",
    rf"(?:^|[.!?;:] |\b(?:so|just|then|now|and|simply|should|must|can safely|better|to) )(?:throw (?:away|out)|flush|bin|ditch|toss|dump|quit|stop taking|stop using|come off|tear up|skip|give up|get rid of) (?:all )?(?:your|those|any) (?:\w+ )?(?:medications?|medicines?|meds|tablets?|pills?|drugs?|antidepressants?|prescriptions?|lithium|insulin|doses?)\b{_UNQUOTED}")
CURES = _any(
    r"\b(?:will|would|is sure to|are sure to|is going to) (?:\w+ )?(?:vanish|disappear|be gone|go away|be cured|be healed|melt away|lift) (?:for good|for ever|forever|permanently|completely|overnight|within (?:\w+ )?(?:days|weeks|hours))\b", r"(?:, |^)guaranteed[.!]", r"\b(?:we|it is|results?|relief|success|recovery|cure) (?:are |is )?guaranteed?\b(?! (?:by law|to nobody|to no))",
    r"\b(?:miracle|instant|guaranteed|permanent|sure-fire|surefire) (?:cure|remedy|relief|fix|results?|healing)\b", r"(?<!o method )(?<!o therapy )(?<!o treatment )(?<!o drug )(?<!not )\bcures? (?:all|every|any) (?:\w+ )?(?:disorders?|illness(?:es)?|depressions?|problems?|traumas?|fears?)\b", r"\b(?:you|your \w+) (?:will|'ll) (?:never|no longer) (?:feel|be|suffer|need|have) [^.]{0,40}\bagain\b")

PATTERNS = (
    Pattern("harm", "error", "insults or endangers readers", "take it out", HARM),
    Pattern("advertising", "warning", "promises what nobody can keep", "say what was found, and for how many", CURES, doubt=CERTAIN),
    Pattern("helpline-number", "error", "gives a number to call", "leave help to `psychobot help-lines`: its numbers are looked up again", NUMBERS),
    Pattern("helpline", "warning", "speaks of help in a crisis", "leave help to `psychobot help-lines`", HELPLINE,
            topics=HELPLINE_TOPICS, speech=APPEAL),
    Pattern("advertising", "warning", "reads like advertising", "say what is offered without selling it, or take it out", ADVERTISING,
            doubt=CERTAIN),
    Pattern("promotion", "warning", "urges the reader on", "say it without pressing the reader, or take it out", PROMOTION),
    Pattern("biography", "warning", "tells of a writer's life", "put names into the front matter, and take this out", BIOGRAPHY, doubt=DOUBT),
    Pattern("credits", "warning", "is part of a web page's frame", "put names and dates into the front matter, and take this out", CREDITS, False),
    Pattern("credits", "warning", "is part of a web page's frame", "take it out", FRAME),
    Pattern("credits", "warning", "is part of a web page's frame", "take it out", COMMENTS, doubt=DOUBT),
    Pattern("disclaimer", "warning", "reads like a legal line", "take it out; what psychobot is stands in its own texts", DISCLAIMER,
            topics=DISCLAIMER_TOPICS, speech=WAIVER, doubt=DOUBT),
    Pattern("image", "warning", "belongs to a picture", "take it out; psychobot shows words alone", IMAGES),
    Pattern("email", "warning", "gives an e-mail address", "take it out", STREET),
)


def voices(material: Material) -> Iterator[Finding]:
    """What the patterns find in each sentence; the same pattern once in a paragraph."""
    told = told_of(material)
    for draft in material.drafts:
        for section in draft.sections:
            yield from _voices(draft, section, told)


def _voices(draft: Draft, section: Section, told: Counter[str]) -> Iterator[Finding]:
    blocks = (section.heading, *section.blocks) if section.heading else section.blocks
    for block in blocks:
        text = block.span.of(draft.text)
        for pattern in PATTERNS:
            if (pattern.everywhere or not section.apart) and (found := _heard(text, pattern, told)):
                line = draft.line(block.span.start + found.start())
                yield Finding(draft.file, line, pattern.severity, pattern.code,
                              f"{quoted(found[0].strip())} {pattern.problem}", pattern.advice)


def _sentence(text: str, at: int) -> str:
    """The sentence of a text in which a character stands."""
    begun = 0
    for sentence in sentences_of(text):
        begun = text.find(sentence, begun)
        if begun <= at < begun + len(sentence):
            return sentence
    return text


def _heard(text: str, pattern: Pattern, told: Counter[str]) -> re.Match[str] | None:
    """Where the words of a pattern stand that the judge does not doubt; those of a topic need a sentence that speaks so."""
    if pattern.code == "biography" and is_subject(text, told):
        return None
    found = (one for one in pattern.words.finditer(text) if not is_doubted(_sentence(text, one.start()), pattern.doubt))
    if first := next(found, None):
        return first
    topic = pattern.topics and pattern.topics.search(text)
    if not topic or not pattern.speech or is_doubted(_sentence(text, topic.start())):
        return None
    return topic if speaks_like(text, pattern.speech) else None


def exclamations(material: Material) -> Iterator[Finding]:
    """Sentences that shout."""
    for draft in material.drafts:
        for block in draft.blocks:
            text = block.span.of(draft.text)
            if found := re.search(r"\w!(?!\[)|(?:\b[A-Z]{2,}\b[ ,]+){3,}[A-Z]{2,}\b", text):
                yield Finding(draft.file, draft.line(block.span.start + found.start()), "warning", "shouting",
                              f"{quoted(text)} shouts", "say it calmly")


def summaries(material: Material) -> Iterator[Finding]:
    """Summaries that sell or shout: they stand above the answers."""
    for draft in material.drafts:
        text = (draft.meta or {}).get("summary")
        for pattern in PATTERNS if isinstance(text, str) else ():
            if found := pattern.words.search(str(text)):
                yield Finding(draft.file, draft.key_line("summary"), pattern.severity, pattern.code,
                              f"`summary`: {quoted(found[0])} {pattern.problem}", pattern.advice)


RULES = (voices, exclamations, summaries)
