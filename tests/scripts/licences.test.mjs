// @ts-check
/** Which licences are taken, as expressions, and those of the packages that are locked. */
import assert from "node:assert/strict";
import fs from "node:fs";
import { test } from "node:test";
import { bundledPackages } from "../../scripts/lib/bundled.mjs";
import { readAudit } from "../../scripts/lib/dependencies.mjs";
import { isAllowed, refusedCargo, refusedNpm } from "../../scripts/lib/licences.mjs";
import { at } from "../../scripts/lib/paths.mjs";

test("expressions are read as SPDX has them", () => {
  for (const taken of [
    "MIT",
    "MIT OR GPL-3.0",
    "GPL-3.0 OR MIT",
    "MIT/Apache-2.0",
    "(MIT OR Apache-2.0) AND Unicode-3.0",
    "(Apache-2.0 OR MIT) AND BSD-3-Clause",
  ])
    assert.ok(isAllowed(taken), taken);
  for (const refused of [
    "",
    "none",
    "GPL-3.0",
    "MIT AND GPL-3.0",
    "(MIT AND GPL-3.0) OR LGPL-3.0",
    "MIT OR",
    "(MIT",
    "MIT Apache-2.0",
    "MPL-2.0",
  ])
    assert.ok(!isAllowed(refused), refused);
});

test("a tool may be under more licences than what is handed out", () => {
  const lock = {
    packages: {
      "": {},
      "node_modules/a": { license: "MPL-2.0" },
      "node_modules/b/node_modules/@c/d": { license: "MPL-2.0" },
      "node_modules/e": {},
    },
  };
  assert.deepEqual(refusedNpm(lock, new Set(["@c/d"])), [
    { name: "@c/d", licence: "MPL-2.0" },
    { name: "e", licence: "none" },
  ]);
  assert.deepEqual(
    refusedCargo({
      packages: [
        { name: "x", license: null },
        { name: "y", license: "MIT" },
      ],
    }),
    [{ name: "x", licence: "none" }],
  );
});

test("the packages that are locked are under licences of the list", () => {
  const lock = JSON.parse(fs.readFileSync(at("package-lock.json"), "utf8"));
  const bundled = bundledPackages(lock);
  for (const name of ["lit", "d3-scale", "d3-array", "fflate"]) assert.ok(bundled.has(name), name);
  assert.ok(!bundled.has("axe-core"));
  assert.deepEqual(refusedNpm(lock, bundled), []);
});

test("what the registry says of known faults is told, and when it says nothing", () => {
  const severity = { total: 1, high: 1 };
  const found = { vulnerabilities: { lit: { severity: "high" } }, metadata: { vulnerabilities: severity } };
  assert.throws(() => readAudit(JSON.stringify(found)), /lit \(high\)/);
  const none = { vulnerabilities: {}, metadata: { vulnerabilities: { total: 0 } } };
  assert.equal(readAudit(`npm warn a\n${JSON.stringify(none)}`), undefined);
  assert.match(readAudit('{ "message": "405 Method Not Allowed" }') ?? "", /does not say.*405/);
  assert.match(readAudit("") ?? "", /no answer/);
});
