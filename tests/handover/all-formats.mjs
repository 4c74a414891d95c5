// @ts-check
/** Prints a sum of each format of one document, for a test that runs it in other zones and locales. */
import { createHash } from "node:crypto";
import { json } from "../../www/handover/json.js";
import { markdown } from "../../www/handover/markdown.js";
import { masked } from "../../www/handover/masking.js";
import { parquet } from "../../www/handover/parquet.js";
import { dictionary, tidy } from "../../www/handover/tidy.js";
import { workbook } from "../../www/handover/workbook.js";
import { wholeDocument } from "./documents.mjs";

const document = masked(wholeDocument(), { least: 50 });
for (const make of [workbook, parquet, json, tidy, dictionary, markdown])
  process.stdout.write(`${make.name} ${createHash("sha256").update(make(document)).digest("hex")}\n`);
