// @ts-check
/** Data inventory: each file, what it is, how far it reaches, and the hash that names its content. */
import { table } from "../blocks.js";

/** @typedef {import("../known.js").Known} Known */

/** Digits that tell two files of an audit apart; the whole hash is in the appendices. */
const SHORT = 12;
const KEYS = ["customer_id", "email", "phone", "loyalty_id"];

/** @param {Known} known @returns {import("../document.js").Block[]} */
export function inventory(known) {
  const { say } = known;
  if (known.files.length === 0) return [known.lacking("inventory")];
  const dated = (/** @type {string | null | undefined} */ day) => day?.slice(0, 10) ?? null;
  const rows = known.files.map((file) => {
    const input = known.input(file);
    const keys = KEYS.filter((key) => file.mapping?.fields[key]);
    const { oldest, newest } = input ?? { oldest: null, newest: null };
    return [
      ...[file.label, say.code("table", input?.table ?? file.mapping?.table ?? "")],
      file.sniff?.preset?.system ?? known.t("handover.system-unknown"),
      ...[input?.rows ?? null, input?.skipped ?? null, dated(oldest), dated(newest)],
      keys.length > 0 ? say.list(keys.map((key) => known.t(`identity.key.${key}`))) : known.t("handover.no-key"),
      known.sha(file)?.slice(0, SHORT) ?? null,
      newest === null ? known.t("handover.undated") : "",
    ];
  });
  return table({
    ...{ id: "inventory", title: known.t("handover.table.inventory"), rows, note: known.t("handover.inventory.note") },
    columns: [
      ...[known.column("text", "file"), known.column("text", "table"), known.column("text", "system")],
      ...[known.column("count", "rows"), known.column("count", "skipped")],
      ...[known.column("date", "oldest"), known.column("date", "newest")],
      ...[known.column("text", "keys"), known.column("text", "sha"), known.column("text", "why")],
    ],
  });
}
