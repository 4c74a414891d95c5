// @ts-check
/** Sixty payloads in an audit file that is otherwise as it should be: text where it is shown, and nowhere a command. */
import fs from "node:fs";
import { PAYLOADS } from "../support/payloads.mjs";
import { expectHarmless, expectIsolated } from "./harmless.mjs";
import { addFiles, expect, goTo, test, tile } from "./page.mjs";

/** @typedef {import("@playwright/test").Page} Page */

const ORDERS = "order_id,customer_id,order_date,channel,amount\nA1,C1,2026-01-05,Web,10\nA2,C2,2026-01-06,Store,20\n";
const DIGEST = "0123456789abcdef".repeat(4);
const PROTO = { hit: 1, toString: "x" };

/** An audit of these orders, as the page saves it. @param {Page} bench @returns {Promise<any>} */
async function savedAudit(bench) {
  await addFiles(bench, { "orders.csv": ORDERS });
  await expect(bench.locator(".badge.ready")).toHaveCount(1);
  return JSON.parse(await saved(bench));
}

/** @param {Page} bench */
async function saved(bench) {
  const waiting = bench.waitForEvent("download");
  await bench.getByRole("button", { name: "Save the audit" }).click();
  return fs.readFileSync(await (await waiting).path(), "utf8");
}

/** A mapping in which every free text is a payload. @param {string} one */
const mappingOf = (one) => ({
  table: "orders",
  fields: { amount: { column: one, separator: one }, ordered_at: { constant: one } },
  lines: false,
  filters: [{ column: one, test: "equals", value: one }],
  statuses: [{ column: one, test: "equals", value: one, is: "sale" }],
  zone: one,
});

/** The audit with a payload in every place that takes a text. @param {any} audit */
function hostile(audit) {
  const files = PAYLOADS.map((one) => ({
    ...{ label: one, name: one, size: 1, sha256: DIGEST, fingerprint: DIGEST, table: "orders", rows: 1 },
    mapping: mappingOf(one),
  }));
  const mappings = PAYLOADS.map((one) => ({ label: one, fingerprint: DIGEST, mapping: mappingOf(one) }));
  const texts = Object.fromEntries(PAYLOADS.map((one) => [one, one]));
  const { filters, definitions } = audit.settings;
  return {
    ...audit,
    name: PAYLOADS[0],
    version: PAYLOADS[1],
    settings: {
      ...audit.settings,
      filters: {
        ...filters,
        channels: PAYLOADS,
        segments: PAYLOADS,
        from: PAYLOADS[2],
        to: PAYLOADS[3],
        compare: PAYLOADS[4],
      },
      definitions: { ...definitions, basis: PAYLOADS[5], touch_name: PAYLOADS[6] },
      model: PAYLOADS[7],
    },
    files,
    mappings,
    board: { tiles: PAYLOADS.map((id) => ({ id, wide: false })) },
    ...{
      answers: texts,
      targets: texts,
      notes: texts,
      results: { settings: texts, kpis: [texts], attribution: texts },
    },
    unknown: texts,
  };
}

/** Opens an audit from whichever room this is. @param {Page} bench @param {string} text */
async function addHere(bench, text) {
  await goTo(bench, "Data");
  const close = bench.locator(".notices .link");
  for (let left = await close.count(); left > 0; left--) await close.first().click();
  await addFiles(bench, { "again.omnimeter.json": text });
  await expect(bench.locator(".notices")).toContainText("Audit opened");
}

/** Puts a key into every object of a text of JSON, in words that make it the object's own. @param {string} text @param {string} key */
const intoEvery = (text, key) => text.replaceAll("{", `{"${key}":${JSON.stringify(PROTO)},`).replaceAll(/,\s*}/g, "}");

test("a payload in every text of an audit: shown as text, kept as text, and the figures stay right", async ({
  bench,
}) => {
  const audit = await savedAudit(bench);
  await addFiles(bench, { "hostile.omnimeter.json": JSON.stringify(hostile(audit)) });
  await expect(bench.getByRole("textbox", { name: "Name of the audit" })).toHaveValue(PAYLOADS[0]);
  const told = bench.locator(".notices");
  await expect(told).toContainText(`Drop its ${PAYLOADS.length} files again`);
  for (const one of ["<img src=x onerror=globalThis.hit=1>", "__proto__", "\ufffdtxt.exe", "{revenue}"])
    await expect(told).toContainText(one);
  await expectHarmless(bench);
  await expectIsolated(bench, "notices");
  for (const room of ["Overview", "Attribution", "Customers"]) {
    await goTo(bench, room);
    await expectHarmless(bench);
    await expectIsolated(bench, room);
  }
  await bench.getByRole("button", { name: "Search" }).click();
  await expectHarmless(bench);
  await bench.keyboard.press("Escape");

  const again = JSON.parse(await saved(bench));
  expect(again.name).toBe(PAYLOADS[0]);
  expect(again.mappings.length).toBeGreaterThan(0);
  expect(Object.keys(again.answers)).toEqual(
    PAYLOADS.filter((one) => !["__proto__", "constructor", "prototype"].includes(one)),
  );

  await bench.keyboard.press("Control+z");
  await goTo(bench, "Overview");
  await expect(tile(bench, "Total revenue").locator(".value")).toHaveAttribute("title", "€30.00");
});

test(`${PAYLOADS.length} names of an audit, one after the other`, async ({ bench }) => {
  const audit = await savedAudit(bench);
  const field = bench.getByRole("textbox", { name: "Name of the audit" });
  for (const [i, name] of PAYLOADS.entries()) {
    await addFiles(bench, { [`a${i}.omnimeter.json`]: JSON.stringify({ ...audit, name }) });
    await expect(field).toHaveValue(name.replace(/[\r\n]/g, ""));
  }
  await expectHarmless(bench);
  await goTo(bench, "Overview");
  await expect(tile(bench, "Total revenue").locator(".value")).toHaveAttribute("title", "€30.00");
});

for (const key of ["__proto__", "constructor", "prototype"]) {
  test(`${key} in every object of an audit reaches no prototype`, async ({ bench }) => {
    const audit = await savedAudit(bench);
    const text = intoEvery(JSON.stringify({ ...audit, name: "With a stowaway" }), key);
    expect(Object.hasOwn(JSON.parse(text).settings, key)).toBe(true);
    await addFiles(bench, { "stowaway.omnimeter.json": text });
    await expect(bench.getByRole("textbox", { name: "Name of the audit" })).toHaveValue("With a stowaway");
    await expectHarmless(bench);
    const plain = await bench.evaluate(() => [
      Object.getOwnPropertyNames(Object.prototype).includes("hit"),
      /** @type {any} */ (() => {}).hit,
      String({}),
    ]);
    expect(plain).toEqual([false, undefined, "[object Object]"]);
    expect(await saved(bench)).not.toContain('"hit"');
    await goTo(bench, "Overview");
    await expect(tile(bench, "Total revenue").locator(".value")).toHaveAttribute("title", "€30.00");
  });
}

test("what is no day, no zone and no currency, from an audit or a copied address, is refused in words", async ({
  bench,
}) => {
  const audit = await savedAudit(bench);
  const { filters } = audit.settings;
  await goTo(bench, "Overview");
  for (const [name, key] of Object.entries({
    from: "from",
    to: "to",
    zone: "zone",
    currency: "currency",
    asOf: "as-of",
  })) {
    for (const bad of ["<img src=x onerror=globalThis.hit=1>", "\u202Etxt.exe", "__proto__", "2026-99-99"]) {
      const wrong = { ...filters, from: "2026-01-01", to: "2026-01-31", [name]: bad };
      await addHere(bench, JSON.stringify({ ...audit, settings: { ...audit.settings, filters: wrong } }));
      await expectHarmless(bench);
      await bench.evaluate(
        (to) => {
          location.hash = to;
        },
        `#overview?from=2026-01-01&to=2026-01-31&${key}=${encodeURIComponent(bad)}`,
      );
      await expect(bench.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();
      await expect(bench.locator("main")).toHaveAttribute("aria-busy", "false");
      await expectHarmless(bench);
      await expectIsolated(bench, `${name}: ${bad}`);
    }
  }
  await bench.evaluate(() => {
    location.hash = "#overview?zone=UTC";
  });
  await expect(tile(bench, "Total revenue").locator(".value")).toHaveAttribute("title", "€30.00");
});

test("names of audit files and of files that are refused are text", async ({ bench }) => {
  const names = PAYLOADS.filter((one) => !/[/\\\0]/.test(one));
  for (const name of names) {
    await addFiles(bench, { [`${name}.omnimeter.json`]: "{" });
    await expect(bench.locator(".notices")).toContainText("not an audit file");
  }
  await addFiles(bench, Object.fromEntries(names.map((name) => [`${name}.csv`, ""])));
  await expect(bench.getByRole("article")).toHaveCount(names.length);
  await expectHarmless(bench);
  await expectIsolated(bench, "data");
});
