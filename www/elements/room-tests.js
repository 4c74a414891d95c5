// @ts-check
/** The Tests room: a test is read, planned, and what was decided of it is kept. */
import { html } from "lit";
import { holdsTests } from "../store/tests.js";
import { testPlan } from "./test-plan.js";
import { testReading } from "./test-reading.js";
import "./decision-log.js";

/** @typedef {import("./base.js").View} View */

/** @param {View} view */
export function roomTests(view) {
  const { state, say } = view;
  const log = html`<om-decision-log class="card" .state=${state} .say=${say}></om-decision-log>`;
  // What there is to read comes first; without any, what is to come.
  return holdsTests(state)
    ? html`${testReading(view)} ${testPlan(view)} ${log}`
    : html`<p class="lead">${say.t("tests.lead")}</p>
        <p class="sublead">${say.t("tests.no-file")}</p>
        ${testPlan(view)} ${log}`;
}
