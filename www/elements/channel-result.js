// @ts-check
/** The result of all channels: costs apart, shared costs by a key, and what is left with and without what a channel does
 * for the others. */
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { SPLITS } from "../store/economics.js";
import { changesPart } from "./channel-changes.js";
import { effectsPart } from "./channel-effects.js";
import { bridgesOf, columnsOf } from "./channel-money.js";
import { missingText } from "./fields.js";
import { textOf } from "./form-parts.js";
import { creditOf, isAfterReturns, readingOf } from "./result-reading.js";
import { tableCard, waiting } from "./room-channels.js";
import "./form.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("../generated/core.js").ChannelResult} ChannelResult */
/** @typedef {import("../generated/core.js").ResultRow} ResultRow */

/** @param {View} view */
export function resultPart(view) {
  const { state } = view;
  /** @type {ChannelResult | null} */
  const result = state.answers.result?.value ?? null;
  if (!result) return waiting(view, "result");
  if (result.missing) return html`<p class="notice warning">${missingText(view, result.missing)}</p>`;
  return html`${profits(view, result)} ${crossed(view, result)} ${effectsPart(view, result)} ${changesPart(view, result.changes)} ${accountsPart(view, result)}`;
}

/** @param {View} view @param {ResultRow} row */
const nameOf = ({ say }, row) => row.channel || say.t("channels.all");

/** @param {View} view @param {ChannelResult} result */
function profits(view, result) {
  const { say } = view;
  const columns = columnsOf(view);
  const sums = /** @type {const} */ ([
    ...["ordered", "fulfilled", "attributed", "marketing", "distribution", "shared", "margin", "profit"],
  ]);
  const rows = [...result.channels, ...(result.total ? [result.total] : [])];
  return tableCard(view, {
    name: "result",
    columns: [
      columns.text("channel"),
      ...sums.map((id) => columns.money(id, say.t(`result.${id}`))),
      columns.share("roi"),
      columns.multiple("roas"),
    ],
    rows: rows.map((row) => [
      nameOf(view, row),
      ...sums.map((id) => /** @type {any} */ (row)[id]),
      ...[row.roi ?? null, row.roas ?? null],
    ]),
    note: resultNotes(view, result),
  });
}

/** @param {View} view @param {ChannelResult} result */
function resultNotes(view, result) {
  const { state, say, send } = view;
  const { split } = state.choices.economics;
  const period =
    result.from && result.to ? say.t("result.period", { from: say.day(result.from), to: say.day(result.to) }) : "";
  const shared = result.shared.length > 0 ? say.t("result.shared-of", { names: result.shared.join(", ") }) : "";
  return html`<p>${period} ${shared}</p>
    ${result.margin_rate >= 1 ? html`<p class="notice warning">${say.t("result.no-margin")}</p>` : html`<p>${say.t("result.margin-rate", { rate: say.percent(result.margin_rate, 1) })}</p>`}
    <div class="settings-row">
      <label class="field">
        <span>${say.t("result.split")}</span>
        <select @change=${(/** @type {Event} */ event) => send("setEconomics", { split: /** @type {any} */ (textOf(event)) })}>
          ${SPLITS.map((one) => html`<option value=${one} .selected=${live(one === split)}>${say.t(`result.split.${one}`)}</option>`)}
        </select>
      </label>
    </div>`;
}

/** @param {View} view @param {ChannelResult} result */
function crossed(view, result) {
  const { say } = view;
  const columns = columnsOf(view);
  const told = result.channels.filter((row) => row.reading !== "no_cost");
  if (told.length === 0) return nothing;
  const money = /** @type {const} */ (["profit", "brought", "owed", "profit_with", "needed"]);
  const kept = told.filter((row) => row.reading === "pays_with").map(({ channel }) => channel);
  return tableCard(view, {
    name: "crossed",
    columns: [
      columns.text("channel"),
      ...money.map((id) => columns.money(id, say.t(`result.${id}`))),
      { ...columns.share("needed_share"), name: say.t("result.needed_share") },
      { id: "reading", name: say.t("result.reading") },
    ],
    rows: told.map((row) => [
      nameOf(view, row),
      ...money.map((id) => creditOf(row)[id] ?? null),
      row.needed_share ?? null,
      say.t(`result.reading.${readingOf(row)}`),
    ]),
    note: html`${isAfterReturns(bridgesOf(view)) ? html`<p>${say.t("result.before-returns")}</p>` : nothing}
      ${kept.length > 0 ? html`<p>${say.t("result.kept", { names: kept.join(", ") })}</p>` : nothing}
      <p class="notice warning">${say.t("result.caution")}</p>`,
  });
}

/** Accounts of a ledger: which channel each is the cost of. @param {View} view @param {ChannelResult} result */
function accountsPart(view, result) {
  const { state, say, send } = view;
  const { accounts } = state.choices.economics;
  if (result.unassigned.length === 0 && accounts.length === 0) return nothing;
  const columns = columnsOf(view);
  const channels = state.report?.settings.all_channels ?? [];
  return html`${
    result.unassigned.length > 0
      ? tableCard(view, {
          name: "unassigned",
          columns: [
            { id: "account", name: say.t("result.account") },
            { id: "name", name: say.t("result.account-name") },
            columns.money("amount", say.t("result.amount")),
          ],
          rows: result.unassigned.map(({ account, name, amount }) => [account, name, amount]),
          sort: "amount",
        })
      : nothing
  }
    <section class="card">
      <h2>${say.t("result.accounts")}</h2>
      <p class="subtitle">${say.t("result.accounts-about")}</p>
      <ul class="plain">
        ${accounts.map((one, at) => {
          const kind = say.t(one.marketing ? "result.marketing" : "result.distribution");
          const text = say.t("result.account-rule", {
            ...{ account: one.account, channel: one.channel || say.t("result.everybody"), kind },
          });
          return html`<li>
            ${text}
            <button aria-label=${say.t("decisions.remove-of", { decision: one.account })} @click=${() => send("setEconomics", { accounts: accounts.toSpliced(at, 1) })}>
              ${say.t("decisions.remove")}
            </button>
          </li>`;
        })}
      </ul>
      <om-form
        .say=${say}
        .name=${"account-rule"}
        .fields=${[
          {
            name: "account",
            label: say.t("result.account"),
            hint: say.t("result.account-hint"),
            offered: result.unassigned.map(({ account }) => account),
          },
          {
            name: "channel",
            label: say.t("channels.head.channel"),
            hint: say.t("result.channel-hint"),
            offered: channels,
          },
          {
            name: "kind",
            label: say.t("result.kind"),
            offered: [say.t("result.marketing"), say.t("result.distribution")],
          },
        ]}
        .values=${{ account: "", channel: "", kind: "", of: String(accounts.length) }}
        .check=${(/** @type {Record<string, string>} */ { account }) => (/^\d{1,12}$/.test(account.trim()) ? {} : { account: say.t("result.account-wrong") })}
        .apply=${(/** @type {Record<string, string>} */ { account, channel, kind }) => {
          const rule = { account: account.trim(), channel: channel.trim(), marketing: isMarketing(say, kind) };
          const others = accounts.filter((one) => one.account !== rule.account);
          send("setEconomics", { accounts: [...others, rule] });
        }}
      ></om-form>
    </section>`;
}

/** @param {View["say"]} say @param {string} kind */
const isMarketing = (say, kind) => kind.trim().toLowerCase() === say.t("result.marketing").toLowerCase();
