// @ts-check

/** The channels of the table of models, page by page. @param {import("@playwright/test").Page} bench */
export async function channelsOfModels(bench) {
  const pages = bench.locator("om-pages").filter({ has: bench.locator(".models") });
  const turn = (/** @type {string} */ name) => pages.getByRole("button", { name, exact: true });
  const shown = async () =>
    (await pages.locator(".models tbody th").allTextContents()).map((/** @type {string} */ text) => text.trim());
  while ((await turn("Previous").getAttribute("aria-disabled")) === "false") await turn("Previous").click();
  const all = await shown();
  while ((await turn("Next").getAttribute("aria-disabled")) === "false") {
    await turn("Next").click();
    all.push(...(await shown()));
  }
  return all;
}
