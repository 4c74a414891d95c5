// @ts-check
/** Commands of cargo at one version, built once and kept in the user's cache. */
import fs from "node:fs";
import path from "node:path";
import { withLock } from "./lock.mjs";
import { cache } from "./paths.mjs";
import { ask, run } from "./run.mjs";
import { already, step } from "./say.mjs";
import { which } from "./system.mjs";

/** What `npm run check`, `npm run coverage` and `npm run mutants` are held with. */
const VERSIONS = /** @type {const} */ ({
  "cargo-deny": "0.20.2",
  "cargo-llvm-cov": "0.9.1",
  "cargo-mutants": "27.1.0",
});

/** @typedef {keyof typeof VERSIONS} Tool */

/** @param {Tool} tool */
const home = (tool) => path.join(cache(), `${tool}-${VERSIONS[tool]}`);

/** The program, of our cache or the machine's own of the same version, or null. @param {Tool} tool */
export function findTool(tool) {
  const own = path.join(home(tool), "bin", tool);
  if (fs.existsSync(own)) return own;
  const found = which(tool);
  const version = found && ask(found, [tool.replace("cargo-", ""), "--version"]);
  return version?.includes(VERSIONS[tool]) ? found : null;
}

/** @param {Tool} tool @returns {Promise<string>} the program */
export async function ensureTool(tool) {
  const version = VERSIONS[tool];
  await step(`Install ${tool} ${version} (minutes, once)`, async () => {
    if (findTool(tool)) return already;
    // A command that runs for seconds need not be optimised for minutes.
    await installCrate({ crate: tool, version, home: home(tool), settings: ["opt-level=0", "codegen-units=64"] });
    return undefined;
  });
  return /** @type {string} */ (findTool(tool));
}

/**
 * Builds a crate's programs aside and renames, so that what is in the cache is whole.
 * @param {{ crate: string, version: string, home: string, settings: string[] }} what settings of the release profile
 */
export const installCrate = ({ crate, version, home, settings }) =>
  withLock(`${home}.lock`, async () => {
    if (fs.existsSync(home)) return;
    const aside = `${home}.making`;
    fs.rmSync(aside, { recursive: true, force: true });
    fs.mkdirSync(aside, { recursive: true });
    const profile = settings.flatMap((setting) => ["--config", `profile.release.${setting}`]);
    // Not --locked: a command's own lock can name versions that a registry mirror does not hold.
    await run("cargo", ["install", crate, "--version", version, "--root", aside, ...profile], {
      cwd: aside,
      env: { CARGO_TARGET_DIR: path.join(aside, "target") },
      fault: `cargo could not install ${crate}: check the network, then run this again.`,
    });
    fs.rmSync(path.join(aside, "target"), { recursive: true, force: true });
    fs.renameSync(aside, home);
  });
