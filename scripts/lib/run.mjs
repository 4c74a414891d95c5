// @ts-check
/** Starting other programs. */
import { spawn, spawnSync } from "node:child_process";
import { Fault, note } from "./say.mjs";

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env] added to ours
 * @property {boolean} [show] print the program's output as it comes
 * @property {number} [timeout] milliseconds, after which the program is ended
 * @property {string} [fault] the sentence to fail with; without it, a failure is returned
 */

/** @typedef {{ code: number, output: string, timedOut: boolean }} RunResult */

/** How often a silent program is reported to be still at work. */
const SIGN_OF_LIFE = 30_000;

/**
 * Runs a program to its end. Its output is kept, and shown when asked for or when it fails.
 * @param {string} program
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<RunResult>}
 */
export async function run(program, args, options = {}) {
  const result = await start(program, args, options);
  if (result.code !== 0 && options.fault) {
    if (!options.show) process.stderr.write(`${tail(result.output, 40)}\n`);
    throw new Fault(options.fault);
  }
  return result;
}

/**
 * @param {string} program
 * @param {string[]} args
 * @param {RunOptions} options
 * @returns {Promise<RunResult>}
 */
function start(program, args, { cwd, env, show, timeout }) {
  return new Promise((resolve) => {
    let output = "";
    let timedOut = false;
    const began = performance.now();
    // Its own group, so that a program that is given up on takes its children with it.
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
      detached: timeout !== undefined,
    });
    /** @param {Buffer} chunk */
    const take = (chunk) => {
      output += chunk.toString("utf8");
      if (show) process.stdout.write(chunk);
    };
    child.stdout.on("data", take);
    child.stderr.on("data", take);
    const alive = setInterval(() => {
      const passed = Math.round((performance.now() - began) / 1000);
      if (!show) note(`... ${passed} s: ${lastLine(output)}`);
    }, SIGN_OF_LIFE);
    const limit =
      timeout &&
      setTimeout(() => {
        timedOut = true;
        if (child.pid) process.kill(-child.pid, "SIGKILL");
      }, timeout);
    /** @param {number} code */
    const end = (code) => {
      clearInterval(alive);
      if (limit) clearTimeout(limit);
      resolve({ code, output, timedOut });
    };
    child.on("error", (error) => {
      output += `${error.message}\n`;
      end(127);
    });
    child.on("close", (code) => end(code ?? 1));
  });
}

/**
 * A short question to a program: its trimmed answer, or null when it fails or is not there.
 * @param {string} program
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
export function ask(program, args, env) {
  const { status, stdout } = spawnSync(program, args, {
    encoding: "utf8",
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "ignore"],
    maxBuffer: 64 << 20,
  });
  return status === 0 ? stdout.trim() : null;
}

/**
 * The last lines of a text.
 * @param {string} text
 * @param {number} lines
 */
export const tail = (text, lines) => text.trimEnd().split("\n").slice(-lines).join("\n");

/** The last line that says what is being done, as cargo and apt begin theirs. @param {string} text */
const lastLine = (text) =>
  text
    .split("\n")
    .findLast((line) => /^\s*[A-Z]\w+ing\b/.test(line))
    ?.trim()
    .slice(0, 80) ?? "at work";
