//! One visual block a file; its styles stand under the same stem in `style/components/`.

pub mod changing;
pub mod chips;
pub mod contact;
pub mod duties;
pub mod foot;
pub mod header;
pub mod heading;
pub mod health;
pub mod icon;
pub mod law;
pub mod ledger;
pub mod notices;
pub mod options;
pub mod panel;
pub mod reasons;
pub mod rule;
pub mod say;
pub mod search;
pub mod small_case;
pub mod source;
pub mod texts;
pub mod times;
pub mod toggles;
pub mod typed;
pub mod verdict;
pub mod why_asked;
