// @ts-check
/** The audit of the sample: no customer is in it, the same files give the same figures, other files are noticed. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { sha256 } from "../../www/audit/sha256.js";
import {
  describeFile,
  emptyAudit,
  fingerprint,
  mappingFor,
  matchFile,
  readAudit,
  writeAudit,
} from "../../www/audit-file.js";
import { openEngine } from "../../www/engine.js";
import { SAMPLE_INFO } from "../../www/samples/about.js";
import { makeSample } from "../../www/samples/retailer.js";

const SETTINGS = { ...SAMPLE_INFO.period, zone: SAMPLE_INFO.zone, as_of: SAMPLE_INFO.asOf };
const sample = makeSample().filter(({ name }) => name !== "parcours.csv");
const files = sample.map(({ name, text }) => new File([text], name));

/** Loads the files as the page does, and keeps all that the page would know of them. @param {any} engine @param {import("../../www/audit-file.js").Audit | null} audit */
async function load(engine, audit) {
  const states = [];
  for (const file of files) {
    const sniff = await engine.sniff(file);
    const header = fingerprint(sniff.columns.map((/** @type {any} */ column) => column.name));
    const mapping = audit ? mappingFor(audit, { name: file.name, fingerprint: header }) : sniff.proposal;
    const id = await engine.load(file, mapping, { zone: SAMPLE_INFO.zone, digest: true });
    states.push({ ...{ key: id, id, label: file.name, name: file.name, size: file.size, sniff, mapping }, header });
  }
  const report = await engine.report({ settings: SETTINGS });
  const input = (/** @type {number} */ id) => report.inputs.find((/** @type {any} */ one) => one.id === id);
  return { states, report, described: states.map((state) => describeFile(state, input(state.id))) };
}

const engine = await openEngine({ worker: false });
const { states, report, described } = await load(engine, null);

/** An audit by a careless page, which hands over everything it knows of a file. */
const careless = /** @type {any} */ ({
  ...emptyAudit({ version: "0.1.0", created: "2026-11-02T09:00:00Z" }),
  name: SAMPLE_INFO.name,
  settings: SETTINGS,
  files: described.map((file, i) => ({
    ...states[i],
    ...file,
    rows: file.rows,
    mapping: { ...file.mapping, sniff: states[i].sniff },
  })),
  mappings: states.map(({ label, header, mapping, sniff }) => ({
    label,
    fingerprint: header,
    mapping,
    sniff,
    columns: sniff.columns,
  })),
  results: report,
  sniffs: states,
});
const text = writeAudit(careless);

test("no customer, order or touch of the sample is in the file, though the page knows some", () => {
  const ids = new Set(sample.flatMap((file) => file.text.match(/\b(?:MV-\d{6}|(?:CV|AV)\d{7}|[TS]\d{6})\b/g) ?? []));
  assert.ok(ids.size > 20_000, String(ids.size));
  const known = JSON.stringify(careless);
  assert.ok(
    [...ids].some((id) => known.includes(id)),
    "the scan finds an id where there is one",
  );
  assert.deepEqual(
    [...ids].filter((id) => text.includes(id)),
    [],
  );
  // However it may be written: none of the signs that such ids begin with.
  assert.doesNotMatch(text, /MV-?\d|\b[CA]V\d{4}|\b[TS]\d{4}/);
  assert.doesNotMatch(text, /"(?:examples|sniff|sniffs|rows_sampled)"/);
  const { files: written } = JSON.parse(text);
  assert.ok(
    written.every((/** @type {any} */ file) => Number.isInteger(file.rows)),
    "rows are counted, not kept",
  );
});

test("the same exports give the same figures, in a new engine, by the file alone", async () => {
  const { audit } = readAudit(text);
  const fresh = await openEngine({ worker: false });
  const again = await load(fresh, audit);
  assert.deepEqual(JSON.parse(JSON.stringify(again.report.kpis)), /** @type {any} */ (audit.results).kpis);
  assert.deepEqual(again.described, audit.files);
  for (const file of again.described) assert.equal(matchFile(audit, file), "same");
  await fresh.close();
});

test("a file that has changed is noticed, one that is new is told apart, one that was renamed is known", () => {
  const { audit } = readAudit(text);
  const [orders] = audit.files;
  const other = "b".repeat(64);
  assert.equal(matchFile(audit, { ...orders, name: "renamed.csv" }), "same");
  assert.equal(matchFile(audit, { ...orders, sha256: other }), "changed");
  assert.equal(matchFile(audit, { ...orders, sha256: other, size: orders.size + 1 }), "changed");
  assert.equal(
    matchFile(audit, { name: "new.csv", size: 3, sha256: other, fingerprint: orders.fingerprint }),
    "unknown",
  );
  assert.equal(matchFile(emptyAudit({ version: "", created: "" }), orders), "unknown");
  // Before it was read there is no hash: size and header speak.
  const looked = { name: orders.name, size: orders.size, fingerprint: orders.fingerprint };
  assert.equal(matchFile(audit, looked), "same");
  assert.equal(matchFile(audit, { ...looked, size: 1 }), "changed");
  assert.equal(matchFile(audit, { ...looked, fingerprint: other }), "changed");
  assert.equal(matchFile(audit, { name: orders.name, size: orders.size }), "same");
  // A name from another system writes its accents in two signs.
  const accented = { files: [{ ...orders, name: "dépenses.csv" }] };
  assert.equal(matchFile(accented, { name: "de\u0301penses.csv", size: 1, sha256: other }), "changed");
});

test("a mapping is found by the header, that of the same name first", () => {
  const header = fingerprint(["a", "b"]);
  const mapping = (/** @type {string} */ column) => ({
    table: /** @type {const} */ ("orders"),
    fields: { order: { column } },
  });
  const entry = (/** @type {string} */ label) => ({ label, fingerprint: header, mapping: mapping(label) });
  const audit = { files: [], mappings: [entry("one.csv"), entry("two.csv"), entry("three.csv")] };
  assert.deepEqual(mappingFor(audit, { name: "two.csv", fingerprint: header }), mapping("two.csv"));
  assert.deepEqual(mappingFor(audit, { name: "four.csv", fingerprint: header }), mapping("three.csv"));
  assert.equal(mappingFor(audit, { name: "two.csv", fingerprint: fingerprint(["a"]) }), null);
});

test("a fingerprint: the same for the same names, of no other", () => {
  const columns = ["Numéro", "client id", "montant"];
  const header = fingerprint(columns);
  assert.match(header, /^[0-9a-f]{64}$/);
  assert.equal(fingerprint(columns.toReversed()), header);
  assert.equal(fingerprint([" Nume\u0301ro ", "client id\t", "montant"]), header);
  for (const other of [
    [],
    ["Numéro"],
    [...columns, ""],
    ["numéro", "client id", "montant"],
    ['Numéro","client id', "montant"],
  ])
    assert.notEqual(fingerprint(other), header);
});

test("SHA-256 is that of everybody, at every length around a block", () => {
  const long = "l’été à 12 € 🛒 ".repeat(40);
  for (let length = 0; length <= 200; length++) {
    const part = [...long].slice(0, length).join("");
    assert.equal(sha256(part), createHash("sha256").update(part, "utf8").digest("hex"), String(length));
  }
  assert.equal(sha256("x".repeat(100_000)), createHash("sha256").update("x".repeat(100_000)).digest("hex"));
});
