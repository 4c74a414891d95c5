//! Loyalty events: what members earned and spent.

use super::identity::{OrderKey, NONE};
use super::placed::Place;
use super::quality::Effect;
use super::row::Row;
use crate::mapping::header::normalise;

/// What a member did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Movement {
    /// Points came in.
    Earn,
    /// Points were spent.
    Burn,
    /// Became a member.
    Enrol,
    /// Sent somebody else.
    Refer,
    /// Anything else.
    Other,
}

/// A row of a loyalty file, typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LoyaltyRow {
    /// The member.
    pub customer: u32,
    /// When, in milliseconds UTC.
    pub time: i64,
    /// Word of the channel.
    pub channel: u32,
    /// Word of the store.
    pub store: u32,
    /// What was done.
    pub movement: Movement,
    /// Points in millionths, without sign.
    pub points: i64,
    /// The order it belongs to.
    pub order: OrderKey,
}

impl LoyaltyRow {
    /// Reads a record; what cannot be read goes to the ledger.
    pub fn read(row: &mut Row<'_>) -> Option<Self> {
        let customer = row.customer();
        if customer == NONE {
            row.skip("customer-missing", "customer_id");
            return None;
        }
        let time = row.instant("at")?;
        let points = row.count("points").unwrap_or(0);
        let stated = row.cell("kind").map(|cell| movement(&cell.text));
        let movement = stated.unwrap_or(match points {
            0 => Movement::Other,
            1.. => Movement::Earn,
            _ => Movement::Burn,
        });
        if stated == Some(Movement::Other) {
            row.note(Effect::Noted, "movement-unknown", "kind");
        }
        Some(Self {
            customer,
            time,
            channel: row.word("channel"),
            store: row.word("store"),
            movement,
            points: points.saturating_abs(),
            order: row.order("order_id"),
        })
    }
}

impl Place for LoyaltyRow {
    fn customer(&self) -> u32 {
        self.customer
    }

    fn channel(&self) -> u32 {
        self.channel
    }

    fn store(&self) -> u32 {
        self.store
    }
}

fn movement(text: &str) -> Movement {
    match normalise(text).as_str() {
        "earn" | "earned" | "gain" | "credit" | "acquisition" | "cumul" => Movement::Earn,
        "burn" | "burned" | "spend" | "redeem" | "redeemed" | "redemption" | "utilisation"
        | "depense" | "debit" => Movement::Burn,
        "enrol" | "enroll" | "enrolled" | "inscription" | "adhesion" | "signup" | "sign up" => {
            Movement::Enrol
        }
        "referral" | "refer" | "referred" | "refer a friend" | "sponsorship" | "parrainage"
        | "parraine" | "filleul" | "recommandation" | "empfehlung" => Movement::Refer,
        _ => Movement::Other,
    }
}
