// @ts-check
/** Who is who across the files: what each key matches, what is odd about it, and which keys count. */
import { html, nothing } from "lit";
import { PERSON } from "../store/needs.js";
import { COUNTRIES } from "../store/state.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("../generated/core.js").Identity} Identity */
/** @typedef {import("../generated/core.js").KeyMatch} KeyMatch */

/** @param {View} view */
export function identityCard(view) {
  const { state, say } = view;
  const identity = state.report?.identity;
  if (!identity || identity.keys.length === 0) return nothing;
  return html`<section class="card identity">
    <h2>${say.t("identity.title")}</h2>
    <p>${say.t("identity.people", { n: identity.people })} ${identity.joined > 0 ? say.t("identity.joined", { n: identity.joined }) : nothing}</p>
    ${matches(view, identity)} ${conflicts(view, identity)} ${settings(view)}
  </section>`;
}

/** The name of a file of the engine. @param {View} view @param {number} id */
export const labelOf = ({ state }, id) => state.files.find((file) => file.id === id)?.label ?? "";

/** @param {View} view @param {Identity} identity */
function matches(view, identity) {
  const { say } = view;
  const heads = ["file", "key", "filled", "distinct", "matched"];
  const alone = identity.files.length < 2;
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${say.t("identity.matches")}>
    <table class="figures">
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${say.t(`identity.head.${head}`)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${identity.files.map((file) => {
          const keys = identity.keys.filter((key) => key.file === file.file);
          return html`${keys.map((key, at) => keyRow(view, key, at === 0 ? keys.length + 1 : 0, alone))}
            <tr>
              <td>${say.t("identity.all-keys")}</td>
              <td>${file.anonymous > 0 ? say.t("identity.anonymous", { n: file.anonymous }) : nothing}</td>
              <td>${say.number(file.people)}</td>
              <td>${alone ? "–" : share(say, file.matched, file.people)}</td>
            </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}

/** @param {import("../say.js").Say} say @param {number} part @param {number} whole */
const share = (say, part, whole) =>
  whole > 0 ? html`${say.percent(part / whole, 1)} <span class="muted">${say.number(part)}</span>` : "–";

/** @param {View} view @param {KeyMatch} key @param {number} span rows of the file, on its first @param {boolean} alone */
function keyRow(view, key, span, alone) {
  const { say } = view;
  return html`<tr>
    ${span > 0 ? html`<th scope="rowgroup" rowspan=${span}>${labelOf(view, key.file)}</th>` : nothing}
    <td>${say.t(`identity.key.${key.key}`)}</td>
    <td>${share(say, key.filled, key.rows)}</td>
    <td>${say.number(key.distinct)}</td>
    <td>${alone ? "–" : share(say, key.matched, key.distinct)}</td>
  </tr>`;
}

/** @param {View} view @param {Identity} identity */
function conflicts(view, { conflicts }) {
  const { say } = view;
  if (conflicts.length === 0) return html`<p class="muted">${say.t("identity.no-conflict")}</p>`;
  return html`<h3>${say.t("identity.conflicts")}</h3>
    <ul class="findings">
      ${conflicts.map(
        (one) => html`<li>
          <strong>${labelOf(view, one.file)}</strong>
          ${say.t(`identity.conflict.${one.what}`, { n: one.keys, key: say.t(`identity.key.${one.key}`) })}
          <span class="muted">${say.t("ledger.lines", { n: one.lines.length, lines: one.lines.join(", ") })}</span>
        </li>`,
      )}
    </ul>`;
}

/** @param {View} view */
function settings({ state, say, send }) {
  const { match_on, country } = state.choices.definitions;
  /** @param {string} key @param {boolean} on */
  const turn = (key, on) =>
    send("setDefinitions", { match_on: PERSON.filter((one) => (one === key ? on : match_on.includes(one))) });
  const names = new Intl.DisplayNames([say.language], { type: "region" });
  return html`<details>
    <summary>${say.t("identity.settings")}</summary>
    <fieldset class="switch">
      <legend>${say.t("identity.match-on")}</legend>
      ${PERSON.map(
        (key) => html`<label class="check">
          <input
            type="checkbox"
            .checked=${match_on.includes(key)}
            @change=${(/** @type {Event} */ event) => turn(key, /** @type {HTMLInputElement} */ (event.target).checked)}
          />
          <span>${say.t(`identity.key.${key}`)}</span>
        </label>`,
      )}
      <p class="hint">${say.t("identity.match-on-hint")}</p>
    </fieldset>
    <label class="field">
      <span>${say.t("identity.country")}</span>
      <select @change=${(/** @type {Event} */ event) => send("setDefinitions", { country: /** @type {HTMLSelectElement} */ (event.target).value })}>
        ${COUNTRIES.map((one) => html`<option value=${one} .selected=${one === country}>${names.of(one)}</option>`)}
      </select>
    </label>
    <p class="hint">${say.t("identity.rules")}</p>
  </details>`;
}
