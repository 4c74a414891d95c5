// @ts-check
/** A first audit, step by step: what is done, what comes next, and the way there. */
import { html } from "lit";
import { formatAddress } from "../store/address.js";
import { readyFiles } from "../store/state.js";
import { stepList } from "./step-list.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("../store/state.js").State} State */
/** @typedef {{ id: string, room: string, done: boolean, n?: number }} Told */

/** What of an audit is there. @param {State} state @returns {Told[]} */
export function stepsOf(state) {
  const { choices, files, rooms } = state;
  const ready = readyFiles(state).length;
  const answered = Object.keys(choices.maturity.practices).length;
  /** @type {Told[]} */
  const all = [
    { id: "files", room: "data", done: ready > 0, n: ready },
    { id: "doubts", room: "data", done: ready > 0 && ready === files.length },
    { id: "figures", room: "overview", done: choices.board.length > 0 || choices.filters.from !== "" },
    { id: "answers", room: "maturity", done: answered > 0, n: answered },
    { id: "targets", room: "targets", done: choices.targets.length > 0, n: choices.targets.length },
    { id: "case", room: "targets", done: choices.case.lines.length > 0, n: choices.case.lines.length },
    { id: "report", room: "report", done: choices.handover.cover.client !== "" },
  ];
  return all.filter(({ room }) => rooms.includes(room));
}

/** Open while nothing is there yet. @param {View} view */
export function guide({ state, say, send }) {
  const told = stepsOf(state);
  const next = told.find(({ done }) => !done);
  const steps = told.map((one) => ({
    name: say.t(`guide.${one.id}`),
    state: /** @type {import("./step-list.js").StepState} */ (one.done ? "done" : one === next ? "current" : "todo"),
    note: one.n ? say.t(`guide.${one.id}-n`, { n: one.n }) : say.t(`guide.${one.id}-note`),
    open: () =>
      send("go", formatAddress(one.room, state.choices.filters), one.id === "files" ? ".drop input" : undefined),
  }));
  return html`<details class="card guide" ?open=${state.files.length === 0}>
    <summary><h2>${say.t("guide.title")}</h2></summary>
    <p class="subtitle">${say.t("guide.about")}</p>
    ${stepList(say, { label: say.t("guide.title"), steps })}
  </details>`;
}
