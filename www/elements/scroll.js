// @ts-check
/** A table that is wider than its place scrolls by itself, by keyboard too. */
import { html } from "lit";

/** @param {string} label @param {unknown} content */
export const scroll = (label, content) =>
  html`<div class="scroll" tabindex="0" role="group" aria-label=${label}>${content}</div>`;
