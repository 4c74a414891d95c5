// @ts-check
/** Files as the page keeps them: what is chosen while one is being read. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { openEngine } from "../../www/engine.js";
import { Files } from "../../www/store/files.js";
import { Snapshot } from "../../www/store/snapshot.js";
import { EMPTY, NO_CHOICES } from "../../www/store/state.js";

const NEXT = "ref;quand;ou;combien;note\nA1;05/01/2026;Web;10,50;x\nA2;16/01/2026;Web;9,50;x\n";
const ORDERS = /** @type {const} */ ({ table: "orders" });

/** A file is read; when its load has begun, these choices are made. @param {Partial<typeof NO_CHOICES>} choices */
async function readWhileChosen(choices) {
  const engine = await openEngine({ worker: false });
  const snapshot = new Snapshot();
  snapshot.set({ ...EMPTY, choices: NO_CHOICES });
  const files = new Files(
    snapshot,
    Promise.resolve(engine),
    async () => {},
    () => {},
  );
  const ended = snapshot.subscribe(() => {
    if (snapshot.state.files[0]?.status !== "loading") return;
    ended();
    queueMicrotask(() => snapshot.set({ choices: { ...NO_CHOICES, ...choices } }));
  });
  await files.add([new File([NEXT], "next.csv")]);
  await engine.close();
  return snapshot.state.files[0];
}

test("a preset that comes while a file is being read holds for that file", async () => {
  /** @param {string} column @returns {any} */
  const at = (column) => ({ column });
  const fields = { order_id: at("ref"), ordered_at: at("quand"), channel: at("ou"), amount: at("combien") };
  const file = await readWhileChosen({ presets: [{ name: "odd", mapping: { ...ORDERS, fields } }] });
  assert.equal(file.status, "ready");
  assert.equal(file.mapping?.table, "orders");
  assert.equal(file.remembered, true);
});

test("a zone that is chosen while a file is being read holds for that file", async () => {
  const filters = { ...NO_CHOICES.filters, zone: "America/Montreal" };
  const file = await readWhileChosen({ filters });
  assert.equal(file.zone, "America/Montreal");
});
