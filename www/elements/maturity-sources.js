// @ts-check
/** The register of sources by kind: files that are loaded, and interviews, heat maps and others as notes. */
import { html, nothing } from "lit";
import { SOURCE_KINDS } from "../store/maturity-shape.js";
import { readyFiles } from "../store/state.js";
import { linesOf } from "./maturity-parts.js";
import { scroll } from "./scroll.js";

/** @typedef {import("./room-maturity.js").Room} Room */
/** @typedef {import("../store/maturity-shape.js").Source} Source */

/** The kind of source that a table is; exports of the business where it is none of those below. @type {Record<string, string>} */
const OF_TABLE = { traffic: "web_analytics", touches: "web_analytics", surveys: "survey", mentions: "social" };

/** @param {Room} room */
export function sourcesCard(room) {
  const { say, audit, change } = room;
  const files = loaded(room);
  /** @param {SubmitEvent} event */
  const add = (event) => {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const typed = new FormData(form);
    const of = (/** @type {string} */ name) => String(typed.get(name) ?? "").trim();
    const kind = SOURCE_KINDS.find((one) => one === of("kind")) ?? "other";
    if (of("name") === "") return;
    const attached = typed.getAll("attached").flatMap((one) => (one instanceof File && one.name ? [one.name] : []));
    const names = [...linesOf(of("files")), ...attached];
    /** @type {Source} */
    const source = { kind, name: of("name"), day: of("day"), note: of("note"), files: names };
    change((one) => ({ ...one, sources: [...one.sources, source] }));
    form.reset();
  };
  const kinds = [...new Set([...files.map(({ kind }) => kind), ...audit.sources.map(({ kind }) => kind)])];
  return html`<section class="card sources">
    <h2>${say.t("sources.heading", { n: files.length + audit.sources.length, kinds: kinds.length })}</h2>
    <p class="subtitle">${say.t("sources.lead")}</p>
    ${files.length + audit.sources.length === 0 ? nothing : table(room, files)}
    <details>
      <summary>${say.t("sources.add")}</summary>
      <form class="front-fields" @submit=${add}>
        <label class="field"><span>${say.t("sources.kind")}</span>
          <select name="kind">${SOURCE_KINDS.map((kind) => html`<option value=${kind}>${say.t(`sources.kind.${kind}`)}</option>`)}</select></label>
        <label class="field"><span>${say.t("sources.name")}</span><input name="name" required autocomplete="off" /></label>
        <label class="field"><span>${say.t("sources.day")}</span><input name="day" type="date" /></label>
        <label class="field wide"><span>${say.t("sources.note")}</span><textarea name="note" rows="3"></textarea></label>
        <label class="field wide"><span>${say.t("sources.attach")}</span><input name="attached" type="file" multiple /></label>
        <label class="field wide"><span>${say.t("sources.files")}</span><textarea name="files" rows="2"></textarea></label>
        <p class="hint">${say.t("sources.files-hint")}</p>
        <button type="submit">${say.t("sources.keep")}</button>
      </form>
    </details>
  </section>`;
}

/** The files at hand, each by the kind of source that its table is. @param {Room} room */
function loaded({ state }) {
  return readyFiles(state).map((file) => {
    const table = file.mapping?.table ?? "";
    const rows = state.report?.inputs.find(({ id }) => id === file.id)?.rows ?? null;
    return { kind: OF_TABLE[table] ?? "export", name: file.name, table, rows };
  });
}

/** @param {Room} room @param {ReturnType<typeof loaded>} files */
function table(room, files) {
  const { say, audit, state, change } = room;
  const tableName = (/** @type {string} */ id) => {
    const card = state.catalogue?.tables.find((one) => one.id === id);
    return card ? say.both(card.name) : id;
  };
  const remove = (/** @type {Source} */ gone) =>
    change((one) => ({ ...one, sources: one.sources.filter((other) => other !== gone) }));
  return scroll(
    say.t("sources.register"),
    html`<table class="figures">
      <thead><tr>${["name", "kind", "day", "note", "files"].map((head) => html`<th scope="col">${say.t(`sources.${head}`)}</th>`)}<th scope="col">${say.t("reference.head.remove")}</th></tr></thead>
      <tbody>
        ${files.map(
          ({ kind, name, table, rows }) => html`<tr>
            <th scope="row">${say.name(name)}</th><td class="words">${say.t(`sources.kind.${kind}`)}</td><td>–</td>
            <td class="words">${say.t("sources.loaded", { table: tableName(table), n: rows ?? 0 })}</td><td>–</td><td></td>
          </tr>`,
        )}
        ${audit.sources.map(
          (one) => html`<tr>
            <th scope="row">${say.name(one.name)}</th><td class="words">${say.t(`sources.kind.${one.kind}`)}</td>
            <td>${one.day === "" ? "–" : say.day(one.day, "short")}</td>
            <td class="words">${one.note === "" ? "–" : say.name(one.note)}</td>
            <td class="words">${one.files.length === 0 ? "–" : say.list(one.files.map((file) => say.name(file)))}</td>
            <td><button aria-label=${say.t("maturity.remove-of", { who: one.name })} @click=${() => remove(one)}>${say.t("maturity.remove")}</button></td>
          </tr>`,
        )}
      </tbody>
    </table>`,
  );
}
