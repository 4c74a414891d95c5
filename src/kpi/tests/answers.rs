//! Answers to surveys.

use super::{left_out, measured};

const HEAD: &str = "response_id,customer_id,metric,score,scale_min,scale_max,submitted_at\n";

fn nps(rows: &str) -> super::Measure {
    measured("nps", &[("surveys", &format!("{HEAD}{rows}"))], "{}")
}

#[test]
fn without_a_date_the_last_answer_is_the_one_further_down() {
    // 3 and 0, not 10 and 9.
    let measure = nps("V1,C1,nps,10,0,10,\nV2,C1,nps,3,0,10,\n\
                       V3,C2,nps,9,0,10,\nV4,C2,nps,0,0,10,\n");
    assert_eq!((measure.value, measure.n), (Some(-100.0), 2));
    assert_eq!(left_out(&measure, "earlier-answer"), 2);
    assert!(measure.cautions.contains(&"last-by-place"));
    // A date goes before the place.
    let measure = nps("V1,C1,nps,10,0,10,2026-01-06\nV2,C1,nps,3,0,10,2026-01-05\n");
    assert_eq!((measure.value, measure.n), (Some(100.0), 1));
    assert!(!measure.cautions.contains(&"last-by-place"));
}

#[test]
fn a_later_answer_on_another_scale_takes_no_place_of_one_from_0_to_10() {
    let measure = nps("V1,C1,nps,9,0,10,2026-01-05\nV2,C1,nps,4,1,5,2026-02-05\n\
                       V3,C2,nps,3,0,10,2026-01-06\n");
    // One promoter, one detractor.
    assert_eq!((measure.value, measure.n), (Some(0.0), 2));
    assert_eq!(left_out(&measure, "other-scale"), 1);
    assert_eq!(left_out(&measure, "earlier-answer"), 0);
}
