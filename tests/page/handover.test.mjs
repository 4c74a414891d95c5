// @ts-check
/** The document that is handed over: what its sentences may say, and that nothing in it is missing or escapes. */
import assert from "node:assert/strict";
import fs from "node:fs";
import { test } from "node:test";
import * as bundle from "../../dist/npm/handover.js";
import { drawnRows } from "../../www/handover/blocks.js";
import { dayText } from "../../www/handover/figures.js";
import { isWhole, judged } from "../../www/handover/judged.js";
import { Known } from "../../www/handover/known.js";
import { chosenSections, SECTION_IDS } from "../../www/handover/sections.js";
import { worded } from "../../www/handover/unnamed.js";
import { Say, teach } from "../../www/say.js";
import { readChoices } from "../../www/store/choices.js";
import { readHandover, withEdit, withMoved, withShown, withWords } from "../../www/store/handover.js";
import { NO_HANDOVER } from "../../www/store/handover-shape.js";
import { EMPTY, NO_CHOICES } from "../../www/store/state.js";

const { documentOf, FORMATS, made, contextOf } = /** @type {typeof import("../../www/handover.js")} */ (
  /** @type {unknown} */ (bundle)
);
const html = FORMATS[0];
for (const language of /** @type {const} */ (["fr", "en"]))
  teach(language, JSON.parse(fs.readFileSync(new URL(`../../www/texts/${language}.json`, import.meta.url), "utf8")));
const LANGUAGES = /** @type {const} */ (["fr", "en"]);

/** @typedef {import("../../www/store/state.js").State} State */
/** @typedef {import("../../www/handover/document.js").Block} Block */
/** @typedef {import("../../www/handover/document.js").Finding} Finding */

/** A figure of the catalogue as the engine gives it. @param {string} id @param {Record<string, unknown>} values */
const kpi = (id, values) => ({
  ...{ id, value: null, unit: "rate", n: 100, low: null, high: null, method: "wilson", breakdown: [], also: [] },
  ...{ left_out: [], settings: {}, cautions: [], change: null, missing: null, ...values },
});

const SETTINGS = {
  as_of: "2026-01-31T23:00:00Z",
  currency: "EUR",
  data_from: "2025-01-01",
  data_to: "2026-01-31",
  all_channels: ["store", "web"],
};

/** @param {unknown[]} kpis @param {Record<string, unknown>} [answers] @param {Record<string, unknown>} [choices] @returns {State} */
function stateWith(kpis, answers = {}, choices = {}) {
  const none = { identity: { people: 0, joined: 0, files: [], keys: [], conflicts: [] } };
  const attribution = { journeys: 0, models: [], missing: { reason: "no-rows", needs: [] } };
  const report = { omnimeter: "0", inputs: [], settings: SETTINGS, kpis, attribution, ...none };
  const kept = Object.entries(answers).map(([name, value]) => [name, { value, of: "", problem: null, waiting: false }]);
  return /** @type {any} */ ({
    ...{ ...EMPTY, report, answers: Object.fromEntries(kept) },
    choices: { ...NO_CHOICES, ...choices },
  });
}

/** Every finding of a document. @param {State} state @param {"fr" | "en"} [language] @returns {Finding[]} */
const findings = (state, language = "en") =>
  documentOf(state, language)
    .sections.filter(({ id }) => id === "findings")
    .flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === "findings" ? block.items : [])));

/** @param {State} state @param {string} id @param {"fr" | "en"} [language] */
function finding(state, id, language) {
  const found = findings(state, language).find((one) => one.id === id);
  assert.ok(found, `${id} is among the findings`);
  return found;
}

test("a figure is above or below a line only where its whole interval is", () => {
  const figure = (/** @type {number | null} */ low, /** @type {number | null} */ high) => ({ value: 0.5, low, high });
  assert.equal(judged(figure(0.45, 0.55), 0.44), "above");
  assert.equal(judged(figure(0.45, 0.55), 0.45), "untold");
  assert.equal(judged(figure(0.45, 0.55), 0.5), "untold");
  assert.equal(judged(figure(0.45, 0.55), 0.55), "untold");
  assert.equal(judged(figure(0.45, 0.55), 0.56), "below");
  assert.equal(judged(figure(null, null), 0.1), "untold");
  // A census is its own interval.
  assert.equal(judged({ ...figure(null, null), method: "census" }, 0.1), "above");
  assert.equal(judged({ ...figure(null, null), method: "census" }, 0.5), "untold");
  assert.equal(isWhole({ value: null, low: null, high: null, method: "census" }), false);
});

test("the share of several channels beside chance: above, below, or not to be told from it", () => {
  const at = (/** @type {number} */ chance) => [
    kpi("omnichannel_ratio", { value: 0.6, low: 0.55, high: 0.65, n: 400, also: [{ id: "chance", value: chance }] }),
  ];
  const above = finding(stateWith(at(0.5)), "omnichannel");
  assert.equal(above.what, "60.0% of identified revenue comes from customers on two channels or more.");
  assert.match(
    above.sure,
    /^Between 55\.0% and 65\.0% at 95%, n = 400\. Chance alone would give 50\.0%: the share is above it\.$/,
  );
  assert.match(
    finding(stateWith(at(0.62)), "omnichannel").sure,
    /It cannot be told from the 62\.0% that chance alone would give\.$/,
  );
  assert.match(finding(stateWith(at(0.7)), "omnichannel").sure, /the share is below it\.$/);
  assert.match(
    finding(stateWith(at(0.62)), "omnichannel", "fr").sure,
    /Elle ne se distingue pas des 62,0.% que donnerait le hasard seul\.$/u,
  );
});

test("a net promoter score whose interval holds nought is no verdict", () => {
  const nps = (/** @type {number} */ low, /** @type {number} */ high) =>
    finding(stateWith([kpi("nps", { unit: "points", value: (low + high) / 2, low, high })]), "nps").sure;
  assert.match(nps(2, 10), /More recommend than advise against\.$/);
  assert.match(nps(-3, 9), /It cannot be told whether more recommend or advise against\.$/);
  assert.match(nps(-9, -1), /More advise against than recommend\.$/);
});

test("a change is told only when it is beyond noise", () => {
  const change = { before: 80, before_n: 90, change: 5, low: 1, high: 9, relative: 0.06, p_value: 0.01, missing: null };
  const aov = (/** @type {boolean} */ beyond) =>
    stateWith([kpi("aov", { unit: "money", value: 85, change: { ...change, beyond_noise: beyond } })]);
  // Without the catalogue no direction is known: nothing is called good or bad.
  assert.deepEqual(findings(aov(true)), []);
  const catalogue = { omnimeter: "0", tables: [], models: [], presets: [], kpis: [card("aov", "up")] };
  const known = { ...aov(true), catalogue: /** @type {any} */ (catalogue) };
  assert.equal(finding(known, "moved.aov").what, "Basket went from €80.00 to €85.00, against the period before.");
  assert.equal(
    finding(known, "moved.aov").sure,
    "The change of +€5.00 lies between +€1.00 and +€9.00 at 95%: more than chance.",
  );
  assert.deepEqual(findings({ ...aov(false), catalogue: /** @type {any} */ (catalogue) }), []);
});

/** @param {string} id @param {string} direction */
const card = (id, direction) => ({
  ...{ id, direction, name: { en: "Basket", fr: "Panier" }, formula: both, decision: both, limits: [], needs: [] },
});
const both = { en: "words", fr: "mots" };

test("a case that may lose money is not called one that pays", () => {
  const outcome = (/** @type {number} */ npv) => ({
    npv,
    roi: 0.1,
    irr: 0.1,
    no_irr: null,
    payback: 3,
    payback_discounted: 4,
    costs: 10,
    gains: 20,
  });
  const answer = (/** @type {number} */ worst) => ({
    ...{ lines: [], faults: [] },
    report: {
      worst: outcome(worst),
      likely: outcome(50),
      best: outcome(90),
      levers: [],
      cumulated: [0],
      flows: [0],
      simulated: null,
    },
  });
  assert.match(finding(stateWith([], { case: answer(-40) }), "case").so, /^It cannot be told yet whether it pays/);
  assert.match(finding(stateWith([], { case: answer(10) }), "case").so, /^Even with costs high and gains low/);
});

test("what the consultant writes stands in the place of the draft, wherever it is told", () => {
  const edits = { nps: { what: "Ours.", sure: "Sure.", so: "So.", draft: "older" } };
  const state = stateWith(
    [kpi("nps", { unit: "points", value: 3, low: 1, high: 5 })],
    {},
    { handover: { ...NO_HANDOVER, edits } },
  );
  assert.deepEqual(finding(state, "nps"), { id: "nps", what: "Ours.", sure: "Sure.", so: "So." });
  const { sections } = documentOf(state, "en");
  assert.match(JSON.stringify(sections.find(({ id }) => id === "voice")), /Ours\./);
});

test("without any file every section says what would fill it, in both languages and variants", async () => {
  for (const language of LANGUAGES) {
    for (const variant of /** @type {const} */ (["full", "management"])) {
      const state = /** @type {State} */ ({
        ...EMPTY,
        choices: { ...NO_CHOICES, handover: { ...NO_HANDOVER, variant } },
      });
      const document = documentOf(state, language);
      assert.equal(document.sections.length, variant === "full" ? 21 : 5);
      for (const { id, title, blocks } of document.sections) {
        assert.ok(blocks.length > 0, `${id} is not empty`);
        assert.ok(title.length > 0 && !title.startsWith("handover."), title);
      }
      const file = String(await made(document, html, contextOf(state)));
      assert.doesNotMatch(file, /\bundefined\b|\bNaN\b|\bnull\b|\[object|handover\.[a-z]/);
    }
  }
});

test("hostile names, words and files stay text: no markup, no turned sentence, no end of the style", async () => {
  const evil = '"><img src=x onerror=alert(1)><script>x</script></style>\u202ecod.exe';
  const cover = { client: evil, authors: evil, entities: "=HYPERLINK(1)", confidentiality: "</td>" };
  const words = Object.fromEntries(SECTION_IDS.map((id) => [id, evil]));
  const breakdown = {
    kpis: [
      {
        id: "aov",
        unit: "money",
        parts: [
          {
            key: evil,
            kind: "value",
            n: 40,
            value: 3,
            against: { rest: 2, low: 0.5, high: 1.5, p_value: 0.001, beyond_noise: true, standing: "strong" },
          },
        ],
      },
    ],
  };
  const choices = { audit: evil, handover: { ...NO_HANDOVER, cover, words } };
  const state = stateWith(
    [kpi("nps", { unit: "points", value: 3, low: 1, high: 5 })],
    { "report-channels": breakdown },
    choices,
  );
  const file = String(await made(documentOf(state, "en"), html, contextOf(state)));
  assert.doesNotMatch(file, /<img|<script|\u202e/);
  assert.equal(file.match(/<\/style>/g)?.length, 1, "one style, closed once");
  assert.equal(file.match(/<style>/g)?.length, 1);
  assert.ok(file.includes("&lt;img src=x onerror=alert(1)&gt;"));
  assert.ok(file.includes("=HYPERLINK(1)"));
});

test("the policy of the file allows its own style by its hash, and nothing else", async () => {
  const { createHash } = await import("node:crypto");
  const state = stateWith([]);
  const file = String(await made(documentOf(state, "fr"), html, contextOf(state)));
  const style = /<style>([\s\S]*)<\/style>/.exec(file)?.[1] ?? "";
  const hash = createHash("sha256").update(style).digest("base64");
  assert.match(
    file,
    new RegExp(
      `content="default-src 'none'; img-src data:; style-src 'sha256-${hash.replace(/[+/]/g, "\\$&")}'; base-uri 'none'; form-action 'none'"`,
    ),
  );
  assert.doesNotMatch(file, /\sstyle=/);
});

test("sections are chosen, moved and worded; what was stored otherwise gives way", () => {
  assert.deepEqual(chosenSections({ variant: "management", order: [], off: [] }), [
    "summary",
    "scorecard",
    "maturity",
    "roadmap",
    "case",
  ]);
  const { order } = withMoved(NO_HANDOVER, [...SECTION_IDS], "scope", -1);
  assert.deepEqual(order.slice(0, 3), ["cover", "scope", "summary"]);
  // Among what is shown: a section that is off is stepped over.
  const off = { ...NO_HANDOVER, off: ["summary"] };
  const shown = chosenSections(off);
  assert.deepEqual(withMoved(off, shown, "scope", -1).order.slice(0, 3), ["scope", "cover", "summary"]);
  assert.deepEqual(withMoved(NO_HANDOVER, [...SECTION_IDS], "cover", -1).order, []);
  assert.deepEqual(withShown(off, "summary", true).off, []);
  assert.deepEqual(withWords({ ...NO_HANDOVER, words: { case: "x" } }, "case", "  ").words, {});
  assert.deepEqual(
    withEdit({ ...NO_HANDOVER, edits: { a: { what: "", sure: "", so: "", draft: "" } } }, "a", null).edits,
    {},
  );

  const stored = {
    variant: "odd",
    language: 3,
    order: ["case", "case", "nowhere"],
    off: ["voice", 5],
    words: { case: "x".repeat(9000), __proto__: 1, odd: "y" },
    edits: { a: { what: 3 }, b: "no" },
    cover: { client: {} },
  };
  const read = readHandover(stored);
  assert.equal(read.variant, "full");
  assert.equal(read.language, "");
  assert.equal(read.order[0], "case");
  assert.equal(read.order.length, 21);
  assert.deepEqual(read.off, ["voice"]);
  assert.equal(read.words.case.length, 8000);
  assert.deepEqual(Object.keys(read.words), ["case"]);
  assert.deepEqual(read.edits, { a: { what: "", sure: "", so: "", draft: "" } });
  assert.equal(read.cover.client, "");
  assert.deepEqual(readChoices({ handover: null }).handover, NO_HANDOVER);
});

/** The table of a section, its columns by id. @param {State} state @param {string} id @param {"fr" | "en"} [language] */
function rowsOf(state, id, language = "en") {
  const blocks = documentOf(state, language).sections.flatMap((section) => section.blocks);
  const found = blocks.find((block) => block.kind === "table" && block.id === id);
  assert.ok(found?.kind === "table", `${id} is a table of the document`);
  const { columns, rows } = found;
  return rows.map((row) => Object.fromEntries(columns.map((column, i) => [column.id, row[i]])));
}

test("a target has its n and its reason, and within the interval it is neither reached nor missed", () => {
  const none = { missing: null, contradiction: null, unread: [], as_points: null, letters: [], kind: "value" };
  const target = (/** @type {Record<string, unknown>} */ more) => ({
    ...{ kpi: "nps", unit: "points", baseline: 10, target: 20, difference: 10, relative: 1, start: null },
    ...{ due: "2026-12-31", current: { value: 21, low: 15, high: 27, n: 400 }, ...none },
    progress: { progress: 1.1, within_noise: true, state: "untold" },
    ...more,
  });
  const nothing = { progress: null, within_noise: null, state: null };
  const reports = [
    target({}),
    target({ current: { value: 30, low: 25, high: 35, n: 400 }, progress: { progress: 2, state: "reached" } }),
    target({ current: null, missing: { reason: "no-rows", needs: [] }, progress: nothing }),
    target({ kpi: "no_such", unit: null, current: null, progress: nothing }),
    target({ target: null, progress: nothing, due: null }),
    target({ current: { value: 21, low: null, high: null, n: 9 }, progress: { progress: 1.1, state: "reached" } }),
  ];
  const state = stateWith([kpi("nps", { unit: "points", value: 21, method: "jackknife" })], { targets: reports });
  const rows = rowsOf(state, "targets");
  assert.deepEqual(
    rows.map(({ n }) => n),
    [400, 400, null, null, 400, 9],
  );
  assert.deepEqual([rows[0].state, rows[1].state], ["Cannot be told yet.", "Reached."]);
  assert.deepEqual(
    rows.map(({ why }) => why),
    [
      "the target lies within the interval of the value",
      "",
      "no row in this period",
      "no figure is called so",
      "the target is where it starts, or is not said",
      "no interval by this method",
    ],
  );
  const told = findings(state).find(({ id }) => id === "target.0.nps");
  assert.match(told?.what ?? "", /Cannot be told yet\.$/);
  assert.match(told?.so ?? "", /before it is called a success or a failure/);
});

test("models of attribution that could not run are named with their reason, in the language of the report", () => {
  const model = (/** @type {string} */ id, /** @type {unknown} */ refusal) => ({
    ...{ id, settings: {}, additive: true, channels: [], diagnostics: {} },
    ...{ refusal, missing: refusal ? "words of the engine" : null },
  });
  const state = stateWith([]);
  const report = /** @type {any} */ (state.report);
  const none = { conversions: 0, value: 0 };
  report.attribution = {
    ...{ missing: null, conversions: 10, value: 100, unattributed: none, unidentified: none, coverage: [] },
    models: [model("linear", null), model("logistic", { code: "not-settled", values: {} })],
  };
  const said = (/** @type {"fr" | "en"} */ language) =>
    documentOf(state, language)
      .sections.filter(({ id }) => id === "attribution")
      .flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === "text" ? [block.text] : [])));
  assert.match(said("fr")[0], /^1 modèle répartit/);
  assert.equal(said("fr")[1], "logistic n’a pas pu être calculé\u202f: la régression ne converge pas.");
  assert.equal(said("en")[1], "logistic could not be run: the regression does not settle.");
});

test("days, quarters and codes are told as each language does", () => {
  const [fr, en] = [new Say("fr"), new Say("en")];
  assert.deepEqual([fr.quarter("2026-Q4"), en.quarter("2026-Q4")], ["T4 2026", "Q4 2026"]);
  assert.deepEqual([fr.quarter("Q5"), en.quarter("Q5"), en.quarter("soon")], ["T5", "Q5", "soon"]);
  assert.deepEqual([dayText("2026-10-01", "fr"), dayText("2026-10-01", "en")], ["1er octobre 2026", "1 October 2026"]);
  assert.equal(dayText("2026-13-01", "en"), "2026-13-01");
  const settings = { ...SETTINGS, from: "2025-03-02", match_on: ["email"], event_kinds: {}, touch_name: "source" };
  const state = stateWith([]);
  const own = /** @type {any} */ ({ ...state, report: { ...state.report, settings } });
  const values = rowsOf(own, "settings", "fr").map(({ setting, said }) => `${setting}: ${said}`);
  for (const line of ["date d’arrêté: 31 janvier 2026", "début: 2 mars 2025", "Ce que désignent les événements: aucun"])
    assert.ok(values.includes(line), `${line} in ${values.join(" | ")}`);
  assert.ok(values.includes("Clés qui rapprochent les clients: E-mail"));
  assert.ok(values.includes("Ce qui désigne un contact: la source de la visite"));
});

test("the channel of rows that name none has words in either language", () => {
  const value = { rows: [{ channel: "(unknown)", n: 1 }], by: { "(unknown)": 2 }, same: ["a"] };
  const told = worded(value, "(canal inconnu)");
  assert.deepEqual(told, { rows: [{ channel: "(canal inconnu)", n: 1 }], by: { "(canal inconnu)": 2 }, same: ["a"] });
  assert.ok(told.same === value.same);
});

test("a drawing holds the largest and says so; the map of the journey goes on from sheet to sheet", () => {
  const channels = Array.from({ length: 60 }, (_, i) => `Channel ${i + 1}`);
  const touchpoints = channels.map((channel, i) => ({ channel, stage: "decision", events: 100 + i, customers: 50 }));
  const empty = { map: { touchpoints, bridges: [], stays: [], steps: [] }, funnel: { steps: [] } };
  const journey = { ...empty, missing: null, moments: { moments: [] }, bought: { pairs: [] }, routes: { routes: [] } };
  const charts = documentOf(stateWith([], { journey }), "en")
    .sections.filter(({ id }) => id === "journey")
    .flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === "chart" ? [block] : [])));
  assert.deepEqual(
    charts.map(({ id }) => id),
    ["journey", "journey-2", "journey-3"],
  );
  assert.match(charts[0].title, /\(1–24 of 60, the largest first\)$/);
  assert.match(charts[0].alt, /Channel 60: Decision 159/);
  const told = charts.flatMap(({ map }) => map?.rows.map(({ name }) => name) ?? []);
  assert.deepEqual([...told].sort(), [...channels].sort());

  const all = channels.map((name, value) => ({ name, value }));
  const { title, rows } = drawnRows(new Known(stateWith([]), "fr"), "Titre", all, ({ value }) => value);
  assert.equal(title, "Titre (les 24 plus grands sur 60\u202f; les autres sont dans le tableau)");
  assert.deepEqual([rows.length, rows[0].name, rows.at(-1)?.name], [24, "Channel 37", "Channel 60"]);
  assert.deepEqual(drawnRows(new Known(stateWith([]), "fr"), "Titre", all.slice(0, 24), () => 0).title, "Titre");
});
