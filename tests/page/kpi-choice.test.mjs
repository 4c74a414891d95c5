// @ts-check
/** Indicators by sector and aim, on a model small enough to weigh by hand; arrows between channels. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { arrow, ring, strongest } from "../../www/charts/dependence.js";
import { figuresFor } from "../../www/store/kpi-choice.js";

const practice = (/** @type {string} */ id, /** @type {number} */ weight, /** @type {string[]} */ ...kpis) => ({
  ...{ id, weight, name: { fr: id, en: id } },
  kpi_checks: kpis.map((kpi) => ({ kpi, bands: [] })),
});
const model = /** @type {any} */ ({
  dimensions: [
    { id: "a", weight: 10, practices: [practice("a.1", 2, "aov", "secret"), practice("a.2", 1, "nps")] },
    { id: "b", weight: 8, practices: [practice("b.1", 2, "csat", "nps")] },
  ],
  profiles: [{ id: "shop", multipliers: { b: 2 }, figures: ["roi"] }, { id: "plain" }],
  goals: [{ id: "win", multipliers: { a: 3 } }],
});
const catalogue = /** @type {any} */ ({ kpis: ["aov", "nps", "csat", "roi"].map((id) => ({ id })) });
const ids = (/** @type {string | null} */ sector, /** @type {string | null} */ aim) =>
  figuresFor(model, catalogue, sector, aim).map(({ id }) => id);

test("indicators come by what practices weigh, the sector's own first, and only with a definition", () => {
  // aov 20; nps 10 + 16; csat 16. The figure that the catalogue does not define is left out.
  assert.deepEqual(ids(null, null), ["nps", "aov", "csat"]);
  // nps 10 + 32, csat 32, aov 20.
  assert.deepEqual(ids("shop", null), ["roi", "nps", "csat", "aov"]);
  // aov 60, nps 30 + 16, csat 16.
  assert.deepEqual(ids("plain", "win"), ["aov", "nps", "csat"]);
  assert.deepEqual(ids("gone", "gone"), ids(null, null));
  const [roi, nps] = figuresFor(model, catalogue, "shop", null);
  assert.deepEqual([roi.of_sector, roi.practices, nps.of_sector], [true, [], false]);
  assert.deepEqual(
    nps.practices.map(({ id }) => id),
    ["b.1", "a.2"],
  );
});

test("of each channel the two strongest sources are drawn, where they are worth an arrow", () => {
  const link = (/** @type {number} */ from, /** @type {number} */ to, /** @type {number} */ share) => ({
    from,
    to,
    share,
  });
  const all = [link(0, 1, 0.5), link(2, 1, 0.2), link(3, 1, 0.3), link(1, 0, 0.09), link(0, 2, 0.9)];
  assert.deepEqual(strongest(all), [link(0, 2, 0.9), link(0, 1, 0.5), link(3, 1, 0.3)]);
  assert.deepEqual(strongest([]), []);
});

test("places stand on a ring, the first on top, and arrows end at their edges", () => {
  const nodes = [100, 25, 0, 0].map((customers) => ({ name: "", customers }));
  const places = ring(nodes, 800, 400);
  assert.ok(Math.abs(places[0].x - 400) < 1e-9 && places[0].y < 50);
  assert.ok(places[1].x > 600 && Math.abs(places[1].y - 200) < 1e-9);
  assert.deepEqual(
    places.map(({ radius }) => radius),
    [16, 10.5, 5, 5],
  );
  const middle = { x: 400, y: 200 };
  // Through the middle, a little to the right of the way, up to the edge; back it is the other side.
  assert.match(arrow(places[3], places[1], middle).path, /^M157 200.5Q400 218 /);
  assert.ok(arrow(places[3], places[1], middle).head.startsWith("M637.5 200.9L"));
  assert.match(arrow(places[1], places[3], middle).path, /^M637.5 199.1Q400 182 /);
  assert.ok(!arrow(places[0], places[0], { x: 400, y: 200 }).path.includes("NaN"));
});
