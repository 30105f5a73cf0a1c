"""What on a web page is not the article: navigation, advertisements, credits of images, legal lines and the like.

Rules look at the shape of a line and at its neighbours, never at the site. Each gives a reason, which the importer
reports with the line. Where a rule is in doubt the line stays: a lost word of the article is worse than a line
of furniture. The tables below hold shapes of single lines; the functions look at what stands around them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from psychobot.page_lines import Line

PROSE = 12
"""Words: a sentence this long is prose."""
PITCH = 30
"""Words of a paragraph that asks to buy, book or call; longer ones that seem to are mostly an article's."""


class Shape(NamedTuple):
    """A shape of line that is furniture by itself, up to a number of words."""

    reason: str
    words: int
    pattern: re.Pattern[str]


def _shape(reason: str, words: int, *patterns: str) -> Shape:
    return Shape(reason, words, re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.I))


_CARE = r"(?:advice|care|consult\w*|treatment|diagnos\w+|doctors?|gp|therap\w+|medic\w+|professionals?|physicians?|clinicians?|visits?|help|assessments?|judge?ments?|examinations?|psycholog\w+|counsel\w+|lawyers?|legal)\b"
"""What a page does not replace, where it says so of itself: whatever else it names is the article's."""
_THE_PAGE = (r"(?:th(?:is|e|ese)\s+(?:[\w-]+\s+){0,3}?(?:articles?|information|content|pages?|(?:web)?sites?|blog|posts?|materials?|leaflet|factsheet|guides?|resources?|video"
             r"|contents|publication|newsletter|quiz)|(?:content|information|articles|posts|materials?|advice|anything)\s+(?:\w+\s+){0,2}?(?:(?:on|in|from|of|at|by)\s+(?:this|our|the)\s+(?:\w+\s+)?(?:web|site|page|articles?|blog|leaflet|app)|(?:provided|published|contained|presented)\b))")
_NETWORKS = (r"(?:facebook|twitter|x|instagram|linked ?in|pinterest|youtube|tik ?tok|whatsapp|telegram|reddit|e-?mail|copy(?: link)?|print|sms|messenger|threads|bluesky|mastodon"
             r"|tumblr|xing|snapchat|flipboard|pocket|link|rss|signal|drucken|imprimer|imprimir|more|share|tweet|save|teilen|twittern|merken|tweeten|partager|envoyer|compartir|like)")
_GO = (r"(?:get|start|begin|book|schedule|request|find|try|take|join|sign|subscribe|download|call|contact|learn|read|see|view|explore|discover|shop|order|donate|register|apply|browse|chat"
       r"|speak|talk|connect|match|check|claim|buy|give|become|meet|care|unlock|improve|make|search|visit|follow|ask|send|watch|listen|hear|enrol|enroll|enter|click|tap|text)")

SHAPES = (
    _shape("navigation", 16, r"^[<‹←]\s*(?:back|zurück|retour|terug|volver|all)\b.*", r"\((?:pdf|docx?|xlsx?|epub|mp3|word|excel|powerpoint)\b[^)]*\)$"),
    _shape("legal line", 20, r"^(?:e-?)?IS[BS]N\b"),
    _shape("legal line", 40, r"\btestata (?:giornalistica )?registrata\b", r"^(?:direttore responsabile|ansvarig utgivare|director responsable|directeur de la publication|verantwortlich (?:im sinne|i\.\s?s\.|gemäß|für den inhalt)[^:]{0,40})\s*:", r"^p(?:artita )?\.?\s?iva\b"),
    _shape("media player", 3, r"^(?:play|pause|mute|unmute|replay|\d(?:\.\d+)?x|(?:turn )?(?:captions?|subtitles?)(?: on| off)?|full ?screen|(?:playback )?speed)$"),
    _shape("navigation", 5, r"^(?:expand|collapse|open|close|toggle) (?:this )?(?:section|panel|menu|box|accordion)s?$"),
    _shape("promotion", 5, r"^(?:solicitar?|pedir?|pida|pide|reservar?|agendar?|agenda) (?:una |tu |su )?(?:cita|consulta|hora)\b.{0,20}$|^(?:prenota|prenotare|prendre|termin|afspraak|réserver)\b.{0,25}\b(?:visita|appuntamento|rendez-vous|vereinbaren|maken|buchen|consultation)$"),
    _shape("navigation", 5, r"^(?:show|hide|reveal|check|see|view) (?:the )?(?:answers?|solutions?|hints?|availability|prices?|map)$"),
    _shape("navigation", 8, r"^(?:text|font)[ -]?(?:size)?\s*:?(?:\s*[A+-]){2,}$|^(?:schriftgröße|taille du texte|tamaño de (?:la )?letra)\b.{0,12}$"),
    _shape("navigation", 12, r"^an official (?:web ?)?site of\b.*|^here['’]s how you know$", r"^(?:view|read|open|see) (?:this|it|the) (?:e-?mail|issue|newsletter|message|page|article|version)?\s*(?:in|on) (?:your |a |the )?(?:browser|web|app)\b.*", r"^(?:forwarded|having trouble|trouble) (?:this|viewing|reading)\b.*", r"^(?:[tru]/\w+|go to \w+)$", r"^\d+\s?(?:yrs?|mo|months?|days?|hours?|hrs?|min|years?|d|h|w|y)\.? ago$|^(?:vor \d+ \w+|hace \d+ \w+|il y a \d+ \w+)$", r"^(?:mark (?:all|forum|as)|new posts|unread|watched|whats? new|(?:leave|exit|quit|hide) (?:this )?(?:site|page)(?: (?:now|quickly))?|quick exit)\b.{0,20}$",
           r"^(?:print|download|view|save) (?:as |the |this )*(?:page|pdf|article|version|leaflet|factsheet)\b.{0,40}$", r"^\[?\s*(?:edit|bearbeiten|modifier|editar|bewerken)\b[^\]]{0,30}\]?$"),
    _shape("navigation", 8, r"^(?:ga )?(?:direct )?naar (?:de )?(?:hoofd)?(?:inhoud|navigatie|menu)$|^(?:zoeken|inloggen|uitloggen|aanmelden|menu|mijn account|winkelwagen|sluiten|deel dit (?:artikel|bericht)\b.*|bekijk alle?\b.*)$",
           r"^skip (?:to|navigation)\b", r"^(?:jump|go|scroll|back|return) to (?:the )?(?:top|main|content|navigation|search|footer|home|results|overview|section|articles?|blog|news|list)\b",
           r"^(?:top|bottom|end) of (?:the )?page$", r"^(?:zum|zur) (?:inhalt|hauptinhalt|navigation|seitenanfang|startseite|übersicht)\b", r"^(?:aller|passer|retour) (?:au|à la|en haut)\b.*",
           r"^(?:saltar|ir|volver) (?:al?|arriba)\b.*", r"^nach oben$", r"^(?:open|close|toggle|show|hide|main|mobile|site|primary)?\s*(?:menu|navigation|nav|search|suche|recherche|buscar|menü|menú)(?: (?:öffnen|schließen|bar|button|menu))?$",
           r"^(?:home|startseite|accueil|inicio|close|schließen|fermer|cerrar|search …?|suchen|log ?(?:in|out)|sign (?:in|up|out)|register|my account|account|cart|basket|warenkorb|anmelden|abmelden|connexion|se connecter|iniciar sesión|login|faqs?|about(?: us)?|über uns|à propos|contact(?: us)?|kontakt|sitemap|blog|news|shop|careers|press|donate(?: now)?|impressum|datenschutz(?:erklärung)?|agb|barrierefreiheit|mentions légales|aviso legal|karriere|presse|accessibility|help|support us|jobs|spenden|newsletter|advertise(?: with us)?|language|english|deutsch|français|español|italiano|nederlands)$",
           r"^(?:[<‹←]|«(?!.*»))\s*\S.*", r"^(?!.+«)\S.{0,60}\s*[>»›→]+$", r"^(?:previous|next|prev|older|newer|vorherige[rs]?|nächste[rs]?|précédent|suivant|anterior|siguiente)(?: (?:article|post|page|story|entry|entries|posts|artikel|beitrag|seite|entrada|artículo)s?)?\s*(?::.*)?[»>›→]*$",
           r"^(?:you are here|sie sind hier|vous êtes ici|estás? (?:aquí|en))\b", r"^(?:page|seite|página) \d+(?: (?:of|von|sur|de|/) \d+)?$", r"^\d+\s*(?:/|of|von)\s*\d+$", r"^(?:\d{1,3}\s+){2,}(?:…|\.\.\.|next|weiter|suivant|siguiente|\d|[»›>])*.*$",
           r"^\d{1,3}$", r"^[-–—]\s*\d{1,3}\s*[-–—]$", r"^(?:show|read|view|load|see|expand|collapse)\s*(?:more|all|less)?$", r"^(?:mehr|weniger) (?:anzeigen|lesen|erfahren)$", r"^weiterlesen.*$", r"^(?:lire la suite|voir plus|en savoir plus|leer más|ver más|ver todo|voir tout|alle anzeigen)\b.*$",
           r"^(?:view|see|browse|show|read) (?:all|more)\b.*$", r"^(?:hide|show|expand|collapse) (?:all|contents|table of contents)$", r"^\[(?:hide|show|edit|verbergen|masquer|ocultar)\]$", r"^(?:jump|skip) to\b.*", r"^(?:edit|view source|view history|talk|read|tools|appearance)$"),
    _shape("sharing", 12, r"^(?:ajouter aux|añadir a|zu den|aan|add to) (?:favori\w*|bookmarks|merkliste|reading list)\W*$|^sharing is caring\W*$|^(?:pin|save) (?:this |it )?(?:\w+ )?for later\b.*|^pin (?:it|this|me)\b.*|^(?:enviar|envoyer|mandar) (?:a|à) un ami\w*$|^(?:an (?:einen )?freund\w*|per e-?mail) (?:senden|schicken|versenden)$", r"^deel (?:dit|deze|op|via)\b.{0,30}$", rf"^(?:share|teilen|partager|compartir|condividi|delen)\b(?:\s+(?:this|on|via|by|por|par|per|mit|auf|bei|diesen|cet|l['’]|sur|en|esta?|article|artikel|beitrag|seite|page|post|story|artículo|{_NETWORKS})\b.*)?[:!]?$",
           rf"^(?:{_NETWORKS}[\s,|•·/]*(?:and|und|et)?\s*){{1,}}:?$", r"^(?:tweet|pin|post|send|email|copy|print|save|bookmark|download|add)\s+(?:this (?:page|article|link|post)|link|url|page|article|to favou?rites|as pdf|pdf|the pdf|to a friend)\b.*$",
           r"^(?:follow|find|like|join) us\b.*", r"^folge(?:n sie)? uns\b.*", r"^suivez[- ]nous\b.*", r"^síguenos\b.*", r"^connect with us\b.*", r"^(?:link|url) copied.*", r"^(?:artikel|seite|beitrag) (?:drucken|teilen|empfehlen|merken)$", r"^(?:imprimer|envoyer|enregistrer)\b.{0,40}$",
           r"^(?:\d[\d.,]*k?)\s+(?:shares?|views?|likes?|claps?|reads?|followers|mal geteilt|aufrufe|partages|vues|visitas|vistas|weergaven)$", r"^diesen (?:artikel|beitrag) teilen.*"),
    _shape("reading time", 10, r"^(?:approx(?:imately|\.)?|about|estimated)?\s*(?:reading time|read time|time to read|lesezeit|lesedauer|temps de lecture|tiempo de lectura)\b.*\d.*$", r"^(?:about |approx\.? |ca\. |~)?\d+\s*-?\s*min(?:ute[ns]?|s|utos)?\.?\s*(?:read|lesezeit|lesen|de lecture|de lectura|watch|listen)?$",
           r"^(?:listen to|play|hear) (?:this|the) (?:article|story|page|audio|issue|post|episode|text)\b.*", r"^(?:\d{1,2}:\d\d\s*/?\s*){1,2}$", r"^(?:artikel|beitrag) (?:anhören|vorlesen).*", r"^écouter (?:cet|l['’])\s*article.*", r"^escuchar (?:este )?artículo.*", r"^audio(?: version)?\s*[:(].*", r"\baudio player\b", r"^\d+ seconds? of \d+.*"),
    _shape("image credit", 9, r"^(?:[A-ZÀ-Ý][\w.’'-]*\s?){1,4}/{1,2}\s?(?:[A-ZÀ-Ý][\w.’'-]*\s?){0,3}\b(?:Images?|Photos?|Stock|Press|Library|Archives?|Pictures|Studios?|Agency|AFP|Reuters|AP|EPA|PA)$|^(?:Getty|AFP|Reuters|AP|EPA|PA)\s?/\s?[A-Z].{2,40}$"),
    _shape("image credit", 16, r"^(?:image content|view (?:the )?image)\b.*", r"\bpin image\b", r"^(?:[\w-]+ ){0,3}(?:drawing|photo(?:graph)?|painting|illustration|sketch|picture|portrait|screenshot|cartoon) of\b[^.?!:]*$"),
    _shape("image credit", 30, r"^(?:photo(?:graph(?:s|y|er|ie)?)?s?|fotogra(?:fie|fía|f)|images?|pictures?|illustrations?|graphic|video|cover|art(?:work)?|header image|featured image|stock photo|credits?|foto|bild(?:er)?|titelbild|bildquelle|bildnachweis|fotocredit|abbildung|crédits?(?: photo)?|imagen|fotografía|ilustración|immagine|beeld)\s*(?:credits?|source|courtesy|rights|nachweis|quelle)?\s*(?::|…|\.{3}|by\b|\(c\)|©|von\b|par\b|por\b|courtesy\b|via\b|from\b)",
           r"^(?:an? )?(?:illustration|photo(?:graph)?|drawing|picture|image|painting|cartoon) of\b[^.]*$", r"^(?:photo|image|picture|illustration|foto|bild)\s*/\s*\S+.*", r"^(?:photo|image|picture|illustration) (?:courtesy|credit|source)\b.*", r"\b(?:getty(?: images)?|i ?stock(?:photo)?|shutterstock|unsplash|pexels|pixabay|adobe ?stock|alamy|depositphotos|123rf|dreamstime|stocksy|westend61|picture[- ]alliance|fotolia|flickr|wikimedia commons)\b(?=.{0,40}$)",
           r"^©\s*[^\d\W][^.]{0,60}\s*/\s*\S.*$", r"^(?:[\w-]+\s+){0,2}(?:avatar|headshot|profile (?:photo|picture)|logo|placeholder|thumbnail)(?: (?:photo|image|of\b.*))?$", r"^(?:image|picture|photo|video|infographic|icon|figure|bild|image \d+)(?:\s*\d+)?$",
           r"^(?:image|photo|picture|bild|foto)(?:\s+may)? (?:of|shows|zeigt|contain)\b.*", r"^(?:click|tap) (?:to|on the image to) (?:enlarge|zoom|expand)\b.*", r"^(?:enlarge|zoom) (?:image|this image)$"),
    _shape("image credit", 16, r"\S\s+©\s*(?!\s*(?:19|20)\d\d)[^.]{3,50}$"),
    _shape("image credit", 40, r"(?:^|[\w.!?])credit(?:\.{3}|…)\s?\S.{2,60}$", r"^!\[[^\]]*\]\([^)]*\)$", r"[.!?][’”\"»]?\s*(?:photo(?:graph)?|image|picture|illustration|foto|bild|crédit|imagen)s?\s*(?:credit|by|:)\s*:?\s*\S.{0,60}$"),
    _shape("advertisement", 12, r"^advertisement\W*(?:continue|scroll|skip|story|article)\b.*", r"^advertentie$|^advertorial$", r"^(?:-+\s*)?(?:advertisements?|advertising|adverts?|ads?|ad feature|sponsored(?: (?:content|post|by\b.*|links?))?|promoted(?: content)?|anzeigen?|werbung|publicité|publicidad|pubblicità|advertentie|anuncio|gesponsert|patrocinado|sponsorisé)(?:\s*-+)?\s*[:.]?$",
           r"\b(?:continue reading|article continues|story continues|scroll|weiterlesen|continúe leyendo|sigue leyendo|continua a leggere|fortsätt läsa)\b.{0,20}\b(?:below|after|to continue|nach der|a continuación|más abajo|dopo|nedan)\b.*", r"^(?:remove|report|hide|close|skip|why|about) (?:this |these )?ads?\b.*", r"^(?:paid|affiliate) (?:content|partnership|links?|disclosure)\b.*", r"^(?:article|artikel|la suite|sigue leyendo|continua|continúe|el artículo).{0,50}(?:advertisement|anzeige|werbung|publicité|annonce|publicidad|anuncio|pubblicità)$"),
    _shape("advertisement", 70, r"\b(?:affiliate (?:links?|commission|partner)|(?:may|might|we) (?:earn|receive) (?:a |an )?(?:small )?(?:affiliate )?commission|paid partnership|^(?:this .{0,30})?paid for by|sponsored by)\b"),
    _shape("cookie notice", 80, r"\bcookies?\b.{0,120}\b(?:akkoord|toestemming|accepte\w*|zustimm\w*|einverstanden|consent\w*|instellingen|einstellungen|preferences|device|analytics|website te verbeteren)\b|\b(?:wij|we) (?:gebruiken|plaatsen) cookies\b|\b(?:ok(?:ay)?|fine) with\b.{0,20}\bcookies\b|^(?:use|do not use|accept)\b.{0,20}\bcookies$",
           r"\b(?:store|access|process)\b.{0,40}\b(?:information|data) on (?:a|your) device\b|\bpersonali[sz]ed ads\b|\bour (?:\d+ )?partners (?:store|use|process|and)\b", r"\b(?:we|this (?:web)?site|our (?:web)?site|our partners|wir|diese (?:web)?seite|ce site|nous|este sitio(?: web)?|utilizamos|usamos|questo sito)\b.{0,60}\b(?:cookies?|tracking technolog)", r"^(?:accept|reject|allow|decline|manage|deny|alle|nur|tout|aceptar|rechazar|accepter|refuser|gérer|configurar)\b.{0,40}\b(?:cookies?|all|preferences|akzeptieren|ablehnen|accepter|refuser|todas?|settings|einstellungen)\.?$",
           r"^(?:cookie|privacy|consent) (?:settings|preferences|policy|notice|einstellungen|choices|options)$", r"^cookies?\b.{0,40}$", r"^(?:got it|i agree|accept|akzeptieren|ok(?:ay)?|einverstanden|j['’]accepte|de acuerdo|only necessary|accept all|reject all|more options)[!.]?$"),
    _shape("legal line", 60, r"\bby (?:clicking|continuing|signing|joining|using|registering)\b.{0,80}\byou agree\b"),
    _shape("legal line", 120, r"(?:©|Ⓒ|\(c\)|&copy;|\bcopyright\b)\s*(?:[-–—\w.,&’' ]{0,60}?)(?:19|20)\d\d", r"^[©Ⓒ]", r"^copyright\b", r"\ball rights reserved\b|\balle rechte vorbehalten\b|\btous droits réservés\b|\btodos los derechos reservados\b|\btutti i diritti riservati\b",
           r"^(?:terms|privacy|legal|disclaimers?|imprint|accessibility|modern slavery|editorial (?:policy|guidelines|standards|process|team)|do not sell|your privacy|conditions générales|politique de|política de|aviso|haftungsausschluss|nutzungsbedingungen|mentions légales)\b(?=.{0,60}$)[^.]*$(?<!:)",
           r"\bregistered (?:charity|company|office|in england|trademark|number)\b", r"\b(?:charity|company|registration) (?:number|no\.?|reg)\b.{0,40}\d{4,}", r"\b(?:read|see|review|agree to|accept|view|lesen sie) (?:our|the|unsere)\b.{0,30}\b(?:terms|privacy|disclaimer|policy|policies|conditions|nutzungsbedingungen|datenschutz)\b",
           r"\bowned and operated by\b", r"\b(?:text|content|article) is available under\b|\bcreative commons attribution\b.{0,80}\blicen[cs]e", r"\breproduced (?:with|by) (?:the )?(?:kind )?permission\b|\bmay not be (?:reproduced|copied|published|broadcast|redistributed)\b", r"\breg(?:istered)?\.? trade ?marks?\b", r"\bwikimedia foundation\b", r"\bprotected by recaptcha\b", r"\bdoes not discriminate\b", r"\b(?:reproduce|reprint|republish)\b.{0,40}\b(?:information|content|article|page|leaflet)\b",
           r"^(?:disclaimer|disclosures?|declaration of interests?)\s*:", r"^(?:adapted|excerpted|reprinted|extracted|republished) (?:with permission )?from\b", r"^powered by\b.{0,40}$", r"^(?:\w+ )?sponsors?\s*:", r"^(?:hinweis|haftungsausschluss|avertissement|aviso)\s*:.{0,200}\b(?:ersetz|substitu|remplac|sustitu)"),
    _shape("disclaimer", 160, rf"{_THE_PAGE}.{{0,120}}\b(?:not|never|cannot|no|isn['’]t|shouldn['’]t|doesn['’]t|don['’]t)\b.{{0,80}}\b(?:substitut\w+|replace\w*(?=.{{0,60}}\b{_CARE})|advice|diagnos\w+|treatment)\b", rf"{_THE_PAGE}.{{0,60}}\b(?:informational|educational|information|general information|education)(?:\s+(?:and|or|/)\s+\w+)?\s+(?:purposes?|use)\b", r"\bfor (?:general )?(?:informational|educational|information)(?:\s*(?:and|or|/)\s*\w+)? purposes only\b",
           r"\bnot (?:a substitute for|intended (?:to|as|for)|meant to (?:replace|be)|constitute)\b.{0,60}\b(?:professional|medical|clinical) (?:medical |mental health )?(?:advice|diagnosis|judg|care|help)", r"\b(?:always )?(?:seek|consult) (?:the advice of )?your (?:physician|doctor|healthcare provider|health care provider|gp)\b.{0,60}\b(?:any questions|regarding (?:a|any|your) (?:medical|health))",
           r"\bif you have any (?:medical |health )?(?:questions|concerns)\b.{0,60}\b(?:talk|speak|consult|ask|contact)\b.{0,40}\b(?:doctor|provider|physician|gp)\b", r"\bnever (?:disregard|ignore|delay)\b.{0,40}\b(?:medical|professional) advice\b", r"\b(?:ersetz(?:t|en)|keinen? ersatz)\b.{0,80}\b(?:arzt|ärzt|beratung|diagnos|behandlung|therap)",
           r"\b(?:ne (?:remplace|se substitue|sauraient?)|ne remplacent|ne constituent?)\b.{0,100}\b(?:médecin|avis|consultation|professionnel|diagnostic)", r"\bno (?:sustituy\w+|reemplaz\w+|constituye)\b.{0,100}\b(?:médic|profesional|diagnóstico|consejo|consulta)", r"\b(?:statements?|products?) (?:has|have|is|are) not (?:been evaluated|intended)\b", r"\bwe (?:do not|don['’]t|cannot) (?:provide|offer|give|accept) (?:medical|individual|personal|any)\b", r"\b(?:views|opinions) expressed\b.{0,80}\b(?:author|do not|those of)\b"),
    _shape("editorial policy", 90, r"\b(?:strict|rigorous|high) (?:sourcing|editorial|fact[- ]check\w*|review)\b.{0,30}\b(?:guidelines|standards|process|policy)", r"\b(?:editorial|sourcing|advertising|corrections|content) (?:policy|guidelines|standards|process|integrity|principles|team reviews)\b.{0,80}$", r"^we only (?:use|cite|link to)\b.{0,120}\b(?:sources|studies|research)", r"\bour (?:team|medical|experts?|reviewers|editors|writers|content)\b.{0,80}\b(?:review(?:s|ed)?|fact[- ]check\w*|monitor\w*|ensure|accura\w+|up[- ]to[- ]date)\b",
           r"\bwe (?:update|review|monitor|check|revise|regularly|rely on|strive to)\b.{0,60}\b(?:our (?:content|articles|pages|information)|peer[- ]reviewed|primary sources)", r"\bevery (?:article|page|piece)\b.{0,60}\b(?:goes through|is (?:reviewed|written|checked|fact))", r"^(?:learn|read|find out) (?:more )?about (?:our|how we)\b.{0,80}$", r"^(?:this|the) (?:article|page|content|guide|leaflet|booklet|factsheet|fact sheet|document|resource|information) (?:was|has been|is) (?:\w+ly |fact[- ]?)?(?:prepared|produced|developed|compiled|revised|reviewed|checked|written|published|updated) (?:by|in|for|on)\b(?=.{0,160}$)", r"\b(?:this|the) (?:article|page|content) (?:was|has been|is) (?:medically |clinically |fact[- ]?)?(?:reviewed|checked|verified|written) (?:by|for|and)\b(?=.{0,120}$)"),
    _shape("newsletter", 60, r"\b(?:subscribe|sign(?:ing)? up|join|register|anmelden|abonnieren|abonnez|inscri\w+|suscr\w+|iscriviti|get|receive|don['’]t miss|erhalten sie|recevez|recibe|jetzt)\b.{0,80}\b(?:newsletters?|mailing list|inbox|e-?mail updates|weekly (?:email|tips|digest|updates)|posteingang|boîte (?:mail|de réception)|bandeja|boletín|email list|emails from us)\b", r"\b(?:straight|directly|delivered)\b.{0,20}\bto your (?:inbox|e-?mail)\b",
           r"^(?:enter |your |deine |ihre |votre |tu |type )?(?:your |adresse )?e-?mail(?:[- ]?(?:address|adresse|électronique))?\s*(?:\*|:|…|\.{3})?$", r"^(?:no spam|we (?:respect|value) your privacy|unsubscribe)\b.*", r"^you can unsubscribe\b.*", r"^(?:subscribe|abonnieren|s['’]abonner|suscribirse|suscríbete|sign me up|sign up|join now|submit|absenden|anmelden|envoyer|enviar|je m['’]inscris)(?: now| jetzt| today)?[!.]?$", r"^thanks? (?:you )?for (?:subscribing|signing up)\b.*", r"^by (?:signing up|subscribing|clicking|submitting|entering|continuing)\b.*", r"^(?:our|the|weekly|free) newsletters?$"),
    _shape("newsletter", 7, r"^[^.!?:]*\bnewsletters?\b[^.!?:]*$", r"^(?:(?:your|first|last|full|sur|user|e-?mail|phone|zip|post(?:al)?)[ -]?){1,3}(?:name|number|code|address)\W*(?:\(?required\)?)?\W*$"),
    _shape("feedback", 30, r"^(?:dir|ihnen|euch) (?:hat|gefällt)\b.{0,40}\b(?:artikel|beitrag|text)\b.*|^(?:did|do) you (?:like|enjoy|find)\b.{0,20}\b(?:this|the) (?:article|post|page|story)\b.*|^vous avez aimé\b.*|^¿te ha gustado\b.*", r"^(?:was|is|did you find|did|has) this (?:page|article|information|content|post|guide|answer|helpful|useful|topic)\b.{0,40}\?$", r"^how (?:would you rate|helpful was|useful was|can we improve|did we do)\b.*\?$", r"^(?:yes\s*[/|]?\s*no|yes|no|ja|nein|ja\s*[/|]?\s*nein|oui|non|oui\s*[/|]?\s*non|sí\s*[/|]?\s*no|thumbs (?:up|down))$", r"^rate (?:this|the) (?:article|page|post)\b.*", r"^thank(?:s| you) for (?:your )?(?:feedback|rating|voting|letting us know|sharing)\b.*", r"^(?:give|send|leave|share) (?:us )?(?:your )?feedback\b.*", r"^(?:report|suggest|flag) (?:a|an|this)?\s*(?:problem|error|mistake|correction|issue|edit|change|article|page|post|ad|comment)\b.*", r"^war (?:dieser|diese|das|der)\b.{0,40}\bhilfreich.*", r"^(?:cet|cette) .{0,40}utile.*\?$", r"^¿te ha (?:resultado|parecido|sido)\b.*\?$", r"^help us improve\b.*", r"^\d[.,]?\d?\s*(?:/\s*5|out of 5|stars?|sterne)\b.*"),
    _shape("comments", 16, r"^(?:\(?\d+\)?|no|one|leave|post|add|write|view|show|load|join|see)\s*(?:a |your |the |all |more )?(?:comments?|repl(?:y|ies)|conversation|discussion|responses?)(?: yet| here| below| on\b.*)?\.?$", r"^comments?(?:\s*\(\d+\)|\s*are (?:closed|off|disabled).*)?$", r"^(?:\d+|keine|schreibe einen|kommentar|laisser un|deja(?:r)? un|aucun|sin)\s+(?:kommentare?|hinterlassen|schreiben|commentaires?|comentarios?)\b.*$", r"^(?:reply|antworten|répondre|responder|report|like|flag|upvote)$", r"^your e-?mail address will not be published\b.*", r"^required fields are marked\b.*", r"^save my name, e-?mail\b.*", r"^be the first to (?:comment|reply)\b.*", r"^(?:log|sign) in to (?:comment|reply|post|leave|join)\b.*", r"^deine e-?mail-adresse wird nicht veröffentlicht.*"),
    _shape("link to another page", 30, r"^also (?:found|available|published) (?:in|on|as)\b.*", r"^(?:>+\s*)?(?:related(?: (?:article|reading|post|story|content|link)s?)?|read(?: (?:more|next|also|this(?: next)?|on))?|see also|also read|also see|also on\b.{0,30}|more(?: (?:on|about|from|in)\b.{0,60})?|don['’]t miss|watch(?: now)?|listen(?: now)?|next up|up next|you might also like|recommended(?: reading)?|mehr (?:zum thema|dazu)|lesen sie auch|lies auch|auch interessant|siehe auch|weiterlesen|à lire(?: aussi)?|lire aussi|voir aussi|lea también|lee también|te puede interesar|véase también|leggi anche|lees ook|explore(?: more)?|further information)\s*(?:[:>»→|–]|\s-)\s*\S.*",
           r"^(?:quizás te interese|te puede interesar|también te puede interesar|à lire aussi|lire aussi|lea también|lee también|lesen sie auch|lies auch|leggi anche|lees ook|read also|also read|read next|read more)\b.*$", r"^(?:click|tap|klicken sie|cliquez|haga clic|haz clic) (?:here|hier|ici|aquí|on|auf)\b.{0,100}$", r"^(?:read|see|view) (?:the )?(?:full|original|more|next|complete|our full)\b.{0,60}$", r"^(?:https?://|www\.)\S+(?:\s+\d+\s*/\s*\d+)?$", r"^(?:shop|buy|order|watch|listen)(?: now| here)?\s*:\s*\S.*", r"^(?:source|url|retrieved from|printed from|abgerufen von|adresse|link|original article)\s*:?\s*[\"“„]?(?:https?://|www\.)\S+$",
           r"^\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}:\d\d.*$", r"^(?:from|aus|de)\s+(?:the\s+|der\s+|la\s+)?[^.]{0,40}(?:wiki|pedia|encyclop|enzyklop|encicloped|handbook|handbuch)[^.]{0,40}$", r"^(?:this|the) (?:article|section) (?:needs (?:additional|more)|is about .{3,80}\. for|has multiple issues|does not cite|relies (?:too|largely))\b.{0,200}$", r"^not to be confused with\b.*", r"^for (?:other uses|the \w+ \w*),? see\b.*", r"^(?:learn more|find out more|more information|en savoir plus|mehr erfahren|más información|weitere informationen)\b[^.:]{0,80}[.:>»→]?$", r"^\(?redirected from\b.*", r"^(?:coordinates|authority control|hidden categories?)\b.*"),
    _shape("facts of a thread", 14, r"^(?:asked|answered|viewed|sorted|modified|active|reputation|reactions?|likes?|views?|replies|votes?|posts?|messages|location|registered|joined|member since|top answer|best answer|accepted answer|verified|helpful|not helpful)\b(?:\s*[:(]|\s+(?:by|on|ago|\d)).{0,50}$",
           r"^(?:top|best|accepted|featured) answer$|^\d[\d.,k]*\s+(?:answers?|votes?|people found this helpful|likes?|replies|views|upvotes?|responses?)\b.{0,40}$", r"^[▲▼△▽↑↓👍👎♥❤\d\s.,k+-]+$", r"^#\d+$", r"^\w[\w .-]{1,24} (?:said|wrote|schrieb|escribió|a écrit)\s*:$", r"^(?:helpful|report|follow|quote|like|reply|reactions: .*|click to expand.*|last edited.*|you must (?:log in|be).*|zuletzt bearbeitet.*)$", r"^[A-ZÄÖÜ]{1,2}$"),
    _shape("tags", 40, r"^(?:(?:key|main) topics|tags?|tagged(?: (?:with|as|in))?|filed under|categor(?:y|ies)|posted in|topics?|keywords|labels?|schlagw[oö]rter|schlagworte|stichworte|kategorien?|themen|mots[- ]clés|étiquettes|catégories?|etiquetas|categorías?|temas|sections?)\s*:\s*\S.*", r"^(?:tagged|filed under|posted in)\b[^.]*$", r"^(?:#[\w-]+[\s,]*){1,}$", r"^categor(?:y|ies)\b\s*[|:].*"),
    _shape("app promotion", 40, r"\b(?:app store|google play|play store)\b", r"\b(?:download|get|try|install|open)\b.{0,20}\b(?:our|your|free)\b.{0,20}\bapp\b", r"^(?:download|get|install) the\b.{0,30}\bapp\b.{0,40}$", r"^scan the qr code\b.*", r"\b(?:lad(?:en sie|e)|télécharge[zr]|descarga)\b.{0,40}\b(?:app|application|aplicación)\b", r"\bavailable (?:on|for) (?:ios|android|iphone)\b"),
    _shape("byline: see the front matter", 8, r"^(?:last )?(?:updated|published|posted|edited|reviewed)\W{0,3}.{0,24}\bago$"),
    _shape("byline: see the front matter", 5, r"^(?:(?:clinical|editorial|medical|expert|original|lead|staff)\s+)?(?:writer|author|reviewer|editor|contributor|fact[- ]checker|autor(?:in)?|auteur|autora?)s?$"),
    _shape("about the page", 40, r"\b(?:in (?:another|other|a different|an alternative) (?:languages?|formats?)|large print|braille|easy read)\b.*\b(?:call|phone|telephone|contact|e-?mail|ask|available)\b"),
    _shape("link to another page", 14, r"^(?:take (?:the|our|this) )?(?:[\w’'-]+ ){0,2}quiz\s*:\s.*", r"^(?:(?:selbst|auto|zelf)?test|quiz)\s?:\s.*\?$"),
    _shape("newsletter", 5, r"^upgrade to (?:paid|premium|pro|plus)\b.*"),
    _shape("advertisement", 4, r"^[\[(](?:ad|commercial|sponsor|werbe|music|musik)\s?(?:break|pause|music|musik)?[\])]$"),
    _shape("newsletter", 16, r"^(?:never|don['’]t) miss (?:an? |any |out on (?:an? |any )?)?(?:new )?(?:single )?(?:episodes?|stor(?:y|ies)|posts?|issues?|updates?|articles?|beat|thing)\b.*|^(?:verpassen sie|verpasse?) (?:keine?|nichts)\b.*|^ne (?:manquez|ratez|manque|rate) (?:aucune?|plus|rien)\b.*|^no te pierdas (?:ning[uú]n\w*|nada|un[oa]? s[oó]l[oa])\b.*|^mis (?:geen|niets)\b.*|^non perder\w* (?:nessun\w*|niente|neanche)\b.*|^não perca (?:nenhum\w*|nada)\b.*"),
    _shape("promotion", 16, r"^you(?:['’]ve| have) (?:read|used|viewed|reached|\d+|one|no|only)\b.{0,40}\b(?:free|complimentary|gift)\b.{0,25}\b(?:articles?|stor(?:y|ies)|reads?|pages?|limit)\b.*|^\d+ (?:(?:of|out of) \d+ )?(?:free|complimentary) (?:articles?|stories) (?:left|remaining|read|used)\b.*|^sie haben .{0,30}\b(?:kostenlose\w*|gratis)[ -]?artikel\b.*|^(?:il vous reste|vous avez lu) .{0,30}\barticles? gratuits?\b.*|^(?:te quedan?|has leído|le quedan?) .{0,30}\bartículos? (?:gratis|gratuitos?)\b.*|^(?:je hebt|u hebt|u heeft) .{0,30}\bgratis artikel\w*.*|^(?:hai letto|ti restano) .{0,30}\barticoli gratuiti\b.*"),
    _shape("advertisement", 7, r"^(?:an? )?(?:(?:sponsor|partner)(?:ed|['’]s|s)? (?:messages?|content|post|link|break)|messages? from (?:our|the|today['’]s) (?:sponsors?|partners?))$|^become an? (?:[\w’'&.-]+ ){0,4}(?:sponsor|underwriter|supporter|patron|partner)$|^(?:thanks? to )?our sponsors?$"),
    _shape("image credit", 9, r"^(?:source|quelle|fuente|fonte|bron|crédits?)\s?:\s?(?-i:[A-ZÀ-Ý])[\w.’'-]*(?:\s[\w.’'-]+){0,3}\s?/\s?(?-i:[A-ZÀ-Ý])[\w.’'-]*(?:\s[\w.’'-]+){0,2}$", r"^(?-i:(?:[A-ZÀ-Ý][\w.’'-]*\s){2,3}for\s(?:[Tt]he\s)?(?:[A-ZÀ-Ý][\w.’'&-]*\s){0,3}(?:(?:Public |Community )?(?:Radio|Media|Broadcasting)|News(?: Service| Agency)?|NPR|Magazine|Times|Gazette|Herald|Tribune|Chronicle|Courier|Observer|Post|Press|Guardian|Globe))$"),
    _shape("legal line", 8, r"^(?:creative commons )?CC[ -]BY(?:[ -](?:NC|ND|SA))*(?: \d\.\d)?$"),
    _shape("about the page", 12, r"^this (?:article|story|post|page|news) is (?:more|over|about)(?: than)? \w+ (?:year|month)s? old\W*$"),
    _shape("navigation", 6, r"^(?:language selection|(?:select|choose|change) (?:your )?language|(?:leer|lea|ver) en (?:español|inglés)|lire en (?:français|anglais)|read in (?:english|spanish|french)|auf (?:deutsch|englisch) lesen"
           r"|sprache (?:wählen|auswählen)|choisir (?:la|une) langue|(?:elegir|seleccionar) idioma|kies (?:een )?taal|(?:play|pause|download) (?:the )?(?:episode|audio|video)\b.*|(?:lees|luister|vorlesen|anhören|escuchar|écouter)(?: voor)?|open (?:in|the) app)$"),
    _shape("form", 14, r"^there (?:is|was|has been) (?:a problem|an (?:error|issue)) (?:with|while|sending|submitting|processing)\b.*", r"^something went wrong\b.*", r"^please (?:enter|fill in|select|tick|check and)\b.*", r"\berrors?\b.{0,12}\bon this form\b.*"),
    _shape("content warning", 60, r"\bsome (?:people|readers|listeners|of you) (?:may|might) find\b.{0,40}\b(?:upsetting|distressing|triggering|difficult)\b", r"^this (?:page|article|post|story|episode|piece) (?:talks about|mentions|discusses|contains|describes|includes|deals with|refers to)\b.{0,140}\b(?:upsetting|distressing|triggering|trigger)\b", r"^(?:content|trigger) (?:warning|note|advisory)s?\s*:", r"^(?:tw|cw)\s*:"),
    _shape("promotion", 14, r"\b(?:from the comfort of|on your (?:own )?(?:schedule|terms)|in (?:just )?(?:minutes|a few clicks)|from your (?:own )?(?:couch|phone|home)|all from|100% online)\b[^.]{0,30}[.!]?$"),
    _shape("promotion", 14, r"^[^.?!]{5,70}\?\s+(?:start here|click|learn more|find out|get (?:started|matched)|see how|book (?:a|an|your)|sign up|call us|talk to us|contact us|take (?:the|our) \w+)\b[^.?!]{0,40}[.!>→]*$"),
    _shape("promotion", 7, r"^(?-i:[^a-z.?:]{8,40})!$"),
    _shape("promotion", 4, r"^(?:\w+ ){1,2}my\b[^.?!:,]{0,24}$(?<!my life)(?<!my self)"),
    _shape("promotion", 5, r"^(?:start|book|find|get|take|see|try|request|claim|browse|meet|check|choose) (?:your|my|our|the)\b[^.?!:]{0,30}$"),
    _shape("promotion", 12, rf"^{_GO}(?:\s+[\w’'&-]+){{0,3}}\s+(?:now|today|here|online|us|started|matched|involved|in touch|for free)\s*[!.>→]*$", r"^(?:get|start|find|book|try|take|request|schedule|make|speak|talk|call|chat|connect|sign|join|donate|give|become)\s+(?:started|help|matched|involved|support|a therapist|an? (?:free )?(?:appointment|consultation|quiz|test|assessment|call|session|quote|demo|member|donation)|your (?:free )?(?:appointment|consultation|quiz|journey|session)|our|one of our|the quiz|with (?:a|one of our|an?)|to (?:a|an|one of our) (?:\w+ )?(?:therapist|expert|counsell?or|professional|doctor|online)|free|now|online|up|in touch)\b[^.?]{0,60}[.!>→]?$",
           r"^(?:call|text|ring|phone|rufen sie(?: uns)?|appelez(?:-nous)?|llámanos|ll[aá]me)\b.{0,30}\d[\d ()./-]{4,}.{0,20}$", r"^(?:interested in|looking for|ready (?:to|for)|want to|need|struggling with|thinking (?:about|of)|feeling|searching for|curious about|not sure|considering|worried about|suffering from|wondering)\b.{0,70}\b(?:therap\w+|help|start\w*|talk\w*|support|try\w*|book|change|feel better|exploring|counsell?\w+|started|treatment|someone|professional)\b[^?]{0,40}\?$",
           r"^see \w+['’]s (?:availability|profile|schedule)$", r"^(?:maak|plan|boek|prenota|prendi|marque|agende)\b.{0,30}\b(?:afspraak|gesprek|kennismak\w+|sessie|appuntamento|colloquio|consulta|sessão)\b.{0,20}$", r"^(?:buchen|termin|jetzt|prendre|prenez|reserva|pide|reserve|agenda)\b.{0,30}\b(?:termin|buchen|vereinbaren|starten|anmelden|testen|rendez-vous|cita|ahora|sesión|spenden)\b.{0,20}$", r"^(?:zum|zur|unser|unsere) (?:online-?)?(?:kurs|shop|angebot|test|selbsttest|termin)\b.{0,40}$", r"^(?:from|ab|dès|desde|only|nur|just) ?[$€£]\s?\d.*$", r"^[$€£]\s?\d[\d.,]*(?:\s*(?:/|per|pro|a)\s*\w+)?.{0,30}$", r"\b\d+\s?% (?:off|rabatt|de réduction|de descuento)\b", r"^(?:limited time|special|exclusive|introductory) (?:offer|discount).*", r"^(?:use|with) (?:code|promo)\b.*",
           r"^(?:medical|psych(?:iatric)?|mental health|therapy|meds|medication|care|online|your)\b[^.?!:]{0,40}\b(?:online|starts here|made (?:easy|simple)|from home|on your (?:schedule|terms))$"),
    _shape("contact details", 40, r"^(?:tel(?:ephone|efon|éfono)?|phone|fax|e-?mail|call us|helpline|mobile|téléphone|correo|web(?:site)?|address|adresse|dirección|anschrift|öffnungszeiten|sprechzeiten|opening (?:hours|times)|hours|horaires|horario)\.?\s*(?:us)?\s*:\s*\S.*", r"\b(?:send|e-?mail|write|contact|questions?)\b.*[\w.+-]+@[\w-]+\.\w+", r"^(?:[\w.+-]+@[\w-]+\.[\w.]+[\s|,]*)+$", r"^\(?\+?\d[\d ()/.-]{7,}\d$", r"^(?:mon|mo|lun|monday|montag|lundi|lunes)\w*\.?\s*(?:[-–—]|to|bis|à|a|through)\s*(?:fri|fr|sun|so|sat|sa|ven|vie|dom|th|friday|freitag|vendredi|viernes|thursday)\w*\.?\b.*\d.*"),
)
"""Shapes of lines that are furniture wherever they stand."""

OPENERS = {
    "notes of the publisher": r"[-–—*#\s]*(?:ends?|ende|fin)[-–—*#\s]*|(?:#\s*){3}|(?:notes?|information) (?:to|for) (?:the )?(?:editors?|journalists?|press|media)|(?:media|press|presse) ?(?:contacts?|enquiries|inquiries|office|kontakt)|contacts? (?:for )?(?:the )?(?:press|media)|pressekontakt|contacto de prensa|contact presse|(?:story|text|news) source\s*:?|source[: ]\s?[A-Z].{0,60}|(?:hinweise?|anmerkung) (?:für|an) (?:die )?redaktion\w*"
        r"|for (?:more|further) information,? (?:please )?contact.{0,40}",
    "about the publication": r"(?:change ?log|release notes|version history|contributing|how to contribute|printing|installation|licen[cs]e|credits(?: (?:and|&) licen[cs]e)?)|(?:how to )?cite (?:this|as)\b.{0,40}|(?:how to )?cite|access (?:this|options|through).{0,40}|(?:rights and|reprints and) permissions|about this (?:article|entry|paper|page)|author (?:information|contributions?|notes|details|affiliations?)|authors?['’] (?:contributions?|information)|(?:additional|supplementary) (?:information|material|files?)|ethics (?:declarations?|approval.{0,20})|declarations?|competing interests?|conflicts? of interests?"
        r"|acknowledge?ments?|funding|data availability.{0,12}|publisher['’]s note|download citation|metrics|article (?:info\w*|metrics|history)|keywords|affiliations|corresponding author|subjects?|peer review.{0,20}|availability of data.{0,30}|zitierweise|danksagung|interessenkonflikt\w*|conflicto de intereses|financiación|agradecimientos|remerciements|conflits? d['’]intérêts?",
    "sponsor": r"(?:a |and now )?(?:word|message) from (?:our|today['’]s|this week['’]s) (?:sponsor|partner)s?|(?:today['’]s|this week['’]s|our) sponsors?|together with.{0,30}|presented by.{0,30}|in partnership with.{0,30}",
    "related articles": r"chapters|time ?stamps|kapitelmarken|mentioned in\s*\??|references in periodicals archive\s*\??|(?:related|recent|more|similar|popular|latest|top|trending|recommended|featured|other|further|most (?:read|popular|viewed))\s*(?:\w+\s+){0,2}(?:articles?|posts?|stor(?:y|ies)|content|pages|news|topics?|resources|documents|downloads|publications|leaflets|factsheets|guides|videos|links|reads?|blogs?|conditions|categories|episodes|entries)"
        r"|related|recommended(?: for (?:you|further reading)| reading| from \S+(?: \S+){0,3})?|you (?:might|may|could) also (?:like|be interested in|enjoy)|more (?:from|in|on|like this|about|to (?:read|explore)|for you|stories)\b.{0,40}|read (?:next|this next|more|also)|keep reading|up next|next up|what to read next|trending(?: now)?|popular(?: now)?|editors?['’]?s? (?:picks?|choice)|don['’]t miss|in this section|explore (?:more|topics|by topic|related)|browse (?:by )?(?:topics?|categories|all)|(?:quick|useful|external|footer) links|(?:links?|resources|books|things|articles) (?:and \w+ )?mentioned.{0,30}|mentioned in (?:this|the).{0,20}|show notes|la rédaction (?:vous conseille|recommande)|(?:te|le|les) recomendamos|wir empfehlen|most (?:read|popular|viewed|shared|commented)|(?:more|other|all) (?:press )?releases\b.{0,40}|(?:\w+ )?(?:things|links|reads) (?:i|we)(?:['’](?:m|re|ve))? (?:liked?|loved?|enjoyed|reading|read|found|recommend)\b.{0,40}|(?:more|also) by\b.{0,30}|similar (?:threads|questions)|see also|latest(?: news)?|people also (?:read|viewed|ask)"
        r"|das könnte (?:sie|dich|ihnen|dir) auch .{3,20}|(?:ähnliche|verwandte|weitere|mehr|neueste|aktuelle|beliebte|passende)\s(?:artikel|beiträge|themen|seiten|nachrichten|inhalte|ratgeber|links|informationen|posts)\b.{0,40}|siehe auch|auch interessant|lesen sie auch|mehr (?:zum thema|aus)\b.{0,40}|weiterführende links|meistgelesen|zum weiterlesen"
        r"|(?:nos |autres |derniers )*articles?(?: (?:similaires|liés|récents|connexes|recommandés|populaires|associés))?|à (?:lire|découvrir)(?: (?:aussi|également|ensuite))?|(?:sur le|dans la) même (?:sujet|thème|rubrique)|vous aimerez (?:peut-être )?aussi|voir (?:aussi|également)|les plus lus|liens (?:utiles|externes)"
        r"|(?:artículos|entradas|noticias|temas|contenidos?) (?:relacionad[oa]s?|recientes|similares|destacad[oa]s|populares)|más (?:artículos|noticias|leíd[oa]s|sobre el tema|contenidos)\b.{0,30}|(?:te|le) puede interesar|(?:quizás )?también te puede interesar|lee también|véase también|ver también|enlaces (?:externos|de interés)|gerelateerde (?:artikelen|berichten|onderwerpen)|lees (?:ook|verder|meer)|meer (?:over|artikelen|lezen).{0,30}|meest gelezen|(?:i )?più (?:letti|visti|condivisi)|(?:articoli|notizie|contenuti) (?:correlat[ie]|simili|recenti|in evidenza)|(?:leggi|potrebbe(?:ro)?) (?:anche|interessarti)(?: .{0,30})?|ti potrebbe(?:ro)? (?:anche )?interessare|mest läst[ao]?|läs (?:också|mer|även)|relaterade? (?:artiklar|länkar|inlägg)|(?:quizás )?te interes[ea].{0,20}",
    "about the author": r"(?:nos|our|the|unsere|nuestros|los|onze) expert\w*|experts? (?:cited|quoted)|(?:about|meet) (?:my|our|the|this week['’]s) (?:guest|speaker|presenter)s?|(?:notes on )?(?:the )?contributors?|connect with \w+|(?:about|meet|more about) (?:the|our|this) (?:\w+\s+){0,2}(?:authors?|author\(s\)|writers?|reviewers?|contributors?|experts?|team|publisher|editors?|therapists?|clinicians?)|author (?:bio(?:graphy)?|info|details|profile|information)|(?:the )?authors?|(?:written|reviewed) by our.*|contributors?|(?:über|zu) (?:den|die|dem|der) (?:autor\w*|verfasser\w*|redakt\w*|expert\w*)|zur person|(?:der|die) autor(?:in)?|(?:über|zu) (?:den|die|dem|der|unsere[nr]?) (?:autor|verfasser)[\w:*_()/]*|(?:sobre|acerca de) (?:el|la|los|las|o|os|as?)/?(?:\w+)? autor[\w()/]*|(?:sull[’'][ao]?|sugli |sulle )aut\w+|(?:à propos|l['’]auteur|biographie).{0,30}(?:auteur\w*|autrice)|over (?:de|onze) (?:auteurs?|schrijver|redactie)|(?:sobre|acerca de|conoce) (?:el|la|los|al|a la) (?:autora?|autores|equipo).{0,20}",
    "comments": r"patient discussion about .{1,40}|(?:my|own|personal) (?:notes|highlights|annotations)|\d+ (?:antworten|respuestas|réponses|reacties|reactions|meinungen)|(?:vos|vos dernières) (?:réactions|avis|commentaires)|(?:ihre|eure|deine) meinung(?:en)?|(?:tus|sus) (?:comentarios|opiniones)|(?:your|readers?['’]?) (?:thoughts|views|letters)|reacciones|réactions|comments?\s*:.{0,30}|\(?\d+\)? thoughts? on .{1,100}|(?:\(?\d+\)?\s*)?(?:comments?|responses?|repl(?:y|ies)|kommentare?|commentaires?|comentarios?|join the (?:conversation|discussion)|leave (?:a|your) (?:reply|comment)|post a comment|add (?:a|your) comment|reader comments|schreibe einen kommentar|laisser un commentaire|deja un comentario|reacties?|plaats een reactie|geef een reactie)(?:\s*\(?\d*\)?)(?:\s+(?:on|to)\b.{0,80})?",
    "editorial policy": r"(?:how we (?:review\w*|reviewed|ensure|check|vet|choose|test|write|fact[- ]check|source)\b.{0,40}|(?:our|the) (?:editorial|review|fact[- ]check\w*|content|medical review|sourcing) (?:process|policy|standards|guidelines|team|promise|history)|why (?:you can )?trust us|update history|article history|review history|editorial (?:process|standards|policy|guidelines)|unser versprechen|so arbeiten wir|wie wir arbeiten|unsere redaktion|notre (?:charte|méthode).{0,30}|nuestro proceso.{0,30})",
    "newsletter": r"(?:(?:(?:our|free|weekly|daily|morning|monthly|the|join|get|e-?mail)\s+)*(?:newsletter|nieuwsbrief|boletín|infolettre)(?:\s+(?:sign[- ]?up|abonnieren|anmeldung|bestellen))?|stay (?:in touch|connected|up to date|informed|in the loop)|subscribe(?: (?:to|for)\b.{0,60})?|keep in touch|stay updated|join (?:our|the) (?:community|mailing list|list)\b.{0,40}|get (?:our|the) (?:newsletter|latest)\b.{0,60}|bleiben sie .{0,30}|restez informés?.{0,30}|suscríbete.{0,40})",
    "legal line": r"(?:(?:how we use|using|sharing|protecting|about) your (?:personal )?(?:information|data)|your (?:personal )?(?:information|data|privacy)|data protection|privacy(?: notice| policy)?|comments,? (?:compliments|concerns|suggestions)(?:,?\s(?:and|or|&) complaints)?|compliments(?:,?\s(?:and|or|&)) complaints|(?:making a )?complaints?|disclaimer|legal (?:notice|information)?|terms(?: of use)?|copyright(?: notice)?|medical disclaimer|important notice|haftungsausschluss|rechtlicher hinweis|impressum|mentions légales|aviso legal|avertissement|advertis(?:er|ing) disclosure|conflicts? of interest)",
    "contact details": r"(?:your librarian|ask a librarian|chat with us|contact(?: us| details| information)?|get in touch|where to find us|find us|visit us|our (?:address|locations?|offices?|clinics?)|opening (?:hours|times)|office hours|kontakt|anfahrt|öffnungszeiten|so erreichen sie uns|nous contacter|contactez[- ]nous|horaires|contactgegevens|zo bereikt u ons|contacto|contáctanos|dónde estamos|how to (?:find|contact|reach) us)",
    "sharing": r"(?:share(?: this(?: \w+)?)?|follow us(?: on\b.*)?|social media|teilen|folgen sie uns|partager|suivez-nous|compartir|síguenos)",
    "tags": r"(?:tags?|categor(?:y|ies)|topics|archives?|schlagwörter|kategorien|catégories|mots-clés|etiquetas|categorías)",
    "promotion": r"(?:workshops|(?:find|get|need|want|looking for|speak to|talk to|ready to|start|begin|book|try|explore)\b.{0,50}\b(?:therap(?:y|ist)|help|matched|started|appointment|support today|counsell?or|online|consultation|journey|now|today)\b.{0,20}[?!.]?|for additional help\b.*|(?:get|find) help now|our (?:services|products|courses|therapists|books|shop|app)|shop|support (?:us|our work)|donate.{0,30}|make a donation|how you can help|unsere (?:angebote|kurse|leistungen)|nos services|nuestros servicios)",
}
"""Headings that open a part of the page that is furniture, by the reason given for what stands below."""
OPENER = {reason: re.compile(rf"\W*(?:{pattern})\W*$", re.I) for reason, pattern in OPENERS.items()}

MENU_WORD = re.compile(r"home|about|us|services|contact|blog|news|fees|faqs?|team|shop|login|log|in|out|menu|search|resources|topics|events|careers|donate|subscribe|more|account|sport|weather|opinion|video|podcasts?|articles|conditions|startseite|über|uns|kontakt|leistungen|termine|accueil|services|inicio|servicios|contacto|blog|tarifs|pricing|reviews|help|support", re.I)
"""Words that menus are made of."""
CONTENTS = re.compile(r"\W*(?:(?:table of )?contents|en esta página|sur cette page|on this page|in this (?:article|guide|page|leaflet|post|section)|what(?:['’]s| is) (?:on this page|in this (?:article|guide)|covered)|page contents|jump to(?: (?:a )?section)?|quick navigation|inhalt(?:sverzeichnis|sübersicht)?|inhalte? (?:im überblick|dieser seite|des artikels)|dans ce (?:dossier|guide)|lo que encontrarás|contenido del artículo|wat (?:leest|vindt?) (?:u|je) (?:hier|op deze pagina)|auf dieser seite"
                      r"|in diesem (?:artikel|beitrag)|übersicht|sommaire|in dit artikel|op deze pagina|inhoudsopgave|dans cet article|au sommaire|table des matières|plan de l['’]article|índice(?: de contenidos?)?|en este artículo|contenidos?|tabla de contenidos|indice|inhoud)\s*(?:\[?(?:hide|show|toggle|anzeigen|verbergen|masquer|ocultar)\]?)?\W*$", re.I)
REFERENCES = re.compile(r"\W*(?:\d+\s+)?(?:(?:journal |article )?references?|sources?|works cited|bibliography|further reading|citations?|article sources|footnotes|notes|(?:(?:verwendete|zitierte|benutzte|ausgewählte)\s+)?(?:literatur(?:verzeichnis|hinweise|angaben)?|quellen)|(?:littérature|literatura|letteratura|ouvrages?|obras?|opere|geraadpleegde (?:literatuur|bronnen)|gebruikte (?:literatuur|bronnen))(?: (?:cité[es]*|citadas?|citat[ae]|consultée?s?|consultadas?|utilizadas?|de référence))?|riferimenti(?: bibliografici)?|referências(?: bibliográficas)?|referencias bibliográficas|quellen(?:angaben|verzeichnis)?|einzelnachweise|weiterführende literatur|références|bibliographie|sources et références|notes et références|referencias|fuentes|bibliografía|fonti|bronnen|literatuur)(?:\s*\(?\d*\)?)\W*$", re.I)
SEE_ALSO = re.compile(r"\W*(?:see also|siehe auch|voir aussi|véase también|zie ook|vedi anche)\b", re.I)
CITATION = re.compile(r"(?:\b(?:Abruf|abgerufen|zuletzt (?:geprüft|besucht|aufgerufen)|consulté|consultad[oa]|geraadpleegd|consultat[oa]|acedido|acessado)\b.{0,14}\d|;\s*(?:19|20)\d\d\b|^(?:\d+\.\s+)?[A-ZÄÖÜ][\w’'-]+,? [A-Z]{1,3}(?:,|\.)\s.*\b(?:19|20)\d\d\b|\((?:19|20)\d\d[a-z]?(?:,[^)]{0,30})?\)|\((?:n\.d\.|o\.J\.|s\.f\.)\)|\bdoi\b|\bPMID\b|\bISBN\b|\bvol(?:ume)?\.? \d|\d+\(\d+\)|\bpp?\. ?\d|(?:19|20)\d\d;\s?\d+|\bet al\b|\bRetrieved\b|\bAvailable (?:at|from)\b|\bAccessed\b|\bIn:|https?://|\bUniversity Press\b|\bJournal\b|(?:19|20)\d\d[a-z]?\.\s)", re.I)

CRISIS = re.compile(r"\b(?:crisis|suicid\w*|emergency|immediate(?:ly)? (?:danger|help|support)|harm(?:ing)? yourself|self-harm|krise|notfall|suizid\w*|urgence|crise|emergencia)\b", re.I)
LINE_TO_CALL = re.compile(r"\b(?:988|911|999|112|111|3114|13 11 14|116[ -]?123|0800[ \d/]+|1-?800[-\d]+|\(?\d{3}\)?[- ]\d{3}[- ]\d{4}|life ?line|hot ?line|help ?line|samaritans|telefonseelsorge|notruf|emergency (?:services|room|number|department)|a&e|numéro|get help now|these resources)\b", re.I)
ADDRESSES_READER = re.compile(r"\bif you(?:[’']re| are| or someone)\b|^\W*(?:if you(?:['’]re| are| or someone| feel| need| have)?|are you|in (?:a |an )?(?:crisis|emergency)|need (?:help|urgent)|wenn sie|si vous|si (?:usted|tú|estás|necesitas)|in case of|need to talk|für|sollten sie|call|for immediate|crisis)\b", re.I)
OURS = re.compile(r"\b(?:we|our|us|we['’](?:re|ll|ve)|unser\w*|wir|uns|notre|nos|nous|nuestr\w+|contamos con|ofrecemos)\b", re.I)
CALL_TO_ACT = re.compile(r"\b(?:book|schedule|sign up|get started|get matched|start (?:your|a|now|today)|call us|contact us|reach out to us|get in touch|try|download|subscribe|join|order|shop|take (?:our|the|a|this) (?:\w+ )?(?:quiz|test|assessment)|click|learn more|find out more|register|donate|speak (?:to|with) (?:a|one of)|match(?:ed|es)?(?: you)? with|plans start|cancel any ?time|buchen|vereinbaren sie|jetzt|réservez|prenez|reserva|agenda|contáctanos|kontaktieren sie)\b", re.I)
OFFER = re.compile(r"\b(?:free|discount|nationwide|insurance|award[- ]winning|affordable|from the comfort|as little as|first (?:session|month|week|consultation)|no commitment|cancel any ?time|24/7|appointments?|licensed therapists|our (?:therapists|platform|team|app|providers|counsell?ors|clinicians|experts|members|service)|online therapy|flexible scheduling|today|this week|kostenlos|gratis|gratuit\w*|termin|rendez-vous|cita|donations?|newsletter)\b|[$€£]\s?\d|\d+\s?%", re.I)
PRESENTS = re.compile(r"\b(?:is|was|has been|ist|est|es|arbeitet|works as|works|writes|holds|lives|has (?:worked|written|over|more than|\d+)|earned|received|studied|graduated|specializ\w+|specialis\w+|practi[cs]es|schreibt|lebt|travaille|exerce|trabaja|escribe|brings|covers|teaches|leads|runs|founded|completed|joined|trained|enjoys|served|oversees|edits)\b", re.I)
PROFESSION = re.compile(r"\b(?:writer|author|editor|journalist|psycholog\w+|psychiatr\w+|psychotherap\w+|therapist|counsell?or|nurse|physician|doctor|professor|lecturer|researcher|social worker|practitioner|copywriter|director|manager|coach|founder|reporter|blogger|specialist|consultant|degree|bachelor|master['’]?s|ph\.?d|university|license[d]?|certified|experience|private practice|clinic|autor\w*|redakteur\w*|ärztin|arzt|heilpraktiker\w*|diplom|psychologue|médecin|psicólog\w+|médic[oa]|linkedin|twitter|years)\b", re.I)
ALT_TEXT = re.compile(r"^(?:(?:an?|the|two|three|ein|eine|une?|una?|een) )?(?:\w+ )?(?:woman|man|person|couple|girl|boy|child|group of \w+|family|people|women|men|hands?|therapist|teenager|student|frau|mann|paar|femme|homme|couple|mujer|hombre|pareja|vrouw|man|kind)\b(?! who)(?: [\w’'-]+){0,5} (?:[\w-]+ing|(?!is\b|was\b|has\b|does\b|as\b|its\b|his\b|this\b|others\b)[a-z]{3,}s|sitzt|steht|lächelt|regarde|mira|kijkt)\b[^.?!:]{3,70}$|^(?:an?|the|two|three|several|close[- ]?up|portrait|woman|man|person|people|young|older|smiling|ein(?:e)?|une?|una?)\s(?:[\w’'-]+\s){0,6}?(?:(?<!\bof )(?<!\bfor )(?<!\bby )(?<!\bto )(?<!\bin )(?<!\babout )(?!(?:\w*feeling|\w*thing|beginning|evening|morning|building|meaning|being|ending|understanding|warning|training|calling|longing|healing|turning)\b)[\w-]+ing|sitzt|steht|lächelt|assise?|sentad[oa])\b[^.?!:]{0,70}$", re.I)


AUDIENCE = re.compile(
    r"(?:an? )?(?:\w+ )?(?:guide|leaflet|fact ?sheet|hand-?out|booklet|information) for (?:\w+ )?"
    r"(?:patients|famil\w+|parents|carers|clients|relatives|everyone|people|professionals|teachers|students|trainees)\b.{0,30}$",
    re.I,
)
"""A line below a title that says for whom the text is."""
FOR_WHOM = re.compile(
    r"\W*(?:this|these|our) (?:\w+ ){0,2}(?:leaflet|booklet|page|guide|fact ?sheet|information|article|sheet|hand-?out|section)s?"
    r" (?:(?:is|are) for (?!sale|info|general|educat|illustrat|subscribers|guidance|reference)|explains?\b|describes?\b)",
    re.I,
)
"""How an article begins that says for whom it is and what is in it."""
SPOKEN = re.compile(r"[A-ZÀ-Ý][\w’'.-]*(?: [\w’'.-]+){0,3} ?[\[(]\d{1,2}:\d\d(?::\d\d)?[\])] ?:? \S")
"""What somebody says at a minute of a recording, in a transcript."""
EMOJI = re.compile(r"^[^\w\s\"“„«'‘’(\[\]©Ⓒ#¿¡!<‹←>»›–—\-*^▲▼△▽/|.]+\s*(?=\w)")
"""Marks and pictures in front of a line."""


def folded(text: str) -> str:
    """A line without case, marks and spacing, to compare it with others."""
    return " ".join(re.findall(r"\w+", text.lower()))


def is_prose(line: Line, words: int = PROSE) -> bool:
    """Whether a line is a sentence, or several, of some length; more than half links is a menu."""
    if line.text.endswith("?") and len(line.words) <= 14:
        return False
    return line.kind != "heading" and len(line.words) >= words and line.linked < 0.6 and (
        line.ends or len(line.words) >= 2 * words or line.text.endswith(":"))


def by_shape(line: Line) -> str | None:
    """The reason a line is furniture by its shape alone, if it is."""
    text = EMOJI.sub("", line.text.strip(" *_"))
    words = len(line.words)
    if not words and not re.search(r"\w", text):
        return "no words"
    for reason, most, pattern in SHAPES:
        if words <= most and pattern.search(text):
            return reason
    if is_trail(line):
        return "navigation"
    return None


def is_trail(line: Line) -> bool:
    """Whether a line is a breadcrumb or a row of links: short pieces between the same marks."""
    menu = [word for word in line.words if MENU_WORD.fullmatch(word)]
    if len(menu) >= 3 and len(menu) >= 0.6 * len(line.words) and not line.ends:
        return True
    return bool(places(line))


HOME_PATH = re.compile(r"(?:home|startseite|accueil|inicio)\s?/\s?\S", re.I)
"""How a breadcrumb begins whose places are parted by nothing but a stroke."""


def places(line: Line) -> list[str]:
    """The short pieces of a breadcrumb or a row of links, in order; nothing when a line is neither."""
    if line.ends and not line.text.endswith(("?", "!")):
        return []
    if line.text.count("/") >= 2 and HOME_PATH.match(line.text):
        return [piece.strip() for piece in line.text.split("/") if piece.strip()]
    for mark in (r"(?<=\w)[›→>](?=\w)", r"\s+[>›»→]\s*|\s*(?<![-=])[>›»]\s+", r"\s*[|│¦]\s*", r"\s*[•·⋅∙]\s*", r"\s+/\s+", r"\t+"):
        pieces = [piece.strip() for piece in re.split(mark, line.text) if piece.strip()]
        many = 2 if mark.startswith(r"\s+[>") else 3
        if len(pieces) >= many and all(len(piece.split()) <= 8 for piece in pieces[:-1]) and (
                len(pieces[-1].split()) <= (16 if many == 2 and len(pieces) > 2 else 8)
                and sum(len(piece.split()) for piece in pieces) <= 5 * len(pieces)):
            return pieces
    return []


def opens(line: Line) -> str | None:
    """The reason for what stands below a line, when it is the heading of a part that is furniture."""
    if len(line.words) > 12:
        return None
    text = line.text.strip(" *_")
    return next((reason for reason, pattern in OPENER.items() if pattern.match(text)), None)


def is_promotion(line: Line) -> bool:
    """Whether a paragraph speaks for its publisher and asks to buy, book or call."""
    if line.is_item or not 5 <= len(line.words) <= PITCH:
        return False
    ours, act, offer = (pattern.search(line.text) is not None for pattern in (OURS, CALL_TO_ACT, OFFER))
    return ours and act and offer


def is_crisis_footer(line: Line) -> bool:
    """Whether a line sends readers in danger to a number, as pages do above and below the article."""
    return len(line.words) <= 70 and CRISIS.search(line.text) is not None and LINE_TO_CALL.search(line.text) is not None and (
        ADDRESSES_READER.search(line.text) is not None)


ASKING = re.compile(r"(?:how|what|why|when|where|which|who|wie|was|warum|wann|wo|comment|pourquoi|quand|où|cómo|qué|por qué|cuándo|dónde|hoe|wat|waarom|wanneer|come|che cosa|perché|quando|como|porque)\b", re.I)
"""How a heading begins that tells what the text below it answers; no picture is described so."""


def is_alt_text(line: Line) -> bool:
    """Whether a line describes a picture: "A woman sitting on a bench"."""
    return not line.is_item and line.kind != "heading" and 5 <= len(line.words) <= 16 and not line.ends and ALT_TEXT.match(line.text) is not None and not ASKING.match(line.text)


def is_citation(line: Line) -> bool:
    """Whether a line is an entry of a list of references."""
    return len(line.words) >= 4 and CITATION.search(line.text) is not None


_NUMBER = r"(?:(?!(?:19|20)\d\d-(?:19|20)\d\d)(?<![\d,.])\d{2,4}[ -]\d{2,4}[ -]?\d|(?<![\d,.])(?:113|114|3114|1813|988|911|999|000|111|112|113|13 11 14)\b(?![,.]\d))"
_CALL = (r"(?:call|talk|speak|text|ring|rung|phone|phoned|dial|line|help ?line|hot ?line|life ?line|contacted|reached|bel|bellen|appel\w+|llam\w+"
         r"|marqu\w+|ruf(?:en|t|e)?|wähl(?:en|t|e)?|chiam(?:a|are|ate)|lig(?:ar|ue|uem|a)|tél\w*)")
WHOM_TO_CALL = re.compile(rf"\b{_CALL}\b.{{0,80}}?{_NUMBER}|{_NUMBER}.{{0,40}}\b(?:line|help ?line|is open)\b", re.I)
"""What tells of a number to call."""
OF_SITE = re.compile(
    r"\b(?:(?-i:us)|our|we|reception|not an? (?:crisis|emergency)|this (?:web)?site|e-?mail|pals|providers|large print|braille"
    r"|(?:other|another) (?:language|format)s?|questions|vragen|fragen|preguntas|domande|complaints?|compliments|to (?:join|find|book|schedule)"
    r"|for (?:more |further )?details|enquir\w+|copyright|(?:free|first) consultation)\b",
    re.I,
)
"""Words of a site that speaks of itself."""
OWN = re.compile(
    r"(?:(?:if|when|and if)\b|you\b).{0,200}?\b(?:can|call|text|ring|phone|dial|talk)\b.{0,80}?" + _NUMBER, re.I
)
"""Where an article says "our line" of the number all the same: it tells the reader what to do."""
TOLD = 8
"""Words of the shortest such sentence."""


def tells_whom_to_call(line: Line) -> bool:
    """Whether a sentence tells readers whom they can call, as an article does near its end.

    Below a line of the article 101 of 108 such sentences of the training pages are the article's.
    """
    if len(line.words) < TOLD or not line.text.endswith((".", "!", ":", ")", "”", '"')) or WHOM_TO_CALL.search(line.text) is None:
        return False
    return OF_SITE.search(line.text) is None or OWN.match(line.text) is not None


OF_STUDY = r"(?:the|this|our|la|le|die|der|das|el|het|lo|a|o|l['’])\s?(?:\w+\s){0,2}(?:study|trial|research|survey|étude|recherche|studie|untersuchung|estudio|onderzoek|studio|ricerca|pesquisa|estudo)\b.{0,140}\.$"
"""How a sentence begins and ends that is about a study, even where it tells who paid for it."""
PAID = re.compile(rf"(?={OF_STUDY}).*\b(?:funded|financed|supported|paid for|financé\w*|finanziert|gefördert|financiad[oa]|gefinancierd|finanziat[oa])\b", re.I)
"""A sentence that tells who paid for the study the article is about."""
ADDRESS = re.compile(r"(?:https?://|doi:?\s?|www\.)?[\w-]+(?:\.[\w-]+)+/\S*$")
"""The address of one page, without anything around it."""


def is_address_of_citation(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is no more than the address of the work cited right above."""
    return at > 0 and ADDRESS.match(lines[at].text) is not None and is_citation(lines[at - 1])


def is_biography(line: Line, names: Sequence[str]) -> bool:
    """Whether a paragraph presents one of the people named."""
    if len(line.words) < 6 or line.is_item:
        return False
    begins = re.sub(r"^(?:The |Die |Das |Drs?\.|Prof\.|Dr\. med\.)\s*", "", line.text)[:60]
    named = any(begins.startswith(name) or begins.startswith(name.split()[0] + " ") for name in names)
    return named and (PRESENTS.search(line.text) is not None or PROFESSION.search(line.text) is not None)


NAMED_AT_START = re.compile(r"^(?:Dr\.?\s+|Prof\.?\s+|Dipl\.-Psych\.\s+|Dra\.?\s+)*(?P<name>[A-ZÄÖÜÉ][\w’'.-]+(?:\s+(?:[A-Z]\.|von|van|de|der|[A-ZÄÖÜÉ][\w’'-]+)){1,3}),?\s+(?:[A-Z][A-Za-z.]{1,6},?\s+){0,3}(?:\([^)]{1,40}\)\s+)?(?:is an?|is the|ist|est|es|has|holds|works|writes|earned|received|directs|teaches|covers|leads|runs|practi[cs]es|arbeitet|schreibt|travaille|trabaja)\b")


def is_someones_biography(line: Line) -> bool:
    """Whether a paragraph at the end presents a person by name and profession."""
    match = NAMED_AT_START.match(line.text)
    return match is not None and PROFESSION.search(line.text) is not None


def presented(line: Line) -> tuple[str, ...]:
    """The person a paragraph at the end presents, if it does."""
    match = NAMED_AT_START.match(line.text)
    return (match["name"],) if match and not re.match(r"(?:Drs?|Prof|Mr|Ms|Mrs)\b", match["name"]) else ()
