// @ts-check
/**
 * What ships, as CycloneDX tells it: the crates that are compiled into the wasm, the packages that are bundled into
 * the scripts. Nothing in it changes from one run to the next.
 */
import fs from "node:fs";
import path from "node:path";
import { bundle } from "../build/bundles.mjs";
import { at } from "../paths.mjs";
import { ask } from "../run.mjs";
import { Fault } from "../say.mjs";
import { TARGET } from "../wasm-target.mjs";

/** @typedef {{ kind: "cargo" | "npm", name: string, version: string, licence: string, hash?: { alg: string, content: string } }} Part */

const CRATES = ["omnimeter", "omnimeter-spreadsheet"];
const TREE = /^(\S+) v(\S+)(?: \(.*?\))?\t(.*?)(?: \(\*\))?$/gm;

/** The checksums of Cargo.lock, by crate and version. @param {string} lock */
export function checksums(lock) {
  const found = new Map();
  for (const block of lock.split("[[package]]")) {
    const value = (/** @type {string} */ key) => new RegExp(`^${key} = "(.+)"$`, "m").exec(block)?.[1];
    const sum = value("checksum");
    if (sum) found.set(`${value("name")}@${value("version")}`, sum);
  }
  return found;
}

/** @param {string} tree as `cargo tree` prints it with licences @param {Map<string, string>} sums @returns {Part[]} */
export function cratesOf(tree, sums) {
  return [...tree.matchAll(TREE)]
    .filter(([, name]) => !CRATES.includes(name))
    .map(([, name, version, licence]) => {
      const sum = sums.get(`${name}@${version}`);
      const hash = sum ? { alg: "SHA-256", content: sum } : undefined;
      // Older crates write a slash where SPDX has "or".
      return { kind: "cargo", name, version, licence: licence.replace(/\s*\/\s*/g, " OR "), hash };
    });
}

/** @returns {Part[]} */
function compiled() {
  const sums = checksums(fs.readFileSync(at("Cargo.lock"), "utf8"));
  const tree = CRATES.map((crate) =>
    ask("cargo", [
      ...["tree", "--locked", "-p", crate, "--target", TARGET, "-e", "normal,no-proc-macro"],
      ...["--prefix", "none", "--format", "{p}\t{l}"],
    ]),
  );
  const rustc = /^rustc (\S+)/.exec(ask("rustc", ["--version"]) ?? "")?.[1];
  if (tree.some((one) => !one) || !rustc) throw new Fault("cargo does not say what is compiled into the wasm.");
  const std = /** @type {Part} */ ({ kind: "cargo", name: "std", version: rustc, licence: "MIT OR Apache-2.0" });
  return [std, ...cratesOf(tree.join("\n"), sums)];
}

/** The package that a bundled file is of. @param {string} input @returns {string[]} */
export function packageOf(input) {
  const name = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
  return name ? [name] : [];
}

/** @returns {Promise<Part[]>} */
async function bundled() {
  const { metafile } = await bundle({
    entryPoints: [at("www", "main.js"), at("www", "embed", "script.js")],
    platform: "browser",
    format: "esm",
    metafile: true,
    write: false,
    outdir: at("dist"),
  });
  const names = [...new Set(Object.keys(metafile?.inputs ?? {}).flatMap(packageOf))];
  const { packages } = JSON.parse(fs.readFileSync(at("package-lock.json"), "utf8"));
  return names.map((name) => {
    const manifest = JSON.parse(fs.readFileSync(path.join(at("node_modules", name), "package.json"), "utf8"));
    const { version, integrity } = packages[`node_modules/${name}`] ?? {};
    if (version !== manifest.version)
      throw new Fault(`${name} is installed otherwise than package-lock.json says: npm ci.`);
    const [alg, content] = integrity?.split("-") ?? [];
    const hash =
      alg === "sha512" ? { alg: "SHA-512", content: Buffer.from(content, "base64").toString("hex") } : undefined;
    return { kind: "npm", name, version, licence: manifest.license, hash };
  });
}

/** @param {Part} part */
function component({ kind, name, version, licence, hash }) {
  const purl = `pkg:${kind}/${name.replace("@", "%40")}@${version}`;
  return {
    ...{ type: "library", "bom-ref": purl, name, version, purl },
    licenses: [{ expression: licence }],
    ...(hash ? { hashes: [hash] } : {}),
  };
}

/** @param {{ version: string, day: string, parts: Part[] }} release */
export function bom({ version, day, parts }) {
  const unlicensed = parts.filter(({ licence }) => !licence);
  if (unlicensed.length > 0)
    throw new Fault(`No licence is known of ${unlicensed.map(({ name }) => name).join(", ")}.`);
  const byRef = new Map(parts.map((part) => [component(part)["bom-ref"], component(part)]));
  const components = [...byRef.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
  const self = `pkg:npm/omnimeter@${version}`;
  return {
    ...{ bomFormat: "CycloneDX", specVersion: "1.6", version: 1 },
    metadata: {
      timestamp: `${day}T00:00:00Z`,
      component: {
        ...{ type: "application", "bom-ref": self, name: "omnimeter", version, purl: self },
        licenses: [{ expression: "MIT OR Apache-2.0" }],
      },
    },
    components,
    dependencies: [{ ref: self, dependsOn: components.map((one) => one["bom-ref"]) }],
  };
}

/** @param {{ version: string, day: string }} release */
export const writtenBom = async (release) =>
  `${JSON.stringify(bom({ ...release, parts: [...compiled(), ...(await bundled())] }), null, 2)}\n`;
