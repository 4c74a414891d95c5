// A page is drawn on a server first: the elements are named there, and defined in the browser.
import { WorkbenchElement } from "omnimeter/element";

console.log(typeof WorkbenchElement, typeof globalThis.customElements);
