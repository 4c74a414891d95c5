// @ts-check
/** The built page behind a server of its own, which counts what the page asks for. */
import { test as base, expect } from "@playwright/test";
import { site as folder } from "../../scripts/lib/paths.mjs";
import { serve } from "../../scripts/serve.mjs";

/** @typedef {{ url: string, requests: string[] }} Site */

/**
 * `site.url` is where the page is; `site.requests` holds the path of every request that has reached the server.
 * `test.use({ prefix: "a/b" })` serves it from a subfolder.
 */
export const test = /** @type {typeof base.extend<{ prefix: string, site: Site }>} */ (base.extend)({
  prefix: ["", { option: true }],
  site: async ({ prefix }, use) => {
    /** @type {string[]} */
    const requests = [];
    const { url, close } = await serve({ root: folder, port: 0, prefix, onRequest: (path) => requests.push(path) });
    await use({ url, requests });
    await close();
  },
});

export { expect };
