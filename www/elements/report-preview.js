// @ts-check
/** The document as it will be handed over, in the page: the same blocks, drawn by the page's own templates. */
import { html, nothing } from "lit";
import { cellText, kindAt } from "../handover/cells.js";
import { FIGURES, shownColumns } from "../handover/html.js";
import { Say } from "../say.js";
import { scroll } from "./scroll.js";

/** @typedef {import("../handover/document.js").HandoverDocument} HandoverDocument */
/** @typedef {import("../handover/document.js").Section} Section */
/** @typedef {import("../handover/document.js").Block} Block */
/** @typedef {import("../handover/document.js").TableBlock} TableBlock */

/** @param {HandoverDocument} document */
export function preview(document) {
  const say = new Say(document.language);
  const { title, client, language, variant, as_of: day, sections } = document;
  const status = [say.t(`handover.variant.${variant}`), day ? say.t("handover.as-of", { day: say.day(day) }) : ""];
  return html`<article class="handover" lang=${language}>
    <h2 class="handover-title" dir="auto">${title}</h2>
    ${client ? html`<p class="handover-client" dir="auto">${client}</p>` : nothing}
    <p class="handover-note">${status.filter(Boolean).join(" · ")}</p>
    ${sections.map((section) => sectionPart(say, document, section))}
  </article>`;
}

/** @param {Say} say @param {HandoverDocument} document @param {Section} section */
const sectionPart = (say, document, { id, number, title, intro, blocks }) =>
  html`<section id="report-${id}" class="handover-section">
    <h3>${number}. ${title}</h3>
    ${intro ? html`<p class="handover-words" dir="auto">${intro}</p>` : nothing}
    ${blocks.map((block) => blockPart(say, document, block))}
  </section>`;

/** @param {Say} say @param {HandoverDocument} document @param {Block} block */
function blockPart(say, document, block) {
  if (block.kind === "text") return html`<p>${block.text}</p>`;
  if (block.kind === "caution") return html`<p class="handover-caution">${block.text}</p>`;
  if (block.kind === "findings") return findingsPart(say, block.items);
  if (block.kind === "table") return tablePart(say, document, block);
  // As a picture: markup that is made elsewhere stays outside of the page.
  return html`<figure>
    <figcaption>${block.title}</figcaption>
    <img src=${`data:image/svg+xml;charset=utf-8,${encodeURIComponent(block.svg)}`} alt=${block.alt} />
  </figure>`;
}

/** @param {Say} say @param {import("../handover/document.js").Finding[]} items */
const findingsPart = (say, items) =>
  html`<ol class="handover-findings">
    ${items.map(
      ({ what, sure, so, practice }) => html`<li>
        <p dir="auto"><strong>${what}</strong></p>
        <p><span class="handover-note">${say.t("handover.finding.sure")}</span> ${sure}</p>
        <p><span class="handover-note">${say.t("handover.finding.so")}</span> ${so}</p>
        ${practice ? html`<p class="handover-note">${say.t("handover.finding.practice", { name: practice })}</p>` : nothing}
      </li>`,
    )}
  </ol>`;

/** @param {Say} say @param {HandoverDocument} document @param {TableBlock} table */
function tablePart(say, { currency }, table) {
  const shown = shownColumns(table);
  const side = (/** @type {number} */ at) => (FIGURES.includes(table.columns[at].kind) ? "figure" : "");
  return html`<h4>${table.title}</h4>
    ${scroll(
      table.title,
      html`<table>
        <thead>
          <tr>${shown.map((at) => html`<th scope="col" class=${side(at)}>${table.columns[at].name}</th>`)}</tr>
        </thead>
        <tbody>
          ${table.rows.map(
            (row, r) => html`<tr>
              ${shown.map((at, place) => {
                const text = cellText(say, currency, kindAt(table, r, at), row[at]);
                return place === 0
                  ? html`<th scope="row" dir="auto">${text}</th>`
                  : html`<td class=${side(at)} dir="auto">${text}</td>`;
              })}
            </tr>`,
          )}
        </tbody>
      </table>`,
    )}
    ${table.note ? html`<p class="handover-note">${table.note}</p>` : nothing}`;
}
