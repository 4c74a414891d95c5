// @ts-check
/** What the machine offers: Debian's packages, root, the C linker that Rust needs. */
import fs from "node:fs";
import { ask, run } from "./run.mjs";
import { Fault, step } from "./say.mjs";

export const isRoot = () => process.getuid?.() === 0;
export const isDebian = () => fs.existsSync("/etc/debian_version") && ask("apt-get", ["--version"]) !== null;

/**
 * The full path of a program, or null.
 * @param {string} name
 */
export const which = (name) => ask("sh", ["-c", `command -v "${name}"`]);

const quiet = { DEBIAN_FRONTEND: "noninteractive" };

/** Brings the list of Debian's packages up to date; only root can. */
export const aptUpdate = () => run("apt-get", ["update", "-q"], { env: quiet });

/**
 * The version that apt would install, or null when it knows none.
 * @param {string} name
 */
export function aptCandidate(name) {
  const version = /Candidate: (\S+)/.exec(ask("apt-cache", ["policy", name], { LC_ALL: "C" }) ?? "")?.[1];
  return version && version !== "(none)" ? version : null;
}

/**
 * Installs Debian packages for the whole system. Only as root.
 * @param {string[]} names
 * @param {string} fault
 */
export async function aptInstall(names, fault) {
  const args = ["install", "-q", "-y", "--no-install-recommends", ...names];
  if (names.every(aptCandidate)) {
    const { code } = await run("apt-get", args, { env: quiet });
    if (code === 0) return;
  }
  await aptUpdate(); // A list that is out of date names files that are gone.
  await run("apt-get", args, { env: quiet, fault });
}

/** Rust links its programs with the C compiler, which a bare machine may lack. */
export async function ensureLinker() {
  if (which("cc")) return;
  const fault = "Rust needs a C linker: install one (on Debian: apt-get install gcc libc6-dev) and run this again.";
  if (!isRoot() || !isDebian()) throw new Fault(fault);
  await step("Install a C linker from Debian", () => aptInstall(["gcc", "libc6-dev"], fault));
}
