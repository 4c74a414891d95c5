//! Loading: the bytes of a file, in chunks, into the typed rows of its table.

use super::accounting::EntryRow;
use super::articles::{ProductRow, StockRow};
use super::costs::CostRows;
use super::currency::Rates;
use super::customers::CustomerRows;
use super::experiments::TrialRow;
use super::identity::Codes;
use super::lookups::LookupRow;
use super::loyalty::LoyaltyRow;
use super::mentions::MentionRow;
use super::orders::{LineRow, OrderRows};
use super::paths::PathRows;
use super::period::{Clock, Zone};
use super::promotions::PromotionRow;
use super::quality::{Effect, Ledger};
use super::row::Row;
use super::stores::StoreRow;
use super::surveys::SurveyRow;
use super::taker::Taker;
use super::tickets::TicketRow;
use super::ties::Ties;
use super::touches::TouchRows;
use super::traffic::TrafficRow;
use crate::error::{Problem, ProblemKind, Result};
use crate::intake::cell::date::Period;
use crate::intake::delimited::{Record, Records};
use crate::intake::plain::Plain;
use crate::intake::shape::Shaper;
use crate::intake::sink::{Many, Sink};
use crate::intake::table::{Head, Reading};
use crate::mapping::field::TableKind;
use crate::mapping::{Binding, Mapping, Span};
use crate::memory;
use sha2::{Digest, Sha256};
use std::rc::Rc;

/// The typed rows of a file, by its table.
#[derive(Debug)]
pub enum Rows {
    /// Orders.
    Orders(Box<OrderRows>),
    /// Touches.
    Touches(TouchRows),
    /// Costs.
    Costs(CostRows),
    /// Customers.
    Customers(CustomerRows),
    /// Currencies.
    Currencies(Rates),
    /// Paths.
    Paths(Rc<PathRows>),
    /// Traffic.
    Traffic(Vec<TrafficRow>),
    /// Surveys.
    Surveys(Vec<SurveyRow>),
    /// Tickets.
    Tickets(Vec<TicketRow>),
    /// Loyalty events.
    Loyalty(Vec<LoyaltyRow>),
    /// Stock.
    Stock(Vec<StockRow>),
    /// Products.
    Products(Vec<ProductRow>),
    /// Stores.
    Stores(Vec<StoreRow>),
    /// Accounting.
    Accounting(Vec<EntryRow>),
    /// Promotions.
    Promotions(Vec<PromotionRow>),
    /// Look-ups.
    Lookups(Vec<LookupRow>),
    /// Mentions.
    Mentions(Vec<MentionRow>),
    /// Experiments.
    Experiments(Vec<TrialRow>),
}

impl Rows {
    pub(super) fn new(table: TableKind, binding: &Binding) -> Self {
        match table {
            TableKind::Orders => Self::Orders(Box::new(OrderRows::new(binding))),
            TableKind::Touches => Self::Touches(TouchRows::new(binding)),
            TableKind::Costs => Self::Costs(CostRows::default()),
            TableKind::Customers => Self::Customers(CustomerRows::default()),
            TableKind::Currencies => Self::Currencies(Rates::default()),
            TableKind::Paths => Self::Paths(Rc::default()),
            TableKind::Traffic => Self::Traffic(Vec::new()),
            TableKind::Surveys => Self::Surveys(Vec::new()),
            TableKind::Tickets => Self::Tickets(Vec::new()),
            TableKind::LoyaltyEvents => Self::Loyalty(Vec::new()),
            TableKind::Stock => Self::Stock(Vec::new()),
            TableKind::Products => Self::Products(Vec::new()),
            TableKind::Stores => Self::Stores(Vec::new()),
            TableKind::Accounting => Self::Accounting(Vec::new()),
            TableKind::Promotions => Self::Promotions(Vec::new()),
            TableKind::Lookups => Self::Lookups(Vec::new()),
            TableKind::Mentions => Self::Mentions(Vec::new()),
            TableKind::Experiments => Self::Experiments(Vec::new()),
        }
    }

    pub(super) fn read(&mut self, row: &mut Row<'_>) {
        match self {
            Self::Orders(rows) => rows.read(row),
            Self::Touches(rows) => rows.read(row),
            Self::Costs(rows) => rows.read(row),
            Self::Customers(rows) => rows.read(row),
            Self::Currencies(rates) => rates.read(row),
            Self::Paths(rows) => Rc::make_mut(rows).read(row),
            Self::Traffic(rows) => rows.extend(TrafficRow::read(row)),
            Self::Surveys(rows) => rows.extend(SurveyRow::read(row)),
            Self::Tickets(rows) => rows.extend(TicketRow::read(row)),
            Self::Loyalty(rows) => rows.extend(LoyaltyRow::read(row)),
            Self::Stock(rows) => rows.extend(StockRow::read(row)),
            Self::Products(rows) => rows.extend(ProductRow::read(row)),
            Self::Stores(rows) => rows.extend(StoreRow::read(row)),
            Self::Accounting(rows) => rows.extend(EntryRow::read(row)),
            Self::Promotions(rows) => rows.extend(PromotionRow::read(row)),
            Self::Lookups(rows) => rows.extend(LookupRow::read(row)),
            Self::Mentions(rows) => rows.extend(MentionRow::read(row)),
            Self::Experiments(rows) => rows.extend(TrialRow::read(row)),
        }
    }

    /// Bytes that lists of so many rows take anew when they are full: twice what
    /// they had. Orders stand in blocks, which are never moved.
    fn growth(&self, rows: u64) -> usize {
        match self {
            Self::Orders(table) => table.lines.len() * 2 * size_of::<LineRow>(),
            // More than twice the largest of the others.
            _ => usize::try_from(rows).map_or(usize::MAX, |rows| rows.saturating_mul(200)),
        }
    }

    /// The codes of the persons of the rows, as [`Row::customer`] gave them.
    pub fn people(&self) -> Box<dyn Iterator<Item = u32> + '_> {
        match self {
            Self::Orders(table) => Box::new(table.rows.customers()),
            Self::Touches(table) => Box::new(table.rows.iter().map(|row| row.customer)),
            Self::Customers(table) => Box::new(table.rows.iter().map(|row| row.customer)),
            Self::Surveys(rows) => Box::new(rows.iter().map(|row| row.customer)),
            Self::Tickets(rows) => Box::new(rows.iter().map(|row| row.customer)),
            Self::Loyalty(rows) => Box::new(rows.iter().map(|row| row.customer)),
            Self::Lookups(rows) => Box::new(rows.iter().map(|row| row.customer)),
            Self::Experiments(rows) => Box::new(rows.iter().map(|row| row.customer)),
            _ => Box::new(std::iter::empty()),
        }
    }

    /// The first and the last day, in a zone, that the rows speak of; `None`
    /// for a table without dates.
    #[must_use]
    pub fn days(&self, zone: &Zone) -> Option<(i64, i64)> {
        match self {
            Self::Orders(table) => days(zone, table.rows.times()),
            Self::Touches(table) => days(zone, table.rows.iter().map(|row| row.time)),
            Self::Customers(table) => days(zone, table.rows.iter().filter_map(|row| row.acquired)),
            Self::Costs(table) => spans(table.rows.iter().map(|row| row.period)),
            Self::Traffic(rows) => spans(rows.iter().filter_map(|row| row.period)),
            Self::Surveys(rows) => days(zone, rows.iter().filter_map(|row| row.time)),
            Self::Tickets(rows) => days(zone, rows.iter().map(|row| row.opened)),
            Self::Loyalty(rows) => days(zone, rows.iter().map(|row| row.time)),
            Self::Stock(rows) => days(zone, rows.iter().filter_map(|row| row.taken)),
            Self::Products(rows) => days(zone, rows.iter().filter_map(|row| row.taken)),
            Self::Accounting(rows) => days(zone, rows.iter().map(|row| row.time)),
            Self::Promotions(rows) => spans(rows.iter().map(|row| row.period)),
            Self::Lookups(rows) => days(zone, rows.iter().filter_map(|row| row.time)),
            Self::Mentions(rows) => days(zone, rows.iter().map(|row| row.time)),
            Self::Experiments(rows) => days(zone, rows.iter().filter_map(|row| row.time)),
            Self::Currencies(_) | Self::Paths(_) | Self::Stores(_) => None,
        }
    }
}

fn spans(periods: impl Iterator<Item = Period>) -> Option<(i64, i64)> {
    periods.fold(None, |ends: Option<(i64, i64)>, period| {
        let last = period.end_day - 1;
        let (first, latest) = ends.unwrap_or((period.first_day, last));
        Some((first.min(period.first_day), latest.max(last)))
    })
}

fn days(zone: &Zone, instants: impl Iterator<Item = i64>) -> Option<(i64, i64)> {
    let ends = instants.fold(None, |ends: Option<(i64, i64)>, at| {
        let (first, last) = ends.unwrap_or((at, at));
        Some((first.min(at), last.max(at)))
    });
    ends.map(|(first, last)| (zone.day(first), zone.day(last)))
}

/// A file that is loaded.
#[derive(Debug)]
pub struct LoadedFile {
    /// Its name.
    pub name: String,
    /// The mapping it was read by.
    pub mapping: Mapping,
    /// The mapping bound to its columns.
    pub binding: Binding,
    /// Rows below the header, read or not.
    pub row_count: u64,
    /// Its rows, typed.
    pub rows: Rows,
    /// What was skipped, repaired and guessed.
    pub ledger: Ledger,
    /// What its rows say of who they are of.
    pub ties: Ties,
    /// Rows in which each mapped field holds nothing.
    pub blanks: Vec<u64>,
    /// The SHA-256 of its bytes, when it was asked for.
    pub sha256: Option<String>,
}

/// A file on its way in.
pub struct Loader {
    file: LoadedFile,
    records: Records,
    clock: Clock,
    shaper: Shaper,
    spans: Vec<Span>,
    taker: Option<Taker>,
    width: usize,
    digest: Option<Sha256>,
    /// Bytes read since memory was asked for.
    unasked: usize,
    /// Bytes that must be left besides what the tables may grow by.
    spare: usize,
}

/// Memory is asked for each time so many bytes are read.
const ASKED_EVERY: usize = 4 << 20;
/// What so many bytes need at most until it is asked for again, with room for the
/// figures of what is there.
const SPARE: usize = 64 << 20;

impl Loader {
    /// Begins to load a file whose head was looked at.
    ///
    /// # Errors
    /// When the mapping does not fit the file, or its zone does not exist.
    pub fn new(
        name: &str,
        reading: Reading,
        head: &Head,
        mapping: Mapping,
        reporting_zone: &str,
    ) -> Result<Self> {
        let binding = mapping.bind(&head.columns).map_err(|p| p.in_file(name))?;
        let zone = Zone::named(mapping.zone.as_deref().unwrap_or(reporting_zone))
            .map_err(|p| p.in_file(name))?;
        let (rows, ties) = (Rows::new(mapping.table, &binding), Ties::new(&binding));
        let shaper = Shaper::new(reading.shape);
        let width = head.columns.len();
        let fits = shaper.width() == width;
        let taker = fits
            .then(|| Taker::of(&rows, &binding, &ties, width))
            .flatten();
        Ok(Self {
            file: LoadedFile {
                name: name.to_owned(),
                row_count: 0,
                rows,
                ledger: Ledger::default(),
                ties,
                blanks: vec![0; binding.slots().count()],
                sha256: None,
                mapping,
                binding,
            },
            records: Records::new(reading.detected, reading.dialect),
            clock: Clock::new(zone),
            shaper,
            spans: Vec::new(),
            taker,
            width,
            digest: None,
            unasked: 0,
            spare: SPARE,
        })
    }

    /// Takes the SHA-256 of the file on the way.
    #[must_use]
    pub fn with_digest(mut self) -> Self {
        self.digest = Some(Sha256::new());
        self
    }

    /// Loads the next chunk.
    ///
    /// # Errors
    /// When a record cannot be read at all; the file is then not loaded.
    pub fn push(&mut self, chunk: &[u8], codes: &mut Codes) -> Result<()> {
        if let Some(digest) = &mut self.digest {
            digest.update(chunk);
        }
        self.unasked += chunk.len();
        if self.unasked >= ASKED_EVERY {
            self.unasked = 0;
            let growth = self.file.rows.growth(self.file.row_count) + codes.growth();
            memory::room_for(self.spare.saturating_add(growth))
                .map_err(|problem| problem.in_file(&self.file.name))?;
        }
        self.read(chunk, false, codes)
    }

    /// Ends the file.
    ///
    /// # Errors
    /// When the last record cannot be read, or when there is no row.
    pub fn finish(mut self, codes: &mut Codes) -> Result<LoadedFile> {
        self.read(&[], true, codes)?;
        self.shaper.finish();
        let file = &mut self.file;
        match &mut file.rows {
            Rows::Orders(table) => {
                table.settle(codes, &mut file.ledger, &mut file.ties, &file.binding);
            }
            Rows::Paths(rows) => Rc::make_mut(rows).settle(),
            _ => {}
        }
        if self.file.row_count == 0 {
            return Err(Problem::from(ProblemKind::NoRows).in_file(&self.file.name));
        }
        self.file.sha256 = self.digest.take().map(|digest| hex(&digest.finalize()));
        self.note_incidents();
        Ok(self.file)
    }

    /// What the reader met on its way goes to the ledger too.
    fn note_incidents(&mut self) {
        let incidents = self.records.incidents();
        let ledger = &mut self.file.ledger;
        if incidents.replaced > 0 {
            ledger.note(Effect::Repaired, "characters-replaced", "", 1);
        }
        for line in incidents.unclosed_quotes {
            ledger.note(Effect::Repaired, "quote-never-closed", "", line);
        }
        let taken_out = self.shaper.taken_out();
        for &line in &taken_out.totals {
            ledger.note(Effect::Noted, "total-row", "", line);
        }
        for &line in &taken_out.notes {
            ledger.note(Effect::Noted, "footnote", "", line);
        }
    }

    /// The same, that reads all rows one by one.
    #[cfg(test)]
    pub(super) fn one_by_one(mut self) -> Self {
        self.taker = None;
        self
    }

    /// Rows that were taken many at a time.
    #[cfg(test)]
    pub(super) fn taken_at_once(&self) -> u64 {
        self.taker.as_ref().map_or(0, Taker::given)
    }

    /// Rows read so far.
    #[must_use]
    pub fn row_count(&self) -> u64 {
        self.file.row_count
    }

    fn read(&mut self, chunk: &[u8], last: bool, codes: &mut Codes) -> Result<()> {
        let mut taking = Taking {
            file: &mut self.file,
            clock: &mut self.clock,
            shaper: &mut self.shaper,
            spans: &mut self.spans,
            taker: &mut self.taker,
            width: self.width,
            codes,
        };
        let read = self.records.push_to(chunk, last, &mut taking);
        read.map_err(|problem| problem.in_file(&self.file.name))
    }
}

/// What takes the records of a file into its rows.
struct Taking<'a> {
    file: &'a mut LoadedFile,
    clock: &'a mut Clock,
    shaper: &'a mut Shaper,
    spans: &'a mut Vec<Span>,
    taker: &'a mut Option<Taker>,
    width: usize,
    codes: &'a mut Codes,
}

impl Sink for Taking<'_> {
    fn record(&mut self, record: &Record<'_>) -> Result<()> {
        let Self {
            file,
            clock,
            shaper,
            spans,
            width,
            codes,
            ..
        } = self;
        let LoadedFile {
            binding,
            row_count,
            rows,
            ledger,
            ties,
            blanks,
            ..
        } = &mut **file;
        shaper.take(record, &mut |record| {
            *row_count += 1;
            binding.find(record, spans, blanks);
            if record.len() != *width {
                ledger.note(Effect::Noted, "cells-missing-or-extra", "", record.line);
            }
            if binding.refusing_filter(record).is_some() {
                ledger.note(Effect::Skipped, "filtered", "", record.line);
                return Ok(());
            }
            rows.read(&mut Row {
                record,
                binding,
                spans,
                codes,
                ledger,
                clock,
                ties,
            });
            Ok(())
        })
    }

    fn many(&mut self, plain: Plain, text: &[u8], at: usize, line: u64) -> Many {
        let Some(taker) = self.taker.as_mut() else {
            return Many::default();
        };
        let tools = (&mut *self.codes, &mut *self.clock, &mut *self.shaper);
        taker.take(self.file, tools, plain, (text, at), line)
    }

    fn begin(&mut self) {
        if let Some(taker) = self.taker {
            taker.begin();
        }
    }
}

/// Bytes as hexadecimal digits.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::super::session::{look, Session};

    #[test]
    fn a_file_that_memory_does_not_hold_is_refused_and_the_next_one_loads() {
        let mut csv = "order_id,ordered_at,amount\n".to_owned();
        while csv.len() <= super::ASKED_EVERY {
            csv.push_str("A1,2026-01-05,100\n");
        }
        let mut session = Session::default();
        let begin = || {
            let looked = look("orders.csv", &csv.as_bytes()[..4096], false, None).unwrap();
            let mapping = looked.proposal.clone().unwrap();
            Session::begin("orders.csv", &looked, mapping, "UTC").unwrap()
        };
        let mut loader = begin();
        loader.spare = usize::MAX / 2;
        let problem = loader.push(csv.as_bytes(), session.codes()).unwrap_err();
        assert_eq!(problem.kind.code(), "out-of-memory");
        assert_eq!(problem.place.file.as_deref(), Some("orders.csv"));
        let mut loader = begin();
        loader.push(csv.as_bytes(), session.codes()).unwrap();
        session.keep(loader).unwrap();
        assert_eq!(
            session.dataset(&Default::default()).unwrap().orders.len(),
            1
        );
    }
}
