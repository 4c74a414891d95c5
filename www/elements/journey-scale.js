// @ts-check
/** Several, crossed, or one: the reading of the scale, condition by condition. */
import { html, nothing } from "lit";
import { needText } from "./fields.js";
import { rangeText } from "./figures.js";
import { card, currencyOf } from "./journey-parts.js";
import { figureTable } from "./voice-parts.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("./journey-parts.js").Report} Report */
/** @typedef {Report["scale"]["conditions"][number]} Condition */

const LEVELS = ["mono", "multi", "cross", "omni"];
/** Conditions that count, where the others are shares. */
const COUNTS = ["channels", "bridges"];

/** @param {View} view @param {Report} report */
export function scaleCard(view, { scale }) {
  const { say } = view;
  const open = scale.conditions.filter(({ holds }) => holds !== true);
  const at = LEVELS.indexOf(scale.level);
  const next = LEVELS[at + 1];
  const lacking = open.filter(({ level }) => level === next);
  const steps = html`<ol class="scale-steps" aria-label=${say.t("journey.scale")}>
    ${LEVELS.map((level, i) => html`<li class=${i <= at ? "reached" : ""} aria-current=${i === at ? "step" : nothing}>${say.t(`journey.level.${level}`)}</li>`)}
  </ol>`;
  const rows = scale.conditions.map((one) => [
    say.t(`journey.condition.${one.id}`),
    say.t(`journey.level.${one.level}`),
    figure(view, one),
    value(view, one, one.least),
    verdict(view, one),
  ]);
  const heads = ["condition", "level", "found", "least", "holds"].map((head) => say.t(`journey.head.${head}`));
  return card(
    view,
    "scale",
    html`${steps}
      <p class="lead">${say.t(`journey.reading.${scale.level}`)}</p>
      ${next && lacking.length > 0 ? html`<p>${say.t("journey.lacking", { level: say.t(`journey.level.${next}`), what: say.list(lacking.map(({ id }) => say.t(`journey.condition.${id}`).toLocaleLowerCase())) })}</p>` : nothing}
      ${figureTable(say.t("journey.scale"), heads, rows)}`,
  );
}

/** @param {View} view @param {Condition} one @param {number} number */
const value = ({ say }, { id }, number) => (COUNTS.includes(id) ? say.number(number) : say.percent(number));

/** @param {View} view @param {Condition} one */
function figure(view, one) {
  const { say } = view;
  const { value: found, low, high, n } = one.figure;
  if (found === null) return html`<span class="muted">–</span>`;
  const range = low === null || high === null ? "" : rangeText(say, low, high, "rate", currencyOf(view));
  return html`<b>${value(view, one, found)}</b> <span class="muted">${range} n&nbsp;=&nbsp;${say.number(n)}</span>`;
}

/** @param {View} view @param {Condition} one */
function verdict(view, { holds, needs, figure: { value: found } }) {
  const { say } = view;
  if (holds !== null) return say.t(holds ? "journey.holds" : "journey.fails");
  if (found !== null) return say.t("journey.too-few");
  return needs.length === 0
    ? say.t("journey.unknown")
    : say.t("journey.needs", {
        needs: say.list(
          needs.map((need) => needText(view, need)),
          "disjunction",
        ),
      });
}
