// @ts-check
/** How often each channel is met in each phase, as a drawing that can be made again without some channels. */
import { Say } from "../../say.js";
import { heat } from "./heat.js";

/** @typedef {import("../document.js").ChartBlock} ChartBlock */
/** @typedef {NonNullable<ChartBlock["map"]>} JourneyMap */

/** @param {import("../document.js").Language} language @param {string} title @param {JourneyMap} map @param {string} [id] @returns {ChartBlock} */
export function journeyMap(language, title, map, id = "journey") {
  const say = new Say(language);
  const write = (/** @type {number} */ value) => say.number(value);
  const told = map.rows.flatMap(({ name, cells }) => {
    const parts = cells.flatMap((cell, i) => (cell === null ? [] : [`${map.heads[i]} ${write(cell)}`]));
    return parts.length === 0 ? [] : [`${say.name(name)}${say.t("colon")} ${parts.join(", ")}`];
  });
  const alt = told.length > 0 ? `${title}. ${told.join(" · ")}.` : `${title}.`;
  return { kind: "chart", id, title, alt, svg: heat({ title, ...map, write }), map };
}

/** The same without the figures of some channels. @param {import("../document.js").Language} language @param {ChartBlock & { map: JourneyMap }} chart @param {(channel: string) => boolean} untold */
export const mapWithout = (language, { id, title, map }, untold) => {
  const rows = map.rows.map(({ name, cells }) => ({ name, cells: untold(name) ? cells.map(() => null) : cells }));
  return journeyMap(language, title, { ...map, rows }, id);
};
