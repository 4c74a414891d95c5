// @ts-check
/** `omnimeter check`, the objects of `omnimeter reconcile`, and every table that a line can name. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { TABLES } from "../../bin/lib/options.mjs";

const run = promisify(execFile);
const omnimeter = fileURLToPath(new URL("../../bin/omnimeter.mjs", import.meta.url));
const comparison = fileURLToPath(new URL("../data/comparison/", import.meta.url));

const FILES = {
  "orders.csv": "order_id,customer_id,ordered_at,channel,store,amount\nA,C1,2026-01-05,Kiosk,LYO,60\n",
  "promotions.csv": "animation;date debut;date fin;magasin;libelle\nP1;05/01/2026;06/01/2026;LYO;Miel\n",
  "lookups.csv": "date,sku,store,displayed stock,actual stock\n2026-01-05,S1,LYO,3,0\n",
  "mentions.csv": "date,source,text,tone\n2026-01-05,Twitter,Bravo,positive\n",
  "surveys.csv": "date,channel,respondent type,score\n2026-01-05,E-mail,Fitter,4\n",
  "tickets.csv": "ticket id,customer id,created at,via\n1,C1,2026-01-06 10:00,Chatbot\n",
};

/** @type {string} */
let folder;
before(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "omnimeter-check-"));
  for (const [name, text] of Object.entries(FILES)) fs.writeFileSync(path.join(folder, name), text);
});
after(() => fs.rmSync(folder, { recursive: true }));

const named = () => Object.keys(FILES).flatMap((name) => [`--${name.replace(".csv", "")}`, path.join(folder, name)]);

test("everything that the page can load is loaded by the line, and checked", async () => {
  const { stdout } = await run(process.execPath, [omnimeter, "check", ...named(), "--channel-kinds", "Kiosk=store"]);
  const found = JSON.parse(stdout);
  assert.deepEqual(
    found.files.map((/** @type {any} */ one) => one.table),
    ["orders", "surveys", "tickets", "promotions", "lookups", "mentions"],
  );
  const [promotion] = found.promotions;
  assert.deepEqual([promotion.state, promotion.orders, promotion.revenue], ["matched", 1, 60]);
  assert.equal(found.lookups.all.broken, 1);
  assert.equal(found.mentions[0].positive, 1);
  assert.equal(found.feedback[0].from, "fitter");
  const kinds = Object.fromEntries(found.channels.map((/** @type {any} */ one) => [one.channel, one.kind]));
  assert.deepEqual(kinds, { Chatbot: "chat", "E-mail": "email", Kiosk: "store" });
  assert.ok(found.links.some((/** @type {any} */ one) => one.key === "person" && one.shared === 1));
});

test("the report takes all tables too, and a kind that is none is refused", async () => {
  const { stdout } = await run(process.execPath, [omnimeter, "report", ...named()]);
  assert.equal(JSON.parse(stdout).inputs.length, 6);
  assert.equal(TABLES.length, 18);
  const refused = run(process.execPath, [omnimeter, "check", ...named(), "--channel-kinds", "Kiosk=shed"]);
  await assert.rejects(refused, /shed/);
});

test("an object is compared by its own fields, against the file with the last word", async () => {
  const files = ["shop.csv", "erp.csv"].map((name) => path.join(comparison, name));
  const line = [omnimeter, "reconcile", ...files, "--object", "order-status", "--master", "b"];
  const { stdout } = await run(process.execPath, line);
  const { plan } = JSON.parse(stdout);
  assert.deepEqual([plan.object, plan.master], ["order-status", "b"]);
  assert.deepEqual(
    plan.fields.map((/** @type {any} */ one) => [one.a, one.minutes]),
    [["Updated at", 60]],
  );
  const text = (await run(process.execPath, [...line, "--format", "md"])).stdout;
  assert.match(text, /Reference erp\.csv → shop\.csv: lacks 2, too many 1, differing \d+\./);
  assert.match(text, /Never arrived \| Without a time \| Too late/);
  await assert.rejects(run(process.execPath, [omnimeter, "reconcile", ...files, "--object", "cats"]), /cats/);
});
