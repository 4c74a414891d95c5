// @ts-check
/** `omnimeter voice` and `service` print what the engine answers. */
import assert from "node:assert/strict";
import { execFile, execFileSync } from "node:child_process";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const bin = fileURLToPath(new URL("../../bin/omnimeter.mjs", import.meta.url));
const tiny = fileURLToPath(new URL("../data/tiny", import.meta.url));
const file = (/** @type {string} */ name) => path.join(tiny, `${name}.csv`);
const run = (/** @type {string[]} */ ...args) =>
  JSON.parse(execFileSync(process.execPath, [bin, ...args], { encoding: "utf8", maxBuffer: 1 << 28 }));

test("the twelve customers’ answers, each question on its scale", () => {
  const voice = run("voice", "--surveys", file("surveys"), "--tickets", file("tickets"), "--as-of", "2026-04-10");
  const figures = voice.questions.map((/** @type {any} */ one) => [
    one.metric,
    one.most,
    one.figure.n,
    one.figure.value,
  ]);
  assert.deepEqual(figures.slice(0, 2), [
    ["nps", 10, 10, 20],
    ["csat", 5, 6, 4 / 6],
  ]);
  const effort = voice.questions.filter((/** @type {any} */ one) => one.metric === "ces");
  assert.deepEqual(effort.map((/** @type {any} */ one) => [one.most, one.high_is_good, one.mean.value]).sort(), [
    [5, false, 2.25],
    [7, true, 5.25],
  ]);
});

test("service by channel, with the open request and within hours", () => {
  const service = run("service", "--tickets", file("tickets"), "--as-of", "2026-04-10T00:00:00Z");
  assert.equal(service.all.tickets, 6);
  assert.equal(service.all.resolution.median.value, 30);
  assert.equal(service.all.resolution.waiting, 1);
  const hours = ["--set", "business_hours=mon-fri 09:00-18:00"];
  const within = run("service", "--tickets", file("tickets"), "--as-of", "2026-04-10T00:00:00Z", ...hours);
  assert.equal(within.business_hours, "mon-fri 09:00-18:00");
  assert.ok(within.all.resolution.median.value < 30);
});

test("no file, and hours that are none, are refused in a sentence", async () => {
  const fail = (/** @type {string[]} */ ...args) =>
    new Promise((resolve) =>
      execFile(process.execPath, [bin, ...args], (error, _, stderr) => resolve([error?.code, stderr])),
    );
  const [code, said] = await fail("service");
  assert.equal(code, 2);
  assert.match(said, /--tickets/);
  const [other, why] = await fail("service", "--tickets", file("tickets"), "--set", "business_hours=whenever");
  assert.equal(other, 2);
  assert.match(why, /business_hours|whenever/);
});
