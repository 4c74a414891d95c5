// @ts-check
/** The audit file: nothing of it is lost, nothing of the rows is in it, nothing hostile gets through it. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import fs from "node:fs";
import { test } from "node:test";
import { emptyAudit, readAudit, readAuditFile, SCHEMA, writeAudit } from "../../www/audit-file.js";
import { Problem } from "../../www/problem.js";

const at = (/** @type {string} */ name) => new URL(`../../${name}`, import.meta.url);
const texts = ["fr", "en"].map((language) => JSON.parse(fs.readFileSync(at(`www/texts/${language}.json`), "utf8")));

const DIGEST = "a".repeat(64);

/** An audit in which everything has been said. @returns {import("../../www/audit-file.js").Audit} */
function fullAudit() {
  return {
    version: "0.1.0",
    created: "2026-11-02T09:00:00Z",
    saved: "2026-11-22T18:30:00.123+01:00",
    name: "Maison Verdier — été",
    settings: { filters: { from: "2025-11-01", channels: ["Magasin", "Site web"] }, model: "markov", order: 2 },
    files: [
      {
        ...{ label: "commandes.csv", name: "commandes.csv", size: 1234, sha256: DIGEST, fingerprint: DIGEST },
        ...{ table: "orders", rows: 12 },
        mapping: {
          table: "orders",
          fields: { amount: { column: "montant", decimal: "comma" }, channel: { constant: "Magasin" } },
          lines: true,
          filters: [{ column: "id_client", test: "present" }],
          statuses: [{ column: "type", test: "equals", value: "retour", is: "refund" }],
          zone: "Europe/Paris",
          delimiter: ";",
          encoding: "ISO-8859-15",
        },
      },
      {
        ...{ label: "a.csv", name: "a.csv", size: 0, sha256: null, fingerprint: null, table: null, rows: null },
        mapping: null,
      },
    ],
    mappings: [{ label: "vieux.csv", fingerprint: DIGEST, mapping: { table: "costs", fields: {}, zone: null } }],
    board: { tiles: [{ id: "revenue", wide: true }] },
    comparison: {
      ...{ a: "shop.csv", b: "erp.csv" },
      plan: {
        key: [{ a: "SKU", b: "Code article" }],
        fields: [{ a: "Price", b: "Prix", kind: "number", absolute: 0.005, relative: 0, minutes: 0 }],
        ...{ a: { delimiter: ";", encoding: null, zone: null }, b: { delimiter: null, encoding: null, zone: null } },
        ...{
          object: null,
          master: null,
          ignore_case: true,
          ignore_zeros: false,
          blank_differs: false,
          repeats: "leave-out",
          zone: "Europe/Paris",
        },
      },
    },
    answers: { "m1.q2": { level: 3, by: "Ventes" } },
    targets: { revenue: { value: 1.5e6, by: "2027-10-31" } },
    notes: { overview: "Vu avec la direction : « à revoir » </script><img src=x onerror=alert(1)>" },
    results: { omnimeter: "0.1.0", kpis: [{ id: "revenue", value: 459123.45, low: null }] },
    extra: { later: { nested: [1, "two", null] }, extra: 1 },
  };
}

/** What reading a text comes to. @param {string} text @returns {Problem} */
function problemOf(text) {
  try {
    readAudit(text);
  } catch (thrown) {
    assert.ok(thrown instanceof Problem, String(thrown));
    return thrown;
  }
  throw new assert.AssertionError({ message: "it was read" });
}

/** The full audit, written, with something changed. @param {(audit: any) => void} change */
function damaged(change) {
  const stored = JSON.parse(writeAudit(fullAudit()));
  change(stored);
  return JSON.stringify(stored);
}

test("what is written is read again, to the last key and byte", () => {
  for (const audit of [fullAudit(), emptyAudit({ version: "0.1.0", created: "2026-11-02T09:00:00Z" })]) {
    const text = writeAudit(audit);
    const read = readAudit(text);
    assert.deepEqual(read, { audit, migratedFrom: null });
    assert.equal(writeAudit(read.audit), text);
    assert.deepEqual(readAudit(`\uFEFF${text}`).audit, audit);
  }
});

test("keys that a later version has added are kept and written again", () => {
  const text = damaged((audit) => {
    audit.interviews = [{ who: "Service", said: "…" }];
  });
  const { audit } = readAudit(text);
  assert.deepEqual(audit.extra.interviews, [{ who: "Service", said: "…" }]);
  assert.deepEqual(JSON.parse(writeAudit(audit)).interviews, [{ who: "Service", said: "…" }]);
  // What is unknown never takes the place of what is known.
  const forged = JSON.parse(writeAudit({ ...fullAudit(), extra: { schema: 99, name: "forged", format: "x" } }));
  assert.deepEqual([forged.schema, forged.name, forged.format], [SCHEMA, fullAudit().name, "omnimeter-audit"]);
});

test("an audit of schema 0 is brought up to date, and nothing of it is lost", () => {
  const text = fs.readFileSync(at("tests/data/audit/schema-0.omnimeter.json"), "utf8");
  const { audit, migratedFrom } = readAudit(text);
  assert.equal(migratedFrom, 0);
  assert.equal(audit.name, "Maison Verdier, printemps");
  assert.deepEqual(Object.keys(audit.settings), ["filters", "definitions", "model"]);
  assert.deepEqual([audit.files[0].size, audit.files[0].label, audit.files[0].rows], [1234567, "commandes.csv", 12647]);
  const columns = JSON.stringify(["client", "date", "facture", "montant"]);
  assert.equal(audit.mappings[0].fingerprint, createHash("sha256").update(columns).digest("hex"));
  assert.equal(audit.mappings[0].mapping.statuses?.[0].value, "AV");
  assert.deepEqual(audit.notes, { audit: "Vu avec la direction." });
  assert.deepEqual(audit.answers, { m1: { level: 3 } });
  assert.deepEqual(audit.extra, { signature: "kept although nobody knows it" });
  assert.deepEqual(readAudit(writeAudit(audit)), { audit, migratedFrom: null });
  // A draft without what the migration needs is broken, not half read.
  for (const key of ["choices", "files", "title", "report"]) {
    const without = JSON.parse(text);
    delete without[key];
    assert.equal(problemOf(JSON.stringify(without)).code, "audit-broken", key);
  }
});

test("a newer audit is refused with both versions", () => {
  const problem = problemOf(
    damaged((audit) => Object.assign(audit, { schema: SCHEMA + 1, version: "9.2.0", files: 7 })),
  );
  assert.equal(problem.code, "audit-newer");
  assert.deepEqual(problem.values, { version: "9.2.0", schema: String(SCHEMA + 1), known: String(SCHEMA) });
  assert.match(problem.message, /9\.2\.0/);
  assert.match(problem.hint, /Nothing was changed/);
});

test("what is no JSON, and an audit cut short anywhere, is refused", () => {
  for (const text of ["", " ", "{", "order_id;amount\n1;2\n", "PK\u0003\u0004", "undefined", "{'a':1}"]) {
    const problem = problemOf(text);
    assert.equal(problem.code, "audit-not-json");
    assert.equal(problem.values.characters, String(text.length));
    assert.ok(problem.hint);
  }
  const text = writeAudit(fullAudit()).trim();
  for (let length = 0; length < text.length; length++)
    assert.equal(problemOf(text.slice(0, length)).code, "audit-not-json");
});

test("JSON that is no audit is refused", () => {
  for (const value of [null, true, 7, "x", [], {}, { schema: 1 }, { format: "omnimeter" }, [fullAudit()]])
    assert.equal(problemOf(JSON.stringify(value)).values.where, "format");
  for (const schema of [null, "1", 1.5, -1, 2 ** 60]) {
    const problem = problemOf(damaged((audit) => Object.assign(audit, { schema })));
    assert.deepEqual([problem.code, problem.values.where], ["audit-broken", "schema"]);
  }
});

/** Every place in a value, as the way to it. @param {any} value @param {(string | number)[]} way @returns {(string | number)[][]} */
function places(value, way = []) {
  if (typeof value !== "object" || value === null) return [way];
  return [way, ...Object.keys(value).flatMap((key) => places(value[key], [...way, key]))];
}

test("any value of another kind, anywhere, is refused with its place, or means nothing else than itself", () => {
  const whole = JSON.parse(writeAudit(fullAudit()));
  let refused = 0;
  for (const way of places(whole).slice(1)) {
    for (const other of [null, true, -1, 1.5, "", "x".repeat(20_000), [], {}, [[]], { column: 1 }]) {
      const text = damaged((audit) => {
        const last = way.slice(0, -1).reduce((part, key) => part[key], audit);
        last[way[way.length - 1]] = other;
      });
      try {
        const { audit } = readAudit(text);
        const { extra, ...known } = audit;
        const again = { format: "omnimeter-audit", schema: SCHEMA, ...known, ...extra };
        assert.deepEqual(again, JSON.parse(text), way.join("."));
      } catch (thrown) {
        assert.ok(thrown instanceof Problem, String(thrown));
        assert.ok(["audit-broken", "audit-newer"].includes(thrown.code));
        refused++;
      }
    }
  }
  assert.ok(refused > 300, String(refused));
});

test("a missing part is told by its name; a key too many in a mapping as well", () => {
  // Audits saved before systems were compared have no comparison.
  for (const key of Object.keys(fullAudit()).filter((key) => key !== "extra" && key !== "comparison")) {
    const problem = problemOf(damaged((audit) => delete audit[key]));
    assert.deepEqual([problem.code, problem.values.where], ["audit-broken", key]);
  }
  const problem = problemOf(
    damaged((audit) => {
      audit.files[0].mapping.fields.amount.rounding = "up";
    }),
  );
  assert.equal(problem.values.where, "files[0].mapping.fields.amount.rounding");
});

test("keys that reach for prototypes do nothing and go nowhere", () => {
  const hostile = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"prototype":1,"fine":1}';
  const text = writeAudit(fullAudit())
    .replace('"settings": {', `"settings": {"inner": ${hostile}, "__proto__": {"polluted": 1},`)
    .replace('"fields": {', '"fields": {"__proto__": {"column": "x"},')
    .replace('"later": {', `"__proto__": {"polluted": 1}, "constructor": ${hostile}, "later": {`);
  const { audit } = readAudit(text);
  assert.equal(/** @type {any} */ ({}).polluted, undefined);
  assert.deepEqual(Object.keys(audit.settings.inner), ["fine"]);
  for (const value of [audit, audit.settings, audit.settings.inner, audit.extra, audit.files[0].mapping?.fields])
    assert.equal(Object.getPrototypeOf(value), Object.prototype);
  assert.doesNotMatch(writeAudit(audit), /polluted|__proto__/);
});

test("too deep, too long, too large a number: refused, without a crash", async () => {
  const deep = (/** @type {number} */ depth) =>
    writeAudit(fullAudit()).replace('"board": {', `"board": {"deep": ${"[".repeat(depth)}${"]".repeat(depth)},`);
  assert.ok(readAudit(deep(20)));
  for (const depth of [50, 5_000, 1_000_000]) assert.equal(problemOf(deep(depth)).code, "audit-broken");
  assert.equal(problemOf(writeAudit(fullAudit()).replace("459123.45", "1e999")).values.where, "results.kpis[0].value");
  const started = performance.now();
  assert.equal(problemOf(" ".repeat((16 << 20) + 1)).values.where, "size");
  assert.ok(performance.now() - started < 1000);
  const unread = { size: 2 ** 40, text: () => assert.fail("it was opened") };
  await assert.rejects(readAuditFile(unread), { code: "audit-broken" });
  assert.ok(await readAuditFile(new File([writeAudit(fullAudit())], "a.omnimeter.json")));
});

test("an audit that could not be read again is not written", () => {
  assert.throws(() => writeAudit({ ...fullAudit(), saved: "yesterday" }), { code: "audit-broken" });
  assert.throws(() => writeAudit({ ...fullAudit(), answers: { a: Number.NaN } }), { code: "audit-broken" });
  assert.throws(() => writeAudit({ ...fullAudit(), board: { self: new Date(0) } }), { code: "audit-broken" });
});

test("the keys of a mapping are those of the core: a new one needs its place here", () => {
  const types = fs.readFileSync(at("types/core.d.ts"), "utf8");
  const schema = fs.readFileSync(at("www/audit/schema.js"), "utf8");
  const keysOf = (/** @type {string} */ name) => {
    const body = new RegExp(`interface ${name} \\{\\n([\\s\\S]*?)\\n\\}`).exec(types)?.[1] ?? "";
    return [...body.matchAll(/^ {4}(\w+)\??:/gm)].map((found) => found[1]);
  };
  for (const name of ["Mapping", "Choice", "RowFilter", "StatusRule"]) {
    const keys = keysOf(name);
    assert.ok(keys.length > 2, name);
    for (const key of keys) assert.match(schema, new RegExp(`\\b${key}: (?:\\w+\\(|id\\b)`), key);
  }
});

test("every refusal has its text in both languages, with what varies", () => {
  const problems = [
    problemOf("{"),
    problemOf("{}"),
    problemOf(damaged((audit) => Object.assign(audit, { schema: 2 }))),
  ];
  assert.deepEqual(problems.map(({ code }) => code).sort(), ["audit-broken", "audit-newer", "audit-not-json"]);
  for (const { code, values } of problems) {
    for (const text of texts) {
      const holes = String(text[`problem.${code}`]).match(/(?<=\{)\w+(?=\})/g) ?? [];
      for (const hole of holes) assert.ok(hole in values, `${code}: {${hole}}`);
      assert.ok(text[`hint.${code}`], code);
    }
  }
});
