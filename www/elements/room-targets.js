// @ts-check
/** The Targets room: what is to be reached, by when, whether it will, and what the change is worth. */
import { html } from "lit";
import { seasonPart } from "./season.js";
import "./case-list.js";
import "./target-list.js";

/** @typedef {import("./base.js").View} View */

/** @param {View} view */
export function roomTargets(view) {
  const { state, say } = view;
  return html`<p class="lead">${say.t("targets.lead")}</p>
    <p class="sublead">${say.t("targets.sublead")}</p>
    <om-target-list class="targets" .state=${state} .say=${say}></om-target-list>
    ${seasonPart(view)}
    <om-case-list class="business-case" .state=${state} .say=${say}></om-case-list>`;
}
