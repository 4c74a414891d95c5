// @ts-check
/** What journeys look like: who opened, helped and closed, what leads where; segments. */
import { html, nothing } from "lit";
import { record } from "../store/state.js";
import { flowsCards } from "./attribution-flows.js";
import { modelName, studyOf } from "./attribution-study.js";
import { withoutCard } from "./attribution-without.js";
import { CHANNELS_A_PAGE, inPages } from "./pages.js";
import { scroll } from "./scroll.js";
import { inTurn } from "./turns.js";
import "../charts/heat-matrix.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("../generated/core.js").StudyReport} StudyReport */
/** @typedef {import("../charts/heat-matrix.js").HeatSpec} HeatSpec */

/** @param {View} view */
export function journeysCards(view) {
  const study = studyOf(view);
  if (!study?.assists || study.assists.length === 0) return nothing;
  return html`${inTurn(() => assists(view, study))} ${inTurn(() => transitions(view, study))} ${flowsCards(view)}
    ${inTurn(() => withoutCard(view))} ${inTurn(() => segments(view, study))}`;
}

/** @param {View} view @param {string} title @param {string} subtitle @param {string[]} head @param {(string | number)[][]} rows */
function tableCard(view, title, subtitle, head, rows) {
  return html`<section class="card">
    <h2>${title}</h2>
    <p class="subtitle">${subtitle}</p>
    ${inPages(view, { count: rows.length, size: 24 }, (from, to) =>
      scroll(
        title,
        html`<table class="figures">
        <thead>
          <tr>${head.map((one) => html`<th scope="col">${one}</th>`)}</tr>
        </thead>
        <tbody>
          ${rows.slice(from, to).map(([first, ...rest]) => html`<tr><th scope="row">${first}</th>${rest.map((cell) => html`<td>${cell}</td>`)}</tr>`)}
        </tbody>
      </table>`,
      ),
    )}
  </section>`;
}

/** @param {View} view @param {StudyReport} study */
function assists(view, study) {
  const { state, say } = view;
  const currency = state.report?.settings.currency ?? "EUR";
  const share = (/** @type {number | null} */ value) => (value === null ? "–" : say.percent(value, 1));
  const rows = [...study.assists].sort((a, b) => b.assisted - a.assisted);
  return tableCard(
    view,
    say.t("assists.title"),
    say.t("assists.subtitle"),
    ["channel", "first", "last", "assisted", "value", "ratio", "own-rate", "rate"].map((one) =>
      say.t(`assists.${one}`),
    ),
    rows.map((one) => [
      one.channel,
      say.number(one.first),
      say.number(one.last),
      say.number(one.assisted),
      say.value(one.assisted_value, "money", currency),
      one.ratio === null ? "–" : say.decimals(one.ratio, 2),
      share(one.own_rate),
      share(one.rate),
    ]),
  );
}

/** @param {View} view @param {StudyReport} study */
function transitions({ say }, { transitions: told, assists: met }) {
  const { start, between, converts, ends } = told;
  if (told.channels.length === 0) return nothing;
  const sizes = new Map(met.map((one) => [one.channel, one.first + one.last + one.assisted]));
  const size = (/** @type {number} */ at) => sizes.get(told.channels[at]) ?? 0;
  // With many channels the largest come first, page by page.
  const order = told.channels.map((_, at) => at);
  if (order.length > CHANNELS_A_PAGE) order.sort((a, b) => size(b) - size(a));
  const channels = order.map((at) => told.channels[at]);
  const cell = (/** @type {number} */ value) => ({ value });
  const none = { reason: say.t("transitions.start-only") };
  /** @type {HeatSpec} */
  const spec = {
    id: "transitions",
    title: say.t("transitions.title"),
    subtitle: say.t("transitions.subtitle"),
    note: say.t("transitions.note"),
    corner: say.t("transitions.corner"),
    columns: [...channels, say.t("transitions.converts"), say.t("transitions.ends")],
    rows: [say.t("transitions.start"), ...channels],
    pages: { size: CHANNELS_A_PAGE + 1, kept: 2 },
    cells: [
      [...order.map((at) => cell(start[at])), none, none],
      ...order.map((at) => [...order.map((to) => cell(between[at][to])), cell(converts[at]), cell(ends[at])]),
    ],
    format: (value) => say.percent(value, value < 0.1 ? 1 : 0),
  };
  return html`<section class="card"><om-heat-matrix .say=${say} .spec=${spec}></om-heat-matrix></section>`;
}

/** @param {View} view @param {StudyReport} study */
function segments(view, { segments: told }) {
  const { say } = view;
  if (!told || told.segments.length < 2) return nothing;
  const channels = Object.keys(record(told.segments[0].shares));
  if (channels.length === 0) return nothing;
  const differ = told.p_value !== null && told.p_value < 0.05;
  const rough = told.least_expected !== null && told.least_expected < 5;
  /** @type {HeatSpec} */
  const spec = {
    id: "segments-credit",
    title: say.t(`attribution.segments.${told.p_value === null ? "untested" : differ ? "differ" : "alike"}`),
    subtitle:
      told.p_value === null
        ? say.t("attribution.segments.no-test", { model: modelName(view, told.model) })
        : say.t("attribution.segments.subtitle", {
            ...{ model: modelName(view, told.model), p: say.number(told.p_value, 3) },
          }),
    note: rough ? say.t("attribution.segments.rough") : "",
    corner: say.t("head.channel"),
    columns: told.segments.map(({ segment, conversions }) => `${segment} (${say.number(conversions)})`),
    rows: channels,
    cells: channels.map((channel) =>
      told.segments.map(({ shares }) => {
        const value = record(shares)[channel];
        return value === undefined ? { reason: say.t("sweep.none") } : { value };
      }),
    ),
    format: (value) => say.percent(value, 1),
  };
  return html`<section class="card"><om-heat-matrix .say=${say} .spec=${spec}></om-heat-matrix></section>`;
}
