import { readFile } from "node:fs/promises";
import { openEngine } from "omnimeter/slim";

const wasm = new Uint8Array(await readFile(new URL(import.meta.resolve("omnimeter/omnimeter.wasm"))));
const engine = await openEngine({ wasm });
const file = new File(["order_id,date,amount\nA1,2026-01-05,12.5\n"], "orders.csv");
const { proposal } = await engine.sniff(file);
await engine.load(file, proposal);
const { kpis } = await engine.report();
console.log(kpis.find(({ id }) => id === "revenue_total").value);
