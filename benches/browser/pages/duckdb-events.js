// @ts-check
/** DuckDB-WASM: the journeys of all customers by string_agg, then the distinct ones with their conversions. */
import * as duckdb from "@duckdb/duckdb-wasm";

const worker = new Worker("/duckdb/duckdb-browser-eh.worker.js");
const database = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker);
await database.instantiate("/duckdb/duckdb-eh.wasm");

/** @param {File} file */
globalThis.answer = async (file) => {
  await database.registerFileHandle("events.csv", file, duckdb.DuckDBDataProtocol.BROWSER_FILEREADER, true);
  const connection = await database.connect();
  const table = await connection.query(
    `WITH journeys AS (SELECT string_agg(channel, ' > ' ORDER BY timestamp) FILTER (event = 'touch') AS path,
       count(*) FILTER (event = 'conversion') AS conversions FROM read_csv('events.csv') GROUP BY customer_id),
     paths AS (SELECT path, sum(conversions) AS conversions, count(*) AS journeys FROM journeys GROUP BY path)
     SELECT path, conversions::INTEGER AS conversions, journeys::INTEGER AS journeys,
       (SELECT count(*) FROM paths)::INTEGER AS paths FROM paths ORDER BY journeys DESC LIMIT 10000`,
  );
  const rows = table.toArray();
  const short = rows.filter((row) => row.path.split(" > ").length <= 2);
  const counted = short.map((row) => [row.path, `${row.conversions} of ${row.journeys}`]);
  return { ...Object.fromEntries(counted), paths: rows[0].paths };
};
