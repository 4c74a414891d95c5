//! Experiments read from files: against scipy 1.17 and statsmodels 0.15, and the
//! published counts of Hillstrom's e-mail test.

mod support;

use omnimeter::dataset::session::{look, Session};
use omnimeter::dataset::settings::Settings;
use omnimeter::dataset::view::View;
use omnimeter::experiment::compare::Versus;
use omnimeter::experiment::read::{read, Reading};
use omnimeter::mapping::field::TableKind;
use support::{kpi, report_of};

fn session(csv: &str) -> Session {
    let mut session = Session::default();
    session
        .load_text("e.csv", TableKind::Experiments, csv)
        .unwrap();
    session
}

fn reading(csv: &str, settings: &str) -> Reading {
    let settings: Settings = serde_json::from_str(settings).unwrap();
    let dataset = session(csv).dataset(&settings).unwrap();
    read(&View::new(&dataset, &settings).unwrap())
}

fn close(actual: impl Into<Option<f64>>, expected: f64) {
    let actual = actual.into().expect("a value");
    assert!(
        (actual - expected).abs() <= 1e-9 * expected.abs(),
        "{actual} is not {expected}"
    );
}

/// The counts of Hillstrom's test of 2008: variant, customers without a visit, with
/// a visit, with a visit and a purchase.
const HILLSTROM: [(&str, [usize; 3]); 3] = [
    ("Mens E-Mail", [17_413, 3_627, 267]),
    ("No E-Mail", [19_044, 2_140, 122]),
    ("Womens E-Mail", [18_149, 3_049, 189]),
];

fn hillstrom(outcome: &str) -> String {
    let mut csv = format!("segment,{outcome}\n");
    for (variant, counts) in HILLSTROM {
        for (kind, count) in counts.into_iter().enumerate() {
            let hit = usize::from(kind >= if outcome == "visit" { 1 } else { 2 });
            csv.push_str(&format!("{variant},{hit}\n").repeat(count));
        }
    }
    csv
}

#[test]
fn the_e_mail_test_of_hillstrom() {
    let visit = reading(&hillstrom("visit"), "{}");
    assert_eq!(visit.control.as_deref(), Some("No E-Mail"));
    assert_eq!(visit.cautions, Vec::<&str>::new());
    // scipy.stats.chisquare of 21306, 21307 and 21387.
    close(visit.allocation.statistic, 0.202_531_25);
    close(visit.allocation.p_value, 0.903_692_957_560_419_6);
    let [rate] = &visit.metrics[..] else {
        panic!("{:?}", visit.metrics)
    };
    assert_eq!((rate.id, rate.arms[1].hits), ("rate", Some(3_894)));
    let men = &rate.versus[0];
    assert_eq!((men.variant.as_str(), men.n), ("Mens E-Mail", 42_613));
    close(men.difference, 0.076_589_563_651_531_25);
    close(men.low, 0.069_953_308_083_731_54);
    close(men.high, 0.083_226_741_274_111_37);
    close(men.statistic, 22.486_040_827_192_82);
    close(men.p_value, 5.685_165_482_802_317e-112);
    // Holm: the smaller of two p-values twice, the larger as it is.
    close(men.p_corrected, 2.0 * 5.685_165_482_802_317e-112);
    close(rate.versus[1].p_corrected, 3.182_403_159_334_921_4e-44);
    close(men.lift, 0.721_404_616_781_399);

    let bought = reading(&hillstrom("conversion"), "{}");
    let [men, women] = &bought.metrics[0].versus[..] else {
        panic!("{:?}", bought.metrics)
    };
    close(men.difference, 0.006_805_006_519_615_695);
    close(men.low, 0.005_014_344_671_481_532);
    close(men.high, 0.008_640_723_396_917_826);
    close(men.statistic, 7.385_114_410_925_771);
    close(men.p_value, 1.523_223_500_595_542_7e-13);
    close(men.lift, 1.188_421_876_286_328);
    close(women.difference, 0.003_111_057_511_085_258);
    close(women.p_value, 0.000_157_105_129_106_684_48);
    assert!(men.detected && women.detected);
}

#[test]
fn a_file_like_hillstroms_is_known_by_its_headers() {
    let csv = "recency,history,channel,segment,visit,conversion,spend\n\
               10,142.44,Phone,Womens E-Mail,0,0,0\n6,329.08,Web,No E-Mail,1,1,29.99\n";
    let looked = look("h.csv", csv.as_bytes(), true, Some(TableKind::Experiments)).unwrap();
    let mapping = looked.proposal.clone().unwrap();
    let column = |field: &str| mapping.fields[field].column.clone().unwrap();
    assert_eq!(column("variant"), "segment");
    assert_eq!(column("value"), "spend");
    assert_eq!(column("covariate"), "history");
    assert_eq!(column("outcome"), "conversion");
    // Nobody said which table: the fields that make it an experiment are named.
    let looked = look("h.csv", csv.as_bytes(), true, None).unwrap();
    assert_eq!(looked.proposal.unwrap().table, TableKind::Experiments);
}

/// Sixty units of which each number can be made again in any language.
fn sixty(columns: &str) -> String {
    let mut csv = format!("{columns}\n");
    for i in 0..60usize {
        let variant = if i % 2 == 1 { "B" } else { "A" };
        let before = (i * 37 % 23) as f64 + 5.0;
        let value = before * 0.5 + (i * 53 % 17) as f64 + if variant == "B" { 3.0 } else { 0.0 };
        let cells = columns.split(',').map(|column| match column {
            "variant" => variant.to_owned(),
            "value" => value.to_string(),
            "covariate" => before.to_string(),
            "denominator" => (1 + i * 7 % 5).to_string(),
            "segment" => format!("s{}", i % 4 / 2),
            "cluster" => format!("c{}", i / 10 * 2 + i % 2),
            "unit" => format!("U{i}"),
            "date" => format!("2026-03-{:02}", 1 + i / 4),
            _ => unreachable!(),
        });
        csv.push_str(&cells.collect::<Vec<_>>().join(","));
        csv.push('\n');
    }
    csv
}

fn only(reading: &Reading) -> &Versus {
    assert_eq!(reading.missing, None);
    &reading.metrics[0].versus[0]
}

#[test]
fn means_with_what_was_before_taken_out() {
    let read = reading(&sixty("variant,value,covariate"), "{}");
    let found = only(&read);
    assert_eq!(read.metrics[0].id, "mean");
    close(found.difference, 3.216_666_666_666_667);
    close(found.low, -0.046_610_556_153_502_18);
    close(found.high, 6.479_943_889_486_836);
    close(found.freedom, 57.801_411_416_893_3);
    close(found.p_value, 0.053_252_604_105_458_01);
    // CUPED with one theta, of what is within the variants; by numpy and scipy.
    let adjusted = found.adjusted.unwrap();
    close(adjusted.theta, 0.566_265_135_051_226_3);
    close(adjusted.reduction, 0.372_298_286_872_779_55);
    close(adjusted.difference, 2.669_277_036_117_146_7);
    close(adjusted.low, 0.084_039_770_971_918_06);
    close(adjusted.high, 5.254_514_301_262_375);
    close(adjusted.p_value, 0.043_227_891_220_588_72);
    assert!(!found.detected);
}

#[test]
fn ratios_by_the_delta_method() {
    let read = reading(&sixty("variant,value,denominator"), "{}");
    let found = only(&read);
    assert_eq!(read.metrics[0].id, "ratio");
    close(read.metrics[0].arms[1].value, 6.35);
    close(found.difference, 1.072_222_222_222_222);
    // Welch's test of the linearised values, by scipy.
    close(found.low, -0.600_275_802_943_78);
    close(found.high, 2.744_720_247_388_223_7);
    close(found.freedom, 56.425_848_344_601_31);
    close(found.p_value, 0.204_373_963_506_902_63);
    close(found.lift, 6.35 / 5.277_777_777_777_778 - 1.0);
}

#[test]
fn stores_that_were_drawn_count_as_one_each() {
    let read = reading(&sixty("variant,value,cluster"), "{}");
    let found = only(&read);
    assert!(read.by_cluster);
    assert_eq!(found.n, 12);
    close(found.difference, 3.216_666_666_666_667);
    close(found.low, 1.639_309_067_419_023_8);
    close(found.high, 4.794_024_265_914_309_5);
    close(found.freedom, 9.561_007_019_467_262);
    close(found.p_value, 0.001_148_375_467_299_557_9);
    assert!(found.cautions.contains(&"few"));
    // Four stores a variant are too few, however many customers they have.
    let text = sixty("variant,value,cluster");
    let first: Vec<&str> = text.lines().take(41).collect();
    let read = reading(&first.join("\n"), "{}");
    assert_eq!(
        (read.missing, read.metrics.len()),
        (Some("clusters-few"), 0)
    );
    // A store with both variants says nothing of either.
    let mixed = format!("{text}A,3,c1\n");
    let read = reading(&mixed, "{}");
    assert_eq!(read.crossed_clusters, 1);
    assert_eq!(only(&read).n, 11);
}

#[test]
fn segments_are_corrected_together() {
    let read = reading(&sixty("variant,value,segment"), "{}");
    let [first, second] = &read.metrics[0].segments[..] else {
        panic!("{:?}", read.metrics[0].segments)
    };
    assert_eq!(first.segment, "s0");
    close(first.versus[0].difference, 3.6);
    close(first.versus[0].p_value, 0.145_673_945_686_953);
    close(first.versus[0].p_corrected, 2.0 * 0.145_673_945_686_953);
    close(second.versus[0].p_value, 0.223_820_921_147_752_76);
    close(second.versus[0].p_corrected, 2.0 * 0.145_673_945_686_953);
}

#[test]
fn high_values_may_be_cut() {
    let read = reading(
        &sixty("variant,value"),
        r#"{"experiment":{"winsorise":0.9}}"#,
    );
    assert_eq!((read.cap, read.capped), (Some(25.5), 6));
    close(only(&read).difference, 2.833_333_333_333_333);
    close(only(&read).p_value, 0.064_015_131_412_448_58);
}

fn split(a: usize, b: usize) -> String {
    let rows = |variant: &str, n: usize| format!("{variant},1\n{variant},0\n").repeat(n / 2);
    format!("variant,outcome\n{}{}", rows("A", a), rows("B", b))
}

#[test]
fn units_that_were_not_given_as_planned_block_the_reading() {
    // scipy.stats.chisquare([4800, 5200]): 16, p = 6.33e-5; [4850, 5150]: p = 0.0027.
    let read = reading(&split(4800, 5200), "{}");
    close(read.allocation.statistic, 16.0);
    close(read.allocation.p_value, 6.334_248_366_623_988e-5);
    assert_eq!(read.missing, Some("sample-ratio"));
    assert!(read.metrics.is_empty() && read.course.is_empty());
    assert_eq!(reading(&split(4850, 5150), "{}").missing, None);
    // Four to one, and so it was meant.
    let meant = r#"{"experiment":{"allocation":{"A":80,"B":20}}}"#;
    assert_eq!(reading(&split(800, 200), meant).missing, None);
    assert_eq!(
        reading(&split(700, 300), meant).missing,
        Some("sample-ratio")
    );
    let partly = reading(
        &split(800, 200),
        r#"{"experiment":{"allocation":{"A":80}}}"#,
    );
    assert_eq!(partly.missing, None);
    assert_eq!(partly.allocation.p_value, None);
    assert!(partly.cautions.contains(&"allocation-partial"));
    // The KPI is refused for the same reason.
    let csv = split(4800, 5200).into_bytes();
    let report = report_of(&[("experiments", csv)], "{}");
    let missing = kpi(&report, "ab_lift").missing.clone().unwrap();
    assert_eq!(missing.reason, "sample-ratio");
}

#[test]
fn the_kpi_agrees_with_the_reading() {
    let report = report_of(&[("experiments", hillstrom("visit").into_bytes())], "{}");
    let lift = kpi(&report, "ab_lift");
    // Both e-mails together: 7132 of 42694 against 2262 of 21306.
    close(lift.value, 7132.0 / 42694.0 / (2262.0 / 21306.0) - 1.0);
    assert_eq!((lift.n, lift.method), (64_000, Some("katz")));
    let men = &lift.breakdown[0];
    assert_eq!(men.key, "Mens E-Mail");
    close(men.value, 0.721_404_616_781_399);
    close(men.low, 0.640_384_888_48);
    let report = report_of(
        &[("experiments", sixty("variant,value,cluster").into_bytes())],
        "{}",
    );
    let lift = kpi(&report, "ab_lift");
    assert_eq!(lift.n, 12);
    assert!(lift.cautions.contains(&"stores-drawn"));
    close(
        lift.also
            .iter()
            .find(|one| one.id == "absolute_difference")
            .map(|one| one.value),
        3.216_666_666_666_667,
    );
}

#[test]
fn a_unit_in_two_variants_is_left_out_and_counted() {
    let twice = format!("{}U1,A,5\nU2,A,5\n", sixty("unit,variant,value"));
    let read = reading(&twice, "{}");
    // U1 is of B; U2 is of A, and has two rows.
    assert_eq!((read.crossed, read.repeated), (1, 2));
    assert_eq!(only(&read).n, 59);
    let report = report_of(&[("experiments", twice.into_bytes())], "{}");
    let left_out = &kpi(&report, "ab_lift").left_out;
    assert_eq!(left_out[0].reason, "several-variants");
    assert_eq!(left_out[0].rows, 1);
}

#[test]
fn the_course_of_a_test_and_the_price_of_looking() {
    let text = sixty("variant,value,date");
    let read = reading(&text, r#"{"experiment":{"planned_days":28,"looks":5}}"#);
    assert_eq!(read.days, Some(15));
    assert_eq!(read.first_day.as_deref(), Some("2026-03-01"));
    assert_eq!(read.course.len(), 15);
    let last = read.course.last().unwrap();
    assert_eq!(last.p_value, only(&read).p_value);
    // Ten a variant come by the fifth evening; until then there is nothing to say.
    assert_eq!(read.course[3].p_value, None);
    assert!(read.course[4].p_value.is_some());
    let peeking = read.peeking.unwrap();
    assert!((peeking.false_alarm - 0.142).abs() < 1e-3);
    assert!((peeking.level_each - 0.0158).abs() < 1e-4);
    assert!(read.cautions.contains(&"stopped-early") && read.cautions.contains(&"many-looks"));
    let crossed = read
        .course
        .iter()
        .any(|point| point.p_value.is_some_and(|p| p <= 0.05));
    assert_eq!(read.cautions.contains(&"course-crossed"), crossed);
}

#[test]
fn what_cannot_be_read_says_why() {
    let none = reading("variant,outcome\nA,1\n", "{}");
    assert_eq!(none.missing, Some("one-variant"));
    let small = reading(&split(8, 8), "{}");
    assert_eq!(small.metrics[0].versus[0].missing, Some("units-few"));
    assert_eq!(small.metrics[0].arms[0].hits, Some(4));
    // Too few events for the test: the difference and its interval stay.
    let rare = format!(
        "variant,outcome\nA,1\n{}B,1\nB,1\n{}",
        "A,0\n".repeat(19),
        "B,0\n".repeat(18)
    );
    let rare = reading(&rare, "{}");
    let found = only(&rare);
    assert_eq!((found.p_value, found.detected), (None, false));
    close(found.difference, 0.05);
    assert!(found.low.unwrap() < 0.0 && found.cautions.contains(&"few-events"));
    let alike = reading(&format!("variant,value\n{}", "A,2\nB,2\n".repeat(12)), "{}");
    assert_eq!(only(&alike).missing, Some("all-alike"));
    let guessed = format!("variant,outcome\n{}", "blue,1\nred,0\n".repeat(12));
    let guessed = reading(&guessed, r#"{"experiment":{"control":"green"}}"#);
    assert_eq!(guessed.control.as_deref(), Some("blue"));
    assert_eq!(guessed.cautions, ["control-unknown"]);
}

#[test]
fn one_of_several_experiments_is_read() {
    let rows = |name: &str, n: usize| format!("{name},A,1\n{name},B,0\n").repeat(n);
    let csv = format!(
        "experiment,variant,outcome\n{}{}",
        rows("cart", 12),
        rows("home", 20)
    );
    let read = reading(&csv, "{}");
    assert_eq!(read.name, "home");
    let named: Vec<_> = read
        .experiments
        .iter()
        .map(|one| (one.name.as_str(), one.units))
        .collect();
    assert_eq!(named, [("cart", 24), ("home", 40)]);
    let read = reading(&csv, r#"{"experiment":{"name":"cart"}}"#);
    assert_eq!(
        (read.name.as_str(), read.metrics[0].versus[0].n),
        ("cart", 24)
    );
}

/// Four variants of a test of mail and ads, each of so many units from a base on.
fn two_by_two() -> String {
    let mut csv = "unit_id,variant,value\n".to_owned();
    let groups = [
        ("none", 10, 12),
        ("mail", 12, 13),
        ("ads", 13, 14),
        ("mail and ads", 19, 15),
    ];
    for (variant, base, n) in groups {
        for i in 0..n {
            csv.push_str(&format!("{variant}{i},{variant},{}\n", base + (i * 7) % 11));
        }
    }
    csv
}

#[test]
fn two_measures_at_once_against_statsmodels() {
    let settings = |both: &str| format!(r#"{{"experiment":{{"control":"none","both":"{both}"}}}}"#);
    let read = reading(&two_by_two(), &settings("mail and ads"));
    let found = read.metrics[0].together.clone().unwrap();
    assert_eq!(found.alone, ["ads".to_owned(), "mail".to_owned()]);
    assert_eq!((found.n, found.missing), (54, None));
    // The interaction of a saturated model with errors of HC2, and Satterthwaite's
    // degrees of freedom: statsmodels 0.15 and scipy.
    close(found.beyond, 4.171_245_421_245_414);
    close(found.statistic, 2.239_424_228_103_289);
    close(found.freedom, 48.205_151_503_775_99);
    close(found.p_value, 0.029_776_958_359_027_415);
    close(found.low, 0.426_564_565_942_176_7);
    close(found.high, 7.915_926_276_548_652);
    // 24 - 14.583, beyond the 2.186 of mail and the 3.060 of ads.
    close(found.adds_both, 24.0 - 175.0 / 12.0);
    close(found.adds[1], 218.0 / 13.0 - 175.0 / 12.0);
    let missing = |csv: &str, both: &str| {
        let read = reading(csv, &settings(both));
        read.metrics[0].together.clone().map(|found| found.missing)
    };
    assert_eq!(missing(&two_by_two(), "none"), Some(Some("not-two-by-two")));
    assert_eq!(missing(&two_by_two(), "gone"), Some(Some("not-two-by-two")));
    let csv = two_by_two();
    let three: String = csv
        .lines()
        .filter(|line| !line.contains(",ads,"))
        .map(|line| format!("{line}\n"))
        .collect();
    assert_eq!(
        missing(&three, "mail and ads"),
        Some(Some("not-two-by-two"))
    );
    let alike: String = (csv.lines())
        .map(|line| match line.rsplit_once(',') {
            Some((unit, value)) if value != "value" => format!("{unit},5\n"),
            _ => format!("{line}\n"),
        })
        .collect();
    let alike = missing(&alike, "mail and ads");
    assert!(
        matches!(alike, Some(Some("all-alike" | "units-few"))),
        "{alike:?}"
    );
    assert_eq!(
        reading(&csv, r#"{"experiment":{"control":"none"}}"#).metrics[0].together,
        None
    );
}
