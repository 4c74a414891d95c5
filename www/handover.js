// @ts-check
/** The report without a page: what the command needs of it. */
import { readAudit } from "./audit-file.js";
import { choicesOf } from "./store/audit.js";
import { rememberedMapping } from "./store/choices.js";
import { newFile } from "./store/shelf.js";
import { NO_CHOICES } from "./store/state.js";
import "./both-languages.js";

export { askedState } from "./handover/asked.js";
export { documentOf } from "./handover/document-of.js";
export { FORMATS } from "./handover/formats.js";
export { contextOf, made } from "./handover/made.js";
export { Problem } from "./problem.js";
export { Say } from "./say.js";
export { usedKey } from "./store/economics.js";
export { testsHeld } from "./store/maturity-ask.js";
export { NO_CHOICES, newFile, rememberedMapping };

/** What an audit file says was chosen. @param {string} text */
export const choicesIn = (text) => choicesOf(readAudit(text).audit);
