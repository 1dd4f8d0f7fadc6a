//! The decision engine: given a compiled pack and a case, what is settled, why, and what to ask next.
//!
//! Pure and total: no IO, no clock, no randomness, and no errors once a pack has been
//! [opened](crate::engine::opening::Compiled::open). It knows no file format, no screen and no subject: the words SIP and
//! Stockholm stand in packs only.
//!
//! The words: a **fact** can be known of a case; a **question** is how it is asked; an **answer** is its known value ("vet inte"
//! is known to be unknown, which is neither *not asked* nor *does not apply*). A **case** is the answers so far and the date it is
//! judged on. A **completion** is a case with every fact given a value that the constraints allow. A **decision** is something to
//! be decided, a **conclusion** a value a rule gives it, its **outcome** what one completion makes of it. An **assessment** is what
//! the case settles, with reasons; a **basis** is where in a source a reason stands.

pub mod asking;
pub mod assessment;
pub mod case;
pub mod changing;
pub mod complete;
pub mod dates;
pub mod deadline;
pub mod decision;
pub mod diagram;
pub mod explanation;
pub mod filling;
pub mod holidays;
pub mod ignored;
pub(crate) mod listed;
pub mod loading;
pub mod opening;
pub mod otherwise;
pub mod pack;
pub mod reasons;
pub mod relation;
pub mod witness;
pub mod written;
