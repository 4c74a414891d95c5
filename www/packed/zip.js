// @ts-check
/** The directory of a zip archive, read from its end: nothing is unpacked to know what is inside. */
import { LIMITS, packedProblem } from "./problems.js";

/** @typedef {import("../direct-engine.js").FileLike} FileLike */
/** @typedef {{ name: string, size: number, packed: number, at: number, method: number, encrypted: boolean }} Entry */

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
/** The end of an archive, with the longest comment. */
const TAIL = 22 + 0xffff;
/** As much directory as the entries allowed can take. */
const DIRECTORY = 16 << 20;
const FULL = 0xffffffff;

/** @param {FileLike} file @param {number} start @param {number} length */
async function view(file, start, length) {
  if (!(start >= 0 && length >= 0 && start + length <= file.size)) throw packedProblem("packed-damaged", file.name);
  return new DataView(await file.slice(start, start + length).arrayBuffer());
}

/** @param {DataView} data @param {number} at */
const long = (data, at) => Number(data.getBigUint64(at, true));

/**
 * Where the directory is, and how many entries it has.
 * @param {FileLike} file
 */
async function find(file) {
  const tail = await view(file, Math.max(0, file.size - TAIL), Math.min(TAIL, file.size));
  let end = tail.byteLength - 22;
  while (end >= 0 && tail.getUint32(end, true) !== END) end -= 1;
  if (end < 0) throw packedProblem("packed-damaged", file.name);
  const short = { count: tail.getUint16(end + 10, true), size: tail.getUint32(end + 12, true) };
  const at = tail.getUint32(end + 16, true);
  const isLong = short.count === 0xffff || short.size === FULL || at === FULL;
  if (!isLong || end < 20 || tail.getUint32(end - 20, true) !== LOCATOR_64) return { ...short, at };
  const record = await view(file, long(tail, end - 12), 56);
  if (record.getUint32(0, true) !== END_64) throw packedProblem("packed-damaged", file.name);
  return { count: long(record, 32), size: long(record, 40), at: long(record, 48) };
}

/**
 * @param {FileLike} file
 * @returns {Promise<Entry[]>}
 */
export async function readDirectory(file) {
  const { count, size, at } = await find(file);
  if (count > LIMITS.parts || size > DIRECTORY)
    throw packedProblem("packed-entries", file.name, { limit: LIMITS.parts });
  const data = await view(file, at, size);
  const entries = [];
  for (let place = 0; entries.length < count; ) {
    if (place + 46 > size || data.getUint32(place, true) !== ENTRY) throw packedProblem("packed-damaged", file.name);
    const [name, extra, comment] = [28, 30, 32].map((field) => data.getUint16(place + field, true));
    const next = place + 46 + name + extra + comment;
    if (next > size) throw packedProblem("packed-damaged", file.name);
    entries.push(entryAt(data, place, name, extra));
    place = next;
  }
  return entries;
}

/** @param {DataView} data @param {number} place @param {number} name @param {number} extra @returns {Entry} */
function entryAt(data, place, name, extra) {
  const bytes = new Uint8Array(data.buffer, data.byteOffset + place + 46, name);
  const long = longSizes(data, place + 46 + name, extra);
  /** @param {number} field */
  const sized = (field) => {
    const value = data.getUint32(place + field, true);
    return value === FULL ? (long.shift() ?? value) : value;
  };
  // The three stand in this order in the field of long sizes, too.
  const [size, packed, at] = [sized(24), sized(20), sized(42)];
  const method = data.getUint16(place + 10, true);
  return { name: textOf(bytes), size, packed, at, method, encrypted: (data.getUint16(place + 8, true) & 1) === 1 };
}

/** What did not fit in 32 bits. @param {DataView} data @param {number} start @param {number} length @returns {number[]} */
function longSizes(data, start, length) {
  for (let at = start; at + 4 <= start + length; ) {
    const [id, size] = [data.getUint16(at, true), data.getUint16(at + 2, true)];
    const whole = Math.min(size, start + length - at - 4);
    if (id === 1) return Array.from({ length: Math.min(3, whole >> 3) }, (_, i) => long(data, at + 4 + i * 8));
    at += 4 + size;
  }
  return [];
}

/** Names are UTF-8, or what the system of the packer used: their ASCII is the same. @param {Uint8Array} bytes */
function textOf(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return String.fromCharCode(...bytes);
  }
}

/**
 * Where the packed bytes of an entry stand.
 * @param {FileLike} file
 * @param {Entry} entry
 */
export async function placeOf(file, { at, packed }) {
  const local = await view(file, at, 30);
  if (local.getUint32(0, true) !== LOCAL) throw packedProblem("packed-damaged", file.name);
  const start = at + 30 + local.getUint16(26, true) + local.getUint16(28, true);
  if (start + packed > file.size) throw packedProblem("packed-damaged", file.name);
  return { start, end: start + packed };
}
