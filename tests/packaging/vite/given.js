// The wasm stays a file of its own.
import wasm from "omnimeter/omnimeter.wasm?url";
import { openEngine } from "omnimeter/slim";
import { CSV, show } from "./figure.js";

await show(await openEngine({ wasm }), "orders.csv", CSV);
