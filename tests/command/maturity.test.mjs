// @ts-check
/** `omnimeter maturity`: the reference audits, an audit file, a model of one's own, an interview sheet. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { emptyAudit, writeAudit } from "../../www/audit-file.js";

const run = promisify(execFile);
const omnimeter = fileURLToPath(new URL("../../bin/omnimeter.mjs", import.meta.url));
const cases = JSON.parse(fs.readFileSync(new URL("../data/maturity/cases.json", import.meta.url), "utf8"));
const model = fs.readFileSync(new URL("../../src/maturity/model.yaml", import.meta.url), "utf8");

/** @type {string} */
let folder;
before(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "omnimeter-maturity-"));
});
after(() => fs.rmSync(folder, { recursive: true }));

/** @param {string} name @param {unknown} content */
function file(name, content) {
  const where = path.join(folder, name);
  fs.writeFileSync(where, typeof content === "string" ? content : JSON.stringify(content));
  return where;
}

/** @param {string[]} args */
async function maturity(...args) {
  const { stdout } = await run(process.execPath, [omnimeter, "maturity", ...args], { maxBuffer: 1 << 26 });
  return JSON.parse(stdout);
}

/** @param {string[]} args */
const refusal = (...args) =>
  run(process.execPath, [omnimeter, "maturity", ...args]).then(
    () => assert.fail("it was not refused"),
    ({ code, stderr }) => ({ code, stderr: String(stderr) }),
  );

for (const { name, audit, expect } of cases.scoring) {
  test(`the reference audit: ${name}`, async () => {
    const answer = await maturity("--answers", file("case.json", audit));
    const { practices, dimensions, ...rest } = expect;
    for (const [id, scores] of Object.entries(practices)) {
      for (const [key, value] of Object.entries(/** @type {any} */ (scores)))
        assert.equal(answer.practices[id][key], value, `${id} ${key}`);
    }
    assert.deepEqual(answer.dimensions.declared, dimensions.declared);
    assert.deepEqual(answer.dimensions.evidenced, dimensions.evidenced);
    for (const [key, value] of Object.entries(rest)) assert.equal(answer[key], value, key);
    assert.ok(Array.isArray(answer.verdicts) && Array.isArray(answer.findings) && Array.isArray(answer.roadmap));
  });
}

test("without a file no figure is known, and none is made up", async () => {
  const answer = await maturity("--answers", file("case.json", cases.scoring[0].audit));
  assert.ok(answer.verdicts.every((/** @type {any} */ one) => one.verdict === "not_tested"));
  assert.equal(answer.figures.omnichannel_ratio.reason, "no-file");
});

test("answers are held against the files of the line", async () => {
  const rows = Array.from(
    { length: 1200 },
    (_, n) => `O${n},${n % 4 === 0 ? `C${n}` : ""},2026-01-${String(1 + (n % 28)).padStart(2, "0")},store,20`,
  );
  const orders = file("orders.csv", `order_id,customer_id,ordered_at,channel,amount\n${rows.join("\n")}\n`);
  const practice = "journey.bridges";
  const audit = { [practice]: { answers: [{ dept: "ecommerce", level: 4 }], evidence: 2 } };
  const answer = await maturity("--answers", file("audit.json", audit), "--orders", orders);
  const verdict = answer.verdicts.find((/** @type {any} */ one) => one.practice === practice);
  assert.equal(verdict.verdict, "contradicted_optimistic");
  const ratio = verdict.checks.find((/** @type {any} */ one) => one.kpi === "omnichannel_ratio");
  assert.equal(ratio.fact.value, 0);
  assert.equal(ratio.implied_high, 0);
  assert.equal(answer.practices[practice].declared, 4, "what was said stays said");
  assert.ok(answer.findings.some((/** @type {any} */ one) => one.id === `contradicted_optimistic:${practice}`));
});

test("an audit file is taken as it is, and two audits are compared", async () => {
  const practices = cases.scoring[0].audit;
  const audit = { format: "omnimeter-audit", schema: 1, answers: { day: "2026-11-22", practices } };
  const where = file("audit.omnimeter.json", audit);
  const later = { ...practices, "voice.direct": { answers: [{ dept: "cx", level: 3 }], evidence: 3 } };
  const answer = await maturity("--answers", file("later.json", later), "--before", where);
  const moved = answer.deltas.filter((/** @type {any} */ one) => one.delta !== 0);
  assert.deepEqual(
    moved.map((/** @type {any} */ one) => [one.practices[0], one.delta]),
    [["voice.direct", 1]],
  );
});

test("a model of one's own counts, and a broken one is refused with its line", async () => {
  const own = file("own.yaml", model.replace("version: 0.1.0-draft", "version: 0.2.0"));
  const answers = file("case.json", cases.scoring[0].audit);
  const answer = await maturity("--answers", answers, "--model", own);
  assert.equal(answer.model.version, "0.2.0");
  const lines = model.split("\n");
  const line = lines.indexOf("  weight: 12") + 1;
  lines[line - 1] = "  weight: heavy";
  const { code, stderr } = await refusal("--answers", answers, "--model", file("broken.yaml", lines.join("\n")));
  assert.equal(code, 2);
  assert.match(stderr, new RegExp(`line ${line}\\b`));
});

test("what the model does not allow is refused by its name", async () => {
  const wrong = { "voice.direct": { answers: [{ dept: "cx", level: 9 }], evidence: 0 } };
  assert.match((await refusal("--answers", file("wrong.json", wrong))).stderr, /voice\.direct: 9/);
  assert.match((await refusal("--answers", file("list.json", [1]))).stderr, /an audit is an object/);
  assert.match((await refusal("--answers", path.join(folder, "none.json"))).stderr, /there is no such file/);
  assert.match((await refusal("--sheet", "pilot")).stderr, /pilot is not known/);
  assert.match((await refusal()).stderr, /say what is wanted/);
});

test("who does not know is no zero", async () => {
  const audit = { ...cases.scoring[0].audit, "voice.direct": { answers: [{ dept: "cx", level: "do_not_know" }] } };
  const answer = await maturity("--answers", file("unknown.json", audit));
  assert.equal(answer.practices["voice.direct"].declared, null);
  assert.equal(answer.practices["voice.direct"].unknown, 1);
  assert.equal(answer.overall_declared, 2);
});

test("the sheet of a role has its questions, in both languages", async () => {
  const sheet = async (/** @type {string} */ language) =>
    (await run(process.execPath, [omnimeter, "maturity", "--sheet", "finance", "--language", language])).stdout;
  const [en, fr] = [await sheet("en"), await sheet("fr")];
  assert.match(en, /^# Interview sheet: finance/);
  assert.match(fr, /^# Feuille d’entretien/);
  const asked = (/** @type {string} */ text) => text.split("\n").filter((line) => line.startsWith("### ")).length;
  assert.ok(asked(en) > 2);
  assert.equal(asked(en), asked(fr));
});

test("a grid of services is scored, and a file that is absent contradicts nobody", async () => {
  const cell = (/** @type {string} */ channel, /** @type {string} */ state) => ({ service: "Collect", channel, state });
  const services = [cell("store", "available"), cell("app", "lacking"), cell("phone", "not_promised")];
  const practices = { "voice.direct": { answers: [{ dept: "cx", level: 4 }], evidence: 0 } };
  const rows = Array.from(
    { length: 60 },
    (_, n) => `O${n},C${n % 40},2026-01-${10 + (n % 9)},${n % 2 ? "web" : "store"},20`,
  );
  const orders = file("two.csv", `order_id,customer_id,ordered_at,channel,amount\n${rows.join("\n")}\n`);
  const answer = await maturity("--answers", file("grid.json", { practices, services }), "--orders", orders);
  assert.equal(answer.figures.service_parity_index.value, 0.5);
  assert.deepEqual(answer.findings.find((/** @type {any} */ one) => one.kind === "services").names, ["Collect · app"]);
  assert.equal(answer.figures.survey_channel_coverage.value, null);
  assert.equal(answer.figures.survey_channel_coverage.reason, "field-missing");
  const verdict = answer.verdicts.find((/** @type {any} */ one) => one.practice === "voice.direct");
  assert.equal(verdict.verdict, "not_tested");
  assert.ok(answer.maturity_index.coverage < 1 && answer.maturity_index.n <= answer.maturity_index.all);
  assert.equal(
    answer.signs.find((/** @type {any} */ one) => one.stage === "multichannel").seen,
    null,
    "40 are too few",
  );
});

test("an audit file brings its targets, its tests, its own actions and the way it came", async () => {
  const practices = cases.scoring[0].audit;
  const own = { id: "own:1", text: "Visit ten stores", department: "crm", impact: 4, effort: 2 };
  const declared = Object.fromEntries(Object.keys(practices).map((id) => [id, 1]));
  const snapshot = { version: "0.1.0-draft", day: "2025-01-31", declared, evidenced: declared };
  const answers = {
    ...{ day: "2026-11-22", practices, own_actions: [own] },
    baselines: [{ name: "2025", kept: "2025-01-31", snapshot, files: [] }],
  };
  const targets = [{ kpi: "aov", baseline: "10", target: "20", due: "2026-12-31", owner: "Anna" }];
  const log = [{ date: "2026-05-01", decision: "keep", channel: "web", reached: 1200, planned: 1000 }];
  const empty = emptyAudit({ version: "0.1.0", created: "2026-11-22T08:00:00Z" });
  const content = writeAudit({ ...empty, answers, settings: { targets, tests: { log } } });
  const where = file("planned.omnimeter.json", content);
  const orders = file(
    "o.csv",
    "order_id,customer_id,ordered_at,channel,amount\nA,C1,2026-01-05,web,15\nB,C2,2026-01-06,web,15\n",
  );
  const costs = file("c.csv", "period,channel,amount\n2026-01,web,300\n2026-01,tv,100\n");
  const answer = await maturity("--answers", where, "--orders", orders, "--costs", costs);
  assert.equal(answer.figures.smart_target_share.value, 1);
  assert.equal(answer.figures.target_attainment.reason, "no-target-due");
  assert.equal(answer.figures.powered_test_share.value, 1);
  assert.equal(answer.figures.incrementality_tested_spend.value, 0.75);
  const mine = answer.roadmap.find((/** @type {any} */ one) => one.id === "own:1");
  assert.deepEqual([mine.kind, mine.quarter, mine.quadrant], ["own", "2026-Q4", "quick_win"]);
  assert.deepEqual(
    answer.path.map((/** @type {any} */ one) => [one.day, one.overall_declared, one.stage_declared]),
    [["2025-01-31", 1, "multichannel"]],
  );
});

test("a sheet speaks the words of a sector", async () => {
  const sheet = async (/** @type {string[]} */ ...more) =>
    (await run(process.execPath, [omnimeter, "maturity", "--sheet", "store_ops", "--language", "fr", ...more])).stdout;
  const [plain, bank] = [await sheet(), await sheet("--sector", "services_b2c")];
  assert.match(plain, /magasin/);
  assert.match(bank, /agence/);
  assert.doesNotMatch(bank, /magasin|panier|\bcaisse/);
  const { stderr } = await refusal("--sheet", "store_ops", "--sector", "circus");
  assert.match(stderr, /circus is not known/);
});
