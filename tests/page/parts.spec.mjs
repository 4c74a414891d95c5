// @ts-check
/** The parts of the page on their pages of examples: accessible, whole at every width, deaf to markup. */
import { examples as folder } from "../../scripts/lib/paths.mjs";
import { serve } from "../../scripts/serve.mjs";
import { expect, expectAccessible, test } from "./page.mjs";

const NAMES = [
  ...["tile", "explain", "charts", "file-card", "mapping", "bar", "notices", "progress", "dialog", "empty", "palette"],
  "chart-frame",
];

for (const name of NAMES) {
  for (const query of ["?theme=light&lang=en", "?theme=dark&lang=fr"]) {
    test(`${name}${query}`, async ({ page, watch }, info) => {
      const { url, close } = await serve({ root: folder, port: 0 });
      await page.goto(`${url}${name}.html${query}`);
      await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
      for (const width of [1440, 390]) {
        await page.setViewportSize({ width, height: 900 });
        await expect
          .poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `${name} at ${width} px`)
          .toBeLessThanOrEqual(0);
        await page.screenshot({ path: info.outputPath(`${name}-${width}.png`), fullPage: true });
      }
      await expectAccessible(page, name);
      const hostile = page.locator("#hostile");
      await expect(hostile).toContainText("<img src=x onerror=globalThis.hit=1>");
      await expect(hostile.locator("img, script, iframe, [onerror]")).toHaveCount(0);
      expect(await page.evaluate(() => /** @type {any} */ (globalThis).hit)).toBeUndefined();
      expect(watch.errors).toEqual([]);
      await close();
    });
  }
}
