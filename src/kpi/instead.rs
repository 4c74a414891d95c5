//! Figures that a file brings already counted, where there are no orders or visits
//! to count: a customers file that says who left, or how often each customer bought
//! on each channel, and a traffic file with a row for each visit.

use super::measure::{Measure, Missing, Slice, Unit};
use super::share::{mean, proportion, share, Tally};
use super::{entries, Kpi, Text};
use crate::dataset::customers::COUNTED;
use crate::dataset::dimension::Dimension;
use crate::dataset::settings::ConversionUnit;
use crate::dataset::view::View;
use crate::stats::accumulate::{Accumulator, Part};
use crate::stats::interval::wilson;

/// What stands in for orders and visits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Source {
    /// Whether each customer left.
    Contracts,
    /// Purchases of each customer by channel.
    Counts,
    /// Visits, and whether each ended in a sale.
    Visits,
    /// People who came through the doors of stores.
    Entries,
}

/// Said on the cards of what a customers file tells of those who left.
pub const BY_CONTRACTS: Text = Text {
    fr: "Sans commandes, un fichier clients qui dit qui est parti donne la part de ses clients partis ou restés, au jour du fichier.",
    en: "Without orders, a customers file that says who left gives the share of its customers who left or stayed, on the day of the file.",
};
/// Said on the cards of what a customers file counts by channel.
pub const BY_COUNTS: Text = Text {
    fr: "Sans commandes, un fichier clients qui compte les achats de chacun par canal suffit : achats seuls, au jour du fichier.",
    en: "Without orders, a customers file that counts the purchases of each by channel will do: purchases alone, on the day of the file.",
};
/// Said on the card of what a file of visits tells.
pub const BY_VISITS: Text = Text {
    fr: "Sans sessions dans les contacts, un fichier d’une ligne par visite qui dit si elle finit par un achat suffit : toutes les visites comptent, connues ou non.",
    en: "Without sessions among the touches, a file with a row for each visit that says whether it ended in a sale will do: all visits count, known or not.",
};
/// Said on the card of what doors and tills tell.
pub const BY_ENTRIES: Text = Text {
    fr: "Sans visites en ligne connues, des entrées comptées et des ventes en magasin suffisent : ventes ÷ entrées.",
    en: "Without known online visits, people counted at the doors and sales in stores will do: sales ÷ people.",
};
/// From this share on, a channel is a customer's main one.
const MAIN: f64 = 0.6;

fn source(kpi: &Kpi, view: &View<'_>) -> Option<Source> {
    let has = |field: &str| view.data.fields.contains(field);
    let counts = || {
        let field = |(id, _): &(&str, &str)| has(&format!("customers.{id}"));
        COUNTED.iter().filter(|one| field(one)).count() > 1
    };
    let (source, is_there) = match kpi.id {
        "churn_rate" | "retention_rate" => (Source::Contracts, has("customers.churned")),
        "omnichannel_customer_share" | "channel_segment" | "purchase_frequency" | "repeat_rate" => {
            (Source::Counts, counts())
        }
        "conversion_rate" if !is_chosen(kpi, view) && has("traffic.converted") => {
            (Source::Visits, true)
        }
        "conversion_rate" => (Source::Entries, entries::are_told(view)),
        _ => return None,
    };
    is_there.then_some(source)
}

/// Whether settings ask for it, whatever else the files have.
#[must_use]
pub fn is_chosen(kpi: &Kpi, view: &View<'_>) -> bool {
    kpi.id == "conversion_rate" && view.settings.conversion_unit == ConversionUnit::Entry
}

/// Whether a KPI that lacks its fields has what it says all the same.
#[must_use]
pub fn is_there(kpi: &Kpi, view: &View<'_>) -> bool {
    source(kpi, view).is_some()
}

/// Why such a figure has no parts by a dimension, if it has none.
#[must_use]
pub fn not_by(kpi: &Kpi, view: &View<'_>, by: Dimension) -> Option<Missing> {
    let source = source(kpi, view)?;
    let visits = matches!(source, Source::Visits | Source::Entries);
    let why = match by {
        Dimension::Channel if visits => return None,
        Dimension::Segment if !visits => return None,
        Dimension::Store | Dimension::Campaign if visits => {
            let field = if by == Dimension::Store {
                "traffic.store"
            } else {
                "traffic.campaign"
            };
            let missing = Missing {
                reason: "field-missing",
                needs: vec![field.to_owned()],
            };
            return (!view.data.fields.contains(field)).then_some(missing);
        }
        Dimension::Channel => "not-by-channel",
        Dimension::Segment => "not-by-segment",
        Dimension::Store => "not-by-store",
        Dimension::Campaign => "not-by-campaign",
        Dimension::Phase => "not-by-phase",
    };
    Some(Missing::because(why))
}

/// The figure, where it is had so.
#[must_use]
pub fn measure(kpi: &Kpi, view: &View<'_>) -> Option<Measure> {
    let source = source(kpi, view)?;
    let of_a_day = matches!(source, Source::Contracts | Source::Counts);
    if of_a_day && view.has_period {
        return Some(Measure::missing(Missing::because("not-by-period")));
    }
    let measure = match source {
        Source::Contracts => contracts(view, kpi.id == "churn_rate"),
        Source::Counts => counts(kpi.id, view),
        Source::Visits => visits(view),
        Source::Entries => {
            let mut sums = Accumulator::default();
            entries::accumulate(view, &mut sums);
            Some(entries::measure(&sums).with_setting("conversion_unit", "entry"))
        }
    };
    let Some(mut measure) = measure else {
        return Some(Measure::missing(Missing::because("no-rows")));
    };
    measure.cautions.push(match source {
        Source::Contracts => "by-contracts",
        Source::Counts => "by-counts",
        Source::Visits => "by-visits",
        Source::Entries => "by-entries",
    });
    Some(measure)
}

/// Customers who left, or who stayed, of all of whom the file says it.
fn contracts(view: &View<'_>, left: bool) -> Option<Measure> {
    let mut sums = Accumulator::default();
    for contract in view.contracts() {
        sums.add("kept", Part::trial(contract.running != left));
    }
    share(&sums, "kept")
}

fn counts(id: &str, view: &View<'_>) -> Option<Measure> {
    let mut sums = Accumulator::default();
    let mut main = [0u64; COUNTED.len()];
    for bought in view.bought() {
        let all: u64 = bought.iter().map(|&count| u64::from(count)).sum();
        if all == 0 {
            continue;
        }
        let several = bought.iter().filter(|&&count| count > 0).count() > 1;
        let dominant = bought
            .iter()
            .position(|&count| f64::from(count) >= MAIN * all as f64);
        sums.add("several", Part::trial(several));
        sums.add("repeat", Part::trial(all > 1));
        sums.add("mixed", Part::trial(dominant.is_none()));
        sums.add("orders", Part::moment(all.into()));
        if let Some(channel) = dominant {
            main[channel] += 1;
        }
    }
    if id == "purchase_frequency" {
        let (value, n, interval) = mean(sums.get("orders"), 1.0)?;
        return Some(Measure::estimate(value, n, interval, "student"));
    }
    let name = match id {
        "repeat_rate" => "repeat",
        "channel_segment" => "mixed",
        _ => "several",
    };
    let (value, n, interval) = proportion(sums.get(name))?;
    let mut measure = Measure::estimate(value, n, interval, "wilson");
    if name == "mixed" {
        let led = main.iter().zip(COUNTED).filter(|(hits, _)| **hits > 0);
        let slice = |(&hits, (_, channel)): (&u64, (&str, &str))| {
            Slice::new(channel, hits as f64 / n as f64, n, wilson(hits, n))
        };
        measure.breakdown = led.map(slice).collect();
    } else {
        measure.also("customers", Unit::Count, Some(value * n as f64));
    }
    Some(measure)
}

/// Visits that ended in a sale. Rows of which the day is not known are of no period.
fn visits(view: &View<'_>) -> Option<Measure> {
    if !view.holds_common() {
        return None;
    }
    let mut tally = Tally::new(view);
    for placed in &view.data.traffic {
        let within = match placed.row.period {
            Some(period) => {
                let (part, days) = view.overlap(period.first_day, period.end_day);
                part == days
            }
            None => !view.has_period,
        };
        if let (Some(converted), true) = (placed.row.converted, within && view.sees_placed(placed))
        {
            tally.add(placed.channel, converted);
        }
    }
    let mut sums = Accumulator::default();
    tally.flush(&mut sums, "session");
    share(&sums, "session")
}

#[cfg(test)]
mod tests {
    use super::super::KPIS;
    use super::*;
    use crate::dataset::session::Session;
    use crate::dataset::settings::Settings;
    use crate::mapping::field::TableKind;

    fn on(table: TableKind, text: &str, id: &str, settings: &Settings) -> Measure {
        let mut session = Session::default();
        session.load_text("file.csv", table, text).unwrap();
        let dataset = session.dataset(settings).unwrap();
        let kpi = KPIS.iter().find(|kpi| kpi.id == id).unwrap();
        kpi.compute(&View::new(&dataset, settings).unwrap())
    }

    #[test]
    fn who_left_is_read_from_a_file_of_contracts() {
        let text = "customerID,tenure,Churn\nA,1,Yes\nB,5,No\nC,0,No\nD,9,No\n";
        let all = Settings::default();
        let churn = |settings| on(TableKind::Customers, text, "churn_rate", settings);
        let lost = churn(&all);
        assert_eq!((lost.value, lost.n), (Some(0.25), 4));
        assert!(lost.cautions.contains(&"by-contracts"));
        let kept = on(
            TableKind::Customers,
            text,
            "retention_rate",
            &Settings::default(),
        );
        assert_eq!(kept.value, Some(0.75));
        // The file tells of one day.
        let year = Settings {
            from: Some("2026-01-01".into()),
            to: Some("2026-12-31".into()),
            as_of: Some("2027-01-01".into()),
            ..Settings::default()
        };
        assert_eq!(churn(&year).missing.unwrap().reason, "not-by-period");
    }

    #[test]
    fn channels_are_counted_by_a_file_of_customers() {
        // A buys on two channels, none of 60%; B on one, once; C mostly on one; D never.
        let text = "ID,NumWebPurchases,NumStorePurchases\nA,1,1\nB,0,1\nC,3,1\nD,0,0\n";
        let of = |id| on(TableKind::Customers, text, id, &Settings::default());
        let several = of("omnichannel_customer_share");
        assert_eq!((several.value, several.n), (Some(2.0 / 3.0), 3));
        assert_eq!(of("repeat_rate").value, Some(2.0 / 3.0));
        assert_eq!(of("purchase_frequency").value, Some(7.0 / 3.0));
        let mixed = of("channel_segment");
        assert_eq!(mixed.value, Some(1.0 / 3.0));
        let keys: Vec<&str> = mixed.breakdown.iter().map(|one| one.key.as_str()).collect();
        assert_eq!(keys, ["web", "store"]);
        // One channel alone is no choice of channels.
        let web = "ID,NumWebPurchases\nA,1\n";
        let alone = on(
            TableKind::Customers,
            web,
            "repeat_rate",
            &Settings::default(),
        );
        assert_eq!(alone.missing.unwrap().reason, "field-missing");
    }

    #[test]
    fn visits_that_end_in_a_sale_are_counted_by_row() {
        let text = "TrafficType,Revenue\n1,TRUE\n1,FALSE\n2,FALSE\n2,FALSE\n";
        let rate = on(
            TableKind::Traffic,
            text,
            "conversion_rate",
            &Settings::default(),
        );
        assert_eq!((rate.value, rate.n), (Some(0.25), 4));
        let parts: Vec<_> = rate.breakdown.iter().map(|part| part.value).collect();
        assert_eq!(parts, [Some(0.5), Some(0.0)]);
        let visits = on(TableKind::Traffic, text, "traffic", &Settings::default());
        assert_eq!(visits.value, Some(4.0));
    }
}
