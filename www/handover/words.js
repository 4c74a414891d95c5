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
      `${n === 1 ? "1 row is" : `${n} rows are`} masked, wholly or in part, so that no group of fewer than ${least} persons is shown or can be worked out from the totals.`,
    maskedChart: "This chart is left out: it would show groups that are masked in its table.",
    maskedFindings: (/** @type {number} */ n) =>
      `${n === 1 ? "1 finding is" : `${n} findings are`} left out, so that no figure of a channel that is masked in a table is told.`,
    ...{ contents: "Contents", notes: "Notes", section: "Section", table: "Table", rows: "Rows", sheet: "Sheet" },
    ...{ client: "Client", asOf: "Figures of", currency: "Currency", zone: "Time zone", note: "Note", text: "Text" },
    dictionary: {
      section: "The part of the report that the figure comes from",
      table: "The table that it comes from",
      row: "Its row in that table, from 1: with the table and the measure it names one figure",
      by_1: "What the group is a group of, such as channel; by_2 and so on where there are several",
      group_1: "The group that the figure is about",
      measure: "Which figure: the id of its column in the table",
      value: "The figure. A fraction is between 0 and 1 where it is a share; money is in the currency of the unit",
      day: "The day, where the figure is one (year-month-day)",
      unit: "What the value counts",
      lower: "Lower bound of its interval, of 95% unless the report says otherwise",
      upper: "Upper bound of its interval",
      n: "How many it rests on",
      reason: "Why there is no value",
    },
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
      `${n === 1 ? "1 ligne est masquée" : `${n} lignes sont masquées`}, en tout ou en partie, pour qu’aucun groupe de moins de ${least} personnes ne soit montré ni déduit des totaux.`,
    maskedChart: "Ce graphique est retiré : il montrerait des groupes masqués dans son tableau.",
    maskedFindings: (/** @type {number} */ n) =>
      `${n === 1 ? "1 constat est retiré" : `${n} constats sont retirés`}, pour qu’aucun chiffre d’un canal masqué dans un tableau ne soit dit.`,
    ...{ contents: "Sommaire", notes: "Notes", section: "Section", table: "Tableau", rows: "Lignes", sheet: "Feuille" },
    ...{
      client: "Client",
      asOf: "Chiffres au",
      currency: "Devise",
      zone: "Fuseau horaire",
      note: "Note",
      text: "Texte",
    },
    dictionary: {
      section: "La partie du rapport dont vient le chiffre",
      table: "Le tableau dont il vient",
      row: "Sa ligne dans ce tableau, à partir de 1 : avec le tableau et la mesure, elle désigne un seul chiffre",
      by_1: "Ce selon quoi l’on regroupe, par exemple le canal ; by_2 et la suite s’il y en a plusieurs",
      group_1: "Le groupe dont parle le chiffre",
      measure: "Quel chiffre : l’identifiant de sa colonne dans le tableau",
      value: "Le chiffre. Une fraction est entre 0 et 1 pour une part ; un montant est dans la devise de l’unité",
      day: "Le jour, si le chiffre en est un (année-mois-jour)",
      unit: "Ce que compte la valeur",
      lower: "Borne basse de son intervalle, à 95 % sauf mention contraire dans le rapport",
      upper: "Borne haute de son intervalle",
      n: "Sur combien il repose",
      reason: "Pourquoi il n’y a pas de valeur",
    },
    ...{ what: "Constat", sure: "Degré de certitude", so: "Conséquence", practice: "Pratique", caution: "Réserve" },
    chart: "Graphique",
  },
};
