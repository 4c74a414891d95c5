// @ts-check
import assert from "node:assert/strict";
import fs from "node:fs";
import { test } from "node:test";
import { dependsOf } from "../../scripts/lib/debian-packages.mjs";
import { at } from "../../scripts/lib/paths.mjs";
import { crateVersion, isAtLeast, lockedVersion, repeatedCrates } from "../../scripts/lib/versions.mjs";

const lock = `
[[package]]
name = "wasm-bindgen"
version = "0.2.130"
dependencies = [
 "wasm-bindgen-macro",
]

[[package]]
name = "wasm-bindgen-macro"
version = "0.2.131"
`;

test("a locked version is that of exactly the named crate", () => {
  assert.equal(lockedVersion(lock, "wasm-bindgen"), "0.2.130");
  assert.equal(lockedVersion(lock, "wasm-bindgen-macro"), "0.2.131");
});

test("a crate that is not locked is told in one sentence", () => {
  assert.throws(() => lockedVersion(lock, "bindgen"), /names no bindgen/);
});

test("the crate pins wasm-bindgen to the version that is locked", () => {
  const manifest = fs.readFileSync(at("Cargo.toml"), "utf8");
  assert.ok(manifest.includes(`wasm-bindgen = "=${crateVersion("wasm-bindgen")}"`));
});

test("versions are compared by their numbers", () => {
  assert.ok(isAtLeast("1.96.0+dfsg1-1~deb12u2", "1.89"));
  assert.ok(isAtLeast("rustc 1.89.0 (abc 2026-01-01)", "1.89.0"));
  assert.ok(isAtLeast("1.100", "1.89"));
  assert.ok(!isAtLeast("1.85.0+dfsg3-1~deb12u3", "1.89"));
  assert.ok(!isAtLeast("1", "1.0.1"));
});

test("a crate in two versions is found, one that is named twice is not", () => {
  const tree = "a v1.0.0\nb v2.0.0\na v1.0.0 (*)\nb v3.0.0\nomnimeter v0.1.0 (/somewhere)\n";
  assert.deepEqual(repeatedCrates(tree), ["b"]);
});

test("Debian's dependencies: names without versions, the first of a choice", () => {
  const control = "Package: x\nPre-Depends: y\nDepends: libc6 (>= 2.34), python3:any, a | b, libllvm22\nSize: 3\n";
  assert.deepEqual(dependsOf(control), ["libc6", "python3", "a", "libllvm22"]);
  assert.deepEqual(dependsOf("Package: x\n"), []);
});
