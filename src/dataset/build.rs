//! Joins the loaded files into a dataset.

use super::booked::{self, Places, Ways};
use super::channel::Channels;
use super::costs::Shown;
use super::customers;
use super::deed::{Deed, Deeds};
use super::dimension::{self, Named, UNSAID};
use super::exchange::Exchange;
use super::experiments;
use super::identity::{Codes, NONE};
use super::interner::Interner;
use super::keys::KeyKind;
use super::kind::Kind;
use super::known::{acquired, by_customer, members, segments};
use super::load::{LoadedFile, Rows};
use super::once;
use super::order_rows::code;
use super::people::{self, People};
use super::period::Zone;
use super::placed;
use super::sales;
use super::settings::{day_setting, Settings};
use super::slots;
use super::touch_kind::TouchKind;
use super::{
    paths, sold, traits, Conversion, Cost, Dataset, FieldSet, FileOutcome, Order, Tagged, Touch,
};
use crate::error::{Problem, ProblemKind, Result};
use crate::intake::cell::date::{self, DateOrder};
use crate::intake::cell::money::Money;
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// Names of events that are told, at most.
const MOST_EVENTS: usize = 200;

/// Joins files under settings.
///
/// # Errors
/// When a setting cannot be understood.
pub fn build(files: &[&LoadedFile], codes: &Codes, settings: &Settings) -> Result<Dataset> {
    let zone = Zone::named(&settings.zone)?;
    settings.identity.check()?;
    let mut outcomes: Vec<FileOutcome> = files
        .iter()
        .map(|file| FileOutcome {
            ledger: file.ledger.clone(),
        })
        .collect();
    let used = words_used(files, &codes.words);
    let channels = Channels::renamed(&codes.words, &used, &settings.channel_names);
    let kinds = kinds(&channels, &settings.channel_kinds)?;
    let mut by_store = dimension::stores(files, &codes.words);
    let mut by_team = dimension::teams(files, &codes.words);
    let mut by_campaign = dimension::campaigns(files, &codes.words);
    let mut exchange = Exchange::new(files, codes, settings);
    let people = people::resolve(files, codes, &settings.identity);
    let mut orders = sales::distinct(files, &people, &zone, &mut outcomes);
    let latest = orders.latest();
    let as_of = as_of(files, latest, settings, &zone)?;
    if latest.is_some_and(|latest| latest >= as_of) {
        orders.drop_from(as_of, &mut outcomes);
    }
    let sold = sold::by_store(files, &orders, &channels, &mut exchange, &zone);
    let mut waits = Vec::new();
    let places = Places {
        channels: &channels,
        stores: &mut by_store,
        teams: &mut by_team,
        fulfilment: Ways::new(&codes.words),
        waits: &mut waits,
    };
    let orders = booked::join(&orders, places, &mut exchange, settings, people.bound)?;
    let mut deeds = Deeds::new(&settings.event_kinds)?;
    let mut told = Told {
        campaigns: &mut by_campaign,
        deeds: &mut deeds,
        words: &codes.words,
        of_rows: Vec::new(),
    };
    let (touches, conversions) = join_touches(files, &people, (&channels, &mut told), as_of);
    let of_touches = told.of_rows;
    let costs = join_costs(files, (&channels, &by_campaign), &mut exchange);
    let (segment_of, segments) = segments(files, &people, codes);
    let mut convert = |amount, currency| exchange.convert(amount, currency);
    macro_rules! placed {
        ($table:ident) => {
            placed::join(
                files,
                |rows| match rows {
                    Rows::$table(rows) => Some(rows),
                    _ => None,
                },
                &people,
                &channels,
                (&by_store, &by_campaign),
                &mut convert,
            )
        };
    }
    let surveys = once::keep_once(placed!(Surveys), files, &mut outcomes);
    let mut tickets = once::keep_once(placed!(Tickets), files, &mut outcomes);
    for ticket in tickets.iter_mut().filter(|one| one.row.handed_to != NONE) {
        ticket.row.handed_to = channels.code(ticket.row.handed_to).into();
    }
    Ok(Dataset {
        traffic: placed!(Traffic),
        surveys,
        tickets,
        loyalty: placed!(Loyalty),
        stock: placed!(Stock),
        products: placed!(Products),
        stores: placed!(Stores),
        accounting: placed!(Accounting),
        promotions: placed!(Promotions),
        lookups: placed!(Lookups),
        mentions: placed!(Mentions),
        trials: experiments::join(placed!(Experiments), &codes.words),
        sold,
        waits,
        sold_on: sold_on(&orders, channels.names().len()),
        first_order: orders.iter().map(|order| order.time).min(),
        orders,
        touches,
        deeds: of_touches,
        events: deeds.names(&codes.words, MOST_EVENTS),
        conversions,
        conversions_of_nobody: of_nobody(files, as_of),
        costs,
        paths: paths::join(files, &channels),
        acquired_by: by_customer(files, &people, codes, |row| row.acquisition_channel)
            .into_iter()
            .map(|word| word.map(|word| channels.code(word)))
            .collect(),
        acquired: acquired(files, &people),
        members: members(files, &people),
        contracts: customers::contracts(files, &people),
        bought: customers::bought(files, &people),
        traits: traits::of(files, &people, codes),
        groups: RefCell::default(),
        people,
        segment_of,
        segments,
        by_store,
        by_team,
        by_campaign,
        families: kinds.iter().map(|kind| kind.family()).collect(),
        kinds,
        channels,
        fields: fields_of(files),
        zone,
        currency: exchange.reporting,
        as_of,
        missing_rates: exchange.missing.into_iter().collect(),
        files: outcomes,
    })
}

fn sold_on(orders: &[Order], channels: usize) -> Vec<bool> {
    let mut sold = vec![false; channels];
    for order in orders {
        for channel in [order.channel, order.booked()] {
            if let Some(sold) = sold.get_mut(usize::from(channel)) {
                *sold = true;
            }
        }
    }
    sold
}

/// The kind of each channel: as the user states it, else as its name tells.
fn kinds(channels: &Channels, stated: &BTreeMap<String, String>) -> Result<Vec<Kind>> {
    let names = channels.names();
    let mut kinds: Vec<Kind> = names.iter().map(|name| Kind::of_name(name)).collect();
    for (name, id) in stated {
        let kind = Kind::from_id(id).ok_or_else(|| {
            Problem::from(ProblemKind::BadSetting {
                what: "channel_kinds",
                value: id.clone(),
            })
        })?;
        if let Some(channel) = channels.find(name) {
            kinds[usize::from(channel)] = kind;
        }
    }
    Ok(kinds)
}

#[inline(never)]
fn fields_of(files: &[&LoadedFile]) -> FieldSet {
    let mut fields = FieldSet::new();
    for file in files {
        let table = file.mapping.table.table().id;
        let mapped = file.binding.mapped().map(|field| field.id);
        fields.extend(mapped.map(|field| format!("{table}.{field}")));
        // Whatever a customer is known by says who they are.
        if file.ties.mapped != [false; 4] {
            fields.insert(format!("{table}.{}", KeyKind::CustomerId.field()));
        }
        if file.binding.has("converted") {
            // A row for each visit: the rows are the visits.
            fields.insert(format!("{table}.sessions"));
        }
    }
    fields
}

/// Which words stand for channels, and how often each is used.
#[inline(never)]
fn words_used(files: &[&LoadedFile], words: &Interner) -> FxHashMap<u32, u64> {
    let mut used = vec![0u64; words.len() + 1];
    // Nothing named comes last.
    let last = words.len();
    let mut touched = Vec::new();
    let mut count = |word: u32| used[(word as usize).min(last)] += 1;
    for file in files {
        match &file.rows {
            Rows::Orders(table) => table.rows.each_channel(&mut |_, words| {
                words.iter().for_each(|&word| count(code(word)));
            }),
            Rows::Touches(table) => table
                .rows
                .iter()
                .filter(|row| row.kind != TouchKind::Conversion)
                .for_each(|row| {
                    count(row.channel);
                    if row.source != NONE {
                        count(row.source);
                    }
                }),
            Rows::Costs(table) => table.rows.iter().for_each(|row| count(row.channel)),
            Rows::Customers(table) => table
                .rows
                .iter()
                .map(|row| row.acquisition_channel)
                .filter(|&word| word != NONE)
                .for_each(&mut count),
            Rows::Paths(rows) => touched.extend(rows.words()),
            Rows::Traffic(rows) => placed::words(rows).for_each(&mut count),
            Rows::Surveys(rows) => placed::words(rows).for_each(&mut count),
            Rows::Tickets(rows) => {
                placed::words(rows).for_each(&mut count);
                let handed = rows.iter().map(|row| row.handed_to);
                handed.filter(|&word| word != NONE).for_each(&mut count);
            }
            Rows::Loyalty(rows) => placed::words(rows).for_each(&mut count),
            Rows::Products(rows) => placed::words(rows).for_each(&mut count),
            Rows::Stores(rows) => placed::words(rows).for_each(&mut count),
            Rows::Accounting(rows) => placed::words(rows).for_each(&mut count),
            Rows::Promotions(rows) => placed::words(rows).for_each(&mut count),
            Rows::Lookups(rows) => placed::words(rows).for_each(&mut count),
            Rows::Stock(_) | Rows::Currencies(_) | Rows::Mentions(_) | Rows::Experiments(_) => {}
        }
    }
    for (word, touches) in touched {
        used[word as usize] += touches;
    }
    let word = |at: usize| if at == last { NONE } else { at as u32 };
    let counted = used.into_iter().enumerate().filter(|(_, count)| *count > 0);
    counted.map(|(at, count)| (word(at), count)).collect()
}

/// The end of what is looked at, exclusive.
#[inline(never)]
fn as_of(
    files: &[&LoadedFile],
    latest: Option<i64>,
    settings: &Settings,
    zone: &Zone,
) -> Result<i64> {
    if let Some(text) = &settings.as_of {
        let moment = date::parse(text, DateOrder::DayFirst);
        let is_day = text.trim().len() <= 10;
        return match moment {
            Some(moment) if !is_day => Ok(zone.instant(moment)),
            _ => Ok(zone.start_of_day(day_setting("as_of", text)? + 1)),
        };
    }
    let last = |file: &&LoadedFile| file.rows.days(zone).map(|(_, last)| last);
    let dated = |file: &&&LoadedFile| {
        use Rows::{Experiments, Loyalty, Surveys, Tickets, Touches};
        matches!(
            file.rows,
            Touches(_) | Surveys(_) | Tickets(_) | Loyalty(_) | Experiments(_)
        )
    };
    let ordered = latest.map(|latest| zone.day(latest));
    let acts = files
        .iter()
        .filter(dated)
        .filter_map(last)
        .chain(ordered)
        .max();
    // Counts speak of whole periods, which may not be over, and costs may be planned.
    let counted = |of: fn(&Rows) -> bool| {
        let counts = files.iter().filter(|file| of(&file.rows));
        counts.filter_map(last).max()
    };
    let latest = acts
        .or_else(|| counted(|rows| matches!(rows, Rows::Traffic(_))))
        .or_else(|| counted(|rows| matches!(rows, Rows::Costs(_))));
    Ok(latest.map_or(0, |day| zone.start_of_day(day + 1)))
}

/// What few touches say, in lists beside them.
struct Told<'a> {
    campaigns: &'a mut Named,
    deeds: &'a mut Deeds,
    words: &'a Interner,
    /// The deed of each touch.
    of_rows: Vec<Deed>,
}

fn join_touches(
    files: &[&LoadedFile],
    people: &People,
    (channels, told): (&Channels, &mut Told<'_>),
    as_of: i64,
) -> (Vec<Touch>, Vec<Conversion>) {
    let (mut touches, mut conversions) = (Vec::new(), Vec::new());
    let (mut named, mut done) = (Vec::new(), Vec::new());
    let campaigns = &mut *told.campaigns;
    let has_campaigns = !campaigns.names.names().is_empty();
    let mut row = 0;
    for (at, file) in files.iter().enumerate() {
        let Rows::Touches(table) = &file.rows else {
            continue;
        };
        for touch in &table.rows {
            row += 1;
            let customer = people.of(at, touch.customer);
            if touch.time >= as_of || customer == NONE {
                continue;
            }
            if touch.kind.converts() {
                conversions.push(Conversion {
                    time: touch.time,
                    value: touch.value.0,
                    customer,
                    row,
                });
            }
            if touch.kind != TouchKind::Conversion {
                if has_campaigns {
                    named.push(campaigns.code(touch.campaign));
                }
                let deed = told.deeds.of(told.words, touch.event);
                if deed != Deed::None {
                    done.resize(touches.len(), Deed::None);
                    done.push(deed);
                }
                touches.push(Touch {
                    time: touch.time,
                    customer,
                    session: touch.session,
                    row,
                    channel: channels.code(touch.channel),
                    source: Tagged::new(
                        channels.code(if touch.source == NONE {
                            touch.channel
                        } else {
                            touch.source
                        }),
                        touch.kind.bits(),
                    ),
                });
            }
        }
    }
    let bound = people.bound;
    let is_told = has_campaigns || !done.is_empty();
    let told_of = |at: usize| {
        let campaign = named.get(at).copied().unwrap_or(UNSAID);
        (campaign, done.get(at).copied().unwrap_or_default())
    };
    let all = (0..touches.len()).filter(|_| is_told);
    let beside: Vec<(u16, Deed)> = all.map(told_of).collect();
    let (touches, beside) =
        slots::by_customer(&touches, &beside, bound, |t| (t.customer, t.time, t.row));
    if has_campaigns {
        campaigns.of_rows = beside.iter().map(|(campaign, _)| *campaign).collect();
    }
    if !done.is_empty() {
        told.of_rows = beside.iter().map(|(_, deed)| *deed).collect();
    }
    let (conversions, _) = slots::by_customer(&conversions, &[(); 0], bound, |c| {
        (c.customer, c.time, c.row)
    });
    (touches, conversions)
}

/// The conversions of event logs that name no customer.
fn of_nobody(files: &[&LoadedFile], as_of: i64) -> Vec<Conversion> {
    let tables = files.iter().filter_map(|file| match &file.rows {
        Rows::Touches(table) => Some(&table.of_nobody),
        _ => None,
    });
    let all = tables.flatten().filter(|(time, _)| *time < as_of);
    let conversion = |&(time, value): &(i64, Money)| Conversion {
        time,
        value: value.0,
        customer: NONE,
        row: 0,
    };
    all.map(conversion).collect()
}

#[inline(never)]
fn join_costs(
    files: &[&LoadedFile],
    (channels, campaigns): (&Channels, &Named),
    exchange: &mut Exchange<'_>,
) -> Vec<Cost> {
    let mut costs = Vec::new();
    for file in files {
        let Rows::Costs(table) = &file.rows else {
            continue;
        };
        costs.extend(table.rows.iter().map(|row| Cost {
            first_day: row.period.first_day,
            end_day: row.period.end_day,
            amount: exchange.convert(row.amount, row.currency),
            channel: channels.code(row.channel),
            campaign: campaigns.code(row.claims.campaign),
            shown: Shown {
                impressions: row.claims.impressions,
                reach: row.claims.reach,
            },
            kind: row.kind,
        }));
    }
    costs
}
