// @ts-check
/** The page: one store, one element. */

import { wholePage } from "./elements/place.js";
import { WorkbenchElement } from "./elements/workbench.js";
import { openEngine } from "./engine.js";
import { placesHere } from "./store/slots.js";
import { Store } from "./store.js";

/** The reader's own language, of those we speak. */
const language = navigator.language.startsWith("fr") ? "fr" : "en";
const store = new Store({ openEngine, places: placesHere(), language });

customElements.define("omnimeter-workbench", WorkbenchElement);
const element = /** @type {WorkbenchElement | null} */ (document.querySelector("omnimeter-workbench"));
element?.start(store, wholePage());
