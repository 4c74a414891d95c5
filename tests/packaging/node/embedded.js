import { openEngine } from "omnimeter";

const engine = await openEngine();
const file = new File(["order_id,date,amount\nA1,2026-01-05,12.5\n"], "orders.csv");
const { proposal } = await engine.sniff(file);
await engine.load(file, proposal);
const { kpis } = await engine.report();
console.log(kpis.find(({ id }) => id === "revenue_total").value);
