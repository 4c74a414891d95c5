// @ts-check
/** What must hold before anything is published, and what is written beside it. */
import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { differing, hashesOf } from "../../scripts/lib/release/same.mjs";
import { bom, checksums, cratesOf, packageOf, writtenBom } from "../../scripts/lib/release/sbom.mjs";
import { agreedVersion } from "../../scripts/lib/release/versions.mjs";

const TEXTS = {
  manifest: '{ "version": "1.2.0" }',
  cargo: '[package]\nname = "omnimeter"\nversion = "1.2.0"\n',
  lock: '{ "version": "1.2.0" }',
  changelog: "# Changelog\n\n## Unreleased\n\n## 1.2.0 - 2026-11-23\n\n- All.\n\n## 1.1.0 - 2026-01-01\n",
};

test("a version that all files agree on, and that the changelog tells of, is released", () => {
  assert.deepEqual(agreedVersion(TEXTS), { version: "1.2.0", day: "2026-11-23" });
  assert.throws(() => agreedVersion({ ...TEXTS, cargo: 'version = "1.1.9"' }), /Cargo\.toml says 1\.1\.9/);
  assert.throws(() => agreedVersion({ ...TEXTS, lock: '{ "version": "1.1.0" }' }), /package-lock\.json says 1\.1\.0/);
  assert.throws(() => agreedVersion({ ...TEXTS, changelog: "## Unreleased\n" }), /tells of no version/);
  assert.throws(
    () => agreedVersion({ ...TEXTS, changelog: "## 1.1.0 - 2026-01-01\n" }),
    /tells of 1\.1\.0, not of 1\.2\.0/,
  );
  assert.throws(() => agreedVersion({ ...TEXTS, changelog: "## 1.2.0\n" }), /the day of 1\.2\.0/);
  const untold = TEXTS.changelog.replace("## Unreleased\n", "## Unreleased\n\n### Added\n\n- More.\n");
  assert.throws(() => agreedVersion({ ...TEXTS, changelog: untold }), /put it under 1\.2\.0/);
});

test("two builds are the same when every published file is", () => {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), "omnimeter-same-"));
  after(() => fs.rmSync(home, { recursive: true, force: true }));
  const write = (/** @type {string} */ name, /** @type {string} */ content) => {
    fs.mkdirSync(path.dirname(path.join(home, name)), { recursive: true });
    fs.writeFileSync(path.join(home, name), content);
  };
  for (const build of ["a", "b"]) {
    write(`${build}/npm/index.js`, "1");
    write(`${build}/omnimeter.html`, "page");
    write(`${build}/stamps/x`, build);
  }
  const hashes = () => ["a", "b"].map((build) => hashesOf(path.join(home, build)));
  assert.deepEqual(differing(hashes()[0], hashes()[1]), []);
  write("b/omnimeter.html", "other");
  write("b/npm/more.js", "2");
  assert.deepEqual(differing(hashes()[0], hashes()[1]), ["npm/more.js", "omnimeter.html"]);
});

test("crates come from the tree with their licence and the checksum of the lock", () => {
  const sums = checksums(
    '[[package]]\nname = "csv"\nversion = "1.4.0"\nchecksum = "abc"\n\n[[package]]\nname = "omnimeter"\nversion = "0.1.0"\n',
  );
  const tree =
    "omnimeter v0.1.0 (/somewhere)\tMIT OR Apache-2.0\ncsv v1.4.0\tUnlicense/MIT\ncsv v1.4.0\tUnlicense/MIT (*)";
  const csv = {
    kind: "cargo",
    name: "csv",
    version: "1.4.0",
    licence: "Unlicense OR MIT",
    hash: { alg: "SHA-256", content: "abc" },
  };
  assert.deepEqual(cratesOf(tree, sums), [csv, csv]);
  const { components } = bom({ version: "1.0.0", day: "2026-01-01", parts: cratesOf(tree, sums) });
  assert.deepEqual(components, [
    {
      ...{
        type: "library",
        "bom-ref": "pkg:cargo/csv@1.4.0",
        name: "csv",
        version: "1.4.0",
        purl: "pkg:cargo/csv@1.4.0",
      },
      licenses: [{ expression: "Unlicense OR MIT" }],
      hashes: [{ alg: "SHA-256", content: "abc" }],
    },
  ]);
  assert.throws(
    () => bom({ version: "1", day: "x", parts: [{ kind: "npm", name: "x", version: "1", licence: "" }] }),
    /No licence is known of x/,
  );
});

test("of a bundled file the package is known", () => {
  assert.deepEqual(packageOf("node_modules/@lit/reactive-element/css-tag.js"), ["@lit/reactive-element"]);
  assert.deepEqual(packageOf("node_modules/d3-scale/src/index.js"), ["d3-scale"]);
  assert.deepEqual(packageOf("www/main.js"), []);
});

test("what ships names the crates and packages that we know to be in it, and no tool", async () => {
  const written = await writtenBom({ version: "1.0.0", day: "2026-01-01" });
  const { components } = JSON.parse(written);
  const names = components.map((/** @type {any} */ { purl }) => purl.replace(/@[^@]*$/, ""));
  for (const name of [
    "pkg:cargo/jiff",
    "pkg:cargo/calamine",
    "pkg:cargo/std",
    "pkg:npm/lit-html",
    "pkg:npm/d3-scale",
    "pkg:npm/%40lit/reactive-element",
  ])
    assert.ok(names.includes(name), name);
  for (const name of [
    "pkg:npm/esbuild",
    "pkg:npm/typescript",
    "pkg:cargo/proptest",
    "pkg:cargo/syn",
    "pkg:cargo/omnimeter",
  ])
    assert.ok(!names.includes(name), name);
  assert.equal(written, await writtenBom({ version: "1.0.0", day: "2026-01-01" }));
});
