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

/** The texts as one value each, which is read quicker than it would be as a script. @type {import("esbuild").Plugin} */
const texts = {
  name: "texts",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]texts[\\/]\w+\.json$/ }, ({ path: file }) => {
      const text = JSON.stringify(JSON.parse(fs.readFileSync(file, "utf8")));
      return { contents: `export default JSON.parse(${JSON.stringify(text)});`, loader: "js" };
    });
  },
};

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
      plugins: [texts, ...(options.plugins ?? [])],
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

/** Generated scripts that carry bytes. */
const CARRIERS = ["wasm-bytes", "spreadsheet-bytes", "sample-bytes"];

/**
 * They stay scripts of their own, beside what imports them: each is fetched, and weighed, apart.
 * @type {import("esbuild").Plugin}
 */
export const apart = {
  name: "apart",
  setup({ onResolve }) {
    for (const name of CARRIERS)
      onResolve({ filter: new RegExp(`/${name}\\.js$`) }, () => ({ path: `./${name}.js`, external: true }));
  },
};

/** Puts them beside. @param {string} folder */
export function placeCarriers(folder) {
  for (const name of CARRIERS) fs.copyFileSync(path.join(generated, `${name}.js`), path.join(folder, `${name}.js`));
}

/**
 * The links that ask for the page's scripts at once, by what the bundler says of them: first what `main.js` cannot
 * start without, then the engine, then all that comes after the first screen.
 * @param {import("esbuild").Metafile} metafile
 */
export function preloads({ outputs }) {
  const nameOf = (/** @type {string} */ file) => path.posix.basename(file);
  const chunks = Object.keys(outputs).filter((file) => file.endsWith(".js"));
  /** @type {Set<string>} */
  const first = new Set(chunks.filter((file) => nameOf(file) === "main.js"));
  for (const file of first)
    for (const one of outputs[file].imports) if (one.kind === "import-statement" && !one.external) first.add(one.path);
  const later = chunks.filter((file) => !first.has(file)).map(nameOf);
  const texts = later.filter((name) => /^(?:en|fr)-/.test(name));
  const link = (/** @type {string} */ name, how = "") => `<link rel="modulepreload" href="assets/${name}"${how}>`;
  return [...[...first].map(nameOf).filter((name) => name !== "main.js"), "wasm-bytes.js", ...texts]
    .map((name) => link(name))
    .concat(
      [...later.filter((name) => !texts.includes(name)), "spreadsheet-bytes.js", "sample-bytes.js"].map((name) =>
        link(name, ' fetchpriority="low"'),
      ),
    );
}

/** Where the page's source lets the build say which scripts come. */
export const SCRIPTS = "<!-- scripts -->";

export async function bundlePage() {
  const html = fs.readFileSync(www("index.html"), "utf8");
  for (const [mark, place] of [
    ["<!-- policy -->", "first in its head"],
    [SCRIPTS, "last in its head"],
  ])
    if (!html.includes(mark)) throw new Fault(`www/index.html lacks the line ${mark}: put it ${place}.`);
  fs.rmSync(site, { recursive: true, force: true });
  const assets = path.join(site, "assets");
  const { metafile } = await bundle({
    entryPoints: [www("main.js")],
    format: "esm",
    platform: "browser",
    conditions: ["later"],
    plugins: [apart],
    splitting: true,
    chunkNames: "[name]-[hash]",
    metafile: true,
    outdir: assets,
  });
  placeCarriers(assets);
  await bundle({
    entryPoints: [www("styles", "page.css")],
    loader: { ".woff2": "copy", ".svg": "copy" },
    outfile: path.join(assets, "page.css"),
  });
  const page = html
    .replace("<!-- policy -->", metaElement)
    .replace(SCRIPTS, preloads(/** @type {import("esbuild").Metafile} */ (metafile)).join("\n    "));
  fs.writeFileSync(path.join(site, "index.html"), page);
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
