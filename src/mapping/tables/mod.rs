//! The tables: one file each, and the list of them.

mod accounting;
mod costs;
mod currencies;
mod customers;
mod experiments;
mod lookups;
mod loyalty;
mod mentions;
mod orders;
mod paths;
mod products;
mod promotions;
mod stock;
mod stores;
mod surveys;
mod tickets;
mod touches;
mod traffic;

use super::field::FieldKind::{Key, Person};
use super::field::{field, Field, Table};

/// Headers that name a customer, as a literal: other lists begin with it.
macro_rules! customer {
    () => {
        "customer id|customer|client id|client|id client|numero client|no client|\
            code client|customerid|customer key|user id|user|person key|person id|contact id|\
            kunde|kundennummer|kunden id|member id|cust id|id customer|n client|\
            reference client|requester id|cliente|id cliente|klant|klantnummer|\
            kunden nr|kundennr|klant id|klantnr|codice cliente|numero de cliente"
    };
}
use customer;
/// Headers that name a customer.
const CUSTOMER: &str = customer!();
/// Headers that name an e-mail address.
const EMAIL: &str = "email|e mail|mail|courriel|adresse e mail|adresse email|email address|\
    customer email|billing email|e mail adresse|correo electronico|indirizzo email|\
    requester email|e mailadres";
/// Headers that name a telephone number.
const PHONE: &str = "phone|telephone|tel|portable|gsm|phone number|mobile phone|telefon|telefono|\
    telefoon|numero de telephone|billing phone|mobile";
/// Headers that name a loyalty card.
const LOYALTY: &str =
    "loyalty id|loyalty card|carte fidelite|carte de fidelite|n carte fidelite|carte|\
    n carte|numero de carte|card number|kundenkarte|tarjeta|carta fedelta|\
    klantenkaart|loyalty number";
/// Headers that name a store.
const STORE: &str = "store|magasin|boutique|store id|location|code magasin|depot|n depot|\
    point de vente|etablissement|code etablissement|caisse|filiale|point of sale|pos|\
    shop|tienda|negozio|winkel|store code";
/// Headers that name a currency.
const CURRENCY: &str = "currency|devise|monnaie|waehrung|wahrung|order currency|currency code|\
    code de la devise|moneda|valuta|wahrungscode|divisa|currency iso code|code devise|\
    account currency|transaction currency|order currency code";
/// Headers that name an article.
const SKU: &str = "sku|article|code article|reference article|ref article|n produit|product id|\
    stock code|ref|artikel|artikelnummer|articulo|articolo|product code|\
    reference produit|code produit|variant sku|reference|service id|code service|\
    id service|prestation|code prestation|service code|leistung|leistungsnummer";
/// Headers that name a campaign.
const CAMPAIGN: &str =
    "campaign|campagne|campaign name|nom de la campagne|kampagne|utm campaign|campana|\
    campagna";
/// Headers that count what was shown.
const IMPRESSIONS: &str = "impressions|impr|impresiones|impressioni|impressionen|vertoningen";
/// Headers that count who was reached.
const REACH: &str = "reach|couverture|portee|personnes touchees|persons reached|people reached|\
    unique reach|reichweite|alcance|copertura|bereik";
/// Headers that count clicks.
const CLICKS: &str = "clicks|clics|link clicks|klicks|clic|klikken|click";
/// Headers that name a channel.
const CHANNEL: &str = "channel|canal|kanal|sales channel|canal de vente|point de vente|source|\
    marketing channel|purchase point|channel type|canale|kanaal|canal de venta|\
    vertriebskanal|type de vente|order channel|canal commande|canal de commande|order source|\
    source commande";
/// Headers that name an order.
const ORDER: &str =
    "order id|order|id order|order number|order no|numero commande|numero de commande|\
    no commande|n commande|id commande|commande|invoiceno|invoice no|invoice|\
    numero facture|facture|transaction id|transaction|ticket de caisse|bestellnummer|\
    bestellung|n ticket|numero de ticket|n facture|n piece|numero document|\
    reference commande|n de commande|ref commande|receipt number|pedido|\
    numero de pedido|ordine|numero ordine|ordernummer|ticket|reference|bestelnummer|\
    bestelling|auftragsnummer|auftrag|bestellnr|bestell nr|auftragsnr|auftrags nr|\
    rechnungsnummer|rechnungsnr|rechnung|belegnummer|bonnummer|numero de factura|factura|\
    numero fattura|fattura|scontrino|factuurnummer|factuur|bon|n ordine|codice ordine";

/// Words that say a header with a customer in it is about something of theirs, which
/// many customers share or which no two orders do.
const NOT_A_CUSTOMER: &str =
    "city|town|ville|stadt|ort|ciudad|citta|stad|plaats|localite|commune|note|notes|nota|notiz|\
    comment|comments|commentaire|commentaires|remark|remarks|remarque|remarques|message|\
    feedback|interaction|interactions|country|pays|land|pais|paese|state|region|province|county|\
    type|typ|tipo|group|groupe|gruppe|grupo|gruppo|segment|category|categorie|kategorie|class|\
    classe|tier|level|niveau|status|statut|estado|stato|since|depuis|age|gender|genre|sexe|sex|\
    civilite|salutation|title|language|langue|sprache|idioma|lingua|locale|zip|postcode|postal|\
    cp|plz|cap|address|adresse|direccion|indirizzo|street|rue|count|nombre|nb|orders|commandes|\
    visits|visites|total|value|valeur|ltv|rating|score|satisfaction|review|avis|agent|tags|tag|\
    date|birthday|anniversaire|firstname|prenom|new|nouveau|returning|ip|browser|device|points|\
    discount|remise|source|channel|canal|consent|consentement|optin|first";

/// Words that say a header with an order in it is about something of the order.
const NOT_AN_ORDER: &str =
    "status|statut|etat|estado|stato|zustand|state|type|typ|tipo|mode|date|datum|fecha|data|time|\
    heure|uhrzeit|hora|ora|total|totale|totaal|summe|montant|amount|betrag|importe|importo|\
    bedrag|value|valeur|wert|price|prix|currency|devise|note|notes|comment|comments|commentaire|\
    commentaires|remark|remarks|count|nombre|nb|line|ligne|lines|lignes|item|items|quantity|\
    quantite|qty|month|mois|year|annee|jour|day|discount|remise|tax|taxes|tva|method|methode|\
    country|pays|city|ville|weight|poids|priority|priorite|tags|tag|reason|motif|raison|\
    bestellstatus|auftragsstatus|zahlungsstatus|lieferstatus|bestelstatus|orderstatus|\
    betaalstatus|payment|paiement|zahlung|pago|pagamento|betaling|delivery|livraison|\
    lieferung|entrega|consegna|levering|source|channel|canal|\
    kanal|origin|origine";

/// Who bought.
const fn customer_field() -> Field {
    field("customer_id", Person, false, CUSTOMER, "Client", "Customer").not_with(NOT_A_CUSTOMER)
}

/// Which order.
const fn order_field() -> Field {
    let names = ("Numéro de commande", "Order number");
    field("order_id", Key, false, ORDER, names.0, names.1).not_with(NOT_AN_ORDER)
}

/// Every table, in the order the page shows them.
pub static TABLES: &[&Table] = &[
    &orders::TABLE,
    &touches::TABLE,
    &costs::TABLE,
    &customers::TABLE,
    &currencies::TABLE,
    &paths::TABLE,
    &traffic::TABLE,
    &surveys::TABLE,
    &tickets::TABLE,
    &loyalty::TABLE,
    &products::TABLE,
    &stock::TABLE,
    &stores::TABLE,
    &accounting::TABLE,
    &promotions::TABLE,
    &lookups::TABLE,
    &mentions::TABLE,
    &experiments::TABLE,
];
