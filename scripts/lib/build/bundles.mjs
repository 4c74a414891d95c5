// @ts-check
/** The page, the worker and the npm package, bundled by esbuild. */
import fs from "node:fs";
import path from "node:path";
import { at, dist, examples, generated, site } from "../paths.mjs";
import { metaElement } from "../policy.mjs";
import { run } from "../run.mjs";
import { Fault } from "../say.mjs";
import { core, writeText } from "./core.mjs";

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
 * The page's wasm stays a script of its own: it is fetched beside the page's and weighed apart from it.
 * @type {import("esbuild").Plugin}
 */
const wasmApart = {
  name: "wasm-apart",
  setup({ onResolve }) {
    onResolve({ filter: /\/wasm-bytes\.js$/ }, () => ({ path: "./wasm-bytes.js", external: true }));
  },
};

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
    plugins: [wasmApart],
    outfile: path.join(assets, "main.js"),
  });
  fs.copyFileSync(path.join(generated, "wasm-bytes.js"), path.join(assets, "wasm-bytes.js"));
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
  await bundle({ ...entry, platform: "browser", outfile: path.join(home, "index.js") });
  await bundle({ ...entry, platform: "node", target: "node20", outfile: path.join(home, "node.js") });
  fs.copyFileSync(core.wasm, path.join(home, "omnimeter.wasm"));
  await run(process.execPath, [at("node_modules", "typescript", "bin", "tsc"), "-p", at("tsconfig.package.json")], {
    cwd: at(),
    fault: "The package's types cannot be written: correct what tsc says above.",
  });
  for (const name of ["index", "node"]) {
    fs.writeFileSync(path.join(home, `${name}.d.ts`), 'export * from "./types/engine.js";\n');
  }
  fs.mkdirSync(path.join(home, "types", "generated"), { recursive: true });
  fs.copyFileSync(core.types, path.join(home, "types", "generated", "core.d.ts"));
}
