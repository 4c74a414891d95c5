// @ts-check
import { emptyState } from "../elements/empty.js";
import { newFile } from "../store/shelf.js";
import { stateOf } from "./lib/data.js";
import { HOSTILE, show } from "./lib/show.js";

show("Empty state", (view) => {
  const none = stateOf([], []);
  /** @param {string} id */
  const table = (id) => ({ id, name: { fr: id, en: id }, fields: [] });
  const tables = ["orders", "touches", "paths"].map(table);
  const empty = /** @type {typeof none} */ ({ ...none, catalogue: { ...none.catalogue, tables } });
  /** @type {any} */
  const sniff = { columns: [] };
  const file = {
    ...newFile(0, new File(["x"], HOSTILE.join(" ")), []),
    sniff,
    status: /** @type {const} */ ("asking"),
  };
  /** @type {Record<string, Partial<import("../store/state.js").State>>} */
  const all = {
    overview: { room: "overview", report: null },
    attribution: { room: "attribution", report: null },
    later: { room: "tests" },
    hostile: { room: "overview", report: null, files: [file] },
  };
  return Object.entries(all).map(([name, more]) => ({
    name,
    content: emptyState({ ...view, state: { ...empty, ...more } }),
  }));
});
