// @ts-check
/** The tidy table as Parquet: the same rows, typed. */
import { ByteWriter, parquetWrite } from "hyparquet-writer/src/index.js";
import { tidyTable } from "./tidy.js";

const COUNTS = new Set(["row"]);
const NUMBERS = new Set(["value", "lower", "upper", "n"]);

/** @param {string} name @returns {"INT32" | "DOUBLE" | "STRING"} */
const typeOf = (name) => (COUNTS.has(name) ? "INT32" : NUMBERS.has(name) ? "DOUBLE" : "STRING");

/** @param {import("./document.js").HandoverDocument} document @returns {Uint8Array} */
export function parquet(document) {
  const { head, rows } = tidyTable(document);
  const columnData = head.map((name, i) => ({ name, data: rows.map((row) => row[i] ?? null), type: typeOf(name) }));
  const writer = new ByteWriter();
  parquetWrite({ writer, columnData, createdBy: "omnimeter" });
  return new Uint8Array(writer.getBuffer());
}
