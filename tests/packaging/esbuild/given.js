// The wasm stays a file of its own (esbuild's loader "file").
import wasm from "omnimeter/omnimeter.wasm";
import { openEngine } from "omnimeter/slim";
import { CSV, show } from "./figure.js";

await show(await openEngine({ wasm: new URL(wasm, import.meta.url) }), "orders.csv", CSV);
