// @ts-check
/** The question mark beside a figure: where it comes from. */
import { html } from "lit";

/** @typedef {import("./base.js").View} View */

/**
 * @param {Pick<View, "say" | "send">} view
 * @param {{ id: string, name: string, at?: number }} figure `at` is its place, when it stands on the board
 */
export const whyButton = ({ say, send }, { id, name, at }) =>
  html`<button
    class="why"
    aria-label=${say.t("tile.why", { name })}
    @click=${() => send("open", { kind: "explain", id, ...(at === undefined ? {} : { at }) })}
  >?</button>`;
