(async () => {
  const engine = await Omnimeter.openEngine();
  const file = new File(["order_id,date,amount\nA1,2026-01-05,12.5\n"], "orders.csv");
  const { proposal } = await engine.sniff(file);
  await engine.load(file, proposal);
  const report = await engine.report();
  document.querySelector("omnimeter-kpi").report = report;
  document.title = String(report.kpis.find(({ id }) => id === "revenue_total").value);
})();
