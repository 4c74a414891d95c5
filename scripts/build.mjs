// @ts-check
/**
 * Builds everything that is served or published: dist/wasm, dist/site, dist/npm, dist/omnimeter.html and
 * www/generated.
 * `--bless` also takes over the generated types into types/, where a test compares them.
 */
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { readArguments } from "./lib/arguments.mjs";
import { bundleExamples, bundlePage, bundleShadowStyles, bundleWorker, checkSources } from "./lib/build/bundles.mjs";
import { bindCore, compileCore, core, spreadsheet, writeGenerated } from "./lib/build/core.mjs";
import { bundlePackage } from "./lib/build/package.mjs";
import { bundleSingle, single } from "./lib/build/single.mjs";
import { withLock } from "./lib/lock.mjs";
import { at, dist, examples, generated, site } from "./lib/paths.mjs";
import { already, main, step } from "./lib/say.mjs";
import { filesUnder, hashOf, unlessDone } from "./lib/stamp.mjs";

/** What the bundles are made of. */
function bundleInputs() {
  const written = filesUnder(at("www"), (name) => name === "generated");
  const machinery = [
    at("types", "element.d.ts"),
    at("package.json"),
    at("package-lock.json"),
    at("tsconfig.json"),
    at("tsconfig.package.json"),
  ];
  return [
    ...written,
    ...machinery,
    ...filesUnder(at("scripts", "lib")),
    ...Object.values(core),
    ...Object.values(spreadsheet),
  ];
}

/**
 * @param {string} name
 * @param {string[]} outputs
 * @param {() => Promise<void>} work
 */
async function bundleOnce(name, outputs, work) {
  const stamp = path.join(dist, "stamps", name);
  const done = await unlessDone({ stamp, hash: hashOf(at(), bundleInputs()), outputs }, work);
  return done ? undefined : already;
}

function bundleEngine() {
  return step("Bundle the worker and the package", () => {
    checkSources("engine.js", "worker.js");
    const outputs = [path.join(generated, "worker-source.js"), path.join(dist, "npm", "element.d.ts")];
    return bundleOnce("engine", outputs, async () => {
      writeGenerated();
      await bundleWorker();
      await bundleShadowStyles();
      await bundlePackage();
    });
  });
}

function bundleSite() {
  return step("Bundle the page", () => {
    checkSources("main.js", "index.html", "styles/page.css");
    return bundleOnce("site", [path.join(site, "index.html")], bundlePage);
  });
}

function bundleComponents() {
  return step("Bundle the components' examples", () =>
    bundleOnce("examples", [path.join(examples, "data-table.html")], bundleExamples),
  );
}

function bundleFile() {
  return step("Bundle the page into one file", () => bundleOnce("single", [single], bundleSingle));
}

/** One build at a time: `npm start` and `npm test` may run side by side. */
export function build({ bless = false } = {}) {
  return withLock(at("target", "build.lock"), async () => {
    await compileCore();
    await bindCore();
    if (bless) {
      fs.mkdirSync(at("types"), { recursive: true });
      fs.copyFileSync(core.types, at("types", "core.d.ts"));
    }
    await bundleEngine();
    await bundleSite();
    await bundleComponents();
    await bundleFile();
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(() => {
    const { values } = readArguments({
      usage: "npm run build [-- --bless]",
      about: "Builds all that is served or published, in dist/.",
      options: { bless: { type: "boolean", says: "also take over the generated types into types/" } },
    });
    return build({ bless: values.bless });
  });
}
