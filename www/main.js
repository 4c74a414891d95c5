// @ts-check
/** The page: one store, one element. */

import { WorkbenchElement } from "./elements/workbench.js";
import { openEngine } from "./engine.js";
import { placesHere } from "./store/slots.js";
import { Store } from "./store.js";

/** The reader's own language, of those we speak. */
const language = navigator.language.startsWith("fr") ? "fr" : "en";
const store = new Store({ openEngine, places: placesHere(), language });

const element = /** @type {WorkbenchElement | null} */ (document.querySelector(WorkbenchElement.tag));
element?.start(store);
