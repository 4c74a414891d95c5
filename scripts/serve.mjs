// @ts-check
/** A small server of static files for `npm start` and the tests: this machine only, under the page's policy. */
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { securityHeaders } from "./lib/policy.mjs";
import { Fault } from "./lib/say.mjs";

/** @type {Record<string, string>} */
const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
  ".md": "text/plain; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
};

const DEFAULT_PORT = 4173;
const TRIES = 50;

/**
 * @typedef {object} ServeOptions
 * @property {string} root the folder to serve
 * @property {number} [port] 0 takes any free one; without it, the first free one from 4173
 * @property {string} [prefix] serve it below this path, as a host would in a subfolder
 * @property {(path: string) => void} [onRequest] called with each request's path
 * @property {Record<string, string>} [headers] in the place of the policy of our page: for pages of others
 */

/**
 * @param {ServeOptions} options
 * @returns {Promise<{ url: string, port: number, close: () => Promise<void> }>}
 */
export async function serve({ root, port, prefix = "", onRequest, headers = securityHeaders }) {
  const base = `/${prefix.split("/").filter(Boolean).join("/")}`.replace(/\/?$/, "/");
  const home = fs.realpathSync(root);
  const server = http.createServer((request, response) => {
    onRequest?.(request.url ?? "");
    answer(request, response, { home, base, headers });
  });
  const taken = await listen(server, port ?? DEFAULT_PORT, port === undefined ? TRIES : 1);
  const close = () =>
    new Promise((/** @type {(value: void) => void} */ resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://localhost:${taken}${base}`, port: taken, close };
}

/**
 * @param {http.Server} server
 * @param {number} port
 * @param {number} tries
 * @returns {Promise<number>}
 */
function listen(server, port, tries) {
  return new Promise((resolve, reject) => {
    server.once("error", (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code !== "EADDRINUSE") reject(error);
      else if (tries > 1) resolve(listen(server, port + 1, tries - 1));
      else reject(new Fault(`Port ${port} is taken: name another with --port or PORT.`));
    });
    server.listen(port, "127.0.0.1", () => {
      server.removeAllListeners("error");
      resolve(/** @type {import("node:net").AddressInfo} */ (server.address()).port);
    });
  });
}

/**
 * @param {http.IncomingMessage} request
 * @param {http.ServerResponse} response
 * @param {{ home: string, base: string, headers: Record<string, string> }} site
 */
function answer(request, response, { home, base, headers: common }) {
  /** @param {number} status @param {Record<string, string | number>} [headers] */
  const head = (status, headers) => response.writeHead(status, { ...common, "Cache-Control": "no-cache", ...headers });
  if (request.method !== "GET" && request.method !== "HEAD") {
    head(405, { Allow: "GET, HEAD" }).end();
    return;
  }
  const file = fileFor(request.url ?? "/", home, base);
  if (!file) {
    head(404, { "Content-Type": types[".txt"] }).end("Not found.\n");
    return;
  }
  const type = types[path.extname(file)] ?? "application/octet-stream";
  head(200, { "Content-Type": type, "Content-Length": fs.statSync(file).size });
  if (request.method === "HEAD") response.end();
  else fs.createReadStream(file).pipe(response);
}

/**
 * The file that a request names, or null when there is none or it lies outside the folder.
 * @param {string} url
 * @param {string} home a real path
 * @param {string} base starts and ends with a slash
 */
export function fileFor(url, home, base = "/") {
  let name;
  try {
    name = decodeURIComponent(url.split(/[?#]/)[0]);
  } catch {
    return null;
  }
  if (!name.startsWith(base) || /[\0\\]/.test(name) || name.split("/").includes("..")) return null;
  const file = path.join(home, name.slice(base.length), name.endsWith("/") ? "index.html" : "");
  // A link inside the folder may point out of it: what counts is where the file really is.
  const real = fs.existsSync(file) ? fs.realpathSync(file) : "";
  if (!real.startsWith(home + path.sep)) return null;
  return fs.statSync(real).isFile() ? real : null;
}
