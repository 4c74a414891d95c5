// @ts-check
/** `omnimeter channels`: the result of all channels, changes made on one of them, budgets, and a table of returns checked. */
import { Misuse } from "./failure.mjs";
import { loadAll, write } from "./load.mjs";
import { number, oneOf, parseAll, settingsOf, TABLES, words } from "./options.mjs";
import { rowsNaming } from "./small-table.mjs";

/** What the columns of a table of accounts may be called. @type {Record<string, string[]>} */
const ACCOUNT = {
  account: ["account", "compte", "comptenum"],
  channel: ["channel", "canal"],
  kind: ["kind", "type", "nature"],
};
/** The same of a table of returns. @type {Record<string, string[]>} */
const STATED = {
  channel: ["channel", "canal"],
  revenue: ["revenue", "revenu", "ca", "chiffre d'affaires", "chiffre d’affaires", "sales"],
  cost: ["cost", "coût", "cout", "costs", "coûts"],
  stated: ["roi", "stated", "return"],
};

export const channels = {
  usage: `channels --orders FILE [--touches FILE] [--costs FILE] [--accounting FILE --accounts TABLE.csv]
[--split revenue|orders|evenly] [--shared NAME[,NAME]] [--set margin_rate=0.4] [--check TABLE.csv] [-o FILE]
[--change web=2026-03-01 …] [--days 28] [--area store=69,38@2026-03-01 …] [--budget [--total N] [--limit ads=100..500 …] [--try ads=300,search=100 …] [--seed N]]
accounts: account, channel (empty: shared), kind (marketing or distribution); area: beginnings of postcodes where
the channel is, and since which day, both if need be; check: channel, revenue, cost, roi`,

  /** @param {string[]} args */
  async run(args) {
    const text = /** @type {const} */ ({ type: "string" });
    const many = /** @type {const} */ ({ type: "string", multiple: true });
    const own = {
      ...{ split: text, shared: text, accounts: text, check: text, change: many, days: text, area: many },
      ...{ budget: /** @type {const} */ ({ type: "boolean" }), total: text, limit: many, try: many, seed: text },
    };
    const values = parseAll(args, own);
    oneOf("format", values.format, ["json"]);
    const split = values.split ?? "revenue";
    oneOf("split", split, ["revenue", "orders", "evenly"]);
    const engine = await loadAll(values, TABLES);
    const rules = values.accounts === undefined ? [] : await rowsNaming(engine, values.accounts, ACCOUNT, ["account"]);
    const accounts = rules.map(({ account, channel, kind }) => ({
      ...{ account, channel: channel ?? "", marketing: /^(marketing|pub|acqui)/i.test(kind ?? "") },
    }));
    const request = {
      ...{ settings: settingsOf(values), split, accounts, changes: changesOf(values), areas: areasOf(values) },
      shared: values.shared === undefined ? [] : words(values.shared),
    };
    const result = await engine.channelResult(/** @type {any} */ (request));
    const budget = budgetOf(values);
    const answer = budget
      ? {
          ...result,
          budget: await engine.channelBudget(/** @type {any} */ ({ settings: request.settings, ...budget })),
        }
      : result;
    const stated = values.check === undefined ? null : await statedOf(engine, values.check);
    const checked = stated && (await engine.checkTable(stated));
    write(`${JSON.stringify(checked ? { ...answer, checked } : answer, null, 2)}\n`, values.output);
  },
};

/** `web=2026-03-01`: what was changed on a channel, and since when. @param {Record<string, any>} values */
function changesOf({ change = [], days }) {
  const count = days === undefined ? 28 : Number(days);
  if (!Number.isInteger(count) || count < 1 || count > 366)
    throw new Misuse(`--days ${days}: days are between 1 and 366`, "whole weeks, as 28");
  return change.map((/** @type {string} */ typed) => {
    const { name, value } = pair("change", typed);
    if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) throw new Misuse(`--change ${typed} names no day`, "web=2026-03-01");
    return { name: "", channel: name, day: value, days: count };
  });
}

/** `store=69,38@2026-03-01`: where a channel is, and since when. @param {Record<string, any>} values */
function areasOf({ area = [] }) {
  return area.map((/** @type {string} */ typed) => {
    const { name, value } = pair("area", typed);
    const [postcodes, since = ""] = value.split("@");
    const areas = words(postcodes);
    if (since !== "" && !/^\d{4}-\d{2}-\d{2}$/.test(since))
      throw new Misuse(`--area ${typed} names no day`, "store=69,38@2026-03-01");
    if (areas.length === 0 && since === "") throw new Misuse(`--area ${typed} names no area`, "store=69,38");
    return { channel: name, areas, since };
  });
}

/** What is asked of budgets; null where nothing is. @param {Record<string, any>} values */
function budgetOf(values) {
  const { budget, limit = [], try: tried = [] } = values;
  const asked = values.total !== undefined || limit.length > 0 || tried.length > 0 || values.seed !== undefined;
  if (!budget && asked) throw new Misuse("--total, --limit, --try and --seed go with --budget");
  if (!budget) return null;
  return {
    ...(values.total === undefined ? {} : { total: amountOf("total", values.total) }),
    ...(values.seed === undefined ? {} : { seed: Math.trunc(amountOf("seed", values.seed)) }),
    limits: limit.map((/** @type {string} */ typed) => {
      const { name, value } = pair("limit", typed);
      const ends = value.split("..");
      if (ends.length !== 2) throw new Misuse(`--limit ${typed} is no range`, "ads=100..500, ads=..500");
      const [least, most] = ends.map((one) => (one === "" ? null : amountOf("limit", one)));
      return { channel: name, least, most };
    }),
    scenarios: tried.map((/** @type {string} */ typed) => ({
      name: typed,
      spend: Object.fromEntries(
        words(typed).map((one) => {
          const { name, value } = pair("try", one);
          return [name, amountOf("try", value)];
        }),
      ),
    })),
  };
}

/** @param {string} option @param {string} typed */
function pair(option, typed) {
  const at = typed.lastIndexOf("=");
  if (at < 1) throw new Misuse(`--${option} ${typed} names nothing`, `--${option} NAME=…`);
  return { name: typed.slice(0, at).trim(), value: typed.slice(at + 1).trim() };
}

/** @param {string} option @param {string} typed */
function amountOf(option, typed) {
  const told = number(option, typed) ?? Number.NaN;
  if (!(told >= 0)) throw new Misuse(`--${option} ${typed} is no amount`, "0 or more");
  return told;
}

/** @param {any} engine @param {string} where */
async function statedOf(engine, where) {
  const rows = await rowsNaming(engine, where, STATED, ["channel", "revenue", "cost"]);
  const amount = (/** @type {string | undefined} */ text) =>
    Number((text ?? "").replace(/[\s€$£]/g, "").replace(",", "."));
  return rows.map(({ channel, revenue, cost, stated }, at) => {
    const line = { channel: channel ?? "", revenue: amount(revenue), cost: amount(cost), stated: returnOf(stated) };
    if ([line.revenue, line.cost, line.stated ?? 0].some((one) => !Number.isFinite(one)))
      throw new Misuse(`${where}: line ${at + 2} holds what is no number`, "write 500000 and 400%");
    return line;
  });
}

/** `400%` is 4. @param {string | undefined} text */
function returnOf(text) {
  if (!text) return null;
  const number = Number(text.replace(/[\s%]/g, "").replace(",", "."));
  return text.includes("%") ? number / 100 : number;
}
