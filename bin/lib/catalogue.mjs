// @ts-check
/** `omnimeter catalogue`: the tables, KPIs and models that the engine knows. */
import { openEngine } from "../../dist/npm/node.js";
import { write } from "./load.mjs";
import { oneOf, outputOptions, parse } from "./options.mjs";

export const catalogue = {
  usage: "catalogue [--format json|md] [-o FILE]",

  /** @param {string[]} args */
  async run(args) {
    const { values } = parse(args, outputOptions);
    const format = oneOf("format", values.format, ["json", "md"]);
    const engine = await openEngine({ worker: false });
    const text =
      format === "md" ? await engine.catalogueMarkdown() : `${JSON.stringify(await engine.catalogue(), null, 2)}\n`;
    write(text, values.output);
  },
};
