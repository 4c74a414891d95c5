// @ts-check
/** Writes the sample's files into a folder: `npm run sample -- OUTDIR`. */
import fs from "node:fs";
import path from "node:path";
import { readArguments } from "./lib/arguments.mjs";
import { main } from "./lib/say.mjs";

await main(async () => {
  const about = "Writes the sample's files into a folder.";
  const [folder] = readArguments({ usage: "npm run sample -- OUTDIR", about, words: [1, 1] }).words;
  const { makeSample } = await import("../www/samples/retailer.js");
  fs.mkdirSync(folder, { recursive: true });
  for (const { name, text } of makeSample()) {
    fs.writeFileSync(path.join(folder, name), text);
    process.stdout.write(`${name}  ${Buffer.byteLength(text)} bytes\n`);
  }
});
