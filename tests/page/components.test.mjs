// @ts-check
/** What components are made of: text for other programs, rows, labels that wrap, colours that can be read. */
import assert from "node:assert/strict";
import fs from "node:fs";
import { test } from "node:test";
import { band, drawable, isUnbroken, layout } from "../../www/charts/flows.js";
import { wrap } from "../../www/charts/letters.js";
import { radarLayout } from "../../www/charts/radar-layout.js";
import { allRows, pagesOf } from "../../www/elements/table-rows.js";
import { harmless, toCsv, toTsv } from "../../www/elements/table-text.js";

test("no cell is taken for a formula; numbers stay numbers", () => {
  for (const text of ["=1+1", "+1+1", "-2+3", "@SUM(1)", "\tx", "\rx", "\nx", "＝1", "-", "+33 1 23", "-1e5x"])
    assert.equal(harmless(text), `'${text}`);
  for (const text of ["-2", "+2", "-2.5", "-2,5", "-1e5", "a=b", "", "1-2", " "]) assert.equal(harmless(text), text);
});

test("rows as text: quoted where they must be, numbers as the reader's language writes them", () => {
  const rows = [
    ["a,b", 'say "x"', 1.5],
    ["a\nb", null, -2],
  ];
  assert.equal(toCsv(["h", "=h", "n"], rows), '\ufeffh,\'=h,n\r\n"a,b","say ""x""",1.5\r\n"a\nb",,-2\r\n');
  assert.equal(toTsv(["h", "=h", "n"], rows, ","), 'h\t\'=h\tn\na,b\tsay "x"\t1,5\na b\t\t-2');
});

test("all rows are asked for page by page, and an end is an end", async () => {
  const columns = [{ id: "a", name: "A" }];
  const rows = Array.from({ length: 2500 }, (_, i) => [`row ${i}`]);
  const query = { sort: "a", descending: true, filter: "" };
  const all = await allRows(pagesOf(columns, rows, "en"), query);
  assert.equal(all.length, 2500);
  assert.deepEqual([all[0], all.at(-1)], [["row 2499"], ["row 0"]]);
  // One that promises more than it has is not asked for ever.
  assert.deepEqual(await allRows(() => ({ rows: [], total: 9 }), query), []);
});

test("labels wrap without losing a letter, unless lines are counted", () => {
  const text = "Anticonstitutionnellement vôtre, part 20\u202f% du chiffre";
  const lines = wrap(text, 80);
  assert.equal(lines.join("").replaceAll(" ", ""), text.replaceAll(" ", ""));
  assert.ok(lines.some((line) => line.includes("20\u202f%")));
  assert.match(wrap(text, 80, { most: 2 })[1], /…$/);
  assert.deepEqual(wrap("", 80), []);
});

test("flows that cannot be drawn are left out, and a gap between steps is seen", () => {
  const flow = (/** @type {number} */ step, /** @type {number} */ value) => ({ step, from: "A", to: "B", value });
  const data = { id: "x", title: "", subtitle: "", steps: ["1", "2", "3", "4"], format: String };
  const flows = [flow(0, 2), flow(0, 0), flow(1, Number.NaN), flow(1, -1), flow(3, 5), flow(2, 1)];
  const drawn = drawable({ ...data, flows });
  assert.deepEqual(drawn, [flow(0, 2), flow(2, 1)]);
  assert.equal(isUnbroken(drawn), false);
  const { links } = layout(
    [flow(1, 3), { ...flow(1, 1), to: "A" }],
    ["A"],
    [
      [0, 0],
      [100, 100],
    ],
  );
  for (const link of links) assert.doesNotMatch(band(link), /NaN|undefined/);
});

test("a radar's names stay within the drawing", () => {
  const axes = Array.from({ length: 10 }, (_, i) => `Connaissance client et gouvernance ${i}`);
  for (const width of [300, 520, 560, 700, 1200]) {
    const { labels, height } = radarLayout({ id: "x", title: "", subtitle: "", axes, series: [] }, width, 30);
    for (const { y, lines } of labels) assert.ok(y >= 30 && y + lines.length * 16 <= height, `${width}`);
  }
});

/** @type {Record<string, [string, string]>} light and dark */
const tokens = Object.fromEntries(
  [
    ...fs
      .readFileSync(new URL("../../www/styles/tokens.css", import.meta.url), "utf8")
      .matchAll(/--([\w-]+): light-dark\((#\w+), (#\w+)\)/g),
  ].map(([, name, light, dark]) => [name, [light, dark]]),
);

/** @param {string} color */
function luminance(color) {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** @param {string} a @param {string} b */
function contrast(a, b) {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

test("words on the scales hold 4.5:1, series 3:1, in light and dark, and the steps rise evenly", () => {
  const css = fs.readFileSync(new URL("../../www/styles/heat.css", import.meta.url), "utf8");
  const themes = /** @type {const} */ ([0, 1]);
  for (const theme of themes) {
    for (const step of [1, 2, 3, 4, 5, 6, 7].flatMap((n) => [`seq-${n}`, `div-${n}`])) {
      const rule = new RegExp(`\\.${step} \\{[^}]*\\}`).exec(css)?.[0] ?? "";
      const ink = /[^-]color: var\(--([\w-]+)\)/.exec(rule)?.[1] ?? "ink";
      const ratio = contrast(tokens[step][theme], tokens[ink][theme]);
      assert.ok(ratio >= 4.5, `${step} in theme ${theme}: ${ratio.toFixed(2)}`);
    }
    for (const name of ["accent", "ink", "edge"])
      assert.ok(contrast(tokens[name][theme], tokens.card[theme]) >= 3, name);
    const light = [1, 2, 3, 4, 5, 6, 7].map((n) => luminance(tokens[`seq-${n}`][theme]));
    const rising = theme === 0 ? [...light].reverse() : light;
    assert.ok(rising.every((one, i) => i === 0 || one > rising[i - 1]));
  }
});
