// @ts-check
/** The board before the rest of the report: the same figures, and nothing said of how they moved before it is judged. */
import { expect, test, texts } from "./page.mjs";

/** Notes what the board shows first, and what it says while the rest comes. */
function noteFirst() {
  /** @type {any} */
  const noted = { values: null, hint: "", changes: 0, more: 0 };
  Object.assign(globalThis, { noted });
  const watcher = new MutationObserver(() => {
    const values = [...document.querySelectorAll(".tile .value")];
    if (values.length === 0) return;
    noted.values = values.map((one) => one.textContent);
    noted.hint = document.querySelector("om-board ~ [role=status]")?.textContent;
    noted.changes = document.querySelectorAll(".tile .change").length;
    noted.more = document.querySelectorAll(".all-figures").length;
    watcher.disconnect();
  });
  watcher.observe(document, { subtree: true, childList: true });
}

for (const language of /** @type {const} */ (["en", "fr"])) {
  test(`the board comes first, and is right (${language})`, async ({ browser, site }) => {
    const page = await browser.newPage({ locale: language });
    await page.addInitScript(noteFirst);
    await page.goto(`${site.url}#overview`);
    await page.getByRole("button", { name: texts(language)["data.sample"] }).click();
    await expect(page.locator(".all-figures")).toBeVisible({ timeout: 20_000 });
    const first = await page.evaluate(() => /** @type {any} */ (globalThis).noted);
    expect(first.hint).toBe(texts(language)["overview.first"]);
    expect([first.changes, first.more]).toEqual([0, 0]);
    await expect(page.getByText(texts(language)["overview.first"])).toHaveCount(0);
    await expect(page.locator(".tile .change")).toHaveCount(first.values.length);
    expect(await page.locator(".tile .value").allTextContents()).toEqual(first.values);
    await page.close();
  });
}
