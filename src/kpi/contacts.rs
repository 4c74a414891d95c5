//! The requests of each customer in their order: who came back, and from where.

use crate::dataset::identity::NONE;
use crate::dataset::placed::Placed;
use crate::dataset::tickets::TicketRow;
use crate::dataset::view::View;
use crate::intake::cell::date::DAY_MS;
use rustc_hash::FxHashMap;

/// A request: when, and by which channel.
type Contact = (i64, Option<u16>);

/// All requests of a view's customers, seen or not: one after the period still
/// tells that the first was not enough.
#[derive(Debug, Default)]
pub struct Contacts {
    by: FxHashMap<u32, Vec<Contact>>,
    window: i64,
    as_of: i64,
}

impl Contacts {
    /// Those of a view.
    #[must_use]
    pub fn of(view: &View<'_>) -> Self {
        let mut by: FxHashMap<u32, Vec<Contact>> = FxHashMap::default();
        let as_of = view.data.as_of;
        for placed in &view.data.tickets {
            let known = placed.customer != NONE && view.has_customer(placed.customer);
            if known && placed.row.opened < as_of {
                let contact = (placed.row.opened, placed.channel);
                by.entry(placed.customer).or_default().push(contact);
            }
        }
        by.values_mut().for_each(|all| all.sort_unstable());
        Self {
            by,
            window: i64::from(view.settings.contact_days) * DAY_MS,
            as_of,
        }
    }

    /// Whether the customer wrote again within the window; `None` where nobody can
    /// know: the customer has no name, or the window is not over.
    #[must_use]
    pub fn again(&self, ticket: &Placed<TicketRow>) -> Option<bool> {
        let all = self.by.get(&ticket.customer)?;
        let opened = ticket.row.opened;
        let again = all
            .iter()
            .any(|(time, _)| *time > opened && *time <= opened + self.window);
        (again || self.old_enough(ticket)).then_some(again)
    }

    /// Whether the window after a request is over.
    #[must_use]
    pub fn old_enough(&self, ticket: &Placed<TicketRow>) -> bool {
        ticket.row.opened + self.window <= self.as_of
    }

    /// The channel that the customer came from: that of their request before, within
    /// the window, where it was another one.
    #[must_use]
    pub fn came_from(&self, ticket: &Placed<TicketRow>) -> Option<u16> {
        let (all, opened) = (self.by.get(&ticket.customer)?, ticket.row.opened);
        let before = all
            .iter()
            .rev()
            .find(|(time, _)| *time < opened && *time >= opened - self.window)?;
        before
            .1
            .filter(|_| ticket.channel.is_some() && before.1 != ticket.channel)
    }
}

/// Whether a request was handed on.
#[must_use]
pub fn is_handed_on(ticket: &TicketRow) -> bool {
    ticket.transfers.unwrap_or(0) > 0 || ticket.handed_to != NONE
}

/// Whether a request is solved as far as the report looks.
#[must_use]
pub fn is_solved(view: &View<'_>, ticket: &TicketRow) -> bool {
    match ticket.resolution {
        Some(wait) => wait <= view.data.as_of - ticket.opened,
        None => ticket.solved == Some(true),
    }
}
