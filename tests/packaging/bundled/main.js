// With the wasm in the script; a workbook is asked for by its address.
import { openEngine } from "omnimeter";
import { CSV, show } from "./figure.js";

const engine = await openEngine();
const workbook = new URLSearchParams(location.search).get("workbook");
if (workbook) await show(engine, workbook, await (await fetch(workbook)).arrayBuffer());
else await show(engine, "orders.csv", CSV);
