// @ts-check
/** Who shows what, of whom: an element names its source by `for`, as a label names its field. */

/** @typedef {import("./source.js").SourceElement} SourceElement */

/** Elements that wait for a source to come. @type {Set<() => void>} */
const waiting = new Set();

/** The tags of sources. */
const TAGS = "omnimeter-dropzone, omnimeter-workbench";

/**
 * The source that an element names, or else the first of its document.
 * @param {HTMLElement} host
 * @returns {SourceElement | null}
 */
function sourceOf(host) {
  const root = /** @type {Document | ShadowRoot} */ (host.getRootNode());
  const id = host.getAttribute("for");
  const found = id === null ? root.querySelector(TAGS) : root.getElementById(id);
  return found && "store" in found ? /** @type {SourceElement} */ (found) : null;
}

/**
 * Gives the source as soon as it is there, and again when one has come or gone.
 * @param {HTMLElement} host
 * @param {(source: SourceElement | null) => void} take
 * @returns {() => void} what ends it
 */
export function whenSource(host, take) {
  const look = () => {
    const source = sourceOf(host);
    take(source?.store ? source : null);
  };
  waiting.add(look);
  look();
  return () => waiting.delete(look);
}

/** A source has come into the page, or has gone. */
export function sourcesChanged() {
  for (const look of [...waiting]) look();
}
