// @ts-check
/** What the engine makes of the first rows: numbers as numbers, instants as instants, and what would be left out. */
import { html, nothing } from "lit";
import { fieldName } from "./fields.js";
import { isZone } from "./form-parts.js";
import { problemText } from "./problem.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("../generated/core.js").PreviewCell} PreviewCell */
/** @typedef {import("../generated/core.js").PreviewRow} PreviewRow */
/** @typedef {{ preview: import("../generated/core.js").Preview | null, problem: import("../problem.js").Problem | null }} Shown */

/** @param {View} view @param {Shown} shown @param {string} table @param {number} most rows */
export function previewTable(view, { preview, problem }, table, most) {
  const { say } = view;
  /** @param {string} id */
  const name = (id) => fieldName(view, id, table);
  if (problem)
    return html`<p class="hint" role="status">${say.t("mapping.no-reading")} ${problemText(say, problem, name)}</p>`;
  if (!preview || preview.fields.length === 0) return nothing;
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${say.t("mapping.reading")}>
    <table class="readings">
      <caption>
        ${say.t("mapping.reading")}
      </caption>
      <thead>
        <tr>
          ${preview.fields.map((id) => html`<th scope="col">${name(id)}</th>`)}
          <th scope="col">${say.t("mapping.becomes")}</th>
        </tr>
      </thead>
      <tbody>
        ${preview.rows.slice(0, most).map((row) => rowOf(view, row))}
      </tbody>
    </table>
  </div>`;
}

/** @param {View} view @param {PreviewRow} row */
function rowOf(view, row) {
  const { say } = view;
  const notes = row.notes.map(({ effect, reason }) => `${say.t(`preview.${effect}`)} ${say.code("reason", reason)}`);
  const skipped = row.notes.some(({ effect }) => effect === "skipped");
  return html`<tr class=${skipped ? "skipped" : ""}>
    ${row.cells.map((cell) => cellOf(view, cell))}
    <td>${notes.length > 0 ? notes.join(" · ") : say.t("preview.kept")}</td>
  </tr>`;
}

/** @param {View} view @param {PreviewCell} cell */
function cellOf({ say, state }, cell) {
  const { zone } = state.choices.filters;
  if (cell.unreadable) return html`<td class="unreadable">${say.t("preview.unreadable", { text: cell.text })}</td>`;
  if (cell.number !== null) return html`<td class="number">${say.number(cell.number, 6)}</td>`;
  if (cell.instant) return html`<td>${say.moment(cell.instant, isZone(zone) ? zone : "UTC")}</td>`;
  const [from, to] = cell.days?.split("/") ?? [];
  return html`<td>${from ? say.period(from, to) : cell.text}</td>`;
}
