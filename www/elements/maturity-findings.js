// @ts-check
/** The register of findings: fact, evidence, consequence and practice, none of them beyond what was measured. */
import { html, nothing } from "lit";
import { figureLine, nameOf, roleName, scoreText } from "./maturity-parts.js";

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

/** The lowest and the highest level that the tested figures of a practice allow. @param {Maturity} scores @param {string | null} about */
function impliedOf(scores, about) {
  const checks = scores.verdicts.find(({ practice }) => practice === about)?.checks ?? [];
  const lows = checks.flatMap(({ implied_low }) => implied_low ?? []);
  const highs = checks.flatMap(({ implied_high }) => implied_high ?? []);
  return { low: Math.min(...lows), high: Math.max(...highs) };
}

/** What was found, in one sentence. @param {Room} room @param {Maturity} scores @param {Finding} finding */
export function factText(room, scores, finding) {
  const { say } = room;
  const { kind, about, words, declared, value, names } = finding;
  if (words) return say.both(words);
  const { low, high } = impliedOf(scores, about);
  const said = {
    fragile: (/** @type {string} */ one) => nameOf(room, one),
    services: (/** @type {string} */ one) => say.name(one),
  };
  const list = names.map(kind === "fragile" || kind === "services" ? said[kind] : (one) => roleName(say, one));
  return say.t(`maturity.fact.${kind}`, {
    ...{ name: nameOf(room, about), declared: scoreText(say, declared), low, high },
    value: kind === "not_scored" ? say.percent(value ?? 0) : scoreText(say, value),
    names: say.list(list),
  });
}

/** What shows it: figures with their intervals, or what each department says. @param {Room} room @param {Maturity} scores @param {Finding} finding */
function proofsOf(room, scores, { kind, about, figures, declared }) {
  const { say } = room;
  const measured = Object.entries(figures).map(([id, fact]) => figureLine(room, id, fact));
  if (kind === "outcome" && about !== null && declared !== null)
    return [
      say.t("maturity.proof-declared", { name: nameOf(room, about), declared: scoreText(say, declared) }),
      ...measured,
    ];
  if (kind !== "disagreement") return measured;
  const departments = scores.practices[about ?? ""]?.departments ?? {};
  return Object.entries(departments).map(([one, score]) =>
    say.t("maturity.proof-department", { name: roleName(say, one), score: scoreText(say, score) }),
  );
}
