// @ts-check
/** Where things are. Every script starts from here, so none depends on the folder it is called from. */
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url)).replace(/[\\/]$/, "");

/** @param {string[]} parts */
export const at = (...parts) => path.join(root, ...parts);

export const dist = at("dist");
export const site = at("dist", "site");
export const examples = at("dist", "examples");
export const generated = at("www", "generated");

/** Tools that are slow to make are kept outside the clone, so that clones share them. */
export const cache = () => path.resolve(process.env.OMNIMETER_CACHE || path.join(os.homedir(), ".cache", "omnimeter"));
