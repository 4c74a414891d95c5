//! The dataset: all files of a session, joined, converted and put in order.
//!
//! Every id of a person goes through one interner, so a join is an index.
//! Times are UTC instants; money is a fixed-point integer in the reporting
//! currency; channels are codes in the order of their names.

pub mod accounting;
pub mod articles;
pub mod bits;
mod booked;
pub mod build;
mod cells;
pub mod channel;
pub mod column;
pub mod costs;
pub mod currency;
pub mod customers;
pub mod deed;
pub mod dimension;
pub mod exchange;
pub mod experiments;
pub mod fulfilment;
pub mod hours;
pub mod identity;
pub mod interner;
pub mod keys;
pub mod kind;
mod known;
mod lapse;
pub mod load;
pub mod lookups;
pub mod loyalty;
pub mod matching;
pub mod mentions;
mod once;
pub mod order_rows;
pub mod orders;
pub mod paths;
pub mod people;
pub mod period;
pub mod placed;
pub mod preview;
pub mod promotions;
pub mod pseudonym;
pub mod quality;
mod restarts;
pub mod row;
pub mod sales;
pub mod session;
pub mod settings;
pub mod slots;
pub mod sold;
pub mod stage;
mod status;
pub mod stores;
pub mod surveys;
pub mod taker;
pub mod targets;
pub mod tickets;
pub mod ties;
pub mod touch_kind;
pub mod touches;
pub mod traffic;
pub mod traits;
pub mod view;
pub mod waiting;
pub mod waits;

use accounting::EntryRow;
use articles::{ProductRow, StockRow};
use channel::{Channels, Family};
use costs::{CostKind, Shown};
use customers::{Bought, Contract};
use deed::{Deed, EventName};
use dimension::Named;
use experiments::Trials;
use fulfilment::Fulfilment;
use kind::Kind;
use lookups::LookupRow;
use loyalty::LoyaltyRow;
use mentions::MentionRow;
use paths::PathTable;
use people::People;
use period::Zone;
use placed::Placed;
use promotions::PromotionRow;
use quality::Ledger;
use sold::Sold;
use std::cell::RefCell;
use std::collections::BTreeMap;
use stores::StoreRow;
use surveys::SurveyRow;
use tickets::TicketRow;
use touch_kind::TouchKind;
use traffic::TrafficRow;
use traits::Trait;
use view::Members;
use waits::WaitRow;

/// A sale or a refund, in the reporting currency.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Order {
    /// Instant in milliseconds UTC.
    pub time: i64,
    /// Amount in millionths; negative for a refund.
    pub amount: i64,
    /// The customer, or [`identity::NONE`].
    pub customer: u32,
    /// The channel it was placed on.
    pub channel: u16,
    booking: Tagged,
}

/// A channel, and in the three bits that are left of it what else is to be said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Tagged(u16);

impl Tagged {
    const BITS: u32 = 13;

    fn new(channel: u16, tag: u16) -> Self {
        Self(channel.min(channel::MOST_CHANNELS) | tag << Self::BITS)
    }

    fn channel(self) -> u16 {
        self.0 & channel::MOST_CHANNELS
    }

    fn tag(self) -> u16 {
        self.0 >> Self::BITS
    }
}

/// Set in the tag of a refund, above its fulfilment.
const REFUND: u16 = 1 << 2;

impl Order {
    /// The channel its money is booked to: another one for some refunds.
    #[must_use]
    pub fn booked(&self) -> u16 {
        self.booking.channel()
    }

    /// Whether money was given back.
    #[must_use]
    pub fn is_refund(&self) -> bool {
        self.booking.tag() & REFUND != 0
    }

    /// How it comes to the customer.
    #[must_use]
    pub fn fulfilment(&self) -> Fulfilment {
        Fulfilment::of_bits(self.booking.tag())
    }

    /// Books it to a channel.
    fn book(&mut self, channel: u16, is_refund: bool, fulfilment: Fulfilment) {
        let refund = if is_refund { REFUND } else { 0 };
        self.booking = Tagged::new(channel, fulfilment.bits() | refund);
    }
}

/// A touch of a known customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Touch {
    /// Instant in milliseconds UTC.
    pub time: i64,
    /// The customer.
    pub customer: u32,
    /// The session, or [`identity::NONE`].
    pub session: u32,
    /// Its place among all rows, for what happens in the same instant.
    pub row: u32,
    /// The channel.
    pub channel: u16,
    source: Tagged,
}

impl Touch {
    /// The source where the file names one, else the channel.
    #[must_use]
    pub fn source(&self) -> u16 {
        self.source.channel()
    }

    /// What it was.
    #[must_use]
    pub fn kind(&self) -> TouchKind {
        TouchKind::of_bits(self.source.tag())
    }
}

/// A conversion of a known customer, from an event log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Conversion {
    /// Instant in milliseconds UTC.
    pub time: i64,
    /// What it was worth, in millionths.
    pub value: i64,
    /// The customer.
    pub customer: u32,
    /// Its place among all rows.
    pub row: u32,
}

/// What was spent on a channel, in the reporting currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    /// First day, counted from 1970-01-01.
    pub first_day: i64,
    /// The day after the last.
    pub end_day: i64,
    /// Amount in millionths.
    pub amount: i64,
    /// The channel.
    pub channel: u16,
    /// The campaign, or [`dimension::UNSAID`].
    pub campaign: u16,
    /// What it was spent for.
    pub kind: CostKind,
    /// Times it was shown and persons it reached, as the platform says.
    pub shown: Shown,
}

/// What a file came to.
#[derive(Debug, Clone, Default)]
pub struct FileOutcome {
    /// Its ledger, with what came up when the files were joined.
    pub ledger: Ledger,
}

/// Which fields the loaded files bring, as `orders.customer_id`.
pub type FieldSet = std::collections::BTreeSet<String>;

/// All files, joined.
#[derive(Debug)]
pub struct Dataset {
    /// Orders by customer, those of nobody last; within a customer by time.
    pub orders: Vec<Order>,
    /// When the first of them was.
    pub first_order: Option<i64>,
    /// Which channels anything was ever sold on, by channel code: the others are media.
    pub sold_on: Vec<bool>,
    /// Touches by customer, then time, then row.
    pub touches: Vec<Touch>,
    /// What each touch says was done, in the order of the touches; empty where none
    /// says anything.
    pub deeds: Vec<Deed>,
    /// The names of events that the files know, the most frequent first.
    pub events: Vec<EventName>,
    /// Conversions of an event log by customer, then time, then row.
    pub conversions: Vec<Conversion>,
    /// Those of nobody known, as they came.
    pub conversions_of_nobody: Vec<Conversion>,
    /// Costs.
    pub costs: Vec<Cost>,
    /// Aggregated paths, as given.
    pub paths: Vec<PathTable>,
    /// Counts of visits, clicks and footfall.
    pub traffic: Vec<Placed<TrafficRow>>,
    /// Answers to surveys.
    pub surveys: Vec<Placed<SurveyRow>>,
    /// Requests to customer service.
    pub tickets: Vec<Placed<TicketRow>>,
    /// Loyalty events.
    pub loyalty: Vec<Placed<LoyaltyRow>>,
    /// Quantities at hand.
    pub stock: Vec<Placed<StockRow>>,
    /// Articles, with their prices.
    pub products: Vec<Placed<ProductRow>>,
    /// Stores.
    pub stores: Vec<Placed<StoreRow>>,
    /// Entries of the accounts.
    pub accounting: Vec<Placed<EntryRow>>,
    /// Promotions, samples and tastings.
    pub promotions: Vec<Placed<PromotionRow>>,
    /// Look-ups of stock.
    pub lookups: Vec<Placed<LookupRow>>,
    /// What is said of the company elsewhere.
    pub mentions: Vec<Placed<MentionRow>>,
    /// What was tried, on whom.
    pub trials: Trials,
    /// Sales by store and day, where a table speaks of stores.
    pub sold: Vec<Sold>,
    /// How long sales took to be handed over, and to be given back.
    pub waits: Vec<Placed<WaitRow>>,
    /// Who stands behind the codes of the files' rows.
    pub people: People,
    /// The channel that won each customer, by customer code, where a file says so.
    pub acquired_by: Vec<Option<u16>>,
    /// When each customer was won, by customer code, where a file says so.
    pub acquired: Vec<Option<i64>>,
    /// The segment of each customer, by customer code, where a file says so.
    pub segment_of: Vec<Option<u16>>,
    /// Whether each customer is a member of the loyalty programme, by customer
    /// code, where a file says.
    pub members: Vec<Option<bool>>,
    /// The segments.
    pub segments: Channels,
    /// The contract of each customer, by customer code, where a file tells of one.
    pub contracts: Vec<Option<Contract>>,
    /// Purchases of each customer by channel, where a file counts them.
    pub bought: Vec<Option<Bought>>,
    /// What else the files say of customers.
    pub traits: Vec<Trait>,
    /// Groups of customers found out before, by their rule and what it hangs on.
    pub groups: RefCell<BTreeMap<String, Members>>,
    /// The stores, with that of each order.
    pub by_store: Named,
    /// The teams, with that of each order.
    pub by_team: Named,
    /// The campaigns, with that of each touch.
    pub by_campaign: Named,
    /// The channels, and the sources of touches.
    pub channels: Channels,
    /// The family of each channel.
    pub families: Vec<Family>,
    /// The kind of each channel.
    pub kinds: Vec<Kind>,
    /// The fields that the files bring.
    pub fields: FieldSet,
    /// The reporting zone.
    pub zone: Zone,
    /// The reporting currency.
    pub currency: String,
    /// The instant the report speaks from: the end of the day, if it was a day.
    pub as_of: i64,
    /// Currencies met that have no rate; not empty means that sums of money
    /// would be wrong, and are refused.
    pub missing_rates: Vec<String>,
    /// What each file came to, in the order of the files.
    pub files: Vec<FileOutcome>,
}
