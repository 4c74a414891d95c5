// @ts-check
/** What the files say by themselves: the signs of each step, and the levels that all figures imply together. */
import { html, nothing } from "lit";
import { figureLine, stageName } from "./maturity-parts.js";

/** @typedef {import("./room-maturity.js").Room} Room */
/** @typedef {import("../store/maturity-shape.js").Maturity} Maturity */

/** @param {boolean | null} seen */
const key = (seen) => (seen === null ? "untold" : seen ? "seen" : "unseen");

/** @param {Room} room @param {Maturity} scores */
export function signsCard(room, scores) {
  const { say } = room;
  const { signs, maturity_index: index } = scores;
  const told = signs.filter(({ seen }) => seen !== null);
  if (told.length === 0 && index.value === null) return nothing;
  const stages = [...new Set(signs.map(({ stage }) => stage))];
  return html`<section class="card signs">
    <h2>${say.t("maturity.signs")}</h2>
    <p class="subtitle">${say.t("maturity.signs-lead")}</p>
    ${index.value === null ? nothing : html`<p class="index">${say.t("maturity.index", { value: say.number(index.value, 0), low: say.number(index.low ?? 0, 0), high: say.number(index.high ?? 0, 0), coverage: say.percent(index.coverage), n: index.n, all: index.all })}</p>`}
    <div class="columns signs-of">
      ${stages.map(
        (stage) => html`<div>
          <h3>${stageName(room, stage)}</h3>
          <ul>
            ${signs
              .filter((one) => one.stage === stage)
              .map(
                ({ words, seen, figures }) => html`<li class=${key(seen)}>
                  <span class="sign">${say.t(`maturity.sign.${key(seen)}`)}</span> ${say.both(words)}
                  ${seen === null ? nothing : html`<span class="muted">${Object.entries(figures).map(([id, fact]) => figureLine(room, id, fact))}</span>`}
                </li>`,
              )}
          </ul>
        </div>`,
      )}
    </div>
  </section>`;
}
