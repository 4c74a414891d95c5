// @ts-check
/** The Rust core: compiled, bound to JavaScript, made small. One wasm serves page, worker and Node. */
import fs from "node:fs";
import path from "node:path";
import { findBindgen } from "../bindgen.mjs";
import { at, dist, generated } from "../paths.mjs";
import { run } from "../run.mjs";
import { already, Fault, step } from "../say.mjs";
import { filesUnder, hashOf, unlessDone } from "../stamp.mjs";
import { crateVersion } from "../versions.mjs";
import { TARGET, wasmRust } from "../wasm-target.mjs";
import { tidyTypes } from "./types.mjs";

const NAME = "omnimeter_core";
const compiled = at("target", "wasm", TARGET, "release", "omnimeter.wasm");
const bound = path.join(dist, "wasm");

/** The glue, the optimised wasm and the types, as every later step reads them. */
export const core = {
  glue: path.join(bound, `${NAME}.js`),
  wasm: path.join(bound, `${NAME}_bg.wasm`),
  types: path.join(bound, `${NAME}.d.ts`),
};

/**
 * rustc has optimised already: measured, -O3 and -Os take four times as long and make the file neither faster nor,
 * compressed, smaller. No feature flags: wasm-opt reads from the file what it may use.
 */
const OPTIMISE = ["-O1", "--strip-debug", "--strip-producers"];

/** cargo knows best whether anything changed: it is always asked. */
export function compileCore() {
  const rust = wasmRust();
  return step(`Compile the core (${rust.name})`, async () => {
    const locked = process.env.CI ? ["--locked"] : [];
    const { output } = await run("cargo", ["build", "--release", "--lib", "--target", TARGET, ...locked], {
      cwd: at(),
      env: rust.env,
      fault: "The Rust core does not compile: correct what the compiler says above.",
    });
    return output.includes("Compiling ") ? undefined : already;
  });
}

export function bindCore() {
  return step("Bind and optimise the wasm", async () => {
    const folder = findBindgen();
    if (!folder) throw new Fault("wasm-bindgen is missing: run `node scripts/setup.mjs`.");
    const done = await unlessDone(
      {
        stamp: path.join(dist, "stamps", "core"),
        hash: hashOf(at(), [compiled, ...filesUnder(at("scripts", "lib", "build"))], [crateVersion("wasm-bindgen")]),
        outputs: Object.values(core),
      },
      () => bind(path.join(folder, "wasm-bindgen")),
    );
    return done ? undefined : already;
  });
}

/** @param {string} bindgen */
async function bind(bindgen) {
  fs.rmSync(bound, { recursive: true, force: true });
  // Without the default path, bundlers of our users do not copy a second wasm beside the one embedded.
  const flags = ["--target", "web", "--omit-default-module-path", "--out-name", NAME, "--out-dir", bound];
  await run(bindgen, [...flags, compiled], {
    fault: "wasm-bindgen failed: see above, and check that Cargo.lock is committed.",
  });
  const optimised = `${core.wasm}.small`;
  await run(
    process.execPath,
    [at("node_modules", "binaryen", "bin", "wasm-opt"), core.wasm, ...OPTIMISE, "-o", optimised],
    {
      fault: "wasm-opt failed: see above.",
    },
  );
  fs.renameSync(optimised, core.wasm);
  fs.writeFileSync(core.types, tidyTypes(fs.readFileSync(core.types, "utf8")));
}

/** The modules that www/ imports; the worker's source is added once it is bundled. */
export function writeGenerated() {
  fs.mkdirSync(generated, { recursive: true });
  fs.copyFileSync(core.glue, path.join(generated, "core.js"));
  fs.copyFileSync(core.types, path.join(generated, "core.d.ts"));
  fs.copyFileSync(core.wasm, path.join(generated, "core_bg.wasm"));
  writeText("wasm-bytes", fs.readFileSync(core.wasm).toString("base64"));
}

/**
 * A module whose default export is a text. Its declaration spares the type checker a literal of megabytes.
 * @param {string} name
 * @param {string} text
 */
export function writeText(name, text) {
  fs.writeFileSync(path.join(generated, `${name}.js`), `export default ${JSON.stringify(text)};\n`);
  fs.writeFileSync(path.join(generated, `${name}.d.ts`), "declare const text: string;\nexport default text;\n");
}
