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
    /// Words of two that say that something is not known, the first of them.
    pub(super) know: &'static str,
    /// Single words that say so.
    pub(super) unclear: &'static str,
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
    /// What inflection adds to a word or puts in place of its end.
    pub(super) endings: &'static str,
    /// "He", whoever it is, in all forms.
    pub(super) he: &'static str,
    /// "She".
    pub(super) she: &'static str,
    /// What may stand before the person that a piece is about.
    pub(super) determiners: &'static str,
    /// Before how long something lasts, or after when.
    pub(super) lasting: &'static str,
    /// Between these and the number.
    pub(super) about: &'static str,
    /// Before how long ago something was.
    pub(super) ago_from: &'static str,
    /// After it.
    pub(super) ago: &'static str,
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
    know: "",
    unclear: "unclear",
    fillers: "a an the is was has had of to in on at for with he she they his her their",
    silent: "wants need needs",
    vague: "other others unsure",
    yes: "yes",
    no: "no",
    endings: "s es d ed",
    he: "he him his",
    she: "she her",
    determiners: "a the his her their my",
    lasting: "for in since after",
    about: "about over almost",
    ago_from: "",
    ago: "ago",
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
    know: "vet",
    unclear: "oklart osäkert",
    fillers: "att är har hade en ett den det de han hon hen honom henne hans hennes dem deras sig man \
        på i till från för om med av hos som så sedan sen nu redan också även än ännu längre \
        er ni oss du din ditt sin sitt sina vår vårt någon något några nån nåt mycket lite helt ganska väldigt \
        blir blivit bli blev vara varit finns fanns går gått kommer kom inom vid \
        under där här då ca cirka ungefär kvinna kvinnan mannen tjej kille \
        någonsin själv båda både",
    silent: "vi jag personen klienten brukaren patienten haft gäller bor ser klarar behövs kan kunde ska skall får få fått vill ha behov behöver hjälp säger sa sagt tidigare förut var när",
    vague: "ja nej oklart oklar osäker osäkert möjligt tydligt annan annat andra andre gång gånger flera ingenstans \
        ansökan start detta",
    yes: "ja jo japp stämmer",
    no: "nej nä nix",
    endings: "s a e n t d r en et ar er or na ad at an de te ade arna erna orna ens ets arnas ande",
    he: "han honom hans",
    she: "hon henne hennes",
    determiners: "en ett den det hans hennes deras min mitt mina din ditt sin sitt sina vår personens",
    lasting: "i under efter om inom sedan sen",
    about: "över cirka ca ungefär nästan drygt minst omkring",
    ago_from: "för",
    ago: "sedan sen",
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
    know: "ved",
    unclear: "uklart usikkert uvist",
    fillers: "at er har havde en et den det de han hun hen ham hende hans hendes dem deres sig man på i til fra for \
        om med af hos som så siden nu allerede også endnu længere jer os du din dit sin sit sine vores \
        nogen noget nogle meget lidt helt ret blev bliver blive været være findes går gået \
        kommer kom inden ved under der her da ca cirka omkring kvinde kvinden manden selv både begge",
    silent: "vi jeg borgeren haft gælder bor ser klarer kan kunne skal får fået få må vil have brug behov hjælp siger sagt tidligere før var når",
    vague: "ja nej tvivl anden andet andre gang gange flere ingen uklart usikker",
    yes: "ja jo",
    no: "nej næ",
    endings: "s e n t r en et er ne te de ene erne ede ens ets ernes enes ende",
    he: "han ham hans",
    she: "hun hende hendes",
    determiners: "en et den det hans hendes deres min mit mine din dit sin sit sine vores borgerens",
    lasting: "i under efter om inden siden",
    about: "over cirka ca omkring næsten godt mindst",
    ago_from: "for",
    ago: "siden",
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
