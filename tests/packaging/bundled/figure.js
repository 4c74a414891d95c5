/** What a small project does with the engine. */
export async function show(engine, name, bytes) {
  const file = await engine.part(new File([bytes], name));
  const { proposal } = await engine.sniff(file);
  await engine.load(file, proposal);
  const { kpis } = await engine.report();
  document.title = String(kpis.find(({ id }) => id === "revenue_total").value);
}

export const CSV = "order_id,date,amount\nA1,2026-01-05,12.5\n";
