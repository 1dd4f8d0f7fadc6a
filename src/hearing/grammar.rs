//! What is the same in every pack of a language: negation, small words, numbers, months, endings. No subject.
//!
//! Lists are single strings: a table of strings is three times the bytes in the widget.

use crate::hearing::words::letters;

/// The small words of a language.
#[derive(Debug)]
pub(super) struct Grammar {
    /// Negations that stand before or after what they deny.
    pub(super) not: &'static str,
    /// Negations that stand before a noun.
    pub(super) none: &'static str,
    /// The one of these that after another negation means "but".
    pub(super) without: &'static str,
    /// Carries a negation on.
    pub(super) or: &'static str,
    /// May carry it on.
    pub(super) and: &'static str,
    /// Ends it.
    pub(super) but: &'static str,
    /// Takes it back: "not only".
    pub(super) only: &'static str,
    /// Before what somebody says no to, but no answer themselves: "denies".
    pub(super) refuses: &'static str,
    /// Around what is not so, or not any more: "offered", "stopped".
    pub(super) offered: &'static str,
    /// Before what somebody says no to, which says nothing of whether it is so: "declines".
    pub(super) declines: &'static str,
    /// Around what is over, or a consent that is taken back.
    pub(super) ended: &'static str,
    /// Before what was so.
    pub(super) past: &'static str,
    /// Before what somebody wants, or may.
    pub(super) wills: &'static str,
    /// Before what is wished for, and so need not be.
    pub(super) wishes: &'static str,
    /// Between a wish and the state that is wished for.
    pub(super) being: &'static str,
    /// Around what is so until now: "no longer".
    pub(super) longer: &'static str,
    /// The ones of these that right after a negation say "never again".
    pub(super) again: &'static str,
    /// After these, what somebody takes part in.
    pub(super) with: &'static str,
    /// How a verb ends that a wish stands before.
    pub(super) infinitive: Option<char>,
    /// Between who answers and the answer.
    pub(super) says: &'static str,
    /// Those who write.
    pub(super) we: &'static str,
    /// Between somebody and what they hold.
    pub(super) thinks: &'static str,
    /// The person, where the text is not about somebody else.
    pub(super) person: &'static str,
    /// Between "nobody" and where they are.
    pub(super) at: &'static str,
    /// Before a clause that is what is denied.
    pub(super) that: &'static str,
    /// Words of two that say that something is not known, the first of them.
    pub(super) know: &'static str,
    /// And the second of those that begin with "not".
    pub(super) known: &'static str,
    /// Single words that say so.
    pub(super) unclear: &'static str,
    /// Between these or a negation and what is not known, or not told.
    pub(super) whether: &'static str,
    /// Before a negation and the thing that is not needed.
    pub(super) needs: &'static str,
    /// In what says that there is a need.
    pub(super) needed: &'static str,
    /// Between a negation and a thing that may be there all the same.
    pub(super) wanting: &'static str,
    /// Small words: they may stand between the words of a phrase, or be left out of it, and say nothing alone.
    pub(super) fillers: &'static str,
    /// Words that may stand between the words of a phrase and say nothing alone, but are not left out of a phrase that has them.
    pub(super) silent: &'static str,
    /// Words that answer only a question that is named.
    pub(super) vague: &'static str,
    /// Yes, to a question that is named.
    pub(super) yes: &'static str,
    /// No.
    pub(super) no: &'static str,
    /// "Thanks", after these.
    pub(super) thanks: &'static str,
    /// Between these and what is answered.
    pub(super) to: &'static str,
    /// What inflection adds to a word or puts in place of its end.
    pub(super) endings: &'static str,
    /// Words that are of their own, and no misspelling or other form of one that a pack may have.
    pub(super) own: &'static str,
    /// "He", whoever it is, in all forms.
    pub(super) he: &'static str,
    /// "She".
    pub(super) she: &'static str,
    /// What may stand before the person that a piece is about.
    pub(super) determiners: &'static str,
    /// After who does or is something.
    pub(super) verbs: &'static str,
    /// Between somebody and what is said of them.
    pub(super) who: &'static str,
    /// Before how long something lasts, or after when.
    pub(super) lasting: &'static str,
    /// Between these and the number.
    pub(super) about: &'static str,
    /// Before how long from now something will be.
    pub(super) ahead: &'static str,
    /// Before a number that is not reached, or passed.
    pub(super) nearly: &'static str,
    /// Between two numbers, neither of which is told.
    pub(super) ranges: &'static str,
    /// How a word begins that a number is written together with: "nittonåring".
    pub(super) aged: &'static str,
    /// Before the year that somebody was born in.
    pub(super) born: &'static str,
    /// When that was, where the age is another by now.
    pub(super) last_year: &'static str,
    /// Before the age that somebody reached.
    pub(super) turned: &'static str,
    /// Before how long ago something was.
    pub(super) ago_from: &'static str,
    /// After it.
    pub(super) ago: &'static str,
    /// Before an age that somebody turns.
    pub(super) turns: &'static str,
    /// Before what somebody, or something, becomes.
    pub(super) becomes: &'static str,
    /// How long something lasts, where no number says it.
    pub(super) a_while: &'static str,
    /// Between somebody and the age.
    pub(super) is: &'static str,
    /// A grown person, where the text is about them.
    pub(super) grown: &'static str,
    /// After a number that is an age.
    pub(super) years: &'static str,
    /// On the day of something.
    pub(super) same_day: &'static str,
    /// On the day after something.
    pub(super) day_after: &'static str,
    /// From nought to nineteen.
    pub(super) ones: &'static str,
    /// Another form of one.
    pub(super) one: &'static str,
    /// From twenty to ninety.
    pub(super) tens: &'static str,
    /// What stands between the ones and the tens, where the ones come first.
    pub(super) ones_first: Option<&'static str>,
    /// From January on.
    pub(super) months: &'static str,
    /// Yesterday, today, tomorrow, as one word.
    pub(super) days: &'static str,
}

/// Of a language that is not listed nothing is known but digits.
static PLAIN: Grammar = Grammar {
    not: "not never",
    none: "no without",
    without: "",
    or: "or nor",
    and: "and",
    but: "but",
    only: "only",
    refuses: "denies",
    offered: "offered",
    declines: "declines refuses",
    ended: "withdrawn ended",
    past: "",
    wills: "wants want",
    wishes: "wants want wishes wish",
    being: "be become",
    longer: "anymore",
    again: "",
    with: "with",
    infinitive: None,
    says: "says said",
    we: "we i",
    thinks: "thinks says",
    person: "i",
    at: "at from in",
    that: "that",
    know: "",
    known: "",
    unclear: "unclear",
    whether: "about if",
    needs: "needs need",
    needed: "need needed needs",
    wanting: "want need about",
    fillers: "a an the is was has had of to in on at for with he she they his her their",
    silent: "wants need needs",
    vague: "other others unsure",
    yes: "yes",
    no: "no",
    thanks: "thanks",
    to: "to",
    endings: "s es d ed",
    own: "",
    he: "he him his",
    she: "she her",
    determiners: "a the his her their my",
    verbs: "is was has had",
    who: "who",
    lasting: "for in since after",
    about: "about over almost",
    ahead: "in",
    nearly: "almost over",
    ranges: "to or and",
    aged: "-",
    born: "born",
    last_year: "",
    turned: "turned",
    ago_from: "",
    ago: "ago",
    turns: "turns turned",
    becomes: "",
    a_while: "",
    is: "is",
    grown: "",
    years: "years",
    same_day: "same day",
    day_after: "day after",
    ones: "",
    one: "",
    tens: "",
    ones_first: None,
    months: "january february march april may june july august september october november december",
    days: "yesterday today tomorrow",
};

static SWEDISH: Grammar = Grammar {
    not: "inte ej icke aldrig saknas",
    none: "ingen inget inga utan varken saknar",
    without: "utan",
    or: "eller",
    and: "och samt",
    but: "men dock däremot",
    only: "bara enbart endast",
    refuses: "förnekar förnekade förneka nekar nekade neka bestrider",
    offered: "erbjuden erbjudits erbjudit erbjuds erbjöds erbjuder erbjudande slutat slutade",
    declines: "vägrar vägrade avböjer avböjde avvisar avvisade",
    ended: "återtagit återtog återtar återkallat återkallade återkallar ångrat ångrade ångrar avslutat avslutad avslutade avslutats upphört",
    past: "varit haft",
    wills: "vill ville får fick",
    wishes: "vill ville velat önskar önskade orkar orkade",
    being: "vara bli leva",
    longer: "längre mer mera",
    again: "mer mera",
    with: "med",
    infinitive: Some('a'),
    says: "säger sa sade sagt tackar tackade svarar",
    we: "vi jag",
    thinks: "tycker tyckte anser ansåg menar menade säger sa sade sagt bedömer bedömde vill ville",
    person: "jag personen klienten brukaren patienten",
    at: "på från hos i",
    that: "att",
    know: "vet",
    known: "känt klart klarlagt säkert",
    unclear: "oklart osäkert okänt ovisst",
    whether: "om ifall huruvida vad hur var när vem vart varför vilken vilket",
    needs: "behöver behöva behövde",
    needed: "behöver behövs behov vill",
    wanting: "ha behov behöver behöva hjälp om",
    fillers: "att är har hade en ett den det de han hon hen honom henne hans hennes dem deras sig man \
        på i till från för om med av hos som så sedan sen nu redan också även än ännu längre \
        er ni oss du din ditt sin sitt sina vår vårt någon något några nån nåt mycket lite helt ganska väldigt \
        blir blivit bli blev vara varit finns fanns går gått kommer kom inom vid \
        under där här då ca cirka ungefär kvinna kvinnan mannen tjej kille \
        någonsin själv båda både",
    silent: "vi jag personen klienten brukaren patienten haft gäller bor ser klarar behövs kan kunde ska skall får få fått vill ha behov behöver hjälp säger sa sagt tack tidigare förut var när",
    vague: "ja nej oklart oklar osäker osäkert möjligt tydligt annan annat andra andre gång gånger flera ingenstans \
        ansökan start detta",
    yes: "ja jo japp stämmer",
    no: "nej nä nix",
    thanks: "tack",
    to: "till",
    endings: "s a e n t d r en et ar er or na ad at an de te ade arna erna orna ens ets arnas ande",
    he: "han honom hans",
    she: "hon henne hennes",
    determiners: "en ett den det hans hennes deras min mitt mina din ditt sin sitt sina vår personens",
    verbs: "är var har hade blir blev fyller fyllde",
    who: "som",
    own: "anslag avgift bonde botad cement fyller fyllde fyllt gemensam ifall injektion kollas kontrakt kostade känt nykter okänt parter parti \
        placering praktisk premiss prick roligt samband senast skuldr talade troligt",
    lasting: "i under efter före innan om inom sedan sen fyller blir fylla bli",
    about: "över cirka ca ungefär nästan drygt minst omkring",
    ahead: "om",
    nearly: "nästan snart över under minst högst knappt närmare än",
    ranges: "till eller och",
    aged: "åri",
    born: "född",
    last_year: "fjol året",
    turned: "fyllde fyllt",
    ago_from: "för",
    ago: "sedan sen",
    turns: "fyller fylla fyllde fyllt",
    becomes: "blir bli blev blivit",
    a_while: "länge flera många",
    is: "är",
    grown: "mannen kvinnan killen tjejen",
    years: "år",
    same_day: "samma dag",
    day_after: "dagen efter",
    ones: "noll en två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton",
    one: "ett",
    tens: "tjugo trettio fyrtio femtio sextio sjuttio åttio nittio",
    ones_first: None,
    months: "januari februari mars april maj juni juli augusti september oktober november december",
    days: "igår idag imorgon",
};

static DANISH: Grammar = Grammar {
    not: "ikke ej aldrig mangler",
    none: "ingen intet ingenting uden hverken",
    without: "uden",
    or: "eller",
    and: "og samt",
    but: "men dog derimod",
    only: "kun bare blot",
    refuses: "nægter nægtede nægte benægter benægtede benægte",
    offered: "tilbudt tilbydes tilbyder tilbød holdt ophørt stoppede",
    declines: "afviser afviste afslår afslog",
    ended: "trukket trak trækker tilbagekaldt tilbagekaldte fortrudt fortrød fortryder afsluttet afsluttede",
    past: "været haft",
    wills: "vil ville må måtte",
    wishes: "vil ville villet ønsker ønskede orker orkede",
    being: "være blive leve",
    longer: "længere mere",
    again: "mere",
    with: "med",
    infinitive: Some('e'),
    says: "siger sagde sagt takker takkede svarer",
    we: "vi jeg",
    thinks: "synes syntes mener mente siger sagde vurderer vurderede vil ville",
    person: "jeg borgeren klienten",
    at: "på fra hos i",
    that: "at",
    know: "ved",
    known: "kendt klart sikkert",
    unclear: "uklart usikkert uvist ukendt",
    whether: "om hvorvidt hvad hvordan hvor hvornår hvem hvilken",
    needs: "behøver behøve behøvede",
    needed: "behøver behov brug vil",
    wanting: "have brug behov behøver hjælp om",
    fillers: "at er har havde en et den det de han hun hen ham hende hans hendes dem deres sig man på i til fra for \
        om med af hos som så siden nu allerede også endnu længere jer os du din dit sin sit sine vores \
        nogen noget nogle meget lidt helt ret blev blevet bliver blive været være findes går gået \
        kommer kom inden ved under der her da ca cirka omkring kvinde kvinden manden selv både begge",
    silent: "vi jeg borgeren haft gælder bor ser klarer kan kunne skal får fået få må vil have brug behov hjælp siger sagt tak tidligere før var når",
    vague: "ja nej tvivl anden andet andre gang gange flere ingen uklart usikker",
    yes: "ja jo",
    no: "nej næ",
    thanks: "tak",
    to: "til",
    endings: "s e n t r en et er ne te de ene erne ede ens ets ernes enes ende",
    he: "han ham hans",
    she: "hun hende hendes",
    determiners: "en et den det hans hendes deres min mit mine din dit sin sit sine vores borgerens",
    verbs: "er var har havde bliver blev fylder fyldte",
    who: "som der",
    own: "afrust cement fylder fyldt injektion kendt kontrakt latter placering praktisk smelter sommer svigtet ukendt vinter årlig",
    lasting: "i under efter før om inden siden fylder fylde bliver blive",
    about: "over cirka ca omkring næsten godt mindst",
    ahead: "om",
    nearly: "næsten snart over under mindst højst knap end",
    ranges: "til eller og",
    aged: "åri",
    born: "født",
    last_year: "fjor året",
    turned: "fyldte fyldt",
    ago_from: "for",
    ago: "siden",
    turns: "fylder fylde fyldte fyldt",
    becomes: "bliver blive blev blevet",
    a_while: "længe flere mange",
    is: "er",
    grown: "manden kvinden",
    years: "år",
    same_day: "samme dag",
    day_after: "dagen efter",
    ones: "nul en to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten",
    one: "et",
    tens: "tyve tredive fyrre halvtreds tres halvfjerds firs halvfems",
    ones_first: Some("og"),
    months: "januar februar marts april maj juni juli august september oktober november december",
    days: "igår idag imorgen",
};

/// The small words of a language.
pub(super) fn grammar(lang: &str) -> &'static Grammar {
    match lang.get(..2) {
        Some("sv") => &SWEDISH,
        Some("da") => &DANISH,
        _ => &PLAIN,
    }
}

/// The place of a word in a list.
pub(super) fn place(list: &str, word: &[char]) -> Option<usize> {
    list.split_ascii_whitespace()
        .position(|listed| letters(listed).eq(word.iter().copied()))
}

/// Whether a list has a word.
pub(super) fn has(list: &str, word: &[char]) -> bool {
    place(list, word).is_some()
}

impl Grammar {
    /// Whether a word denies.
    pub(super) fn denies(&self, word: &[char]) -> bool {
        has(self.not, word) || has(self.none, word)
    }

    /// Whether a word is of its own, inflected or not.
    pub(super) fn is_own(&self, word: &[char]) -> bool {
        (3..=word.len()).any(|end| {
            let (stem, ending) = word.split_at(end);
            has(self.own, stem) && (ending.is_empty() || has(self.endings, ending))
        })
    }

    /// Whether a word says nothing alone.
    pub(super) fn is_small(&self, word: &[char]) -> bool {
        has(self.fillers, word) || has(self.silent, word)
    }

    /// Whether a word joins clauses or things.
    pub(super) fn joins(&self, word: &[char]) -> bool {
        [self.or, self.and, self.but, self.only]
            .iter()
            .any(|list| has(list, word))
    }
}
