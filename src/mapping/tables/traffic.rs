//! Traffic: visits, clicks and footfall, already counted.

use super::{CAMPAIGN, CLICKS, CURRENCY, IMPRESSIONS, REACH, STORE};
use crate::mapping::field::FieldKind::{Category, Flag, Money, Number, Period};
use crate::mapping::field::{field, Table, TableKind};

/// Traffic: visits, clicks and footfall, already counted.
pub static TABLE: Table = Table {
    kind: TableKind::Traffic,
    id: "traffic",
    fr: "Fréquentation",
    en: "Traffic",
    fields: &[
        field(
            "date",
            Period,
            false,
            "date|day|jour|period|periode|mois|month|semaine|week|tag|datum|fecha|mes|data|\
                mese|maand",
            "Date",
            "Date",
        ),
        field(
            "date_to",
            Period,
            false,
            "date to|end date|date de fin|periode fin|bis",
            "Fin de période",
            "End of period",
        ),
        field(
            "channel",
            Category,
            false,
            "channel|canal|kanal|traffic type|type de trafic|session default channel group|default channel group|\
                channel group|groupe de canaux par defaut de la session|groupe de canaux|canale|\
                kanaal",
            "Canal",
            "Channel",
        ),
        field("store", Category, false, STORE, "Magasin", "Store"),
        field(
            "source",
            Category,
            false,
            "source|session source|session source medium|source medium|source support|\
                utm source|provenance|traffic source|fuente|bron",
            "Source",
            "Source",
        ),
        field(
            "medium",
            Category,
            false,
            "medium|session medium|support|utm medium",
            "Support",
            "Medium",
        ),
        field(
            "campaign", Category, false, CAMPAIGN, "Campagne", "Campaign",
        ),
        field(
            "page",
            Category,
            false,
            "landing page|page de destination|page|query|top queries|requete",
            "Page ou requête",
            "Page or query",
        ),
        field(
            "device",
            Category,
            false,
            "device|device category|appareil|gerat|dispositivo|apparaat",
            "Appareil",
            "Device",
        ),
        field(
            "sessions",
            Number,
            false,
            "sessions|visits|visites|nb sessions|session|sitzungen|sesiones|sessioni|sessies|\
                besuche",
            "Sessions",
            "Sessions",
        ),
        field(
            "engaged_sessions",
            Number,
            false,
            "engaged sessions|sessions avec engagement|sitzungen mit interaktionen",
            "Sessions engagées",
            "Engaged sessions",
        ),
        field(
            "users",
            Number,
            false,
            "users|active users|utilisateurs|utilisateurs actifs|total users|nutzer|\
                aktive nutzer|usuarios|utenti|gebruikers",
            "Utilisateurs",
            "Users",
        ),
        field(
            "visitors",
            Number,
            false,
            "visitors|visiteurs|footfall|entrees|passages|frequentation|besucher|visitantes|\
                visitatori|bezoekers",
            "Visiteurs en magasin",
            "Store visitors",
        ),
        field(
            "impressions",
            Number,
            false,
            IMPRESSIONS,
            "Impressions",
            "Impressions",
        ),
        field(
            "reach",
            Number,
            false,
            REACH,
            "Personnes touchées",
            "Persons reached",
        ),
        field(
            "searches",
            Number,
            false,
            "searches|site searches|total unique searches|internal searches|search volume|\
                recherches|recherches internes|recherches uniques|nb recherches|suchen|\
                suchanfragen|busquedas|ricerche|zoekopdrachten",
            "Recherches",
            "Searches",
        ),
        field(
            "advice",
            Number,
            false,
            "advice requests|requests for advice|appointments|chats|demandes de conseil|\
                rendez vous|nb rendez vous|demandes de contact|contact requests|leads",
            "Demandes de conseil",
            "Requests for advice",
        ),
        field(
            "quotes",
            Number,
            false,
            "quotes|quote requests|devis|nb devis|demandes de devis|devis demandes|angebote|\
                presupuestos|preventivi|offertes",
            "Devis",
            "Quotes",
        ),
        field(
            "baskets",
            Number,
            false,
            "add to carts|adds to cart|carts|baskets|checkouts|ajouts au panier|paniers|\
                paniers crees|warenkorbe|carritos|carrelli|winkelwagens",
            "Paniers commencés",
            "Baskets begun",
        ),
        field("clicks", Number, false, CLICKS, "Clics", "Clicks"),
        field(
            "opens",
            Number,
            false,
            "opens|unique opens|ouvertures|ouvertures uniques|offnungen|aperturas|aperture|\
                geopend|total opens",
            "Ouvertures",
            "Opens",
        ),
        field(
            "key_events",
            Number,
            false,
            "key events|evenements cles|conversions|goal conversions|schlusselereignisse|\
                eventos clave|eventi chiave|belangrijke gebeurtenissen",
            "Évènements clés",
            "Key events",
        ),
        field(
            "converted",
            Flag,
            false,
            "converted|conversion|purchased|bought|a achete|session converted|konvertiert|\
                convertido|convertito|geconverteerd|revenue",
            "Visite qui finit par un achat (oui ou non)",
            "Visit that ended in a sale (yes or no)",
        ),
        field(
            "revenue",
            Money,
            false,
            "revenue|total revenue|revenu total|revenus totaux|revenu|purchase revenue|\
                gesamtumsatz|ingresos totales|entrate totali|totale opbrengst",
            "Chiffre d’affaires annoncé par l’outil",
            "Revenue the tool claims",
        ),
        field("currency", Category, false, CURRENCY, "Devise", "Currency"),
    ],
    one_of: &[
        &["sessions"],
        &["users"],
        &["visitors"],
        &["impressions"],
        &["reach"],
        &["searches"],
        &["advice"],
        &["quotes"],
        &["baskets"],
        &["clicks"],
        &["opens"],
        &["key_events"],
        &["converted"],
    ],
    own: &[
        "sessions",
        "visitors",
        "engaged_sessions",
        "key_events",
        "converted",
    ],
};
