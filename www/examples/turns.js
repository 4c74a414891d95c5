// @ts-check
import { html } from "lit";
import { inTurn } from "../elements/turns.js";
import { HOSTILE, show } from "./lib/show.js";

let others = 0;

/** Says how many were drawn before it in the same turn of the browser. @param {string} text */
function part(text) {
  const before = others++;
  setTimeout(() => {
    others = 0;
  });
  return html`<p>${text}: ${before}</p>`;
}

const fails = () => {
  throw new Error("this part cannot be drawn");
};

show("Parts in turn", () => [
  { name: "normal", content: ["One", "Two", "Three"].map((text) => inTurn(() => part(text))) },
  { name: "hostile", content: [inTurn(() => part(HOSTILE[0])), inTurn(fails), inTurn(() => part("After it"))] },
]);
