//! The tables a client can bring, and the fields they hold.

use serde::{Deserialize, Serialize};

/// A table that files are read into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum TableKind {
    /// Sales and refunds.
    Orders,
    /// Visits, clicks, calls, store visits, conversions.
    Touches,
    /// Spend by period and channel.
    Costs,
    /// Customers and where they came from.
    Customers,
    /// Rates to the reporting currency.
    Currencies,
    /// Journeys already aggregated.
    Paths,
}

/// What a field's cells must read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum FieldKind {
    /// An identifier of a thing.
    Key,
    /// An identifier of a person.
    Person,
    /// One of a few words.
    Category,
    /// An instant or a day.
    Time,
    /// A span of days.
    Period,
    /// An amount.
    Money,
    /// A number.
    Number,
    /// A sequence of channels.
    Path,
}

/// A field of a table.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// Its id in mappings.
    pub id: &'static str,
    /// What its cells are.
    pub kind: FieldKind,
    /// Whether the table is useless without it.
    pub required: bool,
    /// Normalised headers it goes by, in French, English and German.
    pub synonyms: &'static [&'static str],
    /// Its name in French.
    pub fr: &'static str,
    /// Its name in English.
    pub en: &'static str,
}

/// A table with its fields.
#[derive(Debug, Clone, Copy)]
pub struct Table {
    /// Which table.
    pub kind: TableKind,
    /// Its id in mappings and options.
    pub id: &'static str,
    /// Its name in French.
    pub fr: &'static str,
    /// Its name in English.
    pub en: &'static str,
    /// Its fields.
    pub fields: &'static [Field],
}

const fn field(
    id: &'static str,
    kind: FieldKind,
    required: bool,
    synonyms: &'static [&'static str],
    fr: &'static str,
    en: &'static str,
) -> Field {
    Field {
        id,
        kind,
        required,
        synonyms,
        fr,
        en,
    }
}

use FieldKind::{Category, Key, Money, Number, Path, Period, Person, Time};

const CUSTOMER: &[&str] = &[
    "customer id",
    "customer",
    "client id",
    "client",
    "id client",
    "numero client",
    "no client",
    "code client",
    "customerid",
    "customer key",
    "user id",
    "user",
    "person key",
    "person id",
    "contact id",
    "kunde",
    "kundennummer",
    "kunden id",
    "loyalty id",
    "carte fidelite",
    "member id",
    "cust id",
    "id customer",
];
const CHANNEL: &[&str] = &[
    "channel",
    "canal",
    "kanal",
    "sales channel",
    "canal de vente",
    "point de vente",
    "source",
    "marketing channel",
    "purchase point",
    "channel type",
];
const ORDER: &[&str] = &[
    "order id",
    "order",
    "id order",
    "order number",
    "order no",
    "numero commande",
    "numero de commande",
    "no commande",
    "n commande",
    "id commande",
    "commande",
    "invoiceno",
    "invoice no",
    "invoice",
    "numero facture",
    "facture",
    "transaction id",
    "transaction",
    "ticket de caisse",
    "bestellnummer",
    "bestellung",
    "reference",
];

/// Every table, in the order the page shows them.
pub static TABLES: &[Table] = &[
    Table {
        kind: TableKind::Orders,
        id: "orders",
        fr: "Commandes",
        en: "Orders",
        fields: &[
            field(
                "order_id",
                Key,
                false,
                ORDER,
                "Numéro de commande",
                "Order number",
            ),
            field("customer_id", Person, false, CUSTOMER, "Client", "Customer"),
            field(
                "ordered_at",
                Time,
                true,
                &[
                    "ordered at",
                    "order date",
                    "date",
                    "date commande",
                    "date de commande",
                    "datum",
                    "created at",
                    "purchase date",
                    "invoicedate",
                    "invoice date",
                    "timestamp",
                    "date vente",
                    "date heure",
                    "order timestamp",
                    "bestelldatum",
                    "purchased at",
                    "date facture",
                ],
                "Date de commande",
                "Order date",
            ),
            field(
                "channel",
                Category,
                false,
                CHANNEL,
                "Canal de vente",
                "Sales channel",
            ),
            field(
                "fulfilment",
                Category,
                false,
                &[
                    "fulfilment",
                    "fulfillment",
                    "mode retrait",
                    "mode de retrait",
                    "livraison",
                    "delivery",
                    "mode livraison",
                    "mode de livraison",
                    "shipping method",
                    "fulfilment mode",
                    "retrait",
                    "lieferart",
                ],
                "Mode de retrait",
                "Fulfilment",
            ),
            field(
                "currency",
                Category,
                false,
                &[
                    "currency",
                    "devise",
                    "monnaie",
                    "waehrung",
                    "wahrung",
                    "order currency",
                ],
                "Devise",
                "Currency",
            ),
            field(
                "amount",
                Money,
                false,
                &[
                    "amount",
                    "montant",
                    "montant ttc",
                    "total",
                    "total ttc",
                    "order total",
                    "net total",
                    "revenue",
                    "chiffre d affaires",
                    "ca",
                    "ca ttc",
                    "betrag",
                    "umsatz",
                    "grand total",
                    "value",
                    "valeur",
                    "prix total",
                    "price total",
                    "montant net",
                    "total amount",
                ],
                "Montant",
                "Amount",
            ),
            field(
                "quantity",
                Number,
                false,
                &["quantity", "qty", "quantite", "qte", "menge", "anzahl"],
                "Quantité",
                "Quantity",
            ),
            field(
                "unit_price",
                Money,
                false,
                &[
                    "unit price",
                    "unitprice",
                    "prix unitaire",
                    "pu",
                    "price",
                    "prix",
                    "stueckpreis",
                    "einzelpreis",
                ],
                "Prix unitaire",
                "Unit price",
            ),
            field(
                "type",
                Category,
                false,
                &[
                    "type",
                    "status",
                    "statut",
                    "etat",
                    "order status",
                    "financial status",
                    "type commande",
                    "type operation",
                    "nature",
                ],
                "Type ou statut",
                "Type or status",
            ),
            field(
                "original_order_id",
                Key,
                false,
                &[
                    "original order id",
                    "original order",
                    "commande origine",
                    "commande d origine",
                    "commande initiale",
                    "refund of",
                    "parent order",
                    "order origin",
                    "ursprungsbestellung",
                ],
                "Commande d’origine",
                "Original order",
            ),
            field(
                "store",
                Category,
                false,
                &[
                    "store",
                    "magasin",
                    "boutique",
                    "store id",
                    "location",
                    "filiale",
                    "point of sale",
                    "pos",
                    "shop",
                ],
                "Magasin",
                "Store",
            ),
        ],
    },
    Table {
        kind: TableKind::Touches,
        id: "touches",
        fr: "Points de contact",
        en: "Touches",
        fields: &[
            field("customer_id", Person, true, CUSTOMER, "Client", "Customer"),
            field(
                "at",
                Time,
                true,
                &[
                    "at",
                    "timestamp",
                    "date",
                    "datetime",
                    "time",
                    "event time",
                    "date heure",
                    "horodatage",
                    "visited at",
                    "zeitpunkt",
                    "datum",
                    "event date",
                    "date visite",
                ],
                "Date et heure",
                "Time",
            ),
            field("channel", Category, true, CHANNEL, "Canal", "Channel"),
            field(
                "session_id",
                Key,
                false,
                &[
                    "session id",
                    "session",
                    "id session",
                    "visit id",
                    "visite id",
                ],
                "Session",
                "Session",
            ),
            field(
                "kind",
                Category,
                false,
                &[
                    "kind",
                    "event",
                    "type",
                    "event type",
                    "event name",
                    "evenement",
                    "action",
                    "interaction",
                    "ereignis",
                    "conversion",
                ],
                "Évènement",
                "Event",
            ),
            field(
                "order_id",
                Key,
                false,
                ORDER,
                "Numéro de commande",
                "Order number",
            ),
            field(
                "value",
                Money,
                false,
                &[
                    "value",
                    "valeur",
                    "amount",
                    "montant",
                    "revenue",
                    "wert",
                    "conversion value",
                ],
                "Valeur",
                "Value",
            ),
            field(
                "segment",
                Category,
                false,
                &["segment", "groupe", "group"],
                "Segment",
                "Segment",
            ),
        ],
    },
    Table {
        kind: TableKind::Costs,
        id: "costs",
        fr: "Coûts",
        en: "Costs",
        fields: &[
            field(
                "period",
                Period,
                true,
                &[
                    "period",
                    "periode",
                    "mois",
                    "month",
                    "date",
                    "trimestre",
                    "quarter",
                    "semaine",
                    "week",
                    "monat",
                    "annee",
                ],
                "Période",
                "Period",
            ),
            field(
                "channel",
                Category,
                true,
                &[
                    "channel",
                    "canal",
                    "kanal",
                    "source",
                    "levier",
                    "campaign channel",
                ],
                "Canal",
                "Channel",
            ),
            field(
                "cost",
                Money,
                true,
                &[
                    "cost",
                    "cost eur",
                    "cout",
                    "couts",
                    "depense",
                    "depenses",
                    "spend",
                    "montant",
                    "amount",
                    "budget",
                    "kosten",
                    "montant ht",
                ],
                "Coût",
                "Cost",
            ),
            field(
                "kind",
                Category,
                false,
                &[
                    "kind",
                    "type",
                    "poste",
                    "nature",
                    "categorie",
                    "category",
                    "cost type",
                    "kostenart",
                ],
                "Poste",
                "Kind",
            ),
            field(
                "currency",
                Category,
                false,
                &["currency", "devise", "monnaie"],
                "Devise",
                "Currency",
            ),
        ],
    },
    Table {
        kind: TableKind::Customers,
        id: "customers",
        fr: "Clients",
        en: "Customers",
        fields: &[
            field("customer_id", Person, true, CUSTOMER, "Client", "Customer"),
            field(
                "acquisition_channel",
                Category,
                false,
                &[
                    "acquisition channel",
                    "canal acquisition",
                    "canal d acquisition",
                    "acquired by",
                    "first channel",
                    "origine",
                    "source",
                ],
                "Canal d’acquisition",
                "Acquisition channel",
            ),
            field(
                "acquired_on",
                Time,
                false,
                &[
                    "acquired on",
                    "acquisition date",
                    "date acquisition",
                    "created at",
                    "date creation",
                    "date d inscription",
                    "customer since",
                    "client depuis",
                    "signup date",
                ],
                "Date d’acquisition",
                "Acquired on",
            ),
            field(
                "segment",
                Category,
                false,
                &["segment", "groupe", "group", "type client", "customer type"],
                "Segment",
                "Segment",
            ),
        ],
    },
    Table {
        kind: TableKind::Currencies,
        id: "currencies",
        fr: "Devises",
        en: "Currencies",
        fields: &[
            field(
                "currency",
                Category,
                true,
                &[
                    "currency",
                    "devise",
                    "monnaie",
                    "code",
                    "waehrung",
                    "code devise",
                ],
                "Devise",
                "Currency",
            ),
            field(
                "rate",
                Number,
                true,
                &[
                    "rate",
                    "taux",
                    "kurs",
                    "exchange rate",
                    "rate to eur",
                    "taux eur",
                    "taux de change",
                    "rate eur",
                ],
                "Taux",
                "Rate",
            ),
        ],
    },
    Table {
        kind: TableKind::Paths,
        id: "paths",
        fr: "Parcours agrégés",
        en: "Aggregated paths",
        fields: &[
            field(
                "path",
                Path,
                true,
                &[
                    "path",
                    "parcours",
                    "chemin",
                    "journey",
                    "pfad",
                    "channel path",
                ],
                "Parcours",
                "Path",
            ),
            field(
                "conversions",
                Number,
                true,
                &[
                    "conversions",
                    "total conversions",
                    "conversion",
                    "conv",
                    "nb conversions",
                    "converted",
                ],
                "Conversions",
                "Conversions",
            ),
            field(
                "value",
                Money,
                false,
                &[
                    "value",
                    "total conversion value",
                    "conversion value",
                    "valeur",
                    "revenue",
                    "total value",
                    "chiffre d affaires",
                    "wert",
                ],
                "Valeur",
                "Value",
            ),
            field(
                "nulls",
                Number,
                false,
                &[
                    "null",
                    "nulls",
                    "total null",
                    "non conversions",
                    "sans conversion",
                    "non converted",
                    "total nulls",
                ],
                "Sans conversion",
                "Not converted",
            ),
        ],
    },
];

impl TableKind {
    /// The table's description.
    #[must_use]
    pub fn table(self) -> &'static Table {
        // Total by the test below.
        TABLES
            .iter()
            .find(|table| table.kind == self)
            .unwrap_or(&TABLES[0])
    }

    /// The table with this id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        TABLES.iter().find(|table| table.id == id).map(|t| t.kind)
    }
}

impl Table {
    /// The field with this id.
    #[must_use]
    pub fn field(&self, id: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.id == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mapping::guess::normalise;

    #[test]
    fn every_kind_has_its_table_and_ids_are_unique() {
        use TableKind::{Costs, Currencies, Customers, Orders, Paths, Touches};
        for kind in [Orders, Touches, Costs, Customers, Currencies, Paths] {
            assert_eq!(kind.table().kind, kind);
            assert_eq!(TableKind::from_id(kind.table().id), Some(kind));
        }
        for table in TABLES {
            let mut ids: Vec<_> = table.fields.iter().map(|f| f.id).collect();
            ids.sort_unstable();
            ids.dedup();
            assert_eq!(ids.len(), table.fields.len(), "{}", table.id);
        }
    }

    #[test]
    fn synonyms_are_written_as_headers_are_compared() {
        for field in TABLES.iter().flat_map(|table| table.fields) {
            for synonym in field.synonyms {
                assert_eq!(&normalise(synonym), synonym, "{}", field.id);
            }
        }
    }
}
