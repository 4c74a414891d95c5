// @ts-check
/** `omnimeter channels`: the result of all channels, and a table of returns checked. */
import { Misuse } from "./failure.mjs";
import { loadAll, write } from "./load.mjs";
import { oneOf, parseAll, settingsOf, TABLES, words } from "./options.mjs";
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
accounts: account, channel (empty: shared), kind (marketing or distribution); check: channel, revenue, cost, roi`,

  /** @param {string[]} args */
  async run(args) {
    const text = /** @type {const} */ ({ type: "string" });
    const own = { split: text, shared: text, accounts: text, check: text };
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
      ...{ settings: settingsOf(values), split, accounts },
      shared: values.shared === undefined ? [] : words(values.shared),
    };
    const answer = await engine.channelResult(/** @type {any} */ (request));
    const stated = values.check === undefined ? null : await statedOf(engine, values.check);
    const checked = stated && (await engine.checkTable(stated));
    write(`${JSON.stringify(checked ? { ...answer, checked } : answer, null, 2)}\n`, values.output);
  },
};

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
