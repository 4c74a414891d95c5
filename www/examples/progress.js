// @ts-check
import { html } from "lit";
import { progressBar } from "../elements/progress.js";
import { HOSTILE, show } from "./lib/show.js";

show("Progress", ({ say }) => {
  /** @type {Record<string, [string, import("../store/state.js").Progress]>} */
  const all = {
    beginning: ["orders.csv", { bytes: 0, total: 9e7, rows: 0, rate: 0 }],
    normal: ["visits.csv", { bytes: 4e7, total: 9e7, rows: 412_000, rate: 2e6 }],
    slow: ["history.csv", { bytes: 1e8, total: 1.9e9, rows: 1_200_000, rate: 3e6 }],
    hostile: [HOSTILE.join(" "), { bytes: 5e5, total: 1e6, rows: 1, rate: 1e5 }],
  };
  return Object.entries(all).map(([name, [file, progress]]) => ({
    name,
    content: html`${progressBar(say, {
      label: say.t("file.progress", { file }),
      progress,
      cancel: () => {
        /** @type {Element} */ (document.querySelector(`#${name} output`)).textContent = "cancelled";
      },
    })}
      <p class="muted">${file}</p>
      <output></output>`,
  }));
});
