// @ts-check
/** The command on files, as a consultant runs it. */
import assert from "node:assert/strict";
import { execFile, execFileSync, spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { gzip, xlsx, zip } from "../engine/packed-files.mjs";

const bin = fileURLToPath(new URL("../../bin/omnimeter.mjs", import.meta.url));
const data = fileURLToPath(new URL("../data", import.meta.url));
const tiny = (/** @type {string} */ name) => path.join(data, "tiny", `${name}.csv`);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "omnimeter-command-"));
process.on("exit", () => fs.rmSync(folder, { recursive: true, force: true }));

/** @param {string[]} args */
const run = (...args) => execFileSync(process.execPath, [bin, ...args], { encoding: "utf8", maxBuffer: 1 << 28 });

/**
 * @param {string[]} args
 * @returns {Promise<{ code: unknown, stdout: string, stderr: string }>}
 */
const fail = (...args) =>
  new Promise((resolve) => {
    execFile(process.execPath, [bin, ...args], (error, stdout, stderr) =>
      resolve({ code: error?.code, stdout, stderr }),
    );
  });

/**
 * @param {string} name
 * @param {string | Uint8Array} text
 */
function file(name, text) {
  const where = path.join(folder, name);
  fs.writeFileSync(where, text);
  return where;
}

const ALL = ["--orders", tiny("orders"), "--touches", tiny("touches"), "--costs", tiny("costs")];
const MORE = ["--customers", tiny("customers"), "--currencies", tiny("fx"), "--as-of", "2026-04-10"];

test("report: the contract, on twelve customers", () => {
  const report = JSON.parse(run("report", ...ALL, ...MORE));
  assert.equal(report.omnimeter, "0.1.0");
  assert.deepEqual(Object.keys(report), ["omnimeter", "inputs", "settings", "kpis", "attribution", "identity"]);
  const [orders] = report.inputs;
  assert.deepEqual([orders.file, orders.table, orders.rows, orders.skipped], ["orders.csv", "orders", 24, 1]);
  assert.match(orders.sha256, /^[0-9a-f]{64}$/);
  const fields = ["id", "value", "unit", "n", "low", "high", "method", "breakdown", "missing"];
  for (const kpi of report.kpis) for (const field of fields) assert.ok(field in kpi, `${kpi.id}: ${field}`);
  const value = (/** @type {string} */ id) => report.kpis.find((/** @type {any} */ kpi) => kpi.id === id).value;
  assert.equal(value("revenue_total"), 1315);
  assert.equal(value("aov"), 65);
  assert.ok(Math.abs(value("cac") - 320 / 11) < 1e-12);
  assert.ok(Math.abs(value("roi") - (1135 - 350) / 350) < 1e-12);
  assert.equal(report.attribution.models.length, 20);
});

test("report: customers by the keys that are named, telephones of the country that is", () => {
  const shop = file("shop.csv", "order_id,phone,date,canal,montant\nA,06 12 34 56 78,2026-01-05,web,1\n");
  const till = file("till.csv", "order_id,phone,date,canal,montant\nB,+32612345678,2026-01-05,magasin,1\n");
  const people = (/** @type {string[]} */ ...options) =>
    JSON.parse(run("report", "--orders", shop, "--orders", till, ...options)).identity.people;
  assert.equal(people(), 2);
  assert.equal(people("--country", "BE"), 1);
  assert.equal(people("--match-on", "customer_id,email"), 0);
});

test("report: settings, formats and an output file", () => {
  const purchase = JSON.parse(run("report", ...ALL, ...MORE, "--basis", "purchase"));
  const ratio = purchase.kpis.find((/** @type {any} */ kpi) => kpi.id === "omnichannel_ratio");
  assert.equal(ratio.settings.basis, "purchase");
  assert.ok(Math.abs(ratio.value - 0.63076923) < 1e-8);
  assert.match(run("report", ...ALL, ...MORE, "--format", "md", "--language", "fr"), /\| Panier moyen \| 65,00 EUR \|/);
  const output = path.join(folder, "report.json");
  assert.equal(run("report", ...ALL, ...MORE, "-o", output), "");
  assert.equal(JSON.parse(fs.readFileSync(output, "utf8")).kpis[0].value, 1315);
});

test("report: an invoice file by a mapping of the user's", () => {
  const invoices = file(
    "invoices.csv",
    "InvoiceNo,Quantity,InvoiceDate,UnitPrice,CustomerID\n" +
      "1,6,2010-12-01 08:26:00,2.55,17850\n1,2,2010-12-01 08:26:00,3.001,17850\n2,1,2010-12-02,4,17850\n" +
      "C3,-6,2010-12-01 09:26:00,2.55,17850\n4,1,2010-12-01,5,\n5,0,2010-12-01,5,9\n",
  );
  const map = file(
    "map.json",
    JSON.stringify({
      orders: {
        fields: { order_id: "InvoiceNo", channel: { constant: "web" } },
        lines: true,
        filters: [
          { column: "CustomerID", test: "present" },
          { column: "Quantity", test: "above", value: "0" },
        ],
        statuses: [{ column: "InvoiceNo", test: "starts-with", value: "C", is: "cancelled" }],
      },
    }),
  );
  const report = JSON.parse(run("report", "--orders", invoices, "--map", map));
  assert.deepEqual([report.inputs[0].rows, report.inputs[0].skipped], [6, 3]);
  assert.equal(report.kpis[0].value, 25.302);
  assert.equal(report.kpis[0].n, 2);
  assert.equal(report.kpis[1].breakdown[0].key, "web");
});

test("attribution: on touches and orders, and on paths", () => {
  const answer = JSON.parse(
    run("attribution", "--touches", tiny("touches"), "--orders", tiny("orders"), "--currencies", tiny("fx")),
  );
  assert.deepEqual([answer.conversions, answer.value, answer.unidentified.conversions], [20, 1350, 1]);
  const log = path.join(data, "omni_events_2000.csv");
  const events = JSON.parse(run("attribution", "--touches", log, "--models", "last", "--lookback", "1"));
  assert.equal(events.unattributed.conversions, 13);
  const paths = file("paths.csv", "path,conversions,value,nulls\nA > B,2,20,1\nB > A,1,10,2\nA,0,0,3\nB,1,5,3\n");
  const { journeys, models } = JSON.parse(run("attribution", "--paths", paths, "--models", "markov", "--order", "2"));
  assert.equal(journeys, 13);
  assert.ok(Math.abs(models[0].channels[0].conversions - 1.7142857142857142) < 1e-12);
  assert.equal(models[0].settings.order, "2");
});

test("attribution: the study beside the models, with every option", () => {
  const log = path.join(data, "omni_events_2000.csv");
  const ask = (/** @type {string[]} */ ...options) => JSON.parse(run("attribution", "--touches", log, ...options));
  const all = ask("--models", "all", "--bootstrap", "25", "--seed", "7", "--folds", "4", "--by", "segment", "--value");
  assert.equal(all.models.length, 22);
  for (const key of ["fitness", "selection", "advice", "intervals", "disagreement", "transitions", "p_conversion"])
    assert.ok(all[key], key);
  assert.equal(all.p_conversion.toFixed(12), (652 / 2220).toFixed(12));
  assert.equal(all.selection.folds, 4);
  assert.equal(all.segments.segments.length, 3);
  for (const { model, draws, channels } of all.intervals) {
    assert.equal(draws, 25, model);
    for (const one of channels) assert.ok(one.low <= one.high, model);
  }
  assert.deepEqual(ask("--bootstrap", "25", "--seed", "7").intervals[0], all.intervals[0]);
  const decay = all.models.find((/** @type {any} */ one) => one.id === "time_decay");
  assert.ok(
    Math.abs(decay.channels.reduce((/** @type {number} */ sum, /** @type {any} */ c) => sum + c.value_share, 0) - 1) <
      1e-9,
  );
  const quick = ask("--half-life", "1", "--models", "time_decay", "--model", "time_decay", "--path-level", "--sweep");
  assert.ok(Math.abs(quick.models[0].channels[0].conversions - 20.056556651939314) < 1e-9);
  assert.equal(quick.orders.length, 652);
  const affiliate = quick.orders.flatMap((/** @type {any} */ order) =>
    order.path.map((/** @type {string} */ name, /** @type {number} */ at) =>
      name === "affiliate" ? order.shares[at] : 0,
    ),
  );
  assert.ok(
    Math.abs(affiliate.reduce((/** @type {number} */ a, /** @type {number} */ b) => a + b, 0) - 20.056556651939314) <
      1e-9,
  );
  assert.equal(quick.orders_by, "rule");
  // Eight look-backs and none, eight half-lives.
  assert.equal(quick.sweeps.length, 17);
  assert.deepEqual(
    quick.sweeps.slice(6, 9).map((/** @type {any} */ one) => one.days),
    [180, 365, null],
  );
  const effects = ask("--models", "markov", "--path-level");
  assert.equal(effects.orders_by, "effects");
  for (const { path: names, shares } of effects.orders) {
    assert.equal(shares.length, names.length);
    assert.ok(Math.abs(shares.reduce((/** @type {number} */ a, /** @type {number} */ b) => a + b, 0) - 1) < 1e-9);
  }
  assert.equal(ask("--removal", "fail", "--without", "email,direct").without.channels.length, 2);
  const noNulls = ask("--no-nulls", "--models", "markov");
  assert.ok(Math.abs(noNulls.p_conversion - 1) < 1e-12);
  assert.deepEqual(noNulls.models[0].diagnostics.notes, ["no-nulls"]);
});

test("attribution: a yes beside a touch converts it, and a log where every second row does is unfit", () => {
  let log = "User ID,Timestamp,Channel,Campaign,Conversion\n";
  const channels = ["Email", "Search Ads", "Referral", "Direct Traffic"];
  for (let row = 0; row < 4000; row++) {
    const at = new Date(Date.UTC(2026, 0, 1) + ((row * 7919) % 40_000) * 60_000).toISOString();
    log += `${(row * 31) % 1200},${at},${channels[(row * 13 + (row >> 3)) % 4]},None,${(row * 5 + (row >> 2)) % 2 ? "Yes" : "No"}\n`;
  }
  const { fitness, unattributed, advice, conversions } = JSON.parse(
    run("attribution", "--touches", file("yes.csv", log), "--models", "first"),
  );
  assert.deepEqual([conversions, unattributed.conversions, advice.model], [2000, 0, null]);
  assert.equal(fitness.verdict, "unfit");
  const codes = fitness.findings.map((/** @type {any} */ one) => one.code);
  for (const code of ["constant-rate", "rate-high", "not-terminal"]) assert.ok(codes.includes(code), code);
});

test("attribution: costs, budgets tried, and a lift test", () => {
  const touches = file(
    "t.csv",
    "customer_id,at,channel,kind,value\nC1,2026-01-01,ads,visit,\nC1,2026-01-02,mail,visit,\nC1,2026-01-03,,conversion,100\nC2,2026-01-01,mail,visit,\n",
  );
  const costs = file("c.csv", "channel,cost,period\nads,20,2026-01\nmail,5,2026-01\n");
  const ask = (/** @type {string[]} */ ...options) =>
    JSON.parse(run("attribution", "--touches", touches, "--costs", costs, "--model", "linear", ...options)).money;
  const money = ask();
  assert.deepEqual([money.cost, money.tried, money.channels[0].roas, money.channels[1].roas], [25, 100, 2.5, 10]);
  // What a channel may cost before its margin is spent: 50 of value each, at 40% unless stated otherwise.
  const [ads] = money.channels;
  assert.ok(Math.abs(ads.break_even_cost - 50 / money.break_even) < 1e-9);
  assert.ok(Math.abs(ads.break_even_cpa - 100 / money.break_even) < 1e-9);
  // First and last touch disagree wholly: the range goes from nothing to all, without any draw.
  assert.deepEqual([ads.roas_low, ads.roas_high, ads.break_even_low], [0, 5, 0]);
  // Four times the budget with a square root: twice the value.
  assert.equal(ask("--budget", "ads=4").tried, 150);
  assert.equal(ask("--lift", "ads=0.5").channels[0].roas, 1.25);
  // 50 from 20 and 50 from 5: mail gets all it may, twice of what it has, and ads keep 15.
  assert.ok(Math.abs(money.best - (50 * Math.sqrt(15 / 20) + 50 * Math.sqrt(2))) < 1e-9);
  assert.ok(Math.abs(money.channels[0].best_cost - 15) < 1e-9);
});

test("report: surveys and tickets, and settings by name", () => {
  const more = ["--surveys", tiny("surveys"), "--tickets", tiny("tickets"), ...MORE, "--set", "ropo_days=60"];
  const { kpis, settings } = JSON.parse(run("report", ...ALL, ...more));
  const value = (/** @type {string} */ id) => kpis.find((/** @type {any} */ kpi) => kpi.id === id).value;
  assert.equal(settings.ropo_days, 60);
  assert.equal(value("ropo"), 5 / 8);
  assert.ok(Math.abs(value("nps") - 20) < 1e-9);
  assert.equal(value("ces"), 2.25);
});

test("cohorts, rfm and clv: of twelve customers, and what is too few", () => {
  const files = ["--orders", tiny("orders"), "--currencies", tiny("fx"), "--as-of", "2026-04-09", "--zone", "UTC"];
  const { cohorts } = JSON.parse(run("cohorts", ...files));
  assert.deepEqual(cohorts[0].active, [3, 2, 1, 2]);
  assert.deepEqual(cohorts[2].active, [4, 0, null, null]);
  const rfm = JSON.parse(run("rfm", ...files, "--ties", "split"));
  assert.equal(rfm.customers, 12);
  assert.equal(JSON.parse(run("clv", ...files)).missing, "repeaters-few");
});

test("clv: the published fit of the CDNOW sample, from the command", () => {
  // As it was posted: no header, columns set by spaces, days without marks.
  const orders = path.join(data, "CDNOW_sample.txt");
  const asked = ["--model", "bg-nbd", "--calibrate-to", "1997-09-30", "--draws", "20"];
  const { check, fit, forecast, missing } = JSON.parse(run("clv", "--orders", orders, ...asked));
  assert.equal(missing, null);
  const [r, alpha, a, b] = check.fit.parameters.map((/** @type {any} */ one) => one.value);
  assert.ok(Math.abs(r - 0.2426) < 5e-4 && Math.abs(alpha - 4.4136) < 2e-3, `${r} ${alpha}`);
  assert.ok(Math.abs(a - 0.7929) < 5e-4 && Math.abs(b - 2.4259) < 2e-3, `${a} ${b}`);
  assert.ok(check.fit.converged && fit.converged);
  assert.equal(check.actual, 1882);
  assert.ok(Math.abs(check.predicted - 1653.4) < 0.5 && check.low < 1653 && check.high > 1653);
  assert.ok(forecast.value > 0 && forecast.mean > 0);
});

test("rows, sniff and catalogue", () => {
  const text = file("text.csv", '\u{feff}a;b\r\n1;"x\r\ny"\r\n\r\n;"say ""hi"""');
  assert.deepEqual(JSON.parse(run("rows", text)), [
    ["a", "b"],
    ["1", "x\r\ny"],
    ["", 'say "hi"'],
  ]);
  assert.equal(JSON.parse(run("sniff", tiny("orders"))).proposal.table, "orders");
  const ids = JSON.parse(run("catalogue")).kpis.map((/** @type {any} */ kpi) => kpi.id);
  assert.ok(ids.includes("omnichannel_ratio"));
  assert.match(run("catalogue", "--format", "md"), /^# Catalogue/);
  assert.match(run("help"), /omnimeter report/);
});

test("rows --batch: an answer a line, and a bad file stops nothing", () => {
  const good = file("batch.csv", "Titre\n\nville;ca\nLyon;1\nNice;2\nTotal;3\n");
  const input = `${JSON.stringify({ path: good })}\n${JSON.stringify({ path: "nope.csv" })}\n`;
  const lines = execFileSync(process.execPath, [bin, "rows", "--batch"], { input, encoding: "utf8" })
    .trim()
    .split("\n");
  assert.deepEqual(JSON.parse(lines[0]), [
    ["ville", "ca"],
    ["Lyon", "1"],
    ["Nice", "2"],
  ]);
  assert.match(JSON.parse(lines[1]).error, /no such file/);
});

test("rows --batch answers each path before the next is asked, and a file of nothing has no rows", async () => {
  const child = spawn(process.execPath, [bin, "rows", "--batch"], { stdio: ["pipe", "pipe", "inherit"] });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const wide = `n\n${Array.from({ length: 60_000 }, (_, i) => `row ${i}`).join("\n")}\n`;
  /** @type {[string, number][]} */
  const asked = [
    [file("wide.csv", wide), 60_001],
    [file("nothing.csv", ""), 0],
    [file("last.csv", "a,b\n1,2\n"), 2],
  ];
  for (const [path, count] of asked) {
    child.stdin.write(`${path}\n`);
    assert.equal(JSON.parse((await answers.next()).value).length, count, path);
  }
  child.stdin.write("{broken\n");
  assert.ok(JSON.parse((await answers.next()).value).error);
  child.stdin.end();
  assert.equal((await answers.next()).done, true);
});

test("rows takes what a script says of the dialect", () => {
  const path = file("script.csv", "a;b,c\n1;2,3\n");
  const env = { ...process.env, CSV_HINTS: '{"delimiter":";"}' };
  const rows = JSON.parse(execFileSync(process.execPath, [bin, "rows", path], { env, encoding: "utf8" }));
  assert.deepEqual(rows[0], ["a", "b,c"]);
});

test("docs/catalogue.md is what the command prints", () => {
  const written = fs.readFileSync(fileURLToPath(new URL("../../docs/catalogue.md", import.meta.url)), "utf8");
  assert.equal(
    written,
    run("catalogue", "--format", "md"),
    "run `node bin/omnimeter.mjs catalogue --format md -o docs/catalogue.md`",
  );
});

for (const [what, args, said] of /** @type {[string, string[], RegExp][]} */ ([
  ["no command of that name", ["frob"], /no command frob/],
  ["no file", ["report"], /no file was named/],
  ["a file that is not there", ["report", "--orders", "nope.csv"], /nope\.csv: there is no such file/],
  ["a folder", ["report", "--orders", folder], /not a file/],
  ["an unknown flag", ["report", "--orders", tiny("orders"), "--colour"], /--colour/],
  ["a bad choice", ["report", "--orders", tiny("orders"), "--basis", "both"], /interaction, purchase/],
  ["a bad zone", ["report", "--orders", tiny("orders"), "--zone", "Mars/X"], /no time zone/],
  ["a bad number", ["report", "--orders", tiny("orders"), "--lookback", "soon"], /not a number/],
  ["an empty file", ["report", "--orders", file("empty.csv", "")], /empty\.csv: the file is empty/],
  ["a cut archive", ["report", "--orders", file("book.csv", "PK\u0003\u0004")], /book\.csv: .*cut short or damaged/],
  ["an endless cell", ["rows", file("endless.csv", `a,b\n1,${"x".repeat(17 << 20)}`)], /endless\.csv: line 2: /],
  ["a map that is no JSON", ["report", "--orders", tiny("orders"), "--map", file("bad.json", "{")], /not JSON/],
  [
    "a map of an unknown table",
    ["report", "--orders", tiny("orders"), "--map", file("t.json", '{"x":{}}')],
    /no table x/,
  ],
  [
    "a map with a misspelt name",
    ["report", "--orders", tiny("orders"), "--map", file("m.json", '{"orders":{"filter":[]}}')],
    /filter/,
  ],
  ["an unknown model", ["attribution", "--touches", tiny("touches"), "--models", "magic"], /no such model/],
  ["weights of two", ["attribution", "--paths", tiny("touches"), "--weights", "1,2"], /wants three/],
  ["a budget that is none", ["attribution", "--paths", tiny("touches"), "--budget", "ads"], /CHANNEL=NUMBER/],
  ["nothing to attribute", ["attribution", "--touches", tiny("touches")], /orders\.customer_id/],
])) {
  test(`a clear line and exit code 2: ${what}`, async () => {
    const { code, stdout, stderr } = await fail(...args);
    assert.equal(code, 2);
    assert.equal(stdout, "");
    assert.match(stderr, said);
    assert.match(stderr, /^omnimeter: [^\n]+\n$/);
  });
}

test("sheets of workbooks and packed text are named after a #, or go without saying", async () => {
  const text = fs.readFileSync(tiny("orders"), "utf8");
  const plain = JSON.parse(run("rows", tiny("orders")));
  const sheet = { name: "Commandes", rows: [["Orders"], [], ...plain] };
  const book = file("book.xlsx", await xlsx([sheet, { name: "Vide", rows: [] }]));
  const two = file("two.xlsx", await xlsx([sheet, { name: "B", rows: [["x"], ["y"]] }]));
  const packed = [file("o.csv.gz", await gzip(text)), `${file("o.zip", await zip({ "a/o.csv": text }))}#a/o.csv`];
  for (const where of [book, `${two}#Commandes`, ...packed])
    assert.deepEqual(JSON.parse(run("rows", where)), plain, where);
  const [expected, found] = [tiny("orders"), `${two}#Commandes`].map(
    (where) => JSON.parse(run("report", "--orders", where, "--as-of", "2026-04-10")).kpis,
  );
  assert.deepEqual(found, expected);
  assert.equal(JSON.parse(run("sniff", book)).delimiter, ",");
  const { code, stderr } = await fail("rows", two);
  assert.equal(code, 2);
  assert.match(stderr, /two\.xlsx: this file holds several tables.*two\.xlsx#Commandes, two\.xlsx#B/);
  assert.match((await fail("rows", `${two}#C`)).stderr, /two\.xlsx: there is no \u201cC\u201d in this file/);
});

const ODD = "ref;quand;ou;combien;qui\nA1;05/01/2026;Web;10,50;ann@mail.fr\nA2;16/01/2026;Site;9,50;Bob@mail.fr\n";
const column = (/** @type {string} */ name) => ({ column: name });
const PRESET = {
  ...{ format: "omnimeter-preset", schema: 1, name: "Caisse" },
  mapping: {
    table: "orders",
    fields: { order_id: column("ref"), ordered_at: column("quand"), channel: column("ou"), amount: column("combien") },
  },
};

test("a preset reads the files that have its columns, and says what is wrong with it or with them", async () => {
  const [odd, preset] = [file("odd.csv", ODD), file("caisse.preset.json", JSON.stringify(PRESET))];
  const report = JSON.parse(run("report", "--orders", odd, "--preset", preset, "--channel-names", "site=Web"));
  assert.equal(report.kpis.find((/** @type {any} */ kpi) => kpi.id === "revenue_total").value, 20);
  assert.deepEqual(report.settings.all_channels, ["Web"]);
  assert.deepEqual(report.settings.channel_names, { site: "Web" });
  const unfit = await fail("report", "--orders", tiny("orders"), "--preset", preset);
  assert.equal(unfit.code, 2);
  assert.match(unfit.stderr, /the preset Caisse names columns that are not there: ref, quand, ou, combien/);
  const broken = file(
    "broken.preset.json",
    JSON.stringify({ ...PRESET, mapping: { table: "orders", fields: { x: 1 } } }),
  );
  assert.match(
    (await fail("report", "--orders", odd, "--preset", broken)).stderr,
    /mapping\.fields\.x should be an object/,
  );
  assert.match((await fail("report", "--orders", odd, "--channel-names", "site")).stderr, /NAME=OTHER is wanted/);
});

test("a copy with pseudonyms gives the same figures, matches other copies, and names nobody", async () => {
  const fields = { ...PRESET.mapping.fields, email: column("qui") };
  const preset = file("persons.preset.json", JSON.stringify({ ...PRESET, mapping: { table: "orders", fields } }));
  const [odd, key] = [file("persons.csv", ODD), file("key.txt", "correct horse battery\n")];
  const copy = run("pseudonyms", odd, "--key-file", key, "--preset", preset);
  assert.match(copy, /^ref;quand;ou;combien;qui\nA1;05\/01\/2026;Web;10,50;p[0-9a-f]{32}@pseudonym\.invalid\n/);
  assert.doesNotMatch(copy, /ann|bob/i);
  const other = file("other.csv", ODD.replace("ann@", "ANN@").replace("ref;", "note;ref;").replaceAll("\nA", "\nx;A"));
  assert.equal(run("pseudonyms", other, "--key-file", key, "--preset", preset), copy);
  const report = JSON.parse(run("report", "--orders", file("copy.csv", copy), "--preset", preset));
  assert.equal(report.identity.people, 2);
  assert.equal(report.kpis.find((/** @type {any} */ kpi) => kpi.id === "revenue_total").value, 20);
  const short = await fail("pseudonyms", odd, "--key-file", file("short.txt", "abc"), "--preset", preset);
  assert.match(short.stderr, /12 characters at least/);
  assert.doesNotMatch(short.stderr, /abc/);
});

const systems = ["shop", "erp"].map((name) => path.join(data, "comparison", `${name}.csv`));

test("reconcile: a shop and an ERP, the figures of the core's own test", () => {
  const answer = JSON.parse(run("reconcile", ...systems, "--time-tolerance", "15"));
  assert.deepEqual(answer.plan.key, [{ a: "SKU", b: "Code article" }]);
  assert.deepEqual([answer.matched, answer.compared, answer.a.only, answer.b.only], [9, 8, 1, 2]);
  assert.deepEqual([answer.differing.count, answer.differing.n], [4, 8]);
  const prices = answer.worst.filter((/** @type {any} */ one) => answer.plan.fields[one.field].a === "Price");
  assert.deepEqual(
    prices.map((/** @type {any} */ one) => [one.key, one.gap]),
    [
      ["A-004", -4],
      ["A-005", 3],
    ],
  );
  const told = JSON.parse(
    run("reconcile", ...systems, "--key", "SKU=Code article", "--fields", "Price=Prix de vente", "--tolerance", "3"),
  );
  assert.deepEqual([told.fields.length, told.fields[0].different, told.fields[0].within], [1, 1, 2]);
});

test("reconcile: as a table for readers and as rows for programs", () => {
  const md = run("reconcile", ...systems, "--format", "md", "--language", "fr");
  assert.match(md, /^# Deux systèmes comparés/);
  assert.match(md, /\| Price ↔ Prix de vente \| 8 \| 2 \| 25\s% \|/);
  assert.match(md, /Peu d’objets comparés/);
  const csv = run("reconcile", ...systems, "--format", "csv");
  assert.match(csv, /A-004,different,Price,Prix de vente,49,45,-4,/);
  assert.match(csv, /A-008,only-a,/);
});

test("reconcile: what is amiss is said", async () => {
  for (const [args, words] of /** @type {[string[], RegExp][]} */ ([
    [[systems[0]], /two files are wanted/],
    [[...systems, "--key", "SKU=Reference"], /erp.csv: .*Reference/],
    [[file("x.csv", "colour,n\nred,1\n"), file("y.csv", "shape,m\nround,2\n")], /say which, as in --key/],
    [[...systems, "--repeats", "some"], /leave-out/],
  ])) {
    const { code, stdout, stderr } = await fail("reconcile", ...args);
    assert.deepEqual([code, stdout], [2, ""]);
    assert.match(stderr, words);
  }
});
