// @ts-check
/** What stands beside an answer: what others said, what it rests on, what is aimed at, and the auditor's own score. */
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { answerInFront, inFront, practiceOf, withoutAnswer, withPractice } from "../store/maturity-edit.js";
import { faultLine, textOf } from "./form-parts.js";
import { roleName, scoreText } from "./maturity-parts.js";

/** @typedef {import("./room-maturity.js").Room} Room */
/** @typedef {import("./maturity-parts.js").Practice} Practice */
/** @typedef {import("../store/maturity-shape.js").Answer} Answer */

/** Scores an auditor can set: quarters. */
const STEPS = 4;

/** @param {Room} room @param {Answer} answer */
export function answerText({ say, model }, { level, coverage, special }) {
  if (special) {
    const words = model.answer.special.find(({ key }) => key === special);
    return words ? say.both(words) : special;
  }
  if (level === null) return "–";
  return scoreText(say, level + coverage);
}

/** @param {Room} room @param {Pick<Answer, "dept" | "entity" | "respondent">} speaker */
export const speakerText = ({ say }, { dept, entity, respondent }) =>
  [roleName(say, dept), entity || say.t("maturity.company"), respondent]
    .filter(Boolean)
    .map((one) => say.name(one))
    .join(" · ");

/** Everybody who answered: to be looked at again, or taken away. @param {Room} room @param {Practice} practice */
export function said(room, practice) {
  const { say, audit, change } = room;
  const { answers } = practiceOf(audit, practice.id);
  if (answers.length === 0) return nothing;
  const mine = answerInFront(audit, practice.id);
  return html`<h3>${say.t("maturity.answers", { n: answers.length })}</h3>
    <ul class="answers">
      ${answers.map((answer, at) => {
        const who = speakerText(room, answer);
        return html`<li class=${answer === mine ? "at" : ""}>
          <span><b>${answerText(room, answer)}</b> ${who} <span class="muted">${answer.day ? say.day(answer.day, "short") : ""}</span>
          ${answer.reason ? html`<span class="muted">${answer.reason}</span>` : nothing}
          ${answer.note ? html`<span class="muted">${answer.note}</span>` : nothing}</span>
          <span class="actions">
            ${answer === mine ? nothing : html`<button aria-label=${say.t("maturity.edit-of", { who })} @click=${() => change((one) => inFront(one, answer))}>${say.t("maturity.edit")}</button>`}
            <button aria-label=${say.t("maturity.remove-of", { who })} @click=${() => change((one) => withoutAnswer(one, practice.id, at))}>${say.t("maturity.remove")}</button>
          </span>
        </li>`;
      })}
    </ul>`;
}

/** @param {Room} room @param {Practice} practice */
export function evidencePart({ say, audit, model, change, scores }, practice) {
  const { evidence } = practiceOf(audit, practice.id);
  const inForce = scores?.practices[practice.id]?.evidence ?? evidence;
  return html`<fieldset>
    <legend>${say.t("maturity.evidence")}</legend>
    ${model.answer.evidence_grades.map(
      ({ grade, cap, ...words }) => html`<label class="check">
        <input type="radio" name="evidence" .checked=${live(evidence === grade)} @change=${() => change((one) => withPractice(one, practice.id, { evidence: grade }))} />
        <span>${say.both(words)} <span class="muted">${say.t("maturity.cap", { cap: scoreText(say, cap) })}</span></span>
      </label>`,
    )}
    ${inForce > evidence ? html`<p class="hint">${say.t("maturity.graded-by-data")}</p>` : nothing}
  </fieldset>`;
}

/** @param {Room} room @param {Practice} practice */
export function targetPart({ say, audit, model, change, scores }, practice) {
  const { target } = practiceOf(audit, practice.id);
  const normal = scores?.practices[practice.id]?.target ?? null;
  const set = (/** @type {any} */ patch) =>
    change((one) => {
      const before = practiceOf(one, practice.id).target ?? { level: normal ?? 0, due: "", owner: "", reason: "" };
      return withPractice(one, practice.id, { target: { ...before, ...patch } });
    });
  /** @param {Event} event */
  const levelled = (event) => {
    const value = textOf(event);
    if (value === "") change((one) => withPractice(one, practice.id, { target: null }));
    else set({ level: Number(value) });
  };
  return html`<details ?open=${target !== null}>
    <summary>${say.t("maturity.target", { target: scoreText(say, target?.level ?? normal) })}</summary>
    <div class="front-fields">
      <label class="field">
        <span>${say.t("maturity.target-level")}</span>
        <select @change=${levelled}>
          <option value="" .selected=${live(target === null)}>${say.t("maturity.target-normal")}</option>
          ${model.levels.map(({ level, name }) => html`<option value=${level} .selected=${live(target?.level === level)}>${say.number(level)} · ${say.both(name)}</option>`)}
        </select>
      </label>
      ${
        target === null
          ? nothing
          : html`<label class="field"><span>${say.t("maturity.due")}</span>
                <input type="date" .value=${live(target.due)} @change=${(/** @type {Event} */ event) => set({ due: textOf(event) })} /></label>
              <label class="field"><span>${say.t("maturity.owner")}</span>
                <input autocomplete="off" .value=${live(target.owner)} @change=${(/** @type {Event} */ event) => set({ owner: textOf(event) })} /></label>
              <label class="field"><span>${say.t("maturity.target-reason")}</span>
                <input autocomplete="off" .value=${live(target.reason)} @change=${(/** @type {Event} */ event) => set({ reason: textOf(event) })} /></label>`
      }
    </div>
  </details>`;
}

/** The auditor's score in the place of the median; far from it only with a reason. @param {Room} room @param {Practice} practice */
export function setPart({ say, audit, model, change, scores }, practice) {
  const { set } = practiceOf(audit, practice.id);
  const top = model.levels.length - 1;
  const score = scores?.practices[practice.id];
  const put = (/** @type {import("../store/maturity-shape.js").Practice["set"]} */ next) =>
    change((one) => withPractice(one, practice.id, { set: next }));
  const fault = score?.needs_reason ? say.t("maturity.set-needs-reason") : undefined;
  const steps = Array.from({ length: top * STEPS + 1 }, (_, i) => i / STEPS);
  return html`<details ?open=${set !== null}>
    <summary>${say.t("maturity.set")}</summary>
    <div class="front-fields">
      <label class="field">
        <span>${say.t("maturity.set-score")}</span>
        <select @change=${(/** @type {Event} */ event) => put(textOf(event) === "" ? null : { score: Number(textOf(event)), reason: set?.reason ?? "" })}>
          <option value="" .selected=${live(set === null)}>${say.t("maturity.set-none", { median: scoreText(say, score?.median ?? score?.declared) })}</option>
          ${steps.map((one) => html`<option value=${one} .selected=${live(set?.score === one)}>${scoreText(say, one)}</option>`)}
        </select>
      </label>
      ${
        set === null
          ? nothing
          : html`<div class="form-field ${fault ? "wrong" : ""}">
              <label for="set-reason">${say.t("maturity.set-reason")}</label>
              ${faultLine(say, "set-reason", fault)}
              <input id="set-reason" aria-invalid=${fault ? "true" : nothing} aria-describedby=${fault ? "set-reason-error" : nothing} .value=${live(set.reason)} @change=${(/** @type {Event} */ event) => put({ ...set, reason: textOf(event) })} />
            </div>`
      }
    </div>
  </details>`;
}
