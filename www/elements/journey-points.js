// @ts-check
/** The points of contact, put right by hand, and what comes before and after one of them. */
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { pointKey, STAGES } from "../store/journey-shape.js";
import { textOf } from "./form-parts.js";
import { frictions } from "./journey-funnel.js";
import { card, channelName, estimate, largestFirst, stageName } from "./journey-parts.js";
import { inPages } from "./pages.js";
import { scroll } from "./scroll.js";
import { figureTable } from "./voice-parts.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("./journey-parts.js").Report} Report */
/** @typedef {import("./journey-parts.js").Grid} Grid */
/** @typedef {Report["map"]["touchpoints"][number]} Point */
/** @typedef {import("../generated/core.js").Way} Way */

/** Points of one page. */
const POINTS = 24;
/** Ways shown on each side. */
const WAYS = 8;

/** @param {View} view @param {Report} report @param {Grid | undefined} grid */
export function pointsCard(view, report, grid) {
  const { say } = view;
  const { touchpoints, customers } = report.map;
  if (touchpoints.length === 0) return nothing;
  const marks = frictions(view, report, grid);
  const sorted = largestFirst(touchpoints, ({ channel }) => channel, report);
  const heads = ["channel", "phase", "events", "anonymous", "customers", "owner", "marks"];
  return card(
    view,
    "points",
    html`${inPages(view, { count: sorted.length, size: POINTS, what: "pages.points" }, (from, to) =>
      scroll(
        say.t("journey.points"),
        html`<table class="figures journey-points">
        <thead>
          <tr>
            ${heads.map((head) => html`<th scope="col">${say.t(`journey.head.${head}`)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${sorted.slice(from, to).map((point) => {
            const mine = marks.filter(
              ({ channel, stage }) => channel === point.channel && (stage === point.stage || stage === ""),
            );
            const kinds = [...new Set(mine.map(({ kind }) => say.t(`journey.friction-kind.${kind}`)))];
            return html`<tr>
              <th scope="row">${channelName(view, point.channel)}</th>
              <td>${phaseSelect(view, point)}</td>
              <td>${say.number(point.events)}</td>
              <td>${say.number(point.anonymous)}</td>
              <td>${say.number(point.customers)} <span class="muted">${customers > 0 ? say.percent(point.customers / customers, 1) : ""}</span></td>
              <td>${owner(view, point)}</td>
              <td>${kinds.length === 0 ? html`<span class="muted">–</span>` : say.list(kinds)}</td>
            </tr>`;
          })}
        </tbody>
      </table>`,
      ),
    )}
      <p class="hint">${say.t("journey.points-note")}</p>`,
  );
}

/** A point of contact belongs to the phase that its rows say, until it is put elsewhere. @param {View} view @param {Point} point */
function phaseSelect(view, { channel, stage, from }) {
  const { state, say, send } = view;
  const put = (/** @type {string} */ to) => {
    const others = state.choices.journey.moved.filter((one) => one.channel !== channel || one.from !== from);
    send("setJourney", { moved: to === from ? others : [...others, { channel, from, to }] });
  };
  return html`<select aria-label=${say.t("journey.phase-of", { channel, phase: say.t(`phase.${from}`) })} @change=${(/** @type {Event} */ event) => put(textOf(event))}>
      ${STAGES.map((one) => html`<option value=${one} .selected=${live(one === stage)}>${say.t(`phase.${one}`)}</option>`)}
    </select>
    ${stage === from ? nothing : html`<span class="muted">${say.t("journey.moved-from", { phase: say.t(`phase.${from}`) })}</span>`}`;
}

/** @param {View} view @param {Point} point */
function owner({ state, say, send }, { channel, stage }) {
  const { owners } = state.choices.journey;
  const key = pointKey(channel, stage);
  const put = (/** @type {string} */ name) => {
    const { [key]: _, ...others } = owners;
    send("setJourney", { owners: name === "" ? others : { ...others, [key]: name } });
  };
  return html`<input
    class="owner"
    autocomplete="off"
    aria-label=${say.t("journey.owner-of", { channel, phase: say.t(`phase.${stage}`) })}
    .value=${owners[key] ?? ""}
    @change=${(/** @type {Event} */ event) => put(textOf(event).trim())}
  />`;
}

/** @param {View} view @param {Report} report */
export function explorerCard(view, { map, days }) {
  const { state, say, send } = view;
  /** @type {Map<string, Point>} */
  const points = new Map(
    map.touchpoints.filter(({ events }) => events > 0).map((one) => [pointKey(one.channel, one.stage), one]),
  );
  if (points.size === 0) return nothing;
  const { at } = state.choices.journey;
  const chosen = at ? pointKey(at.channel, at.stage) : "";
  const choose = (/** @type {Event} */ event) => {
    const point = points.get(textOf(event));
    send("setJourney", { at: point ? { channel: point.channel, stage: point.stage } : null });
  };
  const answer = state.answers["journey-ways"];
  /** @type {import("../generated/core.js").Ways | undefined} */
  const ways = answer?.value ?? undefined;
  return card(
    view,
    "explorer",
    html`<label class="field">
        <span>${say.t("journey.explore")}</span>
        <select @change=${choose}>
          <option value="" .selected=${live(chosen === "")}>${say.t("journey.choose-point")}</option>
          ${[...points].map(([key, { channel, stage }]) => html`<option value=${key} .selected=${live(key === chosen)}>${channelName(view, channel)} · ${say.t(`phase.${stage}`)}</option>`)}
        </select>
      </label>
      ${
        !at
          ? nothing
          : !ways || answer?.waiting
            ? html`<p class="muted" role="status">${say.t("journey.waiting")}</p>`
            : html`<p>${say.t("journey.passages", { n: ways.passages, days: say.number(days) })}</p>
                <div class="columns">${side(view, "before", ways.before)} ${side(view, "after", ways.after)}</div>`
      }`,
  );
}

/** @param {View} view @param {"before" | "after"} name @param {readonly Way[]} ways */
function side(view, name, ways) {
  const { say } = view;
  const title = say.t(`journey.${name}`);
  const rows = ways
    .slice(0, WAYS)
    .map((way) => [
      way.channel === null
        ? say.t(name === "before" ? "journey.first" : way.bought ? "journey.bought" : "journey.ends")
        : html`${channelName(view, way.channel)} <span class="muted">${way.stage ? stageName(view, way.stage) : ""}</span>`,
      estimate(view, way.share, "rate"),
      way.hours.value === null ? "–" : say.value(way.hours.value, "hours", ""),
    ]);
  const heads = [title, ...["share", "hours"].map((head) => say.t(`journey.head.${head}`))];
  return html`<div><h3>${title}</h3>${figureTable(title, heads, rows)}</div>`;
}
