//! The tables: one file each, and the list of them.

mod costs;
mod currencies;
mod customers;
mod orders;
mod paths;
mod touches;

use super::field::Table;

/// Headers that name a customer.
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
    "member id",
    "cust id",
    "id customer",
];
/// Headers that name an e-mail address.
const EMAIL: &[&str] = &[
    "email",
    "e mail",
    "mail",
    "courriel",
    "adresse e mail",
    "adresse email",
    "email address",
    "customer email",
    "billing email",
    "e mail adresse",
    "correo electronico",
    "indirizzo email",
    "requester email",
    "e mailadres",
];
/// Headers that name a telephone number.
const PHONE: &[&str] = &[
    "phone",
    "telephone",
    "tel",
    "portable",
    "gsm",
    "phone number",
    "mobile phone",
    "telefon",
    "telefono",
    "telefoon",
    "numero de telephone",
    "billing phone",
    "mobile",
];
/// Headers that name a loyalty card.
const LOYALTY: &[&str] = &[
    "loyalty id",
    "loyalty card",
    "carte fidelite",
    "carte de fidelite",
    "n carte fidelite",
    "carte",
    "n carte",
    "numero de carte",
    "card number",
    "kundenkarte",
    "tarjeta",
    "carta fedelta",
    "klantenkaart",
    "loyalty number",
];
/// Headers that name a channel.
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
/// Headers that name an order.
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
pub static TABLES: &[&Table] = &[
    &orders::TABLE,
    &touches::TABLE,
    &costs::TABLE,
    &customers::TABLE,
    &currencies::TABLE,
    &paths::TABLE,
];
