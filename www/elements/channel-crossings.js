// @ts-check
/** The ways across from screen to shop and back: how much each is used, and how long it takes. */
import { html, nothing } from "lit";
import { bridgesOf } from "./channel-money.js";
import { missingText } from "./fields.js";
import { rangeText } from "./figures.js";
import { scroll } from "./scroll.js";
import { whyButton } from "./why.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("../generated/core.js").Crossing} Crossing */

/** The figures of the catalogue that say more of a way. @type {Record<string, string>} */
const KPIS = { collect: "cc_adoption", return_elsewhere: "cross_return" };

/** @param {View} view */
export function crossingsPart(view) {
  const { say } = view;
  const crossings = bridgesOf(view)?.crossings ?? [];
  if (crossings.every(({ share }) => share.n === 0)) return nothing;
  const title = say.t("channels.crossings");
  return html`<section class="card">
    <h2>${title}</h2>
    <p class="subtitle">${say.t("channels.crossings-about")}</p>
    ${scroll(
      title,
      html`<table class="figures">
        <thead>
          <tr>
            ${["crossing", "uses", "adoption", "wait", "awaited"].map((head) => html`<th scope="col">${say.t(`channels.head.${head}`)}</th>`)}
          </tr>
        </thead>
        <tbody>${crossings.map((one) => row(view, one))}</tbody>
      </table>`,
    )}
    <p class="hint">${say.t("channels.crossings-note")}</p>
  </section>`;
}

/** @param {View} view @param {Crossing} crossing */
function row(view, crossing) {
  const { say, state } = view;
  const { id, uses, share, wait, waiting, wait_missing } = crossing;
  const name = say.t(`channels.crossing.${id}`);
  const card = state.catalogue?.kpis.find((one) => one.id === KPIS[id]);
  const none = share.value === null;
  return html`<tr>
    <th scope="row">${name} ${card ? whyButton(view, { id: card.id, name: say.both(card.name) }) : nothing}</th>
    <td>${none ? "–" : say.number(uses)}</td>
    <td>${none ? say.t(`channels.crossing.${id}-none`) : html`${say.percent(share.value ?? 0, 1)} ${small(range(say, share, "rate"))}`}</td>
    <td>
      ${
        wait.value === null
          ? html`– ${small(wait_missing ? missingText(view, wait_missing) : "")}`
          : html`${say.lasting(wait.value)} ${small(waitRange(say, wait))}`
      }
    </td>
    <td>${wait_missing?.reason === "field-missing" || id === "return_elsewhere" || none ? "–" : say.number(waiting)}</td>
  </tr>`;
}

const small = (/** @type {string} */ text) => (text === "" ? nothing : html`<span class="muted">${text}</span>`);

/**
 * @param {import("../say.js").Say} say
 * @param {import("../generated/core.js").Estimate} estimate
 * @param {import("../generated/core.js").Unit} unit
 */
const range = (say, { low, high, n }, unit) =>
  `${low === null || high === null ? say.t("interval.none") : rangeText(say, low, high, unit, "EUR")} · n = ${say.number(n)}`;

/** @param {import("../say.js").Say} say @param {import("../generated/core.js").Estimate} wait */
function waitRange(say, { low, high, n }) {
  const ends =
    low === null || high === null
      ? say.t("interval.none")
      : say.t("interval.range", { low: say.lasting(low), high: say.lasting(high) });
  return `${ends} · n = ${say.number(n)}`;
}
