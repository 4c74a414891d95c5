//! Requests to customer service: what is not over on the day of analysis, what
//! cannot be, what is there twice.

use super::{left_out, measured};

/// A figure beside the value.
fn also(measure: &super::Measure, id: &str) -> Option<f64> {
    let also = measure.also.iter().find(|also| also.id == id);
    also.map(|also| also.value)
}

#[test]
fn what_is_solved_or_answered_after_the_day_of_analysis_is_open_on_it() {
    let tickets = "ticket_id,opened_at,first_reply_at,solved_at,status\n\
        K1,2026-03-01T08:00:00Z,2026-03-01T09:00:00Z,2026-03-01T10:00:00Z,solved\n\
        K2,2026-03-01T08:00:00Z,2026-03-01T11:00:00Z,2026-03-01T14:00:00Z,solved\n\
        K3,2026-03-01T08:00:00Z,2026-03-20T08:00:00Z,2026-03-20T09:00:00Z,solved\n\
        K4,2026-03-01T08:00:00Z,2026-03-01T13:00:00Z,,solved\n";
    let files = [("tickets", tickets)];
    let settings = r#"{"zone":"UTC","as_of":"2026-03-10"}"#;
    let solved = measured("resolution_time", &files, settings);
    // After 2 h and 6 h, and not yet: two thirds, then one third.
    assert_eq!((solved.value, solved.n), (Some(6.0), 3));
    assert_eq!(also(&solved, "still_waiting"), Some(1.0));
    // Solved, and nobody knows when.
    assert_eq!(left_out(&solved, "time-unknown"), 1);
    let answered = measured("response_time", &files, settings);
    // After 1, 3 and 5 h, and not yet: half are answered from 3 h on, more from 5.
    assert_eq!((answered.value, answered.n), (Some(4.0), 4));
    assert_eq!(also(&answered, "still_waiting"), Some(1.0));
    assert_eq!(left_out(&answered, "time-unknown"), 0);
}

#[test]
fn what_ended_before_it_began_is_left_out_and_waits_no_longer() {
    let tickets = "ticket_id,opened_at,first_reply_at,solved_at\n\
        K1,2026-03-01T08:00:00Z,2026-03-01T09:00:00Z,2026-03-01T10:00:00Z\n\
        K2,2026-03-02T08:00:00Z,2026-03-01T09:00:00Z,2026-03-01T10:00:00Z\n";
    let files = [("tickets", tickets)];
    let settings = r#"{"zone":"UTC","as_of":"2026-03-31"}"#;
    for (id, hours) in [("resolution_time", 2.0), ("response_time", 1.0)] {
        let measure = measured(id, &files, settings);
        assert_eq!(measure.missing, None, "{id}");
        assert_eq!((measure.value, measure.n), (Some(hours), 1), "{id}");
        assert_eq!(also(&measure, "still_waiting"), Some(0.0), "{id}");
        assert_eq!(left_out(&measure, "time-unknown"), 1, "{id}");
    }
    // All are solved, whenever that was.
    let rate = measured("resolution_rate", &files, settings);
    assert_eq!((rate.value, rate.n), (Some(1.0), 2));
}

/// A dataset of these files, and how often each reason stands in their ledgers.
fn reasons(files: &[(&str, &str)], reason: &str) -> Vec<u64> {
    let settings = super::Settings::default();
    let dataset = super::session(files).dataset(&settings).unwrap();
    let ledgers = dataset.files.iter();
    ledgers.map(|file| file.ledger.of(reason)).collect()
}

#[test]
fn a_request_in_two_exports_counts_once_as_the_later_one_has_it() {
    let settings = r#"{"zone":"UTC","as_of":"2026-03-31"}"#;
    let early = "ticket_id,opened_at,solved_at,status\n\
        K1,2026-03-01T08:00:00Z,2026-03-01T10:00:00Z,solved\n\
        K2,2026-03-01T08:00:00Z,,open\n";
    let later = "ticket_id,opened_at,solved_at,status\n\
        K1,2026-03-01T08:00:00Z,2026-03-01T10:00:00Z,solved\n\
        K2,2026-03-01T08:00:00Z,2026-03-01T12:00:00Z,solved\n\
        ,2026-03-02T08:00:00Z,,open\n\
        ,2026-03-02T08:00:00Z,,open\n";
    for (first, second) in [(early, later), (later, early)] {
        let files = [("tickets", first), ("tickets", second)];
        let rate = measured("resolution_rate", &files, settings);
        // K1, K2 and two without a number.
        assert_eq!((rate.value, rate.n), (Some(0.5), 4));
    }
    let files = [("tickets", early), ("tickets", later)];
    // The first of equal rows counts, and the one that is further on.
    assert_eq!(reasons(&files, "duplicate"), [0, 1]);
    assert_eq!(reasons(&files, "ticket-repeated"), [1, 0]);
}

#[test]
fn a_request_opened_again_is_as_it_is_after_that() {
    let tickets = "ticket_id,opened_at,solved_at,status,reopens\n\
        K1,2026-03-01T08:00:00Z,2026-03-01T10:00:00Z,solved,0\n\
        K1,2026-03-01T08:00:00Z,,open,1\n";
    let rate = measured("resolution_rate", &[("tickets", tickets)], "{}");
    assert_eq!((rate.value, rate.n), (Some(0.0), 1));
}

#[test]
fn an_answer_in_two_rows_counts_once_and_a_response_to_two_questions_twice() {
    let surveys = "response_id,submitted_at,metric,score,scale_min,scale_max\n\
        R1,2026-03-01,nps,10,0,10\n\
        R2,2026-03-01,nps,0,0,10\n\
        R2,2026-03-02,NPS,10,0,10\n\
        R1,2026-03-01,nps,10,0,10\n\
        R1,2026-03-01,csat,2,1,5\n";
    let files = [("surveys", surveys)];
    let nps = measured("nps", &files, "{}");
    assert_eq!((nps.value, nps.n), (Some(100.0), 2));
    assert_eq!(measured("csat", &files, "{}").n, 1);
    assert_eq!(reasons(&files, "duplicate"), [1]);
    assert_eq!(reasons(&files, "answer-repeated"), [1]);
    let both = [("surveys", surveys), ("surveys", surveys)];
    assert_eq!(measured("nps", &both, "{}").n, 2);
    assert_eq!(measured("csat", &both, "{}").n, 1);
}
