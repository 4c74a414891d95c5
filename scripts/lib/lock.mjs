// @ts-check
/** One builder at a time for a thing that several want. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { note } from "./say.mjs";

/** The holder touches its lock this often, so that a lock left behind is known by its age. */
const BEAT = 5_000;
const STALE = 60_000;

/**
 * Does the work while holding the lock. A lock whose holder has died is taken over.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, work) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  let told = false;
  while (!tryTake(file)) {
    if (isStale(file)) {
      takeAway(file);
      continue;
    }
    if (!told) note("another run is making the same thing: waiting for it");
    told = true;
    await wait(500);
  }
  const beat = setInterval(() => touch(file), BEAT);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    fs.rmSync(file, { force: true });
  }
}

/** @param {string} file */
function tryTake(file) {
  try {
    fs.writeFileSync(file, JSON.stringify({ pid: process.pid, host: os.hostname() }), { flag: "wx" });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "EEXIST") return false;
    throw error;
  }
}

/**
 * Whether the holder is gone: its process does not live, or it has not touched its lock for long.
 * @param {string} file
 * @param {number} [now]
 */
export function isStale(file, now = Date.now()) {
  try {
    const age = now - fs.statSync(file).mtimeMs;
    if (age > STALE) return true;
    const { pid, host } = JSON.parse(fs.readFileSync(file, "utf8"));
    return host === os.hostname() && !lives(pid);
  } catch {
    return false; // Gone, or just being written: look again.
  }
}

/** @param {number} pid */
function lives(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
  }
}

/**
 * Of two that see the same stale lock, only one can rename it away.
 * @param {string} file
 */
function takeAway(file) {
  const aside = `${file}.${process.pid}.stale`;
  try {
    fs.renameSync(file, aside);
    fs.rmSync(aside, { force: true });
  } catch {
    // The other one was quicker.
  }
}

/** @param {string} file */
function touch(file) {
  try {
    const now = new Date();
    fs.utimesSync(file, now, now);
  } catch {
    // Nothing to keep alive.
  }
}
