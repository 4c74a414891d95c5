// @ts-check
/** The Maturity room: what is said, what the data say of it, and what to do next. It opens without any file. */
import { html, nothing } from "lit";
import { scoresOf, wordedModelOf } from "../store/maturity-ask.js";
import { OmElement, rootOf } from "./base.js";
import { answerTab } from "./maturity-answer.js";
import { compareTab } from "./maturity-compare.js";
import { mergePanel } from "./maturity-merge.js";
import { listed } from "./maturity-parts.js";
import { resultsTab } from "./maturity-results.js";
import { roadmapTab } from "./maturity-roadmap.js";
import { servicesTab } from "./maturity-services.js";
import { settingsTab } from "./maturity-settings.js";
import { sheetsTab } from "./maturity-sheets.js";
import { problemText } from "./problem.js";
import { titleErrors } from "./title.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("../store/maturity-shape.js").Model} Model */
/** @typedef {import("../store/maturity-shape.js").Maturity} Maturity */
/** @typedef {import("../store/maturity-shape.js").MaturityAudit} MaturityAudit */
/** @typedef {import("../store/maturities.js").Maturities} Maturities */

/**
 * What is looked at in the room; nothing of it is chosen.
 * @typedef {object} Look
 * @property {Tab} tab
 * @property {string} practice the one in front
 * @property {string} print the role whose questions are printed
 * @property {"declared" | "evidenced"} standing which scores say what the next stage needs
 * @property {string[]} entities two of them side by side
 * @property {import("../store/maturity-merge.js").Decision[]} decisions
 * @property {import("../problem.js").Problem | null} problem with a file that was opened
 * @property {string} action the one being planned
 * @property {{ n: number, faults: import("../store/maturity-references.js").ListFault[] } | null} references what became of a list of them
 * @property {boolean} who whether who answers is shown at first: on a telephone the question comes before
 */

/** @typedef {"answer" | "sheets" | "services" | "results" | "roadmap" | "compare" | "settings"} Tab */

/**
 * What a part of the room is given.
 * @typedef {View & { model: Model, scores: Maturity | null, audit: MaturityAudit, look: Look,
 *   show: (patch: Partial<Look>) => void, change: (step: (audit: MaturityAudit) => MaturityAudit) => void,
 *   act: (act: (maturities: Maturities) => void) => void, go: (by: number) => void }} Room
 */

/** @type {Tab[]} */
const TABS = ["answer", "sheets", "services", "results", "roadmap", "compare", "settings"];

/** @type {Record<Tab, (room: Room) => unknown>} */
const CONTENTS = {
  ...{ answer: answerTab, sheets: sheetsTab, results: resultsTab, roadmap: roadmapTab },
  ...{ compare: compareTab, settings: settingsTab, services: servicesTab },
};

class MaturityElement extends OmElement {
  /** @type {import("lit").PropertyDeclarations} */
  static properties = { ...OmElement.properties, look: { state: true } };

  constructor() {
    super();
    /** @type {Look} */
    this.look = {
      ...{ tab: "answer", practice: "", print: "", standing: "declared", entities: [], decisions: [], problem: null },
      ...{ action: "", references: null, who: matchMedia("(min-width: 701px)").matches },
    };
  }

  connectedCallback() {
    super.connectedCallback();
    this.addEventListener("keydown", this.#keys);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.removeEventListener("keydown", this.#keys);
    titleErrors(this, "");
  }

  /** On to the next practice, or back, from wherever one types. @param {KeyboardEvent} event */
  #keys = (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || this.look.tab !== "answer") return;
    event.preventDefault();
    this.#go(event.shiftKey ? -1 : 1);
  };

  /** @param {Partial<Look>} patch */
  #show = (patch) => {
    this.look = { ...this.look, ...patch };
  };

  /** @param {number} by */
  #go = (by) => {
    const model = wordedModelOf(this.state);
    if (!model) return;
    // What is being typed counts before the practice changes.
    const typing = rootOf(this).activeElement;
    if (typing instanceof HTMLElement) typing.blur();
    const all = listed(model, this.state.choices.maturity.sheet);
    const at = all.findIndex(({ practice }) => practice.id === this.look.practice);
    const next = all[Math.min(Math.max(Math.max(at, 0) + by, 0), all.length - 1)];
    this.#show({ practice: next.practice.id });
    this.updateComplete.then(() => /** @type {HTMLElement | null} */ (this.querySelector("#practice-name"))?.focus());
  };

  render() {
    const { state, say, look } = this;
    const { maturity: audit } = state.choices;
    const problem = state.answers["maturity-model"]?.problem ?? null;
    const model = wordedModelOf(state);
    /** @type {Room["act"]} */
    const act = (act) => this.send("maturing", act);
    if (!model) return problem ? this.#refused(problem, act) : html`<p class="hint">${say.t("maturity.waiting")}</p>`;
    const scores = scoresOf(state);
    /** @type {Room} */
    const room = {
      ...{ ...this.view, model, scores, audit, look, show: this.#show, go: this.#go, act },
      change: (step) => act((maturities) => maturities.change(step)),
    };
    const failed = state.answers.maturity?.problem;
    const tab = audit.sheet ? "answer" : look.tab;
    return html`${audit.sheet ? nothing : tabs(room)}
      ${failed ? html`<p class="problem" role="alert">${problemText(say, failed)}</p>` : nothing}
      ${state.merging ? mergePanel(room, state.merging) : CONTENTS[tab](room)}`;
  }

  /** The model of the user's is not to be read any more. @param {import("../problem.js").Problem} problem @param {Room["act"]} act */
  #refused(problem, act) {
    return html`<section class="card">
      <p class="problem" role="alert">${problemText(this.say, problem)}</p>
      <button @click=${() => act((maturities) => maturities.ownModel())}>${this.say.t("maturity.model-back")}</button>
    </section>`;
  }
}

/** @param {Room} room */
function tabs({ say, look, show, state }) {
  if (state.merging) return nothing;
  return html`<div class="tabs" role="group" aria-label=${say.t("maturity.tabs")}>
    ${TABS.map(
      (tab) => html`<button aria-pressed=${tab === look.tab} @click=${() => show({ tab, print: "", problem: null })}>
        ${say.t(`maturity.tab.${tab}`)}
      </button>`,
    )}
  </div>`;
}

customElements.define("om-maturity", MaturityElement);

/** @param {View} view */
export const roomMaturity = ({ state, say }) => html`<om-maturity .state=${state} .say=${say}></om-maturity>`;
