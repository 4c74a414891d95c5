// @ts-check
/** Any figure by its parts, and the parts that stand out beyond noise. */
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { BREAKDOWNS } from "../store/state.js";
import { partName } from "./channel-stores.js";
import { missingText } from "./fields.js";
import { rangeText } from "./figures.js";
import { tableCard, waiting } from "./room-channels.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("./table-rows.js").Column} Column */
/** @typedef {import("../generated/core.js").Breakdown} Breakdown */
/** @typedef {import("../generated/core.js").BrokenDown} BrokenDown */
/** @typedef {import("../generated/core.js").BreakdownPart} BreakdownPart */

/** @param {View} view */
export function partsPart(view) {
  return html`${explorer(view)} ${points(view)}`;
}

/** @param {View} view */
function explorer(view) {
  const { state, say } = view;
  /** @type {Breakdown | null} */
  const answer = state.answers.breakdown?.value ?? null;
  const broken = answer?.kpis[0];
  const current = broken?.id === state.choices.breakdown.kpi && answer?.by === state.choices.breakdown.by;
  return html`<section class="card">
      <h2>${say.t("channels.explore")}</h2>
      <p class="subtitle">${say.t("channels.explore-about")}</p>
      <div class="settings-row">${pickKpi(view)} ${pickBy(view)}</div>
      ${broken && current ? said(view, broken) : waiting(view, "breakdown")}
    </section>
    ${broken && current && !broken.missing && broken.parts.length > 0 ? table(view, broken, answer.by) : nothing}`;
}

/** @param {View} view */
function pickKpi({ state, say, send }) {
  const { breakdown } = state.choices;
  const cards = state.catalogue?.kpis ?? [];
  return html`<label class="field">
    <span>${say.t("channels.figure")}</span>
    <select
      @change=${(/** @type {Event} */ event) =>
        send("setBreakdown", { ...breakdown, kpi: /** @type {HTMLSelectElement} */ (event.target).value })}
    >
      ${cards.map(({ id, name }) => html`<option value=${id} .selected=${live(id === breakdown.kpi)}>${say.both(name)}</option>`)}
    </select>
  </label>`;
}

/** @param {View} view */
function pickBy({ state, say, send }) {
  const { breakdown } = state.choices;
  return html`<label class="field">
    <span>${say.t("channels.by")}</span>
    <select
      @change=${(/** @type {Event} */ event) =>
        send("setBreakdown", { ...breakdown, by: /** @type {HTMLSelectElement} */ (event.target).value })}
    >
      ${BREAKDOWNS.map((by) => html`<option value=${by} .selected=${live(by === breakdown.by)}>${say.t(`by.${by}`)}</option>`)}
    </select>
  </label>`;
}

/** The whole, and what the parts are to it. @param {View} view @param {BrokenDown} broken */
function said(view, broken) {
  const { state, say } = view;
  const currency = state.report?.settings.currency ?? "EUR";
  if (broken.missing) return html`<p class="notice warning">${missingText(view, broken.missing)}</p>`;
  if (broken.parts.length === 0) return html`<p class="notice">${say.t("channels.no-parts")}</p>`;
  const whole = broken.whole === null ? "–" : say.value(broken.whole, broken.unit, currency, true);
  return html`<p>
    ${say.t("channels.whole", { whole, n: broken.n })} ${say.t(broken.adds_up ? "channels.adds-up" : "channels.not-adding")}
  </p>`;
}

/** @param {View} view @param {BrokenDown} broken @param {string} by */
function table(view, broken, by) {
  const { state, say } = view;
  const currency = state.report?.settings.currency ?? "EUR";
  const value = (/** @type {number} */ x) => say.value(x, broken.unit, currency, true);
  /** @param {string} id @param {(value: number) => string} format @returns {Column} */
  const number = (id, format) => ({ id, name: say.t(`channels.head.${id}`), kind: "number", format });
  const isTime = broken.parts.some(({ to }) => to !== null);
  return tableCard(view, {
    name: "parts",
    columns: [
      { id: "part", name: say.t(`by.${by}`) },
      number("value", value),
      number("low", value),
      number("high", value),
      number("n", (n) => say.number(n)),
      ...(isTime ? [] : [number("difference", (x) => say.signed(x, broken.unit, currency))]),
      { id: "reading", name: say.t("channels.head.reading") },
    ],
    rows: broken.parts.map((part) => [
      nameOf(view, part, by),
      part.value,
      part.low,
      part.high,
      part.n,
      ...(isTime ? [] : [part.against?.difference ?? null]),
      reading(view, part),
    ]),
  });
}

/** @param {View} view @param {BreakdownPart} part @param {string} by */
function nameOf(view, part, by) {
  if (part.to !== null) return view.say.period(part.key, part.to);
  return by === "phase" && part.kind === "value" ? view.say.t(`phase.${part.key}`) : partName(view, part);
}

/** What is to be said of a part. @param {View} view @param {BreakdownPart} part */
function reading(view, part) {
  const { say } = view;
  const notes = [];
  if (part.missing) notes.push(missingText(view, part.missing));
  if (part.kind === "earlier") notes.push(say.t("channels.earlier", { n: part.values }));
  if (!part.complete) notes.push(say.t("channels.partly"));
  notes.push(...part.cautions.map((caution) => say.code("caution", caution)));
  if (part.against?.standing) notes.push(say.t(`channels.${part.against.standing}`));
  else if (part.against) notes.push(say.t(part.against.beyond_noise ? "channels.differs" : "channels.within-noise"));
  return notes.join(" ");
}

/** Strong and weak points: only what is beyond noise, all being looked at together. @param {View} view */
function points(view) {
  const { state, say } = view;
  /** @type {Breakdown | null} */
  const answer = state.answers.points?.value ?? null;
  const title = say.t("channels.points");
  if (!answer) return html`<section class="card"><h2>${title}</h2>${waiting(view, "points")}</section>`;
  const all = answer.kpis.flatMap((kpi) =>
    kpi.parts.filter(({ against }) => against !== null).map((part) => ({ kpi, part })),
  );
  const found = all.filter(({ part }) => part.against?.standing);
  return html`<section class="card">
    <h2>${title}</h2>
    <p class="subtitle">${say.t("channels.points-about", { n: all.length })}</p>
    ${
      found.length === 0
        ? html`<p>${say.t("channels.points-none")}</p>`
        : html`<ul class="unknown">${found.map(({ kpi, part }) => point(view, kpi, part, answer.by))}</ul>`
    }
  </section>`;
}

/** @param {View} view @param {BrokenDown} kpi @param {BreakdownPart} part @param {string} by */
function point(view, kpi, part, by) {
  const { state, say } = view;
  const { against } = part;
  const card = state.catalogue?.kpis.find(({ id }) => id === kpi.id);
  if (!against || !card || part.value === null) return nothing;
  const currency = state.report?.settings.currency ?? "EUR";
  const [here, there] = [part.value, against.rest].map((one) => say.value(one, kpi.unit, currency));
  const range = rangeText(say, against.low, against.high, kpi.unit, currency);
  return html`<li>
    <div>
      <strong>${say.name(nameOf(view, part, by))}${say.t("colon")} ${say.both(card.name)} ${here}</strong>
      <span class="muted">${say.t("channels.point", { there, range, n: part.n })}</span>
    </div>
    <span class="badge ${against.standing === "strong" ? "good" : "bad"}">${say.t(`channels.${against.standing}`)}</span>
  </li>`;
}
