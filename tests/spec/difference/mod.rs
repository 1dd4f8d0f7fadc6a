//! The difference of two packs: against an oracle that tries every case, in known changes, and on the command line.

mod command_line;
mod enumeration;
mod known;
mod mutants;
mod oracle;
mod taught;
