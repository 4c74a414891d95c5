// @ts-check
/** The page, the worker and the npm package, bundled by esbuild. */
import fs from "node:fs";
import path from "node:path";
import { at, dist, examples, generated, site } from "../paths.mjs";
import { metaElement } from "../policy.mjs";
import { run } from "../run.mjs";
import { Fault } from "../say.mjs";
import { core, spreadsheet, writeText } from "./core.mjs";

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

/**
 * Scripts that stay scripts of their own, beside what imports them: each is fetched, and weighed, apart.
 * @param {string[]} names
 * @returns {import("esbuild").Plugin}
 */
const apart = (...names) => ({
  name: "apart",
  setup({ onResolve }) {
    for (const name of names)
      onResolve({ filter: new RegExp(`/${name}\\.js$`) }, () => ({ path: `./${name}.js`, external: true }));
  },
});

/** @param {string} folder @param {string[]} names */
function placeGenerated(folder, ...names) {
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

/** The package: one bundle for Node, which reads the wasm beside it, and one for browsers, which carries it. */
export async function bundlePackage() {
  const home = path.join(dist, "npm");
  fs.rmSync(home, { recursive: true, force: true });
  const entry = { entryPoints: [www("engine.js")], format: /** @type {const} */ ("esm") };
  const plugins = [apart("spreadsheet-bytes")];
  await bundle({ ...entry, platform: "browser", plugins, outfile: path.join(home, "index.js") });
  placeGenerated(home, "spreadsheet-bytes");
  await bundle({ ...entry, platform: "node", target: "node20", outfile: path.join(home, "node.js") });
  // The command alone needs the report, with its texts.
  const handover = { entryPoints: [www("handover.js")], platform: /** @type {const} */ ("node"), target: "node20" };
  await bundle({ ...entry, ...handover, outfile: path.join(home, "handover.js") });
  fs.copyFileSync(core.wasm, path.join(home, "omnimeter.wasm"));
  fs.copyFileSync(spreadsheet.wasm, path.join(home, "spreadsheet.wasm"));
  await run(process.execPath, [at("node_modules", "typescript", "bin", "tsc"), "-p", at("tsconfig.package.json")], {
    cwd: at(),
    fault: "The package's types cannot be written: correct what tsc says above.",
  });
  for (const name of ["index", "node"]) {
    fs.writeFileSync(path.join(home, `${name}.d.ts`), 'export * from "./types/engine.js";\n');
  }
  // For the command alone: it says itself what it takes from it.
  fs.writeFileSync(path.join(home, "handover.d.ts"), "export {};\n");
  fs.mkdirSync(path.join(home, "types", "generated"), { recursive: true });
  fs.copyFileSync(core.types, path.join(home, "types", "generated", "core.d.ts"));
}
