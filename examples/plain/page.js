const told = document.getElementById("told");

document.getElementById("shop").addEventListener("omnimeter-report", ({ detail }) => {
  const aov = detail.report?.kpis.find(({ id }) => id === "aov");
  told.textContent = aov ? `An order is worth ${aov.value} on average, of ${aov.n}.` : "Nothing to show yet.";
});

document.addEventListener("omnimeter-problem", ({ detail }) => {
  told.textContent = `${detail.file ?? ""}: ${detail.message}. ${detail.hint}`;
});
