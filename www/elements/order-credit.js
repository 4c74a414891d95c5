// @ts-check
/** The credit of each order, taken away as a file: it holds no name. */
import { html, nothing } from "lit";
import { download } from "../charts/export.js";
import { modelName, studyOf } from "./attribution-study.js";
import { OmElement } from "./base.js";
import { toCsv } from "./table-text.js";

/** @typedef {import("../generated/core.js").OrderCredit} OrderCredit */

/** A row a touch: what it was, and its part of the order. @param {OrderCredit[]} orders */
const rowsOf = (orders) =>
  orders.flatMap(({ day, value, path, shares }, order) =>
    path.map((channel, at) => [order + 1, day, value, at + 1, channel, shares[at], value * shares[at]]),
  );

const HEADS = ["order", "day", "value", "place", "channel", "share", "credit"];

class OrderCreditElement extends OmElement {
  /** @type {import("lit").PropertyDeclarations} */
  static properties = { told: { state: true }, busy: { state: true } };

  constructor() {
    super();
    this.told = "";
    this.busy = false;
  }

  async #take() {
    const { say, state } = this;
    this.busy = true;
    this.told = "";
    try {
      const found = await new Promise((resolve) => this.send("askOrders", resolve));
      if (found === null) this.told = say.t("orders-credit.none");
      else {
        const { orders, by } = found;
        const head = HEADS.map((one) => say.t(`orders-credit.${one}`));
        const blob = new Blob([toCsv(head, rowsOf(orders))], { type: "text/csv" });
        download(blob, `omnimeter-${say.t("orders-credit.file")}-${state.choices.model}.csv`);
        const taken = say.t("orders-credit.taken", { n: orders.length });
        // Found on all journeys, effects do not add up to the model's credit order by order.
        this.told = by === "effects" ? `${taken} ${say.t("orders-credit.by-effects")}` : taken;
      }
    } catch {
      this.told = say.t("study.failed");
    }
    this.busy = false;
  }

  render() {
    const { say, state } = this;
    const view = { state, say, send: this.send };
    // Aggregated paths hold no single order.
    if (!state.report || state.report.attribution.missing || !studyOf(view)?.sweeps?.length) return nothing;
    const waits = this.busy || Boolean(state.answers.study?.waiting);
    return html`<section class="card">
      <h2>${say.t("orders-credit.title")}</h2>
      <p class="subtitle">${say.t("orders-credit.subtitle", { model: modelName(/** @type {any} */ (view), state.choices.model) })}</p>
      <button ?disabled=${waits} @click=${() => this.#take()}>${say.t("orders-credit.take")}</button>
      <p class="muted" role="status">${this.told}</p>
    </section>`;
  }
}

customElements.define("om-order-credit", OrderCreditElement);
