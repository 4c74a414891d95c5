// @ts-check
/** `omnimeter experiment`: a test read from its files, or planned without any. */
import { openEngine } from "../../dist/npm/node.js";
import { Misuse } from "./failure.mjs";
import { loadAll, write } from "./load.mjs";
import {
  experimentOf,
  experimentOptions,
  number,
  oneOf,
  outputOptions,
  parse,
  settingOptions,
  settingsOf,
  tableOptions,
} from "./options.mjs";

const text = /** @type {const} */ ({ type: "string" });
const PLAN = {
  plan: /** @type {const} */ ({ type: "boolean" }),
  ...{ measure: text, baseline: text, deviation: text, lift: text, difference: text, power: text, arms: text },
  ...{ "per-day": text, days: text, correlation: text, "cluster-size": text, "cluster-correlation": text },
};

export const experiment = {
  usage: `experiment FILE… [--control NAME] [--alpha 0.05] [--allocation A=80,B=20] [--planned-days 28] [--looks 5]
[--winsorise 0.99] [--both NAME] [--experiment-name NAME] [--map FILE.json] [--from DAY] [--to DAY] [--zone Europe/Paris] [-o FILE]
experiment --plan --baseline 0.03 --lift 0.1|--difference 0.003|--days 28 [--measure rate|mean] [--deviation 20]
[--alpha 0.05] [--power 0.8] [--arms 2] [--allocation 50,25,25] [--per-day 4000] [--correlation 0.5] [--looks 1]
[--cluster-size 200 --cluster-correlation 0.01] [-o FILE]`,

  /** @param {string[]} args */
  async run(args) {
    const known = { ...tableOptions, ...settingOptions, ...outputOptions, ...experimentOptions, ...PLAN };
    const { values, positionals } = parse(args, known);
    oneOf("format", values.format, ["json"]);
    const answer = values.plan ? await planned(values, positionals) : await read(values, positionals);
    write(`${JSON.stringify(answer, null, 2)}\n`, values.output);
  },
};

/** @param {Record<string, any>} values @param {string[]} files */
async function read(values, files) {
  const named = [...files, ...(values.experiment ?? []), ...(values.experiments ?? [])];
  if (named.length === 0) throw new Misuse("no file was named", "omnimeter experiment FILE, or --plan");
  const settings = { ...settingsOf(values), experiment: experimentOf(values) };
  const engine = await loadAll({ ...values, experiment: undefined, experiments: named }, ["experiments"]);
  return engine.experiment(/** @type {any} */ ({ settings }));
}

/** @param {Record<string, any>} values @param {string[]} files */
async function planned(values, files) {
  if (files.length > 0) throw new Misuse(`${files[0]}: a plan needs no file`);
  if (values.baseline === undefined) throw new Misuse("a plan needs a baseline", "--baseline 0.03");
  /** @param {string} name @param {number} usual */
  const or = (name, usual) => number(name, values[name]) ?? usual;
  const parts = values.allocation === undefined ? [] : values.allocation.split(",");
  const engine = await openEngine({ worker: false });
  return engine.planTest({
    measure: oneOf("measure", values.measure, ["rate", "mean"]),
    baseline: or("baseline", 0),
    deviation: number("deviation", values.deviation),
    lift: number("lift", values.lift),
    difference: number("difference", values.difference),
    alpha: or("alpha", 0.05),
    power: or("power", 0.8),
    arms: or("arms", Math.max(2, parts.length)),
    allocation: parts.map((/** @type {string} */ part) => number("allocation", part) ?? 0),
    per_day: number("per-day", values["per-day"]),
    days: number("days", values.days),
    correlation: or("correlation", 0),
    cluster_size: number("cluster-size", values["cluster-size"]),
    cluster_correlation: or("cluster-correlation", 0),
    looks: or("looks", 1),
  });
}
