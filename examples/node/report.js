// node report.js orders.csv visits.csv: what the files come to, and how sure that is.
import { openAsBlob } from "node:fs";
import { basename } from "node:path";
import { openEngine } from "omnimeter";

const engine = await openEngine();

for (const path of process.argv.slice(2)) {
  const file = new File([await openAsBlob(path)], basename(path));
  const { proposal } = await engine.sniff(file);
  if (proposal) await engine.load(file, proposal);
  else console.error(`${path}: it is not known what it holds`);
}

const [{ kpis }, catalogue] = [await engine.report(), await engine.catalogue()];
for (const { id, value, low, high, n } of kpis) {
  if (value === null) continue;
  const name = catalogue.kpis.find((card) => card.id === id).name.en;
  const interval = low === null ? "" : ` [${low.toFixed(2)}; ${high.toFixed(2)}]`;
  console.log(`${name}: ${value.toFixed(2)}${interval}, n = ${n}`);
}
await engine.close();
