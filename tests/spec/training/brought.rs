//! What has been done, brought back from a file: the text in it takes the place of what is there, whole, or nothing is changed.

use samverkanslots::training::Confidence;
use samverkanslots::training::lesson::{Before, Begin, LONGEST, Message, Stage};
use samverkanslots::training::saved_progress::{NoProgress, SavedProgress, not_of};
use serde_json::{Value, json};

use crate::training::lesson::{answer, half_done, lesson, moved, shipped, small};
use crate::training::on;

#[test]
fn what_was_saved_elsewhere_takes_the_place_of_what_is_here_and_goes_on() {
    let of = small();
    let kept = half_done(&of);
    let mut here = lesson(&of, on(), "");
    here.update(Message::Began(Begin::Mixed, 3));
    let turn = here.turn();
    let there = here.kept_elsewhere(&kept).unwrap();
    assert_eq!((there.exercises, there.left), (3, Some((3, 5))));
    assert!(!there.is_of_other_rules);
    assert_eq!(here.turn(), turn, "to look into it changes nothing");
    here.bring_back(&kept);
    assert_eq!((here.stage(), here.kept()), (&Stage::Start, kept.clone()));
    assert_ne!(here.turn(), turn);
    let own = lesson(&of, on(), &kept);
    assert_eq!(here.overview(), own.overview());
    here.update(Message::Continued);
    assert_eq!(here.round().unwrap().done.len(), 3);
    assert_ne!(here.stage(), &Stage::Start);
    for _ in 3..5 {
        answer(&mut here, true, Confidence::Sure);
        here.update(Message::WentOn);
    }
    let over = lesson(&of, on(), "").kept_elsewhere(&here.kept()).unwrap();
    assert_eq!(over.left, None, "a set at its end is not under way");
}

#[test]
fn what_cannot_be_read_whole_changes_nothing() {
    let of = small();
    let kept = half_done(&of);
    let (front, _) = kept.rsplit_once('!').unwrap();
    let long = "0".repeat(LONGEST + 1);
    for text in ["", "1A~~r~", "{}", front, long.as_str()] {
        let mut here = lesson(&of, on(), &kept);
        let turn = here.turn();
        assert_eq!(here.kept_elsewhere(text), None, "{text}");
        here.bring_back(text);
        assert_eq!((here.kept(), here.turn()), (kept.clone(), turn), "{text}");
    }
}

#[test]
fn what_was_done_by_other_rules_is_brought_back_as_far_as_it_goes_and_that_is_said_before() {
    let of = small();
    let kept = half_done(&of);
    let other = moved();
    let mut here = lesson(&other, on(), "");
    let there = here.kept_elsewhere(&kept).unwrap();
    assert!(there.is_of_other_rules && there.left.is_none());
    here.bring_back(&kept);
    assert_eq!(here.overview().before, Before::OtherRules);
    assert_eq!(here.memory().count(), there.exercises);
}

#[test]
fn the_file_is_read_for_its_pack_alone_and_refused_for_its_reason() {
    let of = small();
    let saved = SavedProgress::new(&of.0, "2026-11-26", &half_done(&of));
    let checked = |change: &dyn Fn(&mut Value)| {
        let mut file = serde_json::to_value(&saved).unwrap();
        change(&mut file);
        serde_json::from_value::<SavedProgress>(file)
            .unwrap()
            .checked("demo")
    };
    assert_eq!(checked(&|_| ()), Ok(saved.clone()));
    assert_eq!(saved.pack.hash, of.0.hash);
    let kind = |kind: &str| checked(&|it| it["kind"] = json!(kind));
    assert_eq!(kind("training-result"), Err(NoProgress::Result));
    assert_eq!(kind("training-set"), Err(NoProgress::Kind));
    assert_eq!(
        checked(&|it| it["schema"] = json!(2)),
        Err(NoProgress::Schema(2))
    );
    let other = shipped("ekero").0.id.clone();
    assert_eq!(
        checked(&|it| it["pack"]["id"] = json!(other)),
        Err(NoProgress::OtherPack(other.clone()))
    );
    let long = "0".repeat(LONGEST + 1);
    for (key, value) in [("kept", ""), ("kept", long.as_str()), ("on", "yesterday")] {
        let refused = checked(&|it| it[key] = json!(value));
        assert_eq!(refused, Err(NoProgress::Damaged), "{key}");
    }
    // What is of another shape is told by its kind.
    let all = ["training-progress", "training-result", ""].map(not_of);
    let told = [NoProgress::Damaged, NoProgress::Result, NoProgress::Kind];
    assert_eq!(all, told);
}
