// @ts-check
/** Two audits side by side: a starting point of this one, or another audit's file. */
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { radarChart } from "../charts/radar.js";
import { stagePath } from "../charts/stage-path.js";
import { comparedWith } from "../store/maturity-ask.js";
import { listed, movesOf, nameOf, scoreText, stageName, today } from "./maturity-parts.js";
import { problemText } from "./problem.js";
import { chart } from "./room-overview.js";
import { scroll } from "./scroll.js";

/** @typedef {import("./room-maturity.js").Room} Room */
/** @typedef {import("../generated/core.js").Delta} Delta */
/** @typedef {import("../store/maturity-shape.js").Baseline} Baseline */

/** @param {Room} room */
export function compareTab(room) {
  const { look, say } = room;
  const before = comparedWith(room.audit);
  return html`${look.problem ? html`<p class="problem" role="alert">${problemText(say, look.problem)}</p>` : nothing}
    ${baselines(room)} ${chart(room, way(room))} ${before ? compared(room, before) : nothing}`;
}

/** Starting points that are kept, and others that come from files. @param {Room} room */
function baselines(room) {
  const { say, audit, scores, act, change, show } = room;
  /** @param {SubmitEvent} event */
  const keep = (event) => {
    event.preventDefault();
    const typed = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const name = String(typed.get("name") ?? "").trim();
    if (name !== "") act((one) => one.keepBaseline(name, today()));
  };
  /** @param {Event} event */
  const open = (event) => {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const [file] = input.files ?? [];
    if (file) act((one) => one.openCompared(file, (problem) => show({ problem })));
    input.value = "";
  };
  return html`<section class="card">
    <h2>${say.t("maturity.baselines")}</h2>
    <p class="subtitle">${say.t("maturity.baselines-lead")}</p>
    ${
      audit.baselines.length === 0
        ? nothing
        : html`<fieldset class="baselines">
            <legend>${say.t("maturity.compare-with")}</legend>
            <label class="check"><input type="radio" name="compared" .checked=${live(audit.compared === "")} @change=${() => change((one) => ({ ...one, compared: "" }))} /><span>${say.t("maturity.compare-none")}</span></label>
            ${audit.baselines.map((one) => baselineItem(room, one))}
          </fieldset>`
    }
    <form class="settings-row" @submit=${keep}>
      <label class="field"><span>${say.t("maturity.baseline-name")}</span><input name="name" required autocomplete="off" value=${say.t("maturity.baseline-first")} /></label>
      <button type="submit" ?disabled=${!scores || scores.answered === 0}>${say.t("maturity.baseline-keep")}</button>
      <label class="button attach">${say.t("maturity.compare-file")}<input class="visually-hidden" type="file" accept=".json" @change=${open} /></label>
    </form>
  </section>`;
}

/** @param {Room} room @param {Baseline} baseline */
function baselineItem({ say, audit, change }, { name, kept, snapshot, files }) {
  const remove = () =>
    change((one) => ({
      ...one,
      baselines: one.baselines.filter((other) => other.name !== name),
      compared: one.compared === name ? "" : one.compared,
    }));
  return html`<div class="baseline">
    <label class="check">
      <input type="radio" name="compared" .checked=${live(audit.compared === name)} @change=${() => change((one) => ({ ...one, compared: name }))} />
      <span>${say.name(name)} <span class="muted">${say.t("maturity.baseline-line", { kept: say.day(kept, "short"), version: snapshot.version, n: Object.keys(snapshot.declared).length })}</span></span>
    </label>
    ${
      files.length === 0
        ? nothing
        : html`<details><summary>${say.t("maturity.baseline-files", { n: files.length })}</summary>
            <ul>${files.map((file) => html`<li>${say.name(file.name)} <span class="muted">${say.t("maturity.baseline-rows", { n: file.rows })}</span></li>`)}</ul></details>`
    }
    <button aria-label=${say.t("maturity.remove-of", { who: name })} @click=${remove}>${say.t("maturity.remove")}</button>
  </div>`;
}

/** From the first audit that is kept to today's. @param {Room} room */
function way(room) {
  const { say, audit, scores } = room;
  const known = scores?.path ?? [];
  if (!scores || known.length === 0 || known.length !== audit.baselines.length) return null;
  const day = (/** @type {string} */ one) => (one === "" ? "–" : say.day(one, "short"));
  /** @param {string | null} declared @param {string | null} evidenced @returns {[string, string]} */
  const stages = (declared, evidenced) => [stageName(room, declared), stageName(room, evidenced)];
  const kept = known.map((one, at) => ({
    order: one.day || audit.baselines[at].kept,
    name: say.name(audit.baselines[at].name),
    day: day(one.day || audit.baselines[at].kept),
    ...{ declared: one.overall_declared, evidenced: one.overall_evidenced },
    stages: stages(one.stage_declared, one.stage_evidenced),
  }));
  const stops = kept.sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0));
  const now = {
    ...{ order: "", name: say.t("path.now"), day: day(audit.day ?? today()) },
    ...{ declared: scores.overall_declared, evidenced: scores.overall_evidenced },
    stages: stages(scores.stage_declared, scores.stage_evidenced),
  };
  const others = known.some(({ version }) => version !== room.model.reference.version);
  return stagePath(room, [...stops, now], say.t(others ? "path.note-versions" : "path.note"));
}

/** @param {Room} room @param {Baseline} before */
function compared(room, before) {
  const { say, scores, model } = room;
  if (!scores) return nothing;
  const changed = scores.deltas.some((one) => one.method_change);
  return html`<p class="lead">${say.t("maturity.compared-lead", { ...movesOf(scores.deltas), name: before.name })}</p>
    ${before.snapshot.version === model.reference.version ? nothing : html`<p class="notice warning">${say.t("maturity.other-version", { before: before.snapshot.version, now: model.reference.version })}</p>`}
    ${changed ? html`<p class="notice warning">${say.t("maturity.method-change")}</p>` : nothing}
    ${chart(room, beforeAndNow(room, before))}
    <section class="card">
      <h2>${say.t("maturity.deltas")}</h2>
      <p class="subtitle">${say.t("maturity.deltas-lead")}</p>
      ${scroll(say.t("maturity.deltas"), deltaTable(room, scores.deltas))}
    </section>`;
}

/** @param {Room} room @param {readonly Delta[]} deltas */
function deltaTable(room, deltas) {
  const { say } = room;
  const signed = (/** @type {number | null} */ value) => (value === null ? "–" : say.signedNumber(value, 2));
  const names = (/** @type {readonly string[]} */ ids) => say.list(ids.map((id) => nameOf(room, id)));
  return html`<table class="figures">
    <thead>
      <tr>${["practice", "before", "now", "difference", "evidenced-difference", "change"].map((head) => html`<th scope="col">${say.t(`maturity.head.${head}`)}</th>`)}</tr>
    </thead>
    <tbody>
      ${deltas.map(
        (one) => html`<tr>
          <th scope="row">${names(one.practices.length > 0 ? one.practices : one.before_ids)}</th>
          <td>${scoreText(say, one.before)}</td>
          <td>${scoreText(say, one.now)}</td>
          <td>${signed(one.delta)}</td>
          <td>${signed(one.evidenced_delta)}</td>
          <td class="words">
            ${say.t(`maturity.change.${one.change}`)}
            ${one.before_ids.length > 0 ? html`<span class="muted">${say.t("maturity.was", { names: names(one.before_ids) })}</span>` : nothing}
            ${one.method_change ? html`<span class="muted">${say.t("maturity.method-changed")}</span>` : nothing}
          </td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}

/** Dimensions then and now, of the practices that both audits have. @param {Room} room @param {Baseline} before */
function beforeAndNow(room, { name, snapshot }) {
  const { say, model, scores } = room;
  const mean = (/** @type {string} */ dimension, /** @type {(id: string) => number | null | undefined} */ score) => {
    const own = listed(model).filter((one) => one.dimension.id === dimension);
    const known = own.flatMap(({ practice }) => {
      const value = score(practice.id);
      return practice.id in snapshot.declared && value !== null && value !== undefined
        ? [{ value, by: practice.weight }]
        : [];
    });
    const weight = known.reduce((sum, { by }) => sum + by, 0);
    return weight === 0 ? null : known.reduce((sum, { value, by }) => sum + value * by, 0) / weight;
  };
  const of = (/** @type {(id: string) => number | null | undefined} */ score) =>
    model.dimensions.map(({ id }) => mean(id, score));
  return radarChart(room, {
    id: "before",
    title: say.t("maturity.before-title"),
    subtitle: say.t("maturity.before-subtitle"),
    axes: model.dimensions.map((one) => say.both(one.name)),
    series: [
      { name: say.t("maturity.series.now"), values: of((id) => scores?.practices[id]?.declared) },
      { name: say.name(name), values: of((id) => snapshot.declared[id]) },
    ],
    low: 0,
    high: model.levels.length - 1,
  });
}
