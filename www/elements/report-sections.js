// @ts-check
/** The sections of the report: which are in it, in which order, and the words before each. */
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { chosenSections, ordered, SECTIONS } from "../handover/sections.js";
import { withMoved, withShown, withWords } from "../store/handover.js";
import { textOf } from "./form-parts.js";

/** @typedef {import("./base.js").View} View */

/** @param {View} view @param {(id: string) => void} moved called with what was moved, once it is elsewhere */
export function sectionsPart(view, moved) {
  const { state, say } = view;
  const { handover } = state.choices;
  const { variant, order, off } = handover;
  const shown = chosenSections(handover);
  const offered = ordered(order).filter(
    (id) => variant === "full" || SECTIONS.some((one) => one.id === id && one.management),
  );
  return html`<section class="card report-sections">
    <h2>${say.t("handover.room.sections")}</h2>
    <p class="subtitle">${say.t("handover.room.sections-about")}</p>
    <ol>
      ${offered.map((id) => item(view, { id, at: shown.indexOf(id), shown, isOn: !off.includes(id), moved }))}
    </ol>
  </section>`;
}

/**
 * @param {View} view
 * @param {{ id: string, at: number, shown: string[], isOn: boolean, moved: (id: string) => void }} parts
 */
function item({ state, say, send }, { id, at, shown, isOn, moved }) {
  const { handover } = state.choices;
  const name = say.t(`handover.section.${id}`);
  const move = (/** @type {-1 | 1} */ by) => {
    send("setHandover", withMoved(handover, shown, id, by));
    moved(id);
  };
  const keys = (/** @type {KeyboardEvent} */ event) => {
    const by = event.altKey && event.key === "ArrowUp" ? -1 : event.altKey && event.key === "ArrowDown" ? 1 : 0;
    if (by === 0 || !isOn) return;
    event.preventDefault();
    move(by);
  };
  const words = handover.words[id] ?? "";
  return html`<li class=${isOn ? "" : "off"} data-section=${id} @keydown=${keys}>
    <div class="report-line">
      <label class="check">
        <input type="checkbox" .checked=${live(isOn)} @change=${(/** @type {Event} */ event) =>
          send(
            "setHandover",
            withShown(handover, id, /** @type {HTMLInputElement} */ (event.currentTarget).checked),
          )} />
        <span>${isOn ? `${at + 1}. ` : ""}${name}</span>
      </label>
      <span class="moves">
        <button class="up" aria-label=${say.t("handover.room.up", { name })} ?disabled=${!isOn || at <= 0} @click=${() => move(-1)}>↑</button>
        <button class="down" aria-label=${say.t("handover.room.down", { name })} ?disabled=${!isOn || at === shown.length - 1} @click=${() => move(1)}>↓</button>
      </span>
    </div>
    ${
      isOn
        ? html`<details ?open=${words !== ""}>
            <summary>${say.t(words ? "handover.room.words-own" : "handover.room.words-add")}<span class="visually-hidden"> ${name}</span></summary>
            <textarea rows="4" aria-label=${say.t("handover.room.words-of", { name })} .value=${words} @change=${(/** @type {Event} */ event) => send("setHandover", withWords(handover, id, textOf(event)))}></textarea>
          </details>`
        : nothing
    }
  </li>`;
}
