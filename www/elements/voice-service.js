// @ts-check
/** How customers are served: waits, what is solved, by channel and month, changes of channel, what was known. */
import { html, nothing } from "lit";
import { waitsChart } from "../charts/waits.js";
import { chart } from "./room-overview.js";
import { estimate, figureTable, spreadText } from "./voice-parts.js";
import "../charts/heat-matrix.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("../generated/core.js").Service} Service */
/** @typedef {import("../generated/core.js").ServiceRow} ServiceRow */
/** @typedef {import("../generated/core.js").Wait} Wait */
/** @typedef {import("../generated/core.js").ChannelPair} ChannelPair */

/** @param {View} view @param {Service} service */
export const serviceCards = (view, service) =>
  html`${channelsCard(view, service)}
    <div class="columns">${chart(view, waitsChart(view, service, "response"))} ${chart(view, waitsChart(view, service, "resolution"))}</div>
    ${cohortsCard(view, service)} ${pairsCard(view, service)} ${historyCard(view, service)}`;

/** @param {View} view @param {Service} service */
function channelsCard(view, service) {
  const { say } = view;
  /** @param {Wait} wait */
  const waits = (wait) =>
    wait.median.value === null
      ? html`<span class="muted">${wait.ended + wait.waiting > 0 ? say.t("missing.not-yet-half") : "–"}</span>`
      : html`${estimate(view, wait.median, "hours")}
          <span class="muted">${wait.ninth_decile === null ? "" : say.t("voice.ninth", { value: say.value(wait.ninth_decile, "hours", "") })}
            ${wait.waiting > 0 ? say.t("voice.still-waiting", { n: wait.waiting }) : ""}</span>`;
  /** @param {ServiceRow} row @param {unknown} name */
  const row = (row, name) => [
    html`${name} <span class="muted">${say.t("n.requests", { n: row.tickets })}</span>`,
    waits(row.response),
    waits(row.resolution),
    ...[row.solved, row.at_once, row.reopened, row.seamless, row.again].map((one) => estimate(view, one, "rate")),
  ];
  const heads = ["channel", "response", "resolution", "solved", "at-once", "reopened", "seamless", "again"];
  const rows = [
    row(service.all, html`<b>${say.t("voice.all-channels")}</b>`),
    ...service.channels.map((one) => row(one, one.channel ? say.name(one.channel) : say.t("channel.none"))),
  ];
  return html`<section class="card service">
    <h2>${say.t("voice.service")}</h2>
    <p class="subtitle">${service.business_hours === null ? say.t("voice.all-hours") : say.t("voice.in-hours", { hours: service.business_hours })}</p>
    ${figureTable(
      say.t("voice.service"),
      heads.map((head) => say.t(`voice.head.${head}`)),
      rows,
      "grid",
    )}
    ${
      service.spread.length > 0
        ? html`<h3>${say.t("voice.spread-title")}</h3>
            <ul class="spread">${service.spread.map((one) => html`<li><b>${kpiName(view, one.id)}</b>${say.t("colon")} ${spreadText(view, one, one.unit)}</li>`)}</ul>`
        : nothing
    }
    <p class="hint">${say.t("voice.service-hint", { n: service.contact_days })}</p>
  </section>`;
}

/** @param {View} view @param {string} id */
function kpiName({ state, say }, id) {
  const card = state.catalogue?.kpis.find((one) => one.id === id);
  return card ? say.both(card.name) : id;
}

/** @param {View} view @param {Service} service */
function cohortsCard(view, { cohorts }) {
  const { say } = view;
  if (cohorts.length < 2) return nothing;
  const heads = ["month", "opened", "within-week", "solved"].map((head) => say.t(`voice.head.${head}`));
  const month = (/** @type {string} */ from) => say.period(from, lastDay(from));
  const rows = cohorts.map((one) => [
    month(one.from),
    say.number(one.opened),
    estimate(view, one.within_week, "rate"),
    estimate(view, one.solved, "rate"),
  ]);
  return html`<section class="card">
    <h2>${say.t("voice.cohorts")}</h2>
    <p class="subtitle">${say.t("voice.cohorts-subtitle")}</p>
    ${figureTable(say.t("voice.cohorts"), heads, rows)}
  </section>`;
}

/** The last day of a month. @param {string} first */
function lastDay(first) {
  const [year, month] = first.split("-").map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** @param {View} view @param {Service} service */
function pairsCard(view, { pairs, contact_days }) {
  const { state, say } = view;
  if (pairs.length === 0) return nothing;
  const names = (/** @type {"from" | "to"} */ side) => say.sorted([...new Set(pairs.map((one) => one[side]))]);
  const [rows, columns] = [names("from"), names("to")];
  const pair = (/** @type {string} */ from, /** @type {string} */ to) =>
    pairs.find((one) => one.from === from && one.to === to);
  /** @param {ChannelPair | undefined} one */
  const cell = (one) => {
    if (!one) return { reason: say.t("voice.pair-none") };
    return one.seamless.value === null ? { reason: say.t("voice.pair-unknown") } : { value: one.seamless.value };
  };
  const changes = pairs.reduce((sum, one) => sum + one.changes, 0);
  const spec = {
    ...{ id: "pairs", title: say.t("voice.pairs"), rows, columns, corner: say.t("voice.pair-corner") },
    subtitle: say.t("voice.pairs-subtitle", { n: changes, days: contact_days }),
    cells: rows.map((from) => columns.map((to) => cell(pair(from, to)))),
    format: (/** @type {number} */ value) => say.percent(value),
  };
  const heads = ["from", "to", "changes", "handed-on", "seamless"].map((head) => say.t(`voice.head.${head}`));
  const table = pairs.map((one) => [
    say.name(one.from),
    say.name(one.to),
    say.number(one.changes),
    say.number(one.handed_on),
    estimate(view, one.seamless, "rate"),
  ]);
  return html`<section class="card pairs">
    <om-heat-matrix .state=${state} .say=${say} .spec=${spec}></om-heat-matrix>
    <details>
      <summary>${say.t("voice.pairs-table")}</summary>
      ${figureTable(say.t("voice.pairs-table"), heads, table)}
    </details>
  </section>`;
}

/** @param {View} view @param {Service} service */
function historyCard(view, { history }) {
  const { say } = view;
  if (!history) return nothing;
  const rows = /** @type {const} */ (["used", "at_once_with", "at_once_without", "difference"]).map((id) => [
    say.t(`voice.history.${id}`),
    estimate(view, history[id], "rate"),
  ]);
  return html`<section class="card">
    <h2>${say.t("voice.history")}</h2>
    ${figureTable(say.t("voice.history"), [say.t("voice.head.what"), say.t("head.value")], rows)}
    <p class="hint">${say.t("caution.no-cause")} ${say.t("voice.history-hint")}</p>
  </section>`;
}
