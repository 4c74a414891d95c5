// @ts-check
/** The drawings of a document as files of their own. */
import { strToU8 } from "fflate";
import { packed } from "./packed.js";

/** @typedef {import("./document.js").HandoverDocument} HandoverDocument */

/** @param {string} id */
const fileName = (id) =>
  id
    .normalize("NFKD")
    .replace(/[^A-Za-z0-9_-]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .toLowerCase() || "chart";

/**
 * @param {HandoverDocument} document
 * @returns {{ name: string, type: "image/svg+xml", content: string }[]}
 */
export function chartFiles({ sections }) {
  /** @type {Map<string, number>} */
  const taken = new Map();
  return sections.flatMap(({ number, blocks }) =>
    blocks
      .filter((block) => block.kind === "chart")
      .map(({ id, svg }) => {
        const name = `${String(number).padStart(2, "0")}-${fileName(id)}`;
        const times = (taken.get(name) ?? 0) + 1;
        taken.set(name, times);
        return {
          name: `${name}${times > 1 ? `-${times}` : ""}.svg`,
          type: /** @type {const} */ ("image/svg+xml"),
          content: svg,
        };
      }),
  );
}

/** All of them in one archive. @param {HandoverDocument} document @returns {Uint8Array} */
export const chartArchive = (document) =>
  packed(Object.fromEntries(chartFiles(document).map(({ name, content }) => [name, strToU8(content)])));
