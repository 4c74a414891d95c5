// @ts-check
/** Where customers are lost, from phase to phase; where it rubs; and what goes with buying and coming back. */
import { html, nothing } from "lit";
import { card, channelName, estimate, kpiName, phaseName, stageName } from "./journey-parts.js";
import { FEW, worstOf } from "./journey-worst.js";
import { figureTable, longTable, openList } from "./voice-parts.js";
import "./data-table.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("./journey-parts.js").Report} Report */
/** @typedef {import("./journey-parts.js").Grid} Grid */

/** What a weak figure is a mark of. @type {Record<string, string[]>} */
const FRICTION = {
  dropped: ["conversion_rate", "bounce_rate", "cc_conversion", "visit_duration", "ctr", "content_engagement"],
  repeated: ["fcr", "context_repeat_rate", "resolution_rate"],
  scores: ["nps", "csat", "ces", "ces_score_norm", "sentiment"],
  waits: ["response_time", "resolution_time"],
};
/** Moments of one page, and channels listed of a step. */
const MOMENTS = 12;
const LOST = 5;

/** A phase by its place, as the engine knows it. @param {View} view @param {string} at */
function placeName(view, at) {
  const phase = view.state.choices.journey.phases[Number(at)];
  return phase ? phaseName(view, phase) : at;
}

/** @param {View} view @param {Report} report */
export function funnelCard(view, { funnel }) {
  const { say } = view;
  if (funnel.steps.length === 0) return nothing;
  const worst = worstOf(funnel.steps);
  const lead = worst
    ? html`<p class="lead">${say.t(`journey.worst-${worst.says}`, {
        ...{ from: placeName(view, worst.from), to: placeName(view, worst.to), channel: worst.channel },
        ...{ share: say.percent(worst.lost.value ?? 0), n: worst.lost.n },
      })}</p>`
    : nothing;
  const reached = funnel.phases.map(({ phase, customers, is_step }) =>
    say.t(is_step ? "journey.reached" : "journey.reached-aside", { phase: placeName(view, phase), n: customers }),
  );
  const rows = funnel.steps.map((step) => [
    html`${placeName(view, step.from)} → ${placeName(view, step.to)} <span class="muted">${say.t("journey.within", { days: step.days })}</span>`,
    estimate(view, step.went_on, "rate"),
    estimate(view, step.lost, "rate"),
    step.lag.value === null
      ? "–"
      : say.t("journey.days-of", { days: say.number(step.lag.value, 1), range: lagRange(view, step.lag) }),
    say.number(step.open),
    openList(
      view,
      [...step.channels]
        .filter(({ lost }) => lost.n >= FEW)
        .sort((a, b) => (b.lost.value ?? 0) - (a.lost.value ?? 0))
        .map(({ channel, lost }) => html`${channelName(view, channel)} ${estimate(view, lost, "rate")}`),
      LOST,
    ),
  ]);
  const heads = ["step", "went-on", "lost", "lag", "open", "by-channel"].map((head) => say.t(`journey.head.${head}`));
  return card(
    view,
    "funnel",
    html`<p>${say.list(reached)}</p>
      ${figureTable(say.t("journey.funnel"), heads, rows, "grid")}
      <p class="hint">${say.t("journey.funnel-note")}</p>`,
    lead,
  );
}

/** @param {View} view @param {{ low: number | null, high: number | null }} lag */
const lagRange = ({ say }, { low, high }) =>
  low === null || high === null ? "" : say.t("interval.range", { low: say.number(low, 1), high: say.number(high, 1) });

/**
 * Where it rubs: figures that are weak beyond noise beside the other channels, and channels that lose more than all do.
 * @param {View} view @param {Report} report @param {Grid | undefined} grid
 * @returns {{ channel: string, stage: string, kind: string, text: unknown }[]}
 */
export function frictions(view, { map }, grid) {
  const { say } = view;
  const weak = (grid?.cells ?? []).filter(({ standing }) => standing === "weak");
  const marked = weak.flatMap((cell) => {
    const kind = Object.keys(FRICTION).find((one) => FRICTION[one].includes(cell.kpi));
    const text = html`${kpiName(view, cell.kpi)} ${estimate(view, cell.figure, cell.unit)}`;
    return kind ? [{ channel: cell.channel, stage: cell.stage, kind, text }] : [];
  });
  const stays = map.stays.reduce((sum, one) => sum + one.stays, 0);
  const lost = map.stays.reduce((sum, one) => sum + (one.lost.value ?? 0) * one.stays, 0);
  const leaks = map.stays
    .filter((one) => one.stays >= FEW && stays > 0 && (one.lost.low ?? 0) > lost / stays)
    .map((one) => ({
      ...{ channel: one.channel, stage: "", kind: "lost" },
      text: html`${say.t("journey.lost-beside", { all: say.percent(lost / stays) })} ${estimate(view, one.lost, "rate")}`,
    }));
  return [...leaks, ...marked];
}

/** @param {View} view @param {Report} report @param {Grid | undefined} grid */
export function frictionCard(view, report, grid) {
  const { say } = view;
  const all = frictions(view, report, grid);
  if (!grid) return nothing;
  if (all.length === 0) return card(view, "friction", html`<p>${say.t("journey.no-friction")}</p>`);
  const rows = all.map(({ channel, stage, kind, text }) => [
    channelName(view, channel),
    stage ? stageName(view, stage) : say.t("journey.any-phase"),
    say.t(`journey.friction-kind.${kind}`),
    text,
  ]);
  const heads = ["channel", "phase", "mark", "figure"].map((head) => say.t(`journey.head.${head}`));
  return card(view, "friction", longTable(view, say.t("journey.friction"), heads, rows));
}

/** @param {View} view @param {Report} report */
export function momentsCard(view, { moments, days, return_days }) {
  const { say } = view;
  const told = moments.moments.filter(({ buys, returns }) => buys.with.n >= FEW || returns.with.n >= FEW);
  const note = html`<p class="notice">${say.t("journey.association")}</p>`;
  if (told.length === 0) return card(view, "moments", html`<p>${say.t("journey.no-moments")}</p>`, note);
  const points = (/** @type {Report["moments"]["moments"][number]["buys"]} */ { difference, with: met, without }) => {
    if (difference.value === null) return html`<span class="muted">–</span>`;
    const { low, high } = difference;
    const signed = (/** @type {number} */ value) => say.signedNumber(value * 100, 1);
    const beyond = low !== null && high !== null && difference.n >= FEW && (low > 0 || high < 0);
    const interval =
      low === null || high === null ? "" : say.t("interval.range", { low: signed(low), high: signed(high) });
    return html`${beyond ? html`<b>${say.t("journey.points-diff", { n: signed(difference.value) })}</b>` : say.t("journey.points-diff", { n: signed(difference.value) })}
      <span class="muted">${interval}<br />${say.t("journey.with-without", { with: say.percent(met.value ?? 0), n: met.n, without: say.percent(without.value ?? 0), m: without.n })}</span>`;
  };
  const rows = told.map((one) => [
    html`${channelName(view, one.channel)} <span class="muted">${stageName(view, one.stage)}</span>`,
    points(one.buys),
    points(one.returns),
  ]);
  const heads = ["point", "buys", "returns"].map((head) => say.t(`journey.head.${head}`));
  return card(
    view,
    "moments",
    html`${longTable(view, say.t("journey.moments"), heads, rows, { size: MOMENTS })}
      <p class="hint">${say.t("journey.moments-note", { journeys: moments.journeys, buyers: say.number(moments.buyers), soon: say.number(moments.too_soon), days, back: return_days })}</p>`,
    note,
  );
}
