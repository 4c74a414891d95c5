// @ts-check
/** The elements in a page of others: wired to each other, apart from each other, and gone when they are taken away. */
import assert from "node:assert/strict";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { before, test } from "node:test";
import { inPage, install } from "./lib/host.mjs";

/** @typedef {import("@playwright/test").Page} Page */

const { inside, installed } = install();
const root = inside("page");

/** A page whose own style would spoil everything it reaches. */
const HOSTILE = `
  :root { --accent: red; --card: pink; --font: cursive; }
  html { font: 10px cursive; color: purple; letter-spacing: 4px; text-align: right; }
  button { background: lime !important; } .card { border: 9px solid red; } h1 { display: none; }`;

/** @param {string} body @param {string} [name] */
function place(body, name = "index.html") {
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page of others</title>
    <link rel="icon" href="data:,"><link rel="stylesheet" href="omnimeter/styles.css"><style>${HOSTILE}</style>
    <script type="module" src="omnimeter/element.js"></script></head><body><h2 class="card">Theirs</h2>${body}</body></html>`;
  fs.writeFileSync(path.join(root, name), html);
}

const CSV =
  "order_id,customer_id,order_date,channel,amount\n1,a,2026-01-05,web,10\n2,b,2026-01-06,store,20\n3,a,2026-02-07,store,60\n";

before(() => {
  fs.mkdirSync(root);
  fs.cpSync(path.join(installed, "dist", "npm"), path.join(root, "omnimeter"), { recursive: true });
  fs.writeFileSync(path.join(root, "orders.csv"), CSV);
  fs.writeFileSync(
    path.join(root, "told.js"),
    `window.told = []; document.addEventListener("omnimeter-problem", ({ detail }) => told.push(detail.code));`,
  );
});

/** Waits until an element has figures. @param {Page} page @param {string} selector */
const figures = (page, selector) =>
  page.waitForFunction((one) => /** @type {any} */ (document.querySelector(one))?.report, selector, {
    timeout: 20_000,
  });

/** @param {Page} page @param {string} selector @param {string} csv */
const give = (page, selector, csv) =>
  page.evaluate(
    ([one, text]) => {
      const element = /** @type {any} */ (document.querySelector(one));
      element.files = [new File([text], "orders.csv")];
    },
    [selector, csv],
  );

/** @param {Page} page @param {string} selector */
const revenue = (page, selector) =>
  page.evaluate((one) => {
    const { report } = /** @type {any} */ (document.querySelector(one));
    return report.kpis.find((/** @type {any} */ kpi) => kpi.id === "revenue_total").value;
  }, selector);

test("small elements show a drop zone's figures, each as it says", async () => {
  place(`<omnimeter-kpi for="shop" kpi="aov"></omnimeter-kpi>
    <omnimeter-kpi for="shop" kpi="nonsense" lang="fr"></omnimeter-kpi>
    <omnimeter-chart for="shop" kpi="revenue_by_channel" by="channel"></omnimeter-chart>
    <omnimeter-table for="shop" kpis="revenue_total aov"></omnimeter-table>
    <omnimeter-dropzone id="shop" src="orders.csv"></omnimeter-dropzone>`);
  await inPage(root, async (page) => {
    await figures(page, "#shop");
    assert.match(await page.locator("omnimeter-kpi .value").innerText(), /30\.00/);
    assert.match(await page.locator("omnimeter-kpi[lang=fr] .problem").innerText(), /Aucun indicateur ne s’appelle/);
    await page.locator("omnimeter-chart svg").waitFor();
    const rows = page.locator("omnimeter-table tbody tr");
    await rows.first().waitFor();
    assert.equal(await rows.count(), 2);
    assert.match(await rows.first().innerText(), /90\.00/);
    // An explanation opens where it was asked for.
    await page.locator("omnimeter-kpi .why").click();
    await page.locator("omnimeter-kpi dialog[open]").getByRole("heading", { name: "Average order value" }).waitFor();
    await page.keyboard.press("Escape");
    assert.equal(await page.locator("dialog[open]").count(), 0);
  });
});

test("several workbenches share neither files, language, undo, storage nor the page's address", async () => {
  place(`<omnimeter-workbench id="one"></omnimeter-workbench>
    <omnimeter-workbench id="two" lang="fr" theme="dark" rooms="overview channels"></omnimeter-workbench>`);
  await inPage(root, async (page) => {
    await give(page, "#one", CSV);
    await give(page, "#two", "order_id,date,amount\n9,2026-03-01,7\n");
    await figures(page, "#one");
    await figures(page, "#two");
    assert.deepEqual([await revenue(page, "#one"), await revenue(page, "#two")], [90, 7]);
    await page
      .locator("#one")
      .getByRole("link", { name: /^Overview/ })
      .click();
    await page.locator("#one").getByRole("heading", { level: 1, name: "Overview" }).waitFor();
    await page.locator("#two").getByRole("heading", { level: 1, name: "Synthèse" }).waitFor();
    assert.deepEqual(
      await page
        .locator("#two .rooms a")
        .allInnerTexts()
        .then((all) => all.map((one) => one.split("\n")[0].trim())),
      ["Synthèse", "Canaux"],
    );
    // Shortcuts count where the focus is, and lead about within.
    await page.locator("#one .audit-name").focus();
    await page.keyboard.press("Control+k");
    await page.locator("#one input.palette").fill("channels");
    await page.keyboard.press("Enter");
    await page.locator("#one").getByRole("heading", { level: 1, name: "Channels" }).waitFor();
    assert.equal(await page.locator("#two dialog[open]").count(), 0);
    await page.locator("#one .audit-name").fill("Mine");
    await page.locator("#one .audit-name").press("Enter");
    assert.deepEqual(
      await page.evaluate(() =>
        ["one", "two"].map((id) => /** @type {any} */ (document.getElementById(id)).audit.name),
      ),
      ["Mine", ""],
    );
    assert.equal(await page.locator("#two .pair button").first().isDisabled(), true);
    await page.evaluate(() => dispatchEvent(new Event("pagehide")));
    const left = await page.evaluate(async () => ({
      ...{ hash: location.hash, title: document.title, language: document.documentElement.lang },
      ...{ storage: localStorage.length, databases: (await indexedDB.databases()).length },
    }));
    assert.deepEqual(left, { hash: "", title: "A page of others", language: "en", storage: 0, databases: 0 });
  });
});

test("styles neither come in nor go out, and what is offered to authors is heard", async () => {
  place(`<style>#one { --omnimeter-accent: rgb(1, 2, 3); --omnimeter-rem: 16px; height: 500px; }
    #one::part(rail) { background: rgb(4, 5, 6); }</style>
    <omnimeter-workbench id="one" theme="light"></omnimeter-workbench>
    <omnimeter-workbench id="two" theme="light" style="width: 500px"></omnimeter-workbench>`);
  await inPage(root, async (page) => {
    await page.locator("#one .rail").waitFor();
    await page.locator("#two .rail").waitFor();
    /** @param {string} selector @param {string[]} names */
    const styles = (selector, ...names) =>
      page
        .locator(selector)
        .first()
        .evaluate((element, list) => list.map((name) => getComputedStyle(element).getPropertyValue(name)), names);
    assert.deepEqual(await styles("body > h2", "border-top-width", "background-color"), ["9px", "rgba(0, 0, 0, 0)"]);
    const [family, spacing, side, size] = await styles(
      "#one .rail",
      "font-family",
      "letter-spacing",
      "text-align",
      "font-size",
    );
    assert.ok(family.startsWith("system-ui"), family);
    assert.deepEqual([spacing, side, size], ["normal", "start", "15px"]);
    assert.deepEqual(await styles("#one .drop .button", "background-color"), ["rgb(1, 2, 3)"]);
    assert.deepEqual(await styles("#two .drop .button", "background-color"), ["rgb(12, 95, 92)"]);
    assert.deepEqual(await styles("#one .rail", "background-color"), ["rgb(4, 5, 6)"]);
    assert.deepEqual(await styles("#one", "height"), ["500px"]);
    // Narrow is what the element is, not the window: the rail stands above.
    assert.deepEqual(await styles("#two .rail", "position"), ["static"]);
    assert.deepEqual(await styles("#one .rail", "position"), ["sticky"]);
  });
});

test("axe finds no fault with the elements, in either theme and language, wide and narrow", async () => {
  fs.copyFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), path.join(root, "axe.js"));
  const parts = (/** @type {string} */ looks) => `<omnimeter-kpi for="shop" kpi="aov" ${looks}></omnimeter-kpi>
    <omnimeter-chart for="shop" kpi="revenue_by_channel" by="channel" ${looks}></omnimeter-chart>
    <omnimeter-table for="shop" ${looks}></omnimeter-table>`;
  place(
    `<main><h1>Theirs</h1><omnimeter-dropzone id="shop" src="orders.csv"></omnimeter-dropzone>${parts('lang="en"')}${parts('lang="fr" theme="dark"')}
    <omnimeter-workbench lang="fr" theme="dark" src="orders.csv"></omnimeter-workbench>
    <omnimeter-workbench id="narrow" rooms="overview" src="orders.csv" style="width: 390px"></omnimeter-workbench></main>`,
    "theirs.html",
  );
  const file = path.join(root, "theirs.html");
  // The page around is a good one here: its faults are not ours.
  fs.writeFileSync(
    file,
    fs
      .readFileSync(file, "utf8")
      .replace(HOSTILE, "html { color-scheme: light; }")
      .replace('<h2 class="card">Theirs</h2>', ""),
  );
  await inPage(
    root,
    async (page) => {
      await figures(page, "#shop");
      await figures(page, "#narrow");
      await page.locator("omnimeter-chart[lang=fr] svg").waitFor();
      await page.addScriptTag({ url: "axe.js" });
      const found = await page.evaluate(async () => {
        const { violations } = await /** @type {any} */ (globalThis).axe.run(document, {
          runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        });
        return violations.map(
          (/** @type {any} */ one) =>
            `${one.id}: ${one.nodes.map((/** @type {any} */ node) => node.html.slice(0, 120)).join(" | ")}`,
        );
      });
      assert.deepEqual(found, []);
    },
    { at: "theirs.html" },
  );
});

test("what goes wrong is told as an event, once", async () => {
  place(`<script src="told.js"></script><omnimeter-dropzone src="nowhere.csv"></omnimeter-dropzone>`);
  await inPage(
    root,
    async (page) => {
      await page.locator("omnimeter-dropzone .problem").waitFor();
      await page.evaluate(() => {
        const zone = /** @type {any} */ (document.querySelector("omnimeter-dropzone"));
        zone.files = [new File([""], "empty.csv")];
        zone.audit = "no audit";
      });
      await page.waitForFunction(() => /** @type {any} */ (window).told.length >= 3);
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
      const told = await page.evaluate(() => /** @type {any} */ (window).told);
      assert.deepEqual(told.sort(), ["audit-not-json", "empty-file", "src-failed"]);
    },
    { problems: true },
  );
});

test("a page that forbids workers is told that the engine does not start", async () => {
  place(`<script src="told.js"></script><omnimeter-dropzone></omnimeter-dropzone>`);
  // The one forbids the worker, the other what the worker does.
  for (const more of ["script-src 'self' 'wasm-unsafe-eval'", "worker-src blob:"]) {
    await refused(`default-src 'self'; style-src 'self' 'unsafe-inline'; img-src data:; ${more}`);
  }
});

/** @param {string} policy */
const refused = (policy) =>
  inPage(
    root,
    async (page) => {
      let complaints = 0;
      page.on("console", () => {
        complaints += 1;
      });
      await page.getByText("The engine does not start in this browser").waitFor();
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
      assert.deepEqual(await page.evaluate(() => /** @type {any} */ (window).told), ["engine-failed"]);
      // It is not tried again and again.
      assert.ok(complaints < 5, `${complaints} complaints of the browser`);
    },
    { headers: { "Content-Security-Policy": policy }, problems: true },
  );

test("figures can be given, by a source or as a report of one's own", async () => {
  place(`<omnimeter-dropzone id="first"></omnimeter-dropzone><omnimeter-dropzone id="second"></omnimeter-dropzone>
    <omnimeter-kpi id="shown" kpi="revenue_total"></omnimeter-kpi><omnimeter-kpi id="alone" kpi="aov" for="nobody"></omnimeter-kpi>`);
  await inPage(root, async (page) => {
    await give(page, "#first", CSV);
    await give(page, "#second", "order_id,date,amount\n9,2026-03-01,7\n");
    await figures(page, "#first");
    await figures(page, "#second");
    assert.match(await page.locator("#shown .value").innerText(), /90\.00/);
    await page.evaluate(() => {
      const [shown, alone, first, second] = ["shown", "alone", "first", "second"].map(
        (id) => /** @type {any} */ (document.getElementById(id)),
      );
      shown.source = second;
      alone.report = JSON.parse(JSON.stringify(first.report));
    });
    await page.locator("#shown .value").getByText("7").waitFor();
    assert.match(await page.locator("#alone").locator(".value").innerText(), /30\.00/);
    assert.equal(await page.locator("#alone h2").first().innerText(), "Average order value");
  });
});

test("an audit taken from one element is given to another", async () => {
  place(`<omnimeter-workbench id="one"></omnimeter-workbench><omnimeter-dropzone id="two"></omnimeter-dropzone>`);
  await inPage(root, async (page) => {
    await give(page, "#one", CSV);
    await figures(page, "#one");
    await page.evaluate(() => {
      const one = /** @type {any} */ (document.getElementById("one"));
      one.store.setFilters({ channels: ["store"] });
    });
    await page.waitForFunction(
      () =>
        /** @type {any} */ (document.getElementById("one")).report.kpis.find(
          (/** @type {any} */ kpi) => kpi.id === "revenue_total",
        ).value === 80,
    );
    await page.evaluate(() => {
      const [one, two] = ["one", "two"].map((id) => /** @type {any} */ (document.getElementById(id)));
      two.audit = JSON.parse(JSON.stringify(one.audit));
      two.files = one.files;
    });
    await figures(page, "#two");
    assert.equal(await revenue(page, "#two"), 80);
  });
});

test("taken away, an element ends its worker; only moved, it stays as it is", async () => {
  place(
    `<div id="a"><omnimeter-workbench></omnimeter-workbench></div><div id="b"></div><omnimeter-kpi kpi="aov"></omnimeter-kpi>`,
  );
  await inPage(root, async (page) => {
    await give(page, "omnimeter-workbench", CSV);
    await figures(page, "omnimeter-workbench");
    assert.equal(page.workers().length, 1);
    await page.locator("omnimeter-kpi .value").waitFor();
    await page.evaluate(() =>
      document.getElementById("b")?.append(/** @type {any} */ (document.querySelector("omnimeter-workbench"))),
    );
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
    assert.equal(page.workers().length, 1);
    assert.equal(await revenue(page, "omnimeter-workbench"), 90);
    await page.evaluate(() => {
      const element = /** @type {any} */ (document.querySelector("omnimeter-workbench"));
      /** @type {any} */ (window).kept = element;
      element.remove();
    });
    await page.waitForFunction(() => /** @type {any} */ (window).kept.store === null);
    for (let tries = 0; tries < 50 && page.workers().length > 0; tries++) await page.waitForTimeout(50);
    assert.equal(page.workers().length, 0);
    // What has shown its figures waits again.
    await page.locator("omnimeter-kpi").getByText("The figures come with the files.").waitFor();
    // Put back, it reads its files again.
    await page.evaluate(() => document.body.append(/** @type {any} */ (window).kept));
    await figures(page, "omnimeter-workbench");
    assert.equal(await revenue(page, "omnimeter-workbench"), 90);
  });
});
