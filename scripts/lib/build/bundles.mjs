// @ts-check
/** The page, the worker and the npm package, bundled by esbuild. */
import fs from "node:fs";
import path from "node:path";
import { at, dist, examples, generated, site } from "../paths.mjs";
import { metaElement } from "../policy.mjs";
import { Fault } from "../say.mjs";
import { writeText } from "./core.mjs";
import { shadowStyles } from "./shadow-styles.mjs";

const www = (/** @type {string[]} */ ...parts) => at("www", ...parts);

/** @param {string[]} names what must be there before anything can be bundled */
export function checkSources(...names) {
  const missing = names.filter((name) => !fs.existsSync(www(name)));
  if (missing.length > 0) throw new Fault(`There is nothing to bundle: www/ lacks ${missing.join(", ")}.`);
}

/** @param {import("esbuild").BuildOptions} options */
export async function bundle(options) {
  const { build } = await import("esbuild");
  try {
    return await build({
      bundle: true,
      minify: true,
      sourcemap: false,
      legalComments: "eof",
      target: "es2022",
      logLevel: "warning",
      absWorkingDir: at(),
      loader: { ".css": "text" },
      ...options,
    });
  } catch {
    throw new Fault("The page's scripts do not bundle: correct what esbuild says above.");
  }
}

/** A classic script, because a worker made from a blob starts without imports. */
export async function bundleWorker() {
  const { outputFiles } = await bundle({
    entryPoints: [www("worker.js")],
    format: "iife",
    platform: "browser",
    legalComments: "none",
    write: false,
  });
  writeText("worker-source", outputFiles?.[0].text ?? "");
}

/** The page's style, for the elements inside other pages. */
export async function bundleShadowStyles() {
  const { outputFiles } = await bundle({
    entryPoints: [www("styles", "page.css")],
    loader: { ".woff2": "dataurl", ".svg": "dataurl" },
    outdir: dist,
    write: false,
  });
  writeText("shadow-styles", shadowStyles(outputFiles?.[0].text ?? ""));
}

/**
 * Scripts that stay scripts of their own, beside what imports them: each is fetched, and weighed, apart.
 * @param {string[]} names
 * @returns {import("esbuild").Plugin}
 */
export const apart = (...names) => ({
  name: "apart",
  setup({ onResolve }) {
    for (const name of names)
      onResolve({ filter: new RegExp(`/${name}\\.js$`) }, () => ({ path: `./${name}.js`, external: true }));
  },
});

/** @param {string} folder @param {string[]} names */
export function placeGenerated(folder, ...names) {
  for (const name of names) fs.copyFileSync(path.join(generated, `${name}.js`), path.join(folder, `${name}.js`));
}

export async function bundlePage() {
  const html = fs.readFileSync(www("index.html"), "utf8");
  if (!html.includes("<!-- policy -->"))
    throw new Fault("www/index.html lacks the line <!-- policy -->: put it first in its head.");
  fs.rmSync(site, { recursive: true, force: true });
  const assets = path.join(site, "assets");
  await bundle({
    entryPoints: [www("main.js")],
    format: "esm",
    platform: "browser",
    plugins: [apart("wasm-bytes", "spreadsheet-bytes")],
    outfile: path.join(assets, "main.js"),
  });
  placeGenerated(assets, "wasm-bytes", "spreadsheet-bytes");
  await bundle({
    entryPoints: [www("styles", "page.css")],
    loader: { ".woff2": "copy", ".svg": "copy" },
    outfile: path.join(assets, "page.css"),
  });
  fs.writeFileSync(path.join(site, "index.html"), html.replace("<!-- policy -->", metaElement));
  if (fs.existsSync(www("public"))) fs.cpSync(www("public"), site, { recursive: true });
}

/** The pages of examples, one a component, under the page's policy: for tests and for the eye. */
export async function bundleExamples() {
  const html = fs.readFileSync(www("examples", "frame.html"), "utf8");
  const scripts = fs.readdirSync(www("examples")).filter((name) => name.endsWith(".js"));
  fs.rmSync(examples, { recursive: true, force: true });
  await bundle({
    entryPoints: scripts.map((name) => www("examples", name)),
    format: "esm",
    platform: "browser",
    splitting: true,
    outdir: examples,
  });
  await bundle({ entryPoints: [www("styles", "page.css")], loader: {}, outfile: path.join(examples, "page.css") });
  for (const script of scripts) {
    const page = html.replace("<!-- policy -->", metaElement).replace("example.js", script);
    fs.writeFileSync(path.join(examples, script.replace(/\.js$/, ".html")), page);
  }
}
