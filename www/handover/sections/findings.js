// @ts-check
/** The register of findings: each with its evidence, its consequence and its practice. */
import { plainFinding } from "../drafts.js";

/** @param {import("../known.js").Known} known @param {import("../drafts.js").Draft[]} all @returns {import("../document.js").Block[]} */
export function findings(known, all) {
  if (all.length === 0) return [known.lacking("findings")];
  return [
    { kind: "text", text: known.t("handover.findings.lead", { n: all.length }) },
    { kind: "findings", items: all.map(plainFinding) },
  ];
}
