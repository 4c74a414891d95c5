// @ts-check
/** `omnimeter check`: what is worth a look in the files, and what is recorded in them beside sales. */
import { Misuse } from "./failure.mjs";
import { loadAll, write } from "./load.mjs";
import { oneOf, outputOptions, parse, settingOptions, settingsOf, TABLES, tableOptions } from "./options.mjs";

export const check = {
  usage: `check [report's file flags and settings] [--format json] [-o FILE]`,

  /** @param {string[]} args */
  async run(args) {
    const { values, positionals } = parse(args, { ...tableOptions, ...settingOptions, ...outputOptions });
    const flags = TABLES.map((table) => `--${table}`).join(", ");
    if (positionals.length > 0) throw new Misuse(`${positionals[0]}: say which table it is`, flags);
    if (!TABLES.some((table) => values[table])) throw new Misuse("no file was named", flags);
    oneOf("format", values.format, ["json"]);
    const settings = settingsOf(values);
    const engine = await loadAll(values, TABLES);
    const { inputs } = await engine.report({ settings });
    const files = inputs.map(({ id, file, table, rows, skipped }) => ({ id, file, table, rows, skipped }));
    const answer = { omnimeter: await engine.version(), files, ...(await engine.quality({ settings })) };
    write(`${JSON.stringify(answer, null, 2)}\n`, values.output);
  },
};
