// @ts-check
/** The register of findings: fact, evidence, consequence and practice, none of them beyond what was measured. */
import { html, nothing } from "lit";
import { factText, nameOf, proofsOf } from "./maturity-words.js";

/** @typedef {import("./room-maturity.js").Room} Room */
/** @typedef {import("../store/maturity-shape.js").Maturity} Maturity */
/** @typedef {import("../generated/core.js").AuditFinding} Finding */

/** @param {Room} room @param {Maturity} scores */
export function findingsCard(room, scores) {
  const { say } = room;
  return html`<section class="card">
    <h2>${say.t("maturity.findings", { n: scores.findings.length })}</h2>
    <p class="subtitle">${say.t("maturity.findings-lead")}</p>
    ${scores.findings.length === 0 ? nothing : html`<ol class="register">${scores.findings.map((one) => item(room, scores, one))}</ol>`}
  </section>`;
}

/** @param {Room} room @param {Maturity} scores @param {Finding} finding */
function item(room, scores, finding) {
  const { say, show } = room;
  const { kind, about } = finding;
  const proofs = proofsOf(room, scores, finding);
  const isPractice = about !== null && about in scores.practices;
  return html`<li class=${kind.replaceAll("_", "-")}>
    <p><span class="kind">${say.t(`maturity.kind.${kind}`)}</span> <strong>${factText(room, scores, finding)}</strong></p>
    ${proofs.length === 0 ? nothing : html`<ul>${proofs.map((one) => html`<li>${one}</li>`)}</ul>`}
    <p class="muted">${say.t(`maturity.consequence.${kind}`)}</p>
    ${
      isPractice
        ? html`<button class="link" @click=${() => show({ tab: "answer", practice: about })}>${nameOf(room, about)}</button>`
        : nothing
    }
  </li>`;
}
