// @ts-check
/** Journeys drawn: what follows what, what would be lost, how many touches, how many days, how far back. */
import { html, nothing } from "lit";
import { barsChart } from "../charts/bars.js";
import { channelClass } from "../charts/channels.js";
import { sankeyChart } from "../charts/sankey.js";
import { sweepChart } from "../charts/sweep.js";
import { record } from "../store/state.js";
import { modelName, studyOf } from "./attribution-study.js";
import { chart } from "./room-overview.js";
import { inTurn } from "./turns.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("../generated/core.js").StudyReport} StudyReport */
/** @typedef {import("../generated/core.js").Bucket} Bucket */
/** @typedef {import("../generated/core.js").SweepPoint} SweepPoint */

/** Channels told apart between two touches: more bands would be a tangle. */
const APART = 6;
const TOUCHES = 4;

/** What follows what in the first touches. @param {View} view @param {StudyReport} study */
export function stepsChart(view, study) {
  const { say } = view;
  /** @type {Map<string, number>} */
  const totals = new Map();
  for (const { from, journeys } of study.steps) totals.set(from, (totals.get(from) ?? 0) + journeys);
  const largest = [...totals].sort((a, b) => b[1] - a[1]).slice(0, totals.size > APART + 1 ? APART : totals.size);
  const apart = new Set(largest.map(([name]) => name));
  const other = say.t("flows.other");
  const [converts, ends] = [say.t("flows.converts"), say.t("flows.ends")];
  const named = (/** @type {string} */ name) => (apart.has(name) ? name : other);
  /** @type {Map<string, import("../charts/flows.js").Flow>} */
  const flows = new Map();
  for (const one of study.steps) {
    const to = one.to === null ? (one.converts ? converts : ends) : named(one.to);
    const from = named(one.from);
    const key = JSON.stringify([one.step, from, to]);
    const known = flows.get(key) ?? { step: one.step, from, to, value: 0 };
    flows.set(key, { ...known, value: known.value + one.journeys });
  }
  const firsts = [...flows.values()].filter(({ step }) => step === 0);
  const all = firsts.reduce((sum, { value }) => sum + value, 0);
  const over = firsts.filter(({ to }) => to === converts || to === ends).reduce((sum, { value }) => sum + value, 0);
  if (all === 0) return null;
  return sankeyChart(view, {
    id: "flows",
    title: say.t("flows.title", { share: say.percent(over / all) }),
    subtitle: say.t("flows.subtitle", { n: all }),
    note: say.t("flows.note", { n: TOUCHES }),
    steps: Array.from({ length: TOUCHES }, (_, i) => say.t("flows.touch", { n: i + 1 })),
    flows: [...flows.values()],
    outside: [other, converts, ends],
    format: (value) => say.number(value),
  });
}

/** What would be lost without each channel, by the definition in force. @param {View} view */
export function removalChart(view) {
  const { state, say } = view;
  const markov = state.report?.attribution.models.find((model) => model.id === "markov" && !model.missing);
  const effects = [...(markov?.diagnostics.removal_effects ?? [])].sort((a, b) => b.effect - a.effect);
  if (!markov || effects.length === 0) return null;
  const sum = markov.diagnostics.removal_effects_sum ?? 0;
  const percent = (/** @type {number} */ value) => say.percent(value, 1);
  const [first] = effects;
  return barsChart({
    ...{ id: "removal", colon: say.t("colon") },
    title: say.t("removal-chart.title", { channel: first.channel, share: percent(first.effect) }),
    subtitle: `${say.t("removal-chart.subtitle", { order: record(markov.settings).order ?? "1" })} ${say.t(`removal-is.${state.choices.definitions.removal}`)}`,
    note: say.t("removal-chart.note", { sum: percent(sum) }),
    head: [say.t("head.channel"), say.t("removal-chart.effect")],
    rows: effects.map(({ channel, effect }) => ({
      name: channel,
      value: effect,
      told: percent(effect),
      color: channelClass(channel, state),
      cells: [percent(effect)],
    })),
  });
}

/** The place that half of a sum reaches. @param {number[]} values */
function half(values) {
  const all = values.reduce((sum, value) => sum + value, 0);
  let reached = 0;
  return values.findIndex((value) => {
    reached += value;
    return reached >= all / 2;
  });
}

/** @param {View} view @param {StudyReport} study */
function lengthsChart({ say }, { lengths }) {
  const last = lengths.at(-1)?.from;
  const upTo = lengths.findLastIndex(({ journeys }) => journeys > 0);
  const rows = lengths.slice(0, upTo + 1);
  const name = (/** @type {Bucket} */ { from }) =>
    from === last ? say.t("lengths.more", { n: from }) : say.number(from);
  const rate = (/** @type {Bucket} */ one) => (one.journeys > 0 ? say.percent(one.conversions / one.journeys, 1) : "–");
  const middle = rows[half(rows.map(({ journeys }) => journeys))];
  return barsChart({
    ...{ id: "lengths", colon: say.t("colon"), note: "" },
    title: middle ? say.t("lengths.chart", { n: middle.from }) : "",
    subtitle: say.t("lengths.subtitle"),
    head: ["touches", "journeys", "conversions", "rate"].map((one) => say.t(`lengths.${one}`)),
    rows: rows.map((one) => ({
      name: name(one),
      value: one.journeys,
      told: say.t("lengths.told", { journeys: say.number(one.journeys), rate: rate(one) }),
      cells: [say.number(one.journeys), say.number(one.conversions), rate(one)],
    })),
  });
}

/** @param {View} view @param {StudyReport} study */
function delaysChart({ say }, { delays }) {
  const total = delays.reduce((sum, { conversions }) => sum + conversions, 0);
  if (total === 0) return null;
  let sum = 0;
  const days = (/** @type {number} */ at) => {
    const [{ from }, next] = [delays[at], delays[at + 1]?.from];
    return next === undefined ? say.t("delays.more", { n: from }) : `${say.number(from)} – ${say.number(next)}`;
  };
  const middle = half(delays.map(({ conversions }) => conversions));
  const rows = delays.map(({ conversions }, at) => {
    sum += conversions;
    return {
      name: days(at),
      value: conversions,
      told: say.percent(conversions / total, 1),
      cells: [say.number(conversions), say.percent(conversions / total, 1), say.percent(sum / total, 1)],
    };
  });
  const next = delays[middle + 1]?.from;
  return barsChart({
    ...{ id: "delays", colon: say.t("colon"), note: "", rows },
    title: next === undefined ? say.t("delays.title") : say.t("delays.chart", { n: next }),
    subtitle: `${say.t("delays.title")} · ${say.t("delays.subtitle")}`,
    head: ["days", "conversions", "share", "sum"].map((one) => say.t(`delays.${one}`)),
  });
}

/** @param {View} view @param {StudyReport} study @param {string} kind */
function sweep(view, study, kind) {
  const { say } = view;
  const points = study.sweeps.filter((one) => one.of === kind);
  const channels = Object.keys(record(points.at(-1)?.shares));
  if (points.length === 0) return null;
  const steps = points.map(({ days }) =>
    days === null ? say.t("attribution.no-limit") : say.t("sweep.days", { days: say.number(days, 1) }),
  );
  const lines = channels.map((name) => ({ name, values: points.map(({ shares }) => record(shares)[name] ?? null) }));
  const isLookback = kind === "lookback";
  const told = {
    id: `sweep-${kind}`,
    title: say.t(`sweep.${kind}`, { model: modelName(view, points[0].model) }),
    subtitle: say.t("sweep.subtitle"),
    note: isLookback ? gains(view, points, steps) : "",
  };
  const per = (/** @type {SweepPoint} */ { per_day }) => (per_day === null ? "–" : say.number(per_day * 100, 2));
  const more = isLookback
    ? [
        [say.t("sweep.sales"), ...points.map(({ attributed }) => say.percent(attributed, 1))],
        [say.t("sweep.per-day"), ...points.map(per)],
      ]
    : [];
  return sweepChart(view, told, steps, lines, more);
}

/** Sales with a touch that counts, and what each day more brought of them. @param {View} view @param {SweepPoint[]} points @param {string[]} steps */
function gains({ say }, points, steps) {
  const shares = points.map((one, at) => `${steps[at]} ${say.percent(one.attributed, 1)}`);
  const days = points.flatMap((one, at) =>
    one.per_day === null ? [] : [`${steps[at - 1]} → ${steps[at]} ${say.number(one.per_day * 100, 2)}`],
  );
  const gained = days.length === 0 ? "" : say.t("sweep.gained", { days: say.list(days) });
  return `${say.t("sweep.attributed", { shares: say.list(shares) })} ${gained}`;
}

/** @param {View} view */
export function flowsCards(view) {
  const study = studyOf(view);
  if (!study?.steps) return chart(view, removalChart(view));
  const drawn = (/** @type {() => Parameters<typeof chart>[1]} */ spec) => inTurn(() => chart(view, spec()));
  return html`${drawn(() => stepsChart(view, study))} ${drawn(() => removalChart(view))}
    <div class="columns">${drawn(() => lengthsChart(view, study))} ${drawn(() => delaysChart(view, study))}</div>
    ${
      study.sweeps.length === 0
        ? nothing
        : html`${drawn(() => sweep(view, study, "lookback"))} ${drawn(() => sweep(view, study, "half-life"))}`
    }`;
}
