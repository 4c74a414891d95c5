//! Tickets: requests to customer service.

use super::identity::OrderKey;
use super::placed::Place;
use super::row::Row;
use crate::mapping::header::normalise;

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
    /// The sentiment, as the file has it.
    pub sentiment: Option<i64>,
    /// Word of the group.
    pub group: u32,
    /// The order it is about.
    pub order: OrderKey,
}

impl TicketRow {
    /// Reads a record; what cannot be read goes to the ledger.
    pub fn read(row: &mut Row<'_>) -> Option<Self> {
        let opened = row.instant("opened_at")?;
        let first_reply = delay(row, opened, "first_reply_at", "first_reply_minutes");
        let resolution = delay(row, opened, "solved_at", "resolution_minutes");
        let solved = row.cell("status").map(|cell| normalise(&cell.text));
        let ticket = Self {
            ticket: row.word("ticket_id"),
            customer: row.customer(),
            opened,
            first_reply,
            resolution,
            channel: row.word("channel"),
            status: row.word("status"),
            solved: solved.and_then(|status| is_solved(&status)),
            reopens: row.count("reopens"),
            transfers: row.count("transfers"),
            context_repeated: row.flag("context_repeated"),
            satisfaction: row.word("satisfaction"),
            sentiment: row.count("sentiment"),
            group: row.word("group"),
            order: row.order("order_id"),
        };
        Some(ticket)
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

/// A delay from its own column, else from the instant it ended at.
fn delay(row: &mut Row<'_>, opened: i64, until: &str, minutes: &str) -> Option<i64> {
    // A millionth of a minute is 0.06 ms.
    let stated = row.count(minutes).map(|minutes| minutes / 100 * 6);
    let measured = || row.maybe_instant(until).map(|instant| instant - opened);
    let delay = stated.or_else(measured)?;
    if delay < 0 {
        row.note(
            super::quality::Effect::Guessed,
            "negative-delay-as-missing",
            until,
        );
        return None;
    }
    Some(delay)
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
