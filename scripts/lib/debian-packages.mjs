// @ts-check
/** Debian packages unpacked into a folder of ours: no root, nothing on the system changes. */
import fs from "node:fs";
import path from "node:path";
import { ask, run } from "./run.mjs";
import { Fault, note } from "./say.mjs";
import { aptCandidate, aptUpdate, isRoot } from "./system.mjs";

/**
 * The names in a control field such as `Depends: a (>= 1), b | c`, the first of each choice.
 * @param {string} control
 * @returns {string[]}
 */
export function dependsOf(control) {
  const field = /^Depends:\s*(.*)$/m.exec(control)?.[1] ?? "";
  return field
    .split(",")
    .map(
      (item) =>
        item
          .split("|")[0]
          .trim()
          .split(/[\s:(]/)[0],
    )
    .filter(Boolean);
}

/** @param {string} name */
const depends = (name) => dependsOf(ask("apt-cache", ["show", "--no-all-versions", name]) ?? "");

/**
 * The packages asked for and, of all that they depend on, those that are wanted.
 * @param {string[]} names
 * @param {(name: string) => boolean} wanted
 */
export function closure(names, wanted) {
  const all = new Set(names);
  for (const name of all) {
    for (const next of depends(name)) if (wanted(next)) all.add(next);
  }
  return [...all];
}

/**
 * Downloads packages and unpacks them below the prefix.
 * @param {string[]} names
 * @param {string} prefix
 */
export async function unpack(names, prefix) {
  const folder = path.join(prefix, "packages");
  fs.mkdirSync(folder, { recursive: true });
  note(`downloading ${names.join(", ")}`);
  const first = await run("apt-get", ["download", "-q", ...names], { cwd: folder });
  if (first.code !== 0) {
    if (isRoot()) await aptUpdate(); // The list may be older than what the mirror holds.
    await run("apt-get", ["download", "-q", ...names], {
      cwd: folder,
      fault: "apt-get could not download Debian's Rust: run `apt-get update` as root, then run this again.",
    });
  }
  for (const file of fs.readdirSync(folder)) {
    await run("dpkg", ["-x", path.join(folder, file), prefix], {
      fault: `${file} could not be unpacked: make room on the disk, then run this again.`,
    });
  }
  fs.rmSync(folder, { recursive: true });
}

/**
 * Adds the packages that hold the shared libraries that programs in the prefix miss on this system.
 * @param {string[]} names the packages whose dependencies may hold them
 * @param {string} prefix
 * @param {() => string[]} missing
 */
export async function addLibraries(names, prefix, missing) {
  let from = names;
  while (missing().length > 0) {
    const next = [...new Set(from.flatMap(depends))].filter((name) => !names.includes(name) && !isInstalled(name));
    if (next.length === 0) {
      throw new Fault(`Debian's Rust misses ${missing().join(", ")}: install the packages that hold them.`);
    }
    await unpack(next, prefix);
    names = [...names, ...next];
    from = next;
  }
}

/** @param {string} name */
const isInstalled = (name) => /^Status: .* installed$/m.test(ask("dpkg-query", ["-s", name], { LC_ALL: "C" }) ?? "");

/**
 * The version of a package that apt would download; brings the lists up to date when it knows none.
 * @param {string} name
 */
export async function candidate(name) {
  const known = aptCandidate(name);
  if (known || !isRoot()) return known;
  await aptUpdate();
  return aptCandidate(name);
}
