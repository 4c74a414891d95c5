// @ts-check
/** Files that are bad, hostile, unknown, or need another reading. */
import { createHash } from "node:crypto";
import fs from "node:fs";
import { addFiles, expect, goTo, openSample, test, tile } from "./page.mjs";

const ORDERS =
  "order_id,customer_id,order_date,channel,amount\nA1,C1,2026-01-05,Web,10.50\nA2,C2,2026-01-06,Store,20\n";

test("bad files say what is wrong and leave the others alone", async ({ bench }) => {
  await addFiles(bench, {
    "good.csv": ORDERS,
    "empty.csv": "",
    "header.csv": "order_id,order_date,amount\n",
    "book.xlsx": Buffer.from("PK\u0003\u0004rest"),
  });
  await expect(bench.getByRole("article", { name: "good.csv" })).toContainText("in the figures");
  await expect(bench.getByRole("article", { name: "empty.csv" })).toContainText("The file is empty.");
  await expect(bench.getByRole("article", { name: "header.csv" })).toContainText("no row");
  await expect(bench.getByRole("article", { name: "book.xlsx" })).toContainText("cut short or damaged");
  await bench.getByRole("button", { name: "FR, French" }).click();
  await expect(bench.getByRole("article", { name: "empty.csv" })).toContainText("Le fichier est vide.");
  await expect(bench.getByRole("article", { name: "book.xlsx" })).toContainText("tronqué ou endommagé");
  await bench.getByRole("button", { name: "Retirer empty.csv" }).click();
  await expect(bench.getByRole("article", { name: "empty.csv" })).toHaveCount(0);
});

test("a file of the same name replaces the old one, or stands beside it, as the user says", async ({ bench }) => {
  await addFiles(bench, { "orders.csv": ORDERS });
  await expect(bench.getByText("in the figures", { exact: true })).toHaveCount(1);
  await addFiles(bench, { "orders.csv": `${ORDERS}A3,C2,2026-01-07,Store,100\n` });
  await bench.getByRole("button", { name: "Replace the old one" }).click();
  await expect(bench.getByRole("article")).toHaveCount(1);
  await goTo(bench, "Overview");
  await expect(tile(bench, "Total revenue")).toContainText("€130.50");
  await goTo(bench, "Data");
  await addFiles(bench, { "orders.csv": ORDERS.replaceAll("A", "B") });
  await bench.getByRole("button", { name: "Keep both" }).click();
  await expect(bench.getByRole("article", { name: "orders.csv (2)" })).toContainText("in the figures");
});

const LINES = `InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice,CustomerID
536365,85123A,6,12/1/2010 8:26,2.55,17850
536365,71053,8,12/1/2010 8:26,3.39,17850
536366,22633,2,12/13/2010 9:00,10.00,13047
536367,84879,1,12/14/2010 9:00,5.00,17850
C536379,D,-1,12/15/2010 9:41,27.50,14527
536368,22960,3,12/16/2010 8:34,4.00,
536369,21756,-2,12/16/2010 8:35,1.00,13047
536370,22728,5,12/16/2010 8:45,0,13047
`;

test("order lines: quantity by price, a status rule and three filters give the known figures", async ({ bench }) => {
  await addFiles(bench, { "lines.csv": LINES });
  const dialog = bench.getByRole("dialog");
  await expect(bench.getByRole("article")).toBeVisible();
  if (!(await dialog.isVisible())) await bench.getByRole("button", { name: "Change the reading of lines.csv" }).click();
  const table = dialog.getByLabel("What the file holds");
  if ((await table.inputValue()) !== "orders") await table.selectOption("orders");
  await dialog.getByLabel("Column for Order number").selectOption("InvoiceNo");
  await dialog.getByLabel("Column for Customer").selectOption("CustomerID");
  await dialog.getByLabel("Column for Quantity").selectOption("Quantity");
  await dialog.getByLabel("Column for Unit price").selectOption("UnitPrice");
  await dialog.getByLabel("A row is an order line").check();
  const filters = dialog.getByRole("group", { name: "Rows kept" });
  const conditions = [
    ["CustomerID", "present", ""],
    ["Quantity", "above", "0"],
    ["UnitPrice", "above", "0"],
  ];
  for (const [i, [column, test, value]] of conditions.entries()) {
    await filters.getByRole("button", { name: "Add a condition" }).click();
    await filters.getByLabel(`Column of condition ${i + 1}`).selectOption(column);
    await filters.getByLabel(`Comparison of condition ${i + 1}`).selectOption(test);
    if (value) await filters.getByLabel(`Value of condition ${i + 1}`).fill(value);
  }
  const rules = dialog.getByRole("group", { name: "What the rows are" });
  await rules.getByRole("button", { name: "Add a rule" }).click();
  await rules.getByLabel("Column of condition 1").selectOption("InvoiceNo");
  await rules.getByLabel("Comparison of condition 1").selectOption("starts-with");
  await rules.getByLabel("Value of condition 1").fill("C");
  await rules.getByLabel("Kind given by rule 1").selectOption("cancelled");
  await dialog.getByRole("button", { name: "Read the file this way" }).click();
  await expect(dialog).toBeHidden();
  await expect(bench.getByRole("article")).toContainText("left out by a filter of the mapping");
  await goTo(bench, "Overview");
  await expect(tile(bench, "Total revenue")).toContainText("€67.42");
  await expect(tile(bench, "Total revenue")).toContainText("n = 3 orders");
  await expect(tile(bench, "Repeat purchase rate")).toContainText("50.0%");
  // The mapping is the user's: after a reload the same file is read the same way.
  await bench.reload();
  await goTo(bench, "Data");
  await addFiles(bench, { "lines.csv": LINES });
  await expect(bench.getByRole("article")).toContainText("Read by your own mapping");
  await goTo(bench, "Overview");
  await expect(tile(bench, "Total revenue")).toContainText("€67.42");
});

test("an unknown table: the page asks, and a wrong answer is told where it is given", async ({ bench }) => {
  await addFiles(bench, { "odd.csv": "aaa,bbb,ccc\n2026-01-05,x,10\n2026-01-06,y,20\n" });
  const dialog = bench.getByRole("dialog");
  await expect(dialog).toContainText("do not tell which table this is");
  await dialog.getByLabel("What the file holds").selectOption("orders");
  await dialog.getByLabel("Column for Order date").selectOption("");
  await dialog.getByRole("button", { name: "Read the file this way" }).click();
  await expect(dialog.getByRole("alert")).toContainText("A column is needed for: Order date");
  await dialog.getByLabel("Column for Order date").selectOption("aaa");
  await dialog.getByLabel("Column for Amount").selectOption("ccc");
  await dialog.getByRole("button", { name: "Read the file this way" }).click();
  await expect(dialog).toBeHidden();
  await goTo(bench, "Overview");
  await expect(tile(bench, "Total revenue")).toContainText("€30.00");
  await expect(bench.getByRole("heading", { name: "What these files do not tell yet" })).toBeVisible();
  await expect(bench.locator(".unknown")).toContainText("needs “Customer” in Orders");
});

test("a reading can be cancelled, and leaves nothing behind", async ({ bench }) => {
  await expect.poll(() => bench.workers().length).toBe(1);
  // As from a slow disk: there is time to cancel, however quick the engine.
  await bench.workers()[0].evaluate(() => {
    const { stream } = Blob.prototype;
    const slow = {
      /** @param {Uint8Array} piece @param {TransformStreamDefaultController} out */
      async transform(piece, out) {
        await new Promise((resolve) => setTimeout(resolve, 100));
        out.enqueue(piece);
      },
    };
    Blob.prototype.stream = function () {
      return stream.call(this).pipeThrough(/** @type {any} */ (new TransformStream(slow)));
    };
  });
  const rows = Array.from({ length: 400_000 }, (_, i) => `A${i},C${i % 999},2026-01-05,Web,10.50`).join("\n");
  await addFiles(bench, { "big.csv": `order_id,customer_id,order_date,channel,amount\n${rows}\n` });
  await bench.getByRole("button", { name: "Cancel" }).click();
  await expect(bench.getByRole("article")).toContainText("reading cancelled");
  await goTo(bench, "Overview");
  await expect(bench.getByRole("heading", { name: "Nothing to show yet" })).toBeVisible();
});

test("after a trap the page says so and shows what it had", async ({ bench, watch }) => {
  await openSample(bench);
  await goTo(bench, "Overview");
  const [worker] = bench.workers();
  await worker.evaluate(() => {
    setTimeout(() => {
      throw new Error("trap");
    });
  });
  await expect(bench.locator(".notices [role=alert]")).toContainText("The engine stopped unexpectedly");
  await expect(bench.locator(".lead")).toContainText(/€\d+k/);
  await goTo(bench, "Attribution");
  await bench.getByText("Settings of journeys and models").click();
  await bench.getByLabel("Order of the Markov chain").selectOption("2");
  await expect(bench.getByText(/order 2, probability/)).toBeVisible();
  watch.errors.length = 0;
});

test("the whole page takes what is dropped on it, in any room", async ({ bench }) => {
  await goTo(bench, "Overview");
  const dropped = await bench.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "dropped.csv", { type: "text/csv" }));
    return data;
  }, ORDERS);
  await bench.dispatchEvent("main", "dragover", { dataTransfer: dropped });
  await expect(bench.locator(".drop-veil")).toBeVisible();
  await bench.dispatchEvent("main", "drop", { dataTransfer: dropped });
  await expect(bench.locator(".drop-veil")).toBeHidden();
  await expect(bench.getByRole("article", { name: "dropped.csv" })).toContainText("in the figures");
});

test("where the browser keeps nothing, the page works and says so", async ({ bench }) => {
  await bench.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await bench.getByRole("button", { name: "FR, French" }).click();
  await expect(bench.getByRole("status").first()).toContainText("refuse de garder vos réglages", { timeout: 8000 });
});

test("a large file is in the figures first and has its digest then, in the audit too", async ({ bench }) => {
  const header = "order_id,order_date,amount,note\n";
  const row = (/** @type {number} */ i) => `${i},2026-01-05,1,${"x".repeat(200)}\n`;
  const text = header + Array.from({ length: 45_000 }, (_, i) => row(i)).join("");
  await addFiles(bench, { "large.csv": text });
  await expect(bench.getByRole("article")).toContainText("in the figures", { timeout: 30_000 });
  const sha256 = createHash("sha256").update(text).digest("hex");
  await expect
    .poll(async () => {
      const waiting = bench.waitForEvent("download");
      await bench.getByRole("button", { name: "Save the audit" }).click();
      return JSON.parse(fs.readFileSync(await (await waiting).path(), "utf8")).files[0].sha256;
    })
    .toBe(sha256);
});
