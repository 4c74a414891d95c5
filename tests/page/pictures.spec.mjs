// @ts-check
/**
 * Pictures of every room, to be looked at, in both languages and themes, on a wide and a narrow page. What needs no eye
 * is checked on the way: nothing wider than the page, nothing cut off, no key in place of a text, no value that is none.
 */
import { ROOMS } from "../../www/store/address.js";
import { expect, SAMPLE_FILES, settle, test, texts } from "./page.mjs";

/** @typedef {import("@playwright/test").Page} Page */

const WIDTHS = [1440, 390];
const NO_VALUE = /\b(?:NaN|undefined|null|Infinity)\b|\[object \w+\]|\{\w+\}/;

/** Everything the page says, seen or heard. @param {Page} page @returns {Promise<string[]>} */
const said = (page) =>
  page.evaluate(() => {
    const all = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode())
      if (!node.parentElement?.closest("script, style, noscript")) all.push((node.textContent ?? "").trim());
    for (const element of document.querySelectorAll("[aria-label], [title], [placeholder], [alt]"))
      for (const name of ["aria-label", "title", "placeholder", "alt"]) all.push(element.getAttribute(name) ?? "");
    return all.filter(Boolean);
  });

/**
 * Boxes whose text is wider than they are, paragraphs that spill, and letters of a drawing outside it. What scrolls by itself may be wider,
 * and what is there for screen readers only is a point wide.
 * @param {Page} page @returns {Promise<string[]>}
 */
const cutOff = (page) =>
  page.evaluate(() => {
    /** @param {Element} element */
    const says = (element) =>
      `${element.localName}.${element.getAttribute("class")}: ${element.textContent?.trim().slice(0, 60)}`;
    const boxes = [...document.querySelectorAll("body *:not(svg *)")].filter((element) => {
      if (element.clientWidth <= 1 || element.scrollWidth <= element.clientWidth + 1) return false;
      if (element.closest(".visually-hidden")) return false;
      return !["auto", "scroll"].includes(getComputedStyle(element).overflowX);
    });
    const letters = [...document.querySelectorAll("svg text")].filter((text) => {
      const [inner, outer] = [text, /** @type {Element} */ (text.closest("svg"))].map((one) =>
        one.getBoundingClientRect(),
      );
      return inner.width > 0 && (inner.left < outer.left - 1 || inner.right > outer.right + 1);
    });
    // Text that runs out below its paragraph lies over what follows.
    const spilt = [...document.querySelectorAll("body p")].filter(
      (one) => one.clientHeight > 1 && one.scrollHeight > one.clientHeight + 4 && !one.closest(".visually-hidden"),
    );
    return [...boxes, ...letters, ...spilt].map(says);
  });

/** @param {Page} page @param {string} name @param {Set<string>} keys */
async function expectWhole(page, name, keys) {
  await settle(page);
  expect
    .soft(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), name)
    .toBeLessThanOrEqual(0);
  expect.soft(await cutOff(page), `${name}: cut off`).toEqual([]);
  const all = await said(page);
  expect.soft(all.length, `${name}: says something`).toBeGreaterThan(20);
  expect
    .soft(
      all.filter((text) => keys.has(text)),
      `${name}: keys`,
    )
    .toEqual([]);
  expect
    .soft(
      all.filter((text) => NO_VALUE.test(text)),
      `${name}: no value`,
    )
    .toEqual([]);
}

for (const language of /** @type {const} */ (["fr", "en"])) {
  for (const theme of ["light", "dark"]) {
    test(`every room, ${language}, ${theme}`, async ({ bench }, info) => {
      const words = texts(language);
      const keys = new Set(Object.keys(words).filter((key) => key.includes(".")));
      /** @param {string} name */
      const picture = async (name) => {
        await expectWhole(bench, name, keys);
        const path = info.outputPath(`${name}.png`);
        await bench.screenshot({ path, fullPage: true });
        await info.attach(name, { path, contentType: "image/png" });
      };
      await bench.locator(`.pair button[lang=${language}]`).click();
      await bench.getByLabel(words["frame.theme"]).selectOption(theme);
      await picture("greeting");
      await bench.getByRole("button", { name: words["data.sample"] }).click();
      await expect(bench.locator(".badge.ready")).toHaveCount(SAMPLE_FILES, { timeout: 20_000 });
      for (const width of WIDTHS) {
        await bench.setViewportSize({ width, height: 900 });
        for (const room of ROOMS) {
          await bench.evaluate((to) => {
            location.hash = to;
          }, room);
          await expect(bench.getByRole("heading", { level: 1 })).toHaveText(words[`room.${room}`]);
          if (room === "overview") await expect(bench.locator(".sparkline").first()).toBeVisible();
          if (room === "overview" || room === "attribution")
            await expect(bench.locator("om-chart").first()).toBeVisible();
          await picture(`${room}-${width}`);
        }
        await bench.locator('.rooms a[href^="#overview"]').click();
        await bench.locator(".why").first().click();
        await picture(`explain-${width}`);
        await bench.keyboard.press("Escape");
        await bench.locator('.rooms a[href^="#data"]').click();
        await bench.getByRole("button", { name: words["file.edit"] }).first().click();
        await picture(`mapping-${width}`);
        await bench.keyboard.press("Escape");
      }
    });
  }
}
