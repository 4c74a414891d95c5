// @ts-check
/** `omnimeter keys`: what allocation keys credit each channel and store with. */
import { Misuse } from "./failure.mjs";
import { readJson } from "./json-file.mjs";
import { loadAll, write } from "./load.mjs";
import { number, oneOf, parseAll, settingsOf, TABLES } from "./options.mjs";

const REASONS = ["collect", "store_assisted", "online_assisted"];

export const keys = {
  usage: `keys --orders FILE [--touches FILE] … --rule collect=30% [--rule store_assisted=10%] [--rule online_assisted=10%]
[--file keys.json] [--by store|channel] [--teams] [--incentive 1%] [--incentive-of PLACE=2% …] [--list N]
[--set ropo_days=30] [-o FILE]; PLACE is a shop, shop/team or /team
rules make one key; keys.json holds a list of { name, rules: [{ reason, share }] }: see docs/economics.md`,

  /** @param {string[]} args */
  async run(args) {
    const text = /** @type {const} */ ({ type: "string" });
    const own = {
      rule: /** @type {const} */ ({ type: "string", multiple: true }),
      ...{ file: text, by: text, incentive: text, list: text, teams: /** @type {const} */ ({ type: "boolean" }) },
      "incentive-of": /** @type {const} */ ({ type: "string", multiple: true }),
    };
    const values = parseAll(args, own);
    oneOf("format", values.format, ["json"]);
    oneOf("by", values.by ?? "store", ["store", "channel"]);
    const rules = (values.rule ?? []).map(ruleOf);
    const list = [
      ...(rules.length > 0 ? [{ name: "key", rules }] : []),
      ...(values.file === undefined ? [] : keysOf(values.file)),
    ];
    if (list.length === 0) throw new Misuse("no key was named", "--rule collect=30%, or --file keys.json");
    const request = {
      settings: settingsOf(values),
      ...{ keys: list, by_channel: values.by === "channel", by_team: values.teams === true },
      incentives: (values["incentive-of"] ?? []).map(ownOf),
      incentive: values.incentive === undefined ? 0 : shareOf("incentive", values.incentive),
      list: values.list === undefined ? 0 : Math.trunc(number("list", values.list) ?? 0),
    };
    const engine = await loadAll(values, TABLES);
    const answer = await engine.allocationKeys(/** @type {any} */ (request));
    write(`${JSON.stringify(answer, null, 2)}\n`, values.output);
  },
};

/** `30%` or `0.3`. @param {string} name @param {string} typed */
function shareOf(name, typed) {
  const isPercent = typed.trim().endsWith("%");
  const told = number(name, isPercent ? typed.trim().slice(0, -1).trim().replace(",", ".") : typed);
  const share = told === null || told === undefined ? null : told / (isPercent ? 100 : 1);
  if (share === null || !(share >= 0 && share <= 1))
    throw new Misuse(`--${name} ${typed}: a share is between 0 and 100%`);
  return share;
}

/** `Lyon/Shoes=2%`: what one shop or team is paid. @param {string} typed */
function ownOf(typed) {
  const at = typed.lastIndexOf("=");
  const place = typed.slice(0, Math.max(at, 0));
  const slash = place.indexOf("/");
  const [store, team] = slash < 0 ? [place, ""] : [place.slice(0, slash), place.slice(slash + 1)];
  if (store.trim() === "" && team.trim() === "")
    throw new Misuse(`--incentive-of ${typed} names nobody`, "Lyon=2%, Lyon/Shoes=2%, /Shoes=2%");
  return { channel: "", store: store.trim(), team: team.trim(), rate: shareOf("incentive-of", typed.slice(at + 1)) };
}

/** @param {string} typed */
function ruleOf(typed) {
  const [reason, share] = typed.split("=");
  const id = reason.trim().replaceAll("-", "_");
  if (!REASONS.includes(id) || share === undefined)
    throw new Misuse(`--rule ${typed} is no rule`, `${REASONS.join(", ")}, as in collect=30%`);
  return { reason: id, share: shareOf("rule", share) };
}

/** @param {string} where @returns {unknown[]} */
function keysOf(where) {
  const read = readJson(where);
  return Array.isArray(read) ? read : [read];
}
