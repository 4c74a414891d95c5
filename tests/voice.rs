//! Voice and service by hand: small files, every figure counted on fingers.

mod support;

use omnimeter::dataset::session::Session;
use omnimeter::dataset::settings::Settings;
use omnimeter::dataset::view::View;
use omnimeter::report::service::{service, Service};
use omnimeter::report::voice::{voice, Voice, VoiceRequest};
use support::{fixture, kpi, report_of, session_in_pieces};

const SURVEYS: &str = "response_id,customer_id,channel,metric,score,scale_min,scale_max,\
phase,invited_at,submitted_at,verbatim\n\
V1,A,web,nps,10,0,10,,2026-03-01,2026-03-01,Livraison rapide et soignée\n\
V2,B,web,nps,3,0,10,,2026-03-01,2026-03-02,Le colis est arrivé cassé\n\
V3,C,store,nps,9,0,10,,2026-03-01,2026-03-02,Très bon accueil\n\
V4,D,store,nps,0,0,10,,2026-03-01,2026-03-03,Personne ne répond au téléphone\n\
V5,E,web,nps,,0,10,,2026-03-01,,\n\
V6,A,web,csat,5,1,5,achat,2026-03-05,2026-03-05,\n\
V7,B,web,csat,1,1,5,achat,2026-03-05,2026-03-05,Service client injoignable\n\
V8,C,store,csat,4,1,5,,2026-03-05,2026-03-05,\n\
V9,A,web,ces_effort,1,1,5,,2026-03-06,2026-03-06,\n\
V10,B,web,ces2_easy,7,1,7,,2026-03-06,2026-03-06,\n";

const TICKETS: &str = "ticket_id,customer_id,channel,opened_at,first_response_at,solved_at,\
reopens,transfers,transferred_to,context_repeated,history_used,text\n\
K1,A,email,2026-03-02T10:00,2026-03-02T12:00,2026-03-03T10:00,0,0,,,1,Où est mon colis ?\n\
K2,B,email,2026-03-04T10:00,2026-03-04T11:00,,0,0,,,0,Colis cassé\n\
K3,B,phone,2026-03-06T10:00,2026-03-06T10:05,2026-03-06T11:00,0,0,,1,1,Toujours pas de réponse\n\
K4,C,chat,2026-03-07T10:00,2026-03-07T10:01,2026-03-07T10:30,0,1,phone,0,0,Merci beaucoup\n\
K5,D,phone,2026-02-10T10:00,2026-02-10T10:10,2026-02-10T11:00,1,0,,,1,Je veux un échange\n";

fn files() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("surveys", SURVEYS.as_bytes().to_vec()),
        ("tickets", TICKETS.as_bytes().to_vec()),
    ]
}

const AS_OF: &str = r#"{"as_of":"2026-03-31"}"#;

fn asked<T>(
    files: &[(&str, Vec<u8>)],
    settings: &str,
    of: impl Fn(&Session, &View<'_>, &VoiceRequest) -> T,
) -> T {
    let session = session_in_pieces(files, 64 << 10);
    let settings: Settings = serde_json::from_str(settings).unwrap();
    let dataset = session.dataset(&settings).unwrap();
    let view = View::new(&dataset, &settings).unwrap();
    of(&session, &view, &VoiceRequest::default())
}

fn voice_of(files: &[(&str, Vec<u8>)], settings: &str) -> Voice {
    asked(files, settings, |session, view, request| {
        voice(session.words(), view, request)
    })
}

fn service_of(files: &[(&str, Vec<u8>)], settings: &str) -> Service {
    asked(files, settings, |_, view, request| service(view, request))
}

#[test]
fn questions_are_never_pooled_and_have_their_phase() {
    let voice = voice_of(&files(), AS_OF);
    let of = |metric: &str, most: i64| {
        let is = |one: &&omnimeter::report::voice::Question| {
            one.metric == metric && one.most == Some(most)
        };
        voice.questions.iter().find(is).unwrap()
    };
    // Two promoters, two detractors.
    let nps = of("nps", 10);
    assert_eq!((nps.figure.value, nps.figure.n), (Some(0.0), 4));
    let by: Vec<_> = nps
        .by_channel
        .iter()
        .map(|one| (one.key.as_str(), one.value))
        .collect();
    assert_eq!(by, [("store", Some(0.0)), ("web", Some(0.0))]);
    assert_eq!(nps.by_phase[0].key, "loyalty");
    // Two of three are satisfied; of those asked about the purchase, one of two.
    let csat = of("csat", 5);
    assert_eq!((csat.figure.value, csat.figure.n), (Some(2.0 / 3.0), 3));
    let phases: Vec<_> = csat
        .by_phase
        .iter()
        .map(|one| (one.key.as_str(), one.value))
        .collect();
    assert_eq!(phases, [("decision", Some(0.5)), ("service", Some(1.0))]);
    let spread = csat.spread.as_ref().unwrap();
    assert_eq!(
        (spread.least_channel.as_str(), spread.most_channel.as_str()),
        ("web", "store")
    );
    assert!(spread.rough);
    // Little effort and much ease are two questions.
    assert_eq!(of("ces", 5).high_is_good, Some(false));
    assert_eq!(of("ces", 7).high_is_good, Some(true));
    // The figures of the report are the same.
    let report = report_of(&files(), AS_OF);
    assert_eq!(kpi(&report, "nps").value, nps.figure.value);
    assert_eq!(kpi(&report, "nps").low, nps.figure.low);
    assert_eq!(kpi(&report, "csat").value, csat.figure.value);
    // Effort 1 of 5, and little is good: as easy as can be.
    assert_eq!(kpi(&report, "ces_score_norm").value, Some(1.0));
}

#[test]
fn who_was_asked_and_did_not_answer_counts_in_the_response_rate_alone() {
    let voice = voice_of(&files(), AS_OF);
    let nps = voice
        .responses
        .iter()
        .find(|one| one.metric == "nps")
        .unwrap();
    assert_eq!((nps.answered, nps.asked, nps.rate.value), (4, 5, Some(0.8)));
    let web = nps.by_channel.iter().find(|one| one.key == "web").unwrap();
    assert_eq!((web.value, web.n), (Some(2.0 / 3.0), 3));
    // A file that says nothing of invitations has no rate, rather than one of 100%.
    let tiny = vec![("surveys", fixture("tiny/surveys.csv"))];
    assert!(voice_of(&tiny, "{}").responses.is_empty());
}

#[test]
fn three_kinds_of_feedback_by_phase() {
    let voice = voice_of(&files(), AS_OF);
    let phase = |id: &str| voice.phases.iter().find(|one| one.phase == id).unwrap();
    let ids = |all: &[omnimeter::report::voice::Signal]| -> Vec<&str> {
        all.iter().map(|one| one.id).collect()
    };
    assert_eq!(ids(&phase("loyalty").direct), ["nps"]);
    let service = phase("service");
    assert!(ids(&service.direct).contains(&"csat") && ids(&service.direct).contains(&"ces"));
    assert_eq!(ids(&service.indirect), ["net_tickets"]);
    assert_eq!(ids(&service.inferred), ["contact_again", "reopened"]);
    // B came back within seven days, of five requests: K2 alone.
    assert_eq!((service.inferred[0].value, service.inferred[0].n), (0.2, 5));
    // Comments of five persons at least are needed for a theme.
    assert!(voice.themes.is_empty());
    let surveys = voice
        .origins
        .iter()
        .find(|one| one.origin == "surveys")
        .unwrap();
    assert_eq!((surveys.texts, surveys.heard, surveys.rated), (5, 5, 0));
    assert_eq!((surveys.positive, surveys.negative), (2, 3));
}

#[test]
fn the_loop_is_closed_by_a_request_or_by_a_date() {
    // B is unhappy on the 2nd and writes on the 4th, and on the 5th and writes on
    // the 6th; D is unhappy on the 3rd and had written in February.
    let by_tickets = voice_of(&files(), AS_OF).closed_loop;
    assert_eq!(by_tickets.seen_in, Some("tickets"));
    assert_eq!(
        (by_tickets.unhappy, by_tickets.followed, by_tickets.rate.n),
        (3, 2, 3)
    );
    // On the 8th, D may still be called.
    let early = voice_of(&files(), r#"{"as_of":"2026-03-08"}"#).closed_loop;
    assert_eq!((early.followed, early.rate.n, early.too_young), (2, 2, 1));
    let dated = "customer_id,metric,score,scale_min,scale_max,submitted_at,followed_up_at\n\
                 A,nps,2,0,10,2026-03-01,2026-03-05\n\
                 B,nps,2,0,10,2026-03-01,2026-03-20\n\
                 C,nps,2,0,10,2026-03-01,\n\
                 D,nps,9,0,10,2026-03-01,\n";
    let dated = vec![("surveys", dated.as_bytes().to_vec())];
    let by_field = voice_of(&dated, AS_OF).closed_loop;
    assert_eq!(by_field.seen_in, Some("field"));
    assert_eq!((by_field.followed, by_field.rate.n), (1, 3));
    // Nothing could show it: no rate, rather than zero.
    let alone = vec![("surveys", SURVEYS.as_bytes().to_vec())];
    let unseen = voice_of(&alone, AS_OF).closed_loop;
    assert_eq!(
        (unseen.seen_in, unseen.rate.value, unseen.unhappy),
        (None, None, 3)
    );
}

#[test]
fn themes_are_masked_below_five_persons() {
    let mut csv = String::from("customer_id,channel,metric,score,scale_min,scale_max,verbatim\n");
    for at in 0..6 {
        let channel = if at < 5 { "web" } else { "store" };
        csv += &format!(
            "C{at},{channel},nps,2,0,10,La livraison est en retard et le livreur absent\n"
        );
    }
    for at in 0..4 {
        csv += &format!("D{at},web,nps,9,0,10,Un vendeur passionnant\n");
    }
    let voice = voice_of(&[("surveys", csv.into_bytes())], "{}");
    let livraison = voice
        .themes
        .iter()
        .find(|one| one.words == "livraison")
        .unwrap();
    assert_eq!(
        (livraison.persons, livraison.negative, livraison.positive),
        (6, 6, 0)
    );
    // Of the store there is one person: not told.
    let by: Vec<_> = livraison
        .by_channel
        .iter()
        .map(|one| (one.key.as_str(), one.persons))
        .collect();
    assert_eq!(by, [("web", 5)]);
    assert!(!voice.themes.iter().any(|one| one.words.contains("vendeur")));
    assert!(voice
        .closed_loop
        .causes
        .iter()
        .any(|one| one.words == "livraison"));
}

#[test]
fn waits_solutions_and_changes_of_channel() {
    let service = service_of(&files(), AS_OF);
    assert_eq!((service.all.tickets, service.all.customers), (5, 4));
    // 1, 5, 10, 60 and 120 minutes: ten.
    assert_eq!(service.all.response.median.value, Some(10.0 / 60.0));
    // Half an hour, one, one, a day, and K2 that still waits: one hour.
    let resolution = &service.all.resolution;
    assert_eq!((resolution.ended, resolution.waiting), (4, 1));
    assert_eq!(resolution.median.value, Some(1.0));
    assert_eq!(resolution.median_ended, Some(1.0));
    assert_eq!(resolution.ninth_decile, None);
    let shares = resolution.curve.iter().map(|one| one.share);
    let shares: Vec<f64> = shares.map(|share| (share * 1e12).round() / 1e12).collect();
    assert_eq!(shares, [0.8, 0.4, 0.2]);
    // K1 alone: K2 is open, K3 would be, but B had written on the 4th about it, and
    // what counts is whether they write again: they do not. K4 was handed on, K5
    // opened again.
    assert_eq!(service.all.at_once.value, Some(2.0 / 5.0));
    let report = report_of(&files(), AS_OF);
    assert_eq!(kpi(&report, "fcr").value, service.all.at_once.value);
    assert_eq!(
        kpi(&report, "resolution_time").value,
        resolution.median.value
    );
    let email = service
        .channels
        .iter()
        .find(|row| row.channel == "email")
        .unwrap();
    assert_eq!((email.tickets, email.solved.value), (2, Some(0.5)));
    assert_eq!(email.again.value, Some(0.5));
    // K2 to K3 is B's own change, K4 the company's.
    let pairs: Vec<_> = service
        .pairs
        .iter()
        .map(|one| {
            (
                one.from.as_str(),
                one.to.as_str(),
                one.handed_on,
                one.seamless.value,
            )
        })
        .collect();
    assert_eq!(
        pairs,
        [
            ("chat", "phone", 1, Some(1.0)),
            ("email", "phone", 0, Some(0.0))
        ]
    );
    assert_eq!(kpi(&report, "context_repeat_rate").value, Some(0.5));
    assert_eq!(kpi(&report, "seamless_transfer").value, Some(1.0));
    let months: Vec<_> = service
        .cohorts
        .iter()
        .map(|one| (one.from.as_str(), one.opened))
        .collect();
    assert_eq!(months, [("2026-02-01", 1), ("2026-03-01", 4)]);
    assert_eq!(service.cohorts[1].within_week.value, Some(0.75));
    let history = service.history.unwrap();
    // K1, K3 and K5 of five; with it two of three at once, without none of two.
    assert_eq!(history.used.value, Some(0.6));
    assert_eq!(history.difference.value, Some(2.0 / 3.0));
    assert!(history.difference.low.unwrap() < 2.0 / 3.0);
}

#[test]
fn waits_within_business_hours() {
    let csv = "ticket_id,opened_at,first_response_at,solved_at\n\
               K1,2026-03-06T17:00,2026-03-09T10:00,2026-03-09T11:00\n";
    let files = vec![("tickets", csv.as_bytes().to_vec())];
    // Friday at five to Monday at ten: 65 hours of the clock, two of business.
    assert_eq!(
        service_of(&files, AS_OF).all.response.median.value,
        Some(65.0)
    );
    let hours = r#"{"as_of":"2026-03-31","business_hours":"mon-fri 09:00-18:00"}"#;
    let open = service_of(&files, hours);
    assert_eq!(open.all.response.median.value, Some(2.0));
    assert_eq!(open.business_hours.as_deref(), Some("mon-fri 09:00-18:00"));
    let report = report_of(&files, hours);
    let response = kpi(&report, "response_time");
    assert_eq!(response.value, Some(2.0));
    assert_eq!(response.settings["business_hours"], "mon-fri 09:00-18:00");
    let wrong = Settings {
        business_hours: "whenever".to_owned(),
        ..Settings::default()
    };
    let session = session_in_pieces(&files, 64);
    let dataset = session.dataset(&wrong).unwrap();
    assert_eq!(
        View::new(&dataset, &wrong).unwrap_err().kind.code(),
        "bad-setting"
    );
}

#[test]
fn a_request_too_young_is_not_judged() {
    let report = report_of(&files(), r#"{"as_of":"2026-03-10"}"#);
    let fcr = kpi(&report, "fcr");
    // K1 and K5 are old enough; K2 had another request within the days; K3 and K4
    // may still have one.
    assert_eq!((fcr.n, fcr.value), (3, Some(1.0 / 3.0)));
    assert_eq!(
        (fcr.left_out[0].reason, fcr.left_out[0].rows),
        ("too-young", 2)
    );
}

#[test]
fn sentiment_of_the_file_comes_before_that_of_the_words() {
    let csv = "ticket_id,opened_at,sentiment,text\n\
               K1,2026-03-02T10:00,0.9,Très déçu\n\
               K2,2026-03-02T10:00,,Très déçu\n\
               K3,2026-03-02T10:00,,\n\
               K4,2026-03-02T10:00,,Lieferung Montag\n";
    let report = report_of(&[("tickets", csv.as_bytes().to_vec())], "{}");
    let sentiment = kpi(&report, "sentiment");
    assert_eq!((sentiment.value, sentiment.n), (Some(0.0), 2));
    let by_words = sentiment
        .also
        .iter()
        .find(|one| one.id == "by_words")
        .unwrap();
    assert_eq!(by_words.value, 0.5);
    // Words of no language we read; a request without any is no text.
    assert_eq!(sentiment.left_out[0].rows, 1);
}

#[test]
fn nothing_is_no_figure() {
    let empty = service_of(&[("surveys", SURVEYS.as_bytes().to_vec())], AS_OF);
    assert_eq!(
        (empty.all.tickets, empty.all.response.median.value),
        (0, None)
    );
    assert!(empty.channels.is_empty() && empty.pairs.is_empty() && empty.history.is_none());
    let silent = voice_of(&[("tickets", TICKETS.as_bytes().to_vec())], AS_OF);
    assert!(silent.questions.is_empty() && silent.responses.is_empty());
}
