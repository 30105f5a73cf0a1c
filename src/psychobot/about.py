"""Fixed replies to what is said to psychobot rather than asked of the corpus.

Greetings, thanks, questions about the program itself, and requests for a diagnosis or personal medical
advice, which it declines with where to turn. Each is a whole message of a known shape: a greeting in
front of a question is a question.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from psychobot.analysis import tokens


class Topic(NamedTuple):
    """One fixed reply: the shapes of message it answers, and its words."""

    name: str
    shape: re.Pattern[str]
    words: str


def _whole(*shapes: str) -> re.Pattern[str]:
    """A pattern for the whole message, over folded words joined by single spaces."""
    return re.compile(rf"(?:{_POLITE} )*(?:{'|'.join(shapes)})(?: {_POLITE})*$")


def _anywhere(*shapes: str) -> re.Pattern[str]:
    return re.compile(rf".*\b(?:{'|'.join(shapes)})\b")


_POLITE = r"(?:please|pls|hi|hello|hey|so|ok|okay|then|there|bot|psychobot|again|just|very much|so much|a lot|mate|dear|all|now|today)"
_YOU = r"(?:you|u|this|it|psychobot|this (?:bot|thing|program|app|chatbot))"
_PILL = (r"(?:med|meds|medication|medications|medicine|antidepressant|antidepressants|pill|pills|tablet|tablets|drug|drugs|ssri|ssris|dose|dosage|"
         r"prozac|zoloft|lexapro|sertraline|fluoxetine|citalopram|escitalopram|venlafaxine|xanax|lithium|valium|seroquel|adderall|ritalin|wellbutrin)")
_DISORDER = (r"(?:depression|depressed|anxiety|bipolar|ptsd|ocd|adhd|add|bpd|autism|autistic|borderline|schizophrenia|schizophrenic|psychotic|narcissist|narcissistic|"
             r"an? \w+ disorder|\w+ personality disorder|an eating disorder|mentally ill|mental illness|crazy|insane|traumatized|clinically depressed)")

TOPICS = (
    Topic("diagnosis", _anywhere(
        rf"(?:do|might|could|can|would) (?:i|my \w+|he|she|we) (?:really |actually |maybe |also |possibly )?have (?:got )?{_DISORDER}",
        rf"(?:have i|has my \w+) got {_DISORDER}",
        rf"(?:am i|is my \w+|are my \w+) (?:really |actually |just |maybe |being )?(?:a )?{_DISORDER}",
        r"diagnose (?:me|us|my \w+|this|him|her)", r"(?:what is|whats) my diagnosis", r"(?:give|tell) me (?:a|my) diagnosis",
        r"what is wrong with me", r"whats wrong with me", r"what (?:disorder|illness|condition|mental illness) do i have",
        r"(?:according to|from|based on) my symptoms", r"analy[sz]e (?:me|my personality|my dream)",
    ), "I can't diagnose anyone: I am a program that quotes articles and knows nothing about you. A family doctor, a licensed "
       "therapist or a psychiatrist can look at what you describe, and a first talk with one of them is the way to a real "
       "answer. If it feels urgent, type /help-lines. You can ask me what the articles say about a condition in general."),
    Topic("treatment", _anywhere(
        rf"(?:should|can|could|may|must|do) i (?:\w+ )?(?:stop|start|quit|skip|take|double|change|reduce|increase|lower|raise|come off|go off|go on|get off|mix|combine|switch|need|try) (?:\w+ ){{0,4}}{_PILL}",
        rf"(?:what|which|how (?:much|many)) (?:\w+ )?{_PILL} (?:\w+ )?(?:should|can|do|would) (?:i|my \w+) (?:take|need|try|start|use|get)",
        rf"(?:prescribe|recommend) (?:me|something|a|an|some) (?:\w+ )?{_PILL}?",
        r"(?:can|could|will|would) you (?:treat|cure|heal|help treat|be my therapist|give me therapy|counsel me|be my shrink|be my counsell?or)",
        r"(?:be|act as|pretend to be) my (?:therapist|psychologist|psychiatrist|analyst|shrink|counsel+or|doctor)",
        r"what (?:treatment|therapy|medication) (?:is (?:right|best) for me|should i (?:get|have|do|take))",
        r"(?:should|do) i (?:need to )?(?:see|go to) (?:a|my) (?:therapist|psychiatrist|doctor|psychologist|shrink|gp)",
    ), "I can't advise on your own treatment: I am a program that quotes articles, not a clinician. Please ask the doctor or "
       "pharmacist who knows you before you start, change or stop a medicine, and a licensed therapist about what kind of therapy "
       "would suit you. If it feels urgent, type /help-lines. You can ask me what the articles say about a treatment in general."),
    Topic("human", _whole(
        r"(?:are|r) (?:you|u) (?:a |an |really |real |actually )*(?:human|person|people|robot|bot|ai|machine|real|alive|chatgpt|gpt|llm|language model|chatbot|program|therapist|doctor|psychologist|psychiatrist|counsellor|counselor|shrink|computer|conscious|sentient)(?: or (?:a |an )?\w+)*",
        r"(?:is (?:this|it|there)|am i (?:talking|chatting|speaking) (?:to|with)) (?:a |an |really |real |actually )*(?:human|person|people|robot|bot|ai|machine|someone|somebody|anyone|chatgpt|therapist|doctor)(?: .{0,30})?",
        r"do you (?:have|feel) (?:feelings|emotions|consciousness|a body|anything)",
    ), "I am a program, not a person and not a therapist. I use no language model: I look up passages in a small set of articles "
       "and show them word for word, with their source."),
    Topic("who", _whole(
        r"(?:who|what) (?:are|r) (?:you|u)", r"whats? (?:is )?(?:this|psychobot)(?: (?:bot|thing|program|app|chatbot))?", r"what is psychobot(?: for)?",
        r"who (?:made|built|wrote|created|programmed|runs) (?:you|this|psychobot)", r"(?:what is|whats) your name", r"(?:tell me|say something) about (?:yourself|you)",
        r"introduce yourself",
    ), "I am psychobot, a program that answers questions about psychotherapy from a small set of articles. Every answer is quoted "
       "word for word, with its article, source and lines. I am no therapist, and when the articles do not say, I tell you so."),
    Topic("can", _whole(
        r"what (?:can|do|could) (?:you|u|this|i) (?:do|know|answer|help with|ask|ask you|talk about|ask about|type|say)(?: (?:you|here|for me|about))*", r"help(?: me)?",
        rf"how (?:do|does|can) (?:i|you|{_YOU}) (?:work|use (?:this|it|you)|help(?: me)?|start)", r"how to use (?:this|it)", r"what (?:topics|questions|subjects) (?:.{0,40})",
        r"what should i (?:ask|say|type)", r"(?:can|could|will|would) you help(?: me)?", r"i need help", r"instructions|menu|commands",
    ), "Ask me about psychotherapy, above all psychodynamic therapy: what it is, how it works, how long it takes, whom it may help, "
       "how it differs from CBT, what its terms mean. /topics lists what the articles cover, /help the commands. If you are "
       "going through a hard time yourself, type /help-lines."),
    Topic("privacy", _whole(
        rf"(?:do|does|will|are) (?:{_YOU}) (?:\w+ )?(?:store|save|keep|log|record|remember|share|sell|send|upload|track|recording|listening|logging)(?: .{{0,40}})?",
        r"(?:is|are) (?:this|it|my \w+|our \w+|what i (?:say|type|write)) (?:really )?(?:private|confidential|safe|anonymous|recorded|saved|stored|logged|encrypted)(?: .{0,30})?",
        r"who (?:can|will) (?:see|read) (?:this|what i (?:type|write|say)|my (?:messages|data|chat))", r"(?:what about|where does|what happens to) my (?:data|privacy)(?: .{0,20})?",
    ), "Nothing you type leaves this machine, and I keep none of it: no log, no history file. When you leave, it is gone."),
    Topic("greeting", re.compile(
        rf"(?:hi+|hello+|hey+|hiya|howdy|yo|hola|greetings|good (?:morning|afternoon|evening|day)|gday|sup|whats up|whatsup|how are (?:you|u|things)(?: doing)?|how do you do|how is it going|hows it going|nice to meet you|{_POLITE}| )+$"),
        "Hello. I answer questions about psychotherapy from a small set of articles, word for word and with their source. "
        "What would you like to know? /topics shows what the articles cover."),
    Topic("thanks", _whole(
        r"(?:many |a thousand )?(?:thanks|thank you|thank u|thankyou|thx|ty|cheers|ta|merci|gracias|danke)(?: .{0,25})?", r"(?:great|good|nice|cool|perfect|awesome|wonderful|brilliant|helpful|interesting|lovely|got it|i see|understood|makes sense|that helps|that helped|very (?:helpful|interesting|good))(?: (?:thanks|thank you|thx|cheers|answer|job|bot|one|to know))*",
    ), "You're welcome. Ask on whenever you like."),
    Topic("bye", _whole(r"(?:bye|goodbye|good bye|bye bye|see (?:you|ya)(?: later)?|cya|good night|goodnight|farewell|exit|quit|q|later)"),
          "To leave, type /quit or press Ctrl-D. Take care."),
)


def about(message: str) -> tuple[str, str] | None:
    """The name and the words of the fixed reply that a message calls for, or None."""
    line = " ".join(token.word for token in tokens(message))
    topic = next((topic for topic in TOPICS if topic.shape.match(line)), None) if line else None
    return (topic.name, topic.words) if topic else None
