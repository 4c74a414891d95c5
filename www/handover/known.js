// @ts-check
/** What the sections of the report are made from: the state of the page, or what the command has put together alike. */
import { fieldName, missingText, needText } from "../elements/fields.js";
import { intervalText, rangeText } from "../elements/figures.js";
import { Say } from "../say.js";
import { scoresOf, wordedModelOf } from "../store/maturity-ask.js";
import { readyFiles } from "../store/state.js";
import { columns, text } from "./blocks.js";
import { cellText } from "./cells.js";
import { isWhole } from "./judged.js";
import { worded } from "./unnamed.js";

/** @typedef {import("../store/state.js").State} State */
/** @typedef {import("../generated/core.js").Unit} Unit */
/** @typedef {import("../generated/core.js").KpiReport} KpiReport */
/** @typedef {import("./document.js").Language} Language */
/** A figure with what surrounds it. @typedef {{ value: number | null, low: number | null, high: number | null, n: number, method?: string | null }} Figure */

/** The answers of the engine, with words for rows that name no channel. @param {State} state @param {string} word @returns {State} */
function named(state, word) {
  const { report, quality, answers } = state;
  const told = worded({ report, quality, answers }, word);
  return told.report === report && told.quality === quality && told.answers === answers ? state : { ...state, ...told };
}

export class Known {
  /** @param {State} state @param {Language} language */
  constructor(state, language) {
    this.language = language;
    this.say = new Say(language);
    this.state = named(state, this.say.t("channel.unknown"));
    this.choices = state.choices;
    this.report = this.state.report;
    this.quality = this.state.quality;
    this.currency = state.report?.settings.currency ?? (state.choices.filters.currency || "EUR");
    this.files = [...readyFiles(state)].sort((a, b) => byText(tableOf(a), tableOf(b)) || byText(a.label, b.label));
  }

  /** What the engine answered to a question of the report. @param {string} name @returns {any} */
  answer(name) {
    return this.state.answers[name]?.value ?? null;
  }

  /** The maturity audit as its words want it; null before the model is known. */
  get maturity() {
    const model = wordedModelOf(this.state);
    const { say, state } = this;
    return model ? { say, state, model, scores: scoresOf(state), audit: this.choices.maturity } : null;
  }

  /** @param {string} key @param {import("../say.js").Values} [values] */
  t(key, values) {
    return this.say.t(key, values);
  }

  /** A column with its head. @param {import("./document.js").ColumnKind} kind @param {string} id */
  column(kind, id) {
    return columns[kind](id, this.say.t(`handover.head.${id}`));
  }

  /** What a section says while nothing can fill it. @param {string} id */
  lacking(id) {
    return text(this.say.t(`handover.lacking.${id}`));
  }

  /** The same as a text. @param {string} id */
  lackingText(id) {
    return this.say.t(`handover.lacking.${id}`);
  }

  /** A file as the engine read it. @param {import("../store/state.js").FileState} file */
  input(file) {
    return this.report?.inputs.find(({ id }) => id === file.id) ?? null;
  }

  /** The hash of a file's bytes, once it is known. @param {import("../store/state.js").FileState} file */
  sha(file) {
    return file.sha256 ?? this.input(file)?.sha256 ?? null;
  }

  /** How sure a figure is, in a sentence. @param {Figure} figure @param {Unit} unit */
  sure(figure, unit) {
    const { low, high, n } = figure;
    if (isWhole(figure)) return this.say.t("handover.sure.whole", { n });
    if (low === null || high === null) return this.say.t("handover.sure.none", { n });
    return this.say.t("handover.sure.between", { low: this.value(low, unit), high: this.value(high, unit), n });
  }

  /** A computed figure of the catalogue. @param {string} id @returns {KpiReport | null} */
  kpi(id) {
    return this.report?.kpis.find((one) => one.id === id) ?? null;
  }

  /** @param {string} id */
  card(id) {
    return this.state.catalogue?.kpis.find((one) => one.id === id) ?? null;
  }

  /** @param {string} id */
  kpiName(id) {
    const card = this.card(id);
    return card ? this.say.both(card.name) : id;
  }

  /** @param {string} id */
  modelName(id) {
    const card = this.state.catalogue?.models.find((one) => one.id === id);
    return card ? this.say.both(card.name) : id;
  }

  /** @param {number} value @param {Unit} unit */
  value(value, unit) {
    return this.say.value(value, unit, this.currency);
  }

  /** Money in a sentence beside other money: whole from ten thousand on, as in tables. @param {number} value */
  exact(value) {
    return cellText(this.say, this.currency, "money", value);
  }

  /** A difference: that of a share is told in points. @param {number} value @param {Unit} unit */
  signed(value, unit) {
    if (unit !== "rate") return this.say.signed(value, unit, this.currency);
    return this.say.t("change.points", { points: this.say.signedNumber(value * 100, 1) });
  }

  /** @param {number} low @param {number} high @param {Unit} unit */
  range(low, high, unit) {
    return rangeText(this.say, low, high, unit, this.currency);
  }

  /** @param {KpiReport} kpi */
  interval(kpi) {
    return intervalText(this.say, kpi, this.currency);
  }

  /** A phase of the journey, by its place. @param {string} place */
  phaseName(place) {
    const phase = this.choices.journey.phases[Number(place)];
    if (!phase) return this.say.code("journey.phase", place);
    return phase.name || this.say.t(`journey.phase.${phase.key}`);
  }

  /** A phase of the files. @param {string} stage */
  stageName(stage) {
    return this.say.code("journey.phase", stage);
  }

  /** Why there is no figure. @param {{ reason: string, needs: string[] } | null | undefined} missing */
  why(missing) {
    return missing ? missingText(this, missing) : "";
  }

  /** @param {string} need as in the catalogue */
  need(need) {
    return needText(this, need);
  }

  /** @param {string} id @param {string} [table] */
  field(id, table) {
    return fieldName(this, id, table);
  }

  /** The days looked at, as far as the data reaches. */
  get period() {
    const { from = null, to = null, data_from = null, data_to = null } = this.report?.settings ?? {};
    return {
      from: from && data_from && from < data_from ? data_from : (from ?? data_from),
      to: to && data_to && to > data_to ? data_to : (to ?? data_to),
    };
  }

  /** The day that the report speaks from: never that of the clock. */
  get asOf() {
    // The engine's instant is the end of that day in the reporting zone: in UTC it may be another one.
    return this.choices.filters.asOf || this.report?.settings.data_to || this.choices.maturity.day || "";
  }
}

/** @param {import("../store/state.js").FileState} file */
const tableOf = ({ mapping }) => mapping?.table ?? "";

/** The order of code points: the same on every machine. @param {string} a @param {string} b */
export const byText = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
