// @ts-check
/** A Chromium for the tests in a browser, and the driver that wasm-bindgen's test runner speaks to. */
import fs from "node:fs";
import { createRequire } from "node:module";
import { at } from "./paths.mjs";
import { run } from "./run.mjs";
import { already, Fault, step } from "./say.mjs";
import { aptInstall, isDebian, isRoot, which } from "./system.mjs";

/** What a headless Chromium is started with: no sandbox as root, and nothing that speaks to a network. */
export const chromiumFlags = [
  ...(isRoot() ? ["--no-sandbox"] : []),
  "--disable-gpu",
  "--disable-quic",
  "--disable-dev-shm-usage",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const places = ["/usr/bin/chromium", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];

/** The browser's path, or null. */
export function findChromium() {
  const named = process.env.CHROMIUM;
  if (named && !fs.existsSync(named))
    throw new Fault(`CHROMIUM names ${named}, which is not there: correct it or unset it.`);
  if (named) return named;
  const installed = places.find((file) => fs.existsSync(file)) ?? names.map(which).find(Boolean);
  return installed ?? playwrightChromium();
}

/** The one that Playwright downloads, where it can. */
function playwrightChromium() {
  try {
    const file = createRequire(at("package.json"))("@playwright/test").chromium.executablePath();
    return fs.existsSync(file) ? file : null;
  } catch {
    return null;
  }
}

/** The driver's path, or null. */
export const findDriver = () => process.env.CHROMEDRIVER || which("chromedriver") || null;

export function ensureChromium() {
  return step("Find Chromium and its driver", async () => {
    if (findChromium() && findDriver()) return already;
    if (isRoot() && isDebian()) {
      await aptInstall(
        findChromium() ? ["chromium-driver"] : ["chromium", "chromium-driver"],
        "apt-get could not install Chromium: install it and chromium-driver yourself, or set CHROMIUM and CHROMEDRIVER.",
      );
    } else if (!findChromium()) {
      await run("npx", ["playwright", "install", "chromium"], {
        cwd: at(),
        fault: "No Chromium was found or could be installed: install one, or set CHROMIUM to its path.",
      });
    }
    return undefined;
  });
}
