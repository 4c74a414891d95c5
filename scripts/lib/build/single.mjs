// @ts-check
/** The whole workbench in one HTML file, to be carried on a stick and opened by a double click. */
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import vm from "node:vm";
import { at, dist } from "../paths.mjs";
import { metaElementWith } from "../policy.mjs";
import { Fault } from "../say.mjs";
import { bundle, SCRIPTS } from "./bundles.mjs";

export const single = path.join(dist, "omnimeter.html");

/** What of the page's source gives way to what is embedded. */
const CHARSET = '<meta charset="utf-8">';
const STYLE = '<link rel="stylesheet" href="assets/page.css">';
const SCRIPT = '<script type="module" src="assets/main.js"></script>';
const POLICY = "<!-- policy -->";

/**
 * A script as it may stand between its tags: what would end it, or hide its end, is written as an escape.
 * The bundler has left these signs only where an escape means the same: in texts and regular expressions.
 * @param {string} code
 */
export function inlineScript(code) {
  const safe = code.replace(/<(?=!--|\/?script)/gi, "\\x3C");
  try {
    new vm.Script(safe);
  } catch (error) {
    throw new Fault(`The page's script cannot stand in one file: ${/** @type {Error} */ (error).message}.`);
  }
  return checked(safe, "script");
}

/**
 * A style as it may stand between its tags.
 * @param {string} css
 */
export const inlineStyle = (css) => checked(css.replace(/<(?=\/style)/gi, "\\3c "), "style");

/**
 * A browser reads line ends and zeros otherwise than they are written, so that the hash would not fit.
 * @param {string} text
 * @param {string} what
 */
function checked(text, what) {
  if (/[\r\0]/.test(text)) throw new Fault(`The page's ${what} holds a sign that HTML changes: write it as an escape.`);
  return text;
}

/** @param {string} text */
export const hashSource = (text) => `'sha256-${createHash("sha256").update(text, "utf8").digest("base64")}'`;

/**
 * The policy of the one file: exactly these two texts, and nothing that is not in the file.
 * @param {string} script
 * @param {string} style
 */
const policyFor = (script, style) =>
  metaElementWith({
    "script-src": `${hashSource(script)} 'wasm-unsafe-eval'`,
    "style-src": hashSource(style),
    "img-src": "data: blob:",
    "font-src": "data:",
    "manifest-src": "'none'",
  });

/**
 * The page with script and style in it. The script stands last, because it is not a module: modules from a
 * `file:` address may not import, and some browsers refuse them altogether.
 * @param {string} html
 * @param {{ code: string, css: string }} parts
 */
export function assemble(html, { code, css }) {
  const script = inlineScript(code);
  const style = inlineStyle(css);
  // The encoding must be told within the first kilobyte, which a policy with hashes would fill.
  let page = replaced(html, CHARSET, "");
  page = replaced(page, POLICY, `${CHARSET}\n    ${policyFor(script, style)}`);
  page = replaced(page, STYLE, `<style>${style}</style>`);
  page = replaced(page, SCRIPT, "");
  page = replaced(page, SCRIPTS, "");
  return replaced(page, "</body>", `<script>${script}</script>\n  </body>`).replace(/^[ \t]+\n/gm, "");
}

/**
 * @param {string} html
 * @param {string} old
 * @param {string} text
 */
function replaced(html, old, text) {
  const pieces = html.split(old);
  if (pieces.length !== 2) throw new Fault(`www/index.html must hold this exactly once: ${old}`);
  return pieces.join(text);
}

/**
 * @param {string} entry
 * @param {import("esbuild").BuildOptions} [options]
 */
async function bundleText(entry, options = {}) {
  const { outputFiles } = await bundle({
    entryPoints: [at("www", ...entry.split("/"))],
    platform: "browser",
    conditions: ["later"],
    write: false,
    outdir: dist,
    ...options,
  });
  return outputFiles?.[0].text ?? "";
}

export async function bundleSingle() {
  // The licences at the end of the bundles are comments like any other.
  const code = await bundleText("main.js", { format: "iife" });
  const css = await bundleText("styles/page.css", { loader: { ".woff2": "dataurl", ".svg": "dataurl" } });
  fs.mkdirSync(dist, { recursive: true });
  fs.writeFileSync(single, assemble(fs.readFileSync(at("www", "index.html"), "utf8"), { code, css }));
}
