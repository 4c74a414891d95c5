// @ts-check
/** Which sheets of a workbook, or files of an archive, are to be read. */
import { html, nothing } from "lit";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("../packed/contents.js").Part} Part */

/** @param {View} view @param {Extract<import("../store/state.js").Dialog, { kind: "parts" }>} dialog */
export function partsDialog({ say, send }, { file, of, parts, chosen }) {
  /** @param {SubmitEvent} event */
  const read = (event) => {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    send("answerParts", form.getAll("part").map(String));
  };
  return {
    title: say.t("parts.title", { file }),
    body: html`<form @submit=${read}>
      <fieldset class="parts">
        <legend>${say.t(`parts.which-${of}`)}</legend>
        ${parts.map((part) => choice(say, part, chosen.includes(part.name)))}
      </fieldset>
      <div class="actions">
        <button class="primary">${say.t("parts.read")}</button>
        <button type="button" @click=${() => send("open", null)}>${say.t("action.cancel")}</button>
      </div>
    </form>`,
  };
}

/** @param {View["say"]} say @param {Part} part @param {boolean} chosen */
function choice(say, { name, rows, columns, size, hidden, empty }, chosen) {
  const extent = rows !== null && columns !== null ? say.t("parts.extent", { rows, columns }) : "";
  const said = [
    extent,
    size === null ? "" : say.bytes(size),
    hidden ? say.t("parts.hidden") : "",
    empty ? say.t("parts.empty") : "",
  ].filter(Boolean);
  return html`<label class="part">
    <input type="checkbox" name="part" .value=${name} ?checked=${chosen} ?disabled=${empty} />
    <span><bdi>${name}</bdi> ${said.length > 0 ? html`<span class="muted">${said.join(" · ")}</span>` : nothing}</span>
  </label>`;
}
