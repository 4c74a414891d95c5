// @ts-check
/** Parts of the results: strengths and gaps, departments, entities, and the ten points that success rests on. */
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { entitiesOf, withPoint } from "../store/maturity-edit.js";
import { textOf } from "./form-parts.js";
import { listed, roleName, scored, scoreText } from "./maturity-parts.js";
import { scroll } from "./scroll.js";

/** @typedef {import("./room-maturity.js").Room} Room */
/** @typedef {import("../store/maturity-shape.js").Maturity} Maturity */

/** How many of each are named. */
const NAMED = 5;
/** From here on departments describe two companies. */
const APART = 1.5;

/** @param {Room} room @param {Maturity} scores */
export function strengthsCard(room, scores) {
  const { say } = room;
  const all = scored(room, scores);
  const strong = all
    .filter(({ score }) => (score.evidenced ?? 0) >= 2)
    .sort((a, b) => (b.score.evidenced ?? 0) - (a.score.evidenced ?? 0))
    .slice(0, NAMED);
  const gaps = all
    .map((one) => ({
      ...one,
      weighs: (one.score.gap ?? 0) * one.practice.weight * (scores.dimensions.weights[one.dimension.id] ?? 0),
    }))
    .filter(({ weighs }) => weighs > 0)
    .sort((a, b) => b.weighs - a.weighs || (a.score.evidenced ?? 0) - (b.score.evidenced ?? 0))
    .slice(0, NAMED);
  const row = (/** @type {typeof all[number]} */ { practice, score }) => html`<li>
    <strong>${say.both(practice.name)}</strong>
    <span class="muted">${say.t("maturity.standing", { declared: scoreText(say, score.declared), evidenced: scoreText(say, score.evidenced), target: scoreText(say, score.target) })}</span>
  </li>`;
  return html`<div class="columns">
    <section class="card">
      <h2>${say.t("maturity.strengths")}</h2>
      <p class="subtitle">${say.t("maturity.strengths-lead")}</p>
      ${strong.length === 0 ? html`<p>${say.t("maturity.strengths-none")}</p>` : html`<ol class="ranked">${strong.map(row)}</ol>`}
    </section>
    <section class="card">
      <h2>${say.t("maturity.gaps")}</h2>
      <p class="subtitle">${say.t("maturity.gaps-lead")}</p>
      <ol class="ranked">${gaps.map(row)}</ol>
    </section>
  </div>`;
}

/** Who describes the same practice how. @param {Room} room @param {Maturity} scores */
export function disagreementCard(room, scores) {
  const { say } = room;
  const all = scored(room, scores).filter(({ score }) => Object.keys(score.departments).length > 1);
  if (all.length === 0)
    return html`<section class="card"><h2>${say.t("maturity.disagreement")}</h2><p>${say.t("maturity.disagreement-none")}</p></section>`;
  const rows = all.sort((a, b) => (b.score.disagreement ?? 0) - (a.score.disagreement ?? 0));
  const wide = rows.filter(({ score }) => (score.disagreement ?? 0) >= APART).length;
  return html`<section class="card">
    <h2>${say.t("maturity.disagreement-title", { n: wide, all: rows.length })}</h2>
    <p class="subtitle">${say.t("maturity.disagreement-subtitle", { apart: APART })}</p>
    ${scroll(
      say.t("maturity.disagreement"),
      html`<table class="figures departments">
        <thead>
          <tr>${["practice", "apart", "departments"].map((head) => html`<th scope="col">${say.t(`maturity.head.${head}`)}</th>`)}</tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ practice, score }) => html`<tr class=${(score.disagreement ?? 0) >= APART ? "apart" : ""}>
              <th scope="row">${say.both(practice.name)}</th>
              <td>${scoreText(say, score.disagreement)}</td>
              <td class="words">${departmentScores(say, score.departments)}</td>
            </tr>`,
          )}
        </tbody>
      </table>`,
    )}
  </section>`;
}

/** Departments with their scores, the highest first. @param {import("../say.js").Say} say @param {Record<string, number>} departments */
const departmentScores = (say, departments) =>
  Object.entries(departments)
    .sort(([, a], [, b]) => b - a)
    .map(([one, score]) => html`<span class="department"><b>${scoreText(say, score)}</b> ${roleName(say, one)}</span>`);

/** Each entity's practices, and two of them side by side. @param {Room} room @param {Maturity} scores */
export function entitiesCard(room, scores) {
  const { say, audit, look, show } = room;
  const all = scored(room, scores).filter(({ score }) => Object.keys(score.entities).length > 0);
  const names = entitiesOf(audit).filter((one) => all.some(({ score }) => one in score.entities));
  if (names.length === 0) return nothing;
  const [a = names[0], b = names[1] ?? names[0]] = look.entities.filter((one) => names.includes(one));
  const pick = (
    /** @type {number} */ at,
    /** @type {string} */ key,
    /** @type {string} */ value,
  ) => html`<label class="field">
    <span>${say.t(key)}</span>
    <select @change=${(/** @type {Event} */ event) => show({ entities: at === 0 ? [textOf(event), b] : [a, textOf(event)] })}>
      ${names.map((one) => html`<option value=${one} .selected=${live(one === value)}>${say.name(one)}</option>`)}
    </select>
  </label>`;
  const difference = (/** @type {Record<string, number>} */ of) =>
    a in of && b in of ? say.signedNumber(of[b] - of[a], 2) : "–";
  return html`<section class="card">
    <h2>${say.t("maturity.entities")}</h2>
    <p class="subtitle">${say.t("maturity.entities-lead")}</p>
    <div class="settings-row">${pick(0, "maturity.entity-a", a)} ${pick(1, "maturity.entity-b", b)}</div>
    ${scroll(
      say.t("maturity.entities"),
      html`<table class="figures">
        <thead>
          <tr>
            ${["practice", "company", "lowest", "highest"].map((head) => html`<th scope="col">${say.t(`maturity.head.${head}`)}</th>`)}
            <th scope="col">${say.name(a)}</th><th scope="col">${say.name(b)}</th><th scope="col">${say.t("maturity.head.difference")}</th>
          </tr>
        </thead>
        <tbody>
          ${all.map(
            ({ practice, score }) => html`<tr>
              <th scope="row">${say.both(practice.name)}</th>
              ${[score.declared, score.lowest, score.highest, score.entities[a], score.entities[b]].map((one) => html`<td>${scoreText(say, one)}</td>`)}
              <td>${difference(score.entities)}</td>
            </tr>`,
          )}
        </tbody>
      </table>`,
    )}
  </section>`;
}

/** The mean of some practices' scores. @param {Maturity} scores @param {readonly string[]} practices @param {"declared" | "evidenced"} key */
function meanOf(scores, practices, key) {
  const known = practices.flatMap((id) => scores.practices[id]?.[key] ?? []);
  return known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0) / known.length;
}

/** Ten points: those the model knows, and seven for the consultant to name. @param {Room} room @param {Maturity} scores */
export function pointsCard(room, scores) {
  const { say, model, audit, change } = room;
  const values = (/** @type {readonly string[]} */ practices) =>
    html`<td>${scoreText(say, meanOf(scores, practices, "declared"))}</td><td>${scoreText(say, meanOf(scores, practices, "evidenced"))}</td>`;
  const known = model.success_points.map(({ practices, ...words }, at) => {
    const names = practices.map((id) => listed(model).find(({ practice }) => practice.id === id)?.practice.name);
    return html`<tr>
      <th scope="row">${say.number(at + 1)}. ${say.both(words)}</th>
      ${values(practices)}
      <td class="words muted">${say.list(names.flatMap((one) => (one ? say.both(one) : [])))}</td>
    </tr>`;
  });
  const own = audit.points.map((point, at) => {
    const number = model.success_points.length + at + 1;
    /** @param {Event} event */
    const picked = (event) => {
      const { selectedOptions } = /** @type {HTMLSelectElement} */ (event.target);
      change((one) => withPoint(one, at, { practices: [...selectedOptions].map(({ value }) => value) }));
    };
    return html`<tr>
      <th scope="row">
        <label class="point">${say.number(number)}. <span class="visually-hidden">${say.t("maturity.point-name")}</span>
        <input autocomplete="off" placeholder=${say.t("maturity.point-unnamed")} .value=${live(point.name)} @change=${(/** @type {Event} */ event) => change((one) => withPoint(one, at, { name: textOf(event).trim() }))} /></label>
      </th>
      ${values(point.practices)}
      <td class="words">
        ${
          point.name === ""
            ? nothing
            : html`<details><summary>${say.t("maturity.point-practices", { n: point.practices.length })}</summary>
                <select multiple size="8" aria-label=${say.t("maturity.point-of", { n: number })} @change=${picked}>
                  ${listed(model).map(({ practice: { id, name } }) => html`<option value=${id} .selected=${live(point.practices.includes(id))}>${say.both(name)}</option>`)}
                </select></details>`
        }
      </td>
    </tr>`;
  });
  return html`<section class="card points">
    <h2>${say.t("maturity.points")}</h2>
    <p class="subtitle">${say.t("maturity.points-lead", { n: model.success_points.length, own: audit.points.length })}</p>
    ${scroll(
      say.t("maturity.points"),
      html`<table class="figures">
        <thead>
          <tr>${["point", "declared", "evidenced", "practices"].map((head) => html`<th scope="col">${say.t(`maturity.head.${head}`)}</th>`)}</tr>
        </thead>
        <tbody>${known} ${own}</tbody>
      </table>`,
    )}
  </section>`;
}
