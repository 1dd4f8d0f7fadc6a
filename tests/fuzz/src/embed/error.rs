//! That a pack is refused; with what words is tested elsewhere.

use samverkanslots::engine::loading::LoadError;

#[derive(Debug)]
pub struct EmbedError;

impl EmbedError {
    pub fn unreadable_pack(_: &str) -> EmbedError {
        EmbedError
    }
}

impl From<LoadError> for EmbedError {
    fn from(_: LoadError) -> EmbedError {
        EmbedError
    }
}
