// @ts-check
/** What each phase asks for: where the files give it, and which column of which file would; and what the names of events
 * stand for, as far as the product knows them or the user says. */
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { EVENT_KINDS } from "../store/state.js";
import { needText } from "./fields.js";
import { card, estimate, kpiName, stageName } from "./journey-parts.js";
import { scroll } from "./scroll.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("./journey-parts.js").Grid} Grid */
/** @typedef {Grid["asked"][number]} Asked */

/** @param {View} view @param {Asked} one */
const nameOf = (view, { id, kpi }) => (kpi ? kpiName(view, kpi) : view.say.t(`journey.asked.${id}`));

/** @param {View} view @param {Grid | undefined} grid */
export function askedCard(view, grid) {
  if (!grid || grid.asked.length === 0) return nothing;
  const { say } = view;
  const found = grid.asked.filter((one) => one.found).length;
  return card(
    view,
    "asked",
    html`<p>${say.t("journey.asked-found", { n: found, all: grid.asked.length })}</p>
      ${scroll(
        say.t("journey.asked"),
        html`<table class="figures journey-asked-figures">
          <thead>
            <tr>
              ${["phase", "figure", "where"].map((id) => html`<th scope="col">${say.t(`journey.head.asked-${id}`)}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${grid.asked.map(
              (one) => html`<tr>
                <th scope="row">${stageName(view, one.stage)}</th>
                <td class="words">${nameOf(view, one)}</td>
                <td class="words">${where(view, one)}</td>
              </tr>`,
            )}
          </tbody>
        </table>`,
      )}
      ${eventsPart(view, grid)}`,
  );
}

/** @param {View} view @param {Asked} one */
function where(view, one) {
  const { say } = view;
  if (one.found)
    return one.channels > 0
      ? say.t("journey.asked-on", { n: one.channels })
      : html`<span>${say.t("journey.asked-whole")}</span>`;
  const needs = one.needs.map((need) => needText(view, need));
  return html`<span class="muted">
    ${needs.length > 0 ? say.t("journey.asked-needs", { needs: say.list(needs, "disjunction") }) : say.t("journey.asked-empty")}
  </span>`;
}

/** @param {View} view @param {Grid} grid */
function eventsPart(view, grid) {
  const { state, say, send } = view;
  if (grid.events.length === 0) return nothing;
  const stated = state.choices.definitions.event_kinds;
  return html`<details>
    <summary>${say.t("journey.events", { n: grid.events.length })}</summary>
    <p class="hint">${say.t("journey.events-about")}</p>
    ${scroll(
      say.t("journey.events-title"),
      html`<table class="figures journey-asked-figures">
        <thead>
          <tr>
            ${["event", "times", "stands"].map((id) => html`<th scope="col">${say.t(`journey.head.${id}`)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${grid.events.map(({ name, n, deed }) => {
            const own = Object.hasOwn(stated, name);
            const change = (/** @type {Event} */ event) => {
              const { value } = /** @type {HTMLSelectElement} */ (event.target);
              const { [name]: _, ...others } = stated;
              send("setDefinitions", { event_kinds: value === "" ? others : { ...others, [name]: value } });
            };
            return html`<tr>
              <th scope="row">${say.name(name)}</th>
              <td>${say.number(n)}</td>
              <td class="words">
                <select aria-label=${say.t("journey.event-of", { name })} .value=${live(own ? deed : "")} @change=${change}>
                  <option value="" ?selected=${!own}>
                    ${own ? say.t("uses.by-name") : say.t("uses.as-told", { kind: say.t(`journey.deed.${deed}`) })}
                  </option>
                  ${EVENT_KINDS.map((id) => html`<option value=${id} ?selected=${own && id === deed}>${say.t(`journey.deed.${id}`)}</option>`)}
                </select>
              </td>
            </tr>`;
          })}
        </tbody>
      </table>`,
    )}
  </details>`;
}

/** What staff say in surveys of theirs, beside what is noted of their training. @param {View} view @param {Grid | undefined} grid */
export function staffCard(view, grid) {
  const { state, say } = view;
  if (!grid) return nothing;
  const notes = state.choices.journey.notes.filter(({ kind }) => kind === "training");
  const questions = grid.staff;
  return card(
    view,
    "staff",
    html`<div class="columns">
      <div>
        <h3>${say.t("journey.staff-notes")}</h3>
        ${
          notes.length === 0
            ? html`<p class="muted">${say.t("journey.staff-no-notes")}</p>`
            : html`<ul class="signals">
                ${notes.map(
                  (one) => html`<li>
                    ${say.name(one.text)}
                    <span class="muted">${say.t(`journey.role.${one.role}`)}${one.day ? html` · ${say.day(one.day)}` : nothing}</span>
                  </li>`,
                )}
              </ul>`
        }
      </div>
      <div>
        <h3>${say.t("journey.staff-survey")}</h3>
        ${
          questions.length === 0
            ? html`<p class="muted">${say.t("journey.staff-no-survey")}</p>`
            : html`<ul class="signals">
                ${questions.map(
                  (one) => html`<li>
                    ${say.t(`journey.staff-metric.${one.metric}`)} ${estimate(view, one.figure, one.unit)}
                    <span class="muted">
                      ${
                        one.least === null || one.most === null
                          ? nothing
                          : say.t(one.unit === "rate" ? "journey.staff-top" : "journey.staff-scale", {
                              ...{ least: one.least, most: one.most, top: one.most - 1 },
                            })
                      }
                    </span>
                  </li>`,
                )}
              </ul>`
        }
      </div>
    </div>`,
  );
}
