// @ts-check
/** One HTML file that stands alone: no script, nothing fetched, and a policy of its own that would allow neither. */
import { sha256 } from "../audit/sha256.js";
import { Say } from "../say.js";
import { still } from "../still.js";
import { cellText, kindAt } from "./cells.js";
import { escaped as plain } from "./charts/svg.js";
import { styleOf } from "./html-style.js";

/** @typedef {import("./document.js").HandoverDocument} HandoverDocument */
/** @typedef {import("./document.js").Section} Section */
/** @typedef {import("./document.js").Block} Block */
/** @typedef {import("./document.js").TableBlock} TableBlock */
/** @typedef {import("./document.js").Finding} Finding */

/** Kinds that are read from their right end. */
export const FIGURES = ["count", "number", "percent", "money", "days", "score"];
/** Sections that begin a sheet of paper: what is read alone, and what is looked up. */
const SHEETS = ["summary", "scope", "scorecard", "maturity", "findings", "appendices"];
/** From so many columns on, letters are smaller on paper, and from so many the sheet is turned. */
const [WIDE, TURNED] = [9, 12];
/** Longer than this without a space is broken anywhere: a hash. */
const LONG_WORD = /\S{24,}/;

/** @param {HandoverDocument} document */
export function htmlOf(document) {
  const say = new Say(document.language);
  const { title, client, language, sections } = document;
  const name = [client, title].filter(Boolean).join(" · ");
  const style = styleOf({ title: still(name), page: `${say.t("handover.page")} ` });
  const policy = [
    ...["default-src 'none'", "img-src data:", `style-src 'sha256-${base64(sha256(style))}'`],
    ...["base-uri 'none'", "form-action 'none'"],
  ].join("; ");
  const day = document.as_of ? say.t("handover.as-of", { day: say.day(document.as_of) }) : "";
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="Omnimeter">
<title>${plain(name)}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<header>
<h1 dir="auto">${plain(title)}</h1>
${client ? `<p class="client" dir="auto">${plain(client)}</p>` : ""}
<p class="muted">${plain([say.t(`handover.variant.${document.variant}`), day].filter(Boolean).join(" · "))}</p>
</header>
<nav aria-labelledby="contents">
<h2 id="contents">${plain(say.t("handover.contents"))}</h2>
<ol>
${sections.map(({ id, number, title: own }) => `<li><a href="#${id}">${number}. ${plain(own)}</a></li>`).join("\n")}
</ol>
</nav>
<main>
${sections.map((section) => sectionHtml(say, document, section)).join("\n")}
</main>
</body>
</html>
`;
}

/** @param {Say} say @param {HandoverDocument} document @param {Section} section */
function sectionHtml(say, document, { id, number, title, intro, blocks }) {
  return `<section id="${id}"${SHEETS.includes(id) ? ' class="sheet"' : ""} aria-labelledby="${id}-title">
<h2 id="${id}-title">${number}. ${plain(title)}</h2>
${intro ? `<p class="words" dir="auto">${plain(intro)}</p>` : ""}
${blocks.map((block) => blockHtml(say, document, id, block)).join("\n")}
</section>`;
}

/** @param {Say} say @param {HandoverDocument} document @param {string} section @param {Block} block */
function blockHtml(say, document, section, block) {
  if (block.kind === "text") return `<p>${plain(block.text)}</p>`;
  if (block.kind === "caution") return `<p class="caution">${plain(block.text)}</p>`;
  if (block.kind === "findings") return findingsHtml(say, block.items);
  if (block.kind === "table") return tableHtml(say, document, section, block);
  return `<figure id="${section}-chart-${block.id}"><figcaption>${plain(block.title)}</figcaption>
${described(block)}
</figure>`;
}

/** The drawing under its whole description: the title alone would not say what is in it. @param {{ svg: string, title: string, alt: string }} chart */
const described = ({ svg, title, alt }) =>
  svg.replace(`aria-label="${plain(title)}"`, () => `aria-label="${plain(alt)}"`);

/** @param {Say} say @param {Finding[]} items */
function findingsHtml(say, items) {
  const told = items.map(
    ({ what, sure, so, practice }) => `<li><p class="what" dir="auto">${plain(what)}</p>
<p><span class="muted">${plain(say.t("handover.finding.sure"))}</span> ${plain(sure)}</p>
<p><span class="muted">${plain(say.t("handover.finding.so"))}</span> ${plain(so)}</p>${
      practice ? `\n<p class="muted">${plain(say.t("handover.finding.practice", { name: practice }))}</p>` : ""
    }</li>`,
  );
  return `<ol class="findings">\n${told.join("\n")}\n</ol>`;
}

/** @param {Say} say @param {HandoverDocument} document @param {string} section @param {TableBlock} table */
function tableHtml(say, { currency }, section, table) {
  const shown = shownColumns(table);
  const right = (/** @type {number} */ column) => FIGURES.includes(table.columns[column].kind);
  const heads = shown.map(
    (at) => `<th scope="col"${right(at) ? ' class="n"' : ""}>${plain(headOf(table.columns[at]))}</th>`,
  );
  const rows = table.rows.map((row, r) => {
    const cells = shown.map((at, place) => {
      const text = cellText(say, currency, kindAt(table, r, at), row[at]);
      const kind = right(at) ? ' class="n"' : LONG_WORD.test(text) ? ' class="long"' : "";
      const tag = place === 0 ? "th" : "td";
      return `<${tag}${place === 0 ? ' scope="row"' : ""}${kind}${right(at) ? "" : ' dir="auto"'}>${plain(text)}</${tag}>`;
    });
    return `<tr>${cells.join("")}</tr>`;
  });
  const id = `${section}-${table.id}`;
  return `<div class="scroll${shown.length >= TURNED ? " turned" : ""}" role="group" tabindex="0" aria-labelledby="${id}">
<table${shown.length >= WIDE ? ' class="wide"' : ""}><caption id="${id}">${plain(table.title)}</caption>
<thead><tr>${heads.join("")}</tr></thead>
<tbody>
${rows.join("\n")}
</tbody></table>
</div>${table.note ? `\n<p class="note">${plain(table.note)}</p>` : ""}`;
}

/** @param {import("./document.js").Column} column */
const headOf = ({ name, unit }) => (unit ? `${name} (${unit})` : name);

/** A column without any content takes room from the others. @param {TableBlock} table */
export const shownColumns = ({ columns, rows }) =>
  columns.map((_, at) => at).filter((at) => at === 0 || rows.some((row) => row[at] !== null && row[at] !== ""));

/** @param {string} hex */
function base64(hex) {
  const bytes = hex.match(/../g)?.map((pair) => Number.parseInt(pair, 16)) ?? [];
  return btoa(String.fromCharCode(...bytes));
}
