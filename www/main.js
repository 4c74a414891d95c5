// @ts-check
/** The page: one store, one element. */

import { WorkbenchElement } from "./elements/workbench.js";
import { openEngine } from "./engine.js";
import { Memory } from "./store/memory.js";
import { Store } from "./store.js";

const store = new Store({ openEngine, memory: new Memory(() => localStorage) });

const element = /** @type {WorkbenchElement | null} */ (document.querySelector(WorkbenchElement.tag));
element?.start(store);
