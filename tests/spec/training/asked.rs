//! The questions that a learner can put: those that the case answers, among others of the same topics that it does not turn on.

use samverkanslots::engine::assessment::{Depth, judge};
use samverkanslots::engine::pack::FactId;
use samverkanslots::training::{Choice, Confidence, Prediction, Trainer, judged};

use crate::training::{on, taught};

#[test]
fn beside_the_questions_that_are_needed_others_can_be_put_and_nothing_turns_on_those() {
    for (pack, material) in taught() {
        let trainer = Trainer::new(pack, material, on()).unwrap();
        let all = trainer.set(&Choice::new(on(), 5, 60)).exercises;
        let mut with_others = 0;
        for exercise in &all {
            let (id, told) = (exercise.id, exercise.facts());
            let questions = exercise.questions(pack);
            assert!(questions.windows(2).all(|it| it[0] < it[1]), "{id}");
            assert!(told.iter().all(|it| questions.contains(it)), "{id}");
            let again = trainer.exercise(id).unwrap().questions(pack);
            assert_eq!(questions, again, "{id}: always the same");
            let is_other = |fact: &FactId| !told.contains(fact);
            let others: Vec<FactId> = questions.iter().copied().filter(is_other).collect();
            assert!(others.len() <= told.len().clamp(3, 6), "{id}");
            let open = judge(pack, &exercise.case, Depth::Question).open_facts;
            assert!(others.iter().all(|it| !open.contains(it)), "{id}");
            // Whoever puts them after the others has put them in vain, and lacks nothing.
            let prediction = Prediction {
                decisions: Vec::new(),
                matters: None,
                asked: Some([told.clone(), others.clone()].concat()),
                confidence: Confidence::Fairly,
            };
            let judged = judged(pack, exercise, &prediction);
            let is_needless = |fact: &FactId| judged.needless.contains(fact);
            assert!(others.iter().all(is_needless), "{id}");
            assert!(judged.missed.is_empty(), "{id}");
            with_others += usize::from(!others.is_empty());
        }
        println!("{}: {with_others} of {}", pack.id, all.len());
        // A small pack asks little beside what a case takes.
        let is_large = pack.facts.len() > 20;
        assert!(!is_large || with_others * 2 > all.len(), "{}", pack.id);
    }
}
