"""Fixed replies to what is said to psychobot rather than asked of the corpus.

Greetings, thanks, questions about the program itself, and requests for a diagnosis or personal medical
advice, which it declines with where to turn. The first two kinds are recognised only as a whole message: a
greeting in front of a question is a question. Shapes are patterns over folded words joined by single
spaces; they are compiled when a message has one of the words that open them.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from psychobot.analysis import tokens

LONGEST_WHOLE = 14
"""Words: a longer message is never just a greeting or a question about the program."""

PARTS = {
    "polite": "please pls hi hello hey so ok okay then there bot psychobot again just mate dear all now today very much",
    "filler": "really real actually maybe also possibly just being a an such quite very",
    "pill": "med meds medication medications medicine antidepressant antidepressants pill pills tablet tablets drug drugs "
            "ssri ssris dose dosage prozac zoloft lexapro sertraline fluoxetine citalopram escitalopram venlafaxine "
            "xanax lithium valium seroquel adderall ritalin wellbutrin",
    "ailment": "depression depressed anxiety bipolar ptsd ocd adhd add bpd autism autistic borderline schizophrenia "
               "schizophrenic psychotic narcissist narcissistic crazy insane traumatized disorder mentally",
    "change": "stop start quit skip take double change reduce increase lower raise mix combine switch try get come go need",
    "helper": "therapist psychologist psychiatrist analyst shrink counselor counsellor doctor gp",
    "being": "human person people robot bot ai machine real alive chatgpt gpt llm chatbot program therapist doctor "
             "psychologist psychiatrist counsellor counselor shrink computer conscious sentient someone somebody anyone",
    "keep": "store save keep log record remember share sell send upload track recording listening logging",
    "kept": "private confidential anonymous recorded saved stored logged encrypted",
    "praise": "great good nice cool perfect awesome wonderful brilliant helpful interesting lovely",
}
"""Words that stand for one another in the shapes below, as ``<name>``."""


class Topic(NamedTuple):
    """One fixed reply: the shapes of message it answers, and its words."""

    name: str
    opens: str
    """Words of which a message needs one before the shapes are tried; ``a+b`` needs both."""
    shapes: tuple[str, ...]
    words: str
    whole: bool = True


TOPICS = (
    Topic(
        "diagnosis",
        "i my me",
        (
            r"(?:do|does|might|could) (?:i|my \w+) (?:<filler> )*have (?:got )?(?:<filler> )*(?:(?:clinical|severe|mild|major|social|generalized) )?<ailment>",
            r"(?:have i|has my \w+) got (?:<filler> )*(?:\w+ ){0,2}?<ailment>",
            r"(?:am i|is my \w+|are my \w+) (?:<filler> )*<ailment>",
            r"diagnose (?:me|us|my \w+)",
            r"what(?: is|s)? my diagnosis",
            r"(?:give|tell) me (?:a|my) diagnosis",
            r"what(?: is|s)? wrong with me",
            r"what (?:mental )?(?:disorder|illness|condition) do i have",
            r"(?:according to|from|based on) my symptoms",
            r"analy[sz]e (?:me|my personality|my dream)",
        ),
        "I can't diagnose anyone: I am a program that quotes articles and knows nothing about you. A family "
        "doctor, a licensed therapist or a psychiatrist can look at what you describe; a first talk with one of "
        "them is the way to a real answer. If it feels urgent, type /help-lines. You can ask me what the "
        "articles say about a condition in "
        "general.",
        whole=False,
    ),
    Topic(
        "treatment",
        "i me my you",
        (
            r"(?:should|can|could|may|must|do) i (?:\w+ )?<change> (?:\w+ ){0,4}<pill>",
            r"(?:what|which|how (?:much|many)) (?:\w+ )?<pill> (?:\w+ )?(?:should|can|do|would) (?:i|my \w+) (?:take|need|try|start|use|get)",
            r"prescribe (?:me|something|a|an|some)",
            r"recommend (?:me )?(?:a|an|some) (?:\w+ )?<pill>",
            r"(?:can|could|will|would) you (?:treat|cure|heal|counsel) me",
            r"(?:be|act as|pretend to be) my <helper>",
            r"(?:what|which) (?:kind of |type of |sort of )?(?:treatment|therapy|medication) (?:is (?:right|best) for me|should i (?:get|have|do|take))",
            r"^(?:\w+ ){0,12}?(?<!how often )(?<!how soon )(?<!when )(?<!which )(?:should|do) i (?:need to )?(?:see|go to) (?:a|my) <helper>",
        ),
        "I can't advise on your own treatment: I am a program that quotes articles, not a clinician. Please ask "
        "the doctor or pharmacist who knows you before you start, change or stop a medicine, and a licensed "
        "therapist about what kind of therapy would suit you. If it feels urgent, type /help-lines. You can ask "
        "me what the articles say about a treatment in general.",
        whole=False,
    ),
    Topic(
        "human",
        "you u this it talking chatting speaking",
        (
            r"(?:are|r) (?:you|u) (?:<filler> )*(?:<being>|language model)(?: or (?:a |an )?\w+)*",
            r"(?:is this|am i (?:talking|chatting|speaking) (?:to|with)) (?:<filler> )*<being>(?: or (?:a |an )?\w+)*",
            r"is (?:there|it) (?:<filler> )*(?:human|person|robot|bot|machine)(?: there| here| or (?:a |an )?\w+)*",
            r"do you (?:have|feel) (?:feelings|emotions|consciousness|a body|anything)",
        ),
        "I am a program, not a person and not a therapist. I use no language model: I look up passages in a "
        "small set of articles and show them word for word, with their source.",
    ),
    Topic(
        "who",
        "you u this psychobot your yourself",
        (
            r"(?:who|what) (?:are|r) (?:you|u)",
            r"what(?: is|s)? (?:this|psychobot)(?: (?:bot|thing|program|app|chatbot|for))*",
            r"who (?:made|built|wrote|created|programmed|runs) (?:you|this|psychobot)",
            r"what(?: is|s)? your name",
            r"(?:tell me|say something) about (?:yourself|you)|introduce yourself",
        ),
        "I am psychobot, a program that answers questions about psychotherapy from a small set of articles. "
        "Every answer is quoted word for word, with its article, source and lines. I am no therapist, and when "
        "the articles do not say, I tell you so.",
    ),
    Topic(
        "can",
        "you u this it i help instructions menu commands topics tell say show surprise teach",
        (
            r"what (?:can|do|could) (?:you|u|this|i) (?:do|know|answer|help with|ask|ask you|talk about|ask about|type|say|"
            r"tell me)(?: (?:you|here|for me|about))*",
            r"(?:tell me|say|show me) (?:something|anything|sth)(?: (?:interesting|cool|fun|funny|new|nice|else|i dont know))*"
            r"|surprise me|teach me something",
            r"how (?:do|does|can) (?:i|you|this) (?:work|use (?:this|it|you)|help(?: me)?|start)|how to use (?:this|it)",
            r"what (?:topics|questions|subjects) (?:can i ask|do you (?:know|cover|answer)|can you answer)(?: .{0,25})?",
            r"what should i (?:ask|say|type)",
            r"(?:can|could|will|would) you help(?: me)?|i need help|help(?: me)?|instructions|menu|commands|topics",
        ),
        "Ask me about psychotherapy, above all psychodynamic therapy: what it is, how it works, how long it "
        "takes, whom it may help, how it differs from CBT, what its terms mean. /topics lists what the articles "
        "cover, /help the commands. If you are going through a hard time yourself, type /help-lines.",
    ),
    Topic(
        "privacy",
        "you this it my data see read",
        (
            r"(?:do|does|will|are) (?:you|this|psychobot) (?:\w+ )?<keep>(?: (?:this|that|it|what|everything|anything|my|our|me|data|chats|messages).{0,40})?",
            r"(?:is|are) (?:this|our chat|my (?:data|messages|chat)|what i (?:say|type|write)) (?:really )?<kept>(?: .{0,30})?",
            r"who (?:can|will) (?:see|read) (?:this|what i (?:type|write|say)|my (?:messages|data|chat))",
            r"(?:what about|where does|what happens to) my (?:data|privacy)(?: .{0,20})?",
        ),
        "Nothing you type leaves this machine, and I keep none of it: no log, no history file. When you leave, "
        "it is gone.",
    ),
    Topic(
        "greeting",
        "hi hii hello helloo hey heyy hiya howdy yo hola greetings good gday sup whats how+you how+u how+going how+things nice",
        (
            r"(?:hi+|hello+|hey+|hiya|howdy|yo|hola|greetings|good (?:morning|afternoon|evening|day)|gday|sup|whats up"
            r"|how are (?:you|u|things)(?: doing)?|how do you do|how(?: is|s)? it going|nice to meet you)"
            r"(?: (?:how are (?:you|u|things)(?: doing)?|how(?: is|s)? it going|good (?:morning|afternoon|evening|day)))*",
        ),
        "Hello. I answer questions about psychotherapy from a small set of articles, word for word and with "
        "their source. What would you like to know? /topics shows what the articles cover.",
    ),
    Topic(
        "thanks",
        "thanks thank thankyou thx ty cheers ta great good nice cool perfect awesome wonderful brilliant "
        "helpful interesting lovely got see understood makes helps helped many very",
        (
            r"(?:many )?(?:thanks|thank you|thank u|thankyou|thx|ty|cheers|ta)(?: (?:for|that|you|very|so|a|was)\b.{0,25})?",
            r"(?:very |that was |thats )?(?:<praise>|got it|i see|understood|makes sense|that helps|that helped)"
            r"(?: (?:thanks|thank you|thx|cheers|answer|job|bot|one|to know))*",
        ),
        "You're welcome. Ask on whenever you like.",
    ),
    Topic(
        "fine",
        "ok okay k kk alright right fine whatever no nope nah leave stop go never nevermind forget yes yeah yep sure not",
        (
            r"(?:ok(?:ay)?|kk?|al?l? ?right|fine|whatever|sure|yes|yeah|yep|no|nope|nah|no need|not (?:now|today|really))"
            r"(?: (?:ok(?:ay)?|fine|sure|thanks|thank you|thx|ty|whatever))*",
            r"(?:please )?(?:just )?(?:leave me (?:alone|be)|go away|stop(?: (?:it|that|this))?|never ?mind(?: that)?|forget (?:it|that))",
        ),
        "All right. Ask me about psychotherapy whenever you like.",
    ),
    Topic(
        "bye",
        "bye goodbye good see cya night goodnight farewell exit quit q later",
        (r"bye(?: bye)?|good ?bye|see (?:you|ya)(?: later)?|cya|good ?night|farewell|exit|quit|q|later",),
        "To leave, type /quit or press Ctrl-D. Take care.",
    ),
)


PERSONAL = ("diagnosis", "treatment")
"""Topics after whose words a passage that speaks of the matter in general may follow."""


def about(message: str) -> tuple[str, str] | None:
    """The name and the words of the fixed reply that a message calls for, or None.

    >>> about("Hello there!")[0], about("do i have depression")[0], about("hello, what is transference?")
    ('greeting', 'diagnosis', None)
    """
    words = [token.word for token in tokens(message)]
    line, said = " ".join(words), set(words)
    for number, topic in enumerate(TOPICS):
        fits = len(words) <= LONGEST_WHOLE or not topic.whole
        if fits and any(opener <= said for opener in _openers(number)) and _shape(number).match(line):
            return topic.name, topic.words
    return None


@cache
def _openers(number: int) -> list[set[str]]:
    return [set(opener.split("+")) for opener in TOPICS[number].opens.split()]


@cache
def _shape(number: int) -> re.Pattern[str]:
    topic = TOPICS[number]
    shapes = "|".join(re.sub(r"<(\w+)>", lambda name: _any_of(name[1]), shape) for shape in topic.shapes)
    polite = _any_of("polite")
    return re.compile(rf"(?:{polite} )*(?:{shapes})(?: {polite})*$" if topic.whole else rf".*\b(?:{shapes})\b")


def _any_of(part: str) -> str:
    return f"(?:{'|'.join(PARTS[part].split())})"
