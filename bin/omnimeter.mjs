#!/usr/bin/env node
// @ts-check
/** The command: the engine of the page, on files named on a line. */
import fs from "node:fs";
import { pathToFileURL } from "node:url";
import { attribution } from "./lib/attribution.mjs";
import { businessCase } from "./lib/case.mjs";
import { catalogue } from "./lib/catalogue.mjs";
import { channels } from "./lib/channels.mjs";
import { check } from "./lib/check.mjs";
import { clv, cohorts, rfm } from "./lib/customers.mjs";
import { experiment } from "./lib/experiment.mjs";
import { Misuse, sentence } from "./lib/failure.mjs";
import { handover } from "./lib/handover.mjs";
import { journey } from "./lib/journey.mjs";
import { keys } from "./lib/keys.mjs";
import { maturity } from "./lib/maturity.mjs";
import { pseudonyms } from "./lib/pseudonyms.mjs";
import { reconcile } from "./lib/reconcile.mjs";
import { report } from "./lib/report.mjs";
import { rows } from "./lib/rows.mjs";
import { segments } from "./lib/segments.mjs";
import { sniff } from "./lib/sniff.mjs";
import { targets } from "./lib/targets.mjs";
import { trend } from "./lib/trend.mjs";
import { service, voice } from "./lib/voice.mjs";

/** @type {Record<string, { run(args: string[]): Promise<void>, usage: string }>} */
export const commands = {
  report,
  handover,
  check,
  attribution,
  cohorts,
  rfm,
  clv,
  segments,
  journey,
  maturity,
  experiment,
  targets,
  case: businessCase,
  channels,
  keys,
  trend,
  voice,
  service,
  reconcile,
  sniff,
  rows,
  pseudonyms,
  catalogue,
};

const FILES = `FILE is delimited text, plain or packed: orders.csv, orders.csv.gz, export.zip#orders.csv, or a sheet of a
workbook (.xlsx, .xls, .ods): book.xlsx#Sheet2. What follows # may be left out where there is only one.`;

function usage() {
  const lines = Object.values(commands).map((command) => `  omnimeter ${command.usage.replaceAll("\n", "\n    ")}`);
  return `Omnichannel KPIs and attribution from exported files. Nothing leaves this computer.\n\n${lines.join("\n")}\n\n  omnimeter --version\n\n${FILES}\n`;
}

/** The version of the package that the command came with. */
const version = () => JSON.parse(fs.readFileSync(new URL("../package.json", import.meta.url), "utf8")).version;

/** @param {string[]} args */
export async function main([name, ...args]) {
  if (name === undefined || name === "help" || name === "--help" || name === "-h") {
    process.stdout.write(usage());
    return;
  }
  if (name === "version" || name === "--version" || name === "-V") {
    process.stdout.write(`${version()}\n`);
    return;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new Misuse(`there is no command ${name}`, Object.keys(commands).join(", "));
  if (args.includes("--help") || args.includes("-h")) process.stdout.write(`omnimeter ${command.usage}\n`);
  else await command.run(args);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href || process.argv[1]?.endsWith("omnimeter")) {
  // Who reads may have read enough, as `head` has.
  process.stdout.on("error", (/** @type {NodeJS.ErrnoException} */ error) => {
    if (error.code === "EPIPE") process.exit(0);
    throw error;
  });
  main(process.argv.slice(2)).catch((thrown) => {
    process.stderr.write(`omnimeter: ${sentence(thrown)}\n`);
    process.exitCode = 2;
  });
}
