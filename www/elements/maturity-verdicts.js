// @ts-check
/** Each answer held against the client's own figures: value, interval, n, definition, and what they imply. */
import { html, nothing } from "lit";
import {
  factRange,
  factWhy,
  figureName,
  figureOf,
  figureText,
  formulaText,
  listed,
  scoreText,
  verdictBadge,
} from "./maturity-parts.js";
import { referenceLines, referencesOf } from "./references.js";
import { scroll } from "./scroll.js";

/** @typedef {import("./room-maturity.js").Room} Room */
/** @typedef {import("../generated/core.js").Verdict} Verdict */
/** @typedef {import("../generated/core.js").PracticeCheck} Check */

/** What data can say of an answer. */
export const VERDICTS = /** @type {const} */ ([
  ...["corroborated", "contradicted_optimistic", "under_declared", "mixed", "not_tested"],
]);

const HEADS = ["practice", "declared", "figure", "value", "interval", "n", "implied", "verdict"];

/** @param {Room} room */
export function verdictsCard(room) {
  const { say, scores, model } = room;
  if (!scores) return nothing;
  const answeredOnes = listed(model).flatMap(({ practice }) => {
    const verdict = scores.verdicts.find((one) => one.practice === practice.id);
    return verdict && verdict.declared !== null ? [{ practice, verdict }] : [];
  });
  const count = (/** @type {string} */ one) => answeredOnes.filter(({ verdict }) => verdict.verdict === one).length;
  const tested = answeredOnes.filter(({ verdict }) => verdict.verdict !== "not_tested");
  const untested = answeredOnes.filter(({ verdict }) => verdict.verdict === "not_tested" && verdict.checks.length > 0);
  return html`<section class="card verdicts">
    <h2>${say.t("maturity.verdicts")}</h2>
    <p class="subtitle">${say.t("maturity.verdicts-lead")}</p>
    <ul class="verdict-counts">
      ${VERDICTS.map((one) => html`<li>${verdictBadge(say, one)} <b>${say.number(count(one))}</b> <span class="muted">${say.t(`maturity.verdict-why.${one}`)}</span></li>`)}
    </ul>
    ${table(room, say.t("maturity.verdicts"), tested)}
    ${
      untested.length === 0
        ? nothing
        : html`<details>
            <summary>${say.t("maturity.untested", { n: untested.length })}</summary>
            ${table(room, say.t("maturity.untested", { n: untested.length }), untested)}
          </details>`
    }
  </section>`;
}

/** @param {Room} room @param {string} label @param {{ practice: import("./maturity-parts.js").Practice, verdict: Verdict }[]} all */
function table(room, label, all) {
  const { say } = room;
  if (all.length === 0) return nothing;
  return scroll(
    label,
    html`<table class="figures checks">
      <thead>
        <tr>
          ${HEADS.map((head) => html`<th scope="col">${say.t(`maturity.head.${head}`)}</th>`)}
        </tr>
      </thead>
      ${all.map(({ practice, verdict }) => verdictRows(room, say.both(practice.name), verdict))}
    </table>`,
  );
}

/** @param {Room} room @param {string} name @param {Verdict} verdict */
function verdictRows(room, name, { declared, verdict, checks }) {
  const { say } = room;
  if (checks.length === 0) return nothing;
  return html`<tbody>
    ${checks.map(
      (check, at) => html`<tr>
        ${
          at === 0
            ? html`<th scope="rowgroup" rowspan=${checks.length}>${name}<br />${verdictBadge(say, verdict)}</th>
                <td rowspan=${checks.length}>${scoreText(say, declared)}</td>`
            : nothing
        }
        ${checkCells(room, check)}
      </tr>`,
    )}
  </tbody>`;
}

/** @param {Room} room @param {Check} check */
function checkCells(room, check) {
  const { say } = room;
  const { fact, min_n, implied_low, implied_high, verdict } = check;
  const figure = figureOf(room, check.kpi);
  const unit = figure?.unit ?? "";
  const why = factWhy(room, fact, min_n);
  const implied = implied_low === implied_high ? String(implied_low) : `${implied_low} – ${implied_high}`;
  return html`<td class="words">${figureName(room, check.kpi, fact)}
      <span class="muted">${figure ? say.t("maturity.definition", { formula: formulaText(say, figure) }) : nothing}</span></td>
    <td>${figureText(say, unit, fact.value)} ${checkReferences(room, check.kpi, fact, unit)}</td>
    <td>${factRange(say, unit, fact)}</td>
    <td>${fact.value === null ? "–" : say.number(fact.n)}</td>
    <td>${implied_low === null ? "–" : implied}</td>
    <td class="words">${verdictBadge(say, verdict)} ${why ? html`<span class="muted">${why}</span>` : nothing}</td>`;
}

/** What the consultant brought to compare it with. @param {Room} room @param {string} id @param {Check["fact"]} fact @param {string} unit */
const checkReferences = (room, id, fact, unit) =>
  referenceLines(room, referencesOf(room, id, fact.kpi), (value) => figureText(room.say, unit, value));

/** The figures of the practice in front. @param {Room} room @param {Verdict} verdict */
export function checksTable(room, { checks, declared, verdict }) {
  const { say } = room;
  if (checks.length === 0) return html`<p class="hint">${say.t("maturity.no-check")}</p>`;
  return html`${declared === null ? nothing : html`<p>${verdictBadge(say, verdict)} <span class="muted">${say.t(`maturity.verdict-why.${verdict}`)}</span></p>`}
  <ul class="checks-list">
    ${checks.map((check) => {
      const unit = figureOf(room, check.kpi)?.unit ?? "";
      const why = factWhy(room, check.fact, check.min_n);
      const { implied_low: low, implied_high: high } = check;
      return html`<li>
        <b>${figureName(room, check.kpi, check.fact)}</b>
        ${check.fact.value === null ? nothing : html`<span>${figureText(say, unit, check.fact.value)} <span class="muted">${factRange(say, unit, check.fact)} · n = ${say.number(check.fact.n)}</span></span>`}
        ${low === null || high === null ? nothing : html`<span class="muted">${low === high ? say.t("maturity.implied-one", { level: low }) : say.t("maturity.implied", { low, high })}</span>`}
        ${why ? html`<span class="muted">${why}</span>` : nothing}
      </li>`;
    })}
  </ul>`;
}
