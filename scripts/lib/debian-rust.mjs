// @ts-check
/**
 * A private Rust with the wasm target, where rustup cannot add it. Debian ships a Rust for browsers whose
 * sources hold all that the wasm target's standard library is made of. It is unpacked into the user's cache,
 * the library is built from those sources, and nothing on the system or in rustup changes.
 */
import fs from "node:fs";
import path from "node:path";
import { addLibraries, candidate, closure, unpack } from "./debian-packages.mjs";
import { withLock } from "./lock.mjs";
import { cache } from "./paths.mjs";
import { ask, run } from "./run.mjs";
import { Fault, note } from "./say.mjs";
import { filesUnder } from "./stamp.mjs";
import { isAtLeast, rustNeeded } from "./versions.mjs";

const TARGET = "wasm32-unknown-unknown";
const PACKAGES = ["rustc-web", "libstd-rust-web-dev", "rust-web-src"];

/** Raised when the way it is made changes, so that older ones are not used. */
const RECIPE = 1;
const NAME = new RegExp(`^debian-rust-(.+)-r${RECIPE}$`);

/** @typedef {{ rustc: string, rustdoc: string, version: string }} PrivateRust */

/** The newest one in the cache that is new enough for the crate, or null. */
export function findDebianRust() {
  const names = fs.existsSync(cache()) ? fs.readdirSync(cache()) : [];
  const fit = names
    .map((name) => ({ name, version: NAME.exec(name)?.[1] ?? "" }))
    .filter(({ version }) => version && isAtLeast(version, rustNeeded()))
    .sort((a, b) => (isAtLeast(a.version, b.version) ? -1 : 1));
  return fit.length > 0 ? open(path.join(cache(), fit[0].name), fit[0].version) : null;
}

/**
 * @param {string} prefix
 * @param {string} version
 * @returns {PrivateRust}
 */
function open(prefix, version) {
  linkLinker(prefix); // rustup may have moved it since.
  return { rustc: path.join(prefix, "bin", "rustc"), rustdoc: path.join(prefix, "bin", "rustdoc"), version };
}

/** @returns {Promise<PrivateRust>} */
export async function makeDebianRust() {
  const version = await candidate("rustc-web");
  if (!version) {
    throw new Fault(
      "apt knows no rustc-web: run `apt-get update` as root, or `rustup target add wasm32-unknown-unknown`.",
    );
  }
  if (!isAtLeast(version, rustNeeded())) {
    throw new Fault(`Debian's Rust is ${version} and ${rustNeeded()} is needed: run \`rustup target add ${TARGET}\`.`);
  }
  const prefix = path.join(cache(), `debian-rust-${version}-r${RECIPE}`);
  return withLock(`${prefix}.lock`, async () => {
    if (!fs.existsSync(prefix)) await make(prefix);
    return open(prefix, version);
  });
}

/**
 * Made aside and renamed at the end, so that what is in the cache is whole.
 * @param {string} prefix
 */
async function make(prefix) {
  const aside = `${prefix}.making`;
  fs.rmSync(aside, { recursive: true, force: true });
  const names = closure(PACKAGES, (name) => /^(libstd-rust-web-|libllvm\d|rust-web-llvm)/.test(name));
  await unpack(names, aside);
  wrap(aside);
  await addLibraries(names, aside, () => missingLibraries(aside));
  linkLinker(aside);
  await buildLibrary(aside);
  fs.renameSync(aside, prefix);
}

/** @param {string} prefix the folder of the shared libraries, such as usr/lib/x86_64-linux-gnu */
function libraries(prefix) {
  const lib = path.join(prefix, "usr", "lib");
  const name = fs.readdirSync(lib).find((entry) => entry.endsWith("-linux-gnu"));
  return path.join(lib, name ?? "");
}

/**
 * The programs under their own names, finding their libraries wherever the prefix is.
 * @param {string} prefix
 */
function wrap(prefix) {
  fs.mkdirSync(path.join(prefix, "bin"), { recursive: true });
  const lib = path.relative(prefix, libraries(prefix));
  for (const name of ["rustc", "rustdoc"]) {
    const text = [
      "#!/bin/sh",
      'prefix=$(dirname "$(dirname "$(readlink -f "$0")")")',
      `LD_LIBRARY_PATH="$prefix/${lib}\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"`,
      "export LD_LIBRARY_PATH",
      `exec "$prefix/usr/bin/${name}" --sysroot "$prefix/usr" "$@"`,
      "",
    ];
    fs.writeFileSync(path.join(prefix, "bin", name), text.join("\n"), { mode: 0o755 });
  }
}

/** @param {string} prefix names of shared libraries that neither the prefix nor the system has */
function missingLibraries(prefix) {
  const env = { LD_LIBRARY_PATH: libraries(prefix) };
  const files = filesUnder(libraries(prefix)).filter(
    (file) => /\.so(\.|$)/.test(file) && !fs.lstatSync(file).isSymbolicLink(),
  );
  const found = [path.join(prefix, "usr", "bin", "rustc"), ...files].flatMap((file) => {
    const lines = (ask("ldd", [file], env) ?? "").split("\n");
    return lines.filter((line) => line.includes("not found")).map((line) => line.trim().split(" ")[0]);
  });
  return [...new Set(found)];
}

/**
 * rustup's linker serves the private Rust too.
 * @param {string} prefix
 */
function linkLinker(prefix) {
  const host = /^host: (.+)$/m.exec(ask("rustc", ["-vV"]) ?? "")?.[1];
  const sysroot = ask("rustc", ["--print", "sysroot"]);
  if (!host || !sysroot) throw new Fault("rustc does not answer: install Rust with rustup, then run this again.");
  const linker = path.join(sysroot, "lib", "rustlib", host, "bin", "rust-lld");
  if (!fs.existsSync(linker))
    throw new Fault(`rustup's linker is not at ${linker}: run \`rustup update stable\`, then this again.`);
  const link = path.join(prefix, "usr", "lib", "rustlib", host, "bin", "rust-lld");
  if (fs.existsSync(link) && fs.realpathSync(link) === fs.realpathSync(linker)) return;
  fs.mkdirSync(path.dirname(link), { recursive: true });
  fs.rmSync(link, { force: true });
  fs.symlinkSync(linker, link);
}

/**
 * The standard library of the wasm target, from a copy of Debian's source.
 * @param {string} prefix
 */
async function buildLibrary(prefix) {
  note("building the standard library for wasm");
  const source = path.join(prefix, "usr", "src");
  const version = fs.readdirSync(source).find((name) => name.startsWith("rustc-"));
  const work = path.join(prefix, "work");
  fs.cpSync(path.join(source, version ?? "", "library"), path.join(work, "library"), { recursive: true });
  const features = ["--no-default-features", "--features", "compiler-builtins-mem"];
  await run("cargo", ["build", "--release", "-p", "sysroot", "--target", TARGET, ...features], {
    cwd: path.join(work, "library"),
    env: {
      RUSTC: path.join(prefix, "bin", "rustc"),
      RUSTC_BOOTSTRAP: "1",
      RUSTFLAGS: "-Cembed-bitcode=yes -Zforce-unstable-if-unmarked",
      CARGO_TARGET_DIR: path.join(work, "target"),
    },
    fault: "The wasm standard library could not be built: run `rustup target add wasm32-unknown-unknown` instead.",
  });
  const built = path.join(work, "target", TARGET, "release", "deps");
  const home = path.join(prefix, "usr", "lib", "rustlib", TARGET, "lib");
  fs.mkdirSync(home, { recursive: true });
  for (const name of fs.readdirSync(built).filter((entry) => entry.endsWith(".rlib"))) {
    fs.copyFileSync(path.join(built, name), path.join(home, name));
  }
  fs.rmSync(work, { recursive: true });
  fs.rmSync(source, { recursive: true }); // 340 MB that nothing needs any more.
}
