// @ts-check
/** Whether all files that state the version state the same, and the changelog tells of it. */
import { Fault } from "../say.mjs";

/** A heading of a version, with its day: `## 1.2.0 - 2026-11-23`. */
const RELEASED = /^## \[?(\d+\.\d+\.\d+[^\]\s]*)\]?(?: - (\d{4}-\d\d-\d\d))?\s*$/m;

/** What is told of no version yet. */
const UNRELEASED = /^## \[?Unreleased\]?\s*$([\s\S]*?)(?=^## |(?![\s\S]))/im;

/**
 * @param {{ manifest: string, cargo: string, lock: string, changelog: string }} texts package.json, Cargo.toml,
 *   package-lock.json, CHANGELOG.md
 * @returns {{ version: string, day: string }}
 */
export function agreedVersion({ manifest, cargo, lock, changelog }) {
  const { version } = JSON.parse(manifest);
  const crate = /^version = "(.+)"$/m.exec(cargo)?.[1];
  const locked = JSON.parse(lock).version;
  for (const [file, found] of [
    ["Cargo.toml", crate],
    ["package-lock.json", locked],
  ])
    if (found !== version) throw new Fault(`package.json says ${version}, ${file} says ${found}: make them agree.`);
  const [, told, day] = RELEASED.exec(changelog) ?? [];
  if (told !== version)
    throw new Fault(
      `CHANGELOG.md tells of ${told ?? "no version"}, not of ${version}: give what is unreleased its heading.`,
    );
  if (!day) throw new Fault(`CHANGELOG.md does not say the day of ${version}: "## ${version} - YYYY-MM-DD".`);
  if (/\S/.test(UNRELEASED.exec(changelog)?.[1] ?? ""))
    throw new Fault(`CHANGELOG.md tells of what is unreleased: put it under ${version}, or raise the version.`);
  return { version, day };
}
