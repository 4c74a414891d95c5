// @ts-check
/** What a file holds is text, whatever it looks like: in headers, cells, channels and names of files. */
import { addFiles, expect, goTo, test } from "./page.mjs";

const PAYLOADS = [
  "<script>globalThis.hit=1</script>",
  "<img src=x onerror=globalThis.hit=1>",
  "<svg onload=globalThis.hit=1>",
  "<svg><script>globalThis.hit=1</script></svg>",
  "<iframe src=javascript:globalThis.hit=1>",
  "<iframe srcdoc='<script>parent.hit=1</script>'>",
  "<a href=javascript:globalThis.hit=1>x</a>",
  "<body onload=globalThis.hit=1>",
  "<input autofocus onfocus=globalThis.hit=1>",
  "<details open ontoggle=globalThis.hit=1>",
  "<math><mi xlink:href=javascript:globalThis.hit=1>",
  "<style>@import 'http://evil.test/x.css'</style>",
  "<link rel=stylesheet href=http://evil.test/x.css>",
  "<base href=http://evil.test/>",
  "<meta http-equiv=refresh content='0;url=http://evil.test'>",
  "<object data=javascript:globalThis.hit=1>",
  "<embed src=javascript:globalThis.hit=1>",
  "<form action=http://evil.test><button>",
  "<template><script>globalThis.hit=1</script></template>",
  "<!--<img src=x onerror=globalThis.hit=1>-->",
  "]]><script>globalThis.hit=1</script>",
  "'><script>globalThis.hit=1</script>",
  "`><img src=x onerror=globalThis.hit=1>",
  "javascript:globalThis.hit=1",
  "data:text/html,<script>globalThis.hit=1</script>",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is one on purpose
  "${globalThis.hit=1}",
  "{{globalThis.hit=1}}",
  "#{globalThis.hit=1}",
  "<%= globalThis.hit=1 %>",
  "{n}",
  "{revenue}",
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "hasOwnProperty",
  "valueOf",
  "__defineGetter__",
  "=cmd|'/c calc'!A0",
  "+1+1",
  "-2+3",
  "@SUM(1)",
  "\u202Etxt.exe",
  "\u2066abc\u2069",
  "\u200Bzero",
  "\uFEFFbom",
  "a\u0000b",
  "\u0007bell",
  "&lt;b&gt;",
  "&#x3c;script&#x3e;",
  "%3Cscript%3E",
  "\\u003cscript\\u003e",
  "<ScRiPt>globalThis.hit=1</sCrIpT>",
  "<img/src=x/onerror=globalThis.hit=1>",
  "<svg/onload=globalThis.hit=1//",
  "<x onclick=globalThis.hit=1>",
  "<lit-x .innerHTML=1>",
  "?lit$123$",
  "<!--?lit$0$-->",
  "null",
  "undefined",
  "NaN",
];

/** @param {string} cell */
const quoted = (cell) => `"${cell.replaceAll('"', '""')}"`;

/** @param {import("@playwright/test").Page} page */
async function expectHarmless(page) {
  const state = await page.evaluate(() => ({
    hit: /** @type {any} */ (globalThis).hit,
    polluted: /** @type {any} */ ({}).hit ?? Object.keys(Object.prototype).length,
    strangers: document.querySelectorAll(
      "main script, main iframe, main object, main embed, main base, main meta, main style, dialog script, dialog iframe",
    ).length,
    handlers: [...document.querySelectorAll("omnimeter-workbench *")].filter((element) =>
      element.getAttributeNames().some((name) => name.startsWith("on")),
    ).length,
  }));
  expect(state).toEqual({ hit: undefined, polluted: 0, strangers: 0, handlers: 0 });
}

test(`${PAYLOADS.length} hostile headers lose no column and run nothing`, async ({ bench }) => {
  const header = ["order_date", "amount", ...PAYLOADS].map(quoted).join(",");
  const row = ["2026-01-05", "10", ...PAYLOADS.map((_, i) => `v${i}`)].map(quoted).join(",");
  await addFiles(bench, { "headers.csv": `${header}\n${row}\n${row}\n` });
  await expect(bench.getByRole("article")).toBeVisible();
  await bench.getByRole("button", { name: /^Change the reading/ }).click();
  await expect(bench.locator(".preview thead th")).toHaveCount(PAYLOADS.length + 2);
  await expect(bench.locator(".preview")).toContainText("<script>globalThis.hit=1</script>");
  await expectHarmless(bench);
});

test("hostile channels, customers and file names are text in every room", async ({ bench }) => {
  const rows = PAYLOADS.map(
    (text, i) => `O${i},${quoted(text)},2026-01-${String((i % 28) + 1).padStart(2, "0")},${quoted(text)},10`,
  );
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
  await expect(bench.locator(".models")).toContainText("__proto__");
  await expectHarmless(bench);
});
