// @ts-check
import { html, render } from "lit";
import { notices } from "../elements/notices.js";
import { stateOf } from "./lib/data.js";
import { HOSTILE, show } from "./lib/show.js";

/** @typedef {import("../store/state.js").Notice} Notice */

show("Notices", (view) => {
  const empty = stateOf([], []);
  /** @param {Notice["tone"]} tone @param {string} file @param {number} id @returns {Notice} */
  const notice = (tone, file, id) => ({ id, tone, key: "notice.followed", values: { file } });
  /** @type {Record<string, Notice[]>} */
  const all = {
    normal: [notice("note", "orders.csv", 0), notice("warning", "visits.csv", 1)],
    many: ["a", "b", "c", "d", "e"].map((name, i) => notice("note", `${name}.csv`, i)),
    empty: [],
    hostile: [notice("note", HOSTILE.join(" "), 0), notice("warning", HOSTILE.join(" "), 1)],
  };
  // In place of the store: what is dismissed goes, and what was waiting comes.
  /** @param {string} name */
  const content = (name) =>
    notices({
      ...view,
      state: { ...empty, notices: all[name] },
      send: (_action, ...args) => {
        all[name] = all[name].filter(({ id }) => id !== args[0]);
        const place = /** @type {HTMLElement} */ (document.querySelector(`#${name} .place`));
        render(content(name), place);
      },
    });
  const places = Object.keys(all).map((name) => ({ name, content: html`<div class="place"></div>` }));
  queueMicrotask(() => {
    for (const { name } of places)
      render(content(name), /** @type {HTMLElement} */ (document.querySelector(`#${name} .place`)));
  });
  return places;
});
