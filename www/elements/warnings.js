// @ts-check
/** What a careful reader would point out about a file: what, where, and what was done or is to be done. */
import { html, nothing } from "lit";

/** @typedef {import("../say.js").Say} Say */
/** @typedef {import("../generated/core.js").Warning} Warning */

/** The ledger tells these with all their lines, once the file is read. */
const IN_LEDGER = ["TOTAL_ROW", "FOOTNOTE", "UNCLOSED_QUOTE", "RAGGED_ROWS"];

/** @param {Say} say @param {Warning} warning */
export function whereText(say, { column, line, count }) {
  const places = [
    column === null ? "" : say.t("warning.column", { column }),
    line === null ? "" : say.t("warning.line", { line }),
    count > 1 ? say.t("warning.count", { n: count }) : "",
  ];
  return places.filter(Boolean).join(" · ");
}

/**
 * @param {Say} say
 * @param {Warning[]} warnings
 * @param {{ read: boolean, asked: Warning[] }} file whether there is a ledger, and what is asked already
 */
export function warningList(say, warnings, { read, asked }) {
  /** @param {Warning} warning */
  const isAsked = ({ code, column }) => asked.some((one) => one.code === code && [column, null].includes(one.column));
  const told = warnings.filter((one) => !(read && IN_LEDGER.includes(one.code)) && !isAsked(one));
  if (told.length === 0) return nothing;
  return html`<details class="warnings" open>
    <summary>${say.t("warnings.title", { n: told.length })}</summary>
    <ul class="findings">
      ${told.map(
        (warning) => html`<li>
          <strong>${say.code("warning", warning.code)}</strong>
          <span class="muted">${whereText(say, warning)}</span>
          <span class="todo">${say.code("warning-do", warning.code)}</span>
        </li>`,
      )}
    </ul>
    <p class="hint">${say.t("warnings.hint")}</p>
  </details>`;
}
