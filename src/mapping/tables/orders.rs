//! Orders: sales and refunds.

use super::{customer_field, order_field, CHANNEL, CURRENCY, EMAIL, LOYALTY, PHONE, SKU, STORE};
use crate::mapping::field::FieldKind::{Category, Key, Money, Number, Person, Time};
use crate::mapping::field::{field, Table, TableKind};

/// Parts of an order's amount, and what is counted in something else than money.
macro_rules! parts {
    () => {
        "discount|discounts|remise|remises|rabais|reduction|reductions|rabatt|rabatte|descuento|\
            descuentos|sconto|sconti|korting|kortingen|coupon|coupons|promo|promotion|tax|taxes|\
            taxe|tva|vat|gst|mwst|ust|steuer|steuern|impuesto|impuestos|iva|btw|imposta|imposte|\
            shipping|postage|freight|delivery|port|livraison|expedition|versand|versandkosten|\
            porto|envio|envios|spedizione|verzending|verzendkosten|fee|fees|frais|commission|\
            commissions|gebuhr|gebuhren|provision|tip|tips|pourboire|pourboires|trinkgeld|propina|\
            mancia|fooi|refund|refunds|refunded|rembourse|remboursement|remboursements|erstattet|\
            erstattung|reembolso|reembolsado|rimborso|rimborsato|terugbetaald|margin|marge|profit|\
            benefice|gewinn|deposit|acompte|arrhes|anzahlung|points|punkte|items|units|quantity|\
            qty|quantite|weight|poids|gewicht"
    };
}

/// Words that say a header with an amount in it is about a part of it, or about the
/// sum before the rest is added.
const NOT_THE_AMOUNT: &str = concat!(parts!(), "|subtotal|subtotals|sub|sous");
/// Words that say a header with a price in it is not about that of one article.
const NOT_THE_PRICE: &str = concat!(
    parts!(),
    "|subtotal|sub|sous|total|totale|totaal|order|commande|achat"
);
/// Words of what is paid in the end.
const THE_WHOLE: &str = "total|totale|totaal|gesamt|grand|final|ttc|net|pedido";

/// Orders: sales and refunds.
pub static TABLE: Table = Table {
    kind: TableKind::Orders,
    id: "orders",
    fr: "Commandes",
    en: "Orders",
    fields: &[
        order_field(),
        customer_field(),
        field("email", Person, false, EMAIL, "E-mail", "E-mail"),
        field("phone", Person, false, PHONE, "Téléphone", "Phone"),
        field(
            "loyalty_id",
            Person,
            false,
            LOYALTY,
            "Carte de fidélité",
            "Loyalty card",
        ),
        field(
            "ordered_at",
            Time,
            true,
            "ordered at|order date|date|date commande|date de commande|datum|created at|\
                purchase date|invoicedate|invoice date|timestamp|date vente|date de vente|\
                date heure|order timestamp|bestelldatum|purchased at|date facture|date ticket|\
                date document|sale date|fecha|fecha de pedido|data|data ordine|besteldatum|jour|\
                auftragsdatum|created",
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
            "fulfilment|fulfillment|mode retrait|mode de retrait|livraison|delivery|\
                mode livraison|mode de livraison|shipping method|fulfilment mode|retrait|\
                lieferart|transporteur|versandart|metodo de envio|metodo di spedizione|\
                verzendmethode",
            "Mode de retrait",
            "Fulfilment",
        ),
        field("currency", Category, false, CURRENCY, "Devise", "Currency"),
        field(
            "amount",
            Money,
            false,
            "amount|montant|montant ttc|total|total ttc|order total|net total|revenue|\
                chiffre d affaires|ca|ca ttc|betrag|umsatz|grand total|value|valeur|prix total|\
                price total|montant net|total amount|mt ttc|mt t t c|montant net ttc|total ht|\
                ca ht|montant ht|net ht|gesamtbetrag|summe|importe|importo|totale|bedrag|totaal|\
                net sales|ventes nettes|gesamtsumme|rechnungsbetrag|bruttobetrag|nettobetrag|\
                totaalbedrag|importe total|importo totale",
            "Montant",
            "Amount",
        )
        .not_with(NOT_THE_AMOUNT)
        .rather_with(THE_WHOLE),
        field(
            "quantity",
            Number,
            false,
            "quantity|qty|quantite|qte|menge|anzahl|quantite unitaire|cantidad|quantita|\
                aantal|units",
            "Quantité",
            "Quantity",
        ),
        field(
            "unit_price",
            Money,
            false,
            "unit price|unitprice|prix unitaire|pu|price|prix|stueckpreis|einzelpreis|\
                prix vente net|stuckpreis|precio unitario|prezzo unitario|stuksprijs",
            "Prix unitaire",
            "Unit price",
        )
        .not_with(NOT_THE_PRICE),
        field(
            "type",
            Category,
            false,
            "type|status|statut|etat|order status|statut commande|statut de commande|\
                statut de la commande|etat commande|etat de la commande|order state|financial status|type commande|\
                type operation|nature|bestellstatus|estado|stato|auftragsstatus|status der bestellung|\
                estado del pedido|estado pedido|estado de pedido|stato ordine|\
                stato dell ordine|bestelstatus|status bestelling|\
                status van de bestelling|rechnungsstatus|status commande|zahlungsstatus|\
                payment status|statut de paiement|statut paiement|estado de pago|\
                stato pagamento|betaalstatus",
            "Type ou statut",
            "Type or status",
        ),
        field(
            "original_order_id",
            Key,
            false,
            "original order id|original order|commande origine|commande d origine|\
                commande initiale|refund of|parent order|order origin|ursprungsbestellung",
            "Commande d’origine",
            "Original order",
        ),
        field("store", Category, false, STORE, "Magasin", "Store"),
        field(
            "handed_over_at",
            Time,
            false,
            "handed over at|collected at|collected on|picked up at|pickup date|pick up date|\
                collection date|delivered at|delivered on|delivery date|date retrait|\
                date de retrait|retire le|date livraison|date de livraison|livre le|remis le|\
                date de remise|date remise|abgeholt am|abholdatum|geliefert am|lieferdatum|\
                fecha de entrega|fecha entrega|fecha de recogida|data di consegna|\
                data consegna|data ritiro|leverdatum|afhaaldatum",
            "Date de remise au client",
            "Handed over at",
        ),
        field(
            "refunded",
            Money,
            false,
            "refunded|refunded amount|amount refunded|total refunded|montant rembourse|\
                rembourse|refund amount|erstattet|reembolsado|rimborsato|terugbetaald",
            "Montant remboursé",
            "Refunded",
        )
        .part(),
        field(
            "discount",
            Money,
            false,
            "discount|discounts|discount amount|remise|remises|mt remise|montant remise|\
                remise ttc|rabatt|descuento|sconto|korting",
            "Remise",
            "Discount",
        )
        .part(),
        field(
            "tax",
            Money,
            false,
            "tax|taxes|tva|montant tva|vat|tax total|mwst|steuer|impuesto|iva|btw",
            "TVA",
            "Tax",
        )
        .part(),
        field(
            "shipping",
            Money,
            false,
            "shipping|shipping total|frais de port|port|frais de livraison|shipping cost|\
                versandkosten|gastos de envio|spese di spedizione|verzendkosten",
            "Frais de port",
            "Shipping",
        )
        .part(),
        field(
            "cost",
            Money,
            false,
            "cost of goods|cogs|cout d achat|prix d achat|cost|cout|prix de revient|\
                wareneinsatz|coste|costo",
            "Coût d’achat",
            "Cost of goods",
        ),
        field("sku", Key, false, SKU, "Article", "Article"),
        field(
            "employee",
            Category,
            false,
            "employee|vendeur|code vendeur|caissier|staff|cashier|salesperson|verkaufer|\
                mitarbeiter|vendedor|venditore|medewerker",
            "Vendeur",
            "Employee",
        ),
        field(
            "team",
            Category,
            false,
            "team|equipe|sales team|equipe de vente|equipe commerciale|team name|nom equipe|\
                verkaufsteam|equipo|squadra",
            "Équipe",
            "Team",
        ),
    ],
    one_of: &[&["amount"], &["quantity", "unit_price"]],
    own: &["amount", "original_order_id", "fulfilment", "unit_price"],
};
