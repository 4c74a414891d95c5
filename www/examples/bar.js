// @ts-check
import { topBar } from "../elements/bar.js";
import { stateOf } from "./lib/data.js";
import { HOSTILE, show } from "./lib/show.js";

show("Bar", (view) => {
  const state = { ...stateOf([], []), room: "overview" };
  const settings = /** @type {any} */ ({ ...state.report?.settings, currency: HOSTILE.join(" ") });
  const hostile = /** @type {typeof state} */ ({ ...state, report: { ...state.report, settings } });
  return [
    { name: "normal", content: topBar({ ...view, state }) },
    { name: "empty", content: topBar({ ...view, state: { ...state, report: null } }) },
    { name: "hostile", content: topBar({ ...view, state: hostile }) },
  ];
});
