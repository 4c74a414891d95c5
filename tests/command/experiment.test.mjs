// @ts-check
/** `omnimeter experiment`: a test read, planned, and in the report. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

const command = fileURLToPath(new URL("../../bin/omnimeter.mjs", import.meta.url));
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "omnimeter-experiment-"));
after(() => fs.rmSync(folder, { recursive: true }));

/** @param {string[]} args @returns {Promise<{ code: number, out: string, err: string }>} */
const run = (...args) =>
  new Promise((resolve) =>
    execFile(process.execPath, [command, ...args], (error, out, err) =>
      resolve({ code: Number(error?.code ?? 0), out, err }),
    ),
  );

/** @param {string} name @param {Record<string, [number, number]>} arms units, and of them those with the outcome */
function write(name, arms) {
  const rows = Object.entries(arms).flatMap(([variant, [n, hits]]) =>
    Array.from({ length: n }, (_, i) => `${variant},${i < hits ? 1 : 0}`),
  );
  const where = path.join(folder, name);
  fs.writeFileSync(where, `variant,converted\n${rows.join("\n")}\n`);
  return where;
}

const fair = write("fair.csv", { A: [80, 48], B: [70, 56] });
const uneven = write("uneven.csv", { A: [800, 80], B: [200, 30] });

test("a test is read from its file", async () => {
  const { code, out, err } = await run("experiment", fair);
  assert.equal(code, 0, err);
  const reading = JSON.parse(out);
  assert.equal(reading.control, "A");
  const [found] = reading.metrics[0].versus;
  // statsmodels: confint_proportions_2indep, newcomb and log.
  assert.ok(Math.abs(found.low - 0.05243147240236498) < 1e-9);
  assert.ok(Math.abs(found.high - 0.33387265403690614) < 1e-9);
  assert.ok(Math.abs(found.lift_low - 0.0766264227631928) < 1e-9);
  assert.equal(JSON.parse((await run("experiment", fair, "--control", "B")).out).metrics[0].versus[0].variant, "A");
});

test("parts that were not planned block it, parts that were do not", async () => {
  assert.equal(JSON.parse((await run("experiment", uneven)).out).missing, "sample-ratio");
  const meant = JSON.parse((await run("experiment", uneven, "--allocation", "A=80,B=20", "--looks", "5")).out);
  assert.equal(meant.missing, null);
  assert.ok(Math.abs(meant.peeking.false_alarm - 0.142) < 1e-3);
});

test("a test is planned without a file", async () => {
  const { code, out, err } = await run(
    ...["experiment", "--plan", "--baseline", "0.03", "--lift", "0.1", "--per-day", "4000"],
  );
  assert.equal(code, 0, err);
  const plan = JSON.parse(out);
  assert.deepEqual([plan.per_arm, plan.days, plan.weeks], [[53211, 53211], 27, 4]);
});

test("the report has the lift", async () => {
  const { out } = await run("report", "--experiment", fair);
  const lift = JSON.parse(out).kpis.find((/** @type {any} */ { id }) => id === "ab_lift");
  assert.ok(Math.abs(lift.value - (0.8 / 0.6 - 1)) < 1e-12);
  assert.equal(lift.n, 150);
});

test("what is not understood is told", async () => {
  for (const [args, said] of [
    [["experiment"], /no file was named/],
    [["experiment", "--plan"], /a plan needs a baseline/],
    [["experiment", "--plan", fair, "--baseline", "0.1"], /a plan needs no file/],
    [["experiment", fair, "--allocation", "A"], /NAME=OTHER is wanted/],
    [["experiment", "--plan", "--baseline", "3", "--lift", "0.1"], /baseline/],
  ]) {
    const { code, err } = await run(.../** @type {string[]} */ (args));
    assert.equal(code, 2);
    assert.match(err, /** @type {RegExp} */ (said));
  }
});
