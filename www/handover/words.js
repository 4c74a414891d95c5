// @ts-check
/** What the formats of the hand-over say of themselves. */

/** @typedef {import("./document.js").Language} Language */

/** @param {number} least */
const fewEn = (least) => `masked: fewer than ${least} persons, or needed so that such a group cannot be worked out`;
/** @param {number} least */
const fewFr = (least) =>
  `masqué : moins de ${least} personnes, ou nécessaire pour qu’un tel groupe ne puisse être déduit`;

export const WORDS = {
  en: {
    why: "Why not",
    masked: fewEn,
    maskedNote: (/** @type {number} */ n, /** @type {number} */ least) =>
      `${n === 1 ? "1 row is" : `${n} rows are`} masked, so that no group of fewer than ${least} persons is shown or can be worked out from the totals.`,
    maskedChart: "This chart is left out: it would show groups that are masked in its table.",
    ...{ contents: "Contents", notes: "Notes", section: "Section", table: "Table", rows: "Rows", sheet: "Sheet" },
    ...{ client: "Client", asOf: "Figures of", currency: "Currency", zone: "Time zone", note: "Note", text: "Text" },
    ...{
      what: "Finding",
      sure: "How sure",
      so: "What follows",
      practice: "Practice",
      caution: "Caution",
      chart: "Chart",
    },
  },
  fr: {
    why: "Pourquoi pas",
    masked: fewFr,
    maskedNote: (/** @type {number} */ n, /** @type {number} */ least) =>
      `${n === 1 ? "1 ligne est masquée" : `${n} lignes sont masquées`}, pour qu’aucun groupe de moins de ${least} personnes ne soit montré ni déduit des totaux.`,
    maskedChart: "Ce graphique est retiré : il montrerait des groupes masqués dans son tableau.",
    ...{ contents: "Sommaire", notes: "Notes", section: "Section", table: "Tableau", rows: "Lignes", sheet: "Feuille" },
    ...{
      client: "Client",
      asOf: "Chiffres au",
      currency: "Devise",
      zone: "Fuseau horaire",
      note: "Note",
      text: "Texte",
    },
    ...{ what: "Constat", sure: "Degré de certitude", so: "Conséquence", practice: "Pratique", caution: "Réserve" },
    chart: "Graphique",
  },
};
