// @ts-check
/** All that a document says in words, in its order: what stands in no table. */
import { WORDS } from "./words.js";

/** @typedef {import("./document.js").HandoverDocument} HandoverDocument */
/** @typedef {import("./document.js").Block} Block */
/** `kind` in the words of the document's language. @typedef {{ section: string, kind: string, text: string }} Note */

/** @param {Block} block @param {(typeof WORDS)["en" | "fr"]} words @returns {[string, string][]} */
function said(block, words) {
  if (block.kind === "text") return [["", block.text]];
  if (block.kind === "caution") return [[words.caution, block.text]];
  if (block.kind === "chart") return [[words.chart, [block.title, block.alt].filter(Boolean).join(" · ")]];
  if (block.kind === "table") return block.note ? [[words.table, `${block.title} · ${block.note}`]] : [];
  return block.items.flatMap(({ what, sure, so, practice }) =>
    [
      [words.what, what],
      [words.sure, sure],
      [words.so, so],
      [words.practice, practice ?? ""],
    ].map(([kind, text]) => /** @type {[string, string]} */ ([kind, text])),
  );
}

/** @param {HandoverDocument} document @returns {Note[]} */
export function notesOf({ language, sections }) {
  return sections.flatMap(({ number, title, intro, blocks }) => {
    /** @type {[string, string][]} */
    const all = [["", intro], ...blocks.flatMap((block) => said(block, WORDS[language]))];
    return all
      .filter(([, text]) => text !== "")
      .map(([kind, text]) => ({ section: `${number}. ${title}`, kind, text }));
  });
}
