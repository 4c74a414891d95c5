// @ts-check
import { html } from "lit";
import { pagesOf } from "../elements/table-rows.js";
import { HOSTILE, show } from "./lib/show.js";
import "../elements/data-table.js";

/** @typedef {import("../elements/table-rows.js").Column} Column */
/** @typedef {import("../elements/table-rows.js").FetchPage} FetchPage */
/** @typedef {import("../elements/table-text.js").Cell} Cell */

const CHANNELS = ["Store", "Web", "Application", "Téléphone", "Marketplace"];

/** @param {number} n @returns {Cell[][]} */
const orders = (n) =>
  Array.from({ length: n }, (_, i) => [
    `A${i + 1}`,
    CHANNELS[(i * 7) % 5],
    `2026-0${1 + (i % 9)}-1${i % 10}`,
    i % 11 === 3 ? null : ((i * 7919) % 50000) / 100,
  ]);

show("Table of rows", ({ say }) => {
  /** @type {Column[]} */
  const columns = [
    { id: "order", name: "Order" },
    { id: "channel", name: "Channel" },
    { id: "date", name: "Date" },
    { id: "amount", name: "Net amount", kind: "number", format: (value) => say.value(value, "money", "EUR", true) },
  ];
  const many = pagesOf(columns, orders(12_345), say.language);
  let failures = 1;
  /** @type {FetchPage} */
  const slowly = async (query) => {
    await new Promise((done) => setTimeout(done, query.filter.length === 1 ? 400 : 30));
    if (query.filter === "fail" && failures-- > 0) throw new Error("as asked");
    return many(query);
  };
  /** @type {Column[]} */
  const wide = HOSTILE.map((name, i) => ({ id: name, name, fixed: i === 4 }));
  const long = "Boutique du centre-ville, galerie marchande du nord, deuxième étage, à côté de la librairie";
  /** @type {Record<string, { columns: Column[], rows?: Cell[][], fetchPage?: FetchPage, pageSize?: number }>} */
  const all = {
    normal: { columns, rows: orders(12) },
    empty: { columns, rows: [] },
    long: {
      columns: columns.map((one) => ({ ...one, name: `${one.name} ${long}` })),
      rows: [[long, long.replaceAll(" ", ""), long, 1]],
    },
    many: { columns, fetchPage: slowly, pageSize: 20 },
    hostile: {
      columns: wide,
      rows: [HOSTILE, ["-2", "-2+3", "@SUM(1)", "\tx", "+1,5"], ["a\tb", 'say "x"', "a\nb", "1,2", ""]],
    },
  };
  return Object.entries(all).map(([name, parts]) => ({
    name,
    content: html`<om-data-table
      .say=${say}
      .name=${name}
      .caption=${`Orders: ${name}`}
      .columns=${parts.columns}
      .rows=${parts.rows ?? []}
      .fetchPage=${parts.fetchPage ?? null}
      .pageSize=${parts.pageSize ?? 50}
    ></om-data-table>`,
  }));
});
