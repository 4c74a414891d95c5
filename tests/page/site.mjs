// @ts-check
/** The built page behind its own server, which counts what the page asks for. */
import { test as base, expect } from "@playwright/test";
import { site as folder } from "../../scripts/lib/paths.mjs";
import { serve } from "../../scripts/serve.mjs";

/** @typedef {{ url: string, requests: string[] }} Site */

/**
 * `site.url` is where the page is; `site.requests` holds the path of every request that reached the server
 * during this test. `test.use({ prefix: "a/b" })` serves it from a subfolder.
 */
export const test = /** @type {typeof base.extend<{ site: Site }, { prefix: string, server: Site }>} */ (base.extend)({
  prefix: ["", { option: true, scope: "worker" }],
  server: [
    async ({ prefix }, use) => {
      /** @type {string[]} */
      const requests = [];
      const { url, close } = await serve({ root: folder, port: 0, prefix, onRequest: (path) => requests.push(path) });
      await use({ url, requests });
      await close();
    },
    { scope: "worker" },
  ],
  site: async ({ server }, use) => {
    server.requests.length = 0;
    await use(server);
  },
});

export { expect };
