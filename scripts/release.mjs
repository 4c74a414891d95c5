// @ts-check
/**
 * `npm run release`: makes what is published, in dist/release/, and publishes nothing. The version and the changelog
 * must agree; a second build, in a fresh clone of the last commit, must give the same bytes; beside the files stand
 * their hashes and what they are made of.
 */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "./build.mjs";
import { readArguments } from "./lib/arguments.mjs";
import { single } from "./lib/build/single.mjs";
import { at, dist } from "./lib/paths.mjs";
import { differing, hashesOf, sha256 } from "./lib/release/same.mjs";
import { writtenBom } from "./lib/release/sbom.mjs";
import { agreedVersion } from "./lib/release/versions.mjs";
import { ask, run } from "./lib/run.mjs";
import { Fault, main, note, step } from "./lib/say.mjs";

const out = path.join(dist, "release");
const text = (/** @type {string} */ name) => fs.readFileSync(at(name), "utf8");

function checkVersions() {
  const [manifest, cargo] = [text("package.json"), text("Cargo.toml")];
  return agreedVersion({ manifest, cargo, lock: text("package-lock.json"), changelog: text("CHANGELOG.md") });
}

/** What is built must be what is committed: the clone knows nothing else. */
function checkCommitted() {
  if (ask("git", ["-C", at(), "status", "--porcelain"]) !== "")
    throw new Fault("There are changes that are not committed: a release is made of a commit.");
}

/** @returns {Promise<Record<string, string>>} the hashes of a build from nothing, elsewhere */
async function secondBuild() {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), "omnimeter-release-"));
  try {
    await run("git", ["clone", "--quiet", at(), home], { fault: "The repository cannot be cloned." });
    await run("npm", ["ci"], { cwd: home, fault: "The tools cannot be installed." });
    await run(process.execPath, ["scripts/build.mjs"], { cwd: home, fault: "The clone does not build." });
    return hashesOf(path.join(home, "dist"));
  } finally {
    fs.rmSync(home, { recursive: true, force: true });
  }
}

/** @param {string} version */
async function pack(version) {
  fs.rmSync(out, { recursive: true, force: true });
  fs.mkdirSync(out, { recursive: true });
  await run("npm", ["pack", "--ignore-scripts", "--pack-destination", out], { cwd: at(), fault: "npm pack failed." });
  fs.copyFileSync(single, path.join(out, "omnimeter.html"));
  return [`omnimeter-${version}.tgz`, "omnimeter.html"];
}

/** As `sha256sum --check` reads it. @param {string} file */
const line = (file) => `${sha256(file)}  ${path.basename(file)}\n`;

export async function release() {
  const { version, day } = checkVersions();
  checkCommitted();
  await build();
  const first = hashesOf(dist);
  await step("Build again, in a fresh clone", async () => {
    const differ = differing(first, await secondBuild());
    if (differ.length > 0) throw new Fault(`Two builds differ in ${differ.join(", ")}.`);
    note(`the same ${Object.keys(first).length} files, byte for byte`);
  });
  await step(`Write dist/release of ${version}`, async () => {
    const files = await pack(version);
    fs.writeFileSync(path.join(out, "omnimeter.cdx.json"), await writtenBom({ version, day }));
    const all = [...files, "omnimeter.cdx.json"].map((name) => line(path.join(out, name)));
    fs.writeFileSync(path.join(out, "SHA256SUMS"), all.join(""));
    for (const place of [`${single}.sha256`, path.join(out, "omnimeter.html.sha256")])
      fs.writeFileSync(place, line(single));
    for (const one of all) note(one.trim());
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(() => {
    const about = "Makes what is published of the last commit, in dist/release, twice to compare; publishes nothing.";
    readArguments({ usage: "npm run release", about });
    return release();
  });
}
