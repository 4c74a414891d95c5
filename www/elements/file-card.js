// @ts-check
/** One file: how it was read, what was left out and why, what can be done. */
import { html, nothing } from "lit";
import { PERSONS } from "../pseudonymised.js";
import { presetInForce } from "../store/choices.js";
import { delimiterName } from "./dialect-fields.js";
import { fieldName } from "./fields.js";
import { completeness } from "./findings.js";
import { problemText } from "./problem.js";
import { progressBar } from "./progress.js";
import { questionList, questionsOf } from "./questions.js";
import { warningList } from "./warnings.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("../store/state.js").FileState} FileState */
/** @typedef {import("../generated/core.js").Entry} Entry */
/** @typedef {import("../generated/core.js").Input} Input */

const EFFECTS = ["skipped", "repaired", "guessed", "noted"];

/** @param {View} view @param {FileState} file */
export function fileCard(view, file) {
  const { state, say } = view;
  const input = state.report?.inputs.find((one) => one.id === file.id);
  return html`<article class="card file-card" aria-label=${file.label}>
    <header>
      <h2>${file.label}</h2>
      <span class="badge ${file.status}">${say.t(`file.${file.status}`)}</span>
    </header>
    ${file.problem ? html`<p class="problem" role="alert">${problemText(say, file.problem, (id) => fieldName(view, id, file.mapping?.table))}</p>` : nothing}
    ${file.status === "loading" ? progress(view, file) : nothing} ${file.sniff ? facts(view, file, input) : nothing}
    ${file.status === "ready" ? doubts(view, file) : nothing}
    ${input ? html`${ledger(view, input)} ${completeness(view, file)}` : nothing} ${actions(view, file)}
  </article>`;
}

/** @param {View} view @param {FileState} file @param {Input | undefined} input */
function facts({ say, state }, file, input) {
  const look = file.look ?? file.sniff;
  /** @type {[string, unknown][]} */
  const all = [
    ["table", file.mapping ? say.t(`table.${file.mapping.table}`) : say.t("file.unknown-table")],
    ["rows", input ? say.number(input.rows) : "–"],
    ["skipped", input ? say.number(input.skipped) : "–"],
    ["encoding", say.code("encoding", look?.encoding ?? "")],
    ["delimiter", delimiterText(say, look)],
    ["size", say.bytes(file.size)],
    ["modified", say.day(new Date(file.modified).toISOString(), "short")],
  ];
  const { sniff, mapping } = file;
  const own = sniff && mapping ? presetInForce(state.choices, sniff, mapping) : null;
  const preset = recognised(file);
  if (preset)
    all.splice(1, 0, ["system", say.t("file.system-of", { system: preset.system, export: say.both(preset.export) })]);
  if (input?.oldest && input.newest) all.push(["period", say.period(input.oldest, input.newest)]);
  if (input?.newest) all.push(["newest", newest(say, input.newest)]);
  const keys = state.report?.identity?.keys.filter((key) => key.file === file.id) ?? [];
  if (keys.length > 0) all.push(["keys", keys.map((key) => html`<span class="known-by">${keyText(say, key)}</span>`)]);
  return html`<dl class="facts">
    ${all.map(([name, value]) => html`<div><dt>${say.t(`file.${name}`)}</dt><dd>${value}</dd></div>`)}
  </dl>
  ${preset ? html`<p class="hint">${say.both(preset.note)} ${preset.checked === "seen" ? nothing : say.t(`file.checked.${preset.checked}`)}</p>` : nothing}
  ${file.followed ? html`<p class="hint">${say.t("file.followed")}</p>` : nothing}
  ${file.draft ? html`<p class="hint">${say.t("mapping.draft")}</p>` : nothing}
  ${file.remembered ? html`<p class="hint">${own ? say.t("preset.used", { name: own.name }) : say.t("file.remembered")}</p>` : nothing}`;
}

/** What is to be known of the file, and what only its owner can say. @param {View} view @param {FileState} file */
function doubts(view, file) {
  const { say, send } = view;
  const warnings = (file.look ?? file.sniff)?.warnings ?? [];
  const questions = questionsOf(file, file.mapping, warnings);
  return html`${questionList(view, file, questions, (mapping) => send("applyMapping", file.key, mapping))}
  ${warningList(say, warnings, { read: true, asked: questions.map(({ warning }) => warning) })}`;
}

/** The system a file comes from, while it is read as the table of that export. @param {FileState} file */
function recognised({ sniff, mapping }) {
  const preset = sniff?.preset;
  return preset && (!mapping || mapping.table === preset.table) ? preset : null;
}

/** How many rows a key of a person names. @param {View["say"]} say @param {import("../generated/core.js").KeyMatch} key */
const keyText = (say, { key, filled, rows }) =>
  say.t("file.key", { key: say.t(`identity.key.${key}`), share: rows > 0 ? say.percent(filled / rows, 1) : "–" });

/** What stands between fields; how sure that is, where it is not. @param {View["say"]} say @param {FileState["sniff"]} look */
function delimiterText(say, look) {
  const name = delimiterName(say, look?.delimiter ?? "");
  const { delimiter_confidence: sure = 1, delimiter_runner_up: other = null } = look ?? {};
  if (sure >= 0.995) return name;
  const doubt = say.t(other ? "file.delimiter-or" : "file.delimiter-share", {
    share: say.percent(sure),
    other: delimiterName(say, other ?? ""),
  });
  return html`${name} <span class="muted">${doubt}</span>`;
}

/** The newest row's day, with its age: what is old is not called live. @param {View["say"]} say @param {string} day */
function newest(say, day) {
  const today = new Date().toLocaleDateString("sv-SE");
  return html`${say.day(day, "short")} <span class="muted">${say.age(day, today)}</span>`;
}

/** @param {View} view @param {FileState} file */
export function progress({ say, send }, file) {
  return progressBar(say, {
    label: say.t("file.progress", { file: file.label }),
    progress: file.progress ?? { bytes: 0, total: file.size, rows: 0, rate: 0 },
    cancel: () => send("cancelFile", file.key),
  });
}

/** @param {View} view @param {Input} input */
function ledger({ say }, input) {
  if (input.ledger.length === 0) return html`<p class="muted">${say.t("ledger.clean")}</p>`;
  const sorted = EFFECTS.flatMap((effect) => input.ledger.filter((entry) => entry.effect === effect));
  return html`<ul class="ledger">
    ${sorted.map((entry) => html`<li class=${entry.effect}>${entryLine(say, entry)}</li>`)}
  </ul>`;
}

/** @param {import("../say.js").Say} say @param {Entry} entry */
function entryLine(say, entry) {
  const lines = entry.lines.filter((line) => line > 0).map((line) => String(line));
  const more = entry.rows > lines.length ? say.t("ledger.more") : "";
  const where = lines.length > 0 ? say.t("ledger.lines", { n: entry.rows, lines: lines.join(", ") + more }) : "";
  const column = entry.column
    ? html`<span class="muted">${say.t("ledger.column", { column: entry.column })}</span>`
    : nothing;
  return html`<span class="count">${say.t(`ledger.${entry.effect}`, { n: entry.rows })}</span>
    <span>${say.code("reason", entry.reason)} ${column} <span class="muted">${where}</span></span>`;
}

/** @param {FileState} file */
const hasPersons = ({ mapping }) => Object.keys(mapping?.fields ?? {}).some((field) => field in PERSONS);

/** @param {View} view @param {FileState} file */
function actions({ say, send }, file) {
  return html`<div class="actions">
    ${
      file.sniff
        ? html`<button aria-label=${say.t("file.edit-of", { file: file.label })} @click=${() => send("open", { kind: "mapping", key: file.key })}>
            ${say.t("file.edit")}
          </button>`
        : nothing
    }
    ${
      file.part === null
        ? nothing
        : html`<button aria-label=${say.t("file.parts-of", { file: file.label })} @click=${() => send("chooseParts", file.key)}>
            ${say.t("file.parts")}
          </button>`
    }
    ${
      file.status === "ready" && hasPersons(file)
        ? html`<button aria-label=${say.t("pseudonyms.action-of", { file: file.label })} @click=${() => send("open", { kind: "pseudonyms", key: file.key })}>
            ${say.t("pseudonyms.action")}
          </button>`
        : nothing
    }
    <button aria-label=${say.t("file.remove-of", { file: file.label })} @click=${() => send("removeFile", file.key)}>
      ${say.t("file.remove")}
    </button>
  </div>`;
}
