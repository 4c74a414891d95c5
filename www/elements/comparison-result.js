// @ts-check
/** What two systems come to: counts, fields with their intervals, delays, and the worst. */
import { html, nothing, svg } from "lit";
import "./comparison-items.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("../store/state.js").ComparisonAnswer} Comparison */
/** @typedef {import("../generated/core.js").FieldReport} FieldReport */
/** @typedef {import("../store/state.js").FieldPair} FieldPair */
/** @typedef {import("../generated/core.js").Portion} Share */
/** @typedef {import("../generated/core.js").SideReport} SideReport */
/** @typedef {import("../generated/core.js").Percentiles} Percentiles */

/** Below this a share is a first impression. */
const FEW = 30;
/** Minutes in an hour and in a day. */
const [HOUR, DAY] = [60, 1440];
const RANKS = /** @type {const} */ (["p50", "p90", "p95", "p99", "most"]);

/** @param {View} view @param {Comparison} answer */
export function comparisonResult(view, answer) {
  const { say, state } = view;
  const { a, b, missing, fields, plan } = answer;
  const delays = fields.flatMap((field, at) =>
    field.delay ? [{ pair: plan.fields[at], field, delay: field.delay }] : [],
  );
  return html`<div class="compared" aria-live="polite">
    <h3>${say.t("compare.result", { a: a.file, b: b.file })}</h3>
    ${missing ? html`<p class="problem">${say.t(`compare.missing.${missing}`)}</p>` : nothing}
    ${summary(view, answer)} ${against(view, answer)} ${remarks(view, answer)}
    ${fields.length > 0 && answer.compared > 0 ? fieldTable(view, answer) : nothing}
    ${changes(view, answer)}
    ${delays.length > 0 ? delayTable(view, answer, delays) : nothing}
    <om-comparison-items .say=${say} .state=${state} .answer=${answer}></om-comparison-items>
  </div>`;
}

/** @param {View} view @param {Comparison} answer */
function summary({ say }, { a, b, matched, compared, differing }) {
  /** @type {[string, unknown, unknown][]} */
  const tiles = [
    [
      "matched",
      say.number(matched),
      say.t("compare.of-each", { a: percent(say, a.matched), b: percent(say, b.matched) }),
    ],
    ["only-a", say.number(a.only), say.t("compare.of-keys", { n: a.keys })],
    ["only-b", say.number(b.only), say.t("compare.of-keys", { n: b.keys })],
    ["differing", percent(say, differing), spread(say, differing)],
  ];
  return html`<dl class="sum">
      ${tiles.map(
        ([name, value, below]) => html`<div>
          <dt>${say.t(`compare.sum.${name}`)}</dt>
          <dd><strong>${value}</strong> <span class="muted">${below}</span></dd>
        </div>`,
      )}
    </dl>
    ${compared > 0 && compared < FEW ? html`<p class="hint">${say.t("compare.few", { n: compared })}</p>` : nothing}`;
}

/** A share, with decimals where it is small. @param {import("../say.js").Say} say @param {Share} one */
const percent = (say, { share }) => (share === null ? "–" : say.percent(share, share > 0 && share < 0.1 ? 1 : 0));

/** @param {import("../say.js").Say} say @param {Share} one */
function spread(say, { count, n, low, high }) {
  if (low === null || high === null) return say.t("compare.nothing");
  return say.t("compare.spread", { count, n, low: say.percent(low, 1), high: say.percent(high, 1) });
}

/** What is only in one of them, what is there twice, and what rests on no proof. @param {View} view @param {Comparison} answer */
function remarks({ say }, answer) {
  /** @param {"a" | "b"} which @returns {unknown[]} */
  const lines = (which) => {
    const one = answer[which];
    const other = answer[which === "a" ? "b" : "a"];
    const file = one.file;
    /** @param {string[]} names @param {number} n */
    const names = (names, n) => names.map((name) => say.name(name)).join(", ") + (n > names.length ? "…" : "");
    return [
      one.only > 0
        ? html`${say.t("compare.only", { n: one.only, file, other: other.file })} <span class="muted">${names(one.only_sample, one.only)}</span>`
        : null,
      one.repeated > 0
        ? html`${say.t("compare.repeated", { n: one.repeated, file })} ${one.conflicting > 0 ? say.t("compare.conflicting", { n: one.conflicting }) : nothing}
            <span class="muted">${names(one.repeated_sample, one.repeated)}</span>`
        : null,
      one.keyless > 0
        ? html`${say.t("compare.keyless", { n: one.keyless, file })} <span class="muted">${say.t("ledger.lines", { n: one.keyless_lines.length, lines: one.keyless_lines.join(", ") })}</span>`
        : null,
    ].filter((line) => line !== null);
  };
  const doubts = answer.doubts.map(({ side, column, code }) =>
    say.t(`compare.doubt.${code}`, { column, file: answer[side === "a" ? "a" : "b"].file }),
  );
  const all = [...lines("a"), ...lines("b"), ...doubts];
  if (all.length === 0) return nothing;
  return html`<ul class="findings">
    ${all.map((line) => html`<li>${line}</li>`)}
  </ul>`;
}

/** @param {import("../say.js").Say} say @param {FieldPair} pair */
const pairName = (say, { a, b }) => (a === b ? say.name(a) : `${say.name(a)} ↔ ${say.name(b)}`);

/** @param {View} view @param {Comparison} answer */
function fieldTable({ say }, { fields, plan }) {
  const heads = ["field", "n", "differing", "interval", "formatting", "missing", "how"];
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${say.t("compare.fields-found")}>
    <table class="figures">
      <caption>${say.t("compare.fields-found")}</caption>
      <thead>
        <tr>${heads.map((head) => html`<th scope="col" class=${head}>${say.t(`compare.head.${head}`)}</th>`)}</tr>
      </thead>
      <tbody>
        ${fields.map((field, at) => fieldRow(say, field, plan.fields[at]))}
      </tbody>
    </table>
  </div>`;
}

/** @param {import("../say.js").Say} say @param {FieldReport} field @param {FieldPair} pair */
function fieldRow(say, field, pair) {
  const { differing, formatting, missing_a, missing_b, missing } = field;
  return html`<tr>
    <th scope="row">${pairName(say, pair)}</th>
    <td>${say.number(differing.n)}</td>
    <td>${percent(say, differing)} <span class="muted">${say.number(differing.count)}</span></td>
    <td>${interval(say, differing)}</td>
    <td>${pair.kind === "text" ? say.number(formatting) : "–"}</td>
    <td>${say.number(missing_a)} / ${say.number(missing_b)}</td>
    <td class="how">${missing ? reason(say, field) : how(say, field)}</td>
  </tr>`;
}

/** @param {import("../say.js").Say} say @param {FieldReport} field */
function reason(say, { missing, currencies_a, currencies_b }) {
  return say.t(`compare.missing.${missing}`, { a: say.list(currencies_a), b: say.list(currencies_b) });
}

/** A bar from nothing to all, with the interval as a line. @param {import("../say.js").Say} say @param {Share} one */
function interval(say, { share, low, high }) {
  if (share === null || low === null || high === null) return "–";
  const x = (/** @type {number} */ value) => 2 + value * 96;
  const title = say.t("compare.interval", { low: say.percent(low, 1), high: say.percent(high, 1) });
  return html`<svg class="share-bar" viewBox="0 0 100 12" role="img" aria-label=${title}>
    ${svg`<rect class="all" x="2" y="4" width="96" height="4"></rect>
      <rect class="part" x="2" y="4" width=${share * 96} height="4"></rect>
      <path class="range" d="M${x(low)} 2V10M${x(low)} 6H${x(high)}M${x(high)} 2V10"></path>`}
  </svg>`;
}

/** How values differ, in few words. @param {import("../say.js").Say} say @param {FieldReport} field */
function how(say, { absolute, relative, higher_b, unreadable, other_currency, within }) {
  const parts = [];
  if (absolute) {
    const values = { p50: decimal(say, absolute.p50), most: decimal(say, absolute.most) };
    parts.push(say.t("compare.gap", values));
    if (relative?.p50 != null) parts.push(say.t("compare.gap-share", { p50: say.percent(relative.p50, 1) }));
    if (relative?.p95 != null) parts.push(say.t("compare.gap-p95", { p95: say.percent(relative.p95, 1) }));
    if (higher_b) parts.push(say.t("compare.higher", { share: percent(say, higher_b) }));
  }
  if (within > 0) parts.push(say.t("compare.within", { n: within }));
  if (unreadable > 0) parts.push(say.t("compare.unreadable", { n: unreadable }));
  if (other_currency > 0) parts.push(say.t("compare.other-currency", { n: other_currency }));
  return parts.length > 0 ? parts.join(" · ") : "–";
}

/** @param {import("../say.js").Say} say @param {number | null} value */
const decimal = (say, value) => (value === null ? "–" : say.number(value, 2));

/** The differences of words that come most often. @param {View} view @param {Comparison} answer */
function changes({ say }, { fields, plan }) {
  const told = fields.flatMap(({ changes }, at) => (changes.length > 0 ? [{ pair: plan.fields[at], changes }] : []));
  if (told.length === 0) return nothing;
  return html`<details>
    <summary>${say.t("compare.changes")}</summary>
    ${told.map(
      ({ pair, changes }) => html`<h4>${pairName(say, pair)}</h4>
        <ul class="findings">
          ${changes.map((one) => html`<li>${value(say, pair, one.a)} → ${value(say, pair, one.b)} <span class="muted">${say.t("compare.times", { n: one.count })}</span></li>`)}
        </ul>`,
    )}
  </details>`;
}

/** @param {import("../say.js").Say} say @param {FieldPair} pair @param {string} text */
const value = (say, { kind }, text) => (kind === "flag" ? say.t(`compare.flag.${text}`) : say.name(text));

/** What never came from the first system to the second, came without a time, or too late. @param {import("../say.js").Say} say @param {Comparison} answer @param {FieldReport} field @param {FieldPair} pair */
function failures(say, answer, { missing_b: blank, different: late }, { minutes }) {
  const lost = answer.a.only;
  const n = lost + blank + late;
  const all = answer.a.keys;
  const share = all > 0 ? say.percent(Math.min(1, n / all), 1) : "–";
  return say.t("compare.failures", { n, share, lost, blank, late, limit: span(say, minutes) });
}

/** Differences counted against the file that has the last word. @param {View} view @param {Comparison} answer */
function against({ say }, answer) {
  const { master } = answer.plan;
  if (!master) return nothing;
  const [right, other] = master === "a" ? [answer.a, answer.b] : [answer.b, answer.a];
  const { count, share } = answer.differing;
  return html`<p class="against"><strong>${say.t("compare.against", {
    ...{ n: count, share: share === null ? "–" : say.percent(share, share > 0 && share < 0.1 ? 1 : 0) },
    ...{ master: right.file, other: other.file, lacks: say.number(right.only), extra: say.number(other.only) },
  })}</strong></p>`;
}

/** @param {View} view @param {Comparison} answer @param {{ pair: FieldPair, field: FieldReport, delay: import("../generated/core.js").Delay }[]} delays */
function delayTable({ say }, answer, delays) {
  const title = say.t("compare.delays");
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${title}>
      <table class="figures">
        <caption>${title}</caption>
        <thead>
          <tr>
            <th scope="col">${say.t("compare.head.field")}</th>
            <th scope="col">${say.t("compare.head.n")}</th>
            ${RANKS.map((rank) => html`<th scope="col">${say.t(`compare.head.${rank}`)}</th>`)}
            <th scope="col">${say.t("compare.head.earlier")}</th>
            <th scope="col">${say.t("compare.head.failures")}</th>
          </tr>
        </thead>
        <tbody>
          ${delays.map(
            ({ pair, delay, field }) => html`<tr>
              <th scope="row">${pairName(say, pair)}</th>
              <td>${say.number(delay.minutes.n)}</td>
              ${RANKS.map((rank) => html`<td>${span(say, delay.minutes[rank])}</td>`)}
              <td>${percent(say, delay.earlier_b)} <span class="muted">${spread(say, delay.earlier_b)}</span></td>
              <td class="how">${failures(say, answer, field, pair)}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <p class="hint">${say.t("compare.delays-hint")} ${say.t("compare.failures-hint")} ${delays.some(({ delay }) => delay.by_day) ? say.t("compare.by-day") : nothing}</p>`;
}

/** Minutes in the unit that suits them. @param {import("../say.js").Say} say @param {number | null} minutes */
export function span(say, minutes) {
  if (minutes === null) return "–";
  const size = Math.abs(minutes);
  if (size >= 2 * DAY) return say.t("compare.span.days", { n: say.signedNumber(minutes / DAY, 1) });
  if (size >= 2 * HOUR) return say.t("compare.span.hours", { n: say.signedNumber(minutes / HOUR, 1) });
  const digits = Number.isInteger(minutes) || size >= 10 ? 0 : 1;
  return say.t("compare.span.minutes", { n: minutes === 0 ? "0" : say.signedNumber(minutes, digits) });
}
