// @ts-check
/** The parts of a workbook as XML (ECMA-376): only what every program reads. */
import { still } from "../../still.js";
import { place } from "./formulas.js";

/** A cell, its style by its place in the list of styles. @typedef {{ value: string | number | null, style?: number, formula?: string }} SheetCell */
/**
 * @typedef {object} Sheet
 * @property {string} name
 * @property {SheetCell[]} head
 * @property {SheetCell[][]} rows
 * @property {number[]} widths in characters
 * @property {{ at: string, to: string }[]} [links] places of this sheet that lead to other sheets
 */

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
/** Signs that a name may hold and a file in XML may not. */
const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const SIGNS = /** @type {Record<string, string>} */ ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" });
/** No cell holds more. */
const MOST = 32_767;

/** @param {string} text */
export const xml = (text) =>
  still(text)
    .replace(NOT_XML, "\ufffd")
    .replace(/[&<>"]/g, (sign) => SIGNS[sign]);

/** `_x0041_` stands for a letter in a cell; a text that looks so is not meant so. @param {string} text */
const inCell = (text) =>
  xml(still(text).slice(0, MOST))
    .replace(/_(?=x[0-9a-f]{4}_)/gi, "_x005F_")
    .replaceAll("\r", "_x000D_");

/** @param {SheetCell} cell @param {string} at */
function cellXml({ value, style = 0, formula }, at) {
  const where = `r="${at}"${style ? ` s="${style}"` : ""}`;
  if (typeof value === "number" && Number.isFinite(value))
    return `<c ${where}>${formula ? `<f>${xml(formula)}</f>` : ""}<v>${value}</v></c>`;
  if (typeof value !== "string" || value === "") return style ? `<c ${where}/>` : "";
  return `<c ${where} t="inlineStr"><is><t xml:space="preserve">${inCell(value)}</t></is></c>`;
}

/** @param {Sheet} sheet @param {boolean} first */
export function sheetXml({ head, rows, widths, links = [] }, first) {
  const lines = [head, ...rows].map(
    (cells, i) =>
      `<row r="${i + 1}">${cells.map((cell, column) => cellXml(cell, place(column, i - 1))).join("")}</row>`,
  );
  const last = place(Math.max(0, head.length - 1), rows.length - 1);
  return [
    `${HEAD}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:${last}"/>`,
    `<sheetViews><sheetView${first ? ' tabSelected="1"' : ""} workbookViewId="0">`,
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>',
    `<cols>${widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`).join("")}</cols>`,
    `<sheetData>${lines.join("")}</sheetData>`,
    rows.length > 0 ? `<autoFilter ref="A1:${last}"/>` : "",
    links.length > 0
      ? `<hyperlinks>${links.map(({ at, to }) => `<hyperlink ref="${at}" location="${xml(quoted(to))}!A1"/>`).join("")}</hyperlinks>`
      : "",
    '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>',
  ].join("");
}

/** The name of a sheet inside a formula. @param {string} name */
const quoted = (name) => `'${name.replaceAll("'", "''")}'`;

/** A cell format: how numbers are written, and how it looks. @typedef {{ format: string, bold?: boolean, wrap?: boolean, link?: boolean, text?: boolean }} Style */

/** @param {Style[]} styles the first one is that of any cell */
export function stylesXml(styles) {
  const codes = [...new Set(styles.map(({ format }) => format))].filter((code) => code !== "General");
  const xfs = styles.map(({ format, bold, wrap, link, text }) => {
    const id = format === "General" ? 0 : 164 + codes.indexOf(format);
    const look = `numFmtId="${id}" fontId="${link ? 2 : Number(Boolean(bold))}" fillId="${bold ? 2 : 0}" borderId="0" xfId="0"`;
    const flags = `${id ? ' applyNumberFormat="1"' : ""}${bold || link ? ' applyFont="1"' : ""}${bold ? ' applyFill="1"' : ""}`;
    // What begins like a formula stays a text when the cell is edited.
    return `<xf ${look}${flags}${text ? ' quotePrefix="1"' : ""} applyAlignment="1"><alignment vertical="top"${wrap ? ' wrapText="1"' : ""}/></xf>`;
  });
  const font = (/** @type {string} */ more, colour = "FF1D1B19") =>
    `<font>${more}<sz val="11"/><color rgb="${colour}"/><name val="Calibri"/></font>`;
  const fill = (/** @type {string} */ pattern) => `<fill>${pattern}</fill>`;
  return [
    `${HEAD}<styleSheet xmlns="${MAIN}">`,
    `<numFmts count="${codes.length}">${codes.map((code, i) => `<numFmt numFmtId="${164 + i}" formatCode="${xml(code)}"/>`).join("")}</numFmts>`,
    `<fonts count="3">${font("")}${font("<b/>")}${font("<u/>", "FF0C5F5C")}</fonts>`,
    `<fills count="3">${fill('<patternFill patternType="none"/>')}${fill('<patternFill patternType="gray125"/>')}`,
    `${fill('<patternFill patternType="solid"><fgColor rgb="FFF1EDE6"/></patternFill>')}</fills>`,
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    `<cellXfs count="${xfs.length}">${xfs.join("")}</cellXfs>`,
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
  ].join("");
}

/**
 * All parts by their name, without their sheets.
 * @param {Sheet[]} sheets @param {string} title
 * @returns {Record<string, string>}
 */
export function packageXml(sheets, title) {
  const type = `${PACKAGE}/content-types`;
  const office = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const override = (/** @type {string} */ part, /** @type {string} */ kind) =>
    `<Override PartName="${part}" ContentType="${kind}+xml"/>`;
  const relation = (/** @type {number} */ id, /** @type {string} */ kind, /** @type {string} */ target) =>
    `<Relationship Id="rId${id}" Type="${kind}" Target="${target}"/>`;
  const list = (/** @type {string[]} */ relations) =>
    `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${relations.join("")}</Relationships>`;
  const titles = sheets.map(
    ({ name }, i) =>
      `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">${xml(quoted(name))}!$1:$1</definedName>`,
  );
  return {
    "[Content_Types].xml": [
      `${HEAD}<Types xmlns="${type}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`,
      '<Default Extension="xml" ContentType="application/xml"/>',
      override("/xl/workbook.xml", `${office}.sheet.main`),
      override("/xl/styles.xml", `${office}.styles`),
      override("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties"),
      ...sheets.map((_, i) => override(`/xl/worksheets/sheet${i + 1}.xml`, `${office}.worksheet`)),
      "</Types>",
    ].join(""),
    "_rels/.rels": list([
      relation(1, `${RELATIONS}/officeDocument`, "xl/workbook.xml"),
      relation(2, `${PACKAGE}/relationships/metadata/core-properties`, "docProps/core.xml"),
    ]),
    "docProps/core.xml": `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${xml(title)}</dc:title></cp:coreProperties>`,
    "xl/workbook.xml": [
      `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><bookViews><workbookView/></bookViews><sheets>`,
      ...sheets.map(({ name }, i) => `<sheet name="${xml(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`),
      `</sheets><definedNames>${titles.join("")}</definedNames><calcPr fullCalcOnLoad="0"/></workbook>`,
    ].join(""),
    "xl/_rels/workbook.xml.rels": list([
      ...sheets.map((_, i) => relation(i + 1, `${RELATIONS}/worksheet`, `worksheets/sheet${i + 1}.xml`)),
      relation(sheets.length + 1, `${RELATIONS}/styles`, "styles.xml"),
    ]),
  };
}
