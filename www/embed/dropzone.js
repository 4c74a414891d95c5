// @ts-check
/** `<omnimeter-dropzone>`: a place to drop files, whose figures other elements show. */
import { html, nothing } from "lit";
import { progress } from "../elements/file-card.js";
import { problemText } from "../elements/problem.js";
import { drawInto, viewOf } from "./shown.js";
import { SourceElement } from "./source.js";

/** @typedef {import("../elements/base.js").View} View */
/** @typedef {import("../store/state.js").FileState} FileState */

export class DropzoneElement extends SourceElement {
  #over = false;

  /** @param {import("../store.js").Store} store @param {AbortSignal} signal */
  begin(store, signal) {
    const view = () =>
      viewOf(store.state, (action, args) => {
        /** @type {any} */ (store)[action](...args);
      });
    const draw = () => drawInto(/** @type {ShadowRoot} */ (this.shadowRoot), view(), zone(view(), this.#over));
    signal.addEventListener("abort", store.subscribe(draw));
    this.#listen(store, draw, signal);
    draw();
  }

  /** @param {import("../store.js").Store} store @param {() => void} draw @param {AbortSignal} signal */
  #listen(store, draw, signal) {
    const over = (/** @type {boolean} */ now) => {
      this.#over = now;
      draw();
    };
    /** @param {DragEvent} event */
    const drag = (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      if (!this.#over) over(true);
    };
    /** @param {DragEvent} event */
    const leave = ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && this.contains(relatedTarget))) over(false);
    };
    /** @param {DragEvent} event */
    const drop = (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      over(false);
      store.addFiles([...event.dataTransfer.files]);
    };
    this.addEventListener("dragover", drag, { signal });
    this.addEventListener("dragleave", leave, { signal });
    this.addEventListener("drop", drop, { signal });
  }
}

/** @param {View} view @param {boolean} over */
function zone({ state, say, send }, over) {
  /** @param {Event} event */
  const chosen = (event) => {
    const input = /** @type {HTMLInputElement} */ (event.target);
    send("addFiles", [...(input.files ?? [])]);
    input.value = "";
  };
  return html`<section class="drop ${over ? "over" : ""}" part="dropzone" aria-label=${say.t("data.add")}>
    <label class="file">
      <input type="file" multiple @change=${chosen} />
      <span class="button primary">${say.t("data.choose")}</span>
      <span class="muted">${say.t("data.or-drop-here")}</span>
    </label>
    <p class="hint">${say.t("data.sublead")}</p>
    ${state.engine === "failed" ? html`<p class="problem" role="alert">${say.t("notice.engine-failed")}</p>` : nothing}
    ${told({ state, say, send })}
    ${state.files.length > 0 ? html`<ul class="held" aria-live="polite">${state.files.map((file) => held({ state, say, send }, file))}</ul>` : nothing}
  </section>`;
}

/** What could not be opened or computed. @param {View} view */
function told({ state, say }) {
  const warnings = state.notices.filter(({ tone }) => tone === "warning");
  const problem = state.reportProblem;
  return html`<div role="alert">
    ${warnings.map(({ key, values }) => html`<p class="problem">${say.t(key, values)}</p>`)}
    ${problem ? html`<p class="problem">${problemText(say, problem)}</p>` : nothing}
  </div>`;
}

/** @param {View} view @param {FileState} file */
function held({ state, say, send }, file) {
  return html`<li>
    <span>${file.label}</span>
    <span class="badge ${file.status}">${say.t(`file.${file.status}`)}</span>
    <span class="actions">
      ${file.sniff ? html`<button class="link" aria-label=${say.t("file.edit-of", { file: file.label })} @click=${() => send("open", { kind: "mapping", key: file.key })}>${say.t("file.edit")}</button>` : nothing}
      <button class="link" aria-label=${say.t("file.remove-of", { file: file.label })} @click=${() => send("removeFile", file.key)}>${say.t("file.remove")}</button>
    </span>
    ${file.status === "loading" ? progress({ state, say, send }, file) : nothing} ${file.problem ? html`<p class="problem">${problemText(say, file.problem)}</p>` : nothing}
  </li>`;
}
