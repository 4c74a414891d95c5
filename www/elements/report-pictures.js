// @ts-check
/** The drawings of a report as pictures: drawn by the browser, so that no two machines need make the same bytes. */
import { pngOf } from "../charts/export.js";
import { chartFiles } from "../handover/chart-files.js";
import { packed } from "../handover/packed.js";

/** @type {import("../handover/formats.js").Format} */
export const PICTURES = {
  id: "pictures",
  name: "handover.format.pictures",
  extension: ".pictures.zip",
  type: "application/zip",
  make: async (document) => {
    /** @type {Record<string, Uint8Array>} */
    const files = {};
    for (const { name, content } of chartFiles(document)) {
      const [, , width, height] = sizeOf(content);
      const blob = await pngOf(content, width, height);
      files[name.replace(/\.svg$/, ".png")] = new Uint8Array(await blob.arrayBuffer());
    }
    return packed(files);
  },
};

/** As our drawings say it. @param {string} drawing */
const sizeOf = (drawing) => (/ viewBox="([^"]*)"/.exec(drawing)?.[1] ?? "0 0 680 400").split(" ").map(Number);
