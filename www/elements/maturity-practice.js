// @ts-check
/** One practice: its criteria read upwards, what is answered, what that rests on, what is aimed at. */
import { html, nothing } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { live } from "lit/directives/live.js";
import { answered, answerInFront, practiceOf, withPractice } from "../store/maturity-edit.js";
import { rootOf } from "./base.js";
import { faultLine, textOf } from "./form-parts.js";
import { linesOf, listed, roleName, scoreText, today } from "./maturity-parts.js";
import { evidencePart, said, setPart, targetPart } from "./maturity-practice-more.js";
import { checksTable } from "./maturity-verdicts.js";

/** @typedef {import("./room-maturity.js").Room} Room */
/** @typedef {import("./maturity-parts.js").Practice} Practice */
/** @typedef {import("../store/maturity-shape.js").Answer} Answer */

/** @param {Room} room */
export function practiceForm(room) {
  const { audit, model, look, say, show } = room;
  const all = listed(model, audit.sheet);
  const at = Math.max(
    all.findIndex(({ practice }) => practice.id === look.practice),
    0,
  );
  const { dimension, practice } = all[at];
  return html`<section class="card audit-front" aria-labelledby="practice-name">
    <label class="field practice-jump">
      <span>${say.t("maturity.jump")}</span>
      <select @change=${(/** @type {Event} */ event) => show({ practice: textOf(event) })}>
        ${all.map(({ practice: { id, name } }, i) => html`<option value=${id} .selected=${live(i === at)}>${say.number(i + 1)}. ${say.both(name)}</option>`)}
      </select>
    </label>
    ${keyed(practice.id, content(room, dimension, practice, at, all.length))} ${steps(room, at, all.length)}
  </section>`;
}

/** @param {Room} room @param {number} at @param {number} n */
function steps({ say, go }, at, n) {
  return html`<nav class="actions practice-steps" aria-label=${say.t("maturity.steps")}>
    <button ?disabled=${at === 0} aria-keyshortcuts="Control+Shift+Enter" @click=${() => go(-1)}>${say.t("maturity.previous")}</button>
    <button class="primary" ?disabled=${at === n - 1} aria-keyshortcuts="Control+Enter" @click=${() => go(1)}>${say.t("maturity.next")}</button>
    <span class="hint">${say.t("maturity.keys")}</span>
  </nav>`;
}

/** @param {Room} room @param {import("./maturity-parts.js").Dimension} dimension @param {Practice} practice @param {number} at @param {number} n */
function content(room, dimension, practice, at, n) {
  const { say, scores, audit } = room;
  const score = scores?.practices[practice.id];
  const verdict = scores?.verdicts.find((one) => one.practice === practice.id);
  return html`<p class="hint">${say.t("maturity.place", { dimension: say.both(dimension.name), at: at + 1, n })}</p>
    <h2 id="practice-name" tabindex="-1">${say.both(practice.name)}</h2>
    <p class="asked">${say.both(practice.question)}</p>
    <p class="hint">${say.t("maturity.asked", { roles: say.list(practice.respondents.map((role) => roleName(say, role))) })}</p>
    ${levels(room, practice)} ${said(room, practice)}
    ${score && score.declared !== null ? html`<p class="hint">${say.t("maturity.together", { declared: scoreText(say, score.declared), evidenced: scoreText(say, score.evidenced) })}</p>` : nothing}
    ${evidencePart(room, practice)} ${proofs(room, practice)}
    ${audit.sheet ? nothing : html`${targetPart(room, practice)} ${setPart(room, practice)}`}
    ${verdict && !audit.sheet ? html`<h3>${say.t("maturity.data-say")}</h3>${checksTable(room, verdict)}` : nothing}`;
}

/** The levels, from the lowest; then how far the next one has spread. @param {Room} room @param {Practice} practice */
function levels(room, practice) {
  const { audit, model, say, change } = room;
  const answer = answerInFront(audit, practice.id);
  const give = (/** @type {Partial<Answer>} */ patch) => change((one) => answered(one, practice.id, patch, today()));
  if (audit.front.dept === "")
    return html`<p class="notice">${say.t("maturity.front-first")}
      <button class="link" @click=${chooseWho}>${say.t("maturity.front-go")}</button></p>
      <ol class="criteria" start="0">${practice.levels.map(({ criterion }) => html`<li>${say.both(criterion)}</li>`)}</ol>`;
  const top = model.levels.length - 1;
  return html`<fieldset class="levels">
      <legend>${say.t("maturity.level")}</legend>
      <p class="hint">${say.both(model.answer.rule)}</p>
      ${practice.levels.map(
        ({ level, criterion, evidence }) => html`<label class="criterion">
          <input
            type="radio"
            name="level"
            value=${level}
            .checked=${live(answer?.level === level)}
            @change=${() => give({ level, special: null, coverage: 0, reason: "" })}
          />
          <span>
            <b>${say.number(level)} · ${say.both(model.levels[level].name)}</b>
            <span>${say.both(criterion)}</span>
            ${evidence ? html`<span class="hint">${say.t("maturity.proof", { proof: say.both(evidence) })}</span>` : nothing}
          </span>
        </label>`,
      )}
      ${model.answer.special.map(
        ({ key, ...words }) => html`<label class="criterion other">
          <input type="radio" name="level" value=${key} .checked=${live(answer?.special === key)} @change=${() => give({ level: null, special: key, coverage: 0 })} />
          <span>${say.both(words)}</span>
        </label>`,
      )}
    </fieldset>
    ${answer?.special === "not_applicable" ? reason(room, answer, give) : nothing}
    ${answer && answer.level !== null && answer.level < top ? coverage(room, answer, give) : nothing}
    ${answer ? note(room, answer, give) : nothing}`;
}

/** Who answers is asked first, wherever that is folded away. @param {Event} event */
function chooseWho(event) {
  const role = rootOf(/** @type {Node} */ (event.currentTarget)).getElementById("front-role");
  role?.closest("details")?.setAttribute("open", "");
  role?.focus();
}

/** Why a practice does not apply: asked for, and missed in the register. @param {Room} room @param {Answer} answer @param {(patch: Partial<Answer>) => void} give */
function reason({ say }, answer, give) {
  const fault = answer.reason.trim() === "" ? say.t("maturity.reason-missing") : undefined;
  return html`<div class="form-field ${fault ? "wrong" : ""}">
    <label for="reason">${say.t("maturity.reason")}</label>
    ${faultLine(say, "reason", fault)}
    <input id="reason" required aria-required="true" aria-invalid=${fault ? "true" : nothing} aria-describedby=${fault ? "reason-error" : nothing} .value=${live(answer.reason)} @change=${(/** @type {Event} */ event) => give({ reason: textOf(event) })} />
  </div>`;
}

/** @param {Room} room @param {Answer} answer @param {(patch: Partial<Answer>) => void} give */
function coverage({ say, model }, answer, give) {
  const next = model.levels[(answer.level ?? 0) + 1];
  // All of it would be the next level itself.
  const parts = model.answer.coverage.filter((one) => one.value < 1);
  return html`<fieldset>
    <legend>${say.t("maturity.coverage", { level: say.both(next.name) })}</legend>
    ${parts.map(
      ({ value, ...words }) => html`<label class="check">
          <input type="radio" name="coverage" .checked=${live(answer.coverage === value)} @change=${() => give({ coverage: value })} />
          <span>${say.both(words)}</span>
        </label>`,
    )}
  </fieldset>`;
}

/** @param {Room} room @param {Answer} answer @param {(patch: Partial<Answer>) => void} give */
const note = ({ say }, answer, give) => html`<label class="field wide">
  <span>${say.t("maturity.said")}</span>
  <textarea rows="2" .value=${live(answer.note)} @change=${(/** @type {Event} */ event) => give({ note: textOf(event) })}></textarea>
</label>`;

/** Notes, names of files and addresses: no file itself is kept. @param {Room} room @param {Practice} practice */
function proofs({ say, audit, change }, practice) {
  const { notes, files, links } = practiceOf(audit, practice.id);
  const set = (/** @type {Partial<import("../store/maturity-shape.js").Practice>} */ patch) =>
    change((one) => withPractice(one, practice.id, patch));
  const area = (
    /** @type {string} */ name,
    /** @type {string} */ value,
    /** @type {(text: string) => void} */ keep,
  ) => html`<label class="field wide">
    <span>${say.t(`maturity.${name}`)}</span>
    <textarea rows="2" .value=${live(value)} @change=${(/** @type {Event} */ event) => keep(textOf(event))}></textarea>
  </label>`;
  /** @param {Event} event */
  const attach = (event) => {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const names = [...(input.files ?? [])].map(({ name }) => name);
    input.value = "";
    set({ files: [...new Set([...files, ...names])] });
  };
  return html`<details class="proofs" ?open=${notes !== "" || files.length + links.length > 0}>
    <summary>${say.t("maturity.proofs")}</summary>
    ${area("notes", notes, (text) => set({ notes: text }))}
    ${area("files", files.join("\n"), (text) => set({ files: linesOf(text) }))}
    <label class="button attach">${say.t("maturity.attach")}<input class="visually-hidden" type="file" multiple @change=${attach} /></label>
    <p class="hint">${say.t("maturity.attach-hint")}</p>
    ${area("links", links.join("\n"), (text) => set({ links: linesOf(text) }))}
  </details>`;
}
