// @ts-check
/** Reading a test: what the variants came to, whether that may be read at all, and what to beware of. */
import { html, nothing } from "lit";
import { courseChart } from "../charts/course.js";
import { effectsChart } from "../charts/effects.js";
import { textOf, typedNumber } from "./form-parts.js";
import { chart } from "./room-overview.js";
import { scroll } from "./scroll.js";
import { differenceText, liftText, problemLine, pText, range, valueText } from "./test-parts.js";
import "./form.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("../generated/core.js").Reading} Reading */
/** @typedef {import("../generated/core.js").MetricReading} MetricReading */
/** @typedef {import("../generated/core.js").Versus} Versus */

/** @param {View} view */
export function testReading(view) {
  const { state, say } = view;
  const found = state.answers.experiment;
  if (found?.problem) return html`<section class="card">${problemLine(view, found.problem)}</section>`;
  if (!found?.value) return html`<p class="muted" role="status">${say.t("tests.waiting")}</p>`;
  /** @type {Reading} */
  const reading = found.value;
  return html`${head(view, reading)} ${settings(view, reading)}
    ${reading.metrics.map((metric) => metricCards(view, reading, metric))} ${chart(view, courseChart(view, reading))}`;
}

/** The finding, and what stands against it. @param {View} view @param {Reading} reading */
function head(view, reading) {
  const { say } = view;
  const [first] = reading.metrics;
  const best = first?.versus.find(({ detected }) => detected);
  const blocked = reading.missing !== null;
  const control = reading.control ?? "";
  const line = blocked
    ? say.t("tests.blocked")
    : best && best.lift !== null
      ? say.t(best.lift >= 0 ? "tests.found" : "tests.found-worse", {
          variant: best.variant,
          control,
          lift: liftText(say, best.lift),
        })
      : best
        ? say.t("tests.found-base", { variant: best.variant, control })
        : say.t("tests.found-none", { control });
  const cautions = [
    ...new Set([
      ...reading.cautions,
      ...reading.metrics.flatMap(({ versus }) => versus.flatMap((one) => one.cautions)),
    ]),
  ];
  return html`<p class="lead">${line}</p>
    ${blocked ? html`<p class="notice warning" role="alert">${say.code("tests-missing", reading.missing ?? "")}</p>` : nothing}
    ${cautions.map((code) => html`<p class="notice warning">${say.code("tests-caution", code)} ${code === "many-looks" ? looks(say, reading) : ""}</p>`)}
    <section class="card test-reading">
      <h2>${reading.name ? say.t("tests.reading-of", { name: reading.name }) : say.t("tests.reading")}</h2>
      ${allocation(view, reading)} ${counts(view, reading)}
    </section>`;
}

/** @param {import("../say.js").Say} say @param {Reading} reading */
function looks(say, { peeking }) {
  if (!peeking) return "";
  return say.t("tests.peeking", {
    n: peeking.looks,
    alarm: say.percent(peeking.false_alarm, 1),
    level: say.percent(peeking.level_each, 2),
  });
}

/** @param {View} view @param {Reading} reading */
function allocation({ say }, { allocation, by_cluster }) {
  const all = allocation.variants.reduce((sum, { n }) => sum + n, 0);
  const test =
    allocation.p_value === null
      ? nothing
      : html`<p class=${allocation.blocks ? "notice warning" : "muted"}>
          ${say.t(allocation.blocks ? "tests.allocation-blocks" : "tests.allocation-fits", { p: pText(say, allocation.p_value) })}
        </p>`;
  return html`${scroll(
    say.t("tests.allocation"),
    html`<table class="figures">
      <caption class="visually-hidden">
        ${say.t("tests.allocation")}
      </caption>
      <thead>
        <tr>
          <th scope="col">${say.t("tests.head.variant")}</th>
          <th scope="col">${say.t(by_cluster ? "tests.head.clusters" : "tests.head.units")}</th>
          <th scope="col">${say.t("tests.head.share")}</th>
          <th scope="col">${say.t("tests.head.planned")}</th>
        </tr>
      </thead>
      <tbody>
        ${allocation.variants.map(
          ({ variant, n, share }, at) => html`<tr>
            <th scope="row">${say.name(variant)} ${at === 0 ? html`<span class="muted">${say.t("tests.control")}</span>` : nothing}</th>
            <td>${say.number(n)}</td>
            <td>${all > 0 ? say.percent(n / all, 1) : "–"}</td>
            <td>${share === null ? "–" : say.percent(share, 1)}</td>
          </tr>`,
        )}
      </tbody>
    </table>`,
  )}
  ${test}`;
}

/** @param {View} view @param {Reading} reading */
function counts({ say }, reading) {
  /** @type {[string, number][]} */
  const all = [
    ["crossed", reading.crossed],
    ["crossed-clusters", reading.crossed_clusters],
    ["repeated", reading.repeated],
    ["capped", reading.capped],
  ];
  const told = all.filter(([, n]) => n > 0);
  const days =
    reading.days === null
      ? ""
      : say.t("tests.seen-days", { n: reading.days, period: say.period(reading.first_day, reading.last_day) });
  return html`${days ? html`<p>${days}</p>` : nothing}
    ${told.length > 0 ? html`<ul>${told.map(([code, n]) => html`<li>${say.t(`tests.count.${code}`, { n })}</li>`)}</ul>` : nothing}`;
}

/** @param {View} view @param {Reading} reading */
function settings(view, reading) {
  const { state, say, send } = view;
  const chosen = state.choices.tests.reading;
  const variants = reading.allocation.variants.map(({ variant }) => variant);
  /** @param {Partial<typeof chosen>} patch */
  const set = (patch) => send("setTests", { reading: { ...chosen, ...patch } });
  /** @param {"name" | "control"} name @param {string[]} options @param {string} value */
  const select = (name, options, value) => html`<label class="field">
    <span>${say.t(`tests.reading.${name}`)}</span>
    <select @change=${(/** @type {Event} */ event) => set({ [name]: textOf(event) })}>
      ${options.map((one) => html`<option value=${one} .selected=${one === value}>${one || say.t("tests.unnamed")}</option>`)}
    </select>
  </label>`;
  const experiments = reading.experiments.map(({ name }) => name);
  return html`<div class="settings-row">
      ${experiments.length > 1 ? select("name", experiments, reading.name) : nothing}
      ${variants.length > 1 ? select("control", variants, reading.control ?? "") : nothing}
      ${variants.length === 4 ? bothSelect(view, variants.slice(1), set) : nothing}
    </div>
    <details class="card" ?open=${reading.missing === "sample-ratio"}>
      <summary>${say.t("tests.reading.how")}</summary>
      ${readingForm(view, variants, set)}
    </details>`;
}

/** Which variant is two others at once. @param {View} view @param {string[]} variants @param {(patch: any) => void} set */
function bothSelect({ state, say }, variants, set) {
  const { both } = state.choices.tests.reading;
  return html`<label class="field">
    <span>${say.t("tests.reading.both")}</span>
    <select @change=${(/** @type {Event} */ event) => set({ both: textOf(event) })}>
      <option value="" .selected=${both === ""}>${say.t("tests.reading.both-none")}</option>
      ${variants.map((one) => html`<option value=${one} .selected=${one === both}>${one}</option>`)}
    </select>
  </label>`;
}

/** @param {View} view @param {string[]} variants @param {(patch: any) => void} set */
function readingForm({ state, say }, variants, set) {
  const { alpha, planned_days, looks: times, winsorise, allocation } = state.choices.tests.reading;
  const typed = (/** @type {number | null | undefined} */ value, scale = 1) =>
    value === null || value === undefined ? "" : say.typed(value * scale);
  const parts = variants.map((variant, at) => ({
    name: `part-${at}`,
    type: "decimal",
    label: say.t("tests.reading.part", { variant }),
  }));
  const plain = ["planned_days", "looks", "alpha", "winsorise"].map((name) => ({
    name,
    type: "decimal",
    label: say.t(`tests.reading.${name}`),
    ...(say.has(`tests.reading.${name}-hint`) ? { hint: say.t(`tests.reading.${name}-hint`) } : {}),
  }));
  const values = {
    planned_days: typed(planned_days),
    looks: typed(times),
    alpha: typed(alpha, 100),
    winsorise: typed(winsorise, 100),
    ...Object.fromEntries(variants.map((variant, at) => [`part-${at}`, typed(allocation[variant])])),
  };
  /** @type {Record<string, [number, number, boolean]>} least, most, whether it may be empty */
  const limits = {
    planned_days: [1, 3650, true],
    looks: [1, 1000, false],
    alpha: [0.01, 50, false],
    winsorise: [50, 99.99, true],
  };
  /** @param {Record<string, string>} given */
  const check = (given) =>
    Object.fromEntries(
      [...plain, ...parts].flatMap(({ name, label }) => {
        const value = typedNumber(given[name] ?? "");
        const [least, most, empty] = limits[name] ?? [0.000001, 1e9, true];
        const fits = value === null ? empty : value >= least && value <= most;
        return fits
          ? []
          : [[name, say.t("tests.wrong", { field: label, least: say.number(least, 6), most: say.number(most, 2) })]];
      }),
    );
  /** @param {Record<string, string>} given */
  const apply = (given) => {
    const number = (/** @type {string} */ name) => typedNumber(given[name] ?? "");
    const share = (/** @type {number | null} */ value) =>
      value === null ? null : Number((value / 100).toPrecision(12));
    set({
      planned_days: number("planned_days") === null ? null : Math.round(number("planned_days") ?? 0),
      looks: Math.round(number("looks") ?? 1),
      alpha: share(number("alpha")) ?? 0.05,
      winsorise: share(number("winsorise")),
      allocation: Object.fromEntries(
        variants.flatMap((variant, at) => {
          const part = number(`part-${at}`);
          return part === null ? [] : [[variant, part]];
        }),
      ),
    });
  };
  return html`<om-form .say=${say} .name=${"reading"} .fields=${[...parts, ...plain]} .values=${values} .check=${check} .apply=${apply}></om-form>`;
}

/** @param {View} view @param {Reading} reading @param {MetricReading} metric */
function metricCards(view, reading, metric) {
  const { say } = view;
  return html`<section class="card test-reading">
      <h2>${say.t(`tests.metric.${metric.id}`)}</h2>
      <p class="subtitle">${say.t(`tests.metric.${metric.id}-how`)} ${reading.by_cluster ? say.t("tests.by-cluster") : ""}</p>
      ${armsTable(view, reading, metric)} ${togetherPart(view, metric)} ${adjustedTable(view, metric)} ${segmentsTable(view, metric, reading.alpha)}
    </section>
    ${chart(view, effectsChart(view, reading, metric))}`;
}

const HEADS = ["variant", "n", "value", "difference", "lift", "p", "p-corrected"];

/** @param {View} view @param {Reading} reading @param {MetricReading} metric */
function armsTable({ say }, reading, metric) {
  const rows = metric.arms.map((arm) => {
    const against = metric.versus.find(({ variant }) => variant === arm.variant);
    const value =
      arm.value === null
        ? "–"
        : html`<b>${valueText(say, metric.id, arm.value)}</b>
            <span class="muted">${range((one) => valueText(say, metric.id, one), say, arm.low, arm.high)}</span>`;
    return html`<tr>
      <th scope="row">${say.name(arm.variant)} ${against ? nothing : html`<span class="muted">${say.t("tests.control")}</span>`}</th>
      <td>${say.number(arm.n)} ${arm.without > 0 ? html`<span class="muted">${say.t("tests.without", { n: arm.without })}</span>` : nothing}</td>
      <td>${value}</td>
      ${against ? versusCells(say, metric.id, against, reading.alpha) : html`<td>–</td><td>–</td><td>–</td><td>–</td>`}
    </tr>`;
  });
  return tableOf(say, say.t(`tests.metric.${metric.id}`), HEADS, rows);
}

/** @param {import("../say.js").Say} say @param {string} title @param {string[]} heads @param {unknown} rows */
const tableOf = (say, title, heads, rows) =>
  scroll(
    title,
    html`<table class="figures">
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${say.t(`tests.head.${head}`)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>`,
  );

/** @param {import("../say.js").Say} say @param {string} metric @param {Versus} against @param {number} alpha */
function versusCells(say, metric, against, alpha) {
  if (against.missing) return html`<td colspan="4">${say.code("tests-missing", against.missing)}</td>`;
  const { difference, lift } = against;
  const difference_ = (/** @type {number} */ one) => differenceText(say, metric, one);
  const lifted = (/** @type {number} */ one) => liftText(say, one);
  return html`<td>
      <b>${difference === null ? "–" : difference_(difference)}</b>
      <span class="muted">${range(difference_, say, against.low, against.high)}</span>
    </td>
    <td>
      ${
        lift === null
          ? html`<span class="muted">${say.t("tests.no-base")}</span>`
          : html`<b>${lifted(lift)}</b> <span class="muted">${range(lifted, say, against.lift_low, against.lift_high)}</span>`
      }
    </td>
    <td>${pText(say, against.p_value)}</td>
    <td>
      ${against.p_corrected === null ? "–" : html`<b>${pText(say, against.p_corrected)}</b>`}
      <span class="muted">${against.p_corrected === null ? "" : say.t(against.detected ? "tests.detected" : "tests.not-detected", { alpha: say.percent(alpha, 1) })}</span>
    </td>`;
}

/** Whether two measures do more together than apart. @param {View} view @param {MetricReading} metric */
function togetherPart({ say }, metric) {
  const { together } = metric;
  if (!together) return nothing;
  const title = html`<h3>${say.t("tests.together")}</h3>`;
  if (together.missing)
    return html`${title}<p class="notice warning">${say.code("tests-missing", together.missing)}</p>`;
  const write = (/** @type {number | null} */ one) => (one === null ? "–" : differenceText(say, metric.id, one));
  const [a, b] = together.alone;
  const rows = [
    [a, together.adds[0]],
    [b, together.adds[1]],
    [together.both, together.adds_both],
  ];
  const { beyond, low, high, p_value } = together;
  const above = low !== null && low > 0;
  const below = high !== null && high < 0;
  return html`${title}
    <p>${say.t(`tests.together-${above ? "more" : below ? "less" : "sum"}`, { a, b })}</p>
    ${tableOf(
      say,
      say.t("tests.together"),
      ["variant", "adds"],
      html`${rows.map(
        ([name, value]) => html`<tr>
          <th scope="row">${say.name(/** @type {string} */ (name))}</th>
          <td>${write(/** @type {number | null} */ (value))}</td>
        </tr>`,
      )}
        <tr>
          <th scope="row">${say.t("tests.beyond")}</th>
          <td>
            <b>${write(beyond)}</b> <span class="muted">${range(write, say, low, high)}</span>
            <span class="muted">p ${pText(say, p_value)}, n = ${say.number(together.n)}</span>
          </td>
        </tr>`,
    )}`;
}

/** With what was known before taken out. @param {View} view @param {MetricReading} metric */
function adjustedTable({ say }, metric) {
  const all = metric.versus.filter(({ adjusted }) => adjusted);
  if (all.length === 0) return nothing;
  const rows = all.map(({ variant, adjusted }) => {
    if (!adjusted) return nothing;
    const write = (/** @type {number} */ one) => differenceText(say, metric.id, one);
    return html`<tr>
      <th scope="row">${say.name(variant)}</th>
      <td>${say.percent(adjusted.reduction, 1)}</td>
      <td><b>${write(adjusted.difference)}</b> <span class="muted">${range(write, say, adjusted.low, adjusted.high)}</span></td>
      <td>${pText(say, adjusted.p_value)}</td>
      <td>${pText(say, adjusted.p_corrected)}</td>
    </tr>`;
  });
  return html`<h3>${say.t("tests.adjusted")}</h3>
    <p class="subtitle">${say.t("tests.adjusted-subtitle")}</p>
    ${tableOf(say, say.t("tests.adjusted"), ["variant", "reduction", "difference", "p", "p-corrected"], rows)}`;
}

/** @param {View} view @param {MetricReading} metric @param {number} alpha */
function segmentsTable({ say }, metric, alpha) {
  if (metric.segments.length === 0) return nothing;
  const rows = metric.segments.flatMap(({ segment, control, versus }) =>
    versus.map(
      (against) => html`<tr>
        <th scope="row">${say.name(segment)} <span class="muted">${say.name(against.variant)}</span></th>
        <td>${say.number(against.n)}</td>
        <td>${control === null ? "–" : valueText(say, metric.id, control)}</td>
        ${versusCells(say, metric.id, against, alpha)}
      </tr>`,
    ),
  );
  return html`<h3>${say.t("tests.segments")}</h3>
    <p class="subtitle">${say.t("tests.segments-subtitle")}</p>
    ${tableOf(say, say.t("tests.segments"), ["segment", "n", "control-value", "difference", "lift", "p", "p-corrected"], rows)}`;
}
