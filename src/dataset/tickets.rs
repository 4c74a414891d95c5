//! Tickets: requests to customer service.

use super::identity::{OrderKey, NONE};
use super::load::Rows;
use super::once::Numbered;
use super::placed::{Place, Placed};
use super::quality::Effect;
use super::row::Row;
use crate::mapping::header::normalise;
use crate::voice::sentiment::hear;

/// A row of a tickets file, typed. Counts are in millionths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TicketRow {
    /// Word of the ticket's number.
    pub ticket: u32,
    /// The customer.
    pub customer: u32,
    /// When it was opened, in milliseconds UTC.
    pub opened: i64,
    /// Milliseconds to the first reply; `None` while nobody has replied.
    pub first_reply: Option<i64>,
    /// Milliseconds to the solution; `None` while it is open.
    pub resolution: Option<i64>,
    /// Whether it was replied to at a time that cannot be.
    pub reply_unknown: bool,
    /// Whether it was solved at a time that cannot be.
    pub solution_unknown: bool,
    /// Word of the channel.
    pub channel: u32,
    /// Word of the status.
    pub status: u32,
    /// Whether the status says that it is solved, where it says.
    pub solved: Option<bool>,
    /// Times it was opened again.
    pub reopens: Option<i64>,
    /// Times it was handed on.
    pub transfers: Option<i64>,
    /// Whether the customer had to repeat.
    pub context_repeated: Option<bool>,
    /// Word of the satisfaction.
    pub satisfaction: u32,
    /// The sentiment in millionths: as the file has it, or as the text was heard.
    pub sentiment: Option<i64>,
    /// Whether it is of the file.
    pub rated: bool,
    /// Word of what was said.
    pub text: u32,
    /// Word of the channel it was handed to; in a dataset, the channel's code.
    pub handed_to: u32,
    /// Whether what another channel knew was used.
    pub history_used: Option<bool>,
    /// Word of the group.
    pub group: u32,
    /// The order it is about.
    pub order: OrderKey,
    /// The line of the file.
    pub line: u32,
}

impl TicketRow {
    /// Reads a record; what cannot be read goes to the ledger.
    pub fn read(row: &mut Row<'_>) -> Option<Self> {
        let opened = row.instant("opened_at")?;
        let (first_reply, reply_unknown) =
            delay(row, opened, "first_reply_at", "first_reply_minutes");
        let (resolution, solution_unknown) = delay(row, opened, "solved_at", "resolution_minutes");
        let solved = row.cell("status").map(|cell| normalise(&cell.text));
        let rated = row.count("sentiment");
        let heard = || Some(hear(&row.cell("text")?.text)?.score);
        let sentiment = rated.or_else(heard);
        let ticket = Self {
            ticket: row.word("ticket_id"),
            customer: row.customer(),
            opened,
            first_reply,
            resolution,
            reply_unknown,
            solution_unknown,
            channel: row.word("channel"),
            status: row.word("status"),
            solved: solved
                .and_then(|status| is_solved(&status))
                .or(solution_unknown.then_some(true)),
            reopens: row.count("reopens"),
            transfers: row.count("transfers"),
            context_repeated: row.flag("context_repeated"),
            satisfaction: row.word("satisfaction"),
            sentiment,
            rated: rated.is_some(),
            text: row.word("text"),
            handed_to: row.word("transferred_to"),
            history_used: row.flag("history_used"),
            group: row.word("group"),
            order: row.order("order_id"),
            line: u32::try_from(row.line()).unwrap_or(u32::MAX),
        };
        Some(ticket)
    }

    /// Whether it is known when it was solved, or that it was not.
    #[must_use]
    pub fn knows_when_solved(&self) -> bool {
        self.resolution.is_some() || self.solved != Some(true) && !self.solution_unknown
    }
}

impl Place for TicketRow {
    fn customer(&self) -> u32 {
        self.customer
    }

    fn channel(&self) -> u32 {
        self.channel
    }
}

impl Numbered for TicketRow {
    type Key = u32;
    type State = (Option<i64>, Option<i64>, [bool; 3], usize, [Option<i64>; 3]);

    const REASON: &'static str = "ticket-repeated";

    fn count(rows: &Rows) -> usize {
        match rows {
            Rows::Tickets(rows) => rows.len(),
            _ => 0,
        }
    }

    fn key(placed: &Placed<Self>) -> Option<u32> {
        Some(placed.row.ticket).filter(|&ticket| ticket != NONE)
    }

    /// What only grows first: reopened, handed on, solved, answered; then how much is
    /// said.
    fn state(&self) -> Self::State {
        let filled = [
            self.satisfaction != NONE,
            self.text != NONE,
            self.customer != NONE,
            self.channel != NONE,
            self.order.is_some(),
            self.context_repeated.is_some(),
            self.history_used.is_some(),
        ];
        (
            self.reopens,
            self.transfers,
            [
                self.resolution.is_some(),
                self.solved == Some(true),
                self.first_reply.is_some(),
            ],
            filled.into_iter().filter(|&filled| filled).count(),
            [self.resolution, self.sentiment, Some(self.opened)],
        )
    }

    fn line_mut(&mut self) -> &mut u32 {
        &mut self.line
    }
}

/// A delay from its own column, else from the instant it ended at; and whether
/// something is said of it that cannot be: it is over, and nobody knows when.
fn delay(row: &mut Row<'_>, opened: i64, until: &str, minutes: &str) -> (Option<i64>, bool) {
    let stated = row.lapse(minutes);
    let measured = || row.maybe_instant(until).map(|instant| instant - opened);
    let Some(delay) = stated.or_else(measured) else {
        return (None, row.cell(minutes).or(row.cell(until)).is_some());
    };
    if delay < 0 {
        row.note(Effect::Guessed, "negative-delay-as-missing", until);
        return (None, true);
    }
    (Some(delay), false)
}

fn is_solved(status: &str) -> Option<bool> {
    match status {
        "solved" | "closed" | "resolved" | "resolu" | "resolue" | "ferme" | "fermee" | "clos"
        | "cloture" | "cloturee" | "gelost" | "geschlossen" => Some(true),
        "new" | "open" | "pending" | "hold" | "on hold" | "nouveau" | "ouvert" | "ouverte"
        | "en attente" | "en cours" | "offen" | "working" | "escalated" => Some(false),
        _ => None,
    }
}
