// @ts-check
/** The board of the overview: arranged by mouse and by keyboard, each tile with filters and a chart of its own, and kept. */
import fs from "node:fs";
import { addFiles, expect, expectAccessible, goTo, openSample, settle, test, texts, tile } from "./page.mjs";

/** @typedef {import("@playwright/test").Page} Page */

/** Each test loads the sample and draws it many times over. */
test.slow();

const FIRST = [
  "Total revenue",
  "Omnichannel ratio",
  "Average order value",
  "Repeat purchase rate",
  "Customer acquisition cost",
  "Return on investment",
];

/** @param {Page} page */
const names = (page) => page.locator(".tile h2:not(om-chart h2)");

/** @param {Page} page */
async function editing(page) {
  await openSample(page);
  await goTo(page, "Overview");
  await expect(names(page)).toHaveText(FIRST);
  await page.getByRole("button", { name: "Edit the board" }).click();
}

/** @param {Page} page @param {string} name */
const grip = (page, name) => page.getByRole("button", { name: new RegExp(`^${name}, place`) });

/** Sets up the tile of a KPI in its panel. @param {Page} page @param {string} name @param {Record<string, string>} choices */
async function setUp(page, name, choices) {
  await page.getByRole("button", { name: `Set up “${name}”` }).click();
  const panel = page.getByRole("dialog");
  for (const [label, option] of Object.entries(choices))
    await panel.getByRole("combobox", { name: label, exact: true }).selectOption(option);
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
}

/** @param {import("@playwright/test").Locator} thing */
async function placeOf(thing) {
  await thing.scrollIntoViewIfNeeded();
  const box = await thing.boundingBox();
  if (!box) throw new Error("it is not on the page");
  return { ...box, right: box.x + box.width, middle: box.y + box.height / 2 };
}

/** What a tile shows of its figure, once it is there. @param {import("@playwright/test").Locator} one */
async function figureOf(one) {
  await expect(one.locator(".value")).toBeVisible();
  const parts = [".value", ".interval", ".count", ".change"].map((part) => one.locator(part).allTextContents());
  return { shown: await Promise.all(parts), exact: await one.locator(".value").getAttribute("title") };
}

test("nothing of the editing is on the calm page", async ({ bench }) => {
  await openSample(bench);
  await goTo(bench, "Overview");
  await expect(names(bench)).toHaveText(FIRST);
  for (const part of [".grip", ".edge", ".board-tools"]) await expect(bench.locator(part)).toHaveCount(0);
  await bench.getByRole("button", { name: "Edit the board" }).click();
  await expect(bench.locator(".grip")).toHaveCount(FIRST.length);
  await bench.getByRole("button", { name: "Finish editing" }).click();
  await expect(bench.locator(".grip")).toHaveCount(0);
  // Another room ends it.
  await bench.getByRole("button", { name: "Edit the board" }).click();
  await goTo(bench, "Attribution");
  await goTo(bench, "Overview");
  await expect(bench.locator(".grip")).toHaveCount(0);
});

test("a board that nobody has chosen holds what the files allow, and what they do not tell is said", async ({
  bench,
}) => {
  const rows = [
    "A1,C1,2026-01-05,web,10",
    "A2,C1,2026-02-06,store,20",
    "A3,C2,2026-02-07,web,30",
    "A4,,2026-02-08,web,40",
  ];
  await addFiles(bench, { "orders.csv": `order_id,customer_id,ordered_at,channel,amount\n${rows.join("\n")}\n` });
  await expect(bench.getByText("in the figures", { exact: true })).toHaveCount(1);
  await goTo(bench, "Overview");
  await expect(names(bench)).toHaveText([...FIRST.slice(0, 4), "Omnichannel customer share"]);
  const unknown = bench.locator(".card", {
    has: bench.getByRole("heading", { name: "What these files do not tell yet" }),
  });
  await expect(unknown).toContainText("40% of revenue is without a known customer");
  await expect(unknown).toContainText("Customer acquisition cost");
  // While the board is edited, a tile that no file feeds stands there with its reason, and can be taken away.
  await bench.getByRole("button", { name: "Edit the board" }).click();
  await bench.getByRole("button", { name: "Marketing" }).click();
  await expect(tile(bench, "Customer acquisition cost").locator(".missing")).toHaveText(/^needs/);
  await bench.getByRole("button", { name: "Finish editing" }).click();
  await expect(tile(bench, "Customer acquisition cost")).toHaveCount(0);
});

test("by mouse: a tile is carried to another place, Escape lets it go back, undo as well", async ({ bench }) => {
  await editing(bench);
  const carry = async () => {
    // Figures that come late move what is below them.
    let before = "";
    await expect(async () => {
      const now = JSON.stringify(await tile(bench, "Average order value").boundingBox());
      const moved = now !== before;
      before = now;
      expect(moved).toBe(false);
    }).toPass();
    const target = await placeOf(tile(bench, "Average order value"));
    const from = await placeOf(tile(bench, "Total revenue").locator(".count"));
    await bench.mouse.move(from.x + 10, from.middle);
    await bench.mouse.down();
    await bench.mouse.move(from.x + 40, from.middle, { steps: 3 });
    await bench.mouse.move(target.right - 20, target.middle, { steps: 5 });
    await expect(tile(bench, "Average order value")).toHaveClass(/drop-after/);
    await expect(tile(bench, "Total revenue")).toHaveClass(/carried/);
  };
  await carry();
  await bench.keyboard.press("Escape");
  await expect(bench.locator(".carried")).toHaveCount(0);
  await bench.mouse.up();
  await expect(names(bench)).toHaveText(FIRST);
  await carry();
  await bench.mouse.up();
  const [revenue, ratio, value, ...others] = FIRST;
  await expect(names(bench)).toHaveText([ratio, value, revenue, ...others]);
  await bench.keyboard.press("Control+z");
  await expect(names(bench)).toHaveText(FIRST);
  await expect(bench.getByRole("button", { name: "Undo the last change" })).toBeDisabled();
});

test("by mouse: the right edge widens a tile to two and three columns, and undo narrows it", async ({ bench }) => {
  await bench.setViewportSize({ width: 1440, height: 900 });
  await editing(bench);
  const ratio = tile(bench, "Omnichannel ratio");
  const one = await placeOf(ratio);
  for (const columns of [2, 3]) {
    const now = await placeOf(ratio);
    await bench.mouse.move(now.right - 5, now.middle);
    await bench.mouse.down();
    await bench.mouse.move(one.x + columns * one.width - 8, now.middle, { steps: 4 });
    await expect(ratio).toHaveClass(/pulled/);
    await bench.mouse.up();
    await expect(ratio).not.toHaveClass(/pulled/);
    const wide = await placeOf(ratio);
    expect(Math.round(wide.width / one.width)).toBe(columns);
  }
  await bench.keyboard.press("Control+z");
  await bench.keyboard.press("Control+z");
  await expect(ratio).toHaveClass(/columns-1/);
});

test("by keyboard: a grip moves, widens and removes its tile, says so, and keeps the focus", async ({ bench }) => {
  await editing(bench);
  const said = bench.locator("om-board [role=status]");
  await grip(bench, "Total revenue").focus();
  await bench.keyboard.press("ArrowRight");
  await expect(said).toHaveText("Total revenue, place 2 of 6");
  await expect(grip(bench, "Total revenue")).toBeFocused();
  await bench.keyboard.press("End");
  await expect(said).toHaveText("Total revenue, place 6 of 6");
  await expect(grip(bench, "Total revenue")).toBeFocused();
  await bench.keyboard.press("ArrowDown");
  await expect(names(bench)).toHaveText([...FIRST.slice(1), FIRST[0]]);
  await bench.keyboard.press("Home");
  await bench.keyboard.press("Shift+ArrowRight");
  await expect(said).toHaveText("Total revenue, width 2 of 3");
  await expect(tile(bench, "Total revenue")).toHaveClass(/columns-2/);
  await expect(grip(bench, "Total revenue")).toBeFocused();
  await bench.keyboard.press("-");
  await expect(tile(bench, "Total revenue")).toHaveClass(/columns-1/);
  await bench.keyboard.press("Delete");
  await expect(said).toHaveText("Total revenue removed, 5 tiles left");
  await expect(grip(bench, "Omnichannel ratio")).toBeFocused();
  await expect(names(bench)).toHaveText(FIRST.slice(1));
  await bench.keyboard.press("Control+z");
  await expect(names(bench)).toHaveText(FIRST);
  // Enter opens what can be set; the focus comes back to the grip.
  await grip(bench, "Repeat purchase rate").press("Enter");
  await expect(bench.getByRole("dialog")).toContainText("Set up “Repeat purchase rate”");
  await bench.getByRole("dialog").getByRole("button", { name: "Move earlier" }).press("Enter");
  await expect(bench.getByRole("dialog")).toContainText("place 3 of 6");
  await bench.keyboard.press("Escape");
  expect(await names(bench).nth(2).textContent()).toBe("Repeat purchase rate");
});

test("a tile's own period and segment give the figure that the page's would, and its face says so", async ({
  bench,
}) => {
  await editing(bench);
  await setUp(bench, "Average order value", { Period: "quarter" });
  await setUp(bench, "Repeat purchase rate", { Segment: "Actif" });
  await setUp(bench, "Omnichannel ratio", { Period: "quarter", Segment: "Actif" });
  const [value, repeat, ratio] = ["Average order value", "Repeat purchase rate", "Omnichannel ratio"].map((name) =>
    tile(bench, name),
  );
  await expect(value.locator(".own")).toHaveText("Aug – Oct 2026");
  await expect(repeat.locator(".own")).toHaveText("Actif");
  await expect(ratio.locator(".own")).toHaveText("Aug – Oct 2026 · Actif");
  await expect(tile(bench, "Total revenue").locator(".own")).toHaveCount(0);
  const own = { value: await figureOf(value), repeat: await figureOf(repeat), ratio: await figureOf(ratio) };

  // "Why" explains the tile's figure, not the page's.
  await value.getByRole("button", { name: /^Why/ }).click();
  await expect(bench.getByRole("dialog")).toContainText("Average order value · Aug – Oct 2026");
  await expect(bench.getByRole("dialog").locator(".explained")).toContainText(own.value.exact ?? "-");
  await bench.keyboard.press("Escape");

  // The page as a reference: the same tiles without anything of their own.
  await bench.getByRole("button", { name: "Direction" }).click();
  const page = { value: await figureOf(value), repeat: await figureOf(repeat) };
  expect(page.value.exact).not.toBe(own.value.exact);
  expect(page.repeat.exact).not.toBe(own.repeat.exact);
  await bench.getByRole("button", { name: /^Segment/ }).click();
  await bench.getByLabel("Actif", { exact: true }).check();
  await expect(repeat.locator(".value")).toHaveAttribute("title", own.repeat.exact ?? "");
  await expect.poll(() => figureOf(repeat)).toEqual(own.repeat);
  await bench.getByRole("button", { name: /^Period/ }).click();
  await bench.getByRole("button", { name: "Last 3 months" }).click();
  await expect.poll(() => figureOf(ratio)).toEqual(own.ratio);
  await bench.getByRole("button", { name: /^Segment/ }).click();
  await bench.getByLabel("Actif", { exact: true }).uncheck();
  await expect.poll(() => figureOf(value)).toEqual(own.value);
});

test("the same indicator stands twice, each with its own period; filters of the page reach both", async ({ bench }) => {
  await editing(bench);
  await bench.getByLabel("Another tile").selectOption("Total revenue");
  await bench.getByRole("button", { name: "Add", exact: true }).click();
  await expect(names(bench)).toHaveText([...FIRST, "Total revenue"]);
  await bench.getByRole("button", { name: "Set up “Total revenue”" }).nth(1).click();
  await bench.getByRole("dialog").getByLabel("Period").selectOption("month");
  await bench.keyboard.press("Escape");
  const [year, month] = [0, 1].map((at) => tile(bench, "Total revenue").nth(at));
  await expect(month.locator(".own")).toHaveText("Oct 2026");
  await expect(month.locator(".count")).toHaveText(/n = \d{3} orders/);
  await expect(year.locator(".count")).toHaveText(/n = \d,\d{3} orders/);
  const before = await figureOf(month);
  await bench.getByRole("button", { name: /^Channels/ }).click();
  await bench.getByLabel("Magasin", { exact: true }).check();
  await expect(month.locator(".value")).not.toHaveAttribute("title", before.exact ?? "");
  await expect(month.locator(".own")).toHaveText("Oct 2026");
});

test("a period without rows, a reversed one and a segment that is gone say why, in place of a figure", async ({
  bench,
}) => {
  await editing(bench);
  const ratio = tile(bench, "Total revenue");
  await setUp(bench, "Total revenue", { Period: "dates" });
  await bench.getByRole("button", { name: "Set up “Total revenue”" }).click();
  await bench.getByLabel("To (included)").fill("2031-12-31");
  await bench.getByLabel("From", { exact: true }).fill("2031-01-01");
  await bench.getByLabel("From", { exact: true }).blur();
  await expect(ratio).toContainText("no row in this period");
  await expect(ratio.locator(".own")).toHaveText("Jan – Dec 2031");
  await bench.getByLabel("To (included)").fill("2030-12-31");
  await bench.getByLabel("To (included)").blur();
  await expect(ratio).toContainText("the last day is before the first");
  await expect(ratio.locator(".value")).toHaveCount(0);
  await bench.keyboard.press("Escape");
  await setUp(bench, "Repeat purchase rate", { Segment: "Actif" });
  await goTo(bench, "Data");
  await bench.getByRole("button", { name: "Remove clients.csv" }).click();
  await goTo(bench, "Overview");
  await expect(tile(bench, "Repeat purchase rate")).toContainText("this segment is not in these files");
  await expect(tile(bench, "Repeat purchase rate").locator(".value")).toHaveCount(0);
});

test("a tile draws its figure over time or by channel, with a cursor and a table", async ({ bench }) => {
  await editing(bench);
  await setUp(bench, "Average order value", { "Drawn beside the figure": "trend" });
  await setUp(bench, "Return on investment", { "Drawn beside the figure": "channels" });
  await setUp(bench, "Total revenue", { "Drawn beside the figure": "none" });
  await expect(tile(bench, "Total revenue").locator("svg:not(.handles svg)")).toHaveCount(0);
  const course = tile(bench, "Average order value");
  await expect(
    course.getByRole("group", { name: /Average order value: €[\d.]+ \(Nov 2025\), €[\d.]+ \(Oct 2026\)/ }),
  ).toBeVisible();
  await course.locator(".plot").focus();
  await bench.keyboard.press("Home");
  await expect(course.locator(".cursor")).toHaveText(/^Nov 2025: €[\d.]+ \[€[\d.]+; €[\d.]+\]$/);
  await course.getByRole("button", { name: "Table" }).click();
  await expect(course.locator("tbody tr")).toHaveCount(12);
  const channels = tile(bench, "Return on investment");
  await expect(channels.getByRole("group", { name: /Return on investment: “Magasin” first/ })).toBeVisible();
  await channels.getByRole("button", { name: "Table" }).click();
  await expect(channels.locator("tbody tr", { hasText: "Magasin" })).toContainText("282.1%");
  // By channel is offered only where there is a value by channel.
  await bench.getByRole("button", { name: "Set up “Omnichannel ratio”" }).click();
  await expect(bench.getByLabel("Drawn beside the figure").locator("option")).toHaveCount(3);
});

test("the board is in the audit file and comes back; one of an earlier version opens as well", async ({ bench }) => {
  await editing(bench);
  await setUp(bench, "Average order value", {
    Period: "quarter",
    Segment: "Actif",
    "Drawn beside the figure": "trend",
  });
  await grip(bench, "Average order value").press("+");
  await grip(bench, "Average order value").press("Home");
  const shown = await figureOf(tile(bench, "Average order value"));
  const saving = bench.waitForEvent("download");
  await bench.getByRole("button", { name: "Save the audit" }).click();
  const text = fs.readFileSync(await (await saving).path(), "utf8");
  const audit = JSON.parse(text);
  const kept = { id: "aov", width: 2, period: "quarter", from: "", to: "", segment: "Actif", chart: "trend" };
  expect(audit.board.tiles[0]).toEqual(kept);

  const old = {
    ...audit,
    board: {
      tiles: [
        { id: "repeat_rate", wide: true },
        { id: "aov", wide: false },
      ],
    },
  };
  await goTo(bench, "Data");
  await addFiles(bench, { "old.omnimeter.json": JSON.stringify(old) });
  await goTo(bench, "Overview");
  await expect(names(bench)).toHaveText(["Repeat purchase rate", "Average order value"]);
  await expect(tile(bench, "Repeat purchase rate")).toHaveClass(/columns-2/);
  await expect(bench.locator(".tile .own")).toHaveCount(0);

  await goTo(bench, "Data");
  await addFiles(bench, { "new.omnimeter.json": text });
  await goTo(bench, "Overview");
  await expect(names(bench).first()).toHaveText("Average order value");
  await expect(tile(bench, "Average order value").locator(".own")).toHaveText("Aug – Oct 2026 · Actif");
  await expect.poll(() => figureOf(tile(bench, "Average order value"))).toEqual(shown);
});

test("on a telephone: nothing sticks out, and a finger on a grip carries its tile", async ({ bench }) => {
  await bench.setViewportSize({ width: 390, height: 844 });
  await editing(bench);
  await setUp(bench, "Total revenue", { "Drawn beside the figure": "trend" });
  await grip(bench, "Total revenue").press("+");
  await grip(bench, "Total revenue").press("+");
  await settle(bench);
  expect(await bench.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  const cut = await bench
    .locator(".tile")
    .evaluateAll((tiles) => tiles.filter((one) => one.scrollWidth > one.clientWidth + 1).length);
  expect(cut).toBe(0);
  const [from, to] = [
    await placeOf(grip(bench, "Repeat purchase rate")),
    await placeOf(tile(bench, "Omnichannel ratio")),
  ];
  const touch = await bench.context().newCDPSession(bench);
  const at = (/** @type {number} */ x, /** @type {number} */ y) => [{ x, y, id: 1 }];
  await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: at(from.x + 10, from.y + 10) });
  for (const share of [0.3, 0.6, 1]) {
    const x = from.x + 10 + (to.x + 12 - from.x - 10) * share;
    const y = from.y + 10 + (to.middle - from.y - 10) * share;
    await touch.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: at(x, y) });
  }
  await expect(tile(bench, "Omnichannel ratio")).toHaveClass(/drop-before/);
  await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await expect(names(bench)).toHaveText([FIRST[0], FIRST[3], FIRST[1], FIRST[2], ...FIRST.slice(4)]);
});

for (const [language, theme] of /** @type {const} */ ([
  ["fr", "light"],
  ["en", "dark"],
])) {
  test(`editing is accessible, ${language}, ${theme}`, async ({ bench }) => {
    const words = texts(language);
    await editing(bench);
    await setUp(bench, "Average order value", { Period: "quarter", "Drawn beside the figure": "trend" });
    await setUp(bench, "Return on investment", { "Drawn beside the figure": "channels" });
    await bench.getByRole("button", { name: texts("en")[`language.${language}`] }).click();
    await bench.getByLabel(words["frame.theme"]).selectOption(theme);
    await expectAccessible(bench, "board being edited");
    await bench.getByRole("button", { name: words["tile.set"] }).nth(2).click();
    await expectAccessible(bench, "tile being set up");
    await bench.keyboard.press("Escape");
    await bench.getByRole("button", { name: words["board.done"] }).click();
    await expectAccessible(bench, "board");
  });
}

test("indicators are chosen by sector and aim, with formula and reason, and put on the board", async ({ bench }) => {
  await openSample(bench);
  await goTo(bench, "Overview");
  const say = texts("en");
  await bench.getByRole("button", { name: say["board.edit"] }).click();
  await bench.getByRole("button", { name: say["choice.open"] }).click();
  const dialog = bench.getByRole("dialog", { name: say["choice.title"] });
  await expect(dialog.getByRole("checkbox")).toHaveCount(12);
  await dialog.getByLabel("Sector").selectOption({ label: "E-commerce opening stores" });
  // The sector's own first, with how they are computed; the first six are ticked.
  const first = dialog.locator(".proposed").first();
  await expect(first).toContainText("Total revenue");
  await expect(first).toContainText("Always followed in this sector");
  await expect(dialog.getByRole("checkbox", { checked: true })).toHaveCount(6);
  await dialog.getByLabel("Aim").selectOption({ label: "Keep customers and raise their value" });
  await dialog.getByRole("checkbox", { name: "Total revenue" }).uncheck();
  await expectAccessible(bench, "choice of indicators");
  await dialog.getByRole("button", { name: "Put on the board (5)" }).click();
  await expect(dialog).toBeHidden();
  const tiles = bench.locator(".tiles > li");
  await expect(tiles).toHaveCount(5);
  await expect(bench.locator(".tiles")).not.toContainText("Total revenue");
  await bench.getByRole("button", { name: say["choice.open"] }).click();
  await dialog.getByRole("button", { name: say["choice.add"] }).click();
  // What is there already is not put there twice.
  await expect(bench.locator(".tiles")).toContainText("Total revenue");
  const names = await tiles.getByRole("heading").allInnerTexts();
  expect(new Set(names).size).toBe(names.length);
});
