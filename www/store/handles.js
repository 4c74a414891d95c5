// @ts-check
/** Handles of followed files, kept by this browser so that a page opened again can read them: never their content. */
import { PREFIX } from "./slots.js";

const DATABASE = `${PREFIX}.files`;
const STORE = "handles";

/**
 * Runs one step on the store; `null` where the browser keeps nothing.
 * @template T
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => IDBRequest<T>} step
 * @returns {Promise<T | null>}
 */
async function within(mode, step) {
  try {
    const database = await opened();
    const result = await answer(step(database.transaction(STORE, mode).objectStore(STORE)));
    database.close();
    return result;
  } catch {
    return null;
  }
}

/** @returns {Promise<IDBDatabase>} */
function opened() {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  return answer(request);
}

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
function answer(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Asking for a database makes one: where none is, none shall be. */
async function isThere() {
  const known = await globalThis.indexedDB?.databases?.().catch(() => []);
  return known?.some(({ name }) => name === DATABASE) ?? false;
}

/** Keeps these handles in the place of those before. @param {FileSystemFileHandle[]} handles */
export async function keepHandles(handles) {
  if (handles.length > 0 || (await isThere())) await within("readwrite", (store) => store.put(handles, STORE));
}

/** @returns {Promise<FileSystemFileHandle[]>} */
export async function keptHandles() {
  return (await isThere()) ? ((await within("readonly", (store) => store.get(STORE))) ?? []) : [];
}

/**
 * The files that may be read. Asking is for a click of the user: browsers refuse it otherwise.
 * @param {FileSystemFileHandle[]} handles
 * @param {{ ask: boolean }} how
 */
export async function readable(handles, { ask }) {
  const allowed = [];
  for (const handle of /** @type {any[]} */ (handles)) {
    const state = await handle[ask ? "requestPermission" : "queryPermission"]?.({ mode: "read" }).catch(() => "denied");
    if (state === "granted") allowed.push(/** @type {FileSystemFileHandle} */ (handle));
  }
  return allowed;
}
