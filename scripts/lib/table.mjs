// @ts-check
/** Plain tables for the terminal. */

/**
 * The first column is aligned left, the others right.
 * @param {string[][]} rows
 */
export function table(rows) {
  const widths = rows[0].map((_, i) => Math.max(...rows.map((row) => row[i].length)));
  return rows
    .map((row) => row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join("  "))
    .map((line) => line.trimEnd())
    .join("\n");
}

/** @param {number} bytes */
export const kib = (bytes) => (bytes / 1024).toFixed(1);

/**
 * @param {number} bytes
 * @param {number | undefined} budget in KiB
 */
export const isOver = (bytes, budget) => budget !== undefined && bytes > budget * 1024;
