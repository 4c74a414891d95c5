// @ts-check
/** wasm-bindgen's command and test runner, at exactly the version that the crate was built with. */
import fs from "node:fs";
import path from "node:path";
import { withLock } from "./lock.mjs";
import { cache } from "./paths.mjs";
import { ask, run } from "./run.mjs";
import { already, step } from "./say.mjs";
import { which } from "./system.mjs";
import { crateVersion } from "./versions.mjs";

const home = () => path.join(cache(), `wasm-bindgen-${crateVersion("wasm-bindgen")}`);

/** The folder that holds both programs, or null when they are not there yet. */
export function findBindgen() {
  const version = crateVersion("wasm-bindgen");
  const own = path.join(home(), "bin");
  if (fs.existsSync(path.join(own, "wasm-bindgen"))) return own;
  const found = which("wasm-bindgen");
  if (!found || !which("wasm-bindgen-test-runner")) return null;
  return ask(found, ["--version"]) === `wasm-bindgen ${version}` ? path.dirname(found) : null;
}

export function ensureBindgen() {
  return step(`Install wasm-bindgen ${crateVersion("wasm-bindgen")} (minutes, once)`, async () => {
    if (findBindgen()) return already;
    return withLock(`${home()}.lock`, async () => {
      if (findBindgen()) return already;
      await install();
      return undefined;
    });
  });
}

/** A command that runs for a second need not be optimised for minutes: only what reads and writes wasm is. */
const profile = [
  "profile.release.opt-level=0",
  "profile.release.codegen-units=64",
  ...["walrus", "wasmparser", "wasm-encoder", "wasm-bindgen-cli-support"].map(
    (name) => `profile.release.package.${name}.opt-level=2`,
  ),
].flatMap((setting) => ["--config", setting]);

/** Built aside and renamed, so that what is in the cache is whole. */
async function install() {
  const aside = `${home()}.making`;
  fs.rmSync(aside, { recursive: true, force: true });
  fs.mkdirSync(aside, { recursive: true });
  // Not --locked: the command's own lock can name versions that a registry mirror does not hold.
  const args = ["install", "wasm-bindgen-cli", "--version", crateVersion("wasm-bindgen"), "--root", aside, ...profile];
  await run("cargo", args, {
    cwd: aside,
    env: { CARGO_TARGET_DIR: path.join(aside, "target") },
    fault: "cargo could not install wasm-bindgen-cli: check the network, then run this again.",
  });
  fs.rmSync(path.join(aside, "target"), { recursive: true, force: true });
  fs.renameSync(aside, home());
}
