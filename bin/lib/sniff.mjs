// @ts-check
/** `omnimeter sniff`: how a file would be read. */
import { openEngine } from "../../dist/npm/node.js";
import { write } from "./load.mjs";
import { LocalFile } from "./local-file.mjs";
import { onlyFile } from "./rows.mjs";

export const sniff = {
  usage: "sniff FILE",

  /** @param {string[]} args */
  async run(args) {
    const engine = await openEngine({ worker: false });
    write(`${JSON.stringify(await engine.sniff(new LocalFile(onlyFile(args))), null, 2)}\n`, undefined);
  },
};
