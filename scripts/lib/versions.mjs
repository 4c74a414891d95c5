// @ts-check
/** Versions as the project's own files state them. */
import fs from "node:fs";
import { at } from "./paths.mjs";
import { Fault } from "./say.mjs";

/**
 * The version of a crate in the text of a Cargo.lock.
 * @param {string} lock
 * @param {string} name
 */
export function lockedVersion(lock, name) {
  for (const block of lock.split("[[package]]")) {
    if (/^name = "(.+)"$/m.exec(block)?.[1] !== name) continue;
    const version = /^version = "(.+)"$/m.exec(block)?.[1];
    if (version) return version;
  }
  throw new Fault(`Cargo.lock names no ${name}: run \`cargo update --workspace\` and commit Cargo.lock.`);
}

/** @param {string} name */
export const crateVersion = (name) => lockedVersion(fs.readFileSync(at("Cargo.lock"), "utf8"), name);

/** The oldest Rust that the crate says it needs. */
export const rustNeeded = () =>
  /^rust-version = "(.+)"$/m.exec(fs.readFileSync(at("Cargo.toml"), "utf8"))?.[1] ?? "1.0";

/**
 * Whether a dotted version is at least another; what follows the numbers is not looked at.
 * @param {string} version
 * @param {string} least
 */
export function isAtLeast(version, least) {
  /** @param {string} text */
  const parts = (text) => (/\d+(\.\d+)*/.exec(text)?.[0] ?? "0").split(".").map(Number);
  const [have, need] = [parts(version), parts(least)];
  for (let i = 0; i < need.length; i++) {
    if ((have[i] ?? 0) !== need[i]) return (have[i] ?? 0) > need[i];
  }
  return true;
}

/**
 * Crates that a `cargo tree --prefix none` names in more than one version.
 * @param {string} tree
 */
export function repeatedCrates(tree) {
  /** @type {Map<string, Set<string>>} */
  const versions = new Map();
  for (const [, name, version] of tree.matchAll(/^(\S+) v(\S+)/gm)) {
    versions.set(name, (versions.get(name) ?? new Set()).add(version));
  }
  return [...versions].filter(([, all]) => all.size > 1).map(([name]) => name);
}
