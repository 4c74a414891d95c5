// @ts-check
/** The languages of the page: each comes when it is first spoken. */
import { isTaught, teach } from "./say.js";

/** @typedef {import("./say.js").Language} Language */

/** @type {Record<Language, () => Promise<{ default: import("./say.js").Texts }>>} */
const TEXTS = { fr: () => import("./texts/fr.json"), en: () => import("./texts/en.json") };

/** @param {Language} language */
export async function learn(language) {
  if (!isTaught(language)) teach(language, (await TEXTS[language]()).default);
}
