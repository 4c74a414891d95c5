// @ts-check
/** A whole report attacked: what is masked in one table comes back from no other, nor from a chart or a sentence. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { at } from "../../scripts/lib/paths.mjs";

const home = fs.mkdtempSync(path.join(os.tmpdir(), "omnimeter-whole-"));
after(() => fs.rmSync(home, { recursive: true }));
const LEAST = 5;

/** @param {Record<string, string>} files by table @param {string} [format] */
const made = (files, format = "json") =>
  execFileSync(
    process.execPath,
    [
      ...[at("bin", "omnimeter.mjs"), "handover", "--language", "en", "--format", format],
      ...Object.entries(files).flatMap(([table, file]) => [`--${table}`, file]),
    ],
    { encoding: "utf8", maxBuffer: 1 << 26 },
  );

/** @typedef {{ id: string, columns: { id: string, kind: string }[], rows: (string | number | null)[][] }} Table */

/** @param {Record<string, string>} files */
function reportOf(files) {
  const { sections } = JSON.parse(made(files));
  /** @type {any[]} */
  const blocks = sections.flatMap((/** @type {any} */ section) => section.blocks);
  /** @type {Table[]} */
  const tables = blocks.filter(({ kind }) => kind === "table");
  /** @type {string[]} */
  const said = blocks.flatMap(({ kind, alt, text, items }) =>
    kind === "chart"
      ? alt.split(" · ")
      : kind === "findings"
        ? items.map((/** @type {any} */ one) => one.what)
        : (text ?? []),
  );
  return { tables, said };
}

/** The cells of a table that names channels, one by one. @param {Table[]} tables @param {string} channel */
const cellsOf = (tables, channel) =>
  tables.flatMap(({ id, columns, rows }) =>
    rows
      .filter((row) => row.some((cell) => cell === channel))
      .flatMap((row) => row.map((value, i) => ({ table: id, column: columns[i].id, kind: columns[i].kind, value }))),
  );

/** Sentences that tell a figure of a name. @param {string[]} said @param {string} name */
const toldOf = (said, name) => said.filter((one) => new RegExp(`\\b${name}\\b`).test(one) && /\d/.test(one));

/** Customers by channel, each with one order; App and Web are met before. Phone, Kiosk: 82 and 198 in all. */
const PEOPLE = { Web: 40, Store: 30, Phone: 2, Kiosk: 3, App: 25, Mail: 20 };

function mini() {
  const orders = ["order_id,customer_id,order_date,channel,amount"];
  const touches = ["touch_id,customer_id,session_id,timestamp,channel,event"];
  const costs = ["period,channel,cost,kind"];
  let n = 0;
  for (const [channel, people] of Object.entries(PEOPLE)) {
    for (let i = 0; i < people; i++) {
      n++;
      const day = `2026-0${1 + (n % 3)}-${String(1 + (n % 27)).padStart(2, "0")}`;
      orders.push(`O${n},C${n},${day} 10:00,${channel},${((10 * n) % 97) + 5}`);
      if (channel === "Web" || channel === "App") touches.push(`T${n},C${n},S${n},${day}T08:00:00Z,${channel},visit`);
    }
    costs.push(`2026-Q1,${channel},${channel === "Phone" ? 500 : 20},acquisition`);
  }
  const files = Object.entries({ orders, touches, costs }).map(([table, lines]) => {
    const file = path.join(home, `${table}.csv`);
    fs.writeFileSync(file, `${lines.join("\n")}\n`);
    return [table, file];
  });
  return Object.fromEntries(files);
}

test("small channels, and those that hide them, are told nowhere", () => {
  const { tables, said } = reportOf(mini());
  const revenue = tables.find(({ id }) => id === "revenue");
  const hidden = (revenue?.rows ?? []).filter((row) => row[1] === null).map(([name]) => String(name));
  assert.ok(hidden.includes("Phone") && hidden.includes("Kiosk"), hidden.join());
  // Together they must be enough for neither to be shown to be small: 2 + 3 are five, each at most four.
  const people = hidden.reduce((sum, name) => sum + PEOPLE[/** @type {"Web"} */ (name)], 0);
  assert.ok(people > 2 + 3 && hidden.length < 6, hidden.join());
  for (const name of hidden) {
    const left = cellsOf(tables, name).filter(({ value }) => typeof value === "number" && value !== 0);
    assert.deepEqual(left, [], name);
    assert.deepEqual(toldOf(said, name), [], name);
  }
  // What is not small is told.
  assert.ok(cellsOf(tables, "Web").some(({ column, value }) => column === "ordered" && value === 2095));
  assert.ok(toldOf(said, "Web").length > 0);
});

/** Twelve customers with an account each, worked by hand: what a channel took of one to four of them. */
const TINY = Object.fromEntries(
  ["orders", "touches", "customers", "costs", "surveys", "tickets"].map((name) => [
    name,
    at("tests", "data", "tiny", `${name}.csv`),
  ]),
);
TINY.currencies = at("tests", "data", "tiny", "fx.csv");
/** phone: one order. store: two on days without costs; what others’ customers collect there. web: one refund. email:
 * what it is credited with of others, whole sales or an equal part. */
const SECRETS = { phone: [60], store: [60, 125], web: [50], email: [60, 30] };
/** Columns that tell of sales: a cost may well be the same amount. */
const SALES =
  /^(revenue|margin|ordered|fulfilled|attributed|booked|contribution|credited-\d+|brought|owed|amount|others-revenue)$/;

test("differences between tables give no small group either", () => {
  const { tables, said } = reportOf(TINY);
  for (const [channel, secrets] of Object.entries(SECRETS)) {
    const amounts = cellsOf(tables, channel)
      .filter(({ column, value }) => SALES.test(column) && typeof value === "number")
      .map(({ value }) => Number(value));
    for (const secret of secrets)
      for (const one of [0, ...amounts])
        for (const other of amounts)
          assert.notEqual(Math.abs(other - one).toFixed(2), secret.toFixed(2), `${channel}: ${other} and ${one}`);
  }
  for (const channel of ["phone", "mobile", "email", "web"]) assert.deepEqual(toldOf(said, channel), [], channel);
});

test("no cell of a row that is shown counts one to four", () => {
  const { tables } = reportOf(TINY);
  const counting = [
    "customers",
    "orders",
    "sales",
    "identified",
    "touched",
    "uses",
    "awaited",
    "n",
    "answers",
    "refunds",
  ];
  let seen = 0;
  for (const { id, columns, rows } of tables)
    for (const row of rows)
      columns.forEach((column, i) => {
        if (!counting.includes(column.id) || row[i] === null) return;
        seen++;
        assert.ok(row[i] === 0 || Number(row[i]) >= LEAST, `${id}: ${row}`);
      });
  assert.ok(seen > 20);
  // Three of eleven collect: the share tells of the three.
  const board = tables.find(({ id }) => id === "scorecard");
  const adoption = board?.rows.find(([name]) => String(name).startsWith("Click & collect adoption"));
  assert.deepEqual(adoption?.slice(1, 5), [null, null, null, null]);
});

test("no format tells what another masks", () => {
  const files = mini();
  for (const format of ["html", "markdown", "tidy"]) {
    const text = made(files, format).replace(/\u2060/g, "");
    for (const amount of ["82", "198", "−418", "-418", "1061"])
      assert.doesNotMatch(
        text,
        new RegExp(`(?<![\\d.,#a-f-])${amount}(\\.00?)?(?![\\d%a-f])( EUR|,,EUR|</td>)`),
        `${format}: ${amount}`,
      );
  }
});
