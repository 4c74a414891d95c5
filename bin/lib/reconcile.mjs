// @ts-check
/** `omnimeter reconcile`: two exports of the same things, from two systems, compared. */
import { openEngine } from "../../dist/npm/node.js";
import { Misuse } from "./failure.mjs";
import { write } from "./load.mjs";
import { number, oneOf, outputOptions, parse, words } from "./options.mjs";
import { openPart } from "./parts.mjs";
import { reconcileMarkdown } from "./reconcile-markdown.mjs";

/** @typedef {import("../../dist/npm/types/generated/core.js").FieldPair} FieldPair */

const KINDS = ["text", "number", "time", "flag"];
/** What two files can hold, each with fields and tolerances of its own. */
const OBJECTS = ["products", "services", "stock", "order-status", "personal-data"];

/** @type {import("./options.mjs").Known} */
const options = {
  ...outputOptions,
  key: { type: "string" },
  fields: { type: "string" },
  tolerance: { type: "string" },
  "time-tolerance": { type: "string" },
  "match-case": { type: "boolean" },
  "ignore-zeros": { type: "boolean" },
  "blank-differs": { type: "boolean" },
  repeats: { type: "string" },
  zone: { type: "string" },
  worst: { type: "string" },
  object: { type: "string" },
  master: { type: "string" },
};

/** `sku=code`, or one name for both. @param {string} text */
function pairOf(text) {
  const at = text.indexOf("=");
  return at < 0 ? { a: text, b: text } : { a: text.slice(0, at), b: text.slice(at + 1) };
}

/** `price=prix:number`. @param {string} text */
function fieldOf(text) {
  const kind = KINDS.find((one) => text.endsWith(`:${one}`));
  const pair = pairOf(kind ? text.slice(0, -kind.length - 1) : text);
  return { ...pair, ...(kind && { kind: /** @type {"text"} */ (kind) }) };
}

/** @param {Record<string, any>} values */
function planOf(values) {
  return {
    key: words(values.key).map(pairOf),
    fields: words(values.fields).map(fieldOf),
    ...(values["match-case"] && { ignore_case: false }),
    ...(values["ignore-zeros"] && { ignore_zeros: true }),
    ...(values["blank-differs"] && { blank_differs: true }),
    ...(values.zone && { zone: values.zone }),
    ...(values.object && { object: /** @type {"stock"} */ (oneOf("object", values.object, OBJECTS)) }),
    ...(values.master && { master: /** @type {"a"} */ (oneOf("master", values.master, ["a", "b"])) }),
    repeats: /** @type {"first"} */ (oneOf("repeats", values.repeats, ["leave-out", "first", "last"])),
  };
}

/** @param {FieldPair[]} fields @param {Record<string, any>} values @returns {FieldPair[]} */
function tolerant(fields, values) {
  const [absolute, minutes] = [
    number("tolerance", values.tolerance),
    number("time-tolerance", values["time-tolerance"]),
  ];
  return fields.map((field) => ({
    ...field,
    ...(absolute !== null && field.kind === "number" && { absolute }),
    ...(minutes !== null && field.kind === "time" && { minutes }),
  }));
}

export const reconcile = {
  usage: `reconcile A B [--key sku=code,store=magasin] [--fields price=prix:number,status=statut]
[--tolerance 0.005] [--time-tolerance MINUTES] [--match-case] [--ignore-zeros] [--blank-differs]
[--object products|services|stock|order-status|personal-data] [--master a|b] [--repeats leave-out|first|last] [--zone Europe/Paris] [--worst 20] [--format json|md|csv] [--language en|fr] [-o FILE]`,

  /** @param {string[]} args */
  async run(args) {
    const { values, positionals } = parse(args, options);
    if (positionals.length !== 2) throw new Misuse("two files are wanted: those of the two systems");
    const format = oneOf("format", values.format, ["json", "md", "csv"]);
    const language = /** @type {"en"} */ (oneOf("language", values.language, ["en", "fr"]));
    const limit = number("worst", values.worst) ?? 20;
    const engine = await openEngine({ worker: false });
    const [a, b] = [await openPart(engine, positionals[0]), await openPart(engine, positionals[1])];
    const { plan } = await engine.proposeComparison(a, b, planOf(values));
    if (!plan.key || plan.key.length === 0)
      throw new Misuse("no column names the same things in both files: say which, as in --key sku=code");
    const answer = await engine.compare(a, b, { ...plan, fields: tolerant(plan.fields ?? [], values) });
    if (format === "csv") return write(await engine.comparisonCsv({ sort: "key", descending: false }), values.output);
    const worst = await worstOf(engine, answer, limit);
    const text =
      format === "md"
        ? reconcileMarkdown(answer, worst, language)
        : `${JSON.stringify({ omnimeter: await engine.version(), ...answer, worst }, null, 2)}\n`;
    write(text, values.output);
  },
};

/**
 * The values furthest apart, field by field.
 * @param {import("../../dist/npm/types/engine.js").Engine} engine
 * @param {import("../../dist/npm/types/generated/core.js").ComparisonReport} answer
 * @param {number} limit
 */
async function worstOf(engine, answer, limit) {
  const all = [];
  for (const field of answer.fields.keys()) {
    const { items } = await engine.comparisonItems({ kinds: ["different"], field, limit });
    all.push(...items);
  }
  return all;
}
