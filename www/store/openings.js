// @ts-check
/** What a file of ours holds, put in force: an audit, a preset, sheets of answers. */
import { readAuditFile } from "../audit-file.js";
import { isPresetText, readPreset } from "../preset-file.js";
import { asProblem } from "../problem.js";
import { choicesOf } from "./audit.js";
import { withPreset } from "./choices.js";
import { isSheetText } from "./maturities.js";
import { deepFreeze } from "./state.js";

/** @typedef {import("./state.js").Choices} Choices */
/** How choices are put in force: some of them, or others in their place, or in an audit without files yet. @typedef {{ choose: (patch: Partial<Choices>) => void, replace: (choices: Choices) => Promise<void>, leave: () => Promise<void> }} Ways */

export class Openings {
  #snapshot;
  #files;
  #maturities;
  #ways;

  /**
   * @param {import("./snapshot.js").Snapshot} snapshot
   * @param {import("./files.js").Files} files
   * @param {import("./maturities.js").Maturities} maturities
   * @param {Ways} ways
   */
  constructor(snapshot, files, maturities, ways) {
    this.#snapshot = snapshot;
    this.#files = files;
    this.#maturities = maturities;
    this.#ways = ways;
  }

  /** Opens what a file of ours holds: an audit, or a preset. @param {File} file */
  async open(file) {
    const content = file.size < 1 << 21 ? await file.text() : "";
    if (isSheetText(content)) return this.#maturities.openSheets([file]);
    if (!isPresetText(content)) return this.#openAudit(file);
    try {
      const preset = readPreset(content);
      this.#ways.choose({ presets: withPreset(this.#snapshot.state.choices, preset) });
      await this.#files.askAgain();
      this.#snapshot.notice("note", "notice.preset-opened", { name: preset.name });
    } catch (thrown) {
      const problem = asProblem(thrown);
      this.#snapshot.notice("warning", `problem.${problem.code}`, { ...problem.values, file: file.name });
    }
  }

  /** Opens an audit; one that is refused changes nothing. @param {File} file */
  async #openAudit(file) {
    try {
      const { audit } = await readAuditFile(file);
      const files = audit.files.map((one) => one.name);
      const { files: here, sample } = this.#snapshot.state;
      // The sample's files are no other audit's; an audit of the sample has them.
      if (sample && !files.every((name) => here.some((file) => file.name === name))) await this.#ways.leave();
      this.#snapshot.set({ opened: deepFreeze(audit), restored: null });
      await this.#ways.replace(choicesOf(audit));
      this.#snapshot.notice("note", "notice.audit-opened", { n: files.length, files: files.join(", ") });
    } catch (thrown) {
      const problem = asProblem(thrown);
      this.#snapshot.notice("warning", `problem.${problem.code}`, { ...problem.values, file: file.name });
    }
  }
}
