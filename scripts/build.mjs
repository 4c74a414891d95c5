// @ts-check
/**
 * Builds everything that is served or published: dist/wasm, dist/site, dist/npm and www/generated.
 * `--bless` also takes over the generated types into types/, where a test compares them.
 */
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { bundlePackage, bundlePage, bundleWorker, checkSources } from "./lib/build/bundles.mjs";
import { bindCore, compileCore, core, writeGenerated } from "./lib/build/core.mjs";
import { at, dist, generated, site } from "./lib/paths.mjs";
import { already, main, step } from "./lib/say.mjs";
import { filesUnder, hashOf, unlessDone } from "./lib/stamp.mjs";

/** What the bundles are made of. */
function bundleInputs() {
  const written = filesUnder(at("www"), (name) => name === "generated");
  const machinery = [at("package.json"), at("package-lock.json"), at("tsconfig.json"), at("tsconfig.package.json")];
  return [...written, ...machinery, ...filesUnder(at("scripts", "lib")), ...Object.values(core)];
}

function bundleAll() {
  return step("Bundle the page, the worker and the package", async () => {
    checkSources();
    const done = await unlessDone(
      {
        stamp: path.join(dist, "stamps", "bundles"),
        hash: hashOf(at(), bundleInputs()),
        outputs: [
          path.join(generated, "worker-source.js"),
          path.join(site, "index.html"),
          path.join(dist, "npm", "index.js"),
        ],
      },
      async () => {
        writeGenerated();
        await bundleWorker();
        await bundlePage();
        await bundlePackage();
      },
    );
    return done ? undefined : already;
  });
}

export async function build({ bless = false } = {}) {
  await compileCore();
  await bindCore();
  if (bless) {
    fs.mkdirSync(at("types"), { recursive: true });
    fs.copyFileSync(core.types, at("types", "core.d.ts"));
  }
  await bundleAll();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(() => build({ bless: process.argv.includes("--bless") }));
}
