// @ts-check
/** The report of a few customers in every format: what is too small a group is in none of them. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { strFromU8, unzipSync } from "fflate";
import { parquetReadObjects } from "hyparquet";
import { at } from "../../scripts/lib/paths.mjs";
import { emptyAudit, writeAudit } from "../../www/audit-file.js";

const home = fs.mkdtempSync(path.join(os.tmpdir(), "omnimeter-formats-"));
after(() => fs.rmSync(home, { recursive: true }));
const audit = path.join(home, "a.omnimeter.json");
const FILES = { orders: "orders", touches: "touches", customers: "customers", costs: "costs", currencies: "fx" };
const REASON = "masked: fewer than 5 persons";

/** @param {string} format @param {Record<string, string>} [env] @returns {Buffer} */
function made(format, env = {}) {
  const out = path.join(home, `report.${format}`);
  const files = Object.entries(FILES).flatMap(([table, name]) => [
    `--${table}`,
    at("tests", "data", "tiny", `${name}.csv`),
  ]);
  const args = ["handover", "--audit", audit, ...files, "--language", "en", "--format", format, "-o", out];
  execFileSync(process.execPath, [at("bin", "omnimeter.mjs"), ...args], { env: { ...process.env, ...env } });
  return fs.readFileSync(out);
}

before(() =>
  fs.writeFileSync(audit, writeAudit(emptyAudit({ version: "0.1.0", created: "2026-11-01T09:00:00.000Z" }))),
);

test("no table tells of a group of one to four persons, and charts of such tables are gone", () => {
  const { sections } = JSON.parse(made("json").toString());
  const blocks = sections.flatMap((/** @type {any} */ section) => section.blocks);
  const tables = blocks.filter((/** @type {any} */ block) => block.kind === "table" && block.persons !== undefined);
  const masked = tables.filter((/** @type {any} */ table) => table.masked);
  assert.ok(masked.length >= 3, "the files are so small that some are");
  for (const { id, rows, persons } of tables)
    for (const row of rows)
      assert.ok(row[persons] === null || row[persons] === 0 || row[persons] >= 5, `${id}: ${row}`);
  // Where nobody counted persons, few orders stand for few of them.
  /** @type {[string, number | null][]} */
  const orders = blocks.flatMap((/** @type {any} */ { id, kind, columns, rows }) =>
    kind !== "table"
      ? []
      : columns.flatMap((/** @type {any} */ column, /** @type {number} */ i) =>
          ["orders", "sales", "refunds"].includes(column.id) ? rows.map((/** @type {any} */ row) => [id, row[i]]) : [],
        ),
  );
  assert.ok(orders.some(([, n]) => n === null) && orders.some(([, n]) => Number(n) >= 5));
  for (const [id, n] of orders) assert.ok(n === null || n === 0 || n >= 5, `${id}: ${n}`);
  for (const { id, columns, rows, groups, names, masked: places } of masked) {
    const first = columns.findIndex((/** @type {any} */ { kind }) => kind === "text");
    for (const place of places)
      rows[place].forEach((/** @type {unknown} */ cell, /** @type {number} */ i) => {
        if (columns[i].id === "why") assert.match(String(cell), new RegExp(`^${REASON}`));
        else if ((groups ?? names ?? [first]).includes(i)) assert.notEqual(cell, null, id);
        // Words beside the names of a group tell of it, too. Some columns alone are masked where no column counts.
        else if (persons(id)) assert.equal(cell, null, `${id}: ${columns[i].id}`);
      });
  }
  /** Tables whose rows go wholly. @param {string} id */
  function persons(id) {
    return masked.find((/** @type {any} */ one) => one.id === id).persons !== undefined;
  }
});

test("every format says so in its own way", async () => {
  const shown = {
    html: made("html").toString(),
    markdown: made("markdown").toString(),
    tidy: made("tidy").toString(),
    workbook: Object.values(unzipSync(made("workbook")))
      .map((part) => strFromU8(part))
      .join(""),
  };
  for (const [format, text] of Object.entries(shown)) assert.ok(text.includes(REASON), format);
  assert.ok(made("dictionary").toString().includes("bridges,customers,"));
  const rows = await parquetReadObjects({ file: new Uint8Array(made("parquet")).buffer });
  const bridges = rows.filter(({ table }) => table === "bridges");
  assert.ok(bridges.length > 0);
  for (const { value, reason } of bridges) assert.deepEqual([value, String(reason).startsWith(REASON)], [null, true]);
  const charts = unzipSync(made("charts"));
  for (const [name, part] of Object.entries(charts))
    assert.match(`${name} ${strFromU8(part)}`, /^\d\d-[\w-]+\.svg <svg /);
});

test("the same audit and files give the same bytes in any zone", () => {
  for (const format of ["json", "workbook", "parquet", "charts"])
    assert.ok(
      made(format, { TZ: "Asia/Kolkata" }).equals(made(format, { TZ: "America/New_York", LC_ALL: "fr_FR.UTF-8" })),
      format,
    );
});
