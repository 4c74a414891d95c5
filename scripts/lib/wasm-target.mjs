// @ts-check
/** A Rust that can build for WebAssembly: rustup's own, or a private one made from Debian's. */
import fs from "node:fs";
import { findDebianRust, makeDebianRust } from "./debian-rust.mjs";
import { at } from "./paths.mjs";
import { ask, run } from "./run.mjs";
import { already, Fault, note, step } from "./say.mjs";
import { ensureLinker, isDebian } from "./system.mjs";
import { isAtLeast, rustNeeded } from "./versions.mjs";

export const TARGET = "wasm32-unknown-unknown";

/** rustup waits long for a network that does not answer. */
const PATIENCE = 60_000;

/** @typedef {{ name: string, env: Record<string, string> }} WasmRust how to call cargo for the wasm target */

/** Set to `debian` to use the private Rust even where rustup's would do; its own test does. */
const forced = () => process.env.OMNIMETER_WASM_RUST === "debian";

/** Builds for wasm have a folder of their own: another compiler must not undo the native build's cache. */
const base = { CARGO_TARGET_DIR: at("target", "wasm") };

/**
 * The Rust that set-up made ready, or null.
 * @returns {WasmRust | null}
 */
export function findWasmRust() {
  if (!forced() && rustupHasTarget()) return { name: ask("rustc", ["-V"]) ?? "", env: base };
  const own = findDebianRust();
  return own && { name: `rustc ${own.version} of Debian`, env: { ...base, RUSTC: own.rustc, RUSTDOC: own.rustdoc } };
}

/** The one that must be there by now. */
export function wasmRust() {
  const rust = findWasmRust();
  if (!rust) throw new Fault("No Rust here can build for WebAssembly: run `node scripts/setup.mjs`.");
  return rust;
}

function rustupHasTarget() {
  const folder = ask("rustc", ["--print", "target-libdir", "--target", TARGET]);
  return Boolean(
    folder && fs.existsSync(folder) && fs.readdirSync(folder).some((name) => /^libstd-.*\.rlib$/.test(name)),
  );
}

/** Rust itself is the one thing that the user must bring. */
export async function ensureRust() {
  const version = ask("rustc", ["-V"]);
  if (!version || !ask("cargo", ["-V"]))
    throw new Fault("Rust is not installed: install it with rustup, then run this again.");
  if (!isAtLeast(version, rustNeeded())) {
    throw new Fault(`${version} is too old, ${rustNeeded()} is needed: run \`rustup update stable\`, then this again.`);
  }
  await ensureLinker();
}

export function ensureWasmTarget() {
  return step("Find a Rust for WebAssembly", async () => {
    if (findWasmRust()) return already;
    if (!forced() && (await addWithRustup())) return undefined;
    if (!isDebian())
      throw new Fault(`Rust's wasm target is missing: run \`rustup target add ${TARGET}\`, then this again.`);
    note("making a private one from Debian's packages, once");
    await makeDebianRust();
    return undefined;
  });
}

async function addWithRustup() {
  if (!ask("rustup", ["-V"])) return false;
  note(`rustup target add ${TARGET}`);
  const { code } = await run("rustup", ["target", "add", TARGET], { cwd: at(), timeout: PATIENCE });
  return code === 0 && rustupHasTarget();
}
