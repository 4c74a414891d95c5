//! Words in headers that say what a column is.

/// The words of a header, without case: `orderDate` and `order_date` are two.
pub struct Words(Vec<String>);

impl Words {
    /// Cuts a header into its words.
    #[must_use]
    pub fn of(name: &str) -> Self {
        let mut parted = String::with_capacity(name.len() + 4);
        let mut small = false;
        for c in name.chars() {
            if small && c.is_uppercase() {
                parted.push(' ');
            }
            small = c.is_lowercase();
            parted.push(c);
        }
        let words = parted.split(|c: char| !c.is_alphanumeric());
        Self(words.map(str::to_lowercase).collect())
    }

    /// Whether one of them is among these.
    #[must_use]
    pub fn any(&self, known: &[&str]) -> bool {
        self.0.iter().any(|word| known.contains(&word.as_str()))
    }
}

/// Of columns whose digits are no quantity.
pub const IDENTIFIERS: [&str; 31] = [
    "siret",
    "siren",
    "iban",
    "ean",
    "ean13",
    "gtin",
    "isbn",
    "upc",
    "phone",
    "telephone",
    "téléphone",
    "tel",
    "tél",
    "mobile",
    "telefon",
    "teléfono",
    "telefono",
    "zip",
    "zipcode",
    "postal",
    "postcode",
    "plz",
    "cp",
    "gsm",
    "fax",
    "handy",
    "vat",
    "tva",
    "nif",
    "cap",
    "codepostal",
];
/// Of lengths of time.
pub const DURATIONS: [&str; 18] = [
    "durée",
    "duree",
    "duration",
    "dauer",
    "duur",
    "duración",
    "durata",
    "temps",
    "time",
    "length",
    "attente",
    "délai",
    "wait",
    "handle",
    "tiempo",
    "tempo",
    "tijd",
    "zeit",
];
/// Of days.
pub const DATES: [&str; 24] = [
    "date",
    "datum",
    "fecha",
    "data",
    "jour",
    "tag",
    "day",
    "created",
    "créé",
    "erstellt",
    "giorno",
    "dia",
    "día",
    "timestamp",
    "dates",
    "updated",
    "datetime",
    "dag",
    "datums",
    "geändert",
    "modified",
    "modifié",
    "birthday",
    "naissance",
];
/// Of amounts and counts, by or up to a day.
const AMOUNTS: [&str; 18] = [
    "sales", "amount", "montant", "total", "revenue", "ca", "price", "prix", "betrag", "importe",
    "importo", "bedrag", "umsatz", "count", "nb", "number", "km", "value",
];
/// Before a day, that it is the last of many.
const UP_TO: [&str; 6] = ["to", "à", "bis", "hasta", "ad", "tot"];

/// Whether a header names a day, and no amount on one or up to one. German and Dutch
/// join words: `Bestelldatum`.
#[must_use]
pub fn is_date(name: &str) -> bool {
    let Words(words) = Words::of(name);
    let joined = |word: &str| word.len() > 4 && (word.ends_with("datum") || word.ends_with("date"));
    let is_day = |word: &String| DATES.contains(&word.as_str()) || joined(word);
    let Some(at) = words.iter().position(is_day) else {
        return false;
    };
    let is_amount = |word: &String| AMOUNTS.contains(&word.as_str());
    let last = |word: &String| UP_TO.contains(&word.as_str());
    !words.iter().any(is_amount) && !words[..at].last().is_some_and(last)
}

/// Of points in time that are counted from 1970.
pub const MOMENTS: [&str; 12] = [
    "time",
    "ts",
    "epoch",
    "unix",
    "at",
    "heure",
    "horodatage",
    "zeit",
    "zeitstempel",
    "timestamps",
    "hora",
    "tijd",
];
/// Of parts of the world, by their first letters.
pub const REGIONS: [&str; 10] = [
    "region",
    "région",
    "zone",
    "area",
    "sector",
    "secteur",
    "direction",
    "gebiet",
    "zona",
    "pole",
];
/// Of months.
pub const MONTHS: [&str; 12] = [
    "month",
    "mois",
    "monat",
    "mes",
    "mese",
    "maand",
    "mês",
    "yearmonth",
    "period",
    "période",
    "periode",
    "periodo",
];
/// Of columns by which rows are told apart or joined.
pub const KEYS: [&str; 32] = [
    "id",
    "key",
    "email",
    "mail",
    "courriel",
    "client",
    "customer",
    "kunde",
    "cliente",
    "klant",
    "sku",
    "ref",
    "reference",
    "référence",
    "code",
    "article",
    "artikel",
    "user",
    "uid",
    "matricule",
    "login",
    "kundennummer",
    "kundennr",
    "artikelnummer",
    "bestellnummer",
    "klantnummer",
    "auftragsnummer",
    "codice",
    "código",
    "codigo",
    "handle",
    "username",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_cut_at_marks_and_capitals() {
        assert!(Words::of("orderDate").any(&DATES));
        assert!(Words::of("Date de commande").any(&DATES));
        assert!(Words::of("customerId").any(&KEYS));
        assert!(!Words::of("Validity").any(&KEYS));
        assert!(Words::of("CREATED_AT").any(&DATES));
    }

    #[test]
    fn headers_of_days() {
        for name in [
            "Date",
            "order_date",
            "Bestelldatum",
            "invoicedate",
            "Fecha de pedido",
            "date_to",
        ] {
            assert!(is_date(name), "{name}");
        }
        for name in [
            "Sales to date",
            "CA à date",
            "Validity",
            "Amount",
            "Jour: nb ventes",
        ] {
            assert!(!is_date(name), "{name}");
        }
    }
}
