// @ts-check
/** What tells that two rows are of the same thing, and which columns are compared. */
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { OBJECTS } from "../store/connections.js";
import { textOf, typedNumber } from "./form-parts.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("../store/state.js").Plan} Plan */
/** @typedef {import("../store/state.js").FieldPair} FieldPair */
/** @typedef {import("../generated/core.js").KeyPair} KeyPair */
/** @typedef {import("../generated/core.js").Column} Column */

const KINDS = /** @type {const} */ (["text", "number", "time", "flag"]);
/** The two files. */
const MASTERS = /** @type {const} */ (["a", "b"]);
const REPEATS = /** @type {const} */ (["leave-out", "first", "last"]);

/** @param {Event} event */
const isChecked = (event) => /** @type {HTMLInputElement} */ (event.target).checked;

/** @param {View} view @param {Plan} plan */
const draft = ({ send }, plan) => send("comparing", (one) => one.draft(plan));

/** @param {View} view */
export function comparisonPlan(view) {
  const { say, send, state } = view;
  const { draft: plan, answer, status } = state.comparison;
  if (!plan) return nothing;
  const pairs = [...plan.key, ...plan.fields];
  const ready = plan.key.length > 0 && pairs.every(({ a, b }) => a !== "" && b !== "");
  const chosen = JSON.stringify(plan) === JSON.stringify(state.choices.comparison?.plan);
  /** @param {SubmitEvent} event */
  const submit = (event) => {
    event.preventDefault();
    if (ready) send("comparing", (one) => one.apply());
  };
  return html`<details class="plan" ?open=${!answer}>
    <summary>${say.t("compare.plan")}</summary>
    <form @submit=${submit}>
      ${about(view, plan)} ${keys(view, plan)} ${fields(view, plan)} ${rules(view, plan)}
      <div class="actions">
        <button type="submit" class="primary" ?disabled=${!ready || status === "running"}>${say.t("compare.run")}</button>
        ${ready ? nothing : html`<span class="hint">${say.t("compare.no-key")}</span>`}
        ${answer && !chosen ? html`<span class="hint">${say.t("compare.changed")}</span>` : nothing}
      </div>
    </form>
  </details>`;
}

/** What the files hold, and which of them has the last word. @param {View} view @param {Plan} plan */
function about(view, plan) {
  const { say, send, state } = view;
  const { a, b } = state.comparison;
  const object = (/** @type {Event} */ event) =>
    send("comparing", (one) => one.about(OBJECTS.find((known) => known === textOf(event)) ?? null));
  const master = (/** @type {Event} */ event) =>
    draft(view, { ...plan, master: MASTERS.find((side) => side === textOf(event)) ?? null });
  return html`<fieldset>
    <legend>${say.t("compare.object")}</legend>
    <div class="pair">
      <label for="compare-object" class="visually-hidden">${say.t("compare.object")}</label>
      <select id="compare-object" @change=${object}>
        <option value="" .selected=${!plan.object}>${say.t("compare.object.any")}</option>
        ${OBJECTS.map((one) => html`<option value=${one} .selected=${one === plan.object}>${say.t(`object.${one}`)}</option>`)}
      </select>
    </div>
    <p class="hint">${say.t("compare.object-hint")}</p>
    <label for="compare-master">${say.t("compare.master")}</label>
    <select id="compare-master" @change=${master}>
      <option value="" .selected=${!plan.master}>${say.t("compare.master.none")}</option>
      ${MASTERS.map((side) => html`<option value=${side} .selected=${side === plan.master}>${say.name((side === "a" ? a : b)?.name ?? "")}</option>`)}
    </select>
  </fieldset>`;
}

/** @param {View} view @param {Column[]} columns @param {string} value @param {string} label @param {(name: string) => void} change */
function columnSelect({ say }, columns, value, label, change) {
  return html`<select aria-label=${label} @change=${(/** @type {Event} */ event) => change(textOf(event))}>
    <option value="" .selected=${value === ""}>${say.t("compare.choose-column")}</option>
    ${columns.map(({ name }) => html`<option value=${name} .selected=${name === value}>${say.name(name)}</option>`)}
  </select>`;
}

/** @param {View} view @param {{ a: string, b: string }} pair @param {string} what @param {(patch: Partial<KeyPair>) => void} change */
function pairSelects(view, pair, what, change) {
  const { say, state } = view;
  const { columns_a = [], columns_b = [] } = state.comparison.proposal ?? {};
  return html`${columnSelect(view, columns_a, pair.a, say.t(`compare.${what}-a`), (a) => change({ a }))}
    <span class="muted" aria-hidden="true">↔</span>
    ${columnSelect(view, columns_b, pair.b, say.t(`compare.${what}-b`), (b) => change({ b }))}`;
}

/** @param {View} view @param {Plan} plan */
function keys(view, plan) {
  const { say } = view;
  const rows = plan.key.length > 0 ? plan.key : [{ a: "", b: "" }];
  /** @param {KeyPair[]} key */
  const set = (key) => draft(view, { ...plan, key });
  const { overlap } = view.state.comparison.proposal ?? { overlap: 0 };
  return html`<fieldset>
    <legend>${say.t("compare.key")}</legend>
    <p class="hint">${say.t("compare.key-hint")} ${plan.key.length > 0 ? say.t("compare.overlap", { share: say.percent(overlap) }) : nothing}</p>
    ${rows.map(
      (pair, at) => html`<div class="pair">
        ${pairSelects(view, pair, "key", (patch) => set(rows.map((one, i) => (i === at ? { ...one, ...patch } : one))))}
        ${rows.length > 1 ? remover(view, pair, () => set(rows.filter((_, i) => i !== at))) : nothing}
      </div>`,
    )}
    <button type="button" class="link" @click=${() => set([...rows, { a: "", b: "" }])}>${say.t("compare.add-key")}</button>
    ${check(say.t("compare.ignore-case"), plan.ignore_case, (on) => draft(view, { ...plan, ignore_case: on }))}
    ${check(say.t("compare.ignore-zeros"), plan.ignore_zeros, (on) => draft(view, { ...plan, ignore_zeros: on }))}
  </fieldset>`;
}

/** @param {string} text @param {boolean} on @param {(on: boolean) => void} change */
function check(text, on, change) {
  return html`<label class="check">
    <input type="checkbox" .checked=${live(on)} @change=${(/** @type {Event} */ event) => change(isChecked(event))} />
    <span>${text}</span>
  </label>`;
}

/** @param {View} view @param {KeyPair} pair @param {() => void} remove */
function remover({ say }, pair, remove) {
  const label = say.t("compare.remove-of", { a: pair.a || "–", b: pair.b || "–" });
  return html`<button type="button" aria-label=${label} title=${label} @click=${remove}>×</button>`;
}

/** @param {View} view @param {Plan} plan */
function fields(view, plan) {
  const { say } = view;
  /** @param {FieldPair[]} next */
  const set = (next) => draft(view, { ...plan, fields: next });
  const added = { a: "", b: "", kind: /** @type {const} */ ("text"), absolute: 0, relative: 0, minutes: 0 };
  // A pair that is begun stands in the form only: the plan takes whole ones.
  const blank = plan.fields.some(({ a, b }) => a === "" || b === "");
  return html`<fieldset>
    <legend>${say.t("compare.fields")}</legend>
    <p class="hint">${say.t("compare.fields-hint")}</p>
    ${plan.fields.map((field, at) => {
      /** @param {Partial<FieldPair>} patch */
      const change = (patch) => set(plan.fields.map((one, i) => (i === at ? { ...one, ...patch } : one)));
      return html`<div class="pair">
        ${pairSelects(view, field, "field", change)} ${kindSelect(view, field, change)} ${tolerance(view, field, at, change)}
        ${remover(view, field, () => set(plan.fields.filter((_, i) => i !== at)))}
      </div>`;
    })}
    <button type="button" class="link" ?disabled=${blank} @click=${() => set([...plan.fields, added])}>${say.t("compare.add-field")}</button>
  </fieldset>`;
}

/** @param {View} view @param {FieldPair} field @param {(patch: Partial<FieldPair>) => void} change */
function kindSelect({ say }, field, change) {
  return html`<select
    aria-label=${say.t("compare.kind-of", { field: field.a })}
    @change=${(/** @type {Event} */ event) => change({ kind: KINDS.find((kind) => kind === textOf(event)) ?? "text" })}
  >
    ${KINDS.map((kind) => html`<option value=${kind} .selected=${kind === field.kind}>${say.t(`compare.kind.${kind}`)}</option>`)}
  </select>`;
}

/** How far apart values still count as alike. @param {View} view @param {FieldPair} field @param {number} at @param {(patch: Partial<FieldPair>) => void} change */
function tolerance({ say }, field, at, change) {
  if (field.kind !== "number" && field.kind !== "time") return nothing;
  const unit = field.kind === "number" ? "absolute" : "minutes";
  const id = `tolerance-${at}`;
  const shown = say.typed(field[unit]);
  /** @param {Event} event */
  const typed = (event) => {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const value = typedNumber(input.value) ?? 0;
    // What is no distance is not taken: what was there stands again.
    if (value >= 0) change({ [unit]: value });
    else input.value = shown;
  };
  return html`<span class="tolerance">
    <label for=${id}>${say.t(`compare.${unit}`)} <span class="visually-hidden">${say.name(field.a)}</span></label>
    <input id=${id} inputmode="decimal" autocomplete="off" .value=${live(shown)} @change=${typed} />
  </span>`;
}

/** @param {View} view @param {Plan} plan */
function rules(view, plan) {
  const { say } = view;
  const id = "compare-repeats";
  const change = (/** @type {Event} */ event) =>
    draft(view, { ...plan, repeats: REPEATS.find((one) => one === textOf(event)) ?? "leave-out" });
  return html`<fieldset>
    <legend>${say.t("compare.rules")}</legend>
    <label for=${id}>${say.t("compare.repeats")}</label>
    <select id=${id} @change=${change}>
      ${REPEATS.map((one) => html`<option value=${one} .selected=${one === plan.repeats}>${say.t(`compare.repeats.${one}`)}</option>`)}
    </select>
    ${check(say.t("compare.blank-differs"), plan.blank_differs, (on) => draft(view, { ...plan, blank_differs: on }))}
    <p class="hint">${say.t("compare.zone", { zone: plan.zone })}</p>
  </fieldset>`;
}
