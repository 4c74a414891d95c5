// @ts-check
/** How journeys and models are asked for: the settings of the Attribution room, beside its figures. */
import { html } from "lit";
import { COLLAPSES, GOALS, REMOVALS, VIEWS } from "../store/choices.js";
import { definitionForm } from "./definition.js";
import { textOf, typedNumber } from "./form-parts.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("../store/state.js").Definitions} Definitions */

const ORDERS = ["1", "2", "3", "4"];

/**
 * @param {{ label: string, value: string, options: [string, string][], choose: (value: string) => void }} parts
 */
function choice({ label, value, options, choose }) {
  return html`<label class="field">
    <span>${label}</span>
    <select @change=${(/** @type {Event} */ event) => choose(textOf(event))}>
      ${options.map(([one, text]) => html`<option value=${one} .selected=${one === value}>${text}</option>`)}
    </select>
  </label>`;
}

/** @param {View} view */
export function attributionSettings(view) {
  const { state, say, send } = view;
  const chosen = state.choices.definitions;
  /** @param {Partial<Definitions>} patch */
  const set = (patch) => send("setDefinitions", patch);
  /** @param {string} group @param {string[]} all @returns {[string, string][]} */
  const texts = (group, all) => all.map((one) => [one, say.t(`${group}.${one}`)]);
  const channels = state.report?.attribution.models[0]?.channels.map((one) => one.channel) ?? [];
  return html`<details class="card">
    <summary>
      <h2>${say.t("attribution.settings")}</h2>
      <span class="muted">${summary(view)}</span>
    </summary>
    <div class="settings-row">
      ${choice({
        label: say.t("attribution.touch-name"),
        value: chosen.touch_name,
        options: texts("touch-name", ["source", "channel"]),
        choose: (touch_name) => set({ touch_name: /** @type {any} */ (touch_name) }),
      })}
      ${choice({
        label: say.t("attribution.collapse"),
        value: chosen.collapse,
        options: texts("collapse", COLLAPSES),
        choose: (collapse) => set({ collapse }),
      })}
      ${choice({
        label: say.t("attribution.views"),
        value: chosen.views,
        options: texts("views", VIEWS),
        choose: (views) => set({ views }),
      })}
      ${choice({
        label: say.t("attribution.drop-direct"),
        value: chosen.drop_direct ? "drop" : "keep",
        options: texts("drop-direct", ["keep", "drop"]),
        choose: (value) => set({ drop_direct: value === "drop" }),
      })}
      ${choice({
        label: say.t("attribution.order"),
        value: String(chosen.order),
        options: ORDERS.map((one) => [one, one]),
        choose: (order) => set({ order: Number(order) }),
      })}
      ${choice({
        label: say.t("attribution.removal-of"),
        value: chosen.removal,
        options: texts("removal", REMOVALS),
        choose: (removal) => set({ removal }),
      })}
      ${choice({
        label: say.t("attribution.nulls"),
        value: chosen.nulls ? "with" : "without",
        options: texts("nulls", ["with", "without"]),
        choose: (value) => set({ nulls: value === "with" }),
      })}
      ${choice({
        label: say.t("attribution.milestone"),
        value: chosen.milestone,
        options: [
          ["", say.t("attribution.milestone-none")],
          ...channels.map((one) => /** @type {[string, string]} */ ([one, one])),
        ],
        choose: (milestone) => set({ milestone }),
      })}
    </div>
    <div class="settings-row">
      ${definitionForm(view, { name: "lookback_days", value: chosen.lookback_days, least: 1, most: 3650, whole: true })}
      ${definitionForm(view, { name: "view_lookback_days", value: chosen.view_lookback_days, least: 0, most: 3650 })}
      ${definitionForm(view, { name: "half_life_days", value: chosen.half_life_days, least: 0.01, most: 3650 })}
      ${definitionForm(view, { name: "cap", value: chosen.cap, least: 1, most: 1000, whole: true })}
      ${weightsForm(view)}
      <om-form
        .say=${say}
        .name=${"direct"}
        .fields=${[{ name: "direct", label: say.t("attribution.direct"), hint: say.t("attribution.direct-hint") }]}
        .values=${{ direct: chosen.direct.join(", ") }}
        .apply=${(/** @type {Record<string, string>} */ { direct }) =>
          set({
            direct: direct
              .split(",")
              .map((one) => one.trim())
              .filter(Boolean),
          })}
      ></om-form>
    </div>
  </details>`;
}

const WEIGHTS = ["first", "between", "last"];

/** Weights of the model of one's own. @param {View} view */
function weightsForm({ state, say, send }) {
  const { weights } = state.choices.definitions;
  const numbers = (/** @type {Record<string, string>} */ typed) => WEIGHTS.map((one) => typedNumber(typed[one]) ?? 0);
  const check = (/** @type {Record<string, string>} */ typed) => {
    const all = numbers(typed);
    const wrong = WEIGHTS.filter((_, i) => !(all[i] >= 0 && all[i] <= 1000));
    const named = wrong.length === 0 && all.every((one) => one === 0) ? ["first"] : wrong;
    return Object.fromEntries(named.map((one) => [one, say.t("weights.wrong")]));
  };
  return html`<om-form
    .say=${say}
    .name=${"weights"}
    .fields=${WEIGHTS.map((name) => ({ name, type: "decimal", label: say.t(`weights.${name}`) }))}
    .values=${Object.fromEntries(WEIGHTS.map((name, i) => [name, say.typed(weights[i])]))}
    .check=${check}
    .apply=${(/** @type {Record<string, string>} */ typed) => send("setDefinitions", { weights: numbers(typed) })}
  ></om-form>`;
}

/** What is in force, in a line. @param {View} view */
function summary({ state, say }) {
  const { lookback_days, order, removal, collapse, half_life_days } = state.choices.definitions;
  return say.t("attribution.settings-now", {
    lookback: lookback_days === null ? say.t("attribution.no-limit") : say.t("attribution.days", { n: lookback_days }),
    half: say.number(half_life_days, 2),
    order,
    removal: say.t(`removal.${removal}`),
    collapse: say.t(`collapse.${collapse}`),
  });
}

/** The aim that the advice follows. @param {View} view */
export function goalChoice(view) {
  const { state, say, send } = view;
  return choice({
    label: say.t("attribution.goal"),
    value: state.choices.study.goal,
    options: GOALS.map((one) => [one, say.t(`goal.${one}`)]),
    choose: (goal) => send("setStudy", { goal }),
  });
}
