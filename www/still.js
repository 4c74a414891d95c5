// @ts-check
/** Marks that turn letters around, in what leaves the tool: shown as �, as the page shows them in its sentences. */

/** A name between our own signs, which keep it apart from the sentence around it; and any mark that stands elsewhere. */
const MARKS =
  /\u2068([^\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]*)\u2069|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** For programs that show one text a cell: signs that keep apart say nothing there, and go. @param {string} text */
export const still = (text) => text.replace(MARKS, (_, apart) => apart ?? "\ufffd");

/** For markup, where a name stays apart from its sentence. @param {string} text */
export const apart = (text) => text.replace(MARKS, (found, inside) => (inside === undefined ? "\ufffd" : found));
