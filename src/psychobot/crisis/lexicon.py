"""Words and what they stand for: contractions, text speak, misspellings, emoji, look-alike letters.

Only data. Every expansion is written in the plain words that the rules read.
"""

CONTRACTIONS: dict[str, str] = {}
"""One typed word (apostrophes already removed) to the words it stands for."""


def _read(table: str) -> None:
    for line in table.strip().splitlines():
        typed, _, meant = line.partition(":")
        for word in typed.split():
            CONTRACTIONS[word] = meant.strip()


_read("""
im ima iam i'm: i am
imma ima finna: i am going to
ive: i have
ill_: i will
id: i would
dont dnt dont' dun don't donot: do not
doesnt dosnt doesent dosent: does not
didnt didint dident: did not
cant cannot cnt caint cannae cannot_ canny_: can not
dinnae dinna: do not
isnae: is not
wasnae wisnae: was not
wouldnae widnae: would not
didnae: did not
havenae hivnae: have not
willnae: will not
shouldnae: should not
nae: no
mesel masel: myself
yeself yersel yourselves: yourself
couldnt: could not
couldve: could have
wouldnt: would not
wouldve: would have
shouldnt: should not
shouldve shoulda: should have
wont: will not
isnt isint aint: is not
arent: are not
wasnt: was not
werent: were not
hasnt: has not
havent havnt: have not
hadnt: had not
mustnt: must not
neednt: need not
hes: he is
shes: she is
theyre: they are
theyve: they have
theyll: they will
theyd: they would
youd: you would
hed: he would
itd: it would
whod: who would
thatd: that would
therell: there will
abuot abotu aobut: about
thikn thnik tihnk: think
jsut jus: just
beign: being
youre: you are
youve: you have
youll: you will
weve: we have
itll: it will
thats: that is
theres: there is
whats: what is
hows: how is
whos: who is
whens: when is
wheres: where is
lets: let us
everyones: everyone is
nobodys: nobody is
wanna wana wannna wanne: want to
gonna gona gunna gonnna gon: going to
gotta: have to
hafta: have to
lemme: let me
gimme: give me
dunno: do not know
idk: i do not know
idc idgaf: i do not care
idek: i do not know
ian: i am not
tryna tryina: trying to
oughta: ought to
cuz coz cos bc bcuz becuz: because
w/o: without
n: and
nd: and
u: you
ur: your
ppl: people
sm1 sum1: someone
smth sth: something
tmrw tmr tomoz tomoro 2moro 2mrw tomorow: tomorrow
tonite 2nite 2night tonigt tonght: tonight
2day: today
rn: right now
atm: right now
nomore: no more
anymor nemore any_more anymo: anymore
noone: nobody
mself meself mysef myslef mysefl myselff myelf mysself myslf myselfe mahself: myself
kys: kill yourself
kms: kms
kmself kmyself killmself: kill myself
unaliving: unalive
unalived: unalive
unalives: unalive
ctb: ctb
sewerslide sewercide sooicide sucide suicde suside suiside sewicide suicid suiecide sueicide suacide: suicide
siucide sucicide suicied sewerside suisiide suiced soocide: suicide
suicidle suicidel suisidal sucidal suicdal suicidial suicadal suicudal sewercidal sewerslidal: suicidal
selfharming selfharmed selfharms: selfharm
selfinjury selfmutilation selfmutilating selfinjure: selfharm
od: overdose
oding: overdosing
oded odd_: overdosed
overdoze overdos ovrdose ovedose overdoes_: overdose
ovrdosed: overdosed
kil killl kll kiil klil: kill
dye_: die
dei dy: die
deth deaht: death
ded: dead
liv: live
lyf lief_: life
alife: alive
hurtin: hurting
killin: killing
comitting commiting comiting: committing
comited commited: committed
mentaly: mentally
dyin: dying
livin: living
thinkin: thinking
feelin: feeling
wishin: wishing
breathin: breathing
cuttin: cutting
beatin: beating
hittin: hitting
mum mom mam mummy mommy mama mumma mother mothers: mum
dad daddy papa father fathers: dad
stepdad stepfather: stepdad
stepmum stepmom stepmother: stepmum
grandad grandpa granddad grandfather gramps: grandad
gran nan nana grandma granny grandmother nanna: grandma
bf: boyfriend
gf: girlfriend
hubby hubs: husband
bro brother lil_bro: brother
sis sister: sister
bestie bff: friend
alot: a lot
prolly: probably
luv: love
plz pls: please
wud: would
cud: could
shud: should
dat: that
dis: this
da_: the
wen: when
wit: with
nuthin nuffin nothin nuttin: nothing
sumthin somethin: something
evrything everythin: everything
evryone evry1 every1: everyone
w: with
wnt wnat watn wan wamt waht_ want: want
wantt: want
tge teh: the
ot: to
iwant: i want
yrs: years
yr: year
hrs: hours
tho: though
rly rlly: really
feelings: feelings
tabs: tablets
benzos: benzos
paras: paracetamol
painkiller: painkillers
theirself theirselves themself: themselves
hisself: himself
wive: wife
""")

FILLERS = frozenset(
    """
    absolutely actually ah also always anyways badly basically bloody both clearly completely constantly
    continually damn damned deadass deeply definitely desperately effing erm even ever extremely finally fking
    fkn fr freaking frequently frfr frickin fuckin fucking fully genuinely goddamn highkey hmm honestly just
    kinda literally lowkey ngl obviously occasionally often oh omg please pls probably quietly quite really
    repeatedly secretly seriously simply sincerely so solely somehow sometimes soo sooo sorta strongly such
    suddenly tbh totally truly uh um usually utterly very ya yea yeah yep
    """.split()
)
"""Words that only colour a sentence; rules read it without them."""

FILLER_PHRASES = (
    "you know",
    "to be honest",
    "if i am honest",
    "kind of",
    "sort of",
    "i mean",
    "or something",
    "or whatever",
    "at times",
    "of course",
    "more or less",
    "in a way",
    "to tell you the truth",
    "like i said",
    "no joke",
    "no lie",
)

EMOJI = {
    "🔪": " knife ",
    "🗡": " knife ",
    "💊": " pills ",
    "🔫": " gun ",
    "💀": " skull ",
    "☠": " skull ",
    "⚰": " coffin ",
    "🪦": " grave ",
    "🩸": " blood ",
    "🪢": " noose ",
    "👋": " goodbye ",
    "🪒": " razor ",
    "💉": " needle ",
    "😂": " lol ",
    "🤣": " lol ",
    "🌉": " bridge ",
    "🚆": " train ",
    "🔥": " ",
    "❤": " ",
    "💔": " ",
}

LOOKALIKES = dict(
    zip(
        "аеорсухіѕјӏԁһкмтвнгпԛԝαεορυικντχɑıɩʟɪᴋᴜᴅᴇᴍʏꜱꜰᴀᴄᴏᴛʀɴʜɡ",
        "aeopcyxisjldhkmtbhrnqwaeopuikvtxaiilikudemysfacotrnhg",
        strict=True,
    )
)
"""Letters of other alphabets that look Latin, read as such inside a Latin message."""

LEET = {"1": "il", "3": "e", "0": "o", "4": "a", "5": "s", "$": "s", "@": "a", "!": "il", "7": "t", "|": "il", "+": "t",
        "8": "b", "9": "g", "6": "g", "€": "e", "£": "l", "¡": "i", "2": "z"}  # fmt: skip

COMMON = frozenset(
    """
    a about all am an and any are as at be been being by can could did do does feel for from get go going got
    had has have he her him his how i if in into is it just like me my no not of on one or our out over she so
    than that the their them there they this to up us want was we were what when who will with would you your
    """.split()
)
"""Words too common to gate a rule with, or to be a slip of the finger."""

GRAVE_WORDS = tuple(
    """
    suicide suicidal kill killing killed myself overdose overdosed overdosing die dying dead death hurt hurting
    harm harming selfharm cutting want wanted anymore alive living live life better without goodbye hang hanging
    hanged jump jumping pills tablets ending worthless burden hopeless abuse abused abusing rape raped raping
    murder stab stabbed stabbing knife bridge voices disappear exist existing sleep wake never think thinking
    thoughts plan planning reason worth tired tonight hope hopes people wish wishing feel going hate hates
    myself himself herself themselves yourself strangle strangled choked choking choke beats beating threatens
    threatened unalive wrists bleed bleeding blade razor noose rope poison poisoned swallowed drown drowning
    shoot shooting bullet molested molesting touches touched hitting punched punches slapped scared afraid
    everyone nobody longer painless painlessly methods lethal
    """.split()
)
"""The words that may mean danger by themselves."""

KEY_WORDS = GRAVE_WORDS + tuple(
    """
    about abusive acetaminophen advil after again against alone already ambien amitriptyline angry another
    antidepressants antifreeze anyone anything around arsenic aspirin ativan attack attempt attempted auntie
    aunty babysitter balcony barbiturates beaten because being benadryl benzos bleach blood born bother bottle
    boyfriend brains breathe breathing bringing broke brother building burned burning burns cannot capsules
    carer charcoal check child children chokes chosen christmas citalopram classmate cleaning client cliff
    codeine colleague comforted consider considered considering consumed contemplate contemplated
    contemplating contemplation could couple cousin coworker crash crashed crashes cruel crush cyanide
    daughter daydream daydreaming deserve detergent diazepam digoxin disinfectant drain drank dream dreaming
    dreams drunk earth easiest ended enough entire escape every everything exhaust existence family fantasies
    fantasise fantasising fantasize fantasizing fatal feelings fentanyl fiance fiancee finish finished fixated
    flatmate fluoxetine follow following forever foster found friend friends frightened front funeral
    gabapentin getting girlfriend given gives giving gonna grabbed grandad grandma grandpa grave groped
    guardian handful happy haunted heart heaven helium heroin hiding holding holds hoping house housemate
    hurts husband ibuprofen ideas ideation images imagine imagining impulse impulses injected insecticide
    insulin jumped keeps kicked kicking kicks kills klonopin leave leaving ledge lexapro lithium loads locked
    looking lorazepam lover makes making medication medications medicine melatonin methadone method might
    missus molest morphine needs neighbor neighbour nephew niece night nitrogen nothing nytol obsess obsessed
    obsessing opiates opioids outside overdoses overpass oxycodone packet painful painkillers panadol
    paracetamol paraquat parent parents partner passed patient peaceful person pesticide pesticides phone
    picked picture picturing place planned plans platform praying pregabalin propranolol prozac punch punching
    pupil quetiapine quick quickly railing rather ready regret relieved roommate saying scars school seroquel
    sertraline shook should sibling sister sitting slapping slaps sleeping somebody someone something sorry
    spouse standing starve starving stepbrother stepdad stepmum stepsister still stopped stopping story
    strangling student stuff sunday survive swallow tablet taken takes taking teacher teenager tells temazepam
    terrified thing things thinks thought threatening throat through throw throwing tomorrow touch track
    tracks train tramadol trazodone trying tylenol uncle unconscious until urge urges valium veins venlafaxine
    visions visualise visualising visualize visualizing waking wanting wants warfarin waste weedkiller welcome
    where whole wished wishes woman world would wrist wrote xanax zoloft zopiclone
    like this take took once home self note dose ways arms love tell woke next will hits
    """.split()
)
"""
    Words worth repairing when one letter is wrong.
    """

JOINED = frozenset(
    """
    about again alive all am anymore be cannot cant cut dead die do dont end exist feel going gone gonna harm
    hate help hurt i im it kill killing life like live living me more my myself never not of over pills plan
    self self-harm selfharm so suicidal suicide take think thinking to tonight took up wake wanna want was were
    wish
    """.split()
)
"""Words that may be found run together, as in *iwanttodie*."""

JOIN_CORES = ("kill", "die", "suicid", "myself", "dead", "harm", "wanto", "wantto", "alive")

CURSES = frozenset(
    """
    arse arsehole ass asshole bastard bastards bitch bitches bollocks boob boobs bullshit cock crap cunt cunts
    damn damned dick dickhead fag faggot fuck fucked fucker fuckers fuckin fucking fucks goddamn hell motherfucker
    motherfucking piss pissed porn prick pussy sex sexy shit shite shitty slut sluts tits twat wank wanker whore
    whores
    """.split()
)
"""Words that people strike letters out of for decency, and that stand for nothing graver."""
