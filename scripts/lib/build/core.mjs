// @ts-check
/** The Rust: compiled, bound to JavaScript, made small. The same wasm serves page, worker and Node. */
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { deflateRawSync } from "node:zlib";
import { makeSample } from "../../../www/samples/retailer.js";
import { findBindgen } from "../bindgen.mjs";
import { at, dist, generated } from "../paths.mjs";
import { run } from "../run.mjs";
import { already, Fault, step } from "../say.mjs";
import { filesUnder, hashOf, unlessDone } from "../stamp.mjs";
import { crateVersion } from "../versions.mjs";
import { TARGET, wasmRust } from "../wasm-target.mjs";
import { tidyTypes } from "./types.mjs";

const bound = path.join(dist, "wasm");

/**
 * A crate, and its glue, its optimised wasm and its types, as every later step reads them.
 * @param {string} crate as its package is called
 * @param {string} name of the files made of it
 * @param {string[]} flags for wasm-bindgen
 */
const wasmOf = (crate, name, flags = []) => ({
  crate,
  name,
  flags,
  compiled: at("target", "wasm", TARGET, "release", `${crate.replaceAll("-", "_")}.wasm`),
  outputs: {
    glue: path.join(bound, `${name}.js`),
    wasm: path.join(bound, `${name}_bg.wasm`),
    types: path.join(bound, `${name}.d.ts`),
  },
});

/** @typedef {ReturnType<typeof wasmOf>} Wasm */

const engine = wasmOf("omnimeter", "omnimeter_core");
/** A hostile workbook can stop it, so that it must be possible to begin afresh. */
const sheets = wasmOf("omnimeter-spreadsheet", "omnimeter_spreadsheet", ["--experimental-reset-state-function"]);

export const core = engine.outputs;
export const spreadsheet = sheets.outputs;

/**
 * rustc has optimised already: measured, -O3 and -Os take four times as long and make the file neither faster nor,
 * compressed, smaller. No feature flags: wasm-opt reads from the file what it may use.
 */
const OPTIMISE = ["-O1", "--strip-debug", "--strip-producers"];

/** cargo knows best whether anything changed: it is always asked. */
export function compileCore() {
  const rust = wasmRust();
  return step(`Compile the core (${rust.name})`, async () => {
    // One after the other: asked for together, the one would be compiled with what the other needs of their crates.
    const outputs = [await compile(engine, rust.env), await compile(sheets, rust.env)];
    return outputs.some((output) => output.includes("Compiling ")) ? undefined : already;
  });
}

/** @param {Wasm} wasm @param {Record<string, string>} env */
async function compile({ crate }, env) {
  const locked = process.env.CI ? ["--locked"] : [];
  const { output } = await run("cargo", ["build", "--release", "--lib", "-p", crate, "--target", TARGET, ...locked], {
    cwd: at(),
    env,
    fault: "The Rust core does not compile: correct what the compiler says above.",
  });
  return output;
}

export function bindCore() {
  return step("Bind and optimise the wasm", async () => {
    const folder = findBindgen();
    if (!folder) throw new Fault("wasm-bindgen is missing: run `node scripts/setup.mjs`.");
    const bindgen = path.join(folder, "wasm-bindgen");
    const done = [await bindOnce(engine, bindgen), await bindOnce(sheets, bindgen)];
    return done.some(Boolean) ? undefined : already;
  });
}

/** @param {Wasm} wasm @param {string} bindgen */
function bindOnce(wasm, bindgen) {
  const { name, compiled, outputs, flags } = wasm;
  return unlessDone(
    {
      stamp: path.join(dist, "stamps", name),
      hash: hashOf(
        at(),
        [compiled, ...filesUnder(at("scripts", "lib", "build"))],
        [crateVersion("wasm-bindgen"), ...flags],
      ),
      outputs: Object.values(outputs),
    },
    () => bind(wasm, bindgen),
  );
}

/** @param {Wasm} wasm @param {string} bindgen */
async function bind({ name, compiled, outputs, flags }, bindgen) {
  for (const file of Object.values(outputs)) fs.rmSync(file, { force: true });
  // Without the default path, bundlers of our users do not copy a second wasm beside the one embedded.
  const where = ["--target", "web", "--omit-default-module-path", "--out-name", name, "--out-dir", bound];
  await run(bindgen, [...where, ...flags, compiled], {
    fault: "wasm-bindgen failed: see above, and check that Cargo.lock is committed.",
  });
  const optimised = `${outputs.wasm}.small`;
  await run(
    process.execPath,
    [at("node_modules", "binaryen", "bin", "wasm-opt"), outputs.wasm, ...OPTIMISE, "-o", optimised],
    {
      fault: "wasm-opt failed: see above.",
    },
  );
  fs.renameSync(optimised, outputs.wasm);
  fs.writeFileSync(outputs.types, tidyTypes(fs.readFileSync(outputs.types, "utf8")));
}

/** Bytes as the scripts carry them: `www/base64.js` unpacks them. @param {Uint8Array | string} bytes */
const packed = (bytes) => deflateRawSync(bytes, { level: 9 }).toString("base64");

/** @param {string} file */
const packedFile = (file) => packed(fs.readFileSync(file));

/** The modules that www/ imports; the worker's source is added once it is bundled. */
export function writeGenerated() {
  fs.mkdirSync(generated, { recursive: true });
  fs.copyFileSync(core.glue, path.join(generated, "core.js"));
  fs.copyFileSync(core.types, path.join(generated, "core.d.ts"));
  fs.copyFileSync(core.wasm, path.join(generated, "core_bg.wasm"));
  writeText("wasm-bytes", packedFile(core.wasm));
  // A page cannot hold its own hash; that of the engine in it can be held against the published one.
  writeText("wasm-sha256", createHash("sha256").update(fs.readFileSync(core.wasm)).digest("hex"));
  fs.copyFileSync(spreadsheet.glue, path.join(generated, "spreadsheet.js"));
  fs.copyFileSync(spreadsheet.types, path.join(generated, "spreadsheet.d.ts"));
  fs.copyFileSync(spreadsheet.wasm, path.join(generated, "spreadsheet_bg.wasm"));
  writeText("spreadsheet-bytes", packedFile(spreadsheet.wasm));
  writeValue(
    "sample-bytes",
    Object.fromEntries(makeSample().map(({ name, text }) => [name, packed(text)])),
    "Record<string, string>",
  );
}

/**
 * A module whose default export is a text. Its declaration spares the type checker a literal of megabytes.
 * @param {string} name
 * @param {string} text
 */
export const writeText = (name, text) => writeValue(name, text, "string");

/** @param {string} name @param {unknown} value @param {string} type */
function writeValue(name, value, type) {
  fs.writeFileSync(path.join(generated, `${name}.js`), `export default ${JSON.stringify(value)};\n`);
  fs.writeFileSync(path.join(generated, `${name}.d.ts`), `declare const value: ${type};\nexport default value;\n`);
}
