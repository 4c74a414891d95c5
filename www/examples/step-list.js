// @ts-check
import { stepList } from "../elements/step-list.js";
import { HOSTILE, show } from "./lib/show.js";

/** @typedef {import("../elements/step-list.js").Step} Step */

/** @param {Event} event */
const mark = (event) => /** @type {HTMLElement} */ (event.target).toggleAttribute("data-opened", true);

show("Steps", ({ say }) => {
  /** @type {Step[]} */
  const normal = [
    { name: "Drop the files", state: "done", note: "5 files, 38,402 rows", open: () => {} },
    { name: "Check the columns", state: "done", open: () => {} },
    { name: "Set the targets", state: "current", note: "2 of 6 set", open: () => {} },
    { name: "Write the case", state: "todo" },
    { name: "Print the report", state: "todo" },
  ];
  const long =
    "Vérifier avec la direction financière que les coûts directs de chaque canal sont complets, sans double compte, et anticonstitutionnellement-irréprochablement-documentés";
  /** @type {Record<string, Step[]>} */
  const all = {
    normal: normal.map((step) =>
      step.open ? { ...step, open: () => mark(/** @type {Event} */ (window.event)) } : step,
    ),
    empty: [],
    long: normal.map((step) => ({ ...step, name: long, note: long })),
    many: Array.from({ length: 14 }, (_, i) => ({
      name: `Step of a long audit ${i + 1}`,
      state: i < 9 ? "done" : i === 9 ? "current" : "todo",
    })),
    hostile: HOSTILE.map((name) => ({ name, state: "todo", note: name })),
  };
  return Object.entries(all).map(([name, steps]) => ({ name, content: stepList(say, { label: name, steps }) }));
});
