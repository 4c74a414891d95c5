// @ts-check
/** `omnimeter report`: every KPI and the attribution of a set of files. */
import { Misuse } from "./failure.mjs";
import { formats, handover } from "./handover.mjs";
import { loadAll, write } from "./load.mjs";
import {
  experimentOf,
  experimentOptions,
  oneOf,
  outputOptions,
  parse,
  settingOptions,
  settingsOf,
  TABLES,
  tableOptions,
  words,
} from "./options.mjs";

/** What KPIs are broken down by. */
const BY = ["channel", "segment", "store", "campaign", "phase", "day", "week", "month", "quarter"];

/** Formats of the document that is handed over, which figures alone do not have. */
const DOCUMENT = formats.filter((id) => id !== "json");

/** @type {import("./options.mjs").Known} */
const asked = {
  by: { type: "string" },
  only: { type: "string" },
  judge: { type: "boolean" },
  swing: { type: "boolean" },
  audit: { type: "string" },
  variant: { type: "string" },
};

export const report = {
  usage: `report --orders FILE [--touches FILE] [--costs FILE] [--customers FILE] [--currencies FILE] [--paths FILE]
[--traffic FILE] [--surveys FILE] [--tickets FILE] [--loyalty-events FILE] [--products FILE] [--stock FILE]
[--stores FILE] [--accounting FILE] [--promotions FILE] [--lookups FILE] [--mentions FILE]
[--experiment FILE] [--control NAME] [--alpha 0.05] [--allocation A=80,B=20] [--experiment-name NAME]
[--segment NAME=RULE] [--compare previous|last-year|FROM..TO] [--set KEY=VALUE]
[--by channel|segment|store|campaign|phase|day|week|month|quarter [--only KPI,KPI] [--judge]] [--swing [--only KPI,KPI]]
[--map FILE.json] [--preset FILE.preset.json] [--channel-names Site=Web,App=Web] [--channel-kinds Kiosk=store] [--event-kinds rappel=advice] [--as-of DATE] [--zone Europe/Paris] [--currency EUR] [--from DAY] [--to DAY]
[--channels A,B] [--segments A,B] [--stores A,B] [--basis interaction|purchase] [--refund-channel original|return]
[--conversion-unit session|visitor|entry] [--lookback DAYS] [--format json|md|csv] [--language en|fr] [-o FILE]
report [--audit AUDIT.omnimeter.json] --format html|workbook|tidy|… [--variant full|management]: as omnimeter handover`,

  /** @param {string[]} args */
  async run(args) {
    const options = { ...tableOptions, ...settingOptions, ...experimentOptions, ...outputOptions, ...asked };
    const { values, positionals } = parse(args, options);
    if (positionals.length > 0) {
      throw new Misuse(`${positionals[0]}: say which table it is`, TABLES.map((table) => `--${table}`).join(", "));
    }
    // With an audit, or as a document: what the Report room hands over.
    if (values.audit !== undefined || DOCUMENT.includes(/** @type {string} */ (values.format)))
      return handover.run(args);
    if (![...TABLES, "experiment"].some((table) => values[table])) {
      throw new Misuse("no file was named", TABLES.map((table) => `--${table}`).join(", "));
    }
    const format = /** @type {"json"} */ (oneOf("format", values.format, ["json", "md", "csv"]));
    const language = /** @type {"en"} */ (oneOf("language", values.language, ["en", "fr"]));
    const settings = { ...settingsOf(values), experiment: experimentOf(values) };
    const by = values.by === undefined ? null : oneOf("by", values.by, BY);
    if (!by && !values.swing && (values.only || values.judge))
      throw new Misuse("--only and --judge go with --by or --swing");
    if ((by || values.swing) && format !== "json") throw new Misuse("--by and --swing are written as json");
    const engine = await loadAll(values, TABLES);
    const only = words(values.only);
    if (by || values.swing) {
      const request = { settings, by: /** @type {any} */ (by), only, judge: values.judge === true };
      const answer = by ? await engine.breakdown(request) : await engine.swing({ settings }, only);
      return write(`${JSON.stringify(answer, null, 2)}\n`, values.output);
    }
    write(await engine.export({ settings }, format, language), values.output);
  },
};
