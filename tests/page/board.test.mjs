// @ts-check
/** The board as it is kept and read back, and what its tiles look at. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { changed, moved, newTile, periodOf, readBoard, tilePresets, without } from "../../www/store/board.js";
import { countAlike, readChoices } from "../../www/store/choices.js";
import { NO_CHOICES } from "../../www/store/state.js";

const FILES = { data_from: "2024-11-03", data_to: "2026-10-31" };

test("a board of an earlier version is read: wide tiles take two columns, the rest is the page's", () => {
  const { board } = readChoices({
    board: [
      { id: "aov", wide: true },
      { id: "cac", wide: false },
    ],
  });
  assert.deepEqual(board, [{ ...newTile("aov"), width: 2 }, newTile("cac")]);
});

test("a board is read back as it was kept", () => {
  const board = [
    { ...newTile("aov"), width: 3, period: "quarter", segment: "Gold", chart: "trend" },
    { ...newTile("aov"), period: "dates", from: "2026-01-01", to: "2026-01-31", segment: "", chart: "none" },
    newTile("a KPI of a later version"),
  ];
  assert.deepEqual(readChoices(JSON.parse(JSON.stringify({ board }))).board, board);
});

test("what a board cannot hold gives way, tile by tile and key by key", () => {
  for (const board of [null, {}, "aov", 7]) assert.deepEqual(readChoices({ board }).board, []);
  const hostile = [
    null,
    7,
    "aov",
    [],
    {},
    { id: 7 },
    { id: "aov", width: 9, period: "__proto__", chart: {}, segment: 1 },
  ];
  assert.deepEqual(readBoard(hostile), [newTile("aov")]);
  const dated = { id: "aov", period: "dates", from: "<script>", to: "2026-01-31" };
  assert.deepEqual(readBoard([dated])[0], { ...newTile("aov"), period: "dates", to: "2026-01-31" });
  // Days belong to a period of two dates alone.
  assert.equal(readBoard([{ id: "aov", period: "month", from: "2026-01-01" }])[0].from, "");
  assert.equal(readBoard(Array.from({ length: 5000 }, () => newTile("aov"))).length, 60);
});

test("tiles move, change and go by their place, not by their KPI", () => {
  const board = ["a", "b", "a", "c"].map(newTile);
  const ids = (/** @type {typeof board} */ tiles) => tiles.map((tile) => tile.id).join("");
  assert.equal(ids(moved(board, 0, 3)), "baca");
  assert.equal(ids(moved(board, 3, 0)), "caba");
  assert.equal(ids(moved(board, 1, 1)), "abac");
  assert.equal(ids(without(board, 2)), "abc");
  assert.deepEqual(
    changed(board, 2, { width: 2 }).map((tile) => tile.width),
    [1, 1, 2, 1],
  );
});

test("a tile's period: the page's, counted back from the last day of the files, or two days", () => {
  const page = { from: "2025-01-01", to: "2025-12-31" };
  const of = (/** @type {Partial<import("../../www/store/state.js").BoardTile>} */ tile) =>
    periodOf({ ...newTile("aov"), ...tile }, page, FILES);
  assert.deepEqual(of({}), page);
  assert.deepEqual(of({ period: "days-30" }), { from: "2026-10-02", to: "2026-10-31" });
  assert.deepEqual(of({ period: "quarter" }), { from: "2026-08-01", to: "2026-10-31" });
  assert.deepEqual(of({ period: "whole" }), { from: "", to: "" });
  const dates = { period: "dates", from: "2030-01-01", to: "2030-01-02" };
  assert.deepEqual(of(dates), { from: "2030-01-01", to: "2030-01-02" });
  assert.equal(of({ ...dates, to: "2029-01-01" }), null);
  // Files of a few days in the middle of a month reach no whole month.
  const few = { data_from: "2026-10-10", data_to: "2026-10-20" };
  assert.equal(periodOf({ ...newTile("aov"), period: "month" }, page, few), null);
  assert.ok(tilePresets(undefined).every((preset) => preset.name === "whole"));
});

test("a board, a name or a model in front change no figure; filters, definitions and mappings do", () => {
  const other = { ...NO_CHOICES, board: [newTile("aov")], audit: "x", model: "last" };
  assert.ok(countAlike(NO_CHOICES, other));
  assert.ok(!countAlike(NO_CHOICES, { ...other, filters: { ...NO_CHOICES.filters, from: "2026-01-01" } }));
  assert.ok(!countAlike(NO_CHOICES, { ...other, definitions: { ...NO_CHOICES.definitions, order: 2 } }));
});
