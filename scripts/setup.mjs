// @ts-check
/** Installs what building and testing need and this machine lacks. `--start` leaves out what only tests need. */
import { fileURLToPath } from "node:url";
import { readArguments } from "./lib/arguments.mjs";
import { ensureBindgen } from "./lib/bindgen.mjs";
import { ensureChromium } from "./lib/chromium.mjs";
import { ensurePackages } from "./lib/npm.mjs";
import { Fault, main } from "./lib/say.mjs";
import { ensureRust, ensureWasmTarget } from "./lib/wasm-target.mjs";

/** @param {{ browser: boolean }} needs */
export async function setUp({ browser }) {
  if (Number(process.versions.node.split(".")[0]) < 20) {
    throw new Fault(`Node ${process.versions.node} is too old: install Node 20 or newer, then run this again.`);
  }
  await ensureRust();
  await ensureBindgen();
  await ensureWasmTarget();
  await ensurePackages();
  if (browser) await ensureChromium();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(() => {
    const { values } = readArguments({
      usage: "node scripts/setup.mjs [--start]",
      about: "Installs what building and testing need and this machine lacks.",
      options: { start: { type: "boolean", says: "leave out what only tests need" } },
    });
    return setUp({ browser: !values.start });
  });
}
