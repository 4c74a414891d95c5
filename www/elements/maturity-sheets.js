// @ts-check
/** Interviews: the questions of a role to print, and answer sheets that are filled elsewhere and brought back. */
import { html, nothing } from "lit";
import { download } from "../charts/export.js";
import { interview, rolesOf } from "../interview-sheet.js";
import { asked, sheetFileName, writeSheet } from "../store/maturity-merge.js";
import { roleName } from "./maturity-parts.js";
import { sourcesCard } from "./maturity-sources.js";
import { scroll } from "./scroll.js";

/** @typedef {import("./room-maturity.js").Room} Room */

/** @param {Room} room */
export function sheetsTab(room) {
  const { say, look, model, act } = room;
  if (look.print !== "") return printView(room, look.print);
  /** @param {Event} event */
  const opened = (event) => {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const files = [...(input.files ?? [])];
    input.value = "";
    act((one) => one.openSheets(files));
  };
  const roles = rolesOf(model);
  return html`<section class="card">
    <h2>${say.t("maturity.sheets")}</h2>
    <p class="subtitle">${say.t("maturity.sheets-lead")}</p>
    ${scroll(
      say.t("maturity.sheets"),
      html`<table class="figures sheets">
        <thead><tr>${["role", "questions", "answered", "sheet"].map((head) => html`<th scope="col">${say.t(`maturity.head.${head}`)}</th>`)}</tr></thead>
        <tbody>${roles.map((role) => sheetRow(room, role))}</tbody>
      </table>`,
    )}
  </section>
  <section class="card model-file">
    <h2>${say.t("maturity.back")}</h2>
    <p class="subtitle">${say.t("maturity.back-lead")}</p>
    <label class="button attach primary">${say.t("maturity.back-open")}<input class="visually-hidden" type="file" accept=".json" multiple @change=${opened} /></label>
  </section>
  ${sourcesCard(room)}`;
}

/** @param {Room} room @param {string} role */
function sheetRow({ say, model, audit, state, show }, role) {
  const own = asked(model, role);
  const n = own.filter(({ id }) => audit.practices[id]?.answers.some(({ dept }) => dept === role)).length;
  const name = roleName(say, role);
  const save = () =>
    download(
      new Blob([writeSheet(audit, state.choices.audit, model, role)], { type: "application/json" }),
      sheetFileName(state.choices.audit, role),
    );
  return html`<tr>
    <th scope="row">${name}</th>
    <td>${say.number(own.length)}</td>
    <td>${say.number(n)}</td>
    <td><span class="actions">
      <button aria-label=${say.t("maturity.print-of", { role: name })} @click=${() => show({ print: role })}>${say.t("maturity.print")}</button>
      <button aria-label=${say.t("maturity.save-of", { role: name })} @click=${save}>${say.t("maturity.save-sheet")}</button>
    </span></td>
  </tr>`;
}

/** What is printed: the same questions as `omnimeter maturity --sheet`. @param {Room} room @param {string} role */
function printView({ say, model, show }, role) {
  const { words, sections } = interview(model, role, say.language, roleName(say, role));
  const boxes = (/** @type {string[]} */ all) =>
    html`<ul class="boxes">${all.map((one) => html`<li>☐ ${one}</li>`)}</ul>`;
  return html`<div class="actions no-print">
      <button @click=${() => show({ print: "" })}>${say.t("maturity.print-back")}</button>
      <button class="primary" @click=${() => window.print()}>${say.t("maturity.print-now")}</button>
    </div>
    <article class="interview">
      <h2>${words.title}</h2>
      <p class="muted">${words.model}</p>
      <p>${words.rule}</p>
      <p class="blank">${words.who}</p>
      <p>${words.own}</p>
      ${sections.map(
        ({ name, questions }) => html`<section>
          <h3>${name}</h3>
          ${questions.map(
            (one) => html`<div class="interview-question">
              <h4>${one.name}</h4>
              <p>${one.question}</p>
              <p class="muted">${words.level}</p>
              <ul class="boxes">${one.criteria.map(({ level, text }) => html`<li>☐ <b>${level}</b> ${text}</li>`)}</ul>
              <p class="muted">${words.coverage}</p>
              ${boxes(one.coverage)} ${boxes(one.special)}
              ${one.evidence.length === 0 ? nothing : html`<p class="muted">${words.evidence}</p><ul>${one.evidence.map(({ level, text }) => html`<li><b>${level}</b> ${text}</li>`)}</ul>`}
              <p class="blank">${words.notes}</p>
            </div>`,
          )}
        </section>`,
      )}
    </article>`;
}
