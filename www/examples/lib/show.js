// @ts-check
/** A page of examples of one component: `?lang=fr` and `?theme=dark` show it otherwise. */
import { html, render } from "lit";
import { Say } from "../../say.js";
import { EMPTY } from "../../store/state.js";
import "../../charts/chart.js";
import "../../both-languages.js";

/** @typedef {import("../../elements/base.js").View} View */
/** @typedef {{ name: string, content: unknown }} Example */

/** @param {string} title @param {(view: View) => Example[]} examplesOf */
export function show(title, examplesOf) {
  const query = new URLSearchParams(location.search);
  const language = query.get("lang") === "fr" ? "fr" : "en";
  document.documentElement.lang = language;
  document.documentElement.dataset.theme = query.get("theme") ?? "light";
  const settings = { all_channels: Array.from({ length: 9 }, (_, i) => `Channel ${i + 1}`) };
  const state = /** @type {View["state"]} */ (/** @type {unknown} */ ({ ...EMPTY, report: { settings } }));
  const view = { state, say: new Say(language), send: () => {} };
  const examples = examplesOf(view).map(
    ({ name, content }) => html`<section class="card" id=${name}>${content}</section>`,
  );
  render(html`<div class="body"><main class="room"><h1>${title}</h1>${examples}</main></div>`, document.body);
}

/** What a hostile export might hold. */
export const HOSTILE = [
  "<img src=x onerror=globalThis.hit=1>",
  "<script>globalThis.hit=1</script>",
  "__proto__",
  '=HYPERLINK("http://evil.test")',
  "\u202Etxt.exe",
];

/** A chart without data is none: what stands in its place is the room's affair. @param {View} view @param {import("../../charts/chart.js").ChartSpec | null} spec */
export const chartOrWhy = ({ say }, spec) =>
  spec
    ? html`<om-chart .say=${say} .spec=${spec}></om-chart>`
    : html`<p class="muted">Nothing to draw: the room says why.</p>`;
