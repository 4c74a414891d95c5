// @ts-check
/** The maturity audit as the page keeps it: read back, answered step by step, sent out as sheets and merged. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { emptyAudit, writeAudit } from "../../www/audit-file.js";
import { sampleAnswers } from "../../www/samples/answers.js";
import { auditText, choicesOf } from "../../www/store/audit.js";
import { countAlike, readChoices } from "../../www/store/choices.js";
import { comparedFigures, engineAudit } from "../../www/store/maturity-ask.js";
import {
  answered,
  answerInFront,
  entitiesOf,
  inFront,
  statusPatch,
  withAction,
  withOwnAction,
  withoutAnswer,
} from "../../www/store/maturity-edit.js";
import { filling, isSheetText, merge, readSheet, settled, writeSheet } from "../../www/store/maturity-merge.js";
import { readMaturity } from "../../www/store/maturity-read.js";
import {
  gridOf,
  withCell,
  withChannel,
  withGrid,
  withoutLine,
  withService,
} from "../../www/store/maturity-services.js";
import { NO_ACTION, NO_MATURITY } from "../../www/store/maturity-shape.js";
import { EMPTY, NO_CHOICES } from "../../www/store/state.js";

/** @typedef {import("../../www/store/maturity-shape.js").MaturityAudit} MaturityAudit */

const TODAY = "2026-11-22";
/** @type {any} */
const MODEL = {
  reference: { id: "m", version: "1.0.0", sha256: "a" },
  dimensions: [
    {
      id: "customer",
      practices: [
        { id: "customer.a", respondents: ["it", "crm"] },
        { id: "customer.b", respondents: ["crm"] },
      ],
    },
  ],
  profiles: [{ id: "retail" }],
  goals: [],
};

/** @param {string} dept @param {string} [entity] @param {string} [respondent] @returns {MaturityAudit} */
const spokenBy = (dept, entity = "", respondent = "") => ({
  ...NO_MATURITY,
  front: { dept, entity, respondent, day: "", own: entity !== "" },
});

/** @param {MaturityAudit} audit @param {string} id */
const levels = (audit, id) => audit.practices[id].answers.map(({ dept, level }) => [dept, level]);

test("nothing stored, or rubbish, is an audit in which nothing was said", () => {
  for (const stored of [undefined, null, 7, "x", [], { practices: [], entities: { a: "b" }, actions: 3, points: {} }])
    assert.deepEqual(readMaturity(stored), NO_MATURITY);
});

test("what is not of its kind gives way, and the rest stays", () => {
  const read = readMaturity({
    profile: "retail",
    multipliers: { voice: 2, data_crm: "3", systems: -1 },
    day: "yesterday",
    practices: {
      "customer.a": {
        answers: [
          { dept: "it", level: 2.5 },
          { dept: "it", level: 3, coverage: 7, day: "2026-13" },
          4,
          { level: null },
        ],
        evidence: "high",
        set: { score: 99 },
        target: { level: 3, due: "soon" },
        files: ["a.pdf", 5],
      },
      __proto__: { answers: [{ dept: "it", level: 4 }] },
    },
    actions: { "customer.a:2": { status: "forgotten", quarter: "2027-Q5", baseline: Number.NaN } },
    baselines: [
      { name: "x" },
      { name: "start", kept: "2026-01-02", snapshot: { version: "1", declared: { a: 2, b: "c" } } },
    ],
  });
  assert.equal(read.profile, "retail");
  assert.deepEqual(read.multipliers, { voice: 2 });
  assert.equal(read.day, null);
  assert.deepEqual(Object.keys(read.practices), ["customer.a"]);
  const { answers, ...practice } = read.practices["customer.a"];
  assert.deepEqual(
    answers.map(({ level, coverage, day }) => [level, coverage, day]),
    [
      [null, 0, ""],
      [3, 0, ""],
    ],
  );
  assert.deepEqual(practice, {
    ...{ evidence: 0, set: null, notes: "", files: ["a.pdf"], links: [] },
    target: { level: 3, due: "", owner: "", reason: "" },
  });
  assert.deepEqual(read.actions["customer.a:2"], NO_ACTION);
  assert.deepEqual(
    read.baselines.map(({ name, snapshot }) => [name, snapshot.declared]),
    [["start", { a: 2 }]],
  );
  assert.equal(read.points.length, 7);
});

test("a respondent has one answer a practice, several respondents have several, and an answer taken back is none", () => {
  let audit = answered(spokenBy("it"), "customer.a", { level: 2 }, TODAY);
  assert.equal(audit.day, TODAY);
  assert.equal(audit.practices["customer.a"].answers[0].day, TODAY);
  audit = answered(audit, "customer.a", { level: 3, coverage: 0.5 }, TODAY);
  audit = answered({ ...audit, front: { ...audit.front, dept: "crm" } }, "customer.a", { level: 1 }, TODAY);
  assert.deepEqual(levels(audit, "customer.a"), [
    ["it", 3],
    ["crm", 1],
  ]);
  const back = inFront(audit, audit.practices["customer.a"].answers[0]);
  assert.equal(answerInFront(back, "customer.a")?.coverage, 0.5);
  assert.deepEqual(levels(answered(back, "customer.a", { level: null }, TODAY), "customer.a"), [["crm", 1]]);
  assert.deepEqual(levels(withoutAnswer(audit, "customer.a", 0), "customer.a"), [["crm", 1]]);
});

test("whoever answers for the company names no entity, whoever answers for an entity does", () => {
  const own = answered(spokenBy("store_ops", "Lyon"), "customer.a", { level: 2 }, TODAY);
  assert.equal(own.practices["customer.a"].answers[0].entity, "Lyon");
  const company = answered({ ...own, front: { ...own.front, own: false } }, "customer.a", { level: 1 }, TODAY);
  assert.deepEqual(
    company.practices["customer.a"].answers.map(({ entity }) => entity),
    ["Lyon", ""],
  );
  assert.deepEqual(entitiesOf({ ...company, entities: { Paris: 2 } }), ["Lyon", "Paris"]);
});

test("an action is closed on the day it is done, and keeps the figure it began with", () => {
  const begun = { ...NO_ACTION, ...statusPatch(NO_ACTION, "doing", TODAY, 0.4) };
  assert.deepEqual([begun.status, begun.closed, begun.baseline], ["doing", "", 0.4]);
  const done = { ...begun, ...statusPatch(begun, "done", TODAY, 0.5) };
  assert.deepEqual([done.closed, done.baseline], [TODAY, 0.4]);
  assert.equal(statusPatch(done, "doing", TODAY, 0.6).closed, "");
  const own = withOwnAction(NO_MATURITY, { text: "Call the stores", practice: "", impact: 4, effort: 1 });
  assert.equal(withAction(own, own.own_actions[0].id, { owner: "Anna" }).own_actions[0].owner, "Anna");
  assert.equal(withAction(own, "customer.a:2", { owner: "Paul" }).actions["customer.a:2"].owner, "Paul");
});

test("the engine is given its own keys, and no sector, aim or dimension that the model does not know", () => {
  const audit = { ...NO_MATURITY, profile: "retail", goal: "growth", multipliers: { customer: 2, voice: 3 } };
  assert.deepEqual(engineAudit(audit, MODEL), {
    ...{ profile: "retail", goal: null, multipliers: { customer: 2 } },
    ...{ entities: {}, day: null, practices: {}, actions: {}, services: [], own_actions: [] },
  });
});

test("two systems compared give their figure, and alike is what does not differ", () => {
  const portion = { count: 5, n: 50, share: 0.1, low: 0.04, high: 0.21 };
  const answer = (/** @type {string} */ object, /** @type {any[]} */ fields = []) =>
    comparedFigures(
      /** @type {any} */ ({
        comparison: {
          answer: {
            differing: portion,
            fields,
            missing: null,
            plan: { object, fields: [{ a: "Prix TTC", b: "price" }] },
          },
        },
      }),
    );
  assert.deepEqual(answer("stock"), { stock_mismatch_rate: { value: 0.1, low: 0.04, high: 0.21, n: 50 } });
  const products = answer("products", [{ differing: { ...portion, share: 0.2 }, delay: null }]);
  assert.equal(products.product_attribute_match_rate.value, 0.9);
  assert.ok(Math.abs((products.product_attribute_match_rate.low ?? 0) - 0.79) < 1e-9);
  assert.equal(products.price_mismatch_rate.value, 0.2);
  const delay = { minutes: { n: 80, p95: -720 } };
  assert.deepEqual(answer("personal-data", [{ differing: portion, delay }]), {
    customer_sync_delay_p95_hours: { value: 12, low: null, high: null, n: 80 },
  });
  assert.deepEqual(comparedFigures(EMPTY), {});
});

test("a sheet goes out with the questions of a role, comes back filled, and contradicts nothing that is the same", () => {
  const mine = answered(spokenBy("it"), "customer.a", { level: 2 }, TODAY);
  const empty = writeSheet(NO_MATURITY, "Audit", MODEL, "crm");
  assert.ok(isSheetText(empty));
  const away = filling(/** @type {any} */ (readSheet(empty)));
  assert.equal(away.front.dept, "crm");
  const filled = answered(answered(away, "customer.a", { level: 1 }, TODAY), "customer.b", { level: 3 }, TODAY);
  const back = readSheet(writeSheet(filled, "Audit", MODEL, "crm"));
  const merging = merge(mine, "crm.sheet.json", /** @type {any} */ (back));
  assert.deepEqual([merging.added, merging.conflicts], [2, []]);
  const together = settled(merging, []);
  assert.deepEqual(levels(together, "customer.a"), [
    ["it", 2],
    ["crm", 1],
  ]);
  assert.deepEqual(merge(together, "again", /** @type {any} */ (back)).conflicts, []);
});

test("the same respondent saying two things is a conflict, decided one way, the other, or both", () => {
  const mine = answered(spokenBy("crm", "", "Anna"), "customer.a", { level: 2 }, TODAY);
  const theirs = answered(spokenBy("crm", "", "Anna"), "customer.a", { level: 3 }, TODAY);
  const sheet = /** @type {any} */ (readSheet(writeSheet(theirs, "", MODEL, "crm")));
  const merging = merge(mine, "a", sheet);
  assert.deepEqual(
    merging.conflicts.map((one) => one.kind === "answer" && [one.mine.level, one.theirs.level]),
    [[2, 3]],
  );
  const by = (/** @type {import("../../www/store/maturity-merge.js").Decision} */ one) =>
    settled(merging, [one]).practices["customer.a"].answers.map(({ level, respondent }) => [level, respondent]);
  assert.deepEqual(by("mine"), [[2, "Anna"]]);
  assert.deepEqual(by("theirs"), [[3, "Anna"]]);
  assert.deepEqual(by("both"), [
    [2, "Anna"],
    [3, "Anna (2)"],
  ]);
});

test("what is no sheet is none", () => {
  for (const text of [
    "",
    "{",
    "[]",
    '{"format":"omnimeter-audit"}',
    '{"format":"omnimeter-maturity-sheet","schema":2,"role":"it"}',
  ])
    assert.equal(readSheet(text), null);
});

test("answers change no figure, and come back from an audit file as they were", () => {
  const maturity = readMaturity(sampleAnswers());
  const choices = readChoices({ ...NO_CHOICES, maturity });
  assert.deepEqual(choices.maturity, maturity);
  assert.ok(countAlike(NO_CHOICES, choices));
  const text = auditText({ ...EMPTY, choices }, "2026-11-22T10:00:00Z");
  const saved = JSON.parse(text);
  assert.equal(saved.answers.practices["customer.identification"].answers.length, 3);
  assert.deepEqual(choicesOf({ ...emptyAudit({ version: "", created: "" }), ...saved }).maturity, maturity);
});

test("answers of another program stay in the file beside ours", () => {
  const opened = { ...emptyAudit({ version: "0", created: "2026-01-01T00:00:00Z" }), answers: { other: { a: 1 } } };
  assert.ok(writeAudit(opened));
  const nothing = JSON.parse(auditText({ ...EMPTY, opened }, "2026-11-22T10:00:00Z"));
  assert.deepEqual(nothing.answers, { other: { a: 1 } });
  const maturity = readMaturity(sampleAnswers());
  const choices = { ...NO_CHOICES, maturity };
  const some = JSON.parse(auditText({ ...EMPTY, opened, choices }, "2026-11-22T10:00:00Z"));
  assert.deepEqual([some.answers.other, some.answers.profile], [{ a: 1 }, "retail_network"]);
});

test("a grid of services grows by lines and columns, keeps what was said of its cells, and is read with suspicion", () => {
  let audit = withGrid(NO_MATURITY, ["Collect"], ["store", "app"]);
  audit = withCell(audit, "Collect", "app", { state: "lacking", visit: "No button", day: TODAY });
  audit = withChannel(withService(audit, "Gift card"), "phone");
  assert.deepEqual(gridOf(audit), { services: ["Collect", "Gift card"], channels: ["store", "app", "phone"] });
  assert.equal(audit.services.length, 6);
  const cell = audit.services.find(({ state }) => state === "lacking");
  assert.deepEqual([cell?.channel, cell?.visit], ["app", "No button"]);
  assert.equal(withService(audit, "Collect"), audit);
  assert.deepEqual(readMaturity(JSON.parse(JSON.stringify(audit))).services, audit.services);
  assert.deepEqual(engineAudit(audit, null).services, audit.services);
  const less = withoutLine(audit, "channel", "app");
  assert.ok(less.services.every(({ state }) => state === "unknown"));
  const odd = [{ service: "a", channel: "b", state: "perhaps" }, { service: "", channel: "b", state: "lacking" }, 7];
  assert.deepEqual(readMaturity({ services: odd }).services, []);
});
