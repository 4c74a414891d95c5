// @ts-check
import { html } from "lit";
import { explainPanel } from "../elements/explain.js";
import { card, measure, stateOf } from "./lib/data.js";
import { HOSTILE, show } from "./lib/show.js";

/** @param {string[]} keys @returns {import("../generated/core.js").Slice[]} */
const slices = (keys) =>
  keys.map((key, i) => ({ key, value: 100 - i, n: 10 + i, low: 90 - i, high: 110 - i, parts: {} }));

/** @type {Record<string, Partial<import("../generated/core.js").KpiReport>>} */
const EXAMPLES = {
  normal: {
    settings: { basis: "interaction" },
    left_out: [{ reason: "anonymous", rows: 1252 }],
    also: [{ id: "identified_share", value: 0.83, unit: "rate", n: null, low: null, high: null }],
    breakdown: slices(["Store", "Web", "App"]),
  },
  missing: { value: null, missing: { reason: "field-missing", needs: ["orders.amount | orders.unit_price"] } },
  hostile: { breakdown: slices(HOSTILE), settings: { window: "<img src=x onerror=globalThis.hit=1>" } },
};

show("Explain panel", (view) =>
  Object.entries(EXAMPLES).map(([name, more]) => {
    const one = card("revenue_total", name === "hostile" ? HOSTILE[0] : "Total revenue");
    const state = stateOf([one], [measure("revenue_total", more)]);
    return {
      name,
      content: html`<h2>${view.say.both(one.name)}</h2><div class="dialog-body">${explainPanel({ ...view, state }, one)}</div>`,
    };
  }),
);
