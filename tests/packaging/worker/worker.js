// The engine in a worker of one's own: it does its work there and starts no other.
import { openEngine } from "./omnimeter/index.js";

try {
  const engine = await openEngine();
  const file = new File(["order_id,date,amount\nA1,2026-01-05,12.5\n"], "orders.csv");
  const { proposal } = await engine.sniff(file);
  await engine.load(file, proposal);
  const { kpis } = await engine.report();
  postMessage(String(kpis.find(({ id }) => id === "revenue_total").value));
} catch (thrown) {
  postMessage(String(thrown));
}
