// @ts-check
/** Browsers compile a function when it is first called: a few rows are read before anybody waits for theirs. */
import { DirectEngine } from "./direct-engine.js";

/** Orders as shops export them, semicolons and commas as in much of Europe. @returns {string} */
export function orders() {
  const rows = ["numero_commande;id_client;date_commande;canal;devise;montant_ttc"];
  for (let i = 0; i < 60; i++) {
    const day = String(1 + (i % 28)).padStart(2, "0");
    const channel = i % 3 ? "Site web" : "Magasin";
    rows.push(`CV${10_000 + i};C-${i % 20};${day}/01/2026 10:${10 + (i % 50)};${channel};EUR;${20 + i},50`);
  }
  return rows.join("\n");
}

/** Reads them with the wasm of this thread, and forgets them. */
export async function warmUp() {
  const engine = new DirectEngine();
  const file = new File([orders()], "orders.csv");
  const { proposal } = await engine.sniff(file);
  if (proposal) await engine.load(file, proposal);
  await engine.close();
}
