// @ts-check
/** What is done to the maturity audit that reaches beyond it: models, sheets and other audits come in as files. */
import { readAuditFile } from "../audit-file.js";
import { asProblem, Problem } from "../problem.js";
import { engineAudit, modelOf, scoresOf } from "./maturity-ask.js";
import { isBegun } from "./maturity-edit.js";
import { filling, merge, readSheet, settled } from "./maturity-merge.js";
import { readMaturity, readSnapshot } from "./maturity-read.js";
import { readyFiles } from "./state.js";

export { isSheetText } from "./maturity-merge.js";

/** @typedef {import("./snapshot.js").Snapshot} Snapshot */
/** @typedef {import("../engine.js").Engine} Engine */
/** @typedef {import("./maturity-shape.js").MaturityAudit} MaturityAudit */
/** @typedef {import("./maturity-merge.js").Decision} Decision */

/** A larger model is none. */
const MOST_BYTES = 1 << 21;

export class Maturities {
  #snapshot;
  #engine;
  #choose;

  /**
   * @param {Snapshot} snapshot
   * @param {Promise<Engine>} engine
   * @param {(maturity: MaturityAudit) => void} choose
   */
  constructor(snapshot, engine, choose) {
    this.#snapshot = snapshot;
    this.#engine = engine;
    this.#choose = choose;
  }

  get #audit() {
    return this.#snapshot.state.choices.maturity;
  }

  /** One step of the audit; which model it answers is kept with it. @param {(audit: MaturityAudit) => MaturityAudit} step */
  change(step) {
    const next = step(this.#audit);
    if (next === this.#audit) return;
    const reference = modelOf(this.#snapshot.state)?.reference ?? null;
    this.#choose({ ...next, model: next.model ?? (isBegun(next) ? reference : null) });
  }

  /** The answers are to the model in force from now on. */
  adoptModel() {
    const reference = modelOf(this.#snapshot.state)?.reference ?? null;
    this.change((audit) => ({ ...audit, model: reference }));
  }

  /**
   * Puts a model of the user's in force, or tells what is wrong with it and changes nothing.
   * @param {File} file
   * @param {(problem: Problem | null) => void} told
   */
  async openModel(file, told) {
    const engine = await this.#engine;
    try {
      if (file.size > MOST_BYTES) throw new Problem({ code: "model-too-large", message: "a model is smaller" });
      const text = await file.text();
      await engine.useMaturityModel(text);
      this.change((audit) => ({ ...audit, model_text: text }));
      told(null);
    } catch (thrown) {
      await engine.useMaturityModel(this.#audit.model_text || null).catch(() => null);
      told(asProblem(thrown));
    }
  }

  /**
   * Puts a model that was changed here in force, and keeps its version; its practices are those that were answered.
   * @param {string} text
   * @param {string} note what was changed
   * @param {string} today
   * @param {(problem: Problem | null) => void} told
   */
  async editModel(text, note, today, told) {
    const engine = await this.#engine;
    try {
      const { reference } = await engine.useMaturityModel(text);
      const version = { ...reference, day: today, note };
      this.change((audit) => ({
        ...audit,
        ...{ model_text: text, versions: [...audit.versions, version] },
        model: audit.model && reference,
      }));
      told(null);
    } catch (thrown) {
      await engine.useMaturityModel(this.#audit.model_text || null).catch(() => null);
      told(asProblem(thrown));
    }
  }

  /** The product's own model is in force again. */
  ownModel() {
    this.change((audit) => ({ ...audit, model_text: "" }));
  }

  /** Keeps the scores of today as a starting point. @param {string} name @param {string} today */
  keepBaseline(name, today) {
    const { state } = this.#snapshot;
    const snapshot = readSnapshot(scoresOf(state)?.snapshot);
    if (!snapshot) return;
    const files = readyFiles(state).map((file) => {
      const input = state.report?.inputs.find(({ id }) => id === file.id);
      return { name: file.name, rows: input?.rows ?? 0, sha256: file.sha256 ?? input?.sha256 ?? null };
    });
    this.change((audit) => {
      const others = audit.baselines.filter((one) => one.name !== name);
      return { ...audit, baselines: [...others, { name, kept: today, snapshot, files }] };
    });
  }

  /**
   * Takes the scores of another audit file to compare with.
   * @param {File} file
   * @param {(problem: Problem | null) => void} told
   */
  async openCompared(file, told) {
    try {
      const { audit } = await readAuditFile(file);
      const other = readMaturity(audit.answers);
      if (!isBegun(other) && !other.snapshot)
        throw new Problem({ code: "no-maturity", message: "this audit holds no answers", file: file.name });
      const snapshot = other.snapshot ?? (await this.#scored(other));
      const name = audit.name || file.name;
      this.change((mine) => ({
        ...mine,
        baselines: [
          ...mine.baselines.filter((one) => one.name !== name),
          { name, kept: audit.saved.slice(0, 10), snapshot, files: [] },
        ],
        compared: name,
      }));
      told(null);
    } catch (thrown) {
      told(asProblem(thrown));
    }
  }

  /** What an audit that was saved without scores comes to: its own model's version goes with them. @param {MaturityAudit} other */
  async #scored(other) {
    const audit = /** @type {any} */ (engineAudit(other, modelOf(this.#snapshot.state)));
    const scores = await (await this.#engine).maturity({ audit });
    const snapshot = /** @type {import("./maturity-shape.js").Snapshot} */ (scores.snapshot);
    return { ...snapshot, version: other.model?.version ?? snapshot.version };
  }

  /**
   * Takes answer sheets in: on an empty page one is filled in, on an audit all are merged.
   * @param {File[]} files
   */
  async openSheets(files) {
    for (const file of files) {
      const sheet = readSheet(await file.text());
      if (!sheet) {
        this.#snapshot.notice("warning", "notice.sheet-broken", { file: file.name });
        continue;
      }
      if (!isBegun(this.#audit) || this.#audit.sheet === sheet.role) this.#fill(sheet);
      else this.#merge(file.name, sheet);
    }
    const { merging } = this.#snapshot.state;
    if (merging && merging.conflicts.length === 0) this.settle([]);
  }

  /** @param {import("./maturity-merge.js").Sheet} sheet */
  #fill(sheet) {
    this.#choose(filling(sheet));
    this.#snapshot.notice("note", "notice.sheet-opened", { role: sheet.role });
  }

  /** @param {string} file @param {import("./maturity-merge.js").Sheet} sheet */
  #merge(file, sheet) {
    const mine = modelOf(this.#snapshot.state)?.reference;
    if (mine && sheet.model && sheet.model.sha256 !== mine.sha256)
      this.#snapshot.notice("warning", "notice.sheet-model", { file, version: sheet.model.version });
    this.#snapshot.set({ merging: merge(this.#snapshot.state.merging ?? this.#audit, file, sheet) });
  }

  /** Every conflict is decided: the sheets are in. @param {Decision[]} decisions */
  settle(decisions) {
    const { merging } = this.#snapshot.state;
    if (!merging) return;
    this.#snapshot.set({ merging: null });
    this.#choose(settled(merging, decisions));
    this.#snapshot.notice("note", "notice.sheets-merged", { n: merging.added, files: merging.files.join(", ") });
  }

  /** Sheets on their way in are left out. */
  dropSheets() {
    this.#snapshot.set({ merging: null });
  }
}
