// @ts-check
/** Reference values that the consultant brings: typed or loaded, each with its source and date, beside the client's. */
import { html, nothing } from "lit";
import { referencesIn, referenceTyped, subjectOf, withReferences } from "../store/maturity-references.js";
import { kpi as kpiOf } from "../store/state.js";
import { figureText, nameOf, scoreText } from "./maturity-parts.js";
import { scroll } from "./scroll.js";
import "./form.js";

/** @typedef {import("./room-maturity.js").Room} Room */
/** @typedef {import("../store/maturity-shape.js").ReferenceValue} ReferenceValue */
/** @typedef {import("../store/maturity-references.js").Subject} Subject */

/** The unit of a level of the model. */
const LEVEL = "level";

/** What a value can stand beside: the whole, dimensions, figures of the catalogue, figures of the model. @param {Room} room @returns {Subject[]} */
function subjectsOf({ say, model, state }) {
  const names = (/** @type {{ fr: string, en: string }} */ words) => [say.both(words), words.fr, words.en];
  const cards = state.catalogue?.kpis ?? [];
  const own = model.kpis.filter(({ id }) => !cards.some((card) => card.id === id));
  return [
    { id: "overall", names: [say.t("maturity.overall")], unit: LEVEL },
    ...model.dimensions.map(({ id, name }) => ({ id, names: names(name), unit: LEVEL })),
    ...cards.map(({ id, name, unit }) => ({ id, names: names(name), unit })),
    ...own.map(({ id, name, unit }) => ({ id, names: names(name), unit })),
  ];
}

/** A value in the unit of what it stands beside. @param {Room} room @param {string} about @param {number | null | undefined} value */
export function valueText(room, about, value) {
  const { say, state, model } = room;
  if (value === null || value === undefined) return "–";
  const card = state.catalogue?.kpis.find(({ id }) => id === about);
  if (card) return say.value(value, card.unit, state.report?.settings.currency ?? "EUR", true);
  const figure = model.kpis.find(({ id }) => id === about);
  return figure ? figureText(say, figure.unit, value) : scoreText(say, value);
}

/** What the client has there itself. @param {Room} room @param {string} about */
function ownOf({ scores, state }, about) {
  if (about === "overall") return scores?.overall_evidenced ?? scores?.overall_declared ?? null;
  if (scores && about in scores.dimensions.declared)
    return scores.dimensions.evidenced[about] ?? scores.dimensions.declared[about];
  return kpiOf(state, about)?.value ?? scores?.figures[about]?.value ?? null;
}

/** @param {Room} room @param {string} about */
function aboutName(room, about) {
  const { say } = room;
  const subject = subjectOf(subjectsOf(room), about);
  if (about === "overall") return say.t("maturity.overall");
  return subject?.names[0] ?? nameOf(room, about);
}

/** @param {Room} room */
export function referencesTable(room) {
  const { say, audit, change } = room;
  const all = audit.reference_values;
  if (all.length === 0) return nothing;
  const remove = (/** @type {ReferenceValue} */ gone) =>
    change((one) => ({ ...one, reference_values: one.reference_values.filter((other) => other !== gone) }));
  return scroll(
    say.t("reference.title"),
    html`<table class="figures references">
      <thead><tr>${["about", "own", "value", "source", "date", "remove"].map((head) => html`<th scope="col">${say.t(`reference.head.${head}`)}</th>`)}</tr></thead>
      <tbody>
        ${all.map((one) => {
          const name = aboutName(room, one.about);
          return html`<tr>
            <th scope="row">${name}</th>
            <td>${valueText(room, one.about, ownOf(room, one.about))}</td>
            <td><b>${valueText(room, one.about, one.value)}</b></td>
            <td class="words">${say.name(one.source)} ${one.note === "" ? nothing : html`<span class="muted">${say.name(one.note)}</span>`}</td>
            <td>${say.day(one.date, "short")}</td>
            <td><button aria-label=${say.t("maturity.remove-of", { who: name })} @click=${() => remove(one)}>${say.t("maturity.remove")}</button></td>
          </tr>`;
        })}
      </tbody>
    </table>`,
  );
}

/** @param {Room} room */
export function referencesCard(room) {
  const { say, look, show, change } = room;
  const subjects = subjectsOf(room);
  const fields = ["about", "value", "source", "date", "note"].map((name) => ({
    ...{ name, label: say.t(`reference.field.${name}`), hint: say.t(`reference.hint.${name}`) },
    ...(name === "date" ? { type: /** @type {const} */ ("date") } : {}),
    ...(name === "about" ? { offered: subjects.map(({ names }) => names[0]) } : {}),
  }));
  /** @param {readonly ReferenceValue[]} added */
  const add = (added) => change((one) => ({ ...one, reference_values: withReferences(one.reference_values, added) }));
  /** @param {Record<string, string>} typed @returns {Record<string, string>} */
  const check = (typed) => {
    const read = referenceTyped(subjects, typed);
    return "fault" in read ? { [read.fault]: say.t(`reference.fault.${read.fault}`) } : {};
  };
  /** @param {Record<string, string>} typed */
  const apply = (typed) => {
    const read = referenceTyped(subjects, typed);
    if ("reference" in read) add([read.reference]);
  };
  /** @param {Event} event */
  const opened = async (event) => {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const text = await input.files?.[0]?.text();
    input.value = "";
    if (text === undefined) return;
    const { values, faults } = referencesIn(text, subjects);
    show({ references: { n: values.length, faults } });
    if (faults.length === 0) add(values);
  };
  return html`<section class="card">
    <h2>${say.t("reference.title")}</h2>
    <p class="subtitle">${say.t("reference.lead")}</p>
    ${referencesTable(room)} ${listResult(room, look.references)}
    <details>
      <summary>${say.t("reference.add")}</summary>
      <om-form .say=${say} .name=${"reference"} .fields=${fields} .values=${{ about: "", value: "", source: "", date: "", note: "" }} .check=${check} .apply=${apply}></om-form>
    </details>
    <div class="actions">
      <label class="button attach">${say.t("reference.open")}<input class="visually-hidden" type="file" accept=".csv,.tsv,.txt,.json" @change=${opened} /></label>
    </div>
    <p class="hint">${say.t("reference.columns")}</p>
  </section>`;
}

/** What became of a list. @param {Room} room @param {import("./room-maturity.js").Look["references"]} result */
function listResult({ say }, result) {
  if (!result) return nothing;
  if (result.faults.length === 0)
    return html`<p class="notice" role="status">${say.t("reference.loaded", { n: result.n })}</p>`;
  return html`<div class="problem" role="alert">
    <p>${say.t("reference.refused")}</p>
    <ul>${result.faults.map(({ line, what }) => html`<li>${say.t("reference.line-fault", { line, why: say.t(`reference.fault.${what}`) })}</li>`)}</ul>
  </div>`;
}
