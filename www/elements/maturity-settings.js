// @ts-check
/** What the audit is weighed by: sector, aim, weights, entities; and the model it is made with. */
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { tilesOf } from "../store/board.js";
import { entitiesOf } from "../store/maturity-edit.js";
import { textOf, typedNumber } from "./form-parts.js";
import { modelEdit } from "./maturity-model-edit.js";
import { scoreText } from "./maturity-parts.js";
import { referencesCard } from "./maturity-references.js";
import { problemText } from "./problem.js";
import { scroll } from "./scroll.js";

/** @typedef {import("./room-maturity.js").Room} Room */

/** @param {Room} room */
export const settingsTab = (room) =>
  html`${weighing(room)} ${weights(room)} ${entities(room)} ${referencesCard(room)} ${modelCard(room)} ${modelEdit(room)}`;

/** @param {Room} room */
function weighing(room) {
  const { say, model, audit, change } = room;
  const choice = (
    /** @type {"profile" | "goal"} */ key,
    /** @type {readonly (import("../generated/core.js").Profile)[]} */ all,
  ) => html`<label class="field">
    <span>${say.t(`maturity.${key}`)}</span>
    <select @change=${(/** @type {Event} */ event) => change((one) => ({ ...one, [key]: textOf(event) || null }))}>
      <option value="" .selected=${live(audit[key] === null)}>${say.t(`maturity.${key}-none`)}</option>
      ${all.map(({ id, ...words }) => html`<option value=${id} .selected=${live(audit[key] === id)}>${say.both(words)}</option>`)}
    </select>
  </label>`;
  return html`<section class="card">
    <h2>${say.t("maturity.weighing")}</h2>
    <div class="settings-row">
      ${choice("profile", model.profiles)} ${choice("goal", model.goals)}
      <label class="field"><span>${say.t("maturity.day")}</span>
        <input type="date" .value=${live(audit.day ?? "")} @change=${(/** @type {Event} */ event) => change((one) => ({ ...one, day: textOf(event) || null }))} /></label>
    </div>
    <p class="hint">${say.t("maturity.weighing-hint")}</p>
    ${proposed(room)}
  </section>`;
}

/** What the sector changes besides weights: its words, and the figures to look at first. @param {Room} room */
function proposed({ say, model, audit, state, send }) {
  const profile = model.profiles.find(({ id }) => id === audit.profile);
  if (!profile) return nothing;
  const cards = (profile.figures ?? []).flatMap((id) => state.catalogue?.kpis.find((one) => one.id === id) ?? []);
  const terms = (profile.terms ?? []).filter(({ language, from, to }) => language === say.language && from !== to);
  const words = terms.filter(({ from }) => !from.includes(" "));
  return html`<h3>${say.t("sector.figures")}</h3>
    <p class="sector-figures">${say.list(cards.map(({ name }) => say.both(name)))}</p>
    ${cards.length === 0 ? nothing : html`<button @click=${() => send("setBoard", tilesOf(cards.map(({ id }) => id)))}>${say.t("sector.show")}</button>`}
    ${words.length === 0 ? nothing : html`<h3>${say.t("sector.words")}</h3><p class="sector-words">${say.list(words.map(({ from, to }) => say.t("sector.word", { from, to })))}</p>`}`;
}

/** What each dimension weighs: the model's weight times that of sector and aim, or the consultant's own. @param {Room} room */
function weights({ say, model, audit, change, scores }) {
  const by = (/** @type {string} */ id) => {
    const of = (
      /** @type {readonly (import("../generated/core.js").Profile)[]} */ all,
      /** @type {string | null} */ chosen,
    ) => all.find((one) => one.id === chosen)?.multipliers?.[id] ?? 1;
    return of(model.profiles, audit.profile) * of(model.goals, audit.goal);
  };
  /** @param {string} id @param {Event} event */
  const typed = (id, event) => {
    const value = typedNumber(textOf(event));
    if (value !== null && !(value >= 0 && value <= 100)) return;
    change((one) => {
      const { [id]: _, ...others } = one.multipliers;
      return { ...one, multipliers: value === null ? others : { ...others, [id]: value } };
    });
  };
  return html`<section class="card">
    <h2>${say.t("maturity.weights")}</h2>
    <p class="subtitle">${say.t("maturity.weights-lead")}</p>
    ${scroll(
      say.t("maturity.weights"),
      html`<table class="figures">
        <thead><tr>${["dimension", "model-weight", "multiplier", "own", "weight"].map((head) => html`<th scope="col">${say.t(`maturity.head.${head}`)}</th>`)}</tr></thead>
        <tbody>
          ${model.dimensions.map(
            ({ id, name, weight }) => html`<tr>
              <th scope="row">${say.both(name)}</th>
              <td>${scoreText(say, weight)}</td>
              <td>× ${scoreText(say, by(id))}</td>
              <td><input class="short" inputmode="decimal" autocomplete="off" aria-label=${say.t("maturity.own-of", { name: say.both(name) })} .value=${live(id in audit.multipliers ? say.typed(audit.multipliers[id]) : "")} @change=${(/** @type {Event} */ event) => typed(id, event)} /></td>
              <td>${scoreText(say, scores?.dimensions.weights[id])}</td>
            </tr>`,
          )}
        </tbody>
      </table>`,
    )}
  </section>`;
}

/** @param {Room} room */
function entities({ say, audit, change }) {
  /** @param {SubmitEvent} event */
  const add = (event) => {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const name = String(new FormData(form).get("name") ?? "").trim();
    form.reset();
    if (name !== "") change((one) => ({ ...one, entities: { [name]: 1, ...one.entities } }));
  };
  /** @param {string} name @param {Event} event */
  const weighed = (name, event) => {
    const value = typedNumber(textOf(event));
    if (value === null || !(value >= 0)) return;
    change((one) => ({ ...one, entities: { ...one.entities, [name]: value } }));
  };
  const remove = (/** @type {string} */ name) =>
    change((one) => {
      const { [name]: _, ...others } = one.entities;
      return { ...one, entities: others };
    });
  return html`<section class="card">
    <h2>${say.t("maturity.entity-weights")}</h2>
    <p class="subtitle">${say.t("maturity.entity-weights-lead")}</p>
    <ul class="entities">
      ${entitiesOf(audit).map(
        (name) => html`<li>
          <label>${say.name(name)} <input class="short" inputmode="decimal" .value=${live(say.typed(audit.entities[name] ?? 1))} @change=${(/** @type {Event} */ event) => weighed(name, event)} /></label>
          ${name in audit.entities ? html`<button aria-label=${say.t("maturity.remove-of", { who: name })} @click=${() => remove(name)}>${say.t("maturity.remove")}</button>` : nothing}
        </li>`,
      )}
    </ul>
    <form class="settings-row" @submit=${add}>
      <label class="field"><span>${say.t("maturity.entity-name")}</span><input name="name" required autocomplete="off" /></label>
      <button type="submit">${say.t("maturity.entity-add")}</button>
    </form>
  </section>`;
}

/** The model in force: its name, its version, what it is worth, and a file of the user's in its place. @param {Room} room */
function modelCard({ say, model, audit, look, act, show }) {
  const { id, version, sha256 } = model.reference;
  const other = audit.model !== null && audit.model.sha256 !== sha256 ? audit.model : null;
  /** @param {File | undefined} file */
  const open = (file) => {
    if (file) act((one) => one.openModel(file, (problem) => show({ problem })));
  };
  /** @param {Event} event */
  const chosen = (event) => {
    const input = /** @type {HTMLInputElement} */ (event.target);
    open(input.files?.[0]);
    input.value = "";
  };
  /** @param {DragEvent} event */
  const dropped = (event) => {
    event.preventDefault();
    open(event.dataTransfer?.files[0]);
  };
  return html`<section class="card model-file" @drop=${dropped}>
    <h2>${say.t("maturity.model")}</h2>
    <dl class="model-name">
      <div><dt>${say.t("maturity.model-id")}</dt><dd>${say.name(id)}</dd></div>
      <div><dt>${say.t("maturity.model-version")}</dt><dd>${say.name(version)}</dd></div>
      <div><dt>${say.t("maturity.model-hash")}</dt><dd><code>${sha256}</code></dd></div>
    </dl>
    <p class="hint">${say.both(model.model.status)}</p>
    <p>${say.t(audit.model_text === "" ? "maturity.model-own" : "maturity.model-users")}</p>
    ${
      other
        ? html`<div class="notice warning"><p>${say.t("maturity.model-other", { id: other.id, before: other.version, now: version })}</p>
            <button @click=${() => act((one) => one.adoptModel())}>${say.t("maturity.model-adopt")}</button></div>`
        : nothing
    }
    ${look.problem ? html`<p class="problem" role="alert">${problemText(say, look.problem)}</p>` : nothing}
    <div class="actions">
      <label class="button attach">${say.t("maturity.model-open")}<input class="visually-hidden" type="file" accept=".yaml,.yml,.json" @change=${chosen} /></label>
      ${audit.model_text === "" ? nothing : html`<button @click=${() => act((one) => one.ownModel())}>${say.t("maturity.model-back")}</button>`}
    </div>
    <p class="hint">${say.t("maturity.model-drop")}</p>
  </section>`;
}
