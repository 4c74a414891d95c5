// @ts-check
/** What is worth a look in the files: looked for again when they, or how they are joined, have changed. */
import { qualityOf } from "./figures.js";
import { deepFreeze } from "./state.js";

export class Checks {
  #snapshot;
  /** What the last look into the files was at. */
  #checked = "";

  /** @param {import("./snapshot.js").Snapshot} snapshot */
  constructor(snapshot) {
    this.#snapshot = snapshot;
  }

  /** @param {import("../engine.js").Engine} engine @param {() => boolean} isCurrent whether nothing was asked since */
  async look(engine, isCurrent) {
    const { choices, files, quality: known } = this.#snapshot.state;
    const { filters, definitions } = choices;
    const { match_on, country, channel_names, channel_kinds, event_kinds } = definitions;
    const joined = [
      filters.zone,
      filters.asOf,
      filters.currency,
      match_on,
      country,
      channel_names,
      channel_kinds,
      event_kinds,
    ];
    const key = JSON.stringify([files.map(({ id }) => id), joined]);
    if (!isCurrent() || (key === this.#checked && known)) return;
    const quality = await qualityOf(engine, choices).catch(() => null);
    if (!isCurrent()) return;
    this.#checked = key;
    this.#snapshot.set({ quality: deepFreeze(quality) });
  }
}
