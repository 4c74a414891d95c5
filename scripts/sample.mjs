// @ts-check
/** Writes the sample's files into a folder: `npm run sample -- OUTDIR`. */
import fs from "node:fs";
import path from "node:path";
import { Fault, main } from "./lib/say.mjs";

await main(async () => {
  const folder = process.argv[2];
  if (!folder) throw new Fault("Name the folder to write to: npm run sample -- OUTDIR");
  const { makeSample } = await import("../www/samples/retailer.js");
  fs.mkdirSync(folder, { recursive: true });
  for (const { name, text } of makeSample()) {
    fs.writeFileSync(path.join(folder, name), text);
    process.stdout.write(`${name}  ${Buffer.byteLength(text)} bytes\n`);
  }
});
