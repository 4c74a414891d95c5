use super::*;
use crate::dataset::session::Session;
use crate::mapping::field::TableKind;

const ORDERS: &str = "order_id,customer_id,ordered_at,channel,amount,type\n\
    A1,C1,2026-01-05,web,100,sale\n\
    A2,C1,2026-03-05,store,50,sale\n\
    A3,C2,2026-02-09,web,80,sale\n\
    A4,C2,2026-02-12,web,-80,refund\n\
    A5,C3,2026-03-31,store,40,sale\n";
const TOUCHES: &str = "customer_id,at,channel,kind\n\
    C1,2026-01-02T10:00:00Z,email,delivered\n\
    C1,2026-01-03T10:00:00Z,email,open\n\
    C1,2026-01-03T11:00:00Z,email,click\n\
    C4,2026-01-02T10:00:00Z,email,delivered\n";
const CUSTOMERS: &str =
    "customer_id,segment,country,loyalty_member,gender,Children,acquisition_channel\n\
    C1,gold,FR,1,F,0,web\n\
    C2,plain,FR,0,M,2,web\n\
    C3,plain,BE,0,F,1,store\n\
    C5,gold,FR,1,M,2,store\n\
    C6,gold,DE,1,M,2,store\n";

fn settings(purchases: bool) -> Settings {
    let basis = if purchases { "purchase" } else { "interaction" };
    serde_json::from_str(&format!(r#"{{"as_of":"2026-03-31","basis":"{basis}"}}"#)).unwrap()
}

/// The customers of a rule, by their numbers.
fn names(rule: &str) -> String {
    in_case(rule, &settings(false)).unwrap()
}

fn in_case(rule: &str, settings: &Settings) -> Result<String, Fault> {
    let mut session = Session::default();
    for (name, table, text) in [
        ("orders.csv", TableKind::Orders, ORDERS),
        ("touches.csv", TableKind::Touches, TOUCHES),
        ("customers.csv", TableKind::Customers, CUSTOMERS),
    ] {
        session.load_text(name, table, text).unwrap();
    }
    let data = session.dataset(settings).unwrap();
    let found = members(&data, settings, rule, &mut None)?;
    // The codes of customers are in the order in which the files name them.
    let place = |at: &usize| found.get(*at) == Some(&true);
    let codes: Vec<String> = (0..found.len())
        .filter(place)
        .map(|at| at.to_string())
        .collect();
    let order = ["1", "2", "3", "4", "5", "6"];
    Ok(codes
        .iter()
        .map(|code| order[code.parse::<usize>().unwrap()])
        .collect())
}

#[test]
fn figures_by_hand() {
    for (rule, expected) in [
        ("orders>=2", "1"),
        ("orders=0", "456"),
        ("revenue<=0 and orders>0", "2"),
        ("basket=75", "1"),
        ("basket>=40", "123"),
        ("recency<=30", "13"),
        ("recency=50", "2"),
        ("tenure>80", "1"),
        ("channels>=2", "1"),
        ("touches>=1", "14"),
        ("engagement>=4", "1"),
        ("decile=1", "1"),
        ("rfm.f=3", "1"),
        ("rfm=3-1-*", "3"),
    ] {
        assert_eq!(names(rule), expected, "{rule}");
    }
}

#[test]
fn channels_cohorts_and_traits_by_hand() {
    for (rule, expected) in [
        // C1: three e-mails of five acts are 60%.
        ("main_channel=Email", "14"),
        ("main_channel=mixed", ""),
        ("main_channel=\"no such\"", ""),
        ("channel_use=omni", "1"),
        ("channel_use=mono", "234"),
        ("segment=GOLD", "156"),
        ("segment!=gold", "23"),
        ("acquisition_channel=store", "356"),
        ("cohort=2026-01", "1"),
        ("cohort>=2026-02", "23"),
        ("cohort<2026-03", "12"),
        ("cohort!=2026-Q1", ""),
        ("attribute.country=fr", "125"),
        ("attribute.country!=fr", "36"),
        ("attribute.loyalty_member=yes", "156"),
        ("attribute.gender=f", "13"),
        ("attribute.children>=1", "2356"),
    ] {
        assert_eq!(names(rule), expected, "{rule}");
    }
    let purchases = settings(true);
    assert_eq!(in_case("main_channel=mixed", &purchases).unwrap(), "1");
    assert_eq!(in_case("channel_use=mono", &purchases).unwrap(), "23");
}

#[test]
fn what_is_not_known_is_in_neither_a_rule_nor_its_opposite() {
    assert_eq!(names("recency<=30"), "13");
    assert_eq!(names("not recency<=30"), "2");
    // One side decides where it can.
    assert_eq!(names("recency<=30 or segment=gold"), "1356");
    assert_eq!(names("not (recency<=30 and segment=gold)"), "23");
    assert_eq!(
        names("(orders>=2 or orders=0) and not attribute.country=FR"),
        "6"
    );
}

#[test]
fn a_trait_that_no_file_has_is_a_fault_with_its_place() {
    let fault = in_case("orders>1 and attribute.shoe=42", &settings(false)).unwrap_err();
    assert_eq!((fault.at, fault.expected), (13, "trait"));
    assert_eq!(fault.found, "shoe");
}

#[test]
fn a_named_segment_is_looked_at_like_one_of_the_files() {
    let mut session = Session::default();
    session
        .load_text("orders.csv", TableKind::Orders, ORDERS)
        .unwrap();
    let mut settings = settings(false);
    settings.named_segments = vec![
        crate::dataset::settings::NamedSegment {
            name: "Twice".into(),
            rule: "orders>=2".into(),
        },
        crate::dataset::settings::NamedSegment {
            name: "Wrong".into(),
            rule: "orders>=".into(),
        },
    ];
    settings.segments = vec!["Twice".into()];
    let data = session.dataset(&settings).unwrap();
    let seen = view(&data, &settings).unwrap();
    let orders = seen.customers().map(|customer| customer.orders.len());
    assert_eq!(orders.collect::<Vec<_>>(), [2]);
    assert_eq!(seen.anonymous().count(), 0);
    // Asked again it is the same list.
    let again = view(&data, &settings).unwrap();
    assert!(Rc::ptr_eq(
        &seen.members().unwrap(),
        &again.members().unwrap()
    ));
    settings.segments = vec!["Wrong".into()];
    let problem = view(&data, &settings).unwrap_err();
    assert_eq!(problem.kind.code(), "bad-setting");
    assert!(
        problem
            .kind
            .to_string()
            .contains("character 9: value expected"),
        "{problem:?}"
    );
    settings.segments = vec!["Nobody".into()];
    assert!(view(&data, &settings).is_err());
}
