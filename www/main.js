// @ts-check
/** The page: one store, one element. */

import { spreadsheetBytes, wasmBytes } from "#wasm";
import { wholePage } from "./elements/place.js";
import { WorkbenchElement } from "./elements/workbench.js";
import { learn } from "./languages.js";
import { placesHere } from "./store/slots.js";
import { Store } from "./store.js";
import { WorkerEngine } from "./worker-engine.js";

const openEngine = () => WorkerEngine.start(wasmBytes(), spreadsheetBytes);
/** The reader's own language, of those we speak. */
const language = navigator.language.startsWith("fr") ? "fr" : "en";
const store = new Store({ openEngine, places: placesHere(), language });

learn(store.state.language).then(() => {
  customElements.define("omnimeter-workbench", WorkbenchElement);
  const element = /** @type {WorkbenchElement | null} */ (document.querySelector("omnimeter-workbench"));
  element?.start(store, wholePage());
});
