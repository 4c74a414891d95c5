// @ts-check
/** What every engine must do with packed files: the same cases in this thread and in a worker. */
import { gzip, xlsx, zip } from "./packed-files.mjs";

/** @typedef {import("../../www/engine.js").Engine} Engine */
/** @typedef {import("./packed-files.mjs").Cell} Cell */

const CSV = "order_id,customer_id,date,channel,amount\nA1,C1,2026-01-05,Web,10.5\nA2,C2,2026-01-06,Store,20\n";

/** @param {string} name @param {string | Uint8Array} content */
const file = (name, content) => new File([/** @type {BlobPart} */ (content)], name);

/** The same orders in a sheet, under a title; days are serial numbers.
 * @type {Cell[][]} */
const ROWS = [
  ["Orders of January"],
  [],
  ["order_id", "customer_id", "date", "channel", "amount"],
  ["A1", "C1", 46027, "Web", 10.5],
  ["A2", "C2", 46028, "Store", 20],
];

const book = () =>
  xlsx([
    { name: "Notes", rows: [["read me"]], hidden: true },
    { name: "Commandes été", rows: ROWS, days: [2], merges: ["A1:E1"] },
    { name: "Empty", rows: [] },
  ]);

/** @param {unknown} actual @param {unknown} expected @param {string} [what] */
function equal(actual, expected, what = "value") {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== b) throw new Error(`${what}: ${a} is not ${b}`);
}

/** The code that a call is refused with. @param {Promise<unknown>} call */
async function refusal(call) {
  const problem = await call.then(
    () => ({ code: "nothing was refused" }),
    (thrown) => thrown,
  );
  return `${problem.code} ${problem.file ?? ""}`.trim();
}

/** What a file comes to. @param {Engine} engine @param {File} source @param {string | null} [part] */
async function revenue(engine, source, part) {
  const opened = await engine.part(source, part);
  const { proposal } = await engine.sniff(opened);
  if (!proposal) throw new Error("no table was recognised");
  const id = await engine.load(opened, proposal, { digest: true });
  const { kpis, inputs } = await engine.report();
  await engine.remove(id);
  const total = kpis.find((one) => one.id === "revenue_total")?.value;
  return [total, inputs.map(({ rows, skipped }) => [rows, skipped])];
}

/** @type {Record<string, (engine: Engine) => Promise<void>>} */
export const packedCases = {
  async "a plain file is itself, and has no parts"(engine) {
    equal(await engine.contents(file("a.csv", CSV)), { kind: "plain", parts: [] });
    equal(await revenue(engine, file("a.csv", CSV)), [30.5, [[2, 0]]]);
    equal(await refusal(engine.part(file("a.csv", CSV), "Sheet1")), "packed-no-part a.csv");
  },

  async "a sheet under a title gives the figures of the same text"(engine) {
    const bytes = await book();
    const { kind, parts } = await engine.contents(file("renamed.csv", bytes));
    equal(kind, "workbook");
    equal(
      parts.map(({ name, rows, columns, hidden, empty }) => [name, rows, columns, hidden, empty]),
      [
        ["Notes", null, null, true, false],
        ["Commandes été", 5, 5, false, false],
        ["Empty", null, null, false, true],
      ],
    );
    equal((await engine.part(file("b.xlsx", bytes))).name, "b.xlsx#Commandes été");
    equal(await revenue(engine, file("b.xlsx", bytes)), [30.5, [[2, 0]]]);
    equal(await revenue(engine, file("b.xlsx", bytes), "Commandes été"), [30.5, [[2, 0]]]);
    equal(await refusal(engine.part(file("b.xlsx", bytes), "Feuil9")), "packed-no-part b.xlsx");
    equal(await refusal(engine.part(file("b.xlsx", bytes), "Empty")), "packed-nothing b.xlsx");
  },

  async "packed text gives the figures of the text"(engine) {
    const rows = Array.from({ length: 30_000 }, (_, i) => `B${i},C${i % 77},2026-01-05,Web,1.25\n`);
    const long = CSV + rows.join("");
    for (const source of [
      file("a.csv.gz", await gzip(long)),
      file("a.zip", await zip({ "__MACOSX/._a.csv": "x", "jan/": "", "jan/a.csv": long, "read me.pdf": "x" })),
      file("a.zip", await zip({ "a.csv": long }, { stored: true })),
    ])
      equal(await revenue(engine, source), [37_530.5, [[30_002, 0]]]);
    // Several in one, with what looks like another's beginning between them.
    const members = [
      await gzip(CSV),
      await gzip(rows.slice(0, 9_000).join("")),
      await gzip(rows.slice(9_000).join("")),
    ];
    const joined = new Uint8Array(await new Blob(/** @type {any} */ (members)).arrayBuffer());
    equal(await revenue(engine, file("a.csv.gz", joined)), [37_530.5, [[30_002, 0]]]);
    equal(await refusal(engine.part(file("cut.gz", joined.subarray(0, joined.length - 9)))), "packed-damaged cut.gz");
  },

  async "of several tables one is to be named"(engine) {
    const source = file("two.zip", await zip({ "a.csv": CSV, "b.csv": CSV.replace("10.5", "1") }));
    equal(
      (await engine.contents(source)).parts.map(({ name, size }) => [name, size]),
      [
        ["a.csv", CSV.length],
        ["b.csv", CSV.length - 3],
      ],
    );
    equal(await refusal(engine.part(source)), "packed-many two.zip");
    equal(await revenue(engine, source, "b.csv"), [21, [[2, 0]]]);
    equal(await refusal(engine.part(source, "c.csv")), "packed-no-part two.zip");
  },

  async "traps are refused"(engine) {
    const swollen = new Uint8Array(24 << 20);
    const many = Object.fromEntries(Array.from({ length: 1001 }, (_, i) => [`${i}.csv`, ""]));
    /** @type {[string, Uint8Array, string | null, string][]} */
    const traps = [
      ["swollen.zip", await zip({ "a.csv": swollen }), "a.csv", "packed-ratio swollen.zip#a.csv"],
      ["swollen.gz", await gzip(swollen), null, "packed-ratio swollen.gz"],
      ["many.zip", await zip(many), null, "packed-entries many.zip"],
      ["nested.zip", await zip({ "a.zip": await zip({ "a.csv": CSV }) }), null, "packed-nested nested.zip"],
      ["nested.gz", await gzip(await gzip(CSV)), null, "packed-nested nested.gz"],
      ["secret.zip", await zip({ "a.csv": CSV }, { encrypted: true }), null, "packed-encrypted secret.zip#a.csv"],
      ["word.zip", await zip({ "word/document.xml": "x" }), null, "packed-nothing word.zip"],
      ["short.gz", (await gzip(CSV)).subarray(0, 60), null, "packed-damaged short.gz"],
      ["short.zip", (await zip({ "a.csv": CSV })).subarray(0, 90), null, "packed-damaged short.zip"],
      ["old.xls", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3), null, "packed-damaged old.xls"],
    ];
    for (const [name, bytes, part, expected] of traps)
      equal(await refusal(engine.part(file(name, bytes), part)), expected, name);
  },

  async "a size that is not true is noticed while reading, and nothing is kept"(engine) {
    for (const says of [10, CSV.length - 1, CSV.length + 1]) {
      const part = await engine.part(file("liar.zip", await zip({ "a.csv": CSV }, { says })));
      equal(await refusal(engine.sniff(part)), "packed-damaged liar.zip#a.csv", `sniffed, ${says}`);
      const { proposal } = await engine.sniff(file("a.csv", CSV));
      equal(
        await refusal(engine.load(part, /** @type {any} */ (proposal))),
        "packed-damaged liar.zip#a.csv",
        `loaded, ${says}`,
      );
    }
    equal((await engine.report()).inputs, []);
  },

  async "a workbook that stops the module does not stop the next"(engine) {
    const strings = `<sst uniqueCount="4000000000"><si><t>x</t></si></sst>`;
    const bomb = file("bomb.xlsx", await xlsx([{ name: "S", rows: ROWS }], { "xl/sharedStrings.xml": strings }));
    const swollen = file("swollen.xlsx", await xlsx([], { "xl/sharedStrings.xml": " ".repeat(24 << 20) }));
    for (let turn = 0; turn < 2; turn++) {
      equal(await refusal(engine.contents(bomb)), "packed-damaged bomb.xlsx");
      equal(await refusal(engine.contents(swollen)), "packed-ratio swollen.xlsx");
      equal(await revenue(engine, file("b.xlsx", await book())), [30.5, [[2, 0]]]);
    }
  },

  async "whatever is spoilt is answered"(engine) {
    const seeds = [await book(), await zip({ "a.csv": CSV }), await gzip(CSV)];
    let dice = 0x5eed;
    /** @param {number} below */
    const roll = (below) => {
      dice = (Math.imul(dice, 1664525) + 1013904223) >>> 0;
      return dice % below;
    };
    for (let turn = 0; turn < 300; turn++) {
      const bytes = seeds[turn % seeds.length].slice();
      for (let i = 0; i <= turn % 5; i++) bytes[roll(bytes.length)] = roll(256);
      const told = await refusal(
        engine.part(file("spoilt", bytes)).then(async (part) => {
          await engine.sniff(part);
        }),
      );
      if (!/^(packed-|nothing was refused|not-text|empty-file)/.test(told)) throw new Error(`turn ${turn}: ${told}`);
    }
  },
};
