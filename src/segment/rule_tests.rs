use super::*;

fn fault(text: &str) -> (u32, &'static str, String) {
    let fault = parse(text).unwrap_err();
    (fault.at, fault.expected, fault.found)
}

#[test]
fn conditions_are_joined_as_in_arithmetic() {
    let is = |text: &str| match parse(text).unwrap() {
        Rule::Is(condition, _) => condition,
        other => panic!("{other:?}"),
    };
    assert_eq!(
        is("channels>=2"),
        Condition::Figure(Figure::Channels, Op::AtLeast, 2.0)
    );
    assert_eq!(
        is(" basket > 79,90 "),
        Condition::Figure(Figure::Basket, Op::Above, 79.9)
    );
    assert_eq!(
        is("main_channel = \"Site web\""),
        Condition::MainChannel("Site web".into(), true)
    );
    assert_eq!(is("channel_use!=mono"), Condition::Omni(true));
    assert_eq!(
        is("rfm=5-*-4"),
        Condition::Rfm([Some(5), None, Some(4)], true)
    );
    assert_eq!(is("rfm!=555"), Condition::Rfm([Some(5); 3], false));
    assert_eq!(is("RFM.R>=4"), Condition::Score(0, Op::AtLeast, 4.0));
    assert_eq!(
        is("attribute.\"marital status\"=\"a \"\"b\"\"\""),
        Condition::Trait("marital status".into(), Op::Equal, "a \"b\"".into())
    );
    // `and` binds closer than `or`.
    let Rule::Any(rules) = parse("orders=1 or orders=2 and not (recency<9 or recency>99)").unwrap()
    else {
        panic!()
    };
    assert_eq!(rules.len(), 2);
    assert!(matches!(&rules[1], Rule::All(both) if matches!(both[1], Rule::Not(_))));
}

#[test]
fn cohorts_are_years_quarters_months_and_days() {
    let span = |text: &str| match parse(&format!("cohort={text}")).unwrap() {
        Rule::Is(Condition::Cohort(_, from, end), _) => (from, end),
        other => panic!("{other:?}"),
    };
    let day = |y, m, d| day_number(y, m, d).unwrap();
    assert_eq!(span("2026"), (day(2026, 1, 1), day(2027, 1, 1)));
    assert_eq!(span("2026-Q4"), (day(2026, 10, 1), day(2027, 1, 1)));
    assert_eq!(span("2026-12"), (day(2026, 12, 1), day(2027, 1, 1)));
    assert_eq!(span("2026-02-28"), (day(2026, 2, 28), day(2026, 3, 1)));
    for wrong in [
        "2026-13",
        "soon",
        "2026-Q5",
        "2026-02-30",
        "26",
        "2026-1-1-1",
    ] {
        assert_eq!(fault(&format!("cohort={wrong}")).1, "day", "{wrong}");
    }
}

#[test]
fn what_is_wrong_has_a_place_and_what_was_expected() {
    let found = |at, expected, found: &str| (at, expected, found.to_owned());
    assert_eq!(fault(""), found(0, "field", ""));
    assert_eq!(fault("orders>=3 and"), found(13, "field", ""));
    assert_eq!(fault("panier>=3"), found(0, "field", "panier"));
    assert_eq!(fault("orders 3"), found(7, "operator", "3"));
    assert_eq!(fault("orders>=trois"), found(8, "number", "trois"));
    assert_eq!(fault("orders>="), found(8, "value", ""));
    assert_eq!(fault("(orders>=3"), found(10, "close", ""));
    assert_eq!(fault("orders>=3)"), found(9, "end", ")"));
    assert_eq!(fault("orders>=3 orders<9"), found(10, "end", "orders"));
    assert_eq!(fault("segment>=a"), found(7, "equality", ">="));
    assert_eq!(fault("channel_use=both"), found(12, "channel-use", "both"));
    assert_eq!(fault("rfm=5-6-5"), found(4, "scores", "5-6-5"));
    assert_eq!(fault("rfm.r>=6"), found(7, "score", "6"));
    assert_eq!(fault("decile=0"), found(7, "decile", "0"));
    assert_eq!(fault("attribute.=x"), found(0, "field", "attribute."));
    assert_eq!(fault("é=\"x"), found(2, "quote", "\"x"));
    assert_eq!(fault("orders=nan").1, "number");
    assert_eq!(fault(&"(".repeat(40)).1, "shorter");
    assert_eq!(fault(&"not ".repeat(3000)).1, "shorter");
}
