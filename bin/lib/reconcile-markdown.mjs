// @ts-check
/** Two systems compared, for a reader. */

/** @typedef {import("../../dist/npm/types/generated/core.js").ComparisonReport} Report */
/** @typedef {import("../../dist/npm/types/generated/core.js").Portion} Portion */
/** @typedef {import("../../dist/npm/types/generated/core.js").Item} Item */

const WORDS = {
  en: {
    title: "Two systems compared",
    sides: "| File | Rows | Keys | In both | Only here | On several rows | Contradicting | Without key |",
    fields: "| Field | n | Differ | Share | 95% interval | Writing only | Empty in A | Empty in B |",
    delays:
      "| Delay of B, in minutes | n | p50 | p90 | p95 | p99 | Longest | B earlier | Never arrived | Without a time | Too late |",
    against: ["Reference", "lacks", "too many", "differing"],
    worst: "| Key | Field | A | B | Gap | Line A | Line B |",
    few: "Few things were compared: a first impression, not a rate.",
    missing: "Nothing was compared",
    note: "A percentile is given only where enough values carry it.",
  },
  fr: {
    title: "Deux systèmes comparés",
    sides:
      "| Fichier | Lignes | Clés | Dans les deux | Seulement ici | Sur plusieurs lignes | Contradictoires | Sans clé |",
    fields: "| Champ | n | Diffèrent | Part | Intervalle à 95 % | Écriture seule | Vide dans A | Vide dans B |",
    delays:
      "| Retard de B, en minutes | n | p50 | p90 | p95 | p99 | Le plus long | B plus tôt | Jamais arrivés | Sans heure | Trop tard |",
    against: ["Référence", "manquants", "en trop", "différents"],
    worst: "| Clé | Champ | A | B | Écart | Ligne A | Ligne B |",
    few: "Peu d’objets comparés : une première impression, pas un taux.",
    missing: "Rien n’a été comparé",
    note: "Un centile n’est donné que si assez de valeurs le portent.",
  },
};
/** Below this a share is a first impression. */
const FEW = 30;

/** Signs of markup, line ends and marks that turn letters around are no part of a cell. @param {unknown} value */
const cell = (value) =>
  value === null || value === undefined
    ? "–"
    : String(value)
        .replace(/[\\|`*_[\]<>~!#]/g, "\\$&")
        .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "\ufffd")
        .replace(/\s+/g, " ");

/** @param {string} head @param {unknown[][]} rows */
function table(head, rows) {
  if (rows.length === 0) return "";
  const rule = head.replace(/[^|]+/g, " --- ");
  return `${head}\n${rule}\n${rows.map((row) => `| ${row.map(cell).join(" | ")} |`).join("\n")}\n\n`;
}

/**
 * @param {Report} report
 * @param {Item[]} worst
 * @param {"en" | "fr"} language
 */
export function reconcileMarkdown(report, worst, language) {
  const words = WORDS[language];
  const locale = language === "fr" ? "fr-FR" : "en-GB";
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });
  const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const number = (/** @type {number | null} */ value) => (value === null ? null : plain.format(value));
  const share = (/** @type {Portion} */ one) => (one.share === null ? null : percent.format(one.share));
  const between = (/** @type {Portion} */ { low, high }) =>
    low === null || high === null ? null : `${percent.format(low)} – ${percent.format(high)}`;
  const pairs = report.plan.fields ?? [];
  const name = (/** @type {number | null} */ at) => (at === null ? null : pairs[at]?.a);
  const sides = [report.a, report.b].map((one) => [
    ...[one.file, one.rows, one.keys, share(one.matched), one.only, one.repeated, one.conflicting, one.keyless],
  ]);
  const fields = report.fields.map(({ differing, formatting, missing_a, missing_b, missing }, at) => [
    `${pairs[at].a} ↔ ${pairs[at].b}`,
    differing.n,
    missing ?? differing.count,
    ...[share(differing), between(differing), formatting, missing_a, missing_b],
  ]);
  const delays = report.fields.flatMap(({ delay, missing_b: blank, different: late }, at) => {
    if (!delay) return [];
    const { n, p50, p90, p95, p99, most } = delay.minutes;
    return [
      [pairs[at].a, n, ...[p50, p90, p95, p99, most].map(number), share(delay.earlier_b), report.a.only, blank, late],
    ];
  });
  const items = worst.map((one) => [one.key, name(one.field), one.a, one.b, number(one.gap), one.line_a, one.line_b]);
  const reason = report.missing ? `${words.missing} (${report.missing}).\n\n` : "";
  const few = report.compared > 0 && report.compared < FEW ? `${words.few}\n\n` : "";
  const { master } = report.plan;
  const [right, other] = master === "b" ? [report.b, report.a] : [report.a, report.b];
  const [reference, lacks, extra, differ] = words.against;
  const counts = [`${lacks} ${right.only}`, `${extra} ${other.only}`, `${differ} ${report.differing.count}`];
  const against = master ? `${reference} ${cell(right.file)} → ${cell(other.file)}: ${counts.join(", ")}.\n\n` : "";
  const note = delays.length > 0 ? `${words.note}\n\n` : "";
  const tables = [table(words.sides, sides), few, table(words.fields, fields), table(words.delays, delays), note];
  return `# ${words.title}\n\n${reason}${against}${tables.join("")}${table(words.worst, items)}`.trimEnd().concat("\n");
}
