// @ts-check
/** What is kept of the customer journey, and what kinds of business look at in each phase. */

/** A phase as the user has it. `key`: its name in the product's words, used while `name` is empty. @typedef {{ key: string, name: string, stages: string[], goal: string, kpi: string }} Phase */
/** @typedef {{ channel: string, from: string, to: string }} Moved */
/** A note at a cell (phase and channel), or at the bridge from a channel to another. @typedef {{ kind: string, role: string, phase: string, channel: string, to: string, text: string, day: string }} Note */

/**
 * @typedef {object} Journey
 * @property {string} template
 * @property {readonly Phase[]} phases
 * @property {number} days
 * @property {number} return_days
 * @property {readonly Moved[]} moved
 * @property {Readonly<Record<string, string>>} owners by point of contact
 * @property {readonly Note[]} notes
 * @property {{ channel: string, stage: string } | null} at the point of contact explored
 */

/** The phases of the files. */
export const STAGES = ["awareness", "consideration", "decision", "service", "loyalty"];
/** What a note is of. */
export const NOTE_KINDS = ["comment", "interview", "usability", "mystery", "heatmap", "training"];
/** Who writes it. */
export const NOTE_ROLES = ["marketing", "design", "store", "ecommerce", "service", "data", "management", "other"];

/** The figures of each phase by kind of business, the first one being its own. @type {Record<string, Record<string, string[]>>} */
export const TEMPLATES = {
  ecommerce: {
    awareness: ["traffic", "ctr", "content_engagement", "bounce_rate"],
    consideration: ["visit_duration", "assisted_conversion", "ropo", "reverse_ropo"],
    decision: ["conversion_rate", "aov", "cart_abandonment", "revenue_total", "cac", "cc_conversion"],
    service: ["response_time", "resolution_time", "fcr", "csat", "context_repeat_rate"],
    loyalty: [
      "repeat_rate",
      "retention_rate",
      "purchase_frequency",
      "nps",
      "loyalty_enrolment",
      "omnichannel_customer_share",
    ],
  },
  services: {
    awareness: ["content_engagement", "traffic", "ctr"],
    consideration: ["assisted_conversion", "visit_duration"],
    decision: ["cac", "conversion_rate", "revenue_total"],
    service: ["fcr", "response_time", "resolution_time", "context_repeat_rate", "csat", "ces_score_norm"],
    loyalty: ["churn_rate", "retention_rate", "nps", "clv_contractual"],
  },
  b2b: {
    awareness: ["ctr", "traffic", "content_engagement"],
    consideration: ["assisted_conversion", "visit_duration"],
    decision: ["cac", "conversion_rate", "aov", "roi"],
    service: ["resolution_time", "response_time", "resolution_rate", "csat"],
    loyalty: ["retention_rate", "purchase_frequency", "clv_historic", "nps"],
  },
};

/** @param {string} key @param {string[]} [stages] @returns {Phase} */
const phase = (key, stages = [key]) => ({ key, name: "", stages, goal: "", kpi: "" });

/** The two sets of phases. @type {Record<string, Phase[]>} */
export const SETS = {
  five: STAGES.map((one) => phase(one)),
  four: [
    phase("discovery", ["awareness"]),
    phase("consideration"),
    phase("decision"),
    phase("loyalty", ["service", "loyalty"]),
  ],
};

/** @type {Journey} */
export const NO_JOURNEY = {
  ...{ template: "ecommerce", phases: SETS.five, days: 30, return_days: 180 },
  ...{ moved: [], owners: {}, notes: [], at: null },
};

/** Points of contact and their owners are known by this. @param {string} channel @param {string} stage */
export const pointKey = (channel, stage) => JSON.stringify([channel, stage]);
