// @ts-check
/** What is recorded beside sales: promotions and stores, look-ups of stock, mentions, feedback. */
import { html, nothing } from "lit";
import { rootOf } from "./base.js";
import { scroll } from "./scroll.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("../say.js").Say} Say */
/** @typedef {import("../generated/core.js").PromotionMatch} PromotionMatch */
/** @typedef {import("../generated/core.js").LookupUse} LookupUse */

/** Rows shown before the rest is asked for. */
const FIRST = 12;

/** @param {View} view */
export function recordedCards(view) {
  return view.state.quality
    ? html`${promotionsCard(view)} ${storesCard(view)} ${lookupsCard(view)} ${mentionsCard(view)} ${feedbackCard(view)}`
    : nothing;
}

/**
 * A table of figures; what is beyond the first rows opens by a click.
 * @template T
 * @param {Say} say @param {string} title @param {string[]} heads @param {readonly T[]} rows @param {(row: T) => unknown} row
 */
function table(say, title, heads, rows, row) {
  const body = (/** @type {readonly T[]} */ some) =>
    scroll(
      title,
      html`<table class="figures">
        <thead>
          <tr>
            ${heads.map((head) => html`<th scope="col">${head}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${some.map(row)}
        </tbody>
      </table>`,
    );
  if (rows.length <= FIRST) return body(rows);
  return html`${body(rows.slice(0, FIRST))}
    <details>
      <summary>${say.t("recorded.more", { n: rows.length - FIRST })}</summary>
      ${body(rows.slice(FIRST))}
    </details>`;
}

/** @param {Say} say @param {string} prefix @param {string[]} ids */
const headsOf = (say, prefix, ids) => ids.map((id) => say.t(`${prefix}.head.${id}`));

/** @param {View} view */
function promotionsCard(view) {
  const { state, say } = view;
  const all = state.quality?.promotions ?? [];
  if (all.length === 0) return nothing;
  const currency = state.report?.settings.currency ?? "EUR";
  const money = (/** @type {number} */ value) => say.value(value, "money", currency);
  const matched = all.filter((one) => one.state === "matched").length;
  /** @param {PromotionMatch} one */
  const row = (one) => html`<tr>
    <th scope="row">${say.name(one.label || say.t("promotions.unnamed"))} ${one.kind ? html`<span class="muted">${say.name(one.kind)}</span>` : nothing}</th>
    <td>${say.period(one.from, one.to)}</td>
    <td>${one.store ? say.name(one.store) : say.t("promotions.all-stores")}${one.channel ? html`, ${say.name(one.channel)}` : nothing}</td>
    <td>${one.cost === null ? "–" : money(one.cost)}</td>
    <td>${one.state === "matched" ? html`${say.t("uses.orders", { n: one.orders })} <span class="muted">${money(one.revenue)}</span>` : say.t(`promotions.state.${one.state}`)}</td>
    <td>${one.before_known ? html`${say.t("uses.orders", { n: one.orders_before })} <span class="muted">${money(one.revenue_before)}</span>` : "–"}</td>
  </tr>`;
  return html`<section class="card promotions">
    <h2>${say.t("promotions.title")}</h2>
    <p class="subtitle">${say.t("promotions.matched", { n: matched, all: all.length })}</p>
    ${table(say, say.t("promotions.title"), headsOf(say, "promotions", ["what", "when", "where", "cost", "sales", "before"]), all, row)}
    <p class="hint">${say.t("promotions.hint")}</p>
  </section>`;
}

/** @param {View} view */
function storesCard({ state, say }) {
  const all = state.quality?.stores ?? [];
  if (all.length === 0) return nothing;
  return html`<section class="card stores">
    <h2>${say.t("stores.title", { n: all.length })}</h2>
    ${table(
      say,
      say.t("stores.title", { n: all.length }),
      headsOf(say, "stores", ["store", "area", "sales", "visitors", "promotions"]),
      all,
      (one) => html`<tr>
        <th scope="row">${say.name(one.store)} ${one.listed ? nothing : html`<span class="muted">${say.t("stores.unlisted")}</span>`}</th>
        <td>${one.area.length > 0 ? say.name(one.area.join(", ")) : "–"}</td>
        <td>${say.number(one.orders)}</td>
        <td>${one.visitors > 0 ? say.number(one.visitors) : "–"}</td>
        <td>${one.promotions > 0 ? say.number(one.promotions) : "–"}</td>
      </tr>`,
    )}
  </section>`;
}

/** @param {View} view */
function lookupsCard({ state, say, send }) {
  const { all, stores, actual_from: from, identified, rows } = state.quality?.lookups ?? {};
  if (!all) return nothing;
  /** @param {LookupUse} one */
  const gap = (one) =>
    one.compared > 0
      ? html`<td>${say.percent((one.compared - one.same) / one.compared, 1)} <span class="muted">${say.t("lookups.of", { n: one.compared })}</span></td>
          <td>${say.number(one.broken)}</td>
          <td>${say.number(one.hidden)}</td>`
      : html`<td>–</td><td>–</td><td>–</td>`;
  const stock = state.files.filter(({ mapping }) => mapping?.table === "stock");
  /** @param {Event} event */
  const compare = (event) => {
    const [a, b] = stock;
    send("comparing", (one) => one.choose("a", a.key).then(() => (b ? one.choose("b", b.key) : undefined)));
    rootOf(/** @type {Node} */ (event.target))
      .querySelector(".comparison")
      ?.scrollIntoView();
  };
  return html`<section class="card lookups">
    <h2>${say.t("lookups.title")}</h2>
    <p class="subtitle">${say.t("lookups.total", { n: all.lookups })} ${say.t("lookups.identified", { share: say.percent((identified ?? 0) / (rows || 1)) })}</p>
    <p>${say.t(`lookups.from.${from ?? "none"}`)}</p>
    ${table(
      say,
      say.t("lookups.title"),
      headsOf(say, "lookups", ["store", "lookups", "gap", "broken", "hidden"]),
      [{ ...all, store: "" }, ...(stores ?? [])],
      (one) => html`<tr>
        <th scope="row">${one.store === "" ? say.t("lookups.all") : one.store === null ? say.t("lookups.no-store") : say.name(one.store)}</th>
        <td>${say.number(one.lookups)}</td>
        ${gap(one)}
      </tr>`,
    )}
    <p class="hint">${say.t("lookups.hint")}</p>
    ${stock.length > 0 ? html`<button @click=${compare}>${say.t("lookups.compare")}</button>` : nothing}
  </section>`;
}

/** @param {View} view */
function mentionsCard({ state, say }) {
  const all = state.quality?.mentions ?? [];
  if (all.length === 0) return nothing;
  const total = all.reduce((sum, one) => sum + one.mentions, 0);
  const tones = /** @type {const} */ (["positive", "neutral", "negative", "unjudged"]);
  return html`<section class="card mentions">
    <h2>${say.t("mentions.title")}</h2>
    <p class="subtitle">${say.t("mentions.total", { n: total, sources: say.number(all.length) })}</p>
    ${table(
      say,
      say.t("mentions.title"),
      headsOf(say, "mentions", ["source", "mentions", ...tones]),
      all,
      (one) => html`<tr>
        <th scope="row">${one.source === "" ? say.t("mentions.no-source") : say.name(one.source)} <span class="muted">${one.kind === "other" ? nothing : say.t(`kind.${one.kind}`)}</span></th>
        <td>${say.number(one.mentions)}</td>
        ${tones.map((tone) => html`<td>${say.number(one[tone])}</td>`)}
      </tr>`,
    )}
    <p class="hint">${say.t("mentions.hint")}</p>
  </section>`;
}

/** @param {View} view */
function feedbackCard({ state, say }) {
  const all = state.quality?.feedback ?? [];
  if (all.length === 0) return nothing;
  return html`<section class="card feedback">
    <h2>${say.t("feedback.title")}</h2>
    ${table(
      say,
      say.t("feedback.title"),
      headsOf(say, "feedback", ["from", "channel", "answers", "words"]),
      all,
      (one) => html`<tr>
        <th scope="row">${say.t(`feedback.from.${one.from}`)}</th>
        <td>${one.kind === null ? "–" : say.t(`kind.${one.kind}`)}</td>
        <td>${say.number(one.answers)}</td>
        <td>${say.number(one.with_words)}</td>
      </tr>`,
    )}
    <p class="hint">${say.t("feedback.hint")}</p>
  </section>`;
}
