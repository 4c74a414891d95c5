// @ts-check
/** `omnimeter handover`: the report of an audit from the line. */
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

/** Ten sales of five customers, two channels: 10 × 20 = 200. */
const ORDERS = [
  "order_id,customer_id,order_date,channel,amount",
  ...Array.from(
    { length: 10 },
    (_, i) => `A${i},SECRET-${i % 5},2026-01-${String(i + 1).padStart(2, "0")},${i % 2 ? "Web" : "Store"},20`,
  ),
].join("\n");

/** @type {string} */
let folder;
const at = (/** @type {string} */ name) => path.join(folder, name);

before(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "omnimeter-handover-"));
  fs.writeFileSync(at("orders.csv"), `${ORDERS}\n`);
  const settings = {
    filters: { zone: "Europe/Paris", asOf: "2026-01-31" },
    targets: [{ kpi: "aov", goal: "+10%", baseline: "20", start: "2026-01-01", due: "2026-12-31", owner: "Sales" }],
    handover: {
      off: ["voice"],
      order: ["summary"],
      words: { summary: "In our words." },
      cover: { client: "Client & Co" },
    },
  };
  const audit = { ...emptyAudit({ version: "0.1.0", created: "2026-02-01T00:00:00Z" }), name: "Line", settings };
  fs.writeFileSync(at("a.omnimeter.json"), writeAudit(/** @type {any} */ (audit)));
});
after(() => fs.rmSync(folder, { recursive: true }));

/** @param {string[]} args @param {NodeJS.ProcessEnv} [env] */
const handover = (args, env) =>
  run(process.execPath, [omnimeter, "handover", ...args], { maxBuffer: 1 << 26, env: { ...process.env, ...env } });

const FILES = ["--audit", "", "--orders", ""];
const given = () => FILES.map((one, i) => one || (i === 1 ? at("a.omnimeter.json") : at("orders.csv")));

test("twice the same bytes, in any zone and locale of the machine", async () => {
  const first = await handover(given(), { TZ: "Pacific/Auckland", LANG: "de_DE.UTF-8" });
  const again = await handover(given(), { TZ: "America/Los_Angeles", LANG: "C" });
  assert.ok(first.stdout === again.stdout);
  assert.match(first.stdout, /^<!doctype html>\n<html lang="en">/);
});

test("the audit says what is in it; the line may say which variant and language", async () => {
  const { stdout } = await handover(given());
  const heads = [...stdout.matchAll(/<h2 id="(\w+)-title">/g)].map(([, id]) => id);
  assert.equal(heads[0], "summary");
  assert.equal(heads.length, 20);
  assert.ok(!heads.includes("voice"));
  assert.match(stdout, /In our words\./);
  assert.match(stdout, /Client &amp; Co/);
  // 10 sales of 20: revenue 200, basket 20.
  assert.match(stdout, /<th scope="row" dir="auto">Total revenue<\/th><td class="n">€200\.00<\/td>/);
  assert.match(stdout, /Average order value/);
  assert.doesNotMatch(stdout, /SECRET/);

  const { stdout: short } = await handover([...given(), "--variant", "management", "--language", "fr"]);
  assert.match(short, /<html lang="fr">/);
  assert.deepEqual(
    [...short.matchAll(/<h2 id="(\w+)-title">/g)].map(([, id]) => id),
    ["summary", "scorecard", "maturity", "roadmap", "case"],
  );
});

test("the hash of each file and the settings are in it", async () => {
  const { createHash } = await import("node:crypto");
  const { stdout } = await handover(given());
  assert.ok(
    stdout.includes(
      createHash("sha256")
        .update(fs.readFileSync(at("orders.csv")))
        .digest("hex"),
    ),
  );
  assert.match(stdout, /<th scope="row" dir="auto">cut-off date<\/th><td dir="auto">31 January 2026/);
});

test("with nothing, with another file or another format it is refused in one line", async () => {
  const refusal = (/** @type {string[]} */ ...args) =>
    handover(args).then(
      () => assert.fail("it was not refused"),
      ({ code, stderr }) => ({ code, text: String(stderr) }),
    );
  assert.match((await refusal()).text, /nothing was named/);
  assert.match((await refusal("--audit", at("nowhere.json"))).text, /there is no such file/);
  assert.match((await refusal("--audit", at("orders.csv"))).text, /not JSON/);
  const wrong = await refusal(...given(), "--format", "docx");
  assert.equal(wrong.code, 2);
  assert.match(wrong.text, /--format docx is not known.*html/);
});

test("report makes the document as well, without an audit, under what its flags say", async () => {
  const flags = ["--orders", at("orders.csv"), "--as-of", "2026-04-10", "--language", "fr"];
  await run(process.execPath, [omnimeter, "report", ...flags, "--format", "html", "-o", at("one.html")]);
  await run(process.execPath, [omnimeter, "handover", ...flags, "-o", at("other.html")]);
  const html = fs.readFileSync(at("one.html"), "utf8");
  assert.equal(html, fs.readFileSync(at("other.html"), "utf8"));
  assert.match(html, /10 avril 2026/);
});

test("two audits compared are a report of progress", async () => {
  const practices = {
    "customer.identification": { answers: [{ dept: "it", level: 3 }] },
    "customer.shared_view": { answers: [{ dept: "it", level: 1 }] },
  };
  const declared = { "customer.identification": 1, "customer.shared_view": 2 };
  const snapshot = { version: "0.0.9", day: "2025-06-01", declared, evidenced: declared };
  const answers = {
    practices,
    baselines: [{ name: "Spring", kept: "2025-06-01", snapshot, files: [] }],
    compared: "Spring",
  };
  const audit = { ...emptyAudit({ version: "0.1.0", created: "2026-02-01T00:00:00Z" }), name: "Later", answers };
  fs.writeFileSync(at("later.omnimeter.json"), writeAudit(/** @type {any} */ (audit)));
  const { stdout } = await handover(["--audit", at("later.omnimeter.json"), "--variant", "management"]);
  assert.match(stdout, /Since “Spring”, 1 of 2 comparable practices went up and 1 went down\./);
  assert.match(stdout, /The other audit was made with version 0\.0\.9 of the model/);
  const rows = stdout.slice(stdout.indexOf("The way since “Spring”"));
  const cells = /every channel<\/th><td class="n">1<\/td><td class="n">3<\/td><td class="n">2<\/td>/;
  assert.match(rows, cells);
});
