// @ts-check
/** Stamps and locks: what makes the second run short and two clones safe. */
import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { isStale, withLock } from "../../scripts/lib/lock.mjs";
import { filesUnder, hashOf, unlessDone } from "../../scripts/lib/stamp.mjs";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "omnimeter-cache-"));
after(() => fs.rmSync(folder, { recursive: true }));

/** @param {string} name @param {string} text */
function write(name, text) {
  const file = path.join(folder, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
  return file;
}

test("a hash depends on names, contents and words, not on order", () => {
  const [a, b] = [write("hash/a", "1"), write("hash/b", "2")];
  const first = hashOf(folder, [a, b], ["w"]);
  assert.equal(hashOf(folder, [b, a], ["w"]), first);
  assert.notEqual(hashOf(folder, [a, b]), first);
  assert.notEqual(hashOf(folder, [a], ["w"]), first);
  fs.writeFileSync(b, "3");
  assert.notEqual(hashOf(folder, [a, b], ["w"]), first);
});

test("a file that is missing is not a file that is empty", () => {
  const file = path.join(folder, "hash", "none");
  const missing = hashOf(folder, [file]);
  fs.writeFileSync(file, "");
  assert.notEqual(hashOf(folder, [file]), missing);
});

test("files are listed in order, without those to be skipped", () => {
  for (const name of ["list/b/2", "list/a", "list/b/1", "list/generated/x"]) write(name, "");
  const names = filesUnder(path.join(folder, "list"), (name) => name === "generated");
  assert.deepEqual(
    names.map((file) => path.relative(path.join(folder, "list"), file)),
    ["a", "b/1", "b/2"],
  );
  assert.deepEqual(filesUnder(path.join(folder, "nowhere")), []);
});

test("work is skipped only when inputs are the same and outputs are there", async () => {
  const output = path.join(folder, "made");
  let times = 0;
  const make = (/** @type {string} */ hash) =>
    unlessDone({ stamp: path.join(folder, "stamps", "made"), hash, outputs: [output] }, () => {
      times += 1;
      fs.writeFileSync(output, hash);
    });
  assert.equal(await make("1"), true);
  assert.equal(await make("1"), false);
  assert.equal(await make("2"), true);
  fs.rmSync(output);
  assert.equal(await make("2"), true);
  assert.equal(times, 3);
});

test("work that fails leaves no stamp", async () => {
  const what = { stamp: path.join(folder, "stamps", "broken"), hash: "1", outputs: [] };
  await assert.rejects(unlessDone(what, () => Promise.reject(new Error("no"))));
  assert.equal(await unlessDone(what, () => {}), true);
});

test("a lock lets one in at a time", async () => {
  const file = path.join(folder, "lock");
  let inside = 0;
  const work = async () => {
    inside += 1;
    assert.equal(inside, 1);
    await new Promise((resolve) => setTimeout(resolve, 20));
    inside -= 1;
  };
  await Promise.all([withLock(file, work), withLock(file, work)]);
  assert.ok(!fs.existsSync(file));
});

test("a lock is stale when its holder is dead or silent", () => {
  const held = write("held", JSON.stringify({ pid: process.pid, host: os.hostname() }));
  assert.equal(isStale(held), false);
  assert.equal(isStale(held, Date.now() + 10 * 60_000), true);
  const dead = write("dead", JSON.stringify({ pid: 2 ** 30, host: os.hostname() }));
  assert.equal(isStale(dead), true);
  const elsewhere = write("elsewhere", JSON.stringify({ pid: 2 ** 30, host: "another machine" }));
  assert.equal(isStale(elsewhere), false);
});

test("a lock left behind is taken over", async () => {
  const file = write("left", JSON.stringify({ pid: 2 ** 30, host: os.hostname() }));
  assert.equal(await withLock(file, async () => "done"), "done");
});
