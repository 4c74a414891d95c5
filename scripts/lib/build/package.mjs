// @ts-check
/**
 * The npm package. In every bundle of a consumer the wasm is there once: whatever needs its bytes imports them from
 * one script, `wasm-bytes.js`, or is given them (`omnimeter/slim`).
 */
import fs from "node:fs";
import path from "node:path";
import { at, dist } from "../paths.mjs";
import { run } from "../run.mjs";
import { apart, bundle, placeCarriers } from "./bundles.mjs";
import { core, spreadsheet } from "./core.mjs";

export const home = path.join(dist, "npm");
const www = (/** @type {string[]} */ ...parts) => at("www", ...parts);
const inside = (/** @type {string[]} */ ...parts) => path.join(home, ...parts);

/** What has no types of its own: those of which entry it shares. */
const TYPED = { index: "engine", node: "engine", slim: "engine" };

export async function bundlePackage() {
  fs.rmSync(home, { recursive: true, force: true });
  await bundleForBrowsers();
  await bundleForNode();
  await bundleForScriptTags();
  fs.copyFileSync(core.wasm, inside("omnimeter.wasm"));
  fs.copyFileSync(spreadsheet.wasm, inside("spreadsheet.wasm"));
  fs.copyFileSync(www("embed", "outside.css"), inside("styles.css"));
  await writeTypes();
}

async function bundleForBrowsers() {
  const plugins = [apart];
  const common = { format: /** @type {const} */ ("esm"), platform: /** @type {const} */ ("browser") };
  await bundle({
    ...common,
    plugins,
    splitting: true,
    entryPoints: { index: www("engine.js"), element: www("embed", "element.js") },
    chunkNames: "shared-[hash]",
    outdir: home,
  });
  placeCarriers(home);
  await bundle({ ...common, conditions: ["slim"], entryPoints: [www("engine.js")], outfile: inside("slim.js") });
}

async function bundleForNode() {
  const options = { format: /** @type {const} */ ("esm"), platform: /** @type {const} */ ("node"), target: "node20" };
  await bundle({ ...options, entryPoints: [www("engine.js")], outfile: inside("node.js") });
  // The command alone needs the report, with its texts.
  await bundle({ ...options, entryPoints: [www("handover.js")], outfile: inside("handover.js") });
  await bundle({ ...options, entryPoints: [www("embed", "server.js")], outfile: inside("element.node.js") });
}

/** A classic script, for pages without modules: the elements, and the engine as `Omnimeter`. */
async function bundleForScriptTags() {
  await bundle({
    format: "iife",
    platform: "browser",
    globalName: "Omnimeter",
    conditions: ["later"],
    plugins: [apart],
    entryPoints: [www("embed", "script.js")],
    outfile: inside("script.js"),
  });
}

async function writeTypes() {
  await run(process.execPath, [at("node_modules", "typescript", "bin", "tsc"), "-p", at("tsconfig.package.json")], {
    cwd: at(),
    fault: "The package's types cannot be written: correct what tsc says above.",
  });
  for (const [name, types] of Object.entries(TYPED))
    fs.writeFileSync(inside(`${name}.d.ts`), `export * from "./types/${types}.js";\n`);
  // For the command alone: it says itself what it takes from it.
  fs.writeFileSync(inside("handover.d.ts"), "export {};\n");
  fs.mkdirSync(inside("types", "generated"), { recursive: true });
  fs.copyFileSync(core.types, inside("types", "generated", "core.d.ts"));
  const element = fs.readFileSync(at("types", "element.d.ts"), "utf8");
  fs.writeFileSync(inside("element.d.ts"), element.replace('"./core.js"', '"./types/generated/core.js"'));
}
