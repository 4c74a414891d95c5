// @ts-check
/** Answering: who speaks, how far one is, all practices at a glance, and the one in front. */
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { download } from "../charts/export.js";
import { rolesOf } from "../interview-sheet.js";
import { answeredIn, answerInFront, entitiesOf, practiceOf } from "../store/maturity-edit.js";
import { sheetFileName, writeSheet } from "../store/maturity-merge.js";
import { textOf } from "./form-parts.js";
import { listed, roleName, scoreText, verdictBadge } from "./maturity-parts.js";
import { practiceForm } from "./maturity-practice.js";
import { speakerText } from "./maturity-practice-more.js";
import { scroll } from "./scroll.js";

/** @typedef {import("./room-maturity.js").Room} Room */
/** @typedef {import("../store/maturity-shape.js").Front} Front */

/** @param {Room} room */
export function answerTab(room) {
  return html`${sheetBanner(room)} ${front(room)} ${progress(room)}
    <div class="audit-desk">
      ${grid(room)} ${practiceForm(room)}
    </div>`;
}

/** On the computer of whoever fills a sheet. @param {Room} room */
function sheetBanner(room) {
  const { say, audit, state, model, act } = room;
  if (!audit.sheet) return nothing;
  const save = () => {
    const text = writeSheet(audit, state.choices.audit, model, audit.sheet);
    download(new Blob([text], { type: "application/json" }), sheetFileName(state.choices.audit, audit.sheet));
  };
  return html`<section class="card sheet-banner">
    <h2>${say.t("maturity.sheet-of", { role: roleName(say, audit.sheet) })}</h2>
    <p>${say.t("maturity.sheet-lead")}</p>
    <div class="actions">
      <button class="primary" @click=${save}>${say.t("maturity.sheet-save")}</button>
      <button @click=${() => act((one) => one.change((audit) => ({ ...audit, sheet: "" })))}>${say.t("maturity.sheet-end")}</button>
    </div>
  </section>`;
}

/** Who is answering, for whom, and when. @param {Room} room */
function front(room) {
  const { say, audit, model, change, look } = room;
  const { front } = audit;
  const set = (/** @type {Partial<Front>} */ patch) => change((one) => ({ ...one, front: { ...one.front, ...patch } }));
  const roles = rolesOf(model);
  const all = front.dept === "" || roles.includes(front.dept) ? roles : [...roles, front.dept];
  const own = (/** @type {boolean} */ own, /** @type {string} */ key) => html`<label class="check">
    <input type="radio" name="perspective" .checked=${live(front.own === own)} @change=${() => set({ own })} />
    <span>${say.t(key)}</span>
  </label>`;
  const who = front.dept === "" ? "" : speakerText(room, { ...front, entity: front.own ? front.entity : "" });
  return html`<details class="card front" ?open=${look.who}>
    <summary><h2>${say.t("maturity.front")}</h2> <span class="muted">${who}</span></summary>
    <div class="front-fields">
      <label class="field">
        <span>${say.t("maturity.front-role")}</span>
        <select id="front-role" @change=${(/** @type {Event} */ event) => set({ dept: textOf(event) })}>
          <option value="" .selected=${live(front.dept === "")}>${say.t("maturity.front-choose")}</option>
          ${all.map((role) => html`<option value=${role} .selected=${live(role === front.dept)}>${roleName(say, role)}</option>`)}
        </select>
      </label>
      <label class="field">
        <span>${say.t("maturity.front-name")}</span>
        <input autocomplete="off" .value=${live(front.respondent)} @change=${(/** @type {Event} */ event) => set({ respondent: textOf(event).trim() })} />
      </label>
      <label class="field">
        <span>${say.t("maturity.front-entity")}</span>
        <input autocomplete="off" list="entities" .value=${live(front.entity)} @change=${(/** @type {Event} */ event) => set({ entity: textOf(event).trim() })} />
        <datalist id="entities">${entitiesOf(audit).map((one) => html`<option value=${one}></option>`)}</datalist>
      </label>
      <fieldset>
        <legend>${say.t("maturity.front-for")}</legend>
        ${own(false, "maturity.front-company")} ${own(true, "maturity.front-own")}
      </fieldset>
      <label class="field">
        <span>${say.t("maturity.front-day")}</span>
        <input type="date" .value=${live(front.day)} @change=${(/** @type {Event} */ event) => set({ day: textOf(event) })} />
      </label>
    </div>
    ${front.own && front.entity === "" ? html`<p class="field-error">${say.t("maturity.front-no-entity")}</p>` : nothing}
  </details>`;
}

/** @param {Room} room */
function progress({ say, audit, model }) {
  const all = listed(model, audit.sheet);
  const known = new Set(answeredIn(audit));
  const n = all.filter(({ practice }) => known.has(practice.id)).length;
  const mine = all.filter(({ practice }) => answerInFront(audit, practice.id)).length;
  const text = say.t("maturity.progress", { n, all: all.length });
  return html`<div class="progress audit-progress">
    <progress max=${all.length} .value=${n} aria-label=${text}></progress>
    <span>${text}${audit.front.dept === "" ? "" : ` · ${say.t("maturity.progress-mine", { n: mine, role: roleName(say, audit.front.dept) })}`}</span>
  </div>`;
}

/** All practices: what was declared, on what evidence, what the data say, what is aimed at. @param {Room} room */
function grid(room) {
  const { say, audit, model } = room;
  const heads = ["practice", "declared", "evidence", "verdict", "target"];
  const dimensions = model.dimensions.filter(({ practices }) =>
    practices.some(({ respondents }) => audit.sheet === "" || respondents.includes(audit.sheet)),
  );
  return html`<section class="card audit-grid">
    <h2>${say.t("maturity.grid")}</h2>
    ${scroll(
      say.t("maturity.grid"),
      html`<table class="practices">
        <thead>
          <tr>
            ${heads.map((head) => html`<th scope="col">${say.t(`maturity.head.${head}`)}</th>`)}
          </tr>
        </thead>
        ${dimensions.map(
          (dimension) => html`<tbody>
            <tr class="dimension">
              <th scope="rowgroup">${say.both(dimension.name)}</th>
              <td>${scoreText(say, room.scores?.dimensions.declared[dimension.id])}</td>
              <td>${scoreText(say, room.scores?.dimensions.evidenced[dimension.id])}</td>
              <td></td>
              <td>${scoreText(say, room.scores?.dimensions.target[dimension.id])}</td>
            </tr>
            ${dimension.practices
              .filter(({ respondents }) => audit.sheet === "" || respondents.includes(audit.sheet))
              .map((practice) => gridRow(room, practice))}
          </tbody>`,
        )}
      </table>`,
    )}
    <p class="hint">${say.t("maturity.grid-hint")}</p>
  </section>`;
}

/** @param {Room} room @param {import("./maturity-parts.js").Practice} practice */
function gridRow(room, practice) {
  const { say, audit, scores, look, show, model } = room;
  const { id } = practice;
  const score = scores?.practices[id];
  const verdict = scores?.verdicts.find((one) => one.practice === id)?.verdict;
  const inFront = (look.practice || listed(model, audit.sheet)[0].practice.id) === id;
  const grade = score?.evidence ?? practiceOf(audit, id).evidence;
  return html`<tr class=${inFront ? "at" : ""}>
    <th scope="row">
      <button class="link" aria-current=${inFront ? "true" : nothing} @click=${() => show({ practice: id })}>${say.both(practice.name)}</button>
    </th>
    <td>${score?.not_applicable ? say.t("maturity.not-applicable") : scoreText(say, score?.declared)}</td>
    <td>${score?.declared === null || score === undefined ? "–" : say.t("maturity.grade", { grade, score: scoreText(say, score.evidenced) })}</td>
    <td>${verdict && score?.declared !== null ? verdictBadge(say, verdict) : "–"}</td>
    <td>${scoreText(say, score?.target)}</td>
  </tr>`;
}
