// @ts-check
/** What the tests of the package share: the real tarball, installed; others' tools; a browser. */
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { after } from "node:test";
import { pathToFileURL } from "node:url";
import { chromium } from "@playwright/test";
import { chromiumFlags, findChromium } from "../../../scripts/lib/chromium.mjs";
import { withLock } from "../../../scripts/lib/lock.mjs";
import { at } from "../../../scripts/lib/paths.mjs";
import { serve } from "../../../scripts/serve.mjs";

/** The folder of these tests, whose package.json names the tools. */
const tools = (/** @type {string[]} */ ...parts) => at("tests", "packaging", ...parts);

/**
 * @param {string} program
 * @param {string[]} args
 * @param {string} cwd
 */
export const run = (program, args, cwd) =>
  execFileSync(program, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

/** Packs the package and installs it in an empty folder, which goes when the tests are over. */
export function install() {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), "omnimeter-package-"));
  after(() => fs.rmSync(home, { recursive: true, force: true }));
  const inside = (/** @type {string[]} */ ...parts) => path.join(home, ...parts);
  const [tarball] = JSON.parse(run("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", home], at()));
  fs.writeFileSync(inside("package.json"), '{ "name": "host", "private": true, "type": "module" }');
  run("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--offline", inside(tarball.filename)], home);
  /** @type {string[]} */
  const packed = tarball.files.map((/** @type {{ path: string }} */ file) => file.path);
  return { home, inside, packed, tarball: inside(tarball.filename), installed: inside("node_modules", "omnimeter") };
}

/** The tools of others, installed once for each state of their lock. */
export async function installTools() {
  const lock = fs.readFileSync(tools("package-lock.json"), "utf8");
  const stamp = tools("node_modules", ".omnimeter-lock");
  await withLock(at("target", "consumers.lock"), async () => {
    if (fs.existsSync(stamp) && fs.readFileSync(stamp, "utf8") === lock) return;
    run("npm", ["ci", "--ignore-scripts"], tools());
    fs.writeFileSync(stamp, lock);
  });
}

/** A tool's own module. @param {string} name @returns {Promise<any>} */
export function tool(name) {
  const { resolve } = createRequire(tools("package.json"));
  return import(pathToFileURL(resolve(name)).href);
}

/** The command of a tool. @param {string} name */
export const toolCommand = (name) => tools("node_modules", ".bin", name);

/** Makes a library of others known to the installed projects. @param {string} home @param {string[]} names */
export function lend(home, names) {
  for (const name of names) {
    const place = path.join(home, "node_modules", name);
    if (fs.existsSync(place)) continue;
    fs.mkdirSync(path.dirname(place), { recursive: true });
    fs.symlinkSync(tools("node_modules", name), place, "dir");
  }
}

/** @type {Promise<import("@playwright/test").Browser> | null} */
let browser = null;
after(async () => (await browser)?.close());

/** One browser for all tests of a file. */
function launched() {
  browser ??= chromium.launch({ executablePath: findChromium() ?? undefined, args: chromiumFlags });
  return browser;
}

/** What a page of others may do: load scripts and files of its own server, and nothing from elsewhere. */
const OTHERS = {
  "Content-Security-Policy":
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; img-src 'self' data:; style-src 'self' 'unsafe-inline'",
};

/**
 * A folder opened in a browser, under a policy as others may have it. Whatever goes wrong in the page is an error.
 * @template T
 * @param {string} root
 * @param {(page: import("@playwright/test").Page, seen: { requests: string[] }) => Promise<T>} use
 * @param {{ at?: string, headers?: Record<string, string>, problems?: boolean }} [options]
 * @returns {Promise<T>}
 */
export async function inPage(root, use, { at: place = "", headers = OTHERS, problems = false } = {}) {
  /** @type {string[]} */
  const requests = [];
  const { url, close } = await serve({ root, port: 0, headers, onRequest: (name) => requests.push(name) });
  const page = await (await launched()).newPage();
  /** @type {string[]} */
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  try {
    await page.goto(url + place);
    const result = await use(page, { requests });
    if (errors.length > 0 && !problems) throw new Error(`in the page: ${errors.join("; ")}`);
    return result;
  } catch (thrown) {
    if (errors.length > 0) process.stderr.write(`in the page: ${errors.join("; ")}\n`);
    throw thrown;
  } finally {
    await page.close();
    await close();
  }
}

/** The title that a small project gives its page when it is done. @param {import("@playwright/test").Page} page */
export async function titleOf(page) {
  await page.waitForFunction(() => document.title !== "", undefined, { timeout: 20_000 });
  return page.title();
}
