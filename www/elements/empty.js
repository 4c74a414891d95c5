// @ts-check
/** A room that has nothing to show yet says in one line what would open it, and leads there. */
import { html, nothing } from "lit";
import { formatAddress } from "../store/address.js";
import { openingOf } from "../store/needs.js";
import { fieldName, missingText } from "./fields.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("../store/needs.js").Opening} Opening */
/** @typedef {import("../store/needs.js").Gap} Gap */
/** @typedef {import("../store/state.js").FileState} FileState */

/** @param {View} view */
export function emptyState(view) {
  const { state, say } = view;
  const opening = openingOf(state, state.room);
  return html`<section class="card empty">
    <h2>${say.t("empty.title")}</h2>
    <p>${openingLine(view, opening)}</p>
    <div class="actions">${places(view, opening)}</div>
  </section>`;
}

/** A room whose script is still on its way, or could not be loaded. @param {View} view @param {boolean} failed */
export const comingState = ({ say }, failed) => html`<section class="card empty" aria-busy=${!failed}>
  <p role="status">${say.t(failed ? "coming.failed" : "coming.wait")}</p>
</section>`;

/** One line: what is missing, or what the room waits for. @param {View} view @param {Opening} opening */
function openingLine(view, { ways, unread, reading }) {
  const { say } = view;
  if (ways.length === 0) return say.t(view.state.working ? "opening.reading" : "opening.nothing");
  if (reading) return say.t("opening.reading");
  const needs = say.list(
    ways.map((gaps) => say.list(gaps.map((gap) => gapText(view, gap)))),
    "disjunction",
  );
  const line = say.t("opening.needs", { needs });
  return unread ? `${line} ${say.t("opening.unread", { file: unread.label })}` : line;
}

/** "a file of orders (date, customer)", or "a “Customer” column in “orders.csv”". @param {View} view @param {Gap} gap */
function gapText(view, { kind, table, fields, file }) {
  const { say } = view;
  const names = fields.map((options) => {
    const list = options.map((field) => fieldName(view, field, table));
    return say.list(kind === "table" ? list.map((name) => lower(say, name)) : list, "disjunction");
  });
  if (kind === "table") return `${say.t(`opening.file.${table}`)} (${names.join(", ")})`;
  return say.t("opening.column", { n: names.length, columns: say.list(names), file: file?.label ?? "" });
}

/** @param {import("../say.js").Say} say @param {string} name */
const lower = (say, name) => name.charAt(0).toLocaleLowerCase(say.language) + name.slice(1);

/** Where to go for it, the nearest first. @param {View} view @param {Opening} opening */
function places(view, { ways, unread }) {
  const { state, say, send } = view;
  const gaps = ways.flat();
  const files = [...gaps.map(({ file }) => file), ways.length > 0 ? unread : null].filter((file) => file !== null);
  const buttons = [...new Set(files)].map((file) => ({
    text: say.t("file.edit-of", { file: file.label }),
    go: () => send("open", { kind: "mapping", key: file.key }),
  }));
  if (gaps.some(({ kind }) => kind === "table")) buttons.push(...toDropZone(view));
  const sample = state.files.length === 0;
  return html`${buttons.map(({ text, go }, i) => html`<button class=${i === 0 ? "primary" : ""} @click=${go}>${text}</button>`)}
  ${sample ? html`<button ?disabled=${state.engine !== "ready"} @click=${() => send("trySample")}>${say.t("data.sample")}</button>` : nothing}`;
}

/** A page around may show no place to drop files. @param {View} view */
function toDropZone({ state, say, send }) {
  if (!state.rooms.includes("data")) return [];
  const go = () => send("go", formatAddress("data", state.choices.filters), ".drop input");
  return [{ text: say.t("opening.to-drop"), go }];
}

/**
 * What the engine lacks where the columns seem to be there: a rate, rows, a kind of event.
 * @param {View} view
 * @param {string} title
 * @param {import("../generated/core.js").Missing} missing
 */
export function missingState(view, title, missing) {
  return html`<section class="card empty">
    <h2>${title}</h2>
    <p>${missingText(view, missing)}</p>
    <div class="actions">${toDropZone(view).map(({ text, go }) => html`<button class="primary" @click=${go}>${text}</button>`)}</div>
  </section>`;
}
