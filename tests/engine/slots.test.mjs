// @ts-check
/** What the browser remembers survives whatever happens to one slot, and is gone when it is erased. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { eraseAll, loadSlot, openStorage, placesHere, saveSlot } from "../../www/store/slots.js";

/** A storage as browsers have it, on a Map that the tests may damage. */
class FakeStorage {
  /** @type {Map<string, string>} */
  map = new Map();
  get length() {
    return this.map.size;
  }
  clear() {
    this.map.clear();
  }
  /** @param {number} at */
  key(at) {
    return [...this.map.keys()][at] ?? null;
  }
  /** @param {string} name */
  getItem(name) {
    return this.map.get(name) ?? null;
  }
  /** @param {string} name @param {string} value */
  setItem(name, value) {
    this.map.set(name, String(value));
  }
  /** @param {string} name */
  removeItem(name) {
    this.map.delete(name);
  }
}

const OLD = JSON.stringify({ name: "Maison Verdier", note: "l’été\nà 12 %", n: [1, 2, 3] });
const NEW = JSON.stringify({ name: "Maison Verdier", note: "l’hiver 🛒", n: [] });

/** A storage where OLD was saved, then NEW; the slot of NEW. */
function savedTwice() {
  const storage = new FakeStorage();
  assert.ok(saveSlot(storage, OLD));
  const [first] = storage.map.keys();
  assert.ok(saveSlot(storage, NEW));
  const last = [...storage.map.keys()].find((name) => name !== first) ?? "";
  return { storage, first, last };
}

test("the last text saved is loaded, however many came before", () => {
  const storage = new FakeStorage();
  assert.equal(loadSlot(storage), null);
  for (let turn = 0; turn < 25; turn++) {
    assert.ok(saveSlot(storage, `${turn}:${OLD}`));
    assert.equal(loadSlot(storage), `${turn}:${OLD}`);
  }
  assert.equal(storage.length, 2);
  saveSlot(storage, "");
  assert.equal(loadSlot(storage), "");
});

test("a slot cut short at any length gives the copy before, or the new one", () => {
  const { storage, last } = savedTwice();
  const whole = storage.getItem(last) ?? "";
  for (let length = 0; length < whole.length; length++) {
    storage.setItem(last, whole.slice(0, length));
    assert.equal(loadSlot(storage), OLD, `cut at ${length}`);
  }
  storage.setItem(last, whole);
  assert.equal(loadSlot(storage), NEW);
});

test("a slot with any one sign changed, added or lost gives the copy before", () => {
  const { storage, last } = savedTwice();
  const whole = storage.getItem(last) ?? "";
  for (let at = 0; at < whole.length; at++) {
    const [before, sign, after] = [whole.slice(0, at), whole[at], whole.slice(at + 1)];
    for (const other of ["", "0", "9", " ", "\n", "a", "A", "\u0000", "é", sign + sign]) {
      if (other === sign) continue;
      storage.setItem(last, before + other + after);
      const loaded = loadSlot(storage);
      assert.ok(loaded === OLD || before + other + after === whole, `${other} at ${at}`);
    }
  }
});

test("both slots damaged: nothing, and saving works again", () => {
  const { storage, first, last } = savedTwice();
  for (const damage of ["", "rubbish", "1 2 3\n", "null", '{"a":1}', "999999999999999 0 00000000\n"]) {
    storage.setItem(first, damage);
    storage.setItem(last, damage);
    assert.equal(loadSlot(storage), null, damage);
    assert.ok(saveSlot(storage, NEW));
    assert.equal(loadSlot(storage), NEW);
  }
});

test("a save after damage goes over the damaged slot, never over the good one", () => {
  const { storage, last } = savedTwice();
  storage.setItem(last, "torn");
  saveSlot(storage, "third");
  assert.equal(loadSlot(storage), "third");
  storage.setItem(last, "torn");
  assert.equal(loadSlot(storage), OLD);
});

test("a save that is interrupted anywhere leaves the copy before", () => {
  // The storage takes only a part of what is written, then the page is gone.
  for (let kept = 0; kept < 80; kept++) {
    const { storage } = savedTwice();
    const cut = Object.create(storage);
    cut.setItem = (/** @type {string} */ name, /** @type {string} */ value) =>
      storage.setItem(name, value.slice(0, Math.floor((value.length * kept) / 80)));
    saveSlot(cut, "the third, which does not arrive");
    assert.equal(loadSlot(storage), NEW);
  }
});

test("two tabs take turns without losing the order", () => {
  const storage = new FakeStorage();
  for (const text of ["a1", "b1", "b2", "a2", "b3"]) {
    saveSlot(storage, text);
    assert.equal(loadSlot(storage), text);
  }
});

test("a storage that is full or refused: the page goes on, what was kept stays", () => {
  const { storage } = savedTwice();
  const full = Object.create(storage);
  full.setItem = () => {
    throw new Error("QuotaExceededError");
  };
  assert.equal(saveSlot(full, "more"), false);
  assert.equal(loadSlot(full), NEW);
  const refused = openStorage(() => {
    throw new Error("SecurityError");
  });
  assert.equal(refused, null);
  assert.equal(saveSlot(refused, NEW), false);
  assert.equal(loadSlot(refused), null);
  const deaf = Object.create(storage);
  deaf.getItem = () => {
    throw new Error("SecurityError");
  };
  assert.equal(loadSlot(deaf), null);
});

/** Databases, caches and files by their names. @param {string[]} names */
function fakePlaces(names) {
  const kept = { caches: new Set(names), databases: new Set(names), files: new Set(names) };
  const session = new FakeStorage();
  session.setItem("omnimeter.session", "x");
  return {
    kept,
    session,
    places: {
      caches: {
        keys: async () => [...kept.caches],
        delete: async (/** @type {string} */ name) => kept.caches.delete(name),
      },
      indexedDB: /** @type {any} */ ({
        databases: async () => [...kept.databases].map((name) => ({ name, version: 1 })),
        deleteDatabase(/** @type {string} */ name) {
          const request = { onsuccess: () => {} };
          kept.databases.delete(name);
          queueMicrotask(() => request.onsuccess());
          return request;
        },
      }),
      directory: async () =>
        /** @type {any} */ ({
          async *keys() {
            yield* [...kept.files];
          },
          removeEntry: async (/** @type {string} */ name) => kept.files.delete(name),
        }),
    },
  };
}

test("erasing leaves nothing of ours, and everything of others", async () => {
  const { storage } = savedTwice();
  storage.setItem("omnimeter.theme", "dark");
  storage.setItem("another-page", "theirs");
  const { kept, session, places } = fakePlaces(["omnimeter", "omnimeter-cache", "another-page"]);
  const left = await eraseAll({ storages: [storage, session, null], ...places });
  assert.deepEqual(left, []);
  assert.deepEqual([...storage.map.keys()], ["another-page"]);
  assert.equal(session.length, 0);
  for (const names of Object.values(kept)) assert.deepEqual([...names], ["another-page"]);
  assert.equal(loadSlot(storage), null);
});

test("a place that cannot be emptied is named, and the others are emptied", async () => {
  const { storage } = savedTwice();
  const { kept, places } = fakePlaces(["omnimeter"]);
  places.caches.keys = async () => {
    throw new Error("SecurityError");
  };
  assert.deepEqual(await eraseAll({ ...places, storages: [storage] }), ["caches"]);
  assert.equal(storage.length, 0);
  assert.equal(kept.files.size, 0);
  assert.deepEqual(await eraseAll({}), []);
  assert.deepEqual(await eraseAll(placesHere()), []);
});
