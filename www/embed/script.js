// @ts-check
/** Everything for a page without modules. */
export * from "../engine.js";
export * from "./element.js";
