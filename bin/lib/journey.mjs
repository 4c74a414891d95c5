// @ts-check
/** `omnimeter journey`: what the events tell of the journey, and the figures of each phase on each channel. */
import { Misuse } from "./failure.mjs";
import { loadAll, write } from "./load.mjs";
import { number, oneOf, parseAll, settingsOf, TABLES, words } from "./options.mjs";

const STAGES = ["awareness", "consideration", "decision", "service", "loyalty"];

export const journey = {
  usage: `journey --touches FILE [--orders FILE] [--tickets FILE] [--surveys FILE] [--loyalty-events FILE] …
[--days 30] [--return-days 180] [--kpis A,B] [--phase "Name=awareness,consideration"] …
[--move "CHANNEL:awareness:loyalty"] … [--at "CHANNEL:consideration"]
[--map FILE.json] [--as-of DATE] [--zone Europe/Paris] [--from DAY] [--to DAY] [--set KEY=VALUE] [-o FILE]`,

  /** @param {string[]} args */
  async run(args) {
    const own = Object.fromEntries(
      ["days", "return-days", "kpis", "at"].map((name) => [name, /** @type {const} */ ({ type: "string" })]),
    );
    const many = Object.fromEntries(
      ["phase", "move"].map((name) => [name, /** @type {const} */ ({ type: "string", multiple: true })]),
    );
    const values = parseAll(args, { ...own, ...many });
    if (!TABLES.some((table) => values[table])) throw new Misuse("no file was named", "--touches, --orders, --paths");
    oneOf("format", values.format, ["json"]);
    const settings = settingsOf(values);
    const how = howOf(/** @type {any} */ (values));
    const [channel, stage] = values.at === undefined ? ["", ""] : pointOf(String(values.at));
    const engine = await loadAll(values, TABLES);
    const request = /** @type {any} */ ({ settings, journey: how });
    const only = values.kpis === undefined ? [] : words(String(values.kpis));
    const told = {
      ...(await engine.journey(request)),
      grid: await engine.journeyGrid({ ...request, only }),
      ...(channel ? { ways: await engine.journeyWays({ ...request, channel, stage }) } : {}),
    };
    write(`${JSON.stringify(told, null, 2)}\n`, values.output);
  },
};

/** @param {{ days?: string, "return-days"?: string, phase?: string[], move?: string[] }} values */
function howOf({ days, "return-days": back, phase, move }) {
  return {
    ...(days === undefined ? {} : { days: number("days", days) }),
    ...(back === undefined ? {} : { return_days: number("return-days", back) }),
    ...(phase === undefined ? {} : { phases: phase.map(phaseOf) }),
    moved: (move ?? []).map(moveOf),
  };
}

/** @param {string} text */
function phaseOf(text) {
  const at = text.lastIndexOf("=");
  const stages = text
    .slice(at + 1)
    .split(",")
    .map((one) => one.trim());
  if (at < 1 || stages.some((one) => !STAGES.includes(one))) {
    throw new Misuse(`${text} is no phase`, `"Name=${STAGES.slice(0, 2).join(",")}", of ${STAGES.join(", ")}`);
  }
  return { name: text.slice(0, at).trim(), stages };
}

/** A channel may hold a colon itself. @param {string} text */
function moveOf(text) {
  const parts = text.split(":");
  const [to, from] = [parts.pop() ?? "", parts.pop() ?? ""];
  if (parts.length === 0 || ![to, from].every((one) => STAGES.includes(one))) {
    throw new Misuse(`${text} moves nothing`, `CHANNEL:awareness:loyalty, of ${STAGES.join(", ")}`);
  }
  return { channel: parts.join(":"), from, to };
}

/** @param {string} text */
function pointOf(text) {
  const at = text.lastIndexOf(":");
  const stage = text.slice(at + 1);
  if (at < 1 || !STAGES.includes(stage)) throw new Misuse(`${text} is no point of contact`, `CHANNEL:${STAGES[1]}`);
  return [text.slice(0, at), stage];
}
