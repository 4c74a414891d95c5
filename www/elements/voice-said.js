// @ts-check
/** What customers say: the questions of surveys, the three kinds of feedback by phase, how texts sound. */
import { html, nothing, svg } from "lit";
import { estimate, figureTable, spreadText } from "./voice-parts.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("../generated/core.js").Voice} Voice */
/** @typedef {import("../generated/core.js").Question} Question */
/** @typedef {import("../generated/core.js").Signal} Signal */
/** @typedef {import("../generated/core.js").Slice} Slice */

/** @param {View} view @param {Voice} voice */
export function questionsCard(view, { questions, responses }) {
  const { say } = view;
  if (questions.length === 0) return nothing;
  return html`<section class="card questions">
    <h2>${say.t("voice.questions")}</h2>
    <p class="subtitle">${say.t("voice.questions-subtitle")}</p>
    ${questions.map((one) => questionPart(view, one))} ${responsePart(view, responses)}
  </section>`;
}

/** @param {View} view @param {Question} question */
export function questionName({ say }, { metric, least, most, high_is_good }) {
  const name = say.t(`voice.metric.${metric}`);
  const scale = least === null || most === null ? say.t("voice.scale-unknown") : `${least}–${most}`;
  const good =
    metric === "ces" && high_is_good !== null ? say.t(high_is_good ? "voice.high-good" : "voice.low-good") : "";
  return `${name} (${[scale, good].filter(Boolean).join(say.t("voice.comma"))})`;
}

/** @param {View} view @param {Question} question */
function questionPart(view, question) {
  const { say } = view;
  const name = questionName(view, question);
  const { unit, figure, mean, by_channel, by_segment, by_phase, spread } = question;
  const heads = [say.t("voice.head.group"), say.t(`voice.unit.${unit}`)];
  /** @param {string} kind @param {Slice[]} slices @param {(key: string) => unknown} label */
  const group = (kind, slices, label) =>
    slices.length === 0
      ? nothing
      : html`<details open>
          <summary>${say.t(`voice.by-${kind}`)}</summary>
          ${figureTable(
            `${name}, ${say.t(`voice.by-${kind}`)}`,
            heads,
            slices.map((one) => [label(one.key), estimate(view, one, unit)]),
          )}
        </details>`;
  return html`<section class="question">
    <h3>${name}</h3>
    <p>${estimate(view, figure, unit)}${unit === "number" ? nothing : html` · ${say.t("voice.mean")} ${estimate(view, mean, "number")}`}</p>
    ${question.guessed ? html`<p class="notice warning">${say.t("caution.scale-guessed")}</p>` : nothing}
    ${question.high_is_good === null ? html`<p class="notice warning">${say.t("missing.direction-unknown")}</p>` : nothing}
    ${bars(view, question, name)}
    <div class="columns">
      ${group("channel", by_channel, (key) => (key ? say.name(key) : say.t("channel.none")))}
      ${group("segment", by_segment, (key) => (key ? say.name(key) : say.t("voice.no-segment")))}
      ${group("phase", by_phase, (key) => say.t(`phase.${key}`))}
    </div>
    ${spread ? html`<p class="hint">${spreadText(view, spread, unit)}</p>` : nothing}
  </section>`;
}

/** How often each score was given; the bars are of the list and need no words of their own. @param {View} view @param {Question} question @param {string} name */
function bars({ say }, { given, metric }, name) {
  const all = given.reduce((sum, one) => sum + one.n, 0);
  if (all === 0 || given.length > 12) return nothing;
  const most = Math.max(...given.map((one) => one.n));
  const tone = (/** @type {number} */ score) =>
    metric !== "nps" ? "neutral" : score >= 9 ? "good" : score <= 6 ? "bad" : "neutral";
  return html`<ul class="score-bars" aria-label=${say.t("voice.distribution", { name })}>
    ${given.map(
      ({ score, n }) => html`<li>
        <span class="score">${say.number(score, Number.isInteger(score) ? 0 : 1)}</span>
        <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
          ${svg`<rect class="bar ${tone(score)}" x="0" y="1" width=${(100 * n) / most} height="8"></rect>`}
        </svg>
        <span>${say.number(n)} <span class="muted">${say.percent(n / all)}</span></span>
      </li>`,
    )}
  </ul>`;
}

/** @param {View} view @param {Voice["responses"]} responses */
function responsePart(view, responses) {
  const { say } = view;
  if (responses.length === 0) return html`<p class="hint">${say.t("voice.no-response-rate")}</p>`;
  const rows = responses.flatMap((one) => [
    [
      say.t(`voice.metric.${one.metric}`),
      say.number(one.asked),
      say.number(one.answered),
      estimate(view, one.rate, "rate"),
    ],
    ...one.by_channel.map((slice) => [
      html`<span class="indent">${slice.key ? say.name(slice.key) : say.t("channel.none")}</span>`,
      say.number(slice.n),
      say.number(Math.round((slice.value ?? 0) * slice.n)),
      estimate(view, slice, "rate"),
    ]),
  ]);
  const heads = ["question", "asked", "answered", "rate"].map((head) => say.t(`voice.head.${head}`));
  return html`<section class="question">
    <h3>${say.t("voice.responses")}</h3>
    ${figureTable(say.t("voice.responses"), heads, rows)}
  </section>`;
}

/** @param {View} view @param {Voice} voice */
export function phasesCard(view, { phases }) {
  const { say } = view;
  const kinds = /** @type {const} */ (["direct", "indirect", "inferred"]);
  if (phases.every((one) => kinds.every((kind) => one[kind].length === 0))) return nothing;
  const rows = phases.map((one) => [
    say.t(`phase.${one.phase}`),
    ...kinds.map((kind) =>
      one[kind].length === 0
        ? html`<span class="muted">${say.t("voice.silent")}</span>`
        : html`<ul class="signals">${one[kind].map((signal) => html`<li>${signalName(view, signal)} ${estimate(view, signal, signal.unit)}</li>`)}</ul>`,
    ),
    one.themes.length === 0
      ? html`<span class="muted">–</span>`
      : html`<ul class="signals">${one.themes.map((theme) => html`<li>${say.name(theme.words)} <span class="muted">${say.number(theme.persons)}</span></li>`)}</ul>`,
  ]);
  const heads = ["phase", ...kinds, "coded"].map((head) => say.t(`voice.head.${head}`));
  return html`<section class="card phases">
    <h2>${say.t("voice.phases")}</h2>
    <p class="subtitle">${say.t("voice.phases-subtitle")}</p>
    ${figureTable(say.t("voice.phases"), heads, rows, "grid")}
    <p class="hint">${say.t("voice.phases-hint")}</p>
  </section>`;
}

/** @param {View} view @param {Signal} signal */
export function signalName(view, { id, scale, high_is_good }) {
  const { state, say } = view;
  const own = `voice.signal.${id}`;
  const card = state.catalogue?.kpis.find((one) => one.id === id);
  const name = say.has(own) ? say.t(own) : card ? say.both(card.name) : id;
  const side = id === "ces" && high_is_good !== null ? say.t(high_is_good ? "voice.high-good" : "voice.low-good") : "";
  const apart = [scale, side].filter(Boolean).join(say.t("voice.comma"));
  return apart ? `${name} (${apart})` : name;
}

/** @param {View} view @param {Voice} voice */
export function originsCard(view, { origins }) {
  const { say } = view;
  if (origins.length === 0) return nothing;
  const share = (/** @type {number} */ n, /** @type {number} */ all) =>
    all === 0 ? "–" : html`${say.number(n)} <span class="muted">${say.percent(n / all)}</span>`;
  const rows = origins.map((one) => {
    const judged = one.positive + one.neutral + one.negative;
    return [
      say.t(`voice.origin.${one.origin}`),
      say.number(one.texts),
      share(one.positive, judged),
      share(one.neutral, judged),
      share(one.negative, judged),
      estimate(view, one.net, "points"),
      html`${say.t("voice.judged-words", { n: one.heard })}${one.unheard > 0 ? html`<br />${say.t("voice.judged-not", { n: one.unheard })}` : nothing}`,
    ];
  });
  const heads = ["origin", "texts", "positive", "neutral", "negative", "net", "judged"];
  return html`<section class="card">
    <h2>${say.t("voice.origins")}</h2>
    <p class="subtitle">${say.t("voice.origins-subtitle")}</p>
    ${figureTable(
      say.t("voice.origins"),
      heads.map((head) => say.t(`voice.head.${head}`)),
      rows,
    )}
    <p class="hint">${say.t("voice.origins-hint")}</p>
  </section>`;
}
