// @ts-check
/** `omnimeter cohorts`, `rfm` and `clv`: models of customers, on orders. */
import { Misuse } from "./failure.mjs";
import { loadAll, write } from "./load.mjs";
import { number, oneOf, parseAll, settingsOf } from "./options.mjs";

const TABLES = ["orders", "touches", "customers", "currencies"];
const FILES = `--orders FILE [--customers FILE] [--currencies FILE] [--map FILE.json] [--as-of DATE]
[--zone Europe/Paris] [--from DAY] [--to DAY] [--channels A,B] [--set KEY=VALUE]`;

/**
 * @param {"cohorts" | "rfm" | "clv"} name
 * @param {string} usage what only this one takes
 * @param {Record<string, { type: "string" }>} options
 * @param {(values: Record<string, any>) => object} asked
 */
const command = (name, usage, options, asked) => ({
  usage: `${name} ${FILES}\n${usage} [-o FILE]`,

  /** @param {string[]} args */
  async run(args) {
    const values = parseAll(args, options);
    if (!values.orders) throw new Misuse("no file was named", "--orders");
    oneOf("format", values.format, ["json"]);
    const request = { settings: settingsOf(values), ...asked(values) };
    const engine = await loadAll(values, TABLES);
    write(`${JSON.stringify(await engine[name](request), null, 2)}\n`, values.output);
  },
});

const text = /** @type {const} */ ({ type: "string" });

export const cohorts = command("cohorts", "[--step month|week|quarter|day]", { step: text }, ({ step }) => ({
  step: oneOf("step", step, ["month", "week", "quarter", "day"]),
}));

export const rfm = command("rfm", "[--ties together|split]", { ties: text }, ({ ties }) => ({
  ties: oneOf("ties", ties, ["together", "split"]),
}));

export const clv = command(
  "clv",
  `[--model mbg-nbd|bg-nbd|pareto-nbd] [--weeks 52] [--discount 0.15] [--calibrate-to DAY] [--draws 100] [--seed 1]`,
  { model: text, weeks: text, discount: text, "calibrate-to": text, draws: text, seed: text },
  (values) => ({
    model: oneOf("model", values.model, ["mbg-nbd", "bg-nbd", "pareto-nbd"]),
    weeks: number("weeks", values.weeks) ?? 52,
    yearly_discount: number("discount", values.discount) ?? 0.15,
    calibrate_to: values["calibrate-to"] ?? null,
    draws: number("draws", values.draws) ?? 100,
    seed: number("seed", values.seed) ?? 1,
  }),
);
