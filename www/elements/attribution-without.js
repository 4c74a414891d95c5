// @ts-check
/** Several channels taken away together: what the chain says would be lost. */
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { studyOf } from "./attribution-study.js";

/** @param {import("./base.js").View} view */
export function withoutCard(view) {
  const { state, say, send } = view;
  const study = studyOf(view);
  const channels = study?.transitions?.channels ?? [];
  if (channels.length < 2) return nothing;
  const { without } = state.choices.study;
  const turn =
    (/** @type {string} */ one) =>
    (/** @type {Event & { target: HTMLInputElement }} */ { target }) =>
      send("setAway", one, target.checked);
  const lost = study?.without;
  return html`<section class="card without">
    <h2>${say.t("without.title")}</h2>
    <p class="subtitle">${say.t("without.subtitle", { order: state.choices.definitions.order })}</p>
    <fieldset aria-label=${say.t("without.channels")}>
      ${channels.map(
        (one) => html`<label>
          <input type="checkbox" .checked=${live(without.includes(one))} @change=${turn(one)} /> ${one}
        </label>`,
      )}
    </fieldset>
    <p role="status">
      ${
        lost && without.length > 0
          ? say.t("without.lost", {
              channels: say.list(lost.channels),
              conversions: say.percent(lost.conversions, 1),
              value: say.percent(lost.value, 1),
            })
          : say.t("without.none")
      }
    </p>
  </section>`;
}
