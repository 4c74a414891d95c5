// @ts-check
/** `omnimeter segments`: groups of customers by a rule, what they weigh, and two of them compared. */
import { Misuse } from "./failure.mjs";
import { loadAll, write } from "./load.mjs";
import { oneOf, parseAll, settingsOf, TABLES, words } from "./options.mjs";

export const segments = {
  usage: `segments --orders FILE [--touches FILE] [--customers FILE] … --segment NAME=RULE [--segment NAME=RULE]
[--compare NAME,NAME] [--map FILE.json] [--as-of DATE] [--zone Europe/Paris] [--from DAY] [--to DAY] [-o FILE]
a RULE is as channels>=2 and recency<=90: see docs/segments.md`,

  /** @param {string[]} args */
  async run(args) {
    const values = parseAll(args);
    if (!values.orders && !values.customers) throw new Misuse("no file was named", "--orders, --customers");
    oneOf("format", values.format, ["json"]);
    const both = words(values.compare);
    if (both.length !== 0 && both.length !== 2) throw new Misuse("--compare: two names are wanted, as A,B");
    // Elsewhere the option names a period.
    delete values.compare;
    const settings = { ...settingsOf(values), segments: words(values.segments) };
    const engine = await loadAll(values, TABLES);
    const answer = await engine.segments({ settings });
    const wrong = answer.segments.find((one) => one.fault);
    if (wrong?.fault) throw new Misuse(faultLine(wrong.name, wrong.fault));
    const compared = both.length === 2 ? await engine.compareSegments({ settings, compare: [both[0], both[1]] }) : null;
    write(`${JSON.stringify({ ...answer, ...(compared && { compared }) }, null, 2)}\n`, values.output);
  },
};

/** @param {string} name @param {{ at: number, expected: string, found: string }} fault */
const faultLine = (name, { at, expected, found }) =>
  `--segment ${name}, character ${at + 1}: ${expected} expected, not ${found === "" ? "the end" : found}`;
