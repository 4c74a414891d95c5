// @ts-check
/** What to do next, by quarter: who, until when, what it should move, and how far it has come. */
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { quadrantsChart } from "../charts/quadrants.js";
import { statusPatch, withAction, withOwnAction, withoutOwnAction } from "../store/maturity-edit.js";
import { STATUSES } from "../store/maturity-shape.js";
import { textOf } from "./form-parts.js";
import {
  factRange,
  factText,
  factWhy,
  figureName,
  figureOf,
  figureText,
  listed,
  nameOf,
  roleName,
  stepsOf,
  today,
} from "./maturity-parts.js";
import { chart } from "./room-overview.js";

/** @typedef {import("./room-maturity.js").Room} Room */
/** @typedef {import("../generated/core.js").Action} Action */
/** @typedef {import("./maturity-words.js").Step} Step */
/** @typedef {import("../store/maturity-shape.js").ActionState} ActionState */
/** @typedef {import("../store/maturity-shape.js").OwnAction} OwnAction */

/** Actions that a department carries in a quarter: as the engine has it. */
const MOST = 3;

/** @param {Room} room */
export function roadmapTab(room) {
  const { say } = room;
  const steps = stepsOf(room);
  const none = () =>
    html`<section class="card empty"><h2>${say.t("maturity.roadmap-none")}</h2><p>${say.t("maturity.nothing-hint")}</p></section>`;
  // The form stays the same one: what is being typed is there when the steps come.
  return html`${steps.length === 0 ? none() : planned(room, steps)} ${ownForm(room)}`;
}

/** @param {Room} room @param {Step[]} steps */
function planned(room, steps) {
  const { say, audit } = room;
  const quarters = [...new Set(steps.map(({ quarter }) => quarter))];
  const done = steps.filter(({ state }) => state.status === "done").length;
  const workshops = steps.filter(({ kind }) => kind === "workshop").length;
  return html`<p class="lead">${say.t("maturity.roadmap-lead", { n: steps.length })}</p>
    <p class="sublead">${say.t("maturity.roadmap-state", { n: done, all: steps.length })} ${workshops > 0 ? say.t("maturity.roadmap-workshops", { n: workshops }) : nothing} ${audit.day ? nothing : say.t("maturity.roadmap-no-day")}</p>
    ${chart(room, quadrantsChart(room, steps))}
    ${quarters.map(
      (quarter) => html`<section class="card quarter">
        <h2>${say.quarter(quarter)}</h2>
        ${overloaded(
          room,
          steps.filter((one) => one.quarter === quarter),
        )}
        <ol class="actions-list">
          ${steps.filter((one) => one.quarter === quarter).map((one) => actionItem(room, one, steps))}
        </ol>
      </section>`,
    )}`;
}

/** Departments that were given more than they carry: only where actions were put in a quarter by hand. @param {Room} room @param {Step[]} steps */
function overloaded({ say }, steps) {
  const open = steps.filter(({ state }) => state.status === "planned" || state.status === "doing");
  const load = [...new Set(open.map(({ department }) => department))].map((department) => ({
    department,
    n: open.filter((one) => one.department === department).length,
  }));
  return load
    .filter(({ n }) => n > MOST)
    .map(
      ({ department, n }) =>
        html`<p class="notice warning">${say.t("maturity.overloaded", { n, most: MOST, role: roleName(say, department) })}</p>`,
    );
}

/** @param {Room} room @param {Step} step @param {Step[]} all */
function actionItem(room, step, all) {
  const { say, change, show } = room;
  const first = step.blocked_by.flatMap((id) => all.find((one) => one.id === id) ?? []);
  const open = room.look.action === step.id;
  return html`<li class="action ${step.state.status}" id="action-${step.number}">
    <div class="action-head">
      <span class="number" aria-hidden="true">${say.number(step.number)}</span>
      <div>
        <p><span class="kind">${say.t(`maturity.action.${step.kind}`)}</span> <strong>${step.text}</strong></p>
        <p class="muted">
          ${step.practice === "" ? nothing : html`<button class="link" @click=${() => show({ tab: "answer", practice: step.practice })}>${nameOf(room, step.practice)}</button> · `}
          ${say.t(`maturity.quadrant.${step.quadrant}`)} · ${say.t("maturity.impact-effort", { impact: step.impact, effort: step.effort })}
          · ${roleName(say, step.department)}${step.state.owner === "" ? "" : ` · ${say.name(step.state.owner)}`}${step.state.due === "" ? "" : ` · ${say.day(step.state.due, "short")}`}
        </p>
        ${reasons(room, step.practice).map((one) => html`<p class="because">${one}</p>`)}
        ${first.length === 0 ? nothing : html`<p class="blocked">${say.t("maturity.blocked", { first: say.list(first.map((one) => say.t("maturity.numbered", { n: one.number, text: one.text }))) })}</p>`}
        ${step.moves ? moves(room, step.moves, step.state) : nothing}
        ${step.state.note === "" ? nothing : html`<p class="muted">${step.state.note}</p>`}
      </div>
      <div class="actions">
        <label><span class="visually-hidden">${say.t("maturity.status-of", { n: step.number })}</span>
          <select @change=${(/** @type {Event} */ event) => change((audit) => withAction(audit, step.id, statusPatch(step.state, /** @type {any} */ (textOf(event)), today(), step.moves?.fact.value ?? null)))}>
            ${STATUSES.map((one) => html`<option value=${one} .selected=${live(one === step.state.status)}>${say.t(`maturity.status.${one}`)}</option>`)}
          </select></label>
        <button aria-expanded=${open} aria-label=${say.t("maturity.plan-of", { n: step.number })} @click=${() => show({ action: open ? "" : step.id })}>${say.t("maturity.plan")}</button>
      </div>
    </div>
    ${open ? planForm(room, step) : nothing}
  </li>`;
}

/** The findings that an action rests on. @param {Room} room @param {string} practice */
function reasons(room, practice) {
  const { scores } = room;
  const found = scores && practice !== "" ? scores.findings.filter(({ about }) => about === practice) : [];
  return scores ? found.map((one) => factText(room, scores, one)) : [];
}

/** The figure that an action should move: where it began, where it is, and the least change that could be seen.
 * @param {Room} room @param {NonNullable<Action["moves"]>} moves @param {ActionState} state */
function moves(room, { kpi, fact, smallest_change: least }, { baseline }) {
  const { say } = room;
  const figure = figureOf(room, kpi);
  const unit = figure?.unit ?? "";
  const name = html`<span class="moves-name">${figureName(room, kpi, fact)}</span>`;
  if (fact.value === null)
    return html`<p class="moves">${say.t("maturity.moves")} ${name} <span class="muted">${factWhy(room, fact, figure?.min_n ?? 0)}</span></p>`;
  const now = html`<b>${figureText(say, unit, fact.value)}</b> <span class="muted">${factRange(say, unit, fact)} · n = ${say.number(fact.n)}</span>`;
  const seen =
    least === null
      ? nothing
      : html`<span class="muted">${say.t("maturity.smallest", { change: unit === "share" ? say.t("maturity.points-of", { n: say.number(least * 100, 1) }) : figureText(say, unit, least) })}</span>`;
  return html`<p class="moves">${say.t("maturity.moves")} ${name} ${now} ${seen}
    ${baseline === null ? nothing : html`<span>${movedText(room, unit, baseline, fact.value, least, figure?.direction === "down")}</span>`}</p>`;
}

/** @param {Room} room @param {string} unit @param {number} before @param {number} now @param {number | null} least @param {boolean} lower */
function movedText({ say }, unit, before, now, least, lower) {
  const change = now - before;
  const key = Math.abs(change) < (least ?? 0) || change === 0 ? "unseen" : change > 0 === !lower ? "better" : "worse";
  return say.t(`maturity.moved.${key}`, { before: figureText(say, unit, before), now: figureText(say, unit, now) });
}

/** Who, when, and how far. @param {Room} room @param {Step} step */
function planForm(room, step) {
  const { say, change, model } = room;
  const { state } = step;
  const set = (/** @type {Partial<ActionState>} */ patch) => change((audit) => withAction(audit, step.id, patch));
  const field = (/** @type {string} */ key, /** @type {unknown} */ control) =>
    html`<label class="field"><span>${say.t(`maturity.${key}`)}</span>${control}</label>`;
  const text = (/** @type {"owner" | "note"} */ key) =>
    html`<input autocomplete="off" .value=${live(state[key])} @change=${(/** @type {Event} */ event) => set({ [key]: textOf(event).trim() })} />`;
  const day = (/** @type {"due" | "closed"} */ key) =>
    html`<input type="date" .value=${live(state[key])} @change=${(/** @type {Event} */ event) => set({ [key]: textOf(event) })} />`;
  const roles = [...new Set([...listed(model).flatMap(({ practice }) => practice.respondents), step.department])]
    .filter(Boolean)
    .sort();
  return html`<div class="front-fields plan">
    ${field("owner", text("owner"))}
    ${field(
      "department",
      html`<select @change=${(/** @type {Event} */ event) => set({ department: textOf(event) })}>
        ${roles.map((role) => html`<option value=${role} .selected=${live(role === step.department)}>${roleName(say, role)}</option>`)}
      </select>`,
    )}
    ${field(
      "quarter",
      html`<input class="short" autocomplete="off" placeholder=${say.quarter(step.quarter)} .value=${live(state.quarter && say.quarter(state.quarter))} @change=${(/** @type {Event} */ event) => quarterTyped(event, set)} />`,
    )}
    ${field("due", day("due"))} ${field("closed", day("closed"))} ${field("note", text("note"))}
    ${state.baseline === null || !step.moves ? nothing : html`<p class="hint">${say.t("maturity.baseline-of", { value: figureText(say, figureOf(room, step.moves.kpi)?.unit ?? "", state.baseline) })}</p>`}
    ${step.kind === "own" ? html`<button @click=${() => change((audit) => withoutOwnAction(audit, step.id))}>${say.t("maturity.remove")}</button>` : nothing}
  </div>`;
}

/** A quarter as either language writes it, or as an audit does. */
const TYPED = /^(?:[QT]([1-4])[\s-]*(\d{4})|(\d{4})[\s-]*[QT]([1-4]))$/i;

/** @param {Event} event @param {(patch: Partial<ActionState>) => void} set */
function quarterTyped(event, set) {
  const text = textOf(event).trim();
  const found = TYPED.exec(text);
  if (found) set({ quarter: `${found[2] ?? found[3]}-Q${found[1] ?? found[4]}` });
  else if (text === "") set({ quarter: "" });
}

/** @param {Room} room */
function ownForm({ say, model, change }) {
  /** @param {SubmitEvent} event */
  const add = (event) => {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const typed = new FormData(form);
    const text = String(typed.get("text") ?? "").trim();
    if (text === "") return;
    const { impact, effort } = { impact: Number(typed.get("impact")), effort: Number(typed.get("effort")) };
    change((audit) => withOwnAction(audit, { text, practice: String(typed.get("practice") ?? ""), impact, effort }));
    form.reset();
  };
  const grade = (/** @type {string} */ name) => html`<label class="field"><span>${say.t(`maturity.${name}`)}</span>
    <select name=${name}>${[1, 2, 3, 4, 5].map((n) => html`<option value=${n} ?selected=${n === 3}>${n}</option>`)}</select></label>`;
  return html`<section class="card">
    <h2>${say.t("maturity.own-title")}</h2>
    <form class="front-fields" @submit=${add}>
      <label class="field wide"><span>${say.t("maturity.own-text")}</span><input name="text" required autocomplete="off" /></label>
      <label class="field"><span>${say.t("maturity.head.practice")}</span>
        <select name="practice"><option value="">${say.t("maturity.own-no-practice")}</option>
          ${listed(model).map(({ practice: { id, name } }) => html`<option value=${id}>${say.both(name)}</option>`)}</select></label>
      ${grade("impact")} ${grade("effort")}
      <button type="submit">${say.t("maturity.own-add")}</button>
    </form>
  </section>`;
}
