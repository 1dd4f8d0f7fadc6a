//! What is said where the worker takes something along from the result: a judgement of the worker's own, paper, dates, a link.

/// The words of one language for that.
pub struct Taking {
    /// Opens the form for a judgement of the worker's own.
    pub judge: &'static str,
    /// The same where there is one.
    pub judge_again: &'static str,
    /// Marks a verdict that the worker judges otherwise.
    pub judged: &'static str,
    /// Label of the reason.
    pub judge_why: &'static str,
    /// Where the reason goes, and where not.
    pub judge_where: &'static str,
    /// There is no reason.
    pub judge_nothing: &'static str,
    /// Takes the judgement in.
    pub add_judgement: &'static str,
    /// Takes it back.
    pub withdraw_judgement: &'static str,
    /// Title of the judgement as a text to copy.
    pub own_judgement: &'static str,
    /// What that text is for.
    pub own_judgement_use: &'static str,
    /// Heading of print and link.
    pub take_along: &'static str,
    /// Print the result.
    pub print: &'static str,
    /// On paper: title, version, day of judgement.
    pub judged_on: fn(&str, &str, &str) -> String,
    /// A file could not be saved.
    pub not_saved: &'static str,
    /// A link could not be made.
    pub not_linked: &'static str,
    /// Saves the deadlines for a calendar.
    pub calendar: &'static str,
    /// The name of that file.
    pub calendar_file: &'static str,
    /// Make a link and copy it.
    pub copy_link: &'static str,
    /// The case is only tried: what cannot be taken along of it, and where it can.
    pub only_tried: &'static str,
    /// What the link holds, and what not.
    pub link_holds: &'static str,
    /// The answers of this case that it leaves out.
    pub link_leaves: fn(&str) -> String,
    /// They have replaced the visitor's own, which can still be had back.
    pub link_replaced: &'static str,
    /// The answers come from a link.
    pub from_link: &'static str,
    /// And some of the dates that it left out would make a difference: before the questions for them.
    pub link_lacks: &'static str,
    /// The link was made with another version, and nothing changes.
    pub link_same: fn(&str) -> String,
    /// The link was made with another version, and what follows comes out otherwise.
    pub link_changed: fn(&str) -> String,
    /// What came out then, and what does now.
    pub then_and_now: fn(&str, &str) -> String,
    /// What the rules no longer have.
    pub no_longer_there: &'static str,
    /// How many answers of the link fit no longer.
    pub link_unfit: fn(usize) -> String,
}
