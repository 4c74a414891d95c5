// @ts-check
import { html } from "lit";
import { card, stateOf } from "./lib/data.js";
import { HOSTILE, show } from "./lib/show.js";
import "../elements/palette.js";

show("Command palette", ({ say }) => {
  document.addEventListener("om-action", (event) => {
    const { action, args } = /** @type {CustomEvent} */ (event).detail;
    const told = document.querySelector("#hostile output");
    if (told) told.textContent = `${told.textContent}${action} ${JSON.stringify(args)}; `;
  });
  const state = stateOf(
    HOSTILE.map((name, i) => card(`kpi_${i}`, name)),
    [],
  );
  // One palette a page: it takes the focus. Its list holds the hostile names once they are looked for.
  return [{ name: "hostile", content: html`<om-palette .state=${state} .say=${say}></om-palette> <output></output>` }];
});
