// @ts-check
/** Defines the elements for other pages. */
import { DropzoneElement } from "./dropzone.js";
import { ChartElement, KpiElement, TableElement } from "./figures.js";
import { EmbeddedWorkbench } from "./workbench.js";

const ELEMENTS = {
  "omnimeter-dropzone": DropzoneElement,
  "omnimeter-kpi": KpiElement,
  "omnimeter-chart": ChartElement,
  "omnimeter-table": TableElement,
  "omnimeter-workbench": EmbeddedWorkbench,
};

for (const [tag, element] of Object.entries(ELEMENTS))
  if (!customElements.get(tag)) customElements.define(tag, element);

export { ChartElement, DropzoneElement, EmbeddedWorkbench as WorkbenchElement, KpiElement, TableElement };
