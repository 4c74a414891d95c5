// @ts-check
/** How a file is written, where it was recognised wrongly: what stands between fields, and the encoding. */
import { html } from "lit";
import { formField } from "./form-parts.js";

/** @typedef {import("../say.js").Say} Say */
/** @typedef {{ delimiter?: string | null, encoding?: string | null }} Said */

const DELIMITERS = [",", ";", "\t", "|", "||", ":", " "];
const ENCODINGS = [
  ...["UTF-8", "Windows-1252", "ISO-8859-15", "Mac Roman", "Windows-1250", "Windows-1251"],
  ...["CP850", "UTF-16 LE", "UTF-16 BE", "UTF-32 LE", "UTF-32 BE", "UTF-8 twice"],
];

/** @param {Say} say @param {string} mark */
export const delimiterName = (say, mark) =>
  say.code("delimiter", mark === "\t" ? "tab" : mark === " " ? "space" : mark);

/**
 * @param {Say} say
 * @param {string} prefix of the ids
 * @param {import("../generated/core.js").Sniff} sniff
 * @param {Said} said what the user says
 * @param {(said: { delimiter?: string, encoding?: string }) => void} change
 */
export function dialectFields(say, prefix, sniff, said, change) {
  /**
   * @param {"delimiter" | "encoding"} key
   * @param {string[]} options
   * @param {(option: string) => string} name
   */
  const field = (key, options, name) => {
    const id = `${prefix}-${key}`;
    const found = name(sniff[key]);
    const chosen = said[key] ?? "";
    const control = html`<select
      id=${id}
      @change=${(/** @type {Event} */ event) =>
        change({ [key]: /** @type {HTMLSelectElement} */ (event.target).value || undefined })}
    >
      <option value="" .selected=${chosen === ""}>${chosen ? say.t("mapping.recognise") : say.t("mapping.recognised", { found })}</option>
      ${options.map((option) => html`<option value=${option} .selected=${option === chosen}>${name(option)}</option>`)}
    </select>`;
    return formField(say, { id, label: say.t(`file.${key}`), control });
  };
  return [
    field("delimiter", DELIMITERS, (mark) => delimiterName(say, mark)),
    field("encoding", ENCODINGS, (encoding) => say.code("encoding", encoding)),
  ];
}
