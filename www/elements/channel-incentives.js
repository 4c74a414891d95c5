// @ts-check
/** Incentives tried shop by shop and team by team: a share of its own for whoever is named. */
import { html, nothing } from "lit";
import { typedNumber } from "./form-parts.js";
import "./form.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("../generated/core.js").KeysReport} KeysReport */
/** @typedef {import("../store/state.js").Incentive} Incentive */
/** @typedef {Record<string, string>} Typed */

/** @param {View["say"]} say @param {Incentive} own */
const nameOf = (say, { channel, store, team }) =>
  [channel, store, team].filter((one) => one !== "").join(" · ") || say.t("keys.own-anybody");

/** @param {View} view @param {KeysReport} report */
export function ownIncentives({ state, say, send }, report) {
  const { incentives } = state.choices.economics;
  const offered = (/** @type {(party: KeysReport["parties"][number]) => string | null} */ of) => [
    ...new Set(report.parties.map(of).filter((one) => one !== null && one !== "")),
  ];
  const stores = /** @type {string[]} */ (offered(({ store }) => store));
  const teams = /** @type {string[]} */ (offered(({ team }) => team));
  const channels = /** @type {string[]} */ (offered(({ channel }) => channel));
  const field = (/** @type {string} */ name, /** @type {string[]} */ names) => ({
    ...{ name, label: say.t(`keys.own-${name}`), offered: names },
  });
  return html`<details ?open=${incentives.length > 0}>
    <summary>${say.t("keys.own")}</summary>
    <p class="hint">${say.t("keys.own-about")}</p>
    <ul class="plain">
      ${incentives.map((one, at) => {
        const name = nameOf(say, one);
        return html`<li>
          ${say.t("keys.own-of", { name, rate: say.percent(one.rate, 2) })}
          <button aria-label=${say.t("decisions.remove-of", { decision: name })} @click=${() => send("setEconomics", { incentives: incentives.toSpliced(at, 1) })}>
            ${say.t("decisions.remove")}
          </button>
        </li>`;
      })}
    </ul>
    <om-form
      .say=${say}
      .name=${"own-incentive"}
      .fields=${[
        field("channel", channels),
        ...(stores.length > 0 ? [field("store", stores)] : []),
        ...(teams.length > 0 ? [field("team", teams)] : []),
        { name: "rate", type: "decimal", label: say.t("keys.own-rate") },
      ]}
      .values=${{ channel: "", store: "", team: "", rate: "", of: String(incentives.length) }}
      .check=${(/** @type {Typed} */ typed) => faults(say, typed, { channel: channels, store: stores, team: teams })}
      .apply=${(/** @type {Typed} */ { channel, store = "", team = "", rate }) => {
        const own = { channel, store, team, rate: (typedNumber(rate) ?? 0) / 100 };
        const others = incentives.filter((one) => nameOf(say, one) !== nameOf(say, own));
        send("setEconomics", { incentives: [...others, own] });
      }}
    ></om-form>
    ${teams.length === 0 ? html`<p class="hint">${say.t("keys.own-team-hint")}</p>` : nothing}
  </details>`;
}

/** @param {View["say"]} say @param {Typed} typed @param {Record<string, string[]>} known @returns {Typed} */
function faults(say, typed, known) {
  const rate = typedNumber(typed.rate ?? "");
  const wrong = Object.entries(known)
    .filter(([name, names]) => typed[name] && !names.includes(typed[name]))
    .map(([name]) => [name, say.t("keys.own-wrong")]);
  return {
    ...Object.fromEntries(wrong),
    ...(rate !== null && rate >= 0 && rate <= 100 ? {} : { rate: say.t("keys.incentive-wrong") }),
  };
}
