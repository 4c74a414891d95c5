// @ts-check
/** Surveys, requests and mentions of a shop, the same at every run: large enough for intervals, small enough to read. */

const CHANNELS = ["Site web", "Magasin", "Téléphone", "Chat"];
const GLAD = [
  "Livraison rapide et soignée, merci",
  "Très bon accueil en magasin",
  "Service client efficace",
  "Parfait, je recommande",
];
const CROSS = [
  "La livraison est en retard et le livreur injoignable",
  "Colis cassé, service client injoignable",
  "Attente interminable au téléphone",
  "Je ne recommande pas, livraison catastrophique",
];

/** A number from 0 to `most` - 1, without chance. @param {number} i @param {number} most */
const drawn = (i, most) => ((i * 7919 + 104729) % 1009) % most;

/** @param {number} day @param {number} [hour] @param {number} [minute] */
const at = (day, hour = 10, minute = 0) => new Date(Date.UTC(2026, 0, 1 + day, hour, minute)).toISOString();

/** NPS, CSAT and both kinds of CES, with invitations that were not answered. */
export function surveysText() {
  const rows = [
    "response_id,customer_id,channel,metric,score,scale_min,scale_max,phase,invited_at,submitted_at,verbatim",
  ];
  for (let i = 0; i < 320; i += 1) {
    const kind = i % 4;
    const channel = CHANNELS[drawn(i, 3)];
    const answers = drawn(i + 5, 10) < 7;
    const good = drawn(i + 11, 10) < (channel === "Téléphone" ? 4 : 7);
    const [metric, low, high] = [
      /** @type {const} */ (["nps", 0, 10]),
      /** @type {const} */ (["csat", 1, 5]),
      /** @type {const} */ (["ces_effort", 1, 5]),
      /** @type {const} */ (["ces2_easy", 1, 7]),
    ][kind];
    const [best, worst] = metric === "ces_effort" ? [1, 5] : [high, low];
    const score = good ? best - Math.sign(best - worst) * drawn(i, 2) : worst + Math.sign(best - worst) * drawn(i, 3);
    const text = answers && drawn(i + 3, 3) > 0 ? (good ? GLAD : CROSS)[drawn(i, 4)] : "";
    const phase = metric === "csat" && i % 8 === 1 ? "achat" : "";
    const day = drawn(i, 80);
    rows.push(
      `V${i},C${drawn(i, 140)},${channel},${metric},${answers ? score : ""},${low},${high},${phase},${at(day)},${answers ? at(day, 18) : ""},"${text}"`,
    );
  }
  return `${rows.join("\n")}\n`;
}

/** Requests by four channels: some wait, some are handed on. */
export function ticketsText() {
  const rows = [
    "ticket_id,customer_id,channel,opened_at,first_response_at,solved_at,reopens,transfers,transferred_to,context_repeated,history_used,text",
  ];
  for (let i = 0; i < 240; i += 1) {
    const place = drawn(i, 4);
    const day = drawn(i * 3, 85);
    const [hour, wait] = [9 + drawn(i, 8), 5 + drawn(i + 7, 30) * (place === 0 ? 20 : 2)];
    const solved = drawn(i + 1, 10) < 8;
    const handed = drawn(i + 2, 5) === 0;
    const reply = at(day, hour, wait);
    const end = solved ? at(day, hour + drawn(i + 9, 60) * (place === 0 ? 3 : 1) + 1, wait) : "";
    rows.push(
      [
        ...[`K${i}`, `C${drawn(i, 140)}`, CHANNELS[place], at(day, hour), reply, end, drawn(i + 4, 9) === 0 ? 1 : 0],
        ...[handed ? 1 : 0, handed ? CHANNELS[(place + 1) % 4] : "", handed ? drawn(i, 2) : "", drawn(i + 6, 2)],
        solved ? "Où est mon colis ?" : "Livraison toujours pas arrivée",
      ].join(","),
    );
  }
  return `${rows.join("\n")}\n`;
}

export function mentionsText() {
  const rows = ["date,source,texte,tonalité"];
  for (let i = 0; i < 60; i += 1) {
    const text = drawn(i, 2) ? "Super magasin" : "Livraison catastrophique";
    rows.push(`${at(i).slice(0, 10)},${drawn(i, 3) ? "Forum" : "Instagram"},${text},${i % 2 ? "positif" : ""}`);
  }
  return `${rows.join("\n")}\n`;
}
