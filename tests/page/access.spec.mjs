// @ts-check
/** axe-core finds no fault in any room, in both languages and both themes; nothing is cut off on a telephone. */
import { expect, expectAccessible, openSample, SAMPLE_FILES, test, texts } from "./page.mjs";

for (const language of /** @type {const} */ (["fr", "en"])) {
  for (const theme of ["light", "dark"]) {
    test(`rooms and dialogs, ${language}, ${theme}`, async ({ bench }) => {
      const words = texts(language);
      await bench.getByRole("button", { name: texts("en")[`language.${language}`] }).click();
      await bench.getByLabel(words["frame.theme"]).selectOption(theme);
      await expectAccessible(bench, "empty page");
      await bench.getByRole("button", { name: words["data.sample"] }).click();
      await expect(bench.getByText(words["file.ready"], { exact: true })).toHaveCount(SAMPLE_FILES, {
        timeout: 20_000,
      });
      await expectAccessible(bench, "data");
      await bench.getByRole("button", { name: words["file.edit"] }).first().click();
      await expectAccessible(bench, "mapping");
      await bench.keyboard.press("Escape");
      for (const room of ["overview", "attribution"]) {
        await bench
          .getByRole("navigation")
          .getByRole("link", { name: words[`room.${room}`] })
          .click();
        await expect(bench.locator("om-chart").first()).toBeVisible();
        await expectAccessible(bench, room);
        await bench.getByRole("button", { name: words["chart.table"], exact: true }).first().click();
        await expectAccessible(bench, `${room}, table`);
      }
      await bench.getByRole("navigation").getByRole("link", { name: words["room.overview"] }).click();
      await bench.locator(".why").first().click();
      await expectAccessible(bench, "explain");
      await bench.keyboard.press("Escape");
      await bench.getByRole("button", { name: words["promise.check"] }).click();
      await expectAccessible(bench, "promise");
      await bench.keyboard.press("Escape");
      await bench.locator(".pop > button").first().click();
      await expectAccessible(bench, "filters");
    });
  }
}

for (const width of [390, 768, 1440]) {
  test(`no sideways scroll at ${width} px`, async ({ bench }) => {
    await bench.setViewportSize({ width, height: 844 });
    await openSample(bench);
    for (const room of ["data", "overview", "attribution"]) {
      await bench.locator(`.rooms a[href^="#${room}"]`).click();
      await expect(bench.getByRole("heading", { level: 1 })).toHaveText(texts("en")[`room.${room}`]);
      expect(await bench.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    }
  });
}

test("on paper: no controls, no background, nothing wider than the sheet", async ({ bench }) => {
  await openSample(bench);
  await bench.locator('.rooms a[href^="#overview"]').click();
  await bench.emulateMedia({ media: "print" });
  await bench.setViewportSize({ width: 688, height: 1000 });
  await expect(bench.locator(".rail")).toBeHidden();
  await expect(bench.locator(".tools")).toBeHidden();
  await expect(bench.locator(".tile").first()).toBeVisible();
  expect(await bench.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});
