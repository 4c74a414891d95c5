// The wasm stays a file of its own.
import { openEngine } from "omnimeter/slim";
import { CSV, show } from "./figure.js";

const wasm = new URL("omnimeter/omnimeter.wasm", import.meta.url);
await show(await openEngine({ wasm }), "orders.csv", CSV);
