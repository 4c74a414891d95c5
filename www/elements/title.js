// @ts-check
/** The title of the page: where one is, and before it that a form there has errors. */

/** @type {string | null} */
let place = null;
/** What each form with errors puts before it. @type {Map<unknown, string>} */
const prefixes = new Map();

const write = () => {
  place ??= document.title;
  const [prefix = ""] = prefixes.values();
  document.title = prefix + place;
};

/** @param {string} text */
export function titlePlace(text) {
  place = text;
  write();
}

/** A workbench inside another page leaves that page's title alone. @param {Node} form @param {string} prefix none when it has no error any more */
export function titleErrors(form, prefix) {
  if (prefix && form.getRootNode() !== document) return;
  if (prefix) prefixes.set(form, prefix);
  else if (!prefixes.delete(form)) return;
  write();
}
