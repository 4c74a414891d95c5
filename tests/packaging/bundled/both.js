// The elements and the engine in one project share everything.
import "omnimeter/element";
import "omnimeter/styles.css";
import { openEngine } from "omnimeter";
import { CSV } from "./figure.js";

const engine = await openEngine();
const dropzone = document.createElement("omnimeter-dropzone");
dropzone.files = [new File([CSV], "orders.csv")];
dropzone.addEventListener("omnimeter-report", async ({ detail }) => {
  const { value } = detail.report.kpis.find(({ id }) => id === "revenue_total");
  document.title = `${value} ${await engine.version()}`;
});
document.body.append(dropzone);
