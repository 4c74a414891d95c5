// @ts-check
/** `omnimeter attribution`: the models, and what must be known before one is believed. */
import { Misuse } from "./failure.mjs";
import { loadAll, write } from "./load.mjs";
import { number, oneOf, parseAll, settingsOf, words } from "./options.mjs";

const TABLES = ["paths", "touches", "orders", "currencies", "costs", "customers"];
const REMOVALS = ["null", "fail", "refit", "detour", "renormalise"];
const COLLAPSES = ["none", "repeats", "unique"];
const VIEWS = ["count", "apart", "out"];
const GOALS = ["budget", "awareness", "closing"];
/** Folds where no number is named. */
const FOLDS = 5;

const text = /** @type {const} */ ({ type: "string" });
const flag = /** @type {const} */ ({ type: "boolean" });

const OPTIONS = {
  ...{ models: text, order: text, removal: text, "half-life": text, direct: text, weights: text, milestone: text },
  ...{ collapse: text, "drop-direct": flag, cap: text, views: text, "view-lookback": text, "no-nulls": flag },
  ...{ bootstrap: text, seed: text, folds: text, goal: text, model: text, by: text, without: text, sweep: flag },
  ...{ budget: text, elasticity: text, lift: text, value: flag, "path-level": flag },
};

/** Numbers by name, as `display=0.5`. @param {string} name @param {string | undefined} list */
function numbers(name, list) {
  const pairs = words(list).map((pair) => {
    const at = pair.lastIndexOf("=");
    if (at < 1) throw new Misuse(`--${name} ${pair}: CHANNEL=NUMBER is wanted`);
    return [pair.slice(0, at), number(name, pair.slice(at + 1))];
  });
  return Object.fromEntries(pairs);
}

/** @param {string | undefined} list */
function weights(list) {
  const read = words(list).map((word) => number("weights", word));
  if (list !== undefined && read.length !== 3) throw new Misuse("--weights wants three: first,between,last");
  return list === undefined ? {} : { weights: read };
}

/** The settings of the models. @param {Record<string, any>} values */
const modelsOf = (values) => ({
  models: words(values.models),
  order: number("order", values.order) ?? 1,
  removal: oneOf("removal", values.removal, REMOVALS),
  nulls: !values["no-nulls"],
  ...(values["half-life"] !== undefined && { half_life_days: number("half-life", values["half-life"]) }),
  direct: words(values.direct),
  ...weights(values.weights),
  milestone: values.milestone ?? null,
  collapse: oneOf("collapse", values.collapse, COLLAPSES),
  drop_direct: values["drop-direct"] ?? false,
  cap: number("cap", values.cap),
  views: oneOf("views", values.views, VIEWS),
  view_lookback_days: number("view-lookback", values["view-lookback"]),
  seed: number("seed", values.seed) ?? 1,
});

/** What is asked beside the models. @param {Record<string, any>} values @param {object} asked */
const studyOf = (values, asked) => ({
  ...asked,
  draws: number("bootstrap", values.bootstrap) ?? 0,
  folds: number("folds", values.folds) ?? FOLDS,
  goal: oneOf("goal", values.goal, GOALS),
  ...(values.model !== undefined && { model: values.model }),
  sweeps: values.sweep ?? false,
  orders: values["path-level"] ?? false,
  without: words(values.without),
  budget: numbers("budget", values.budget),
  lift: numbers("lift", values.lift),
  ...(values.elasticity !== undefined && { elasticity: number("elasticity", values.elasticity) }),
});

/** Shares of value beside those of conversions. @param {any} models */
function withValueShares(models) {
  return models.map((/** @type {any} */ model) => {
    const all = model.channels.reduce((/** @type {number} */ sum, /** @type {any} */ one) => sum + one.value, 0);
    const channels = model.channels.map((/** @type {any} */ one) => ({
      ...one,
      value_share: all ? one.value / all : 0,
    }));
    return { ...model, channels };
  });
}

export const attribution = {
  usage: `attribution --paths FILE | --touches FILE [--orders FILE] [--costs FILE] [--currencies FILE]
[--models all|first,last,linear,markov…] [--order 1..4] [--removal ${REMOVALS.join("|")}] [--no-nulls] [--value]
[--lookback DAYS] [--half-life DAYS] [--direct NAMES] [--weights FIRST,BETWEEN,LAST] [--milestone CHANNEL]
[--collapse ${COLLAPSES.join("|")}] [--drop-direct] [--cap N] [--views ${VIEWS.join("|")}] [--view-lookback DAYS]
[--bootstrap DRAWS] [--seed N] [--folds K] [--goal ${GOALS.join("|")}] [--model ID] [--by segment [--segment NAME=RULE]] [--sweep] [--path-level]
[--without CHANNELS] [--budget CHANNEL=TIMES] [--elasticity 0.5] [--lift CHANNEL=TIMES] [--map FILE.json]
[--as-of DATE] [--zone Europe/Paris] [--from DAY] [--to DAY] [--format json] [-o FILE]`,

  /** @param {string[]} args */
  async run(args) {
    const values = parseAll(args, OPTIONS);
    if (!values.paths === !values.touches) throw new Misuse("one of --paths and --touches is wanted");
    oneOf("format", values.format, ["json"]);
    oneOf("by", values.by, ["segment"]);
    const asked = { settings: settingsOf(values), attribution: /** @type {any} */ (modelsOf(values)) };
    const study = /** @type {any} */ (studyOf(values, asked));
    const engine = await loadAll(values, TABLES);
    const answer = await engine.attribution(asked);
    const { missing, models } = answer;
    if (missing) throw new Misuse(`nothing can be attributed: ${missing.reason}`, missing.needs.join(", "));
    // A model that was named must run; of all, those that cannot say why.
    const named = asked.attribution.models.filter((/** @type {string} */ id) => id !== "all");
    const refused = models.find((model) => model.missing && named.includes(model.id));
    if (refused) throw new Misuse(refused.missing ?? "");
    const { missing: _, segments, orders, orders_by, ...found } = await engine.attributionStudy(study);
    if (values["path-level"] && !orders)
      throw new Misuse(
        "--path-level: this model shares no single order",
        "a rule model, Markov or Shapley, on touches with times; learned models judge all journeys together",
      );
    const chain = models.find((model) => model.id === "markov")?.diagnostics;
    const whole = {
      ...answer,
      ...(values.value && { models: withValueShares(models) }),
      ...(chain && { removal_effects: chain.removal_effects, p_conversion: chain.p_conversion }),
      ...found,
      ...(values.by && { segments }),
      ...(values["path-level"] && { orders_by, orders }),
    };
    write(`${JSON.stringify(whole, null, 2)}\n`, values.output);
  },
};
