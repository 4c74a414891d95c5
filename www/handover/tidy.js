// @ts-check
/**
 * The document's figures for Tableau, Power BI and the like: one row for each figure, with its interval and n, or the
 * reason why there is none; and the dictionary that says what each name means.
 */
import { toCsv } from "../elements/table-text.js";
import { still } from "../still.js";
import { namesOf } from "./counted.js";
import { kindAt } from "./figures.js";
import { WORDS } from "./words.js";

/** @typedef {import("./document.js").HandoverDocument} HandoverDocument */
/** @typedef {import("./document.js").TableBlock} TableBlock */
/** @typedef {import("./document.js").Column} Column */
/** @typedef {import("./document.js").Cell} Cell */
/** @typedef {import("./document.js").Section} Section */

/** How a bound or n of a measure is called: after it, or alone where there is one measure. */
const PARTS = { lower: ["low", "lower"], upper: ["high", "upper"], n: ["n"] };
const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** The measure that bounds without a name belong to. */
const FIGURE = "value";
const UNITS = {
  text: "",
  count: "count",
  number: "number",
  percent: "fraction",
  date: "date",
  days: "days",
  score: "score",
};

/** @param {HandoverDocument} document */
const tablesOf = ({ sections }) =>
  sections.flatMap((section) =>
    section.blocks.filter((block) => block.kind === "table").map((table) => ({ section, table })),
  );

/** @param {Pick<Column, "kind" | "unit">} column @param {HandoverDocument} document */
const unitOf = ({ kind, unit }, { currency }) => unit ?? (kind === "money" ? currency : UNITS[kind]);

/**
 * What the columns of a table are: names of the group, figures with their bounds, and words.
 * @param {TableBlock} table
 */
function rolesOf(table) {
  const { columns, groups, persons } = table;
  const at = new Map(columns.map(({ id }, i) => [id, i]));
  const isFigure = (/** @type {number} */ i) => columns[i].kind !== "text" && !groups?.includes(i);
  const own = columns.flatMap(({ id, kind }, i) =>
    isFigure(i) && kind !== "date" && !Object.values(PARTS).flat().includes(id) ? [{ id, i }] : [],
  );
  // Bounds without a name are those of the figure they stand behind.
  const low = columns.findIndex(({ id }) => PARTS.lower.includes(id));
  const main = at.has(FIGURE) ? FIGURE : (low < 0 ? own[0] : own.filter(({ i }) => i < low).at(-1))?.id;
  /** @param {string} id @param {"lower" | "upper" | "n"} part */
  const partOf = (id, part) => {
    const own = PARTS[part].map((name) => at.get(`${id}_${name}`)).find((place) => place !== undefined);
    const shared =
      id === main || part === "n"
        ? PARTS[part].map((name) => at.get(name)).find((place) => place !== undefined)
        : undefined;
    return own ?? shared ?? (part === "n" && columns[persons ?? -1]?.id !== id ? persons : undefined);
  };
  const all = columns.map((_, i) => i).filter(isFigure);
  const parts = new Set(
    all.flatMap((i) => [partOf(columns[i].id, "lower"), partOf(columns[i].id, "upper")]).filter((i) => i !== undefined),
  );
  const counts = new Set([at.get("n"), ...all.map((i) => at.get(`${columns[i].id}_n`))].filter((i) => i !== undefined));
  const figures = all.filter((i) => !parts.has(i) && !counts.has(i));
  const names = namesOf(table);
  return { names, figures: figures.length > 0 ? figures : all, partOf, why: at.get("why") };
}

/** A name is the same in every row, and in Parquet as in CSV. @param {Cell | undefined} cell */
const named = (cell) => (typeof cell === "string" ? still(cell) : (cell ?? null));

/** @param {Cell | undefined} cell */
const numberOf = (cell) => (typeof cell === "number" ? cell : null);

/** @param {HandoverDocument} document @returns {{ head: string[], rows: Cell[][] }} */
export function tidyTable(document) {
  const tables = tablesOf(document).map(({ section, table }) => ({ section, table, roles: rolesOf(table) }));
  const most = Math.max(1, ...tables.map(({ roles }) => roles.names.length));
  const groups = Array.from({ length: most }, (_, i) => [`by_${i + 1}`, `group_${i + 1}`]).flat();
  const head = [
    "section",
    "table",
    "row",
    ...groups,
    ...["measure", "value", "day", "unit", "lower", "upper", "n", "reason"],
  ];
  const rows = tables.flatMap(({ section, table, roles }) =>
    table.rows.flatMap((row, place) => {
      const group = Array.from({ length: most }, (_, i) => {
        const column = roles.names[i];
        return column === undefined ? [null, null] : [table.columns[column].id, named(row[column])];
      }).flat();
      return roles.figures.map((i) => {
        const column = table.columns[i];
        const bound = (/** @type {"lower" | "upper" | "n"} */ part) =>
          numberOf(row[roles.partOf(column.id, part) ?? -1]);
        const cell = row[i] ?? null;
        const unit = unitOf({ kind: kindAt(table, place, i), unit: column.unit }, document);
        const day = typeof cell === "string" && DAY.test(cell) ? cell : null;
        // A word in the place of a figure says why there is none.
        const reason = cell === null ? (row[roles.why ?? -1] ?? null) : typeof cell === "string" && !day ? cell : null;
        const value = [numberOf(cell), day, unit];
        return [
          section.id,
          table.id,
          place + 1,
          ...group,
          column.id,
          ...value,
          bound("lower"),
          bound("upper"),
          bound("n"),
          named(reason),
        ];
      });
    }),
  );
  return { head, rows };
}

/** @param {HandoverDocument} document @returns {string} comma-separated, in UTF-8 with a mark */
export function tidy(document) {
  const { head, rows } = tidyTable(document);
  return toCsv(head, rows);
}

/** What each table and each of its columns is. @param {HandoverDocument} document @returns {string} as `tidy` */
export function dictionary(document) {
  const words = WORDS[document.language].dictionary;
  const own = Object.entries(words).map(([name, meaning]) => ["", "", name, "", "", meaning]);
  const rows = tablesOf(document).flatMap(({ section, table }) => {
    const { names, figures, why } = rolesOf(table);
    const roles = table.columns.map((_, i) =>
      names.includes(i) ? "group" : figures.includes(i) ? "measure" : i === why ? "reason" : "other",
    );
    return table.columns.map((column, i) => [
      ...[section.id, table.id, column.id, roles[i], unitOf(column, document)],
      `${column.name} · ${table.title} (${section.number}. ${section.title})`,
    ]);
  });
  return toCsv(["section", "table", "name", "role", "unit", "meaning"], [...own, ...rows]);
}
