// @ts-check
/** The document as Markdown, for a wiki or a mail: every name stays a name, and no sign of markup acts. */
import { still } from "../still.js";
import { cellText, dayText } from "./figures.js";
import { WORDS } from "./words.js";

/** @typedef {import("./document.js").HandoverDocument} HandoverDocument */
/** @typedef {import("./document.js").Block} Block */
/** @typedef {import("./document.js").TableBlock} TableBlock */

/** What acts in Markdown or in the HTML that it may hold; a digit or a sign at the beginning makes a list. */
const SIGNS = /[\\`*_{}[\]<>#|~&!$@]/g;
const LIST = /^(\s*)([-+=]|\d+(?=[.)](?:\s|$)))/;
/** An address becomes a link by itself. */
const ADDRESS = /(https?|ftp|mailto|www)(?=[:.])/gi;

/** A name or sentence on one line. @param {string} text */
export function plain(text) {
  const line = still(text.replace(/\p{Cc}+/gu, " ")).trim();
  return line
    .replace(SIGNS, (sign) => `\\${sign}`)
    .replace(ADDRESS, (scheme) => `${scheme}\u2060`)
    .replace(LIST, (_, space, sign) => (/\d/.test(sign) ? `${space}${sign}\u2060` : `${space}\\${sign}`));
}

/** Paragraphs stay paragraphs. @param {string} text */
const paragraphs = (text) =>
  text
    .split(/\r?\n\s*\r?\n/)
    .map(plain)
    .filter(Boolean)
    .join("\n\n");

/** @param {TableBlock} table @param {HandoverDocument} document */
function tableText(table, document) {
  const { title, columns, rows, note } = table;
  const line = (/** @type {string[]} */ cells) => `| ${cells.join(" | ")} |`;
  const head = columns.map(({ name }) => plain(name));
  const rule = columns.map(({ kind }) => (kind === "text" || kind === "date" ? "---" : "---:"));
  const body = rows.map((_row, place) => columns.map((_, i) => plain(cellText(table, place, i, document))));
  const after = note ? ["", plain(note)] : [];
  return [`**${plain(title)}**`, "", line(head), line(rule), ...body.map(line), ...after].join("\n");
}

/** @param {Block} block @param {HandoverDocument} document */
function blockText(block, document) {
  const words = WORDS[document.language];
  if (block.kind === "text") return paragraphs(block.text);
  if (block.kind === "caution") return `> **${words.caution}** · ${plain(block.text)}`;
  if (block.kind === "table") return tableText(block, document);
  if (block.kind === "chart") return `*${plain(block.title)}* · ${plain(block.alt)}`;
  return block.items
    .map(({ what, sure, so, practice }) =>
      [`- **${plain(what)}**`, ...[sure, so, practice ?? ""].filter(Boolean).map((text) => `  ${plain(text)}`)].join(
        "\n",
      ),
    )
    .join("\n");
}

/** @param {HandoverDocument} document @returns {string} */
export function markdown(document) {
  const { title, client, as_of, currency, zone, sections, language } = document;
  const words = WORDS[language];
  const about = [
    [words.client, client],
    [words.asOf, dayText(as_of, language)],
    [words.currency, currency],
    [words.zone, zone],
  ]
    .filter(([, value]) => value)
    .map(([name, value]) => `${name}${language === "fr" ? "\u202f" : ""}: ${plain(value)}`);
  const parts = sections.flatMap((section) => [
    `## ${section.number}. ${plain(section.title)}`,
    ...(section.intro ? [paragraphs(section.intro)] : []),
    ...section.blocks.map((block) => blockText(block, document)),
  ]);
  return `${[`# ${plain(title)}`, about.join(" · "), ...parts].filter(Boolean).join("\n\n")}\n`;
}
