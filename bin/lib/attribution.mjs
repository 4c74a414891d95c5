// @ts-check
/** `omnimeter attribution`: the models, and what must be known before one is believed. */
import { Misuse } from "./failure.mjs";
import { loadAll, write } from "./load.mjs";
import { number, oneOf, parseAll, settingsOf, unquoted, whole, words } from "./options.mjs";

const TABLES = ["paths", "touches", "orders", "currencies", "costs", "customers"];
const REMOVALS = ["null", "fail", "refit", "detour", "renormalise"];
const COLLAPSES = ["none", "repeats", "unique"];
const VIEWS = ["count", "apart", "out"];
const GOALS = ["budget", "awareness", "closing"];
/** Folds where no number is named. */
const FOLDS = 5;
const MOST_FOLDS = 20;
const MOST_DRAWS = 10_000;
const MOST_CAP = 1_000_000;
/** What says nothing of aggregated paths, which have no times and nobody's name. */
const OF_TOUCHES = ["lookback", "half-life", "views", "view-lookback", "from", "to", "by", "sweep", "path-level"];

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
    return /** @type {[string, number | null]} */ ([unquoted(pair.slice(0, at)), number(name, pair.slice(at + 1))]);
  });
  const twice = pairs.find(([channel], at) => pairs.findIndex(([other]) => other === channel) < at);
  if (twice) throw new Misuse(`--${name}: ${twice[0]} is named twice`);
  return Object.fromEntries(pairs);
}

/**
 * The channels that names stand for, whatever their case.
 * @param {string} name of the option
 * @param {string[]} channels
 */
const among = (name, channels) => (/** @type {string} */ asked) => {
  const wanted = asked.toLowerCase();
  const found = channels.includes(asked) ? asked : channels.find((channel) => channel.toLowerCase() === wanted);
  if (found === undefined) throw new Misuse(`--${name}: no journey touches ${asked}`, channels.join(", "));
  return found;
};

/** @param {string | undefined} list */
function weights(list) {
  if (list === undefined) return {};
  const read = list.split(",").map((word) => number("weights", word));
  if (read.length !== 3) throw new Misuse("--weights wants three: first,between,last");
  return { weights: read };
}

/** The settings of the models. @param {Record<string, any>} values */
const modelsOf = (values) => ({
  models: words(values.models),
  order: whole("order", values.order, 1, 4) ?? 1,
  removal: oneOf("removal", values.removal, REMOVALS),
  nulls: !values["no-nulls"],
  ...(values["half-life"] !== undefined && { half_life_days: number("half-life", values["half-life"]) }),
  direct: words(values.direct),
  ...weights(values.weights),
  milestone: values.milestone ?? null,
  collapse: oneOf("collapse", values.collapse, COLLAPSES),
  drop_direct: values["drop-direct"] ?? false,
  cap: whole("cap", values.cap, 1, MOST_CAP),
  views: oneOf("views", values.views, VIEWS),
  view_lookback_days: number("view-lookback", values["view-lookback"]),
  seed: whole("seed", values.seed) ?? 1,
});

/** By how much value grows with spend. @param {string | undefined} value */
function elasticity(value) {
  const read = number("elasticity", value);
  if (read !== null && read >= 1) throw new Misuse(`--elasticity ${value}: a number from 0 to 0.99 is wanted`);
  return read === null ? {} : { elasticity: read };
}

/** How many folds: one alone holds nothing out. @param {string | undefined} value */
function folds(value) {
  const read = whole("folds", value, 0, MOST_FOLDS) ?? FOLDS;
  if (read === 1) throw new Misuse("--folds 1 holds nothing out", `0 for none, 2 to ${MOST_FOLDS}`);
  return read;
}

/**
 * The model in front: the one that is named, else the first that runs, Markov before others.
 * @param {string | undefined} named
 * @param {{ id: string, missing: string | null }[]} models
 */
function inFront(named, models) {
  const run = models.filter(({ missing }) => missing === null);
  const wanted = named ?? run.find(({ id }) => id === "markov")?.id ?? run[0]?.id;
  if (run.some(({ id }) => id === wanted)) return wanted;
  const why = models.find(({ id }) => id === wanted)?.missing ?? "it is not among --models";
  throw new Misuse(`--model ${wanted}: ${why}`, run.map(({ id }) => id).join(", "));
}

/** What is asked beside the models. @param {Record<string, any>} values @param {object} asked */
const studyOf = (values, asked) => ({
  ...asked,
  draws: whole("bootstrap", values.bootstrap, 0, MOST_DRAWS) ?? 0,
  folds: folds(values.folds),
  goal: oneOf("goal", values.goal, GOALS),
  sweeps: values.sweep ?? false,
  orders: values["path-level"] ?? false,
  without: words(values.without),
  budget: numbers("budget", values.budget),
  lift: numbers("lift", values.lift),
  ...elasticity(values.elasticity),
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
    const idle = values.paths && OF_TOUCHES.find((name) => values[name] !== undefined);
    if (idle) throw new Misuse(`--${idle} says nothing of aggregated paths: it needs --touches`);
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
    const channels = models[0]?.channels.map(({ channel }) => channel) ?? [];
    if (values.milestone !== undefined) among("milestone", channels)(values.milestone);
    study.model = inFront(values.model, models);
    study.without = study.without.map(among("without", channels));
    for (const name of /** @type {const} */ (["budget", "lift"])) {
      const named = Object.entries(study[name]).map(([channel, times]) => [among(name, channels)(channel), times]);
      study[name] = Object.fromEntries(named);
    }
    const { missing: _, segments, orders, orders_by, ...found } = await engine.attributionStudy(study);
    if (values.by && !segments)
      throw new Misuse(
        "--by segment: fewer than two segments",
        "a segment of customers in a file, or --segment NAME=RULE",
      );
    if (values["path-level"] && !orders)
      throw new Misuse(
        `--path-level: ${study.model} shares no single order`,
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
