// @ts-check
/** Grows a text through one small buffer: half a million little strings would cost more than the data they hold. */

const ZERO = 48;
const SIZE = 65536;
/** A byte order mark is text here: it stays. */
const UTF8 = new TextDecoder("utf-8", { ignoreBOM: true });

export class TextWriter {
  #bytes = new Uint8Array(SIZE);
  #length = 0;
  #text = "";

  /** @param {string} text short, without surrogate pairs */
  add(text) {
    this.#reserve(text.length * 3);
    const bytes = this.#bytes;
    let at = this.#length;
    for (let i = 0; i < text.length; i += 1) {
      const code = text.charCodeAt(i);
      if (code < 0x80) {
        bytes[at++] = code;
      } else if (code < 0x800) {
        bytes[at++] = 0xc0 | (code >> 6);
        bytes[at++] = 0x80 | (code & 63);
      } else {
        bytes[at++] = 0xe0 | (code >> 12);
        bytes[at++] = 0x80 | ((code >> 6) & 63);
        bytes[at++] = 0x80 | (code & 63);
      }
    }
    this.#length = at;
    return this;
  }

  /**
   * A whole number with leading zeros.
   * @param {number} n
   * @param {number} width
   */
  digits(n, width) {
    this.#reserve(width);
    let rest = n;
    for (let at = this.#length + width - 1; at >= this.#length; at -= 1) {
      const tens = Math.floor(rest / 10);
      this.#bytes[at] = ZERO + rest - tens * 10;
      rest = tens;
    }
    this.#length += width;
    return this;
  }

  /**
   * Hundredths with a decimal comma.
   * @param {number} cents
   */
  comma(cents) {
    const size = Math.abs(cents);
    return this.add(`${cents < 0 ? "-" : ""}${Math.floor(size / 100)},`).digits(size % 100, 2);
  }

  toString() {
    this.#flush();
    return this.#text;
  }

  /** Characters are never cut in two: each `add` fits whole. @param {number} more */
  #reserve(more) {
    if (this.#length + more > SIZE) this.#flush();
  }

  #flush() {
    this.#text += UTF8.decode(this.#bytes.subarray(0, this.#length));
    this.#length = 0;
  }
}
