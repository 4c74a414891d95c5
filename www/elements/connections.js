// @ts-check
/** Which system is connected to which: what their files have in common, and what the client says of it. */
import { html, nothing } from "lit";
import { linkKey, OBJECTS, ROLES, STATES, systemsOf, VIEWS } from "../store/connections.js";
import { textOf } from "./form-parts.js";
import { scroll } from "./scroll.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("../store/connections.js").SystemPair} SystemPair */
/** @typedef {import("../store/state.js").Systems} Systems */

/** @param {View} view */
export function connectionsCard(view) {
  const { state } = view;
  if (!state.quality) return nothing;
  return html`${matrix(view)} ${masters(view)}
    ${state.quality.views.people > 0 ? views(view) : nothing}`;
}

/** @param {View} view @param {keyof Systems} part @param {string} key @param {string} value */
function set({ state, send }, part, key, value) {
  const { [key]: _, ...others } = state.choices.systems[part];
  send("setSystems", { ...state.choices.systems, [part]: value === "" ? others : { ...others, [key]: value } });
}

/** @param {View} view */
function matrix(view) {
  const { state, say } = view;
  const { systems, pairs } = systemsOf(state);
  if (systems.length < 2) return nothing;
  const pairOf = (/** @type {string} */ a, /** @type {string} */ b) =>
    pairs.find((one) => linkKey(one.a, one.b) === linkKey(a, b));
  return html`<section class="card connections">
    <h2>${say.t("systems.title")}</h2>
    <p class="subtitle">${say.t("systems.lead")}</p>
    ${scroll(
      say.t("systems.title"),
      html`<table class="figures matrix">
        <thead>
          <tr>
            <td></td>
            ${systems.slice(0, -1).map((name) => html`<th scope="col">${say.name(name)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${systems.slice(1).map(
            (row, at) => html`<tr>
              <th scope="row">${say.name(row)}</th>
              ${systems.slice(0, -1).map((column, i) => (i > at ? html`<td></td>` : html`<td>${cell(view, row, column, pairOf(row, column))}</td>`))}
            </tr>`,
          )}
        </tbody>
      </table>`,
    )}
    <p class="hint">${say.t("systems.hint")}</p>
  </section>`;
}

/** @param {View} view @param {string} a @param {string} b @param {SystemPair | undefined} pair */
function cell(view, a, b, pair) {
  const { say } = view;
  const key = linkKey(a, b);
  const stated = view.state.choices.systems.links[key] ?? "";
  const shared = (pair?.keys ?? []).map(({ key, share, n }) =>
    say.t(`systems.key.${key}`, { share: say.percent(share, share > 0 && share < 0.1 ? 1 : 0), n }),
  );
  return html`<span class=${shared.length > 0 ? "has" : "lacks"}>${shared.length > 0 ? say.list(shared) : say.t("systems.no-key")}</span>
    <select aria-label=${say.t("systems.link-of", { a, b })} @change=${(/** @type {Event} */ event) => set(view, "links", key, textOf(event))}>
      <option value="" ?selected=${stated === ""}>${say.t("systems.link.unsaid")}</option>
      ${STATES.map((one) => html`<option value=${one} ?selected=${one === stated}>${say.t(`systems.link.${one}`)}</option>`)}
    </select>`;
}

/** The system that has the last word on each kind of data. @param {View} view */
function masters(view) {
  const { state, say } = view;
  const { systems } = systemsOf(state);
  if (systems.length < 2) return nothing;
  const named = state.choices.systems.masters;
  return html`<section class="card masters">
    <h2>${say.t("masters.title")}</h2>
    <p class="subtitle">${say.t("masters.lead")}</p>
    <datalist id="system-names">${systems.map((name) => html`<option value=${name}></option>`)}</datalist>
    <div class="fields">
      ${OBJECTS.map(
        (object) => html`<label class="field">
          <span>${say.t(`object.${object}`)}</span>
          <input
            list="system-names"
            autocomplete="off"
            .value=${named[object] ?? ""}
            @change=${(/** @type {Event} */ event) => set(view, "masters", object, textOf(event).trim())}
          />
        </label>`,
      )}
    </div>
    <p class="hint">${say.t("masters.hint")}</p>
  </section>`;
}

/** Purchases, loyalty, habits and contacts: of how many customers, and who can reach them. @param {View} view */
function views(view) {
  const { state, say } = view;
  const found = /** @type {import("../generated/core.js").Views} */ (state.quality?.views);
  const reach = state.choices.systems.reach;
  /** @param {Event} event @param {string} key */
  const turn = (event, key) =>
    set(view, "reach", key, /** @type {HTMLInputElement} */ (event.target).checked ? "yes" : "");
  return html`<section class="card views">
    <h2>${say.t("views.title")}</h2>
    <p class="subtitle">${say.t("views.all-four", { share: say.percent(found.all_four / found.people, 1), n: found.people })}</p>
    ${scroll(
      say.t("views.title"),
      html`<table class="figures">
        <thead>
          <tr>
            <th scope="col">${say.t("views.head.data")}</th>
            <th scope="col">${say.t("views.head.share")}</th>
            ${ROLES.map((role) => html`<th scope="col">${say.t(`role.${role}`)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${VIEWS.map(
            (one) => html`<tr>
              <th scope="row">${say.t(`views.${one}`)}</th>
              <td>${say.percent(found[one] / found.people, 1)} <span class="muted">${say.number(found[one])}</span></td>
              ${ROLES.map((role) => {
                const key = `${one}.${role}`;
                return html`<td><input type="checkbox" aria-label=${say.t("views.reach-of", { data: say.t(`views.${one}`), role: say.t(`role.${role}`) })} .checked=${reach[key] === "yes"} @change=${(/** @type {Event} */ event) => turn(event, key)} /></td>`;
              })}
            </tr>`,
          )}
        </tbody>
      </table>`,
    )}
    <p class="hint">${say.t("views.hint")}</p>
  </section>`;
}
