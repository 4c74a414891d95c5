// @ts-check
/** Archives and workbooks made here, in Node and in the browser alike. */

/** @typedef {string | Uint8Array} Content */
/** @typedef {{ stored?: boolean, encrypted?: boolean, says?: number }} How `says` is a size that is not true */
/** @typedef {string | number | boolean | null} Cell */
/** @typedef {{ name: string, rows: Cell[][], hidden?: boolean, merges?: string[], days?: number[] }} Sheet */

/** @param {Content} content @returns {Uint8Array<ArrayBuffer>} */
const bytesOf = (content) =>
  typeof content === "string" ? new TextEncoder().encode(content) : new Uint8Array(content);

/** @param {Uint8Array<ArrayBuffer>} bytes @param {CompressionFormat} format */
async function packed(bytes, format) {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream(format));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** @param {Content} content */
export const gzip = (content) => packed(bytesOf(content), "gzip");

const CRCS = Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  return crc;
});

/** @param {Uint8Array} bytes */
function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) crc = (crc >>> 8) ^ CRCS[(crc ^ byte) & 255];
  return ~crc >>> 0;
}

/** Fields of two and four bytes, the least first. @param {[2 | 4, number][]} fields */
function header(fields) {
  const view = new DataView(new ArrayBuffer(fields.reduce((sum, [size]) => sum + size, 0)));
  let at = 0;
  for (const [size, value] of fields) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  return new Uint8Array(view.buffer);
}

/** @param {Uint8Array[]} pieces @returns {Uint8Array<ArrayBuffer>} */
function joined(pieces) {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/**
 * A zip archive.
 * @param {Record<string, Content>} files
 * @param {How} [how]
 */
export async function zip(files, { stored = false, encrypted = false, says } = {}) {
  const [local, directory] = [/** @type {Uint8Array[]} */ ([]), /** @type {Uint8Array[]} */ ([])];
  let at = 0;
  for (const [path, content] of Object.entries(files)) {
    const [name, bytes] = [bytesOf(path), bytesOf(content)];
    const body = stored ? bytes : await packed(bytes, "deflate-raw");
    /** @type {[2 | 4, number][]} */
    const common = [
      [2, 20],
      [2, 0x800 | Number(encrypted)],
      [2, stored ? 0 : 8],
      [4, 0],
      [4, crc32(bytes)],
      [4, body.length],
      [4, says ?? bytes.length],
      [2, name.length],
      [2, 0],
    ];
    local.push(header([[4, 0x04034b50], ...common]), name, body);
    directory.push(header([[4, 0x02014b50], [2, 20], ...common, [2, 0], [2, 0], [2, 0], [4, 0], [4, at]]), name);
    at += 30 + name.length + body.length;
  }
  const [count, size] = [Object.keys(files).length, directory.reduce((sum, piece) => sum + piece.length, 0)];
  const end = header([
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, size],
    [4, at],
    [2, 0],
  ]);
  return joined([...local, ...directory, end]);
}

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";

/** @param {string} text */
const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** @param {number} column @returns {string} */
function letters(column) {
  const rest = String.fromCharCode(65 + (column % 26));
  return column < 26 ? rest : letters(Math.floor(column / 26) - 1) + rest;
}

/** @param {Cell} value @param {string} place @param {boolean} isDay */
function cellXml(value, place, isDay) {
  if (value === null) return "";
  if (typeof value === "number") return `<c r="${place}"${isDay ? ' s="1"' : ""}><v>${value}</v></c>`;
  if (typeof value === "boolean") return `<c r="${place}" t="b"><v>${Number(value)}</v></c>`;
  return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
}

/** @param {Sheet} sheet */
function sheetXml({ rows, merges = [], days = [] }) {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const body = rows.map((row, y) => {
    const cells = row.map((value, x) => cellXml(value, `${letters(x)}${y + 1}`, days.includes(x)));
    return `<row r="${y + 1}">${cells.join("")}</row>`;
  });
  const extent = rows.length > 0 ? `A1:${letters(width - 1)}${rows.length}` : "A1";
  const merged = merges.map((ref) => `<mergeCell ref="${ref}"/>`).join("");
  return `<worksheet xmlns="${MAIN}"><dimension ref="${extent}"/><sheetData>${body.join("")}</sheetData>${
    merged && `<mergeCells count="${merges.length}">${merged}</mergeCells>`
  }</worksheet>`;
}

/** @param {[string, string, string][]} targets */
const relations = (targets) =>
  `<Relationships xmlns="${PACKAGE}">${targets
    .map(([id, kind, target]) => `<Relationship Id="${id}" Type="${DOCUMENT}/${kind}" Target="${target}"/>`)
    .join("")}</Relationships>`;

/**
 * A workbook of Excel. In the columns of `days`, numbers are shown as days.
 * @param {Sheet[]} sheets
 * @param {Record<string, Content>} [more] parts, some of which may take the place of ours
 */
export function xlsx(sheets, more = {}) {
  const list = sheets.map(
    ({ name, hidden }, i) =>
      `<sheet name="${escaped(name)}" sheetId="${i + 1}"${hidden ? ' state="hidden"' : ""} r:id="rId${i + 1}"/>`,
  );
  const parts = sheets.map((sheet, i) => [`xl/worksheets/sheet${i + 1}.xml`, sheetXml(sheet)]);
  /** @type {[string, string, string][]} */
  const targets = sheets.map((_, i) => [`rId${i + 1}`, "worksheet", `worksheets/sheet${i + 1}.xml`]);
  return zip({
    "_rels/.rels": relations([["rId1", "officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><sheets>${list.join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relations(targets),
    "xl/styles.xml": `<styleSheet xmlns="${MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    ...Object.fromEntries(parts),
    ...more,
  });
}
