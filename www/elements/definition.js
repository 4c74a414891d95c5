// @ts-check
/** A definition that is a number: typed, checked, applied. */
import { html } from "lit";
import { typedNumber } from "./form-parts.js";
import "./form.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("../store/state.js").Definitions} Definitions */

/**
 * @param {Pick<View, "say" | "send">} view
 * @param {{ name: "lookback_days" | "session_grace_hours" | "ropo_days" | "margin_rate" | "collect_credit"
 *   | "contact_days" | "follow_up_days" | "half_life_days" | "cap"
 *   | "view_lookback_days", value: number | null, least: number, most: number,
 *   whole?: boolean }} definition `null`, where it may be, is an empty field
 */
export function definitionForm({ say, send }, { name, value, least, most, whole = false }) {
  const optional = name === "lookback_days" || name === "cap" || name === "view_lookback_days";
  /** @param {Record<string, string>} typed @returns {Record<string, string>} */
  const check = (typed) => {
    const number = typedNumber(typed[name]);
    const fits = number === null ? optional : number >= least && number <= most && (!whole || Number.isInteger(number));
    return fits
      ? {}
      : { [name]: say.t(`definition.${name}-wrong`, { least: say.number(least, 2), most: say.number(most, 2) }) };
  };
  return html`<om-form
    .say=${say}
    .name=${"definition"}
    .fields=${[{ name, type: "decimal", label: say.t(`setting.${name}`), hint: say.t(`definition.${name}-hint`) }]}
    .values=${{ [name]: value === null ? "" : say.typed(value) }}
    .check=${check}
    .apply=${(/** @type {Record<string, string>} */ typed) =>
      send("setDefinitions", /** @type {Partial<Definitions>} */ ({ [name]: typedNumber(typed[name]) }))}
  ></om-form>`;
}
