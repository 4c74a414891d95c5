// @ts-check
/** The questions of an interview by role, as data: the page shows and prints them, the command writes them down. */

/** @typedef {Pick<import("./generated/core.js").MaturityModel, "reference" | "answer" | "dimensions">} Model */

/**
 * @typedef {object} Question
 * @property {string} id
 * @property {string} name
 * @property {string} question
 * @property {{ level: number, text: string }[]} criteria
 * @property {string[]} coverage
 * @property {string[]} special
 * @property {{ level: number, text: string }[]} evidence
 */

/**
 * @typedef {object} Interview
 * @property {Record<"title" | "model" | "rule" | "who" | "own" | "level" | "coverage" | "evidence" | "notes", string>} words
 * @property {{ name: string, questions: Question[] }[]} sections
 */

const WORDS = {
  en: {
    title: "Interview sheet: ",
    model: "Model",
    who: "Name or role, entity, date:",
    own: "I answer for: ☐ my entity ☐ the company",
    level: "Level met (with all below it):",
    coverage: "The next one:",
    evidence: "Evidence to bring or show:",
    notes: "Notes:",
  },
  fr: {
    title: "Feuille d’entretien : ",
    model: "Modèle",
    who: "Nom ou fonction, entité, date :",
    own: "Je réponds pour : ☐ mon entité ☐ l’entreprise",
    level: "Niveau atteint (avec tous les précédents) :",
    coverage: "Le suivant :",
    evidence: "Preuves à apporter ou à montrer :",
    notes: "Notes :",
  },
};

/** The roles that a model asks. @param {Model} model @returns {string[]} */
export const rolesOf = (model) =>
  [...new Set(model.dimensions.flatMap(({ practices }) => practices.flatMap(({ respondents }) => respondents)))].sort();

/**
 * @param {Model} model
 * @param {string} role
 * @param {string} language
 * @param {string} [roleName] the role in words, where there are any
 * @returns {Interview}
 */
export function interview(model, role, language, roleName = role) {
  const of = language === "fr" ? "fr" : "en";
  const words = WORDS[of];
  const sections = model.dimensions.map(({ name, practices }) => ({
    name: name[of],
    questions: practices
      .filter(({ respondents }) => respondents.includes(role))
      .map((one) => questionOf(model, one, of)),
  }));
  return {
    words: {
      ...words,
      title: words.title + roleName,
      model: `${words.model} ${model.reference.id} ${model.reference.version}`,
      rule: model.answer.rule[of],
    },
    sections: sections.filter(({ questions }) => questions.length > 0),
  };
}

/** @param {Model} model @param {Model["dimensions"][number]["practices"][number]} practice @param {"en" | "fr"} of @returns {Question} */
function questionOf(model, practice, of) {
  const { levels } = practice;
  return {
    ...{ id: practice.id, name: practice.name[of], question: practice.question[of] },
    criteria: levels.map(({ level, criterion }) => ({ level, text: criterion[of] })),
    coverage: model.answer.coverage.filter(({ value }) => value < 1).map((one) => one[of]),
    special: model.answer.special.map((one) => one[of]),
    evidence: levels.flatMap(({ level, evidence }) => (evidence ? [{ level, text: evidence[of] }] : [])),
  };
}
