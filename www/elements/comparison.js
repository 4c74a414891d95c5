// @ts-check
/** Two systems compared: two files are chosen here, then what tells their rows apart, then what differs is shown. */
import { html, nothing } from "lit";
import { comparisonPlan } from "./comparison-plan.js";
import { comparisonResult } from "./comparison-result.js";
import { problemText } from "./problem.js";
import { progressBar } from "./progress.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("../store/comparison.js").Side} Side */

const ACCEPT = ".csv,.tsv,.txt,.xlsx,.xlsm,.xls,.ods,.zip,.gz,text/csv,text/plain,text/tab-separated-values";

/** @param {View} view */
export function comparisonCard(view) {
  const { state, say, send } = view;
  const { a, b, status, problem, progress, answer, draft } = state.comparison;
  const named = (/** @type {import("../problem.js").Problem} */ one) =>
    one.file ? `${say.name(one.file)}${say.t("colon")} ${problemText(say, one)}` : problemText(say, one);
  return html`<section class="card comparison">
    <h2>${say.t("compare.title")}</h2>
    <p class="subtitle">${say.t("compare.lead")}</p>
    <div class="two-files">${slot(view, "a")} ${slot(view, "b")}</div>
    ${a && b ? nothing : html`<p class="hint">${say.t("compare.empty")}</p>`}
    <p class="hint" role="status">${status === "looking" ? say.t("compare.looking") : nothing}</p>
    ${problem ? html`<p class="problem" role="alert">${named(problem)}</p>` : nothing}
    ${draft && status !== "looking" ? comparisonPlan(view) : nothing}
    ${progress ? progressBar(say, { label: say.t("compare.progress"), progress, cancel: () => send("comparing", (one) => one.cancel()) }) : nothing}
    ${answer ? comparisonResult(view, answer) : nothing}
  </section>`;
}

/** One of the two files: of the page, or another. @param {View} view @param {Side} side */
function slot({ state, say, send }, side) {
  const chosen = state.comparison[side];
  const id = `compared-${side}`;
  const own = chosen && chosen.key === null;
  /** @param {Event} event */
  const pick = (event) => {
    const { value } = /** @type {HTMLSelectElement} */ (event.target);
    if (value !== "own") send("comparing", (one) => one.choose(side, value === "" ? null : Number(value)));
  };
  /** @param {Event} event */
  const open = (event) => {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const file = input.files?.[0];
    if (file) send("comparing", (one) => one.drop(side, file));
    input.value = "";
  };
  /** A file dropped here is for this place alone. @param {DragEvent} event */
  const drop = (event) => {
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    event.stopPropagation();
    send("comparing", (one) => one.drop(side, file));
  };
  return html`<div class="slot" @dragover=${(/** @type {Event} */ event) => event.preventDefault()} @drop=${drop}>
    <label for=${id}>${say.t(`compare.file-${side}`)}</label>
    <select id=${id} @change=${pick} ?disabled=${state.files.length === 0 && !chosen}>
      <option value="" .selected=${!chosen}>${say.t("compare.none")}</option>
      ${own ? html`<option value="own" .selected=${true}>${say.name(chosen.name)}</option>` : nothing}
      ${state.files.map((file) => html`<option value=${file.key} .selected=${chosen?.key === file.key}>${say.name(file.label)}</option>`)}
    </select>
    <label class="file">
      <input type="file" accept=${ACCEPT} aria-label=${say.t(`compare.open-${side}`)} @change=${open} />
      <span class="button">${say.t("compare.open")}</span>
    </label>
  </div>`;
}
