// @ts-check
/** Empty files to fill in, for what no system exports: headers in both languages, which the engine recognises. */

/** @typedef {{ id: string, table: string, headers: { fr: string[], en: string[] } }} Template */

/** @type {Template[]} */
export const TEMPLATES = [
  {
    id: "channel-costs",
    table: "costs",
    headers: {
      fr: ["periode_debut", "periode_fin", "canal", "nature", "montant", "devise", "direct_ou_partage", "cle"],
      en: ["date_from", "date_to", "channel", "type", "cost", "currency", "direct_or_shared", "key"],
    },
  },
  {
    id: "footfall",
    table: "traffic",
    headers: { fr: ["date", "magasin", "visiteurs"], en: ["date", "store_id", "visitors"] },
  },
  {
    id: "loyalty",
    table: "loyalty-events",
    headers: {
      fr: ["carte", "date", "canal", "mouvement", "points", "ticket"],
      en: ["loyalty_id", "date", "channel", "type", "points", "order_id"],
    },
  },
  {
    id: "stock-snapshot",
    table: "stock",
    headers: {
      fr: ["systeme", "releve_le", "article", "lieu", "quantite"],
      en: ["system", "taken_at", "sku", "location", "quantity"],
    },
  },
  {
    id: "price-snapshot",
    table: "products",
    headers: {
      fr: ["canal", "releve_le", "article", "prix", "promo"],
      en: ["channel", "taken_at", "sku", "price", "promo_price"],
    },
  },
  {
    id: "promotions",
    table: "promotions",
    headers: {
      fr: ["animation", "date_debut", "date_fin", "magasin", "nature", "libelle", "echantillons", "cout"],
      en: ["promotion", "start_date", "end_date", "store", "kind", "label", "samples", "cost"],
    },
  },
  {
    id: "lookups",
    table: "lookups",
    headers: {
      fr: ["date", "article", "magasin", "consultations", "stock_affiche", "stock_reel"],
      en: ["date", "sku", "store", "lookups", "displayed_stock", "actual_stock"],
    },
  },
];

/** A template as spreadsheets of its language open it: with a mark for the encoding. @param {Template} template @param {"fr" | "en"} language */
export function templateText({ headers }, language) {
  const delimiter = language === "fr" ? ";" : ",";
  return `\uFEFF${headers[language].join(delimiter)}\r\n`;
}
