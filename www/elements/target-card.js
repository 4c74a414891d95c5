// @ts-check
/** A target: from where to where, how far it has come, what contradicts it, and its five letters. */
import { html, nothing } from "lit";
import { missingText } from "./fields.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("../store/state.js").Target} Target */
/** @typedef {import("../generated/core.js").TargetReport} Report */

/**
 * @param {View} view
 * @param {{ target: Target, report: Report | undefined, name: string, edit: () => void, remove: () => void,
 *   mean: (change: "relative" | "points") => void }} parts
 */
export function targetCard(view, { target, report, name, edit, remove, mean }) {
  const { say } = view;
  return html`<li class="card target">
    <h2>${name}</h2>
    ${report ? told(view, target, report, mean) : html`<p class="muted" role="status">${say.t("channels.waiting")}</p>`}
    <p class="muted">
      ${target.owner ? html`${say.t("targets.owner", { owner: say.name(target.owner) })} · ` : nothing}${target.reason ? say.name(target.reason) : nothing}
    </p>
    <div class="actions">
      <button aria-label=${say.t("decisions.edit-of", { decision: name })} @click=${edit}>${say.t("decisions.edit")}</button>
      <button aria-label=${say.t("decisions.remove-of", { decision: name })} @click=${remove}>${say.t("decisions.remove")}</button>
    </div>
  </li>`;
}

/** A value in the unit of the figure. @param {View} view @param {Report} report */
const writer =
  ({ state, say }, { unit }) =>
  (/** @type {number} */ value) =>
    say.value(value, unit ?? "number", state.report?.settings.currency ?? "EUR", true);

/** A change, with its sign; of a share, in points. @param {View} view @param {Report} report @param {number} value */
function changeText({ state, say }, { unit }, value) {
  if (unit === "rate") {
    const points = value * 100;
    return say.t("targets.points", { n: Math.abs(points), change: say.signedNumber(points, 2) });
  }
  return say.signed(value, unit ?? "number", state.report?.settings.currency ?? "EUR");
}

/** @param {View} view @param {Target} target @param {Report} report @param {(change: "relative" | "points") => void} mean */
function told(view, target, report, mean) {
  const { say } = view;
  const value = writer(view, report);
  const { baseline, target: to, difference, relative, due, progress } = report;
  const way =
    baseline === null || to === null || difference === null
      ? say.t("targets.no-way")
      : say.t(due ? "targets.way-by" : "targets.way", {
          ...{ from: value(baseline), to: value(to), change: changeText(view, report, difference) },
          relative: relative === null ? "–" : say.signed(relative, "rate", ""),
          day: due ? say.day(due) : "",
        });
  return html`<p class="way">${way}</p>
    ${report.unread.map((field) => html`<p class="notice warning">${say.t("targets.unread", { field: say.t(`targets.field.${field}`), words: say.name(target[/** @type {"goal"} */ (field)]) })}</p>`)}
    ${contradiction(view, report)} ${ambiguous(view, report, mean)} ${bar(view, report)} ${standing(view, report)}
    ${report.missing ? html`<p class="notice">${missingText(view, report.missing)}</p>` : nothing}
    ${seen(view, progress)} ${letters(view, report)}`;
}

/** @param {View} view @param {Report} report */
function contradiction(view, report) {
  const { say } = view;
  const { contradiction: found } = report;
  if (!found) return nothing;
  const value = writer(view, report);
  const said =
    found.said_kind === "relative" ? say.signed(found.said, "rate", "") : changeText(view, report, found.said);
  return html`<p class="notice warning">
    ${say.t(found.said_kind === "value" ? "targets.contradiction-value" : "targets.contradiction", {
      ...{
        said: found.said_kind === "value" ? value(found.said) : said,
        leads: value(found.leads_to),
        given: value(found.given),
      },
      change: changeText(view, report, found.difference),
      relative: found.relative === null ? "–" : say.signed(found.relative, "rate", ""),
    })}
  </p>`;
}

/** `%` of a share can be points: both readings, and a way to say which. @param {View} view @param {Report} report @param {(change: "relative" | "points") => void} mean */
function ambiguous(view, report, mean) {
  const { say } = view;
  if (report.as_points === null || report.target === null) return nothing;
  const value = writer(view, report);
  return html`<div class="notice warning">
    <p>${say.t("targets.ambiguous", { relative: value(report.target), points: value(report.as_points) })}</p>
    <div class="actions">
      <button @click=${() => mean("relative")}>${say.t("targets.mean-relative", { value: value(report.target) })}</button>
      <button @click=${() => mean("points")}>${say.t("targets.mean-points", { value: value(report.as_points) })}</button>
    </div>
  </div>`;
}

/** How far it has come beside how much of its time is over. @param {View} view @param {Report} report */
function bar({ say }, { progress: { progress, elapsed } }) {
  if (progress === null) return nothing;
  const within = (/** @type {number} */ share) => Math.min(Math.max(share, 0), 1);
  return html`<dl class="ways">
    <div>
      <dt>${say.t("targets.done")}</dt>
      <dd><meter value=${within(progress)} aria-label=${say.t("targets.done")}></meter> ${say.percent(progress)}</dd>
    </div>
    ${
      elapsed === null
        ? nothing
        : html`<div>
            <dt>${say.t("targets.elapsed")}</dt>
            <dd><meter value=${within(elapsed)} aria-label=${say.t("targets.elapsed")}></meter> ${say.percent(within(elapsed))}</dd>
          </div>`
    }
  </dl>`;
}

/** Where it stands, and where it lands. @param {View} view @param {Report} report */
function standing(view, report) {
  const { say } = view;
  const { current, progress } = report;
  if (!current) return nothing;
  const value = writer(view, report);
  const range = (/** @type {number | null} */ low, /** @type {number | null} */ high) =>
    low === null || high === null ? "" : say.t("targets.range", { low: value(low), high: value(high) });
  return html`<p>
    ${progress.state ? html`<strong class="state ${progress.state}">${say.t(`targets.state.${progress.state}`)}</strong> ` : nothing}
    ${say.t("targets.now", { value: value(current.value), range: range(current.low, current.high), n: current.n })}
    ${
      progress.landing === null || progress.state === "reached"
        ? nothing
        : say.t("targets.landing", {
            value: value(progress.landing),
            range: range(progress.landing_low, progress.landing_high),
          })
    }
  </p>`;
}

/** Whether the move could be told from noise. @param {View} view @param {Report["progress"]} progress */
function seen({ say }, { within_noise, needed_n, enough }) {
  return html`${within_noise ? html`<p class="notice">${say.t("targets.within-noise")}</p>` : nothing}
    ${needed_n === null ? nothing : html`<p class="muted">${say.t(enough === false ? "targets.needed-more" : "targets.needed", { n: needed_n })}</p>`}`;
}

/** @param {View} view @param {Report} report */
function letters({ say }, report) {
  return html`<ul class="letters" aria-label=${say.t("targets.letters")}>
    ${report.letters.map(({ letter, holds, reason }) => {
      const verdict = holds === null ? "open" : holds ? "holds" : "fails";
      return html`<li class=${verdict}>
        <span class="letter" aria-hidden="true">${letter}</span>
        <span>
          <strong>${say.t(`targets.letter.${letter}`)}</strong>
          <span class="visually-hidden">${say.t(`targets.verdict.${verdict}`)}</span>
          ${say.t(`targets.reason.${reason}`)}
        </span>
      </li>`;
    })}
  </ul>`;
}
