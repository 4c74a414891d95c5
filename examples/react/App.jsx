import { useState } from "react";
import "omnimeter/element";

/** React 19 gives elements their properties and listens to their events by name. */
export function App() {
  const [report, setReport] = useState(null);
  const [files, setFiles] = useState([]);
  const revenue = report?.kpis.find(({ id }) => id === "revenue_total");
  return (
    <>
      <input type="file" multiple aria-label="Files" onChange={(event) => setFiles([...event.target.files])} />
      <omnimeter-dropzone id="shop" files={files} onomnimeter-report={({ detail }) => setReport(detail.report)} />
      <omnimeter-kpi for="shop" kpi="aov" />
      <p role="status">{revenue ? `${revenue.value} in ${revenue.n} orders` : "No file yet"}</p>
    </>
  );
}
