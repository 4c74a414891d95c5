// @ts-check
/** What is known of the sample before it is read: whose it is, and what an audit of it looks at. */
export const SAMPLE_INFO = Object.freeze({
  name: "Maison Verdier",
  period: Object.freeze({ from: "2025-11-01", to: "2026-10-31" }),
  comparison: Object.freeze({ from: "2024-11-01", to: "2025-10-31" }),
  zone: "Europe/Paris",
  currency: "EUR",
  asOf: "2026-10-31",
});
