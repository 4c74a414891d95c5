// @ts-check
/** Allocation keys: shares by slider, what each channel and shop is credited with, and how fair that is. */
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { MOST_KEYS, REASONS, withoutKey } from "../store/economics.js";
import { ownIncentives } from "./channel-incentives.js";
import { columnsOf } from "./channel-money.js";
import { missingText } from "./fields.js";
import { typedNumber } from "./form-parts.js";
import { tableCard, waiting } from "./room-channels.js";
import { scroll } from "./scroll.js";
import "./form.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("../generated/core.js").KeysReport} KeysReport */
/** @typedef {import("../store/state.js").AllocationKey} AllocationKey */

/** What a first key says: a third of what a shop hands over, a tenth for who helped. */
const FIRST = { collect: 0.3, store_assisted: 0.1, online_assisted: 0.1 };

/** @param {View} view */
export function keysPart(view) {
  const { state } = view;
  /** @type {KeysReport | null} */
  const report = state.answers.keys?.value ?? null;
  if (!report) return waiting(view, "keys");
  if (report.missing) return html`<p class="notice warning">${missingText(view, report.missing)}</p>`;
  // What is shown belongs to the keys it was counted with.
  const { keys } = state.choices.economics;
  const current = report.keys.length === keys.length + 1;
  return html`${editor(view, report)} ${current ? html`${outcomes(view, report)} ${parties(view, report)}` : waiting(view, "keys")}
    ${report.several > 0 ? contributors(view, report) : nothing}`;
}

/** @param {View} view @param {KeysReport} report */
function editor(view, report) {
  const { state, say, send } = view;
  const { keys, by_channel, by_team, incentive, used } = state.choices.economics;
  const currency = state.report?.settings.currency ?? "EUR";
  const money = (/** @type {number} */ value) => say.value(value, "money", currency, true);
  const named = (/** @type {number} */ n) => say.t("keys.name-of", { n });
  /** @param {AllocationKey[]} list */
  const save = (list) => send("setEconomics", { keys: list });
  const add = () => {
    const rules = REASONS.map((reason) => ({ reason, share: FIRST[reason] }));
    // One that was removed may have left a number that others do not bear.
    const numbers = Array.from({ length: keys.length + 1 }, (_, at) => named(keys.length + 1 - at));
    const name = numbers.find((one) => keys.every((key) => key.name !== one)) ?? "";
    save([...keys, { name, rules }]);
  };
  return html`<section class="card keys">
    <h2>${say.t("keys.title")}</h2>
    <p class="subtitle">${say.t("keys.subtitle")}</p>
    <p>
      ${say.t("keys.several", { n: report.several, amount: money(report.several_amount), all: money(report.total) })}
      ${report.anonymous > 0 ? say.t("keys.anonymous", { n: report.anonymous, amount: money(report.anonymous_amount) }) : nothing}
      ${report.unplaced > 0 ? say.t("keys.unplaced", { n: report.unplaced }) : nothing}
    </p>
    <div class="key-list">
      ${keys.map((key, at) => oneKey(view, key, at, (/** @type {AllocationKey | null} */ now) => (now ? save(keys.with(at, now)) : send("setEconomics", withoutKey(state.choices.economics, at)))))}
    </div>
    <div class="actions">
      <button ?disabled=${keys.length >= MOST_KEYS} @click=${add}>${say.t("keys.add")}</button>
      <label class="check">
        <input
          type="checkbox"
          .checked=${live(by_channel)}
          @change=${(/** @type {Event} */ event) => send("setEconomics", { by_channel: /** @type {HTMLInputElement} */ (event.target).checked })}
        />
        ${say.t("keys.by-channel")}
      </label>
      <label class="check">
        <input
          type="checkbox"
          .checked=${live(by_team)}
          @change=${(/** @type {Event} */ event) => send("setEconomics", { by_team: /** @type {HTMLInputElement} */ (event.target).checked })}
        />
        ${say.t("keys.by-team")}
      </label>
    </div>
    ${by_team && report.parties.every(({ team }) => team === null) ? html`<p class="notice warning">${say.t("keys.no-team")}</p>` : nothing}
    <div class="field">
      <label for="key-used">${say.t("keys.used")}</label>
      <p class="hint" id="key-used-hint">${say.t("keys.used-hint")}</p>
      <select
        id="key-used"
        aria-describedby="key-used-hint"
        .value=${live(used === null ? "" : String(used))}
        @change=${(/** @type {Event} */ event) => {
          const { value } = /** @type {HTMLSelectElement} */ (event.target);
          send("setEconomics", { used: value === "" ? null : Number(value) });
        }}
      >
        ${[null, ...[say.t("keys.present"), ...keys.map(({ name }) => name)].entries()].map((one) => {
          const [at, name] = one ?? [null, say.t("keys.used-none")];
          return html`<option value=${at ?? ""} ?selected=${at === used}>${name}</option>`;
        })}
      </select>
    </div>
    <om-form
      .say=${say}
      .name=${"incentive"}
      .fields=${[{ name: "rate", type: "decimal", label: say.t("keys.incentive"), hint: say.t("keys.incentive-hint") }]}
      .values=${{ rate: say.typed(incentive * 100) }}
      .check=${(/** @type {Record<string, string>} */ { rate }) => {
        const number = typedNumber(rate);
        return number !== null && number >= 0 && number <= 100 ? {} : { rate: say.t("keys.incentive-wrong") };
      }}
      .apply=${(/** @type {Record<string, string>} */ { rate }) => send("setEconomics", { incentive: (typedNumber(rate) ?? 0) / 100 })}
    ></om-form>
    ${ownIncentives(view, report)}
  </section>`;
}

/** @param {View} view @param {AllocationKey} key @param {number} at @param {(now: AllocationKey | null) => void} put */
function oneKey({ say, state }, key, at, put) {
  const fault = state.answers.keys?.value?.keys[at + 1]?.fault;
  return html`<fieldset>
    <legend>${say.name(key.name)}</legend>
    <label class="field">
      <span>${say.t("keys.name")}</span>
      <input
        maxlength="200"
        .value=${live(key.name)}
        @change=${(/** @type {Event} */ event) => put({ ...key, name: /** @type {HTMLInputElement} */ (event.target).value })}
      />
    </label>
    ${REASONS.map((reason) => {
      const share = key.rules.find((rule) => rule.reason === reason)?.share ?? 0;
      const text = say.percent(share, 0);
      return html`<label class="field">
        <span>${say.t(`keys.reason.${reason}`)} <span class="share" aria-hidden="true">${text}</span></span>
        <input
          type="range"
          min="0"
          max="100"
          step="1"
          aria-valuetext=${text}
          .value=${live(String(Math.round(share * 100)))}
          @change=${(/** @type {Event} */ event) => {
            const now = Number(/** @type {HTMLInputElement} */ (event.target).value) / 100;
            const others = key.rules.filter((rule) => rule.reason !== reason);
            put({
              ...key,
              rules: REASONS.map((one) =>
                one === reason
                  ? { reason, share: now }
                  : (others.find((rule) => rule.reason === one) ?? { reason: one, share: 0 }),
              ),
            });
          }}
        />
      </label>`;
    })}
    ${fault ? html`<p class="notice error" role="alert">${say.t(`keys.fault.${fault}`)}</p>` : nothing}
    <button aria-label=${say.t("decisions.remove-of", { decision: key.name })} @click=${() => put(null)}>${say.t("decisions.remove")}</button>
  </fieldset>`;
}

/** How fair the sharing is felt to be, where a survey asks. @param {View} view @param {KeysReport} report */
function felt({ say }, report) {
  const [all, ...stores] = report.felt;
  if (!all) return html`<p class="hint">${say.t("keys.unfelt")}</p>`;
  const told = (/** @type {import("../generated/core.js").FeltFair} */ one) =>
    say.t("keys.felt-of", {
      ...{ name: one.store ?? say.t("keys.felt-all"), value: say.percent(one.value, 1), n: one.n },
      ...{ low: say.percent(one.low, 1), high: say.percent(one.high, 1) },
    });
  return html`<h3>${say.t("keys.felt")}</h3>
    <ul class="plain">${[all, ...stores].map((one) => html`<li>${told(one)}</li>`)}</ul>`;
}

/** Key by key: how much moves, and how fair it is. @param {View} view @param {KeysReport} report */
function outcomes(view, report) {
  const { state, say } = view;
  const currency = state.report?.settings.currency ?? "EUR";
  const money = (/** @type {number} */ value) => say.value(value, "money", currency);
  const share = (/** @type {number | null | undefined} */ value) => (value == null ? "–" : say.percent(value, 1));
  const isPaid = report.parties.some(({ rate }) => rate > 0);
  const told = ["key", "moved", "gap", "shared", "gini", "winners", "losers", "total"];
  const heads = isPaid ? [...told, "paid"] : told;
  return html`<section class="card">
    <h2>${say.t("keys.outcomes")}</h2>
    <p class="subtitle">${say.t("keys.outcomes-about")}</p>
    ${scroll(
      say.t("keys.outcomes"),
      html`<table class="figures">
        <thead>
          <tr>${heads.map((one) => html`<th scope="col">${say.t(`keys.head.${one}`)}</th>`)}</tr>
        </thead>
        <tbody>
          ${report.keys.map(
            (one, at) => html`<tr>
              <th scope="row">${at === 0 ? say.t("keys.present") : say.name(one.name)}</th>
              <td>${money(one.moved)}</td>
              <td>${share(one.gap)}</td>
              <td>${share(one.shared)}</td>
              <td>${one.gini == null ? "–" : say.number(one.gini, 3)}</td>
              <td>${say.number(one.winners)}</td>
              <td>${say.number(one.losers)}</td>
              <td>${money(one.total)}</td>
              ${isPaid ? html`<td>${money(one.paid)}</td>` : nothing}
            </tr>`,
          )}
        </tbody>
      </table>`,
    )}
    ${felt(view, report)}
  </section>`;
}

/** @param {View} view @param {{ channel: string, store: string | null, team: string | null }} party */
export function partyName({ say }, { channel, store, team }) {
  const place = store === null ? channel : channel === "" ? store : say.t("keys.party", { channel, store });
  return team === null ? place : say.t("keys.team-of", { place, team });
}

/** @param {View} view @param {KeysReport} report */
function parties(view, report) {
  const { state, say } = view;
  const { keys } = state.choices.economics;
  const isPaid = report.parties.some(({ rate }) => rate > 0);
  const columns = columnsOf(view);
  const of = (/** @type {string} */ name, /** @type {string} */ what) => say.t(`keys.${what}`, { name });
  return tableCard(view, {
    name: "parties",
    columns: [
      { id: "party", name: say.t("keys.head.party") },
      ...["sold", "handed", "assisted"].map((id) => ({ ...columns.count(id), name: say.t(`keys.head.${id}`) })),
      columns.money("booked", say.t("keys.head.booked")),
      columns.money("contribution", say.t("keys.head.contribution")),
      ...(isPaid
        ? [
            { ...columns.share("rate"), name: say.t("keys.head.rate") },
            columns.money("paid-now", say.t("keys.head.paid-now")),
          ]
        : []),
      ...keys.flatMap(({ name }, at) => [
        columns.money(`credited-${at}`, of(name, "credited")),
        columns.money(`change-${at}`, of(name, "change")),
        ...(isPaid ? [columns.money(`paid-${at}`, of(name, "paid"))] : []),
      ]),
    ],
    rows: report.parties.map((one) => [
      partyName(view, /** @type {any} */ (one)),
      ...[one.sold, one.handed, one.assisted, one.booked, one.contribution],
      ...(isPaid ? [one.rate, one.paid_now] : []),
      ...keys.flatMap((_, at) => [
        one.credited[at] ?? null,
        one.credited[at] === undefined ? null : one.credited[at] - one.booked,
        ...(isPaid ? [one.paid[at] ?? null] : []),
      ]),
    ]),
    sort: "booked",
  });
}

/** The first sales that several had a part in. @param {View} view @param {KeysReport} report */
function contributors(view, report) {
  const { say } = view;
  const columns = columnsOf(view);
  const name = (/** @type {number} */ at) => partyName(view, /** @type {any} */ (report.parties[at]));
  return html`<details>
    <summary>${say.t("keys.contributors")}</summary>
    ${tableCard(view, {
      name: "contributors",
      columns: [
        { id: "day", name: say.t("keys.head.day") },
        { id: "customer", name: say.t("keys.head.customer") },
        columns.money("amount", say.t("result.amount")),
        { id: "by", name: say.t("keys.head.by") },
        { id: "handed-by", name: say.t("keys.head.handed-by") },
        { id: "met", name: say.t("keys.head.met") },
      ],
      rows: report.listed.map((sale) => [
        sale.day,
        sale.customer == null ? "" : `#${sale.customer}`,
        sale.amount,
        name(sale.sold),
        sale.handed == null ? null : name(sale.handed),
        sale.assisted.map(name).join(", ") || null,
      ]),
    })}
  </details>`;
}
