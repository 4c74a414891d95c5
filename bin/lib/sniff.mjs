// @ts-check
/** `omnimeter sniff`: how a file would be read. */
import { openEngine } from "../../dist/npm/node.js";
import { write } from "./load.mjs";
import { openPart } from "./parts.mjs";
import { onlyFile } from "./rows.mjs";

export const sniff = {
  usage: "sniff FILE",

  /** @param {string[]} args */
  async run(args) {
    const engine = await openEngine({ worker: false });
    const file = await openPart(engine, onlyFile(args));
    write(`${JSON.stringify(await engine.sniff(file), null, 2)}\n`, undefined);
  },
};
