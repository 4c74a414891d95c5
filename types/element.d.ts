/** The elements that `omnimeter/element` defines, and what programs may do with them. */
import type { Report } from "./core.js";

/** Something that went wrong, with a stable code. */
export interface OmnimeterProblem {
  code: string;
  message: string;
  hint: string;
  values: Record<string, string>;
  file: string | null;
  line: number | null;
  column: number | null;
  byte: number | null;
}

/** An element that holds files. */
export interface OmnimeterSource extends HTMLElement {
  /** The files; setting them takes away those that are not in the list. */
  get files(): File[];
  set files(files: Iterable<File>);
  /** What the files come to; `null` until they are read. */
  readonly report: Report | null;
  /** Everything typed and chosen, as the audit file has it; an object, its text or the file itself may be set. */
  get audit(): object | null;
  set audit(audit: object | string | Blob | null);
}

/** `<omnimeter-workbench lang theme rooms src>` */
export interface OmnimeterWorkbench extends OmnimeterSource {}

/** `<omnimeter-dropzone lang theme src>` */
export interface OmnimeterDropzone extends OmnimeterSource {}

/** An element that shows figures of a source (`for` names it), or of a report given to it. */
export interface OmnimeterFigure extends HTMLElement {
  get source(): OmnimeterSource | null;
  set source(source: OmnimeterSource | null);
  get report(): Report | null;
  set report(report: Report | null);
}

/** `<omnimeter-kpi for kpi>` */
export interface OmnimeterKpi extends OmnimeterFigure {}

/** `<omnimeter-chart for kpi by>` */
export interface OmnimeterChart extends OmnimeterFigure {}

/** `<omnimeter-table for kpis>` */
export interface OmnimeterTable extends OmnimeterFigure {}

export declare const WorkbenchElement: { new (): OmnimeterWorkbench };
export declare const DropzoneElement: { new (): OmnimeterDropzone };
export declare const KpiElement: { new (): OmnimeterKpi };
export declare const ChartElement: { new (): OmnimeterChart };
export declare const TableElement: { new (): OmnimeterTable };

declare global {
  interface HTMLElementTagNameMap {
    "omnimeter-workbench": OmnimeterWorkbench;
    "omnimeter-dropzone": OmnimeterDropzone;
    "omnimeter-kpi": OmnimeterKpi;
    "omnimeter-chart": OmnimeterChart;
    "omnimeter-table": OmnimeterTable;
  }
  interface HTMLElementEventMap {
    "omnimeter-report": CustomEvent<{ report: Report | null }>;
    "omnimeter-problem": CustomEvent<OmnimeterProblem>;
  }
}
