// @ts-check
/**
 * What this browser remembers, in two slots that are written in turn: whatever happens to the one being written, the
 * other holds the copy before. And the way to forget it all.
 */

/** Every name that this page stores anything under begins so: an origin may be shared with other pages. */
export const PREFIX = "omnimeter";
const SLOTS = [`${PREFIX}.a`, `${PREFIX}.b`];
const HEAD = /^(\d{1,15}) (\d{1,15}) ([0-9a-f]{8})\n/;

/** @typedef {Pick<Storage, "getItem" | "setItem">} SlotStorage */

/** FNV-1a, which notices every single change. @param {string} text */
function checkOf(text) {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}

/** The storage, or null where the browser refuses it. @param {() => Storage} ask */
export function openStorage(ask) {
  try {
    return ask();
  } catch {
    return null;
  }
}

/** @param {number} turn @param {string} text */
const written = (turn, text) => `${turn} ${text.length} ${checkOf(`${turn}\n${text}`)}\n${text}`;

/** What a slot holds, if it is whole. @param {SlotStorage} storage @param {string} slot */
function readSlot(storage, slot) {
  const stored = storage.getItem(slot) ?? "";
  const head = HEAD.exec(stored);
  if (!head) return null;
  const found = { slot, turn: Number(head[1]), text: stored.slice(head[0].length) };
  return written(found.turn, found.text) === stored ? found : null;
}

/** The slot written last, of those that are whole. @param {SlotStorage} storage */
function newest(storage) {
  const [a, b] = SLOTS.map((slot) => readSlot(storage, slot));
  if (!a || !b) return a ?? b;
  return a.turn > b.turn ? a : b;
}

/**
 * Keeps a text in the slot that does not hold the newest good copy. The turn is read from the slots each time, so
 * that two tabs of one page do not undo each other's order.
 * @param {SlotStorage | null} storage
 * @param {string} text
 * @returns {boolean} whether it could be kept: private windows and full stores refuse
 */
export function saveSlot(storage, text) {
  if (!storage) return false;
  try {
    const last = newest(storage);
    const slot = SLOTS.find((one) => one !== last?.slot) ?? SLOTS[0];
    storage.setItem(slot, written((last?.turn ?? 0) + 1, text));
    return true;
  } catch {
    return false;
  }
}

/**
 * The newest whole copy.
 * @param {SlotStorage | null} storage
 * @returns {string | null}
 */
export function loadSlot(storage) {
  if (!storage) return null;
  try {
    return newest(storage)?.text ?? null;
  } catch {
    return null;
  }
}

/**
 * The places where a page can leave something behind. Those that a browser lacks are left out.
 * @typedef {object} Places
 * @property {(Storage | null)[]} [storages] the local one and that of the session
 * @property {Pick<CacheStorage, "keys" | "delete">} [caches]
 * @property {Pick<IDBFactory, "deleteDatabase"> & Partial<Pick<IDBFactory, "databases">>} [indexedDB]
 * @property {() => Promise<FileSystemDirectoryHandle>} [directory] the origin's private folder
 */

/** @param {string} name */
const ours = (name) => name.startsWith(PREFIX);

/** @param {Storage | null} storage */
function eraseStorage(storage) {
  if (!storage) return;
  const names = Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? "");
  for (const name of names.filter(ours)) storage.removeItem(name);
}

/** @param {NonNullable<Places["indexedDB"]>} factory */
async function eraseDatabases(factory) {
  const all = (await factory.databases?.()) ?? [];
  for (const { name } of all) {
    if (!name || !ours(name)) continue;
    await new Promise((resolve, reject) => {
      const request = factory.deleteDatabase(name);
      request.onsuccess = resolve;
      request.onerror = reject;
      // Another tab holds it open: it goes when that tab does.
      request.onblocked = reject;
    });
  }
}

/** @param {() => Promise<FileSystemDirectoryHandle>} open */
async function eraseDirectory(open) {
  const folder = /** @type {any} */ (await open());
  const names = [];
  for await (const name of folder.keys()) if (ours(name)) names.push(name);
  for (const name of names) await folder.removeEntry(name, { recursive: true });
}

/**
 * Erases everything that this page has stored on this computer, and nothing of other pages of the same origin.
 * @param {Places} places
 * @returns {Promise<string[]>} the places that could not be emptied
 */
export async function eraseAll({ storages = [], caches, indexedDB, directory }) {
  /** @type {[string, () => unknown][]} */
  const steps = storages.map((storage) => ["storage", () => eraseStorage(storage)]);
  if (caches)
    steps.push([
      "caches",
      async () => Promise.all((await caches.keys()).filter(ours).map((name) => caches.delete(name))),
    ]);
  if (indexedDB) steps.push(["databases", () => eraseDatabases(indexedDB)]);
  if (directory) steps.push(["files", () => eraseDirectory(directory)]);
  const left = [];
  for (const [place, erase] of steps) {
    try {
      await erase();
    } catch {
      left.push(place);
    }
  }
  return left;
}

/** The places of the page that this runs in. @returns {Places} */
export function placesHere() {
  const { caches, indexedDB, navigator } = globalThis;
  const open = navigator?.storage?.getDirectory?.bind(navigator.storage);
  return {
    storages: [openStorage(() => localStorage), openStorage(() => sessionStorage)],
    ...{ caches, indexedDB, directory: open },
  };
}
