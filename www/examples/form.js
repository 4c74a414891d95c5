// @ts-check
import { html } from "lit";
import { typedNumber } from "../elements/form-parts.js";
import { titlePlace } from "../elements/title.js";
import { HOSTILE, show } from "./lib/show.js";
import "../elements/form.js";

/** @typedef {import("../elements/form.js").FieldSpec} FieldSpec */

/** @type {FieldSpec[]} */
const FIELDS = [
  { name: "from", label: "From", type: "date" },
  { name: "to", label: "To (included)", type: "date", hint: "The last day that counts." },
  { name: "hours", label: "Hours", type: "decimal", hint: "For example 4 or 0.5." },
  { name: "zone", label: "Zone", offered: ["Europe/Paris", "UTC"] },
];

/** @param {Record<string, string>} typed @returns {Record<string, string>} */
const check = ({ from, to, hours }) => ({
  ...(from && to && to < from ? { to: `The end must be on or after the start, ${from}.` } : {}),
  ...(Number.isNaN(typedNumber(hours) ?? 0) ? { hours: `Enter a number of hours, not ${hours}.` } : {}),
});

/** Shows what was applied. @param {string} name @param {Record<string, string>} typed */
const told = (name, typed) => {
  const place = document.querySelector(`#${name} output`);
  if (place) place.textContent = JSON.stringify(typed);
};

show("Form", ({ say }) => {
  titlePlace("Form");
  /** @type {Record<string, { fields: FieldSpec[], values: Record<string, string> }>} */
  const all = {
    normal: { fields: FIELDS, values: { from: "2026-01-01", to: "", hours: "4", zone: "Europe/Paris" } },
    hostile: {
      fields: HOSTILE.map((label, i) => ({ name: `f${i}`, label, hint: label })),
      values: Object.fromEntries(HOSTILE.map((value, i) => [`f${i}`, value])),
    },
  };
  return Object.entries(all).map(([name, { fields, values }]) => ({
    name,
    content: html`<om-form
        .say=${say}
        .name=${name}
        .fields=${fields}
        .values=${values}
        .check=${name === "normal" ? check : (/** @type {Record<string, string>} */ typed) => typed}
        .apply=${(/** @type {Record<string, string>} */ typed) => told(name, typed)}
      ></om-form>
      <output></output>`,
  }));
});
