// @ts-check
/** What is around a workbench: the whole page, whose address, title and keys are its own, or another page. */
import { titlePlace } from "./title.js";

/**
 * @typedef {object} Listener
 * @property {() => void} visit the address has changed
 * @property {(event: KeyboardEvent) => void} keys
 * @property {() => void} leave the page goes
 */

/**
 * @typedef {object} Place
 * @property {string} address as after the `#`
 * @property {(address: string) => void} go to an address, by a step that can be taken back where there are such
 * @property {(address: string) => void} rename the address that one is at
 * @property {() => void} toTop
 * @property {(looks: { language: string, theme: string, title: string }) => void} dress
 * @property {(listener: Listener, signal: AbortSignal) => void} listen
 */

/**
 * Dresses an element, where it is not yet dressed so: browsers style all that is in it anew even when told the same.
 * @param {HTMLElement} element @param {{ language: string, theme: string }} looks
 */
function dress(element, { language, theme }) {
  if (element.lang !== language) element.lang = language;
  if (element.dataset.theme !== theme) element.dataset.theme = theme;
}

/** The workbench is the page. @returns {Place} */
export const wholePage = () => ({
  get address() {
    return location.hash;
  },
  go(address) {
    location.hash = address;
  },
  rename: (address) => history.replaceState(null, "", address),
  toTop: () => window.scrollTo(0, 0),
  dress(looks) {
    dress(document.documentElement, looks);
    titlePlace(looks.title);
  },
  listen({ visit, keys, leave }, signal) {
    window.addEventListener("hashchange", visit, { signal });
    window.addEventListener("keydown", keys, { signal });
    window.addEventListener("pagehide", leave, { signal });
  },
});

/** The link of ours that was clicked. @param {MouseEvent} event */
function linkOf(event) {
  if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return null;
  const { target } = event;
  return target instanceof Element ? target.closest('a[href^="#"]') : null;
}

/**
 * The workbench is a part of another page: it has an address of its own, which nobody sees, and hears only the keys
 * that are pressed in it.
 * @param {HTMLElement} bench
 * @returns {Place}
 */
export function insidePage(bench) {
  let here = "";
  /** @type {(() => void) | undefined} */
  let visited;
  /** @type {Place} */
  const place = {
    get address() {
      return here;
    },
    go(address) {
      here = address;
      visited?.();
    },
    rename(address) {
      here = address;
    },
    toTop: () => bench.scrollTo(0, 0),
    dress: (looks) => dress(bench, looks),
    listen({ visit, keys }, signal) {
      visited = visit;
      bench.addEventListener("keydown", keys, { signal });
      bench.addEventListener(
        "click",
        (event) => {
          const link = linkOf(event);
          if (!link) return;
          event.preventDefault();
          place.go(link.getAttribute("href") ?? "");
        },
        { signal },
      );
    },
  };
  return place;
}
