// @ts-check
/** Small groups are masked, and nobody who knows all the totals gets them back. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { journeyMap } from "../../www/handover/charts/journey-map.js";
import { isTotal } from "../../www/handover/margins.js";
import { masked } from "../../www/handover/masking.js";
import { allValues, bounds, determined, riddleOf, tablesOf } from "./attack.mjs";
import { documentOf, groupTable } from "./documents.mjs";

/** @typedef {import("../../www/handover/document.js").TableBlock} TableBlock */
const LEAST = 5;
/** No count of the tables below is greater. */
const MOST = 450;

/** Numbers that look random and are the same everywhere (mulberry32). @param {number} seed */
function chance(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Mostly small counts, some none, some large. @param {() => number} next */
const count = (next) =>
  [0, 1 + Math.floor(next() * 4), 5 + Math.floor(next() * 6), 5 + Math.floor(next() * 40)][Math.floor(next() * 4)];

const names = (/** @type {number} */ n, /** @type {string} */ letter) =>
  Array.from({ length: n }, (_, i) => `${letter}${i}`);

/** Rows by one group, with or without their total. @param {() => number} next */
function oneWay(next) {
  const rows = names(2 + Math.floor(next() * 5), "c").map((name) => [name, count(next)]);
  const total = rows.reduce((sum, [, n]) => sum + Number(n), 0);
  return [groupTable("by", ["channel"], next() < 0.5 ? rows : [...rows, ["Total", total]])];
}

/** Rows by two groups, with some of their totals in it and some in tables of their own. @param {() => number} next @param {number} [a] @param {number} [b] */
function twoWay(next, a = 2 + Math.floor(next() * 2), b = 2 + Math.floor(next() * 2)) {
  const [left, right] = [names(a, "c"), names(b, "p")];
  const grid = left.map(() => right.map(() => count(next)));
  const sum = (/** @type {number[]} */ list) => list.reduce((all, one) => all + one, 0);
  const inner = left.flatMap((name, i) => right.map((other, j) => [name, other, grid[i][j]]));
  const byLeft = left.map((name, i) => [name, sum(grid[i])]);
  const byRight = right.map((name, j) => [name, sum(grid.map((row) => row[j]))]);
  const all = sum(grid.map(sum));
  const inside = next() < 0.5;
  const margins = inside
    ? [
        ...byLeft.map(([name, n]) => [name, "Total", n]),
        ...byRight.map(([name, n]) => ["Total", name, n]),
        ["Total", "Total", all],
      ]
    : [];
  const tables = [groupTable("grid", ["channel", "phase"], [...inner, ...margins])];
  if (!inside && next() < 0.7) tables.push(groupTable("left", ["channel"], [...byLeft, ["Total", all]]));
  if (!inside && next() < 0.7) tables.push(groupTable("right", ["phase"], byRight));
  return tables;
}

/** @param {TableBlock[]} tables */
function attack(tables) {
  const document = documentOf(tables);
  const shown = tablesOf(masked(document, { least: LEAST }));
  const riddle = riddleOf(tables, shown, LEAST);
  // The most that can be hidden: everything.
  const nothing = tables.map((table) => ({
    ...table,
    rows: table.rows.map((row) => row.map((cell, i) => (i === table.persons && cell !== 0 ? null : cell))),
  }));
  return { riddle, blank: riddleOf(tables, nothing, LEAST) };
}

test("every whole number tried: no masked count is pinned, no small one shown to be small", () => {
  let tried = 0;
  let masks = 0;
  for (let seed = 1; seed <= 600; seed++) {
    const next = chance(seed);
    const { riddle, blank } = attack(seed % 2 ? oneWay(next) : twoWay(next));
    for (const { value, truth, name } of riddle.cells)
      if (truth > 0 && truth < LEAST) assert.equal(value, null, `${seed}: ${name}`);
    const values = allValues(riddle, MOST);
    if (!values) continue;
    tried++;
    for (const [i, possible] of values) {
      masks++;
      const { truth, name } = riddle.cells[i];
      assert.ok(possible.has(truth), `${seed}: the truth agrees with what is shown`);
      if (possible.size > 1 && (truth >= LEAST || Math.max(...possible) >= LEAST)) continue;
      // Where the sums of a table are small themselves, no mask can hide more than all of it.
      const could = allValues(blank, MOST)?.get(i);
      assert.ok(could, `${seed}: ${name}, ${truth}, can only be ${[...possible]}`);
      assert.deepEqual(
        [possible.size > 1, Math.max(...possible)],
        [could.size > 1, Math.max(...could)],
        `${seed}: ${name}`,
      );
    }
  }
  assert.ok(tried > 300 && masks > 1000, `${tried} tables, ${masks} masked counts`);
});

test("larger tables: neither intervals nor elimination pin a masked count", () => {
  for (let seed = 1; seed <= 60; seed++) {
    const next = chance(7000 + seed);
    const { riddle } = attack(twoWay(next, 4 + Math.floor(next() * 5), 4 + Math.floor(next() * 5)));
    assert.deepEqual(determined(riddle), [], `${seed}`);
    const { low, high } = bounds(riddle, 10_000);
    riddle.cells.forEach(({ value, truth, name }, i) => {
      if (value !== null) return;
      assert.ok(low[i] < high[i], `${seed}: ${name} can only be ${truth}`);
      if (truth < LEAST) assert.ok(high[i] >= LEAST, `${seed}: ${name} is at most ${high[i]}`);
    });
  }
});

test("the attack finds what a mask of small counts alone gives away", () => {
  const table = groupTable(
    "by",
    ["channel"],
    [
      ["a", 40],
      ["b", 3],
      ["c", 9],
      ["Total", 52],
    ],
  );
  const naive = { ...table, rows: table.rows.map((row) => (row[0] === "b" ? ["b", null, null] : row)) };
  const riddle = riddleOf([table], [naive], LEAST);
  assert.deepEqual(
    [...(allValues(riddle, 60)?.values() ?? [])].map((set) => [...set]),
    [[3]],
  );
  assert.equal(determined(riddle).length, 1);
});

/** The counts that are shown, by group. @param {TableBlock[]} tables @param {object} [options] */
const shownOf = (tables, options) =>
  tablesOf(masked(documentOf(tables), options)).map(({ rows, persons = 0 }) =>
    rows.map((row) => [...row.slice(0, persons), row[persons]]),
  );

test("a small group takes the smallest other with it, and no more", () => {
  const table = groupTable(
    "by",
    ["channel"],
    [
      ["a", 40],
      ["b", 3],
      ["c", 9],
      ["d", 0],
      ["e", 12],
      ["Total", 64],
    ],
  );
  const [rows] = shownOf([table]);
  assert.deepEqual(rows, [
    ["a", 40],
    ["b", null],
    ["c", null],
    ["d", 0],
    ["e", 12],
    ["Total", 64],
  ]);
  // Two small ones hide each other where together they could be many.
  const two = groupTable(
    "by",
    ["channel"],
    [
      ["a", 40],
      ["b", 3],
      ["c", 4],
      ["Total", 47],
    ],
  );
  assert.deepEqual(shownOf([two])[0].slice(1, 3), [
    ["b", null],
    ["c", null],
  ]);
  assert.equal(shownOf([two])[0][0][1], 40);
  // Where they are so few that their sum shows both to be small, a third one goes.
  const few = groupTable(
    "by",
    ["channel"],
    [
      ["a", 40],
      ["b", 1],
      ["c", 2],
      ["d", 9],
      ["Total", 52],
    ],
  );
  assert.deepEqual(
    shownOf([few])[0].map(([, n]) => n),
    [40, null, null, null, 52],
  );
});

test("a masked row keeps the name of its group alone, says why, and is told in the note", () => {
  const table = {
    ...groupTable(
      "by",
      ["channel"],
      [
        ["a", 40],
        ["b", 3],
        ["c", 9],
      ],
    ),
    note: "By the week.",
  };
  const document = documentOf([table]);
  const [out] = /** @type {(TableBlock & { masked?: number[] })[]} */ (tablesOf(masked(document)));
  const reason = "masked: fewer than 5 persons, or needed so that such a group cannot be worked out";
  assert.deepEqual(out.rows[1], ["b", null, null, reason]);
  assert.deepEqual([out.rows[0], out.columns.at(-1)?.id, out.masked], [["a", 40, 400, null], "why", [1, 2]]);
  assert.match(out.note ?? "", /^By the week\. 2 rows are masked/);
  assert.match(
    tablesOf(masked({ ...document, language: "fr" }))[0].note ?? "",
    /2 lignes sont masquées, .*moins de 5 personnes/,
  );
  assert.equal(table.rows[1][1], 3, "the document given stays as it is");
  const safe = documentOf([
    groupTable(
      "by",
      ["channel"],
      [
        ["a", 40],
        ["b", 30],
      ],
    ),
  ]);
  assert.equal(masked(safe), safe);
  assert.deepEqual(masked(document), masked(structuredClone(document)));
});

test("tables that share groups are masked together", () => {
  const grid = groupTable(
    "grid",
    ["channel", "phase"],
    [
      ...[
        ["web", "buy", 20],
        ["web", "use", 30],
        ["shop", "buy", 25],
        ["shop", "use", 10],
      ],
      ...[
        ["phone", "buy", 2],
        ["phone", "use", 12],
      ],
    ],
  );
  const by = groupTable(
    "by",
    ["channel"],
    [
      ["web", 50],
      ["shop", 35],
      ["phone", 14],
      ["Total", 99],
    ],
  );
  const [inner, outer] = shownOf([grid, by]);
  assert.deepEqual(
    outer.map(([, n]) => n),
    [50, 35, 14, 99],
  );
  // A rectangle of four, with the smallest partners: any one of them shown would give the others back.
  assert.deepEqual(
    inner.filter(([, , n]) => n === null).map(([a, b]) => `${a} ${b}`),
    ["shop buy", "shop use", "phone buy", "phone use"],
  );
  // A small channel alone: it is masked in both, and the grid does not add it up.
  const small = groupTable(
    "by",
    ["channel"],
    [
      ["web", 50],
      ["shop", 35],
      ["phone", 3],
      ["Total", 88],
    ],
  );
  const parts = groupTable(
    "grid",
    ["channel", "phase"],
    [
      ...[
        ["web", "buy", 20],
        ["web", "use", 30],
        ["shop", "buy", 25],
        ["shop", "use", 10],
        ["phone", "buy", 2],
        ["phone", "use", 1],
      ],
    ],
  );
  const [below, above] = shownOf([parts, small]);
  assert.deepEqual(
    above.map(([, n]) => n),
    [50, null, null, 88],
  );
  assert.ok(
    below.some(([name, , n]) => name === "shop" && n === null),
    "the shop's parts do not add up to it",
  );
});

test("rows that are no parts of a whole are masked one by one", () => {
  const table = {
    ...groupTable(
      "figures",
      ["figure"],
      [
        ["NPS", 3],
        ["CSAT", 9],
        ["CES", 40],
      ],
    ),
    groups: undefined,
  };
  const [rows] = shownOf([table]);
  assert.deepEqual(rows, [
    ["NPS", null],
    ["CSAT", 9],
    ["CES", 40],
  ]);
  const unknown = { ...table, rows: table.rows.map(([name]) => [name, null, 10]) };
  assert.equal(tablesOf(masked(documentOf([unknown])))[0].rows[0][2], 10, "who counts no persons masks none");
});

test("the order of the rows does not say what is masked", () => {
  const ranked = groupTable(
    "by",
    ["channel"],
    [
      ["z", 40],
      ["y", 12],
      ["b", 7],
      ["x", 6],
      ["a", 3],
      ["Total", 68],
    ],
  );
  const [rows] = shownOf([ranked]);
  assert.deepEqual(rows, [
    ["z", 40],
    ["y", 12],
    ["b", 7],
    ["a", null],
    ["x", null],
    ["Total", 68],
  ]);
});

test("a chart of a table that is masked is left out", () => {
  const chart = /** @type {const} */ ({ kind: "chart", id: "by", title: "By channel", alt: "…", svg: "<svg/>" });
  const blocks = [
    groupTable(
      "by",
      ["channel"],
      [
        ["a", 40],
        ["b", 3],
        ["c", 9],
      ],
    ),
    chart,
    { ...chart, id: "other" },
  ];
  const { sections } = masked(documentOf(blocks));
  assert.deepEqual(
    sections[0].blocks.map(({ kind }) => kind),
    ["table", "caution", "chart"],
  );
});

test("a wide cross of many small counts is masked in time", () => {
  const next = chance(5);
  const start = performance.now();
  const tables = twoWay(next, 24, 24);
  assert.deepEqual(determined(attack(tables).riddle), []);
  assert.ok(performance.now() - start < 20_000);
});

test("rows of all are known by their words, names of groups are not", () => {
  for (const name of [
    null,
    "",
    "Total",
    "Ensemble",
    "All known customers",
    "Tous les clients connus",
    "Tous canaux",
    "All channels",
    "Toutes",
  ])
    assert.ok(isTotal(name), String(name));
  for (const name of ["TotalEnergies", "Total Energies", "Allo", "Tous risques", "Ensemble vide", "All in one", 0])
    assert.ok(!isTotal(name), String(name));
});

/** Orders by channel, as a report has them: nobody counted the persons. */
const ORDERS = /** @type {TableBlock} */ ({
  ...{ kind: "table", id: "revenue", title: "Revenue" },
  columns: [
    { id: "channel", name: "Channel", kind: "text" },
    { id: "orders", name: "Orders", kind: "count" },
    { id: "ordered", name: "Ordered", kind: "money" },
  ],
  rows: [
    ["web", 400, 9000],
    ["shop", 90, 2000],
    ["phone", 2, 31],
    ["Total", 492, 11031],
  ],
});

test("few orders are of few persons, also where another table has their amount alone", () => {
  const [, orders, money] = ORDERS.columns;
  const profit = {
    ...ORDERS,
    id: "profit",
    columns: [ORDERS.columns[0], money],
    rows: ORDERS.rows.map(([name, , sum]) => [name, sum]),
  };
  const files = { ...profit, id: "files", columns: [{ ...ORDERS.columns[0], id: "file" }, money] };
  const [first, second, third] = tablesOf(masked(documentOf([ORDERS, profit, files])));
  assert.deepEqual(
    first.rows.map((row) => row.slice(1, 3)),
    [
      [400, 9000],
      [null, null],
      [null, null],
      [492, 11031],
    ],
  );
  assert.deepEqual(
    second.rows.map(([name, sum]) => [name, sum]),
    [
      ["web", 9000],
      ["phone", null],
      ["shop", null],
      ["Total", 11031],
    ],
  );
  assert.deepEqual(third.rows, files.rows);
  assert.equal(orders.id, "orders");
});

test("rows that their groups name alike are told apart by other words", () => {
  const rows = [
    ...[
      ["NPS", "All channels", 60],
      ["NPS", "web", 40],
      ["NPS", "shop", 17],
      ["NPS", "phone", 3],
    ],
    ...[
      ["CSAT", "All channels", 75],
      ["CSAT", "web", 30],
      ["CSAT", "shop", 38],
      ["CSAT", "phone", 7],
    ],
  ];
  const table = { ...groupTable("voice", ["question", "channel"], rows), groups: [1] };
  const [shown] = tablesOf(masked(documentOf([table])));
  const visible = new Map(shown.rows.map(([question, channel, n]) => [`${question} ${channel}`, n]));
  assert.deepEqual([visible.get("NPS phone"), visible.get("NPS All channels")], [null, 60]);
  // Within its own question another one goes with it: 60 less what is shown must not be 3.
  assert.ok([visible.get("NPS web"), visible.get("NPS shop")].includes(null));
});

test("columns that rest on few are masked alone, with others of their own", () => {
  const [channel, orders, ordered] = ORDERS.columns;
  /** @type {TableBlock} */
  const table = {
    ...ORDERS,
    columns: [channel, orders, ordered, { id: "credited", name: "Credited", kind: "money" }],
    rows: [
      ["web", 400, 9000, 9500],
      ["shop", 90, 2000, 1900],
      ["mail", 0, 0, 40],
      ["app", 60, 600, 700],
    ],
    behind: [{ of: "credit", rows: [70, 20, 1, 12], columns: [3] }],
  };
  // The same credit elsewhere, of rows named by another column.
  /** @type {TableBlock} */
  const other = {
    ...{ kind: "table", id: "parts", title: "Parts" },
    columns: [
      { id: "party", name: "Party", kind: "text" },
      { id: "part", name: "Part", kind: "money" },
    ],
    rows: [
      ["mail!", 40],
      ["app!", 500],
    ],
    behind: [{ of: "credit", rows: [1, 12], at: [{ channel: "mail" }, { channel: "app" }] }],
  };
  const [first, second] = tablesOf(masked(documentOf([table, other])));
  assert.deepEqual(
    first.rows.map((row) => row.slice(0, 4)),
    [
      ["web", 400, 9000, 9500],
      ["shop", 90, 2000, 1900],
      ["mail", 0, 0, null],
      ["app", 60, 600, null],
    ],
  );
  assert.deepEqual(
    first.rows.map((row) => row[4] === null),
    [true, true, false, false],
  );
  assert.deepEqual(
    second.rows.map((row) => row.slice(0, 2)),
    [
      ["mail!", null],
      ["app!", null],
    ],
  );
  assert.ok(!("behind" in first));
});

test("a chart of another id, of some rows or of one column, goes with what it draws", () => {
  const table = groupTable(
    "by",
    ["question", "channel"],
    [
      ["NPS", "web", 40],
      ["NPS", "shop", 3],
      ["NPS", "phone", 9],
      ["CSAT", "mail", 40],
      ["CSAT", "app", 30],
    ],
  );
  const chart = (/** @type {string} */ id, /** @type {any} */ of) =>
    /** @type {const} */ ({ kind: "chart", id, title: id, alt: "…", svg: "<svg/>", of });
  const charts = [
    chart("a", { table: "by", part: "NPS" }),
    chart("b", { table: "by", part: "CSAT" }),
    chart("c", { table: "no" }),
  ];
  const { sections } = masked(documentOf([table, ...charts]));
  assert.deepEqual(
    sections[0].blocks.map(({ kind }) => kind),
    ["table", "caution", "chart", "chart"],
  );
  /** @type {TableBlock} */
  const part = {
    ...ORDERS,
    rows: [
      ["web", 400, 9000],
      ["shop", 90, 2000],
    ],
    behind: [{ of: "moved", rows: [90, 2], columns: [2] }],
  };
  const two = masked(
    documentOf([part, chart("a", { table: "revenue", column: 1 }), chart("b", { table: "revenue", column: 2 })]),
  );
  assert.deepEqual(
    two.sections[0].blocks.map(({ kind }) => kind),
    ["table", "chart", "caution"],
  );
});

test("findings that tell of a masked channel are left out, and the map of the journey does without it", () => {
  const finding = (/** @type {string} */ id, /** @type {string[]} */ about) => ({
    id,
    what: id,
    sure: "",
    so: "",
    about,
  });
  const map = {
    heads: ["Buy"],
    rows: [
      { name: "web", cells: [400] },
      { name: "shop", cells: [90] },
    ],
  };
  const { sections } = masked(
    documentOf([
      ORDERS,
      { kind: "findings", items: [finding("a", ["phone"]), finding("b", ["web"]), finding("c", [])] },
      { kind: "findings", items: [finding("d", ["web", "shop"])] },
      journeyMap("en", "Met", map),
    ]),
  );
  const [, kept, note, gone, drawn] = sections[0].blocks;
  assert.deepEqual(kept.kind === "findings" && kept.items.map(({ id }) => id), ["b", "c"]);
  assert.match(note.kind === "caution" ? note.text : "", /^1 finding is left out/);
  assert.match(gone.kind === "caution" ? gone.text : "", /^1 finding is left out/);
  // The shop hides the phone: it is not drawn either.
  assert.match(drawn.kind === "chart" ? drawn.alt : "", /^Met\. web\S* Buy 400\.$/);
  assert.doesNotMatch(drawn.kind === "chart" ? drawn.svg : "", />90</);
});
