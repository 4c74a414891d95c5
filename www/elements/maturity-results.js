// @ts-check
/** What the audit comes to: where the company stands, its dimensions and practices, and what departments disagree on. */
import { html, nothing } from "lit";
import { practiceBars } from "../charts/practice-bars.js";
import { radarChart } from "../charts/radar.js";
import { answeredIn } from "../store/maturity-edit.js";
import { findingsCard } from "./maturity-findings.js";
import { disagreementCard, entitiesCard, pointsCard, strengthsCard } from "./maturity-groups.js";
import { nameOf, scoreText, stageName } from "./maturity-parts.js";
import { referencesTable } from "./maturity-references.js";
import { signsCard } from "./maturity-signs.js";
import { verdictsCard } from "./maturity-verdicts.js";
import { referenceLines, referencesOf } from "./references.js";
import { chart } from "./room-overview.js";

/** @typedef {import("./room-maturity.js").Room} Room */
/** @typedef {import("../store/maturity-shape.js").Maturity} Maturity */

/** @param {Room} room */
export function resultsTab(room) {
  const { say, scores, audit } = room;
  if (!scores || answeredIn(audit).length === 0)
    return html`<section class="card empty"><h2>${say.t("maturity.nothing")}</h2><p>${say.t("maturity.nothing-hint")}</p></section>`;
  return html`${lead(room, scores)} ${tiles(room, scores)} ${scale(room, scores)}
    ${referencesPart(room)} ${chart(room, radar(room, scores))} ${chart(room, practiceBars(room, scores))}
    ${strengthsCard(room, scores)} ${signsCard(room, scores)} ${verdictsCard(room)} ${findingsCard(room, scores)} ${disagreementCard(room, scores)}
    ${entitiesCard(room, scores)} ${pointsCard(room, scores)}`;
}

/** The values that the consultant brought, each beside the client's own. @param {Room} room */
function referencesPart(room) {
  if (room.audit.reference_values.length === 0) return nothing;
  return html`<section class="card">
    <h2>${room.say.t("reference.beside")}</h2>
    <p class="subtitle">${room.say.t("reference.beside-lead")}</p>
    ${referencesTable(room)}
  </section>`;
}

/** @param {Room} room @param {Maturity} scores */
function lead(room, scores) {
  const { say } = room;
  const { overall_declared: declared, overall_evidenced: evidenced } = scores;
  if (declared === null)
    return html`<p class="lead">${say.t("maturity.lead-none", { n: scores.answered, all: scores.applicable })}</p>`;
  const values = {
    stage: html`<strong>${stageName(room, scores.stage_declared)}</strong>`,
    declared: scoreText(say, declared),
    evidence: html`<strong>${stageName(room, scores.stage_evidenced)}</strong>`,
    evidenced: scoreText(say, evidenced),
  };
  return html`<p class="lead">${say.rich(evidenced === null ? "maturity.lead-declared" : "maturity.lead", values)}</p>
    <p class="sublead">${say.t("maturity.sublead", { n: scores.answered, all: scores.applicable, version: scores.model.version })}</p>`;
}

/** @param {Room} room @param {Maturity} scores */
function tiles(room, scores) {
  const { say } = room;
  const { declared, evidenced } = scores.dimensions;
  const weak = (/** @type {string | null} */ id, /** @type {Record<string, number | null>} */ of) => ({
    value: scoreText(say, id === null ? null : of[id]),
    below: id === null ? "" : nameOf(room, id),
  });
  /** @type {[string, { value: string, below: string }][]} */
  const all = [
    [
      "overall-declared",
      { value: scoreText(say, scores.overall_declared), below: stageName(room, scores.stage_declared) },
    ],
    ["weakest-declared", weak(scores.weakest_declared, declared)],
    [
      "overall-evidenced",
      { value: scoreText(say, scores.overall_evidenced), below: stageName(room, scores.stage_evidenced) },
    ],
    ["weakest-evidenced", weak(scores.weakest_evidenced, evidenced)],
  ];
  return html`<ul class="tiles apart">
    ${all.map(
      ([name, { value, below }]) => html`<li class="tile">
        <h2>${say.t(`maturity.tile.${name}`)}</h2>
        <p class="value"><b>${value}</b></p>
        <p class="count">${below}</p>
        ${name.startsWith("overall") ? referenceLines(room, referencesOf(room, "overall"), (value) => scoreText(say, value)) : nothing}
      </li>`,
    )}
  </ul>`;
}

/** From one stage to the next, and what the next one needs. @param {Room} room @param {Maturity} scores */
function scale(room, scores) {
  const { say, model, look, show } = room;
  const key = look.standing;
  const next = key === "declared" ? scores.next_declared : scores.next_evidenced;
  const [declared, evidenced] = [scores.stage_declared, scores.stage_evidenced];
  const marks = (/** @type {string} */ stage) => [
    ...(stage === declared ? ["declared"] : []),
    ...(stage === evidenced ? ["evidenced"] : []),
  ];
  return html`<section class="card">
    <h2>${say.t("maturity.scale")}</h2>
    <ol class="stages">
      ${model.levels.map(
        (level) => html`<li class=${marks(level.key).join(" ")}>
          <b>${say.both(level.name)}</b>
          <span>${say.both(level.meaning)}</span>
          ${marks(level.key).map((mark) => html`<em>${say.t(`maturity.here.${mark}`)}</em>`)}
        </li>`,
      )}
    </ol>
    <div class="pair" role="group" aria-label=${say.t("maturity.next-by")}>
      ${(/** @type {const} */ (["declared", "evidenced"])).map((one) => html`<button aria-pressed=${one === key} @click=${() => show({ standing: one })}>${say.t(`maturity.series.${one}`)}</button>`)}
    </div>
    ${
      next.length === 0
        ? html`<p>${say.t("maturity.next-none")}</p>`
        : html`<h3>${say.t("maturity.needs", { stage: stageName(room, next[0].stage) })}</h3>
            <ul class="lacking">
              ${next.map(
                ({ what, value, least }) => html`<li>
                  ${say.t(value === null ? "maturity.lacks-score" : "maturity.lacks", { what: what === "overall" ? say.t("maturity.overall") : nameOf(room, what), value: scoreText(say, value), least: scoreText(say, least) })}
                </li>`,
              )}
            </ul>`
    }
  </section>`;
}

/** @param {Room} room @param {Maturity} scores */
function radar(room, scores) {
  const { say, model } = room;
  const { declared, evidenced, target } = scores.dimensions;
  const of = (/** @type {Record<string, number | null>} */ from) => model.dimensions.map(({ id }) => from[id] ?? null);
  const gaps = model.dimensions
    .map(({ id }) => ({ id, gap: (declared[id] ?? 0) - (evidenced[id] ?? declared[id] ?? 0) }))
    .sort((a, b) => b.gap - a.gap);
  const widest = gaps[0];
  return radarChart(room, {
    id: "maturity",
    title:
      widest && widest.gap > 0
        ? say.t("maturity.radar-gap", { dimension: nameOf(room, widest.id), gap: scoreText(say, widest.gap) })
        : say.t("maturity.radar-even"),
    subtitle: say.t("maturity.radar-subtitle", { n: scores.answered }),
    note: say.t("maturity.radar-note"),
    axes: model.dimensions.map(({ name }) => say.both(name)),
    series: [
      { name: say.t("maturity.series.declared"), values: of(declared) },
      { name: say.t("maturity.series.evidenced"), values: of(evidenced) },
      { name: say.t("maturity.series.target"), values: of(target) },
    ],
    low: 0,
    high: model.levels.length - 1,
  });
}
