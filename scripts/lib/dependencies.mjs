// @ts-check
/** The policy of what we build with and build on: versions, sources, licences, known faults. */
import fs from "node:fs";
import path from "node:path";
import { bundledPackages } from "./bundled.mjs";
import { ensureTool } from "./cargo-tools.mjs";
import { refusedCargo, refusedNpm } from "./licences.mjs";
import { at } from "./paths.mjs";
import { ask, run, tail } from "./run.mjs";
import { Fault } from "./say.mjs";
import { repeatedCrates } from "./versions.mjs";

/** Two versions of one crate in the wasm are paid for twice. */
export function checkCrates() {
  const tree = ask("cargo", [
    ...["tree", "--target", "wasm32-unknown-unknown", "-e", "normal,no-proc-macro"],
    ...["--prefix", "none"],
  ]);
  const repeated = repeatedCrates(tree ?? "");
  if (repeated.length > 0) throw new Fault(`The wasm holds two versions of ${repeated.join(", ")}: agree on one.`);
}

export function checkLock() {
  for (const folder of [at(), at("tests", "packaging")]) {
    const lock = fs.readFileSync(path.join(folder, "package-lock.json"), "utf8");
    if (lock.includes('"resolved"'))
      throw new Fault(`${folder}: package-lock.json names a registry: install with the project's .npmrc.`);
  }
}

export function checkLicences() {
  const lock = JSON.parse(fs.readFileSync(at("package-lock.json"), "utf8"));
  const cargo = ask("cargo", ["metadata", "--locked", "--format-version", "1"]);
  if (!cargo) throw new Fault("`cargo metadata --locked` gives no answer.");
  const refused = [...refusedNpm(lock, bundledPackages(lock)), ...refusedCargo(JSON.parse(cargo))];
  if (refused.length > 0)
    throw new Fault(
      `Not on the list of licences: ${refused.map(({ name, licence }) => `${name} (${licence})`).join(", ")}.`,
    );
}

/** Licences, versions, sources and bans of deny.toml, which need no network once the crates are here. */
export async function checkDeny() {
  const { code, output } = await deny(["licenses", "bans", "sources"]);
  if (code !== 0) throw new Fault(`cargo-deny refuses:\n${tail(output, 60)}`);
}

/** @param {string[]} which */
const deny = async (which) =>
  run(await ensureTool("cargo-deny"), ["--locked", "check", "--hide-inclusion-graph", ...which], { cwd: at() });

/** A minute for a network that does not answer. */
const PATIENCE = 60_000;

/**
 * Known faults of crates.
 * @returns {Promise<string | undefined>} why it could not be seen, where the list of faults cannot be had
 */
export async function checkCrateAdvisories() {
  const program = await ensureTool("cargo-deny");
  const { code, output, timedOut } = await run(program, ["--locked", "check", "advisories"], {
    cwd: at(),
    timeout: PATIENCE,
  });
  if (code === 0) return undefined;
  if (timedOut || /failed to (fetch|load|open) advisory database/.test(output))
    return "the RustSec list of faults cannot be fetched from here";
  throw new Fault(`Crates with known faults:\n${tail(output, 60)}`);
}

/**
 * Known faults of packages. All of them are for development: what is handed out is bundled from them.
 * @returns {Promise<string | undefined>} why it could not be seen, where the registry answers no such question
 */
export async function checkPackageAdvisories() {
  const { output, timedOut } = await run("npm", ["audit", "--json"], { cwd: at(), timeout: PATIENCE });
  return readAudit(timedOut ? "" : output);
}

/** @param {string} output of `npm audit --json` @returns {string | undefined} */
export function readAudit(output) {
  const start = output.indexOf("{");
  /** @type {any} */
  let answer = {};
  try {
    answer = JSON.parse(start < 0 ? "{}" : output.slice(start, output.lastIndexOf("}") + 1));
  } catch {}
  const found = answer.metadata?.vulnerabilities;
  if (!found) return `the registry does not say which packages have known faults (${answer.message ?? "no answer"})`;
  if (found.total > 0) {
    const names = Object.entries(answer.vulnerabilities ?? {}).map(([name, one]) => `${name} (${one.severity})`);
    throw new Fault(`Packages with known faults: ${names.join(", ")}: npm audit.`);
  }
  return undefined;
}
