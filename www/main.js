// @ts-check
/** The page: one store, one element. */

import { WorkbenchElement } from "./elements/workbench.js";
import { openEngine } from "./engine.js";
import { Memory } from "./store/memory.js";
import { Store } from "./store.js";

/** The reader's own language, of those we speak. */
const language = navigator.language.startsWith("fr") ? "fr" : "en";
const store = new Store({ openEngine, memory: new Memory(() => localStorage), language });

const element = /** @type {WorkbenchElement | null} */ (document.querySelector(WorkbenchElement.tag));
element?.start(store);
