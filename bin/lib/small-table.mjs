// @ts-check
/** A small table of the user's, read under the names that its columns may have. */
import { Misuse } from "./failure.mjs";
import { openPart } from "./parts.mjs";

/**
 * Its header as it stands, the fields that its columns are, and its rows by field; empty cells are left out.
 * @param {any} engine
 * @param {string} where
 * @param {Record<string, string[]>} columns what each field may be called, in small letters
 * @returns {Promise<{ header: string[], fields: (string | undefined)[], rows: Record<string, string>[] }>}
 */
export async function readTable(engine, where, columns) {
  const file = await openPart(engine, where);
  /** @type {string[][]} */
  const all = [];
  for await (const some of engine.rows(file)) all.push(...some);
  const [header = [], ...lines] = all;
  const plain = (/** @type {string} */ name) => name.trim().toLowerCase();
  const fields = header.map((name) => Object.keys(columns).find((one) => columns[one].includes(plain(name))));
  const rows = lines.map((line) =>
    Object.fromEntries(fields.flatMap((name, at) => (name && line[at]?.trim() ? [[name, line[at].trim()]] : []))),
  );
  return { header, fields, rows };
}

/** A table that names certain fields. @param {any} engine @param {string} where @param {Record<string, string[]>} columns @param {string[]} must */
export async function rowsNaming(engine, where, columns, must) {
  const { header, fields, rows } = await readTable(engine, where, columns);
  const lacking = must.find((one) => !fields.includes(one));
  if (lacking) throw new Misuse(`${where}: line 1 names no column ${lacking}`, `it has ${header.join(", ")}`);
  return rows;
}
