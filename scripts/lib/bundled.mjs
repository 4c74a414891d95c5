// @ts-check
/** Which npm packages end in what we hand out: those that www/ imports, with all they need. */
import fs from "node:fs";
import { at } from "./paths.mjs";
import { filesUnder } from "./stamp.mjs";

/** @typedef {{ packages: Record<string, { dependencies?: Record<string, string> }> }} Lock */

/** `@scope/name/part` belongs to `@scope/name`. @param {string} specifier */
const packageOf = (specifier) =>
  specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");

/** @param {Lock} lock @returns {Set<string>} */
export function bundledPackages(lock) {
  const sources = filesUnder(at("www")).filter((file) => file.endsWith(".js") && !file.includes("generated"));
  const imported = sources.flatMap((file) =>
    [...fs.readFileSync(file, "utf8").matchAll(/^(?:import|export)\b[^;]*?from "([^".#][^"]*)";/gm)].map(([, name]) =>
      packageOf(name),
    ),
  );
  const all = new Set(imported.filter((name) => `node_modules/${name}` in lock.packages));
  for (const name of all)
    for (const needed of Object.keys(lock.packages[`node_modules/${name}`]?.dependencies ?? {})) all.add(needed);
  return all;
}
