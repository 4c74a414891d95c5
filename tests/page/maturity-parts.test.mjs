// @ts-check
/** Parts of the maturity audit without a page: words of a sector, reference values, sources, versions of a model. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { inWords, wording } from "../../www/sector-words.js";
import { readMaturity } from "../../www/store/maturity-read.js";
import { dayTyped, referencesIn, valueTyped, withReferences } from "../../www/store/maturity-references.js";
import { NO_MATURITY } from "../../www/store/maturity-shape.js";
import { bandsTyped, changesMethod, modelWith, versionAfter } from "../../www/store/model-edit.js";

const SUBJECTS = [
  { id: "overall", names: ["Overall score"], unit: "level" },
  { id: "omnichannel_ratio", names: ["Omnichannel ratio", "Ratio omnicanal"], unit: "rate" },
  { id: "aov", names: ["Average order value"], unit: "money" },
];

test("no reference value comes with the product", () => {
  assert.deepEqual(NO_MATURITY.reference_values, []);
});

test("a list of reference values is taken whole, in either language, or its faults are told by line", () => {
  const french =
    '\ufeffindicateur;valeur;source;date\n"Ratio omnicanal";53 %;"Étude ; 2026";31/01/2026\r\naov;48,5;Panel;2026-02-01\n';
  assert.deepEqual(referencesIn(french, SUBJECTS), {
    values: [
      { about: "omnichannel_ratio", value: 0.53, source: "Étude ; 2026", date: "2026-01-31", note: "" },
      { about: "aov", value: 48.5, source: "Panel", date: "2026-02-01", note: "" },
    ],
    faults: [],
  });
  const broken = "kpi,value,source,date\njoy,1,A,2026-01-01\naov,much,A,2026-01-01\naov,1,,2026-01-01\naov,1,A,soon\n";
  assert.deepEqual(
    referencesIn(broken, SUBJECTS).faults.map(({ line, what }) => [line, what]),
    [
      [2, "about"],
      [3, "value"],
      [4, "source"],
      [5, "date"],
    ],
  );
  const json = JSON.stringify([{ about: "overall", value: 2.4, source: "Last audit", date: "2025-11-30" }]);
  assert.equal(referencesIn(json, SUBJECTS).values[0].value, 2.4);
});

test("53, 53% and 0.53 are one share, and a plain number stays as it is", () => {
  assert.deepEqual(
    ["53", "53 %", "0,53", "0.5%", "1"].map((one) => valueTyped(one, "rate")),
    [0.53, 0.53, 0.53, 0.005, 1],
  );
  assert.equal(valueTyped("53", "money"), 53);
  assert.equal(valueTyped("some", "money"), null);
  assert.equal(dayTyped("3/4/2026"), "2026-04-03");
  assert.equal(dayTyped("2026-13-01"), "");
});

test("the same source and day say one thing of a figure, others stand beside it", () => {
  const one = { about: "aov", value: 1, source: "A", date: "2026-01-01", note: "" };
  const all = withReferences(
    [one],
    [
      { ...one, value: 2 },
      { ...one, source: "B" },
    ],
  );
  assert.deepEqual(
    all.map(({ value, source }) => [value, source]),
    [
      [2, "A"],
      [1, "B"],
    ],
  );
});

test("what an audit file says of references and sources is read with suspicion", () => {
  const good = { about: "aov", value: 1, source: "A", date: "2026-01-01", note: "" };
  const source = { kind: "heat_map", name: "Basket", day: "2026-01-01", note: "", files: ["a.png"] };
  const read = readMaturity({
    reference_values: [good, { ...good, source: " " }, { ...good, date: "soon" }, { ...good, value: "1" }, 3],
    sources: [source, { ...source, kind: "spell" }, { ...source, name: "" }],
    versions: [{ id: "m", version: "1.0.0", sha256: "ab", day: "x", note: "n" }, { id: "m" }],
  });
  assert.deepEqual(read.reference_values, [good]);
  assert.deepEqual(read.sources, [source]);
  assert.deepEqual(read.versions, [{ id: "m", version: "1.0.0", sha256: "ab", day: "", note: "n" }]);
});

const PROFILES = [
  {
    id: "bank",
    terms: [
      { language: "en", from: "store", to: "branch" },
      { language: "en", from: "stores", to: "branches" },
      { language: "en", from: "and store the", to: "and store the" },
      { language: "fr", from: "magasin", to: "agence" },
      { language: "fr", from: "du magasin", to: "de l’agence" },
    ],
  },
];

test("words of a sector: whole words, the longest first, capitals kept, and nothing else is touched", () => {
  const { en, fr } = wording({ profiles: PROFILES }, "bank");
  assert.equal(
    en("Stores and one store: ask for and store the key, stored there"),
    "Branches and one branch: ask for and store the key, stored there",
  );
  assert.equal(fr("Le stock du magasin, en magasin"), "Le stock de l’agence, en agence");
  const model = {
    profiles: PROFILES,
    levels: [{ name: { en: "Store", fr: "Magasin" } }],
    kpis: [{ name: { en: "Store" } }],
  };
  assert.deepEqual(inWords(model, "bank").levels, [{ name: { en: "Branch", fr: "Agence" } }]);
  assert.deepEqual(inWords(model, "bank").kpis, model.kpis);
  assert.equal(inWords(model, null), model);
});

const practice = { id: "a.one", weight: 4, kpi_checks: [{ kpi: "x", bands: [1, 2] }] };
const model = /** @type {any} */ ({
  reference: { id: "ours", version: "0.1.0-draft", sha256: "00" },
  model: { id: "ours", version: "0.1.0-draft", date: "2026-01-01", status: { en: "", fr: "" } },
  dimensions: [{ id: "a", practices: [practice] }],
  migrations: [{ from: "0.0.9", method_change: false, practices: [] }],
});

test("a figure added is a minor version, anything that scores otherwise a major one, with its migrations", () => {
  const added = { weight: 4, checks: [...practice.kpi_checks, { kpi: "y", bands: [1, 2] }] };
  assert.equal(changesMethod(/** @type {any} */ (practice), added), false);
  for (const patch of [
    { ...added, weight: 5 },
    { weight: 4, checks: [] },
    { weight: 4, checks: [{ kpi: "x", bands: [1, 3] }] },
  ])
    assert.equal(changesMethod(/** @type {any} */ (practice), patch), true);
  assert.deepEqual([versionAfter("0.1.0-draft", false), versionAfter("0.2.0", true)], ["0.2.0", "1.0.0"]);

  const made = { isOwn: false, today: "2026-11-22" };
  const minor = JSON.parse(modelWith(model, "a.one", added, made) ?? "");
  assert.deepEqual([minor.model.id, minor.model.version, minor.reference], ["ours-own", "0.2.0", undefined]);
  assert.deepEqual(minor.migrations.at(-1), { from: "0.1.0-draft", method_change: false, practices: [] });
  const major = JSON.parse(modelWith(model, "a.one", { ...added, weight: 5 }, { ...made, isOwn: true }) ?? "");
  assert.deepEqual([major.model.id, major.model.version], ["ours", "1.0.0"]);
  // What came before the change is scored otherwise too.
  assert.deepEqual(
    major.migrations.map((/** @type {any} */ one) => [one.from, one.method_change]),
    [
      ["0.0.9", true],
      ["0.1.0-draft", true],
    ],
  );
  assert.equal(model.dimensions[0].practices[0].weight, 4, "the model in force stays as it is");
});

test("limits as they are typed in either language", () => {
  assert.deepEqual(bandsTyped("0,2 ; 0.3;0,4"), [0.2, 0.3, 0.4]);
  assert.equal(bandsTyped("0,2 ; high"), null);
  assert.equal(bandsTyped(""), null);
});
