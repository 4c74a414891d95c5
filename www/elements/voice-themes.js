// @ts-check
/** The words that come back in comments, and whether the unhappy were spoken to. */
import { html, nothing } from "lit";
import { estimate, figureTable } from "./voice-parts.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("../generated/core.js").Voice} Voice */
/** @typedef {import("../generated/core.js").Theme} Theme */

/** Themes shown before the rest is asked for. */
const FIRST = 12;

/** @param {View} view @param {Voice} voice */
export function themesCard(view, { themes, fewest }) {
  const { say } = view;
  const title = say.t("voice.themes");
  return html`<section class="card themes">
    <h2>${title}</h2>
    <p class="subtitle">${say.t("voice.themes-subtitle", { n: fewest })}</p>
    ${themes.length === 0 ? html`<p>${say.t("voice.no-theme", { n: fewest })}</p>` : themeTable(view, title, themes.slice(0, FIRST))}
    ${
      themes.length > FIRST
        ? html`<details>
            <summary>${say.t("recorded.more", { n: themes.length - FIRST })}</summary>
            ${themeTable(view, title, themes.slice(FIRST))}
          </details>`
        : nothing
    }
  </section>`;
}

/** @param {View} view @param {string} title @param {readonly Theme[]} themes */
function themeTable({ say }, title, themes) {
  const heads = ["theme", "persons", "positive", "negative", "channels"].map((head) => say.t(`voice.head.${head}`));
  const channels = (/** @type {Theme} */ { by_channel }) =>
    by_channel.length === 0
      ? html`<span class="muted">–</span>`
      : say.list(
          by_channel.map(({ key, persons }) => `${key ? say.name(key) : say.t("channel.none")} ${say.number(persons)}`),
        );
  const rows = themes.map((one) => [
    html`<span lang=${one.language}>${say.name(one.words)}</span>`,
    say.number(one.persons),
    say.number(one.positive),
    say.number(one.negative),
    channels(one),
  ]);
  return figureTable(title, heads, rows);
}

/** @param {View} view @param {Voice} voice */
export function loopCard(view, { closed_loop: loop }) {
  const { say } = view;
  if (loop.unhappy === 0) return nothing;
  const values = { n: loop.unhappy, days: loop.days };
  return html`<section class="card loop">
    <h2>${say.t("voice.loop")}</h2>
    <p class="subtitle">${say.t("voice.loop-subtitle", values)}</p>
    ${
      loop.seen_in === null
        ? html`<p class="notice warning">${say.t("voice.loop-unseen")}</p>`
        : html`<p>${estimate(view, loop.rate, "rate")}</p>
            <p class="muted">${say.t(`voice.loop-by-${loop.seen_in}`, values)}</p>`
    }
    ${loop.too_young > 0 ? html`<p class="muted">${say.t("voice.loop-young", { n: loop.too_young })}</p>` : nothing}
    ${loop.unknown > 0 ? html`<p class="muted">${say.t("voice.loop-unknown", { n: loop.unknown })}</p>` : nothing}
    ${
      loop.causes.length > 0
        ? html`<h3>${say.t("voice.causes")}</h3>
            ${themeTable(view, say.t("voice.causes"), loop.causes)}`
        : nothing
    }
  </section>`;
}
