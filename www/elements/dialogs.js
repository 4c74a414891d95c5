// @ts-check
/** What the dialog shows, by kind. */
import { html, nothing } from "lit";
import wasmSha256 from "../generated/wasm-sha256.js";
import { boardOf, isOwn } from "../store/board.js";
import { kpiCard } from "../store/state.js";
import { seenBy } from "../store/tiles.js";
import { explainPanel } from "./explain.js";
import { partsDialog } from "./parts-dialog.js";
import { ownText, tileSettings } from "./tile-settings.js";
import "./kpi-choice.js";
import "./mapping-editor.js";
import "./palette.js";
import "./pseudonyms.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("./dialog.js").Content} Content */

/** @param {View} view @returns {Content | null} */
export function dialogContent(view) {
  const { dialog } = view.state;
  if (!dialog) return null;
  if (dialog.kind === "promise") return promise(view);
  if (dialog.kind === "duplicate") return duplicate(view, dialog.name);
  if (dialog.kind === "sample") return sample(view, dialog);
  if (dialog.kind === "parts") return partsDialog(view, dialog);
  if (dialog.kind === "mapping") return mapping(view, dialog.key);
  if (dialog.kind === "pseudonyms") return pseudonyms(view, dialog.key);
  if (dialog.kind === "tile") return tile(view, dialog.at);
  if (dialog.kind === "choice") return choice(view);
  if (dialog.kind === "palette") return palette(view);
  if (dialog.kind === "erase") return erase(view);
  return explain(view, dialog.id, dialog.at);
}

/** A figure explained: the page's, or that of a tile with a period or a segment of its own. @param {View} view @param {string} id @param {number} [at] @returns {Content | null} */
function explain(view, id, at) {
  const { state, say } = view;
  const card = kpiCard(state, id);
  if (!card) return null;
  const one = boardOf(state)[at ?? -1];
  if (one?.id !== id || !isOwn(one)) return { title: say.both(card.name), body: explainPanel(view, card), side: true };
  const seen = { ...view, state: seenBy(state, one).state };
  const title = say.t("tile.own-of", { name: say.both(card.name), own: ownText(say, one, state) });
  return { title, body: explainPanel(seen, card), side: true };
}

/** @param {View} view @param {number} at @returns {Content | null} */
function tile(view, at) {
  const one = boardOf(view.state)[at];
  if (!one) return null;
  const card = kpiCard(view.state, one.id);
  const name = card ? view.say.both(card.name) : one.id;
  return { title: view.say.t("tile.set-of", { name }), body: tileSettings(view, at), side: true };
}

/** @param {View} view @returns {Content} */
function promise({ state, say, send }) {
  // What policy another page has, and what it keeps, is that page's affair.
  const steps = state.embedded ? ["network", "offline", "source"] : ["network", "offline", "policy", "source"];
  return {
    title: say.t("promise.title"),
    body: html`<p>${say.t(state.embedded ? "promise.text-embedded" : "promise.text")}</p>
      <h3>${say.t(state.embedded ? "promise.how-embedded" : "promise.how")}</h3>
      <ol>
        ${steps.map((step) => html`<li>${say.t(`promise.${step}`)}</li>`)}
      </ol>
      <h3>${say.t("version.title")}</h3>
      <p>${say.t("version.text", { version: state.catalogue?.omnimeter ?? "" })}</p>
      <p><code class="hash">${wasmSha256}</code></p>
      <p>${say.t(state.embedded ? "version.verify-embedded" : "version.verify")}</p>
      <p class="muted">${say.t(state.embedded ? "promise.not-kept" : "promise.kept")}</p>
      ${state.embedded ? nothing : html`<p><button @click=${() => send("open", { kind: "erase" })}>${say.t("erase.action")}</button></p>`}`,
  };
}

/** @param {View} view @returns {Content} */
function choice({ state, say }) {
  return { title: say.t("choice.title"), body: html`<om-kpi-choice .state=${state} .say=${say}></om-kpi-choice>` };
}

/** @param {View} view @returns {Content} */
function palette({ state, say }) {
  return {
    title: say.t("palette.title"),
    body: html`<om-palette .state=${state} .say=${say}></om-palette>`,
  };
}

/** @param {View} view @returns {Content} */
function erase({ say, send }) {
  return {
    title: say.t("erase.title"),
    body: html`<p>${say.t("erase.text")}</p>
      <div class="actions">
        <button class="primary" @click=${() => send("eraseEverything")}>${say.t("erase.confirm")}</button>
        <button @click=${() => send("open", null)}>${say.t("action.cancel")}</button>
      </div>`,
  };
}

/** @param {View} view @param {string} name @returns {Content} */
function duplicate({ say, send }, name) {
  /** @type {["replace" | "both" | "skip", string][]} */
  const answers = [
    ["replace", "primary"],
    ["both", ""],
    ["skip", ""],
  ];
  return {
    title: say.t("duplicate.title", { file: name }),
    stays: true,
    body: html`<p>${say.t("duplicate.text")}</p>
      <div class="actions">
        ${answers.map(
          ([answer, form]) =>
            html`<button class=${form} @click=${() => send("answerDuplicate", answer)}>
              ${say.t(`duplicate.${answer}`)}
            </button>`,
        )}
      </div>`,
  };
}

/** The sample and one's own work would mix. @param {View} view @param {Extract<import("../store/state.js").Dialog, { kind: "sample" }>} dialog @returns {Content} */
function sample({ say, send }, { come, names }) {
  const values = { n: names.length, files: say.list(names) };
  return {
    title: say.t(`sample.${come}.title`),
    stays: true,
    body: html`<p>${say.t(`sample.${come}.text`, values)}</p>
      <div class="actions">
        <button class="primary" @click=${() => send("answerSample", "fresh")}>${say.t(`sample.${come}.fresh`, values)}</button>
        <button @click=${() => send("answerSample", "add")}>${say.t(`sample.${come}.add`, values)}</button>
        <button @click=${() => send("answerSample", null)}>${say.t("action.cancel")}</button>
      </div>
      <p class="hint">${say.t("sample.undo")}</p>`,
  };
}

/** @param {View} view @param {number} key @returns {Content | null} */
function mapping({ state, say }, key) {
  const file = state.files.find((one) => one.key === key);
  if (!file?.sniff) return null;
  return {
    title: say.t("mapping.title", { file: file.label }),
    wide: true,
    body: html`<om-mapping-editor .state=${state} .say=${say} .file=${file}></om-mapping-editor>`,
  };
}

/** @param {View} view @param {number} key @returns {Content | null} */
function pseudonyms({ state, say }, key) {
  const file = state.files.find((one) => one.key === key);
  if (!file) return null;
  return {
    title: say.t("pseudonyms.title", { file: file.label }),
    body: html`<om-pseudonyms .state=${state} .say=${say} .file=${file}></om-pseudonyms>`,
  };
}
