"""By what a follow-up is known: patterns of what points back, begins anew, or names what it is about.

They are text and read on the first follow-up: most processes answer one question. `context.py` decides by them.
"""

from __future__ import annotations

PRONOUN = r"(?i)\b(?:it|its|that|this|these|those|they|them|em|their|he|she|his|her|him)\b"

ELLIPTIC = r"\bas (?:good|bad|much|often|long|well|safe|effective)\b"
VERBS = "is|are|was|were|do|does|did|can|could|will|would|should|shall|must|may|might|has|have"

OF_SOMETHING = (
    r"(?:advantage|aim|alternative|author|benefit|con|conclusion|criticism|danger|disadvantage|downside|drawback|finding|"
    r"founder|goal|inventor|limit|origin|outcome|perk|pitfall|plus|plus point|point|pro|purpose|result|reviewer|risk|"
    r"side effect|snag|strength|success rate|upshot|upside|verdict|weak spot|weakness)(?:e?s)?|"
    r"(?!dis|un|vulner|vegeta|t?able\b|syll)\w{3,}[ai]ble"
)
"""What is of something and says not of what (*outcome?*, *the founder?*), or of which it is asked (*fixable?*)."""

OF_WHAT = r"(?:(?:and|so|but|ok|okay|right) )*(?:who|what)(?:['’]?s| is| are| was| were) "
MAIN_ONES = (
    r"(?:author|claim|element|feature|figure|idea|message|name|people|person|phase|point|stage|step|theme|thinker|writer)s?"
)
"""*Who are the main names?*, *what are the steps*: what a subject has several of, and not whose."""

LEANS = (
    r"(?i)^\W*(?:and|n|an|but|or|so|also|even|same|what about|how about|then|why|really|like what|for example|such as|"
    r"what of)\b"
    rf"|{PRONOUN[4:]}|\b(?:there|the (?:same|other way|reverse|opposite)|(?:that|this|which|the \w+) ones?)\b"
    r"|\b(?:an?|another|any) (?:\w+ )?ones?\b"
    r"|\b(?:do|does|doing|did|done) so\b(?! (?:much|many|well|often|little|few)\b)"
    r"|\bthe two\b(?! of)|\b(?:theirs|hers|ours)\b"
    rf"|\b(?:either|both|else|mine(?:['’]?s)?)\b|\b(?:too|as well)\W*$|{ELLIPTIC}(?!.* as\b)"
    r"|\byou(?:'re| are| were|'ve| have| just)? (?:just )?(?:talking|speaking|saying|said|mentioned|named|quoted)\b"
    r"|^\W*which (?:is|are|was|were|of|one|works?|takes?|costs?|does|do|has|have|would|goes|lasts?)\b"
    r"|\b(?:give|show|tell|name) (?:me|us) (?:one|another|two|some|more|a few)\b"
    rf"|^\W*compared? (?:with|to)\b|^\W*(?:{OF_WHAT})?(?:any |the |main )*(?:{OF_SOMETHING})\W*$"
    rf"|^\W*(?:{OF_WHAT})(?:the |main |key |big |biggest |chief |leading |top |best known )*(?:{MAIN_ONES})\W*$"
    r"|^\W*[\w' ]{1,30} even\W*$"
)

EXPLETIVE = (
    r"(?i)\bit (?:be |really |even |ever |always |actually |still |just )*(?:matters?|ok|okay|alright|normal|true|"
    r"common|usual|possible|wrong|bad|rude|weird|odd|strange|silly|fine|allowed|important|necessary|worth|likely|fair|legal|"
    r"a good idea|a bad idea) (?:that |(?=(?:if|to|when|whether|how|what|who|which|where)\b))|"
    r"\bis it (?:still |ever )?(?:gonna|going to|meant to|supposed to)? ?"
    r"(?=(?:rain|snow|be (?:hot|cold|sunny|wet))(?:ing|y)?\b)|"
    r"\b(?:is|was|would) it (?!able|about|bound|due|free|going|gonna|likely|meant|ready|set|sure|thought|used|\w+ed )"
    r"(?!\w+ing )(?:\w+ly )?\w+ (?=to (?:admit|ask|be|bring|buy|cancel|change|choose|cry|date|do|drink|eat|feel"
    r"|find|get|give|go|have|hide|know|learn|leave|let|lie|live|make|meet|miss|move|pay|pick|quit|record|refuse|say|see|share|skip|sleep|speak"
    r"|start|stay|stop|swear|switch|take|talk|tell|think|travel|try|use|visit|wait|wear|work)\b)|"
    r"\bin (?:this|that) (?:context|field|area|setting|case|sense|world|business|line of work)\b|"
    r"\b(?:be|been|feel|feeling|get|getting) this (?=\w)|"
    r"\bis there (?=(?:an?|any|such)\b)|\bis it true (?=\w+ \w)|\bdoes it mean (?=(?:if|when|that|to)\b)|"
    r"^\W*they (?:all |always |often |do )*(?:say|reckon|claim) (?=\w+ \w)|"
    r"\b(?:does|did|would) it feel (?:like )?(?=to \w)|"
    r",? (?:is|was) (?:that|this|it) (?:actually |really )?(?:true|so|right|correct|a myth)\W*$"
)
"""*Does it matter how ...*, *is there a therapy that ...*: words that point to some of the message itself."""

NEW = (
    r"(?i)\b(?:(?:something|anything) (?:else|different)|"
    r"(?:another|different|new) (?:question|topic|subject|thing)|"
    r"chang(?:e|ing) (?:of |the )?(?:subject|topic)|forget (?:that|it|this)|never ?mind|moving on|unrelated|"
    r"on another note)\b"
)
"""*Ok, something else: ...*: a reader who says that the subject is changed."""

FRONTED = (
    r"(?i)^\W*(?:(?:so|and|ok|okay|but) )*([\w' -]+?)(?:(?:\s*[,:–—?!]+| -)\s|"
    r" (?=(?:how|what|where)(?:['’]?s| is| are) (?:it|that|they|those)\b))"
)
"""*Dreams, do they use that?*, *dream work hows that done*: what the pronoun points to stands in the message itself."""

NAMED_AFTER = r"(?i)\b(?:it|they|them|he|she)\b.*,\s*(?:the |these |those |all |your )?([\w' -]{3,})\W*$"
"""*Do they take notes, therapists?*: the same, said afterwards."""

DEFINED = (
    r"(?i)^\W*(?:and |so |but |also |then |ok(?:ay)? )*(?:(?:who|what)(?:'?s| is| are| was| were)|what do(?:es)? "
    r"(?:(?:they|you|people|therapists) mean (?:by|with))?) ?(?:an? |the )?([\w' -]+?)(?: (?:mean|stand for))?\W*$"
)
"""*And who was Melanie Klein?* asks for all that it needs by itself."""

HAS_VERB = rf"(?i)\b(?:{VERBS}|am|happen(?:s|ed)?|define|describe|explain|tell|show)\b"

WHOLE = (
    rf"(?i)^(?!.*(?:{PRONOUN[4:]}|{ELLIPTIC}|"
    rf"\b(?:there|ones?(?=\W*$| (?:{VERBS})\b)|both|either|each|two|mine(?:['’]?s)?|same(?! as \w)|else|too|as well|"
    r"so much)\b))"
    r"\W*(?:(?:and|so|but|or|also|then|now|ok|okay|right|well)\W+)*"
    rf"(?=(?:who|what|when|where|why|how|which (?!{VERBS})|{VERBS})\b)"
    rf"(?:.*\b(?:{VERBS}|happen(?:s|ed)?)\b|who (?!else|for|to|with|from|by)\w+ \w)"
)
"""A question with a verb in which nothing points back, whatever leads on to it: *so what happened in the 1880s*."""

LEADS_ON = r"(?i)^\W*(?:and|n|or|but|so|what about|how about)\b"

IDLE = (
    r"(?i)^\W*(?:(?:ok|okay|k|right|well|yeah|yes|yep|no|nah|hm+|oh|ah|ah well|sure|cool|thanks|ty|alright|huh|lol|"
    r"fine|true|got it|i see)\b[\s,.!-]*)+(?=[\"“'‘]?\w)"
)
"""What readers say before they go on."""

POINTS = r"(?i)\b(?:that|this|those|these)\b"
"""What points to something said, where *it* may be the therapy."""

OF_IT_ALL = r"(?i)\b(?:this|that)(?: (?:kind|type|form|sort) of)? (\w+)"
"""*Who was Freud to this therapy?*: what the whole corpus is about needs no turn before."""

SOMEBODY = r"(?i)\b(?:he|she|they|his|her|him|them|their|one|ones)\b"

OF_BOTH = r"(?i)\b(?:two|both|either|neither|which one)\b"
"""*Which of these two is better*: *the second one* goes on meaning the second of those two."""

OF_TWO = r"(?i)^\W*(?:and |so |but )?which of\b"

FRAGMENT = (
    r"(?i)^\W*(?:(?:best|good|handy|helpful|made|meant|suited|useful) (?=for\b|to\b)|"
    r"(?:covering|including|meaning|involving|using|lasting) )?"
    r"(?:what|which|whose|how|when|where|who|why|for|any|in|by|with|on|at|to|from|of|about|since|until|examples?)\b"
    rf"(?!.*\b(?:{VERBS}|am|happens?)\b)\W*(?:\w+\W*){{0,4}}$"
)

ORDINALS = {word: place for place, said in enumerate(
    ["first 1st 1 former", "second 2nd 2", "third 3rd 3", "fourth 4th 4", "fifth 5th 5"]) for word in said.split()}
ORDINALS |= {"last": -1, "latter": -1}
THING = "one|point|item|thing|type|kind|form|technique|step"
ORDINAL = (
    rf"(?i)\bthe (?P<place>former|latter)\b|(?<!take )(?<!took )\bthe (?P<number>{'|'.join(ORDINALS)})(?: (?:{THING}))?"
    r"(?: (?:again|please|then|though|\w{1,3}))*\W*$|"
    rf"(?<!take )(?<!took )\bthe (?P<middle>first|1st|second|2nd|third|3rd|fourth|fifth) (?:{THING})\b"
    r"(?! (?:of|to|into|i|you|we|they|he|she|that|in|for|on|at|with|when|is to|would be to)\b)|"
    r"^\W*(?:(?:and|ok|okay|so|now|then|but|please|pls|explain|describe|define|more (?:on|about)|what(?:['’]?s| is)?|"
    r"(?:what|how) about|(?:tell|give|show) (?:me|us)(?: more)?(?: (?:about|of|on))?|(?:can|could|would) you)\W+)*"
    r"(?:(?:number|point|item|no\.?|nr\.?) ?|# ?)(?P<digit>[1-5])(?: (?:again|please|then|though|\w{1,3}))*\W*$"
)
PLURAL = r"(?i)\b(?:they|them|em|their|those|these|all)\b"
REMARK = (
    r"(?i)^\W*(?:that |it |this |they )?(?:sounds?|seems?|looks?|feels?) (?:[\w'’]+ ){0,4}[\w'’]+"
    r"(?:[,.;:!]+|\s+[–—-]+)\s+(?=\w+ \w)"
)
"""*Sounds a bit dodgy, ...*: what readers say of an answer before they ask on."""
TWO = (
    r"(?i)^(?:.*\b(?:compare|between|is|are|does|do|how|prefer) )?(.+?)"
    r"(?: (?:differ\w*|different|better|worse) )?\b(?:vs\.?|versus|and|or|with|to|from|than)\b "
    r"(.+?)(?: (?:for me|please|pls))*\W*$"
)
"""*Compare object relations with self-psychology*: of two things named there are a former and a latter."""

ASKED_OF = (
    r"how |(?:no|number) of |\d+$|(?:min|hr|wk|mth|month|year|yr|week|day|hour|minute|time)s?$|"
    r"(?:idea|reason|purpose|example|name|date|age|price|cost|upshot|finding)s?$"
)
OF_WHICH = r"(?i)^\W*(?:\w+ )?(?:for|in|by|with|on|at|to|from|of|about|since|until) (?:what|which|who|whom|whose)\b"

NAMING = (
    r"\b(?:this|that|these|those) (?:(?=[\"“‘']|[A-Z])|(?:thing|idea|notion|stuff|business) (?:called|of|about) |"
    r"(?=(?:\w+ ){1,3}(?:thing|business|stuff|lark|malarkey|jazz|caper|palaver|carry on)\b))"
)
"""*This "Big Five"*, *this thing called resistance*, *this attachment lark*: what is pointed to is named."""

HOW_MANY = r"(?i)^\W*(?:how (?:many|much|long|often)|whose|which)\b"

EXAMPLE = (
    r"(?i)^\W*(?:[\w'’]+ ){0,6}?(?:an?|some|one|any|more|another|few|two|three|couple of) (?:[\w-]+ ){0,2}examples?\W*"
    r"(?:(?:please|pls|maybe|then|though|tho)\W*)*$"
)
"""*Give me an example* asks for one of what was spoken of."""

SHIFTS = r"(?i)^\W*(?:and|or|same|what about|how about|what of)\b"
