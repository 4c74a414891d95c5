// @ts-check
/** `omnimeter trend`: a figure over time taken apart. */
import { loadAll, write } from "./load.mjs";
import { oneOf, parseAll, settingsOf, TABLES } from "./options.mjs";

export const trend = {
  usage: `trend --kpi revenue_total [--step day|week|month|quarter] [--plain] --orders FILE … [--from DAY] [--to DAY] [-o FILE]
trend, season, new levels and steps far off; --plain gives values far off their whole weight: see docs/trends.md`,

  /** @param {string[]} args */
  async run(args) {
    const text = /** @type {const} */ ({ type: "string" });
    const own = { kpi: text, step: text, plain: /** @type {const} */ ({ type: "boolean" }) };
    const values = parseAll(args, own);
    oneOf("format", values.format, ["json"]);
    const step = values.step ?? "month";
    oneOf("step", step, ["day", "week", "month", "quarter"]);
    const kpi = values.kpi ?? "revenue_total";
    const engine = await loadAll(values, TABLES);
    const request = { settings: settingsOf(values), kpi, step, robust: values.plain !== true };
    write(`${JSON.stringify(await engine.season(/** @type {any} */ (request)), null, 2)}\n`, values.output);
  },
};
