//! New customers whom another one sent.

use super::figures::{lacking, share};
use crate::dataset::view::View;
use crate::mapping::header::normalise;
use crate::maturity::verdict::Fact;

/// Words by which a channel of acquisition says that somebody recommended.
const WORDS: [&str; 8] = [
    "parrain",
    "referral",
    "referred",
    "recommand",
    "recommend",
    "bouche a oreille",
    "word of mouth",
    "empfehl",
];

/// Customers won in the period by another one's word, of those won in it whose channel
/// of acquisition is known.
pub(super) fn of(view: &View<'_>) -> Fact {
    if let Some(lacks) = lacking(view, &["customers.acquisition_channel"]) {
        return lacks;
    }
    let (mut n, mut hits) = (0, 0);
    for customer in view.customers() {
        let code = customer.code as usize;
        let first = customer.orders.iter().find(|order| !order.is_refund());
        let acquired = view.data.acquired.get(code).copied().flatten();
        // The earlier of the two: exports rarely go back to the first customer.
        let won = [acquired, first.map(|order| order.time)];
        let Some(won) = won.into_iter().flatten().min() else {
            continue;
        };
        let Some(by) = view.data.acquired_by.get(code).copied().flatten() else {
            continue;
        };
        if view.span.holds(won) {
            n += 1;
            let name = normalise(view.channel_name(by));
            hits += u64::from(WORDS.iter().any(|word| name.contains(word)));
        }
    }
    share(hits, n, "customers.acquisition_channel")
}

#[cfg(test)]
mod tests {
    use crate::report::maturity::tests::{facts_under, none, told, ORDERS};

    #[test]
    fn who_was_sent_by_another_by_hand() {
        let customers = "customer_id,acquisition_channel,acquired_on\n\
        C1,Parrainage,2026-01-05\nC2,web,2026-01-08\nC3,Bouche à oreille,2026-02-10\n\
        C4,,2026-02-11\nC5,Referral,2024-02-01\n";
        let files = [
            ("orders.csv", "orders", ORDERS),
            ("customers.csv", "customers", customers),
        ];
        // C4 says nothing, C5 came before the period looked at.
        let year = r#"{"from":"2026-01-01","to":"2026-02-28"}"#;
        let facts = facts_under(year, Some("2026-03-01"), &files);
        assert_eq!(told(&facts, "referral_share"), Ok((0.666_667, 3)));
        let without = [("orders.csv", "orders", ORDERS)];
        assert_eq!(
            told(&facts_under(year, None, &without), "referral_share"),
            none("field-missing")
        );
    }
}
