// @ts-check
import { html } from "lit";
import { topBar } from "../elements/bar.js";
import { emptyState } from "../elements/empty.js";
import { notices } from "../elements/notices.js";
import { card, stateOf } from "./lib/data.js";
import { HOSTILE, show } from "./lib/show.js";
import "../elements/palette.js";

show("Small parts", (view) => {
  const state = stateOf(
    HOSTILE.map((name, i) => card(`kpi_${i}`, name)),
    [],
  );
  const here = { ...view, state };
  /** @param {string} key @param {Record<string, string>} values @param {number} id */
  const notice = (key, values, id) => ({ id, tone: /** @type {const} */ ("warning"), key, values });
  const told = [
    notice("notice.restarted", {}, 0),
    notice("problem.audit-newer", { version: "9", schema: "9", known: "1" }, 1),
  ];
  return [
    { name: "bar", content: topBar({ ...here, state: { ...state, room: "overview" } }) },
    { name: "notices", content: notices({ ...here, state: { ...state, notices: told } }) },
    { name: "empty", content: emptyState({ ...here, state: { ...state, room: "overview" } }) },
    { name: "locked", content: emptyState({ ...here, state: { ...state, room: "tests" } }) },
    { name: "palette", content: html`<om-palette .state=${state} .say=${view.say}></om-palette>` },
    {
      name: "hostile",
      content: notices({
        ...here,
        state: { ...state, notices: HOSTILE.map((files, i) => notice("notice.audit-differs", { files }, i)) },
      }),
    },
  ];
});
