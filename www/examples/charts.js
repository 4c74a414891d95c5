// @ts-check
import { html } from "lit";
import { modelsChart } from "../charts/models.js";
import { revenueChart } from "../charts/revenue.js";
import { measure, stateOf } from "./lib/data.js";
import { chartOrWhy, HOSTILE, show } from "./lib/show.js";

const MODELS = ["first", "last", "linear", "markov"];

/** @param {string[]} channels */
function stateWith(channels) {
  const breakdown = channels.map((key, i) => ({
    ...{ key, value: 1000 / (i + 1), n: 50 - i, low: null, high: null, parts: {} },
    share: { value: 1 / (i + 2), low: null, high: null },
  }));
  const returns = breakdown.map((slice, i) => ({
    ...slice,
    value: 2 - i / 2,
    parts: { cost: 300, revenue: slice.value },
  }));
  const models = MODELS.map((id, m) => {
    const shares = channels.map((_, i) => 1 + ((i + m) % channels.length));
    const sum = shares.reduce((a, b) => a + b, 0);
    const credits = channels.map((channel, i) => ({
      channel,
      conversions: shares[i],
      value: shares[i],
      share: shares[i] / sum,
    }));
    return { id, settings: {}, channels: credits, diagnostics: { removal_effects: [] }, missing: null };
  });
  const none = { conversions: 0, value: 0 };
  const attribution = {
    journeys: 90,
    conversions: 60,
    value: 900,
    unattributed: none,
    unidentified: none,
    models,
    missing: null,
  };
  return stateOf([], [measure("revenue_by_channel", { breakdown }), measure("roi", { breakdown: returns })], {
    attribution,
  });
}

/** @type {Record<string, string[]>} */
const EXAMPLES = {
  normal: ["Store", "Web", "App", "Phone", "Marketplace"],
  one: ["Store"],
  many: Array.from({ length: 24 }, (_, i) => `Channel ${i + 1}`),
  long: ["Réseau de magasins franchisés et corners des grands magasins", "Site web"],
  hostile: HOSTILE,
};

show("Charts", (view) =>
  Object.entries(EXAMPLES).flatMap(([name, channels]) => {
    const here = { ...view, state: stateWith(channels) };
    const [revenue, models] = [revenueChart(here), modelsChart(here, { short: true })];
    // Two charts of one kind on a page need names of their own.
    const named = [revenue, models].map((spec) => spec && { ...spec, id: `${name}-${spec.id}` });
    return [{ name, content: html`${named.map((spec) => chartOrWhy(here, spec))}` }];
  }),
);
