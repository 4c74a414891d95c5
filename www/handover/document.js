// @ts-check
/**
 * The document that is handed over, as a plain value: what is in it and in which order. Values are raw; each format
 * writes them its own way.
 */

/** @typedef {"fr" | "en"} Language */
/** @typedef {"full" | "management"} Variant */

/**
 * What a column holds: a percent is a fraction, money is in the currency of the document, a date is `2026-01-31`, days
 * are a number of them, a score is a level or points.
 * @typedef {"text" | "count" | "number" | "percent" | "money" | "date" | "days" | "score"} ColumnKind
 */

/** @typedef {{ id: string, name: string, kind: ColumnKind, unit?: string }} Column */

/** A value that is not known is `null`, with the reason in the column `why` of its row. @typedef {string | number | null} Cell */

/**
 * How many persons (or their orders) are behind the rows, where no column shows it, or behind some columns of them
 * alone. `of`: what is counted: the same count of the same group is one, wherever it stands. `at`: the group, row by row,
 * where it is not the one that the columns `groups` name.
 * @typedef {{ of: string, rows: (number | null)[], at?: Record<string, string>[], columns?: number[] }} Behind
 */

/**
 * `persons`: the index of the column that counts the persons a row is about, where it is about some. `groups`: the
 * columns that name the group, only where no person is in two rows of one total; `names`: those that name a row
 * elsewhere, the first one of words where it is not said. `formulas`: by the index of its column,
 * how a value follows from others of its row, by a name that the writer of a workbook knows. `row_kinds`: what the
 * columns of the kind `number` hold, row by row, where a table has figures of several units in one column.
 * @typedef {object} TableBlock
 * @property {"table"} kind
 * @property {string} id
 * @property {string} title
 * @property {Column[]} columns
 * @property {Cell[][]} rows
 * @property {string} [note]
 * @property {number} [persons]
 * @property {number[]} [groups]
 * @property {number[]} [names]
 * @property {Behind[]} [behind]
 * @property {Record<number, string>} [formulas]
 * @property {ColumnKind[]} [row_kinds]
 */

/**
 * What was found, how sure it is, and what follows. `about`: names whose figures a drafted one tells.
 * @typedef {{ id: string, what: string, sure: string, so: string, practice?: string, about?: string[] }} Finding
 */

/** @typedef {{ kind: "text", text: string }} TextBlock */
/** @typedef {{ kind: "caution", text: string }} CautionBlock */
/** @typedef {{ kind: "findings", items: Finding[] }} FindingsBlock */
/**
 * `of`: the table whose figures it draws, that of its own id where it is not said; of that table the rows that begin
 * with `part` alone, the `column` alone. `map`: what the map of the journey is drawn from, channel by channel.
 * @typedef {{ kind: "chart", id: string, title: string, alt: string, svg: string, of?: { table: string, part?: string, column?: number }, map?: { heads: string[], rows: { name: string, cells: (number | null)[] }[], full?: number } }} ChartBlock
 */
/** @typedef {TextBlock | CautionBlock | FindingsBlock | TableBlock | ChartBlock} Block */

/**
 * `intro`: the consultant's own words, empty where there are none.
 * @typedef {{ id: string, number: number, title: string, intro: string, blocks: Block[] }} Section
 */

/**
 * @typedef {object} HandoverDocument
 * @property {string} title
 * @property {string} client
 * @property {Language} language
 * @property {Variant} variant
 * @property {string} as_of
 * @property {string} currency
 * @property {string} zone
 * @property {Section[]} sections
 */

export {};
