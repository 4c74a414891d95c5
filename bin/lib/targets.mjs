// @ts-check
/** `omnimeter targets`: a list of targets read, checked and held against the figures of the files. */
import { Misuse } from "./failure.mjs";
import { loadAll, write } from "./load.mjs";
import { oneOf, parseAll, settingsOf, TABLES } from "./options.mjs";
import { readTable } from "./small-table.mjs";

/** What the columns of a list may be called, in both languages. @type {Record<string, string[]>} */
const COLUMNS = {
  kpi: ["kpi", "indicator", "indicateur"],
  goal: ["goal", "objectif", "objective", "aim"],
  target: ["target", "cible", "value to reach", "valeur à atteindre"],
  baseline: ["baseline", "start value", "point de départ", "base", "actuel", "current"],
  start: ["start", "début", "debut", "begins"],
  due: ["due", "deadline", "échéance", "echeance", "délai", "delai", "by when"],
  owner: ["owner", "responsable", "pilote"],
  reason: ["reason", "why", "raison", "pourquoi"],
  noted: ["noted", "noté le", "note le"],
};

export const targets = {
  usage: `targets --file targets.csv [--today DAY] --orders FILE [--surveys FILE] … [--map FILE.json] [--as-of DATE]
[--zone Europe/Paris] [--from DAY] [--to DAY] [-o FILE]
columns of the list: ${Object.keys(COLUMNS).join(", ")}; what is to be reached as +10%, 5 points, to 2.5%`,

  /** @param {string[]} args */
  async run(args) {
    const own = { file: /** @type {const} */ ({ type: "string" }), today: /** @type {const} */ ({ type: "string" }) };
    const values = parseAll(args, own);
    if (values.file === undefined) throw new Misuse("no list of targets was named", "--file targets.csv");
    oneOf("format", values.format, ["json"]);
    const engine = await loadAll(values, TABLES);
    const list = await read(engine, values.file);
    const request = { settings: settingsOf(values), targets: list, today: values.today ?? null };
    write(`${JSON.stringify(await engine.targets(/** @type {any} */ (request)), null, 2)}\n`, values.output);
  },
};

/**
 * @param {any} engine
 * @param {string} where
 * @returns {Promise<Record<string, string>[]>}
 */
async function read(engine, where) {
  const { header, fields, rows } = await readTable(engine, where, COLUMNS);
  if (!fields.includes("kpi")) throw new Misuse(`${where}: line 1 names no column kpi`, `it has ${header.join(", ")}`);
  if (!fields.includes("goal") && !fields.includes("target"))
    throw new Misuse(`${where}: line 1 names neither a column goal nor a column target`, `it has ${header.join(", ")}`);
  return rows;
}
