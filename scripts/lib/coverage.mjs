// @ts-check
/** What `cargo llvm-cov --json` counted, added up by the rooms of the core. */
import path from "node:path";
import { table } from "./table.mjs";

/** @typedef {{ count: number, covered: number }} Count */
/** @typedef {{ lines: Count, functions: Count }} Counts */
/** @typedef {{ data: { files: { filename: string, summary: Counts }[] }[] }} Summary */
/** @typedef {{ room: string } & Counts} Room */

const TESTS = /(^|\/)(tests?|[a-z_]+_tests|golden)(\.rs|\/)/;

/** `src/kpi/aov.rs` is of the room `src/kpi`. @param {string} name */
const roomOf = (name) => {
  const parts = name.split("/");
  return parts[0] === "src" && parts.length > 2 ? parts.slice(0, 2).join("/") : parts[0];
};

/** @param {Summary} summary @param {string} root @returns {Room[]} those of the core, and all of them at the end */
export function byRoom(summary, root) {
  /** @type {Map<string, Room>} */
  const rooms = new Map();
  const all = { room: "all", lines: { count: 0, covered: 0 }, functions: { count: 0, covered: 0 } };
  for (const { filename, summary: counts } of summary.data.flatMap(({ files }) => files)) {
    const name = path.relative(root, filename).split(path.sep).join("/");
    if (!/^(src|spreadsheet)\//.test(name) || TESTS.test(name)) continue;
    const room = rooms.get(roomOf(name)) ?? {
      room: roomOf(name),
      lines: { count: 0, covered: 0 },
      functions: { count: 0, covered: 0 },
    };
    rooms.set(room.room, room);
    for (const one of [room, all])
      for (const kind of /** @type {const} */ (["lines", "functions"])) {
        one[kind].count += counts[kind].count;
        one[kind].covered += counts[kind].covered;
      }
  }
  return [...[...rooms.values()].sort((a, b) => (a.room < b.room ? -1 : 1)), all];
}

/** @param {Count} counts cut, not rounded: 100 is all */
const percent = ({ count, covered }) =>
  count === 0 ? "" : `${(Math.floor((covered / count) * 1000) / 10).toFixed(1)}%`;

/** @param {Room[]} rooms */
export const coverageTable = (rooms) =>
  table([
    ["room", "lines", "reached", "functions", "reached"],
    ...rooms.map(({ room, lines, functions }) => [
      ...[room, String(lines.count), percent(lines)],
      ...[String(functions.count), percent(functions)],
    ]),
  ]);
