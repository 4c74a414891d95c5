// @ts-check
/** Answer sheets that say other things than what is answered here: side by side, each for the user to decide. */
import { html } from "lit";
import { live } from "lit/directives/live.js";
import { nameOf } from "./maturity-parts.js";
import { answerText, speakerText } from "./maturity-practice-more.js";

/** @typedef {import("./room-maturity.js").Room} Room */
/** @typedef {import("../store/maturity-merge.js").Merging} Merging */
/** @typedef {import("../store/maturity-merge.js").Conflict} Conflict */
/** @typedef {import("../store/maturity-merge.js").Decision} Decision */

/** @param {Room} room @param {Merging} merging */
export function mergePanel(room, merging) {
  const { say, look, act, show } = room;
  const { conflicts, files, added } = merging;
  const done = () => {
    act((one) => one.settle(look.decisions));
    show({ decisions: [] });
  };
  const drop = () => {
    act((one) => one.dropSheets());
    show({ decisions: [] });
  };
  return html`<section class="card merging" aria-labelledby="merging-title">
    <h2 id="merging-title">${say.t("maturity.conflicts", { n: conflicts.length })}</h2>
    <p class="subtitle">${say.t("maturity.conflicts-lead", { files: say.list(files.map((one) => say.name(one))), n: added })}</p>
    ${conflicts.map((one, at) => conflictField(room, one, at))}
    <div class="actions">
      <button class="primary" @click=${done}>${say.t("maturity.conflicts-done")}</button>
      <button @click=${drop}>${say.t("maturity.conflicts-drop")}</button>
    </div>
  </section>`;
}

/** @param {Room} room @param {Conflict} conflict @param {number} at */
function conflictField(room, conflict, at) {
  const { say, look, show, model } = room;
  const decision = look.decisions[at] ?? "mine";
  const set = (/** @type {Decision} */ next) => {
    const decisions = [...look.decisions];
    decisions[at] = next;
    show({ decisions });
  };
  const text = (/** @type {"mine" | "theirs"} */ whose) => {
    if (conflict.kind === "evidence") {
      const grade = model.answer.evidence_grades.find((one) => one.grade === conflict[whose]);
      return grade ? say.both(grade) : String(conflict[whose]);
    }
    const answer = conflict[whose];
    return [answerText(room, answer), answer.reason, answer.note].filter(Boolean).join(" · ");
  };
  /** @type {Decision[]} */
  const options = conflict.kind === "answer" ? ["mine", "theirs", "both"] : ["mine", "theirs"];
  return html`<fieldset class="conflict">
    <legend>${nameOf(room, conflict.practice)}${conflict.kind === "answer" ? html` <span class="muted">${speakerText(room, conflict.mine)}</span>` : ""}</legend>
    ${options.map(
      (one) => html`<label class="check">
        <input type="radio" name="conflict-${at}" .checked=${live(decision === one)} @change=${() => set(one)} />
        <span><b>${say.t(`maturity.decide.${one}`)}</b> ${one === "both" ? "" : text(one)}</span>
      </label>`,
    )}
  </fieldset>`;
}
