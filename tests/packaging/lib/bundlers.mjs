// @ts-check
/** The bundlers, each as its users run it: an entry of a folder becomes a folder that a server can show. */
import fs from "node:fs";
import path from "node:path";
import * as esbuild from "esbuild";
import { tool } from "./host.mjs";

/** @typedef {(folder: string, entry: string) => Promise<string>} Bundle */

/** @param {string} entry */
const pageOf = (entry) => (entry === "main" ? "index.html" : `${entry}.html`);

/** The page, with the script under its new name. @param {string} folder @param {string} out @param {string} entry */
function copyPage(folder, out, entry) {
  fs.copyFileSync(path.join(folder, pageOf(entry)), path.join(out, pageOf(entry)));
}

/** @param {string} folder @param {string} entry */
function emptied(folder, entry) {
  const out = path.join(folder, `out-${entry}`);
  fs.rmSync(out, { recursive: true, force: true });
  fs.mkdirSync(out);
  return out;
}

/** @type {Bundle} */
async function withEsbuild(folder, entry) {
  const out = emptied(folder, entry);
  await esbuild.build({
    absWorkingDir: folder,
    entryPoints: [`${entry}.js`],
    outdir: out,
    bundle: true,
    minify: true,
    format: "esm",
    splitting: true,
    target: "es2022",
    logLevel: "error",
    loader: { ".wasm": "file" },
  });
  copyPage(folder, out, entry);
  return out;
}

/** @type {Bundle} */
async function withVite(folder, entry) {
  const { build } = await tool("vite");
  const out = emptied(folder, entry);
  await build({
    root: folder,
    base: "./",
    configFile: false,
    logLevel: "error",
    build: {
      outDir: out,
      target: "es2022",
      chunkSizeWarningLimit: 20_000,
      rolldownOptions: { input: path.join(folder, pageOf(entry)) },
    },
  });
  return out;
}

/** @type {Bundle} */
async function withWebpack(folder, entry) {
  const { default: webpack } = await tool("webpack");
  const out = emptied(folder, entry);
  const compiler = webpack({
    context: folder,
    mode: "production",
    entry: `./${entry}.js`,
    output: { path: out, filename: `${entry}.js`, module: true, chunkFormat: "module", publicPath: "auto" },
    experiments: { outputModule: true },
    module: { rules: [{ test: /\.css$/, type: "asset/resource" }] },
    // The scripts of the package are minified already; theirs are three lines.
    optimization: { minimize: false },
    performance: false,
  });
  const stats = await new Promise((resolve, reject) =>
    compiler.run((/** @type {unknown} */ error, /** @type {any} */ result) =>
      error ? reject(error) : resolve(result),
    ),
  );
  await new Promise((resolve) => compiler.close(resolve));
  if (stats.hasErrors()) throw new Error(stats.toString({ all: false, errors: true }));
  copyPage(folder, out, entry);
  return out;
}

/** @type {Record<string, Bundle>} */
export const bundlers = { esbuild: withEsbuild, vite: withVite, webpack: withWebpack };
