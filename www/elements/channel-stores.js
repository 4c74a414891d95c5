// @ts-check
/** Each shop with its visitors, its sales, its basket and its conversion. */
import { nothing } from "lit";
import { columnsOf } from "./channel-money.js";
import { tableCard, waiting } from "./room-channels.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("../generated/core.js").Breakdown} Breakdown */
/** @typedef {import("../generated/core.js").BreakdownPart} BreakdownPart */

/** @param {View} view */
export function storesPart(view) {
  const { state, say } = view;
  if ((state.report?.settings.all_stores.length ?? 0) === 0) return nothing;
  /** @type {Breakdown | null} */
  const answer = state.answers.stores?.value ?? null;
  /** @type {Breakdown | null} */
  const doors = state.answers.doors?.value ?? null;
  if (!answer || !doors) return waiting(view, answer ? "doors" : "stores");
  const columns = columnsOf(view);
  const parts = (/** @type {string} */ id) => answer.kpis.find((one) => one.id === id)?.parts ?? [];
  const converted = doors.kpis[0]?.parts ?? [];
  const [revenue, basket, visits] = ["revenue_total", "aov", "traffic"].map(parts);
  const same = (/** @type {BreakdownPart} */ a) => (/** @type {BreakdownPart} */ b) =>
    a.kind === b.kind && a.key === b.key;
  const rows = revenue.map((part) => {
    const visitors = visits.find(same(part))?.value ?? null;
    const mean = basket.find(same(part));
    const sales = mean?.n ?? null;
    const rate = converted.find(same(part))?.value ?? null;
    return [partName(view, part), visitors, sales, part.value, mean?.value ?? null, rate];
  });
  const heads = [columns.count("visitors"), columns.count("sales"), columns.money("revenue"), columns.money("basket")];
  return tableCard(view, {
    name: "stores",
    columns: [columns.text("shop"), ...heads, columns.share("conversion")],
    rows,
    sort: "revenue",
    note: visits.length === 0 ? say.t("channels.no-visitors") : nothing,
  });
}

/** The name of a part, where it has one. @param {Pick<View, "say">} view @param {BreakdownPart} part */
export function partName({ say }, { key, kind, values }) {
  if (kind === "others") return say.t("channels.others", { n: values });
  return kind === "unsaid" ? say.t("channels.unsaid") : key;
}
