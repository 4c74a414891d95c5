use super::*;

fn iso(text: &str) -> Option<String> {
    let moment = parse(text, DateOrder::DayFirst)?;
    let instant = moment.civil_ms - moment.offset_ms.unwrap_or(0);
    Some(
        jiff::Timestamp::from_millisecond(instant)
            .unwrap()
            .to_string(),
    )
}

#[test]
fn reads_iso_and_day_first() {
    for (text, expected) in [
        ("2026-03-29T23:30:00Z", "2026-03-29T23:30:00Z"),
        ("2026-03-30T01:30:00+02:00", "2026-03-29T23:30:00Z"),
        ("2026-09-03 10:15:00 -0400", "2026-09-03T14:15:00Z"),
        ("2026-01-05", "2026-01-05T00:00:00Z"),
        ("20260105", "2026-01-05T00:00:00Z"),
        ("2026/01/05 08:26", "2026-01-05T08:26:00Z"),
        ("05/01/2026 08:26:07.5", "2026-01-05T08:26:07.5Z"),
        ("5.1.26", "2026-01-05T00:00:00Z"),
        ("13.09.26 10:15", "2026-09-13T10:15:00Z"),
        ("13/09/26 10:15", "2026-09-13T10:15:00Z"),
        ("13/09/26 10:15:30", "2026-09-13T10:15:30Z"),
        ("20260105101500", "2026-01-05T10:15:00Z"),
        ("29-02-2016 01:16", "2016-02-29T01:16:00Z"),
        ("05/01/2026 8h26", "2026-01-05T08:26:00Z"),
        ("3 mars 2026", "2026-03-03T00:00:00Z"),
        ("12 févr. 2026", "2026-02-12T00:00:00Z"),
        ("1er août 2025 14:05", "2025-08-01T14:05:00Z"),
        ("3. März 2026", "2026-03-03T00:00:00Z"),
        ("12. Dez. 2025", "2025-12-12T00:00:00Z"),
        ("14 juil. 26", "2026-07-14T00:00:00Z"),
        ("5-Jun-2026", "2026-06-05T00:00:00Z"),
        ("05/01/2026 01:05 PM", "2026-01-05T13:05:00Z"),
        ("05/01/2026 12:05 a.m.", "2026-01-05T00:05:00Z"),
    ] {
        assert_eq!(iso(text).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn month_first_is_a_choice() {
    let moment = parse("2/10/2025 7:58", DateOrder::MonthFirst).unwrap();
    assert_eq!(
        moment.civil_ms,
        day_number(2025, 2, 10).unwrap() * DAY_MS + (7 * 60 + 58) * 60_000
    );
}

#[test]
fn refuses_impossible_dates() {
    for text in [
        "31/04/2026",
        "29/02/2026",
        "2026-13-01",
        "2026-00-10",
        "00/01/2026",
        "hello",
        "",
        "2026",
        "123",
        "2026-01-05X",
        "2026-01-05 25:00",
        "1/2",
        "01/02/203",
        "2026-01-05T10",
        "31 avril 2026",
        "3 Foo 2026",
        "05/01/2026 13:05 PM",
    ] {
        assert_eq!(iso(text), None, "{text:?}");
    }
}

#[test]
fn agrees_with_the_calendar_of_jiff() {
    let mut date = jiff::civil::date(1899, 12, 28);
    for _ in 0..60_000 {
        let expected = jiff::civil::date(1970, 1, 1)
            .until(date)
            .unwrap()
            .get_days();
        assert_eq!(
            day_number(date.year().into(), date.month().into(), date.day().into()),
            Some(i64::from(expected))
        );
        let civil_date = (date.year().into(), date.month().into(), date.day().into());
        assert_eq!(civil(i64::from(expected)), civil_date);
        date = date.tomorrow().unwrap();
    }
}

#[test]
fn reads_periods() {
    let days = |text| parse_period(text, DateOrder::DayFirst).map(|p| p.end_day - p.first_day);
    assert_eq!(days("2026-Q1"), Some(90));
    assert_eq!(days("T1 2024"), Some(91));
    assert_eq!(days("2026"), Some(365));
    assert_eq!(days("2026-02"), Some(28));
    assert_eq!(days("02/2024"), Some(29));
    assert_eq!(days("2026-12"), Some(31));
    assert_eq!(days("2026-S2"), Some(184));
    assert_eq!(days("2026-W53"), Some(7));
    assert_eq!(days("2025-W53"), None);
    assert_eq!(days("2026-03-15"), Some(1));
    assert_eq!(days("2026-Q5"), None);
    assert_eq!(days("été 2026"), None);
    assert_eq!(
        parse_period("2026-W01", DateOrder::DayFirst)
            .unwrap()
            .first_day,
        day_number(2025, 12, 29).unwrap()
    );
}

#[test]
fn seconds_since_1970_are_read_where_a_date_is_wanted() {
    for (text, ms) in [
        ("1767225600", Some(1_767_225_600_000)),
        ("1767225600.5", Some(1_767_225_600_500)),
        ("1767225600123", Some(1_767_225_600_123)),
        ("1767225600123456", Some(1_767_225_600_123)),
        ("1767225600123.0", Some(1_767_225_600_123)),
        // An hour of a day, an article of a shop, a telephone.
        ("2025010112", None),
        ("2012345678905", None),
        ("0612345678", None),
        ("17672256", None),
        ("-1767225600", None),
    ] {
        let read = parse_bytes(text.as_bytes(), DateOrder::DayFirst);
        let read = read
            .filter(|_| text.len() > 8)
            .map(|moment| moment.civil_ms);
        assert_eq!(read, ms, "{text}");
        // Nothing is taken for one unasked.
        assert_eq!(
            parse(text, DateOrder::DayFirst).filter(|_| text.len() > 8),
            None
        );
    }
}

#[test]
fn days_of_spreadsheets_are_read_where_somebody_says_they_are_days() {
    let read = |text: &str| {
        let moment = parse_bytes(text.as_bytes(), DateOrder::DayFirst)?;
        Some(
            jiff::Timestamp::from_millisecond(moment.civil_ms)
                .unwrap()
                .to_string(),
        )
    };
    assert_eq!(read("45292").as_deref(), Some("2024-01-01T00:00:00Z"));
    assert_eq!(read("45292.5").as_deref(), Some("2024-01-01T12:00:00Z"));
    assert_eq!(read("45292,75").as_deref(), Some("2024-01-01T18:00:00Z"));
    assert_eq!(read("45292 10:15").as_deref(), Some("2024-01-01T10:15:00Z"));
    assert_eq!(read("45292 0.25").as_deref(), Some("2024-01-01T06:00:00Z"));
    for text in [
        "4529",
        "452920",
        "24999",
        "60000",
        "45292.x",
        "-45292",
        "45292.5 10:15",
        "45292 x",
    ] {
        assert_eq!(read(text), None, "{text}");
    }
    assert_eq!(parse("45292", DateOrder::DayFirst), None);
    assert_eq!(parse_period("45292", DateOrder::DayFirst), None);
    let period = period("45292", DateOrder::DayFirst).unwrap();
    assert_eq!(period.first_day, day_number(2024, 1, 1).unwrap());
}
