// @ts-check
/** What a file holds is text, whatever it looks like: in headers, cells, channels and names of files. */
import { PAYLOADS } from "../support/payloads.mjs";
import { expectHarmless, expectIsolated, quoted } from "./harmless.mjs";
import { channelsOfModels } from "./models.mjs";
import { addFiles, expect, goTo, test } from "./page.mjs";

test(`${PAYLOADS.length} hostile headers lose no column and run nothing`, async ({ bench }) => {
  const header = ["order_date", "amount", ...PAYLOADS].map(quoted).join(",");
  const row = ["2026-01-05", "10", ...PAYLOADS.map((_, i) => `v${i}`)].map(quoted).join(",");
  await addFiles(bench, { "headers.csv": `${header}\n${row}\n${row}\n` });
  await expect(bench.getByRole("article")).toBeVisible();
  await bench.getByRole("button", { name: /^Change the reading/ }).click();
  await expect(bench.locator(".preview thead th")).toHaveCount(PAYLOADS.length + 2);
  await expect(bench.locator(".preview")).toContainText("<script>globalThis.hit=1</script>");
  await expectHarmless(bench);
  await expectIsolated(bench, "mapping");
});

test("hostile channels, customers and file names are text in every room", async ({ bench }) => {
  // The largest channels are drawn.
  const largest = "<svg onload=globalThis.hit=1>";
  const rows = PAYLOADS.map((text, i) => {
    const day = String((i % 28) + 1).padStart(2, "0");
    return `O${i},${quoted(text)},2026-01-${day},${quoted(text)},${text === largest ? 50 : 10}`;
  });
  const touches = PAYLOADS.map(
    (text, i) => `${quoted(text)},2025-12-${String((i % 28) + 1).padStart(2, "0")}T10:00:00Z,${quoted(text)}`,
  );
  await addFiles(bench, {
    "<img src=x onerror=globalThis.hit=1>.csv": `order_id,customer_id,order_date,channel,amount\n${rows.join("\n")}\n`,
    "__proto__.csv": `customer_id,timestamp,channel\n${touches.join("\n")}\n`,
  });
  await expect(bench.getByText("in the figures", { exact: true })).toHaveCount(2);
  await expectHarmless(bench);
  await goTo(bench, "Overview");
  await expect(bench.locator("om-chart").first()).toContainText("<svg onload=globalThis.hit=1>");
  await expectHarmless(bench);
  await bench.getByRole("button", { name: /^Channels/ }).click();
  await expectHarmless(bench);
  await bench.keyboard.press("Escape");
  await goTo(bench, "Attribution");
  await expect(bench.locator(".models tbody th")).toHaveCount(12);
  expect(await channelsOfModels(bench)).toContain("__proto__");
  await expectHarmless(bench);
});
