// @ts-check
/** A followed file is read again when it changes on disk. */
import { addFiles, expect, goTo, test, tile } from "./page.mjs";

/** @param {import("@playwright/test").Page} page @param {string} content writes a file of the browser's own, whose handle is like any */
const write = (page, content) =>
  page.evaluate(async (text) => {
    const folder = await navigator.storage.getDirectory();
    const handle = await folder.getFileHandle("followed.csv", { create: true });
    const stream = await handle.createWritable();
    await stream.write(text);
    await stream.close();
  }, content);

/** Waits until the browser has kept the handles, which a page that dies earlier cannot. @param {import("@playwright/test").Page} page */
const kept = (page) =>
  expect(async () => {
    const handles = await page.evaluate(async () => {
      const known = await indexedDB.databases();
      const { name } = known.find((database) => database.name?.endsWith(".files")) ?? {};
      if (!name) return 0;
      /** @type {IDBDatabase} */
      const database = await new Promise((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      const request = database.transaction("handles").objectStore("handles").get("handles");
      await new Promise((resolve) => request.addEventListener("success", resolve));
      database.close();
      return request.result?.length ?? 0;
    });
    expect(handles).toBe(1);
  }).toPass();

const HEADER = "order_id,order_date,amount\n";

test("a followed file that changes is read again, and the figures with it", async ({ bench }) => {
  await write(bench, `${HEADER}1,2026-01-05,10\n`);
  await bench.evaluate(() => {
    /** @type {any} */ (window).showOpenFilePicker = async () => [
      await (await navigator.storage.getDirectory()).getFileHandle("followed.csv"),
    ];
  });
  await bench.getByRole("button", { name: "Follow files" }).click();
  await expect(bench.getByRole("article")).toContainText("Followed: read again as soon as it changes");
  await goTo(bench, "Overview");
  await expect(tile(bench, "Total revenue")).toContainText("€10.00");
  await write(bench, `${HEADER}1,2026-01-05,10\n2,2026-01-06,32.50\n`);
  await expect(tile(bench, "Total revenue")).toContainText("€42.50", { timeout: 10_000 });
  await expect(bench.getByRole("status").first()).toContainText("followed.csv has changed on disk");
});

test("a followed file is there again when the page is opened again, and gone when all is erased", async ({ bench }) => {
  await write(bench, `${HEADER}1,2026-01-05,10\n`);
  await bench.evaluate(() => {
    /** @type {any} */ (window).showOpenFilePicker = async () => [
      await (await navigator.storage.getDirectory()).getFileHandle("followed.csv"),
    ];
  });
  await bench.getByRole("button", { name: "Follow files" }).click();
  await expect(bench.getByRole("article")).toContainText("in the figures");
  await kept(bench);
  await bench.reload();
  await expect(bench.getByRole("article")).toContainText("Followed: read again as soon as it changes");
  await goTo(bench, "Overview");
  await expect(tile(bench, "Total revenue")).toContainText("€10.00");
  await bench.getByRole("button", { name: "How to check it" }).click();
  await bench.getByRole("button", { name: "Erase everything on this computer" }).click();
  await bench.getByRole("button", { name: "Erase everything", exact: true }).click();
  await expect(bench.getByRole("status").first()).toContainText("All is erased");
  expect(await bench.evaluate(() => indexedDB.databases())).toEqual([]);
  await bench.reload();
  await expect(bench.getByRole("button", { name: "Try the sample" })).toBeEnabled();
  await expect(bench.getByRole("article")).toHaveCount(0);
});

test("a file says how old its newest row is", async ({ bench }) => {
  const day = new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 10);
  await addFiles(bench, { "orders.csv": `order_id,order_date,amount\n1,2026-01-05,10\n2,${day} 12:00:00,32.50\n` });
  await expect(bench.getByRole("article", { name: "orders.csv" })).toContainText(/Newest row.*[34] days ago/s);
});

test("a followed file that was moved away is named, and the page works on", async ({ bench }) => {
  await write(bench, `${HEADER}1,2026-01-05,10\n`);
  await bench.evaluate(() => {
    /** @type {any} */ (window).showOpenFilePicker = async () => [
      await (await navigator.storage.getDirectory()).getFileHandle("followed.csv"),
    ];
  });
  await bench.getByRole("button", { name: "Follow files" }).click();
  await expect(bench.getByRole("article")).toContainText("in the figures");
  await kept(bench);
  await bench.evaluate(async () => (await navigator.storage.getDirectory()).removeEntry("followed.csv"));
  await bench.reload();
  await expect(bench.getByRole("alert").first()).toContainText("followed.csv is not where it was");
  await expect(bench.getByRole("button", { name: "Try the sample" })).toBeEnabled();
});
