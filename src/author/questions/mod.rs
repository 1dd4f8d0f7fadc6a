//! The best order of questions, where it can be worked out exactly: every state that answers can lead to is looked at once.

pub(crate) mod route;
pub(crate) mod solve;
pub(crate) mod space;
