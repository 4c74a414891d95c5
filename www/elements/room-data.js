// @ts-check
/** The Data room: files come in here, and each says how it was read. */
import { html, nothing } from "lit";
import { download } from "../charts/export.js";
import { TEMPLATES, templateText } from "../samples/templates.js";
import { channelsCard } from "./channels.js";
import { comparisonCard } from "./comparison.js";
import { connectionsCard } from "./connections.js";
import { fileCard } from "./file-card.js";
import { findingsCard } from "./findings.js";
import { guide } from "./guide.js";
import { identityCard } from "./identity.js";
import { readiness } from "./readiness.js";
import { recordedCards } from "./recorded.js";
import { restored } from "./restored.js";

/** @typedef {import("./base.js").View} View */

const TABLES = [
  ...["orders", "touches", "costs", "customers", "currencies", "paths", "traffic", "surveys", "tickets"],
  ...["loyalty-events", "products", "stock", "stores", "accounting"],
  ...["promotions", "lookups", "mentions", "experiments"],
];

/** @param {View} view */
export function roomData(view) {
  const { state } = view;
  const empty = state.files.length === 0;
  return html`${empty ? (restored(view) ?? welcome(view)) : readiness(view)} ${dropZone(view)} ${empty ? guide(view) : nothing} ${empty ? readable(view) : files(view)}
  ${comparisonCard(view)} ${ownPresets(view)} ${empty ? nothing : guide(view)}`;
}

/** @param {View} view */
function welcome({ say }) {
  return html`<p class="lead">${say.t("data.lead")}</p>
    <p class="sublead">${say.t("data.sublead")}</p>`;
}

/** @param {View} view */
function dropZone({ state, say, send }) {
  /** @param {Event} event */
  const chosen = (event) => {
    const input = /** @type {HTMLInputElement} */ (event.target);
    send("addFiles", [...(input.files ?? [])]);
    // The same file may be chosen again after a correction.
    input.value = "";
  };
  const small = state.files.length > 0;
  return html`<section class="drop ${small ? "small" : ""}" aria-label=${say.t("data.add")}>
    <label class="file">
      <input type="file" multiple accept=".csv,.tsv,.txt,.json,.xlsx,.xlsm,.xls,.ods,.zip,.gz,text/csv,text/plain,text/tab-separated-values,application/json" @change=${chosen} />
      <span class="button primary">${say.t("data.choose")}</span>
      <span class="muted">${say.t("data.or-drop")}</span>
    </label>
    <div class="actions">
      <button @click=${() => send("trySample")} ?disabled=${state.engine !== "ready"}>${say.t("data.sample")}</button>
      ${
        "showOpenFilePicker" in window
          ? html`<button title=${say.t("data.follow-hint")} @click=${() => follow(send)}>${say.t("data.follow")}</button>`
          : nothing
      }
      ${small ? html`<button @click=${() => send("startAfresh")}>${say.t("afresh.action")}</button>` : nothing}
      ${small ? html`<button @click=${() => send("removeAll")}>${say.t("data.remove-all")}</button>` : nothing}
    </div>
    <p class="hint">${say.t("data.sample-hint")}</p>
    <p class="hint" role="status" ?hidden=${state.opening === null}>${state.opening === null ? nothing : say.t("data.opening", { file: state.opening })}</p>
  </section>`;
}

/** Where the browser gives handles of files, they can be followed. @param {import("./base.js").Send} send */
async function follow(send) {
  const picker = /** @type {{ showOpenFilePicker(options: object): Promise<FileSystemFileHandle[]> }} */ (
    /** @type {unknown} */ (window)
  );
  // Whoever closes the picker has chosen nothing.
  const handles = await picker.showOpenFilePicker({ multiple: true }).catch(() => []);
  if (handles.length > 0) send("followFiles", handles);
}

/** Presets of the user's own. @param {View} view */
function ownPresets({ state, say, send }) {
  const { presets } = state.choices;
  if (presets.length === 0) return nothing;
  return html`<section class="card presets">
    <h2>${say.t("preset.title")}</h2>
    <ul class="findings">
      ${presets.map(
        ({ name, mapping }) => html`<li>
          ${say.name(name)} <span class="muted">${say.code("table", mapping.table)}</span>
          <button class="link" aria-label=${say.t("preset.remove-of", { name })} @click=${() => send("removePreset", name)}>${say.t("preset.remove")}</button>
        </li>`,
      )}
    </ul>
    <p class="hint">${say.t("preset.hint")}</p>
  </section>`;
}

/** @param {View} view */
function readable({ say }) {
  return html`<section class="card">
    <h2>${say.t("data.readable")}</h2>
    <dl class="tables">
      ${TABLES.map((table) => html`<div><dt>${say.t(`table.${table}`)}</dt><dd>${say.t(`data.table.${table}`)}</dd></div>`)}
    </dl>
    <p class="muted">${say.t("data.formats")}</p>
  </section>
  ${templates(say)}`;
}

/** @param {import("../say.js").Say} say */
function templates(say) {
  const language = say.language === "fr" ? "fr" : "en";
  /** @param {import("../samples/templates.js").Template} template */
  const save = (template) =>
    download(
      new Blob([templateText(template, language)], { type: "text/csv" }),
      `${say.t(`template.file.${template.id}`)}.csv`,
    );
  return html`<section class="card">
    <h2>${say.t("template.title")}</h2>
    <p class="hint">${say.t("template.lead")}</p>
    <div class="actions">
      ${TEMPLATES.map((template) => html`<button @click=${() => save(template)}>${say.t(`template.${template.id}`)}</button>`)}
    </div>
  </section>`;
}

/** @param {View} view */
function files(view) {
  const { state, say } = view;
  const ready = state.files.filter((file) => file.status === "ready").length;
  return html`<p class="visually-hidden" role="status">
      ${say.t("data.status", { n: state.files.length, ready })}
    </p>
    <ul class="files" aria-label=${say.t("data.files")}>
      ${state.files.map((file) => html`<li>${fileCard(view, file)}</li>`)}
    </ul>
    ${findingsCard(view)} ${channelsCard(view)} ${identityCard(view)} ${recordedCards(view)} ${connectionsCard(view)}`;
}
