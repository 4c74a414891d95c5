// @ts-check
/** wasm-bindgen's command and test runner, at exactly the version that the crate was built with. */
import fs from "node:fs";
import path from "node:path";
import { installCrate } from "./cargo-tools.mjs";
import { cache } from "./paths.mjs";
import { ask } from "./run.mjs";
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
  const version = crateVersion("wasm-bindgen");
  return step(`Install wasm-bindgen ${version} (minutes, once)`, async () => {
    if (findBindgen()) return already;
    await installCrate({ crate: "wasm-bindgen-cli", version, home: home(), settings });
    return undefined;
  });
}

/** A command that runs for a second need not be optimised for minutes: only what reads and writes wasm is. */
const settings = [
  "opt-level=0",
  "codegen-units=64",
  ...["walrus", "wasmparser", "wasm-encoder", "wasm-bindgen-cli-support"].map((name) => `package.${name}.opt-level=2`),
];
