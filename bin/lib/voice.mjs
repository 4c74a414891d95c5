// @ts-check
/** `omnimeter voice` and `service`: what customers say, and how they are served. */
import { Misuse } from "./failure.mjs";
import { loadAll, write } from "./load.mjs";
import { number, oneOf, parseAll, settingsOf, TABLES } from "./options.mjs";

const OPTIONS = `[--customers FILE] [--orders FILE] [--touches FILE] [--map FILE.json] [--as-of DATE]
[--zone Europe/Paris] [--from DAY] [--to DAY] [--channels A,B] [--set KEY=VALUE]`;
const HOURS = `[--set "business_hours=mon-fri 09:00-18:00"] [--set contact_days=7]`;

/**
 * @param {"voice" | "service"} name
 * @param {string} usage
 * @param {string[]} wanted tables of which one must be named
 */
const command = (name, usage, wanted) => ({
  usage: `${name} ${usage} [-o FILE]`,

  /** @param {string[]} args */
  async run(args) {
    const values = parseAll(args, { themes: { type: "string" } });
    if (!wanted.some((table) => values[table])) {
      throw new Misuse("no file was named", wanted.map((table) => `--${table}`).join(", "));
    }
    oneOf("format", values.format, ["json"]);
    const request = { settings: settingsOf(values), themes: number("themes", values.themes) ?? 30 };
    const engine = await loadAll(values, TABLES);
    write(`${JSON.stringify(await engine[name](request), null, 2)}\n`, values.output);
  },
});

export const voice = command(
  "voice",
  `--surveys FILE [--tickets FILE] [--mentions FILE] ${OPTIONS}\n[--themes 30] [--set follow_up_days=7]`,
  ["surveys", "tickets", "mentions"],
);

export const service = command("service", `--tickets FILE ${OPTIONS}\n${HOURS}`, ["tickets"]);
