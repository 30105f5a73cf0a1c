"""French: *vous* to grown-ups, *tu* to a child."""

from psychobot.crisis.records import EMERGENCY, MENTION, URGENT
from psychobot.crisis.wordings.wording import Wording

_SAFE = "Si possible, ne restez pas seul. Éloignez-vous de ce qui pourrait vous blesser."
_TRUST = "Parlez-en aujourd'hui à une personne de confiance."
_CARE = "Pour une aide qui dure, voyez un médecin ou un psy{care}."
_PROGRAM = "Je suis un programme, pas un humain. Je ne peux appeler personne. Continuez ici."
_PROGRAM_TU = "Je suis un programme, pas un humain. Je ne peux appeler personne. Continue ici."
_TALK = "Parler : {talk}"
_WRITE = "Écrire : {write}"
_END = (_PROGRAM, "{place}")
_MORE = "Danger immédiat : {emergency}. Toutes les lignes : /help-lines. Région : {region} (/region CC)"

WORDING = Wording(
    code="fr",
    templates={
        (EMERGENCY, "self"): (
            "Appelez tout de suite le {emergency}. Dites que vous êtes en danger.",
            _SAFE,
            _TALK,
            _WRITE,
            "Demandez à une personne de confiance de venir. Ensuite, un médecin peut aider{care}.",
            *_END,
        ),
        (EMERGENCY, "overdose"): (
            "Appelez tout de suite le {emergency}, même si ça va. Dites ce qui a été pris et quand.",
            "{poison}",
            "Ne restez pas seul. Gardez la boîte. Éloignez-vous du reste.",
            _TALK,
            _WRITE,
            "Prévenez une personne de confiance. Ensuite, un médecin peut aider{care}.",
            *_END,
        ),
        (EMERGENCY, "other"): (
            "Appelez tout de suite le {emergency}. Dites où est la personne et ce que vous voyez.",
            "Restez près d'elle si c'est sans danger. Éloignez ce qui pourrait la blesser.",
            "Parler : {talk}",
            _WRITE,
            "Faites venir une personne de confiance. Ensuite, un médecin peut aider{care}.",
            *_END,
        ),
        (EMERGENCY, "abuse"): (
            "Si possible, allez en lieu sûr, là où il y a du monde, et appelez le {emergency}.",
            "Éloignez-vous de ce qui pourrait servir à vous blesser. Si vous ne pouvez pas parler, restez en ligne.",
            "Parler : {abuse}",
            _WRITE,
            "Prévenez une personne de confiance. Un médecin peut soigner et aider{care}.",
            *_END,
        ),
        (URGENT, "self"): (
            "Merci de l'avoir dit. Si vous pensez passer à l'acte, appelez le {emergency}.",
            _TALK,
            _WRITE,
            _SAFE,
            _TRUST,
            _CARE,
            *_END,
        ),
        (URGENT, "other"): (
            "Si la personne est en danger, appelez le {emergency}. Dites où elle est.",
            "Ne la laissez pas seule. Posez-lui la question. Éloignez ce qui pourrait la blesser.",
            "Vous pouvez parler aussi : {talk}",
            _WRITE,
            "Parlez-en à une personne de confiance. Ensuite, un médecin peut aider{care}.",
            *_END,
        ),
        (URGENT, "abuse"): (
            "Vous ne méritez pas ça. Si vous êtes en danger, appelez le {emergency}.",
            "Parler : {abuse}",
            _WRITE,
            "Si ça empire, allez là où il y a du monde, loin de ce qui pourrait vous blesser.",
            "Parlez-en à une personne de confiance. Un médecin ou un psy peut aider{care}.",
            *_END,
        ),
        (URGENT, "child"): (
            "Merci de l'avoir dit. Ce n'est pas ta faute. Tu es en danger ? Appelle le {emergency}.",
            "Parler : {child}",
            _WRITE,
            "Dis-le à un adulte de confiance, comme un prof. S'il n'aide pas, dis-le à un autre.",
            "Si ça empire, va là où il y a du monde, loin de ce qui pourrait te blesser.",
            "Un médecin peut aider aussi{care}.",
            _PROGRAM_TU,
            "{place}",
        ),
        (URGENT, "harm"): (
            "Merci de le dire. Risque de blesser quelqu'un ? Sortez, appelez le {emergency}.",
            "Parler : {talk}",
            _WRITE,
            "Posez l'enfant en lieu sûr, sortez. Éloignez-vous de ce qui peut blesser.",
            "Demandez à une personne de confiance d'être avec vous.",
            _CARE,
            *_END,
        ),
        (URGENT, "voices"): (
            "Ce doit être dur. Rien ne vous oblige à obéir aux voix. En cas de danger, appelez le {emergency}.",
            _TALK,
            _WRITE,
            _SAFE,
            "Dites aujourd'hui à une personne de confiance ce que vous entendez.",
            "Un médecin peut aider{care}.",
            *_END,
        ),
        (MENTION, "general"): ("Si cela vous touche, ou un jour vous touche : {brief}", _MORE),
        (MENTION, "worried"): (
            "Inquiet pour quelqu'un ? Posez la question, écoutez, restez proche. On vous conseille aussi : {brief}",
            _MORE,
        ),
        (MENTION, "bereaved"): ("Toutes mes pensées pour votre perte. Il y a de l'aide après : {bereaved}", _MORE),
        (MENTION, "reminder"): ("L'aide reste là : {brief} Plus : /help-lines",),
        (MENTION, "safe"): ("C'est bien d'avoir demandé de l'aide. Elle reste là : {brief} Plus : /help-lines",),
    },
    place="Lignes : {region}. Autre pays ? /region CC (ou --region CC). Toutes : /help-lines",
    no_place="Pas de pays choisi. Le vôtre ? /region CC, comme /region FR (ou --region CC). Tout : /help-lines",
    no_country="pas de pays choisi",
    no_number="numéro d'urgence de votre pays (souvent 112)",
    poison="Poisons : {line}",
    to_write="certaines lignes ont un tchat ; {url} dit lesquelles.",
    free="gratuit",
    confidential="confidentiel",
    listed=(
        "Lignes d'aide pour : {region}. Autre pays ? Tapez /region CC (ou --region CC).",
        "Danger immédiat : {emergency}.",
        _PROGRAM,
    ),
    headings={
        "suicide": "Quelqu'un à qui parler, dans toute crise",
        "text": "Par message ou tchat",
        "abuse": "Violences",
        "child": "Enfants et adolescents",
        "poison": "Poisons",
        "bereaved": "Après un suicide",
        "harm": "Peur de blesser quelqu'un",
        "care": "Une aide qui dure",
    },
    hours=(
        ("24 hours, every day", "24 h sur 24, 7 j sur 7"),
        ("24 hours", "24 h sur 24"),
        ("hours vary by province", "horaires selon la province"),
        ("hours vary", "horaires variables"),
        ("many", "beaucoup"),
        ("in most places", "presque partout"),
        ("open at all hours, lines by country", "ouvert à toute heure, lignes par pays"),
        ("Monday to Friday", "du lundi au vendredi"),
        ("Monday to Saturday", "du lundi au samedi"),
        ("weekdays", "du lundi au vendredi"),
        ("every day", "tous les jours"),
        ("daily", "tous les jours"),
        ("some days", "certains jours"),
        ("on the 10th", "le 10 du mois"),
        ("Sun-Thu", "du dimanche au jeudi"),
        (" Sat", " le samedi"),
        ("midnight", "minuit"),
        ("website", "site"),
        (" to ", " à "),
    ),
    countries={
        "AR": "Argentine", "AT": "Autriche", "AU": "Australie", "BE": "Belgique", "BR": "Brésil", "CA": "Canada",
        "CH": "Suisse", "CL": "Chili", "CZ": "Tchéquie", "DE": "Allemagne", "DK": "Danemark", "ES": "Espagne",
        "FI": "Finlande", "FR": "France", "GB": "Royaume-Uni", "GR": "Grèce", "HK": "Hong Kong", "HU": "Hongrie",
        "IE": "Irlande", "IL": "Israël", "IN": "Inde", "IT": "Italie", "JP": "Japon", "KR": "Corée du Sud",
        "MX": "Mexique", "MY": "Malaisie", "NL": "Pays-Bas", "NO": "Norvège", "NZ": "Nouvelle-Zélande",
        "PH": "Philippines", "PL": "Pologne", "PT": "Portugal", "SE": "Suède", "SG": "Singapour",
        "TH": "Thaïlande", "TW": "Taïwan", "US": "États-Unis", "ZA": "Afrique du Sud",
    },
)  # fmt: skip
