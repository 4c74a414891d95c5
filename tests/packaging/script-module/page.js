document.addEventListener("omnimeter-report", ({ detail }) => {
  document.title = String(detail.report.kpis.find(({ id }) => id === "revenue_total").value);
});
