//! What holds of any audit.

use super::*;
use proptest::prelude::*;

fn any_answer() -> impl Strategy<Value = Answer> {
    (0u8..=4, 0usize..4, 0usize..3).prop_map(|(level, coverage, dept)| {
        at(
            ["it", "cx", "crm"][dept],
            level,
            [0.0, 0.25, 0.5, 1.0][coverage],
        )
    })
}

fn any_audit() -> impl Strategy<Value = Audit> {
    let ids: Vec<String> = model().practices().map(|(_, one)| one.id.clone()).collect();
    let practice = (proptest::collection::vec(any_answer(), 0..4), 0u8..=3);
    proptest::collection::vec(practice, ids.len()).prop_map(move |all| Audit {
        practices: ids
            .iter()
            .cloned()
            .zip(
                all.into_iter()
                    .map(|(answers, evidence)| answered(&answers, evidence)),
            )
            .collect(),
        ..Audit::default()
    })
}

fn missing(result: &Outcome) -> f64 {
    result.dimensions.missing.values().sum()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn an_answer_never_lowers_coverage(audit in any_audit(), which in 0usize..41, answer in any_answer()) {
        let model = model();
        let before = scored(&model, &audit);
        let mut more = audit;
        let id = model.practices().nth(which).unwrap().1.id.clone();
        more.practices.entry(id).or_default().answers.push(answer);
        prop_assert!(missing(&scored(&model, &more)) <= missing(&before));
    }

    #[test]
    fn a_higher_level_never_lowers_a_score(audit in any_audit(), which in 0usize..41) {
        let model = model();
        let before = scored(&model, &audit);
        let mut higher = audit;
        let id = model.practices().nth(which).unwrap().1.id.clone();
        for answer in &mut higher.practices.get_mut(&id).unwrap().answers {
            answer.level = answer.level.map(|level| (level + 1).min(4));
        }
        let after = scored(&model, &higher);
        prop_assert!(after.practices[&id].declared >= before.practices[&id].declared);
        prop_assert!(after.practices[&id].evidenced >= before.practices[&id].evidenced);
        prop_assert!(after.declared.overall >= before.declared.overall);
        for (dimension, score) in &before.dimensions.declared {
            prop_assert!(after.dimensions.declared[dimension] >= *score);
        }
    }

    #[test]
    fn the_order_of_respondents_does_not_matter(audit in any_audit()) {
        let model = model();
        let before = scored(&model, &audit);
        let mut turned = audit;
        for practice in turned.practices.values_mut() {
            practice.answers.reverse();
        }
        let after = scored(&model, &turned);
        prop_assert_eq!(before.practices, after.practices);
        prop_assert_eq!(before.declared, after.declared);
    }

    #[test]
    fn evidence_never_raises_what_is_declared(audit in any_audit(), grade in 0u8..=3) {
        let model = model();
        let before = scored(&model, &audit);
        let mut other = audit;
        for practice in other.practices.values_mut() {
            practice.evidence = grade;
        }
        let after = scored(&model, &other);
        for (id, score) in &after.practices {
            prop_assert_eq!(score.declared, before.practices[id].declared);
            prop_assert!(score.evidenced <= score.declared);
        }
    }

    #[test]
    fn a_roadmap_puts_nothing_before_what_it_rests_on(audit in any_audit()) {
        let result = scored(&model(), &audit);
        for (place, action) in result.roadmap.iter().enumerate() {
            for first in &action.blocked_by {
                let before = result.roadmap.iter().position(|one| one.id == *first).unwrap();
                prop_assert!(before < place, "{} before {}", first, action.id);
            }
        }
    }
}
