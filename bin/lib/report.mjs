// @ts-check
/** `omnimeter report`: every KPI and the attribution of a set of files. */
import { Misuse } from "./failure.mjs";
import { loadAll, write } from "./load.mjs";
import { oneOf, outputOptions, parse, settingOptions, settingsOf, TABLES, tableOptions } from "./options.mjs";

export const report = {
  usage: `report --orders FILE [--touches FILE] [--costs FILE] [--customers FILE] [--currencies FILE] [--paths FILE]
[--traffic FILE] [--surveys FILE] [--tickets FILE] [--loyalty-events FILE] [--products FILE] [--stock FILE]
[--stores FILE] [--accounting FILE] [--promotions FILE] [--lookups FILE] [--mentions FILE]
[--compare previous|last-year] [--set KEY=VALUE]
[--map FILE.json] [--preset FILE.preset.json] [--channel-names Site=Web,App=Web] [--channel-kinds Kiosk=store] [--as-of DATE] [--zone Europe/Paris] [--currency EUR] [--from DAY] [--to DAY]
[--channels A,B] [--basis interaction|purchase] [--refund-channel original|return]
[--conversion-unit session|visitor] [--lookback DAYS] [--format json|md|csv] [--language en|fr] [-o FILE]`,

  /** @param {string[]} args */
  async run(args) {
    const { values, positionals } = parse(args, { ...tableOptions, ...settingOptions, ...outputOptions });
    if (positionals.length > 0) {
      throw new Misuse(`${positionals[0]}: say which table it is`, TABLES.map((table) => `--${table}`).join(", "));
    }
    if (!TABLES.some((table) => values[table])) {
      throw new Misuse("no file was named", TABLES.map((table) => `--${table}`).join(", "));
    }
    const format = /** @type {"json"} */ (oneOf("format", values.format, ["json", "md", "csv"]));
    const language = /** @type {"en"} */ (oneOf("language", values.language, ["en", "fr"]));
    const settings = settingsOf(values);
    const engine = await loadAll(values, TABLES);
    write(await engine.export({ settings }, format, language), values.output);
  },
};
