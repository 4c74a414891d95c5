// @ts-check
/** DuckDB-WASM, its exception-handling bundle: read_csv over the dropped file, grouped by channel. */
import * as duckdb from "@duckdb/duckdb-wasm";

const worker = new Worker("/duckdb/duckdb-browser-eh.worker.js");
const database = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker);
await database.instantiate("/duckdb/duckdb-eh.wasm");

/** @param {File} file */
globalThis.answer = async (file) => {
  await database.registerFileHandle("orders.csv", file, duckdb.DuckDBDataProtocol.BROWSER_FILEREADER, true);
  const connection = await database.connect();
  const table = await connection.query(
    `SELECT channel, CAST(round(sum(revenue) * 100) AS BIGINT) AS cents, count(*) AS orders,
       count(DISTINCT customer_id) AS customers FROM read_csv('orders.csv') GROUP BY channel`,
  );
  return Object.fromEntries(table.toArray().map((row) => [row.channel, Number(row.cents)]));
};
