// @ts-check
/** `omnimeter attribution`: the models alone, on touches and orders or on aggregated paths. */
import { Misuse } from "./failure.mjs";
import { loadAll, write } from "./load.mjs";
import { number, oneOf, outputOptions, parse, settingOptions, settingsOf, tableOptions, words } from "./options.mjs";

const TABLES = ["paths", "touches", "orders", "currencies"];

export const attribution = {
  usage: `attribution --paths FILE | --touches FILE [--orders FILE] [--currencies FILE]
[--models first,last,linear,u,markov] [--order 1] [--lookback DAYS] [--map FILE.json] [--as-of DATE]
[--zone Europe/Paris] [--from DAY] [--to DAY] [--format json] [-o FILE]`,

  /** @param {string[]} args */
  async run(args) {
    const { values, positionals } = parse(args, {
      ...tableOptions,
      ...settingOptions,
      ...outputOptions,
      models: { type: "string" },
      order: { type: "string" },
    });
    if (positionals.length > 0) throw new Misuse(`${positionals[0]} is not an option`);
    if (!values.paths === !values.touches) throw new Misuse("one of --paths and --touches is wanted");
    oneOf("format", values.format, ["json"]);
    const order = number("order", values.order) ?? 1;
    const settings = settingsOf(values);
    const engine = await loadAll(values, TABLES);
    const asked = { models: words(values.models), order };
    const answer = await engine.attribution({ settings, attribution: asked });
    const { missing, models } = answer;
    if (missing) throw new Misuse(`nothing can be attributed: ${missing.reason}`, missing.needs.join(", "));
    const refused = models.find((model) => model.missing);
    if (refused) throw new Misuse(refused.missing ?? "");
    write(`${JSON.stringify(answer, null, 2)}\n`, values.output);
  },
};
