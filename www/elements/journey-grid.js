// @ts-check
/** The grid of phases and channels: the figure of each phase on each channel, its state, its target, and what is said there. */
import { html, nothing } from "lit";
import { TEMPLATES } from "../store/journey-shape.js";
import { card, currencyOf, estimate, kpiName, largestFirst, notesAt, phaseName, whyNot } from "./journey-parts.js";
import { inPages } from "./pages.js";
import { scroll } from "./scroll.js";
import { signalName } from "./voice-said.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("./journey-parts.js").Grid} Grid */
/** @typedef {import("./journey-parts.js").Phase} Phase */
/** @typedef {Grid["cells"][number]} Cell */

/** Counts that a phase asks for: they stand in its cells, others behind a word. */
const FRONT = new Set([
  ...["reach", "impressions", "ad_impressions", "sessions", "visitors", "searches"],
  ...["engaged_sessions", "advice", "lookups", "quotes", "baskets", "members", "referrals"],
]);
/** Words of a phase that are shown. */
const WORDS = 5;

/** The figure in front of a phase: the one chosen, or that of the kind of business. @param {View} view @param {Phase} phase */
export function frontOf({ state }, { kpi, stages }) {
  if (kpi) return kpi;
  const template = TEMPLATES[state.choices.journey.template];
  return stages.map((stage) => template[stage][0])[0] ?? "";
}

/** @param {View} view @param {Grid | undefined} grid @param {import("./journey-parts.js").Report} [report] */
export function gridCard(view, grid, report) {
  const { state, say } = view;
  if (!grid) return card(view, "grid", html`<p class="muted" role="status">${say.t("journey.waiting")}</p>`);
  const { phases } = state.choices.journey;
  const open = phases.filter(({ goal, kpi }) => !goal || !kpi);
  const coverage =
    grid.coverage.value === null
      ? nothing
      : html`<p>${say.t("journey.coverage", { share: say.percent(grid.coverage.value), n: grid.coverage.n })}</p>`;
  const asked =
    open.length === 0
      ? nothing
      : html`<p class="notice">${say.t("journey.goal-asked", { phases: say.list(open.map((one) => phaseName(view, one))) })}</p>`;
  const channels = largestFirst(grid.channels, (one) => one, report, grid);
  return card(
    view,
    "grid",
    html`${inPages(view, { count: channels.length, what: "pages.channels" }, (from, to) => {
      const shown = channels.slice(from, to);
      return scroll(
        say.t("journey.grid"),
        html`<table class="figures journey-table">
          <thead>
            <tr>
              <th scope="col">${say.t("voice.head.phase")}</th>
              <th scope="col">${say.t("journey.all-channels")}</th>
              ${shown.map((channel) => html`<th scope="col">${channel}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${phases.map((phase) => row(view, grid, shown, phase))}
          </tbody>
        </table>`,
      );
    })}
      <p class="hint">${say.t("journey.grid-legend")}</p>`,
    html`${coverage} ${asked}`,
  );
}

/** @param {View} view @param {Grid} grid @param {string[]} shown @param {Phase} phase */
function row(view, grid, shown, phase) {
  const { say } = view;
  const front = frontOf(view, phase);
  const mine = grid.cells.filter(({ stage, kpi }) => phase.stages.includes(stage) || kpi === phase.kpi);
  return html`<tr>
    <th scope="row">
      ${phaseName(view, phase)}
      <span class="muted">${phase.goal ? say.name(phase.goal) : say.t("journey.no-goal")}</span>
      <span class="muted">${front ? kpiName(view, front) : say.t("journey.no-kpi")}</span>
    </th>
    ${["", ...shown].map((channel) => cell(view, grid, { phase, front, channel, mine: mine.filter((one) => one.channel === channel) }))}
  </tr>`;
}

/** @param {View} view @param {Grid} grid @param {{ phase: Phase, front: string, channel: string, mine: Cell[] }} place */
function cell(view, grid, { phase, front, channel, mine }) {
  const { say } = view;
  const first = mine.find(({ kpi }) => kpi === front);
  const others = mine.filter((one) => one !== first && one.state !== "not_applicable");
  const computed = others.filter(({ state }) => state === "computed");
  const counted = grid.counts.filter((one) => one.channel === channel && phase.stages.includes(one.stage));
  const counts = counted.filter(({ id }) => !FRONT.has(id));
  const shown = counted.filter(({ id }) => FRONT.has(id));
  const notes = notesAt(view, { phase: phase.key, channel });
  const weak = mine.filter(({ standing }) => standing === "weak");
  const beside = weak.filter((one) => one !== first).map(({ kpi }) => kpiName(view, kpi));
  const more = others.length + counts.length;
  const state = first?.state ?? "not_applicable";
  return html`<td class="state-${state.replace("_", "-")} ${weak.length > 0 ? "is-weak" : ""}">
    ${first ? figure(view, first) : html`<span class="muted">${say.t("journey.state.not_applicable")}</span>`}
    ${beside.length === 0 ? nothing : html`<span class="standing weak">${say.t("journey.weak-others", { names: say.list(beside) })}</span>`}
    ${shown.length === 0 ? nothing : html`<ul class="signals">${shown.map((one) => count(view, one))}</ul>`}
    ${
      more === 0
        ? nothing
        : html`<details>
            <summary>${say.t("journey.more", { n: computed.length, all: others.length })}</summary>
            <ul class="signals">
              ${others.map((one) => html`<li>${kpiName(view, one.kpi)} ${figure(view, one)}</li>`)}
              ${counts.map((one) => count(view, one))}
            </ul>
          </details>`
    }
    ${channel === "" ? said(view, phase) : nothing}
    ${notes.length === 0 ? nothing : html`<ul class="signals">${notes.map((one) => html`<li>${say.t(`journey.note-kind.${one.kind}`)} <span class="muted">${say.name(one.text)}</span></li>`)}</ul>`}
  </td>`;
}

/** How many; persons of several rows may be the same, and then there are two ends. @param {View} view @param {Grid["counts"][number]} one */
function count({ say }, { id, n, most }) {
  const many = most === null ? say.number(n) : say.t("journey.count-between", { n, most });
  return html`<li>${say.t(`journey.count.${id}`)} <b>${many}</b></li>`;
}

/** @param {View} view @param {Cell} one */
function figure(view, one) {
  const { say } = view;
  if (one.state !== "computed")
    return html`<span class="muted">${say.t(`journey.state.${one.state}`)}${one.state === "blocked" && one.channel === "" ? html`${say.t("colon")} ${whyNot(view, one.missing ?? null)}` : nothing}</span>`;
  return html`${estimate(view, one.figure, one.unit)} ${mark(view, one)} ${target(view, one)}`;
}

/** @param {View} view @param {Cell} one */
function mark({ say }, { standing }) {
  return standing ? html`<span class="standing ${standing}">${say.t(`journey.standing.${standing}`)}</span>` : nothing;
}

/** The audit's target for the figure, beside the figure of all channels. @param {View} view @param {Cell} one */
function target(view, { kpi, channel, unit }) {
  const { state, say } = view;
  if (channel !== "") return nothing;
  /** @type {import("../generated/core.js").TargetReport[]} */
  const told = state.answers.targets?.value ?? [];
  const found = told.find((one) => one.kpi === kpi && one.target !== null);
  if (!found || found.target === null) return nothing;
  return html`<span class="muted">${say.t("journey.target", { value: say.value(found.target, unit, currencyOf(view), true) })}</span>`;
}

/** What customers say of a phase, in the same grid: how it sounds, and the words that come back. @param {View} view @param {Phase} phase */
function said(view, { stages }) {
  const { state, say } = view;
  /** @type {import("../generated/core.js").Voice | undefined} */
  const voice = state.answers.voice?.value;
  const mine = (voice?.phases ?? []).filter((one) => stages.includes(one.phase));
  const signals = mine.flatMap(({ direct, indirect }) => [...direct, ...indirect]);
  const words = mine.flatMap(({ themes }) => themes).slice(0, WORDS);
  if (signals.length === 0 && words.length === 0) return nothing;
  return html`<details>
    <summary>${say.t("journey.said", { n: signals.length })}</summary>
    <ul class="signals">
      ${signals.map((one) => html`<li>${signalName(view, one)} ${estimate(view, one, one.unit)}</li>`)}
      ${words.length === 0 ? nothing : html`<li>${say.t("journey.words", { words: say.list(words.map((one) => one.words)) })}</li>`}
    </ul>
  </details>`;
}
