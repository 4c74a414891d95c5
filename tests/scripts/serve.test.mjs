// @ts-check
import assert from "node:assert/strict";
import fs from "node:fs";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { headerPolicy, metaPolicy } from "../../scripts/lib/policy.mjs";
import { serve } from "../../scripts/serve.mjs";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "omnimeter-serve-"));
const root = path.join(folder, "site");
fs.mkdirSync(path.join(root, "assets"), { recursive: true });
fs.writeFileSync(path.join(root, "index.html"), "<p>page</p>");
fs.writeFileSync(path.join(root, "assets", "a b.js"), "1;");
fs.writeFileSync(path.join(folder, "secret.txt"), "secret");
fs.mkdirSync(path.join(folder, "site-twin"));
fs.writeFileSync(path.join(folder, "site-twin", "secret.txt"), "secret");
fs.symlinkSync(path.join(folder, "secret.txt"), path.join(root, "link.txt"));

/** @type {string[]} */
const requests = [];
const plain = await serve({ root, port: 0, onRequest: (url) => requests.push(url) });
const below = await serve({ root, port: 0, prefix: "/a/b" });
after(async () => {
  await Promise.all([plain.close(), below.close()]);
  fs.rmSync(folder, { recursive: true });
});

/**
 * Sends a path as it is: fetch would tidy it up first.
 * @param {number} port
 * @param {string} url
 * @param {string} [method]
 * @returns {Promise<{ status: number, headers: http.IncomingHttpHeaders, body: string }>}
 */
function request(port, url, method = "GET") {
  return new Promise((resolve, reject) => {
    http
      .request({ host: "127.0.0.1", port, path: url, method }, (response) => {
        let body = "";
        response.setEncoding("utf8").on("data", (text) => {
          body += text;
        });
        response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
      })
      .on("error", reject)
      .end();
  });
}

test("the folder's page, its files and their types", async () => {
  const page = await request(plain.port, "/");
  assert.equal(page.body, "<p>page</p>");
  assert.equal(page.headers["content-type"], "text/html; charset=utf-8");
  const script = await request(plain.port, "/assets/a%20b.js?v=1");
  assert.equal(script.body, "1;");
  assert.equal(script.headers["content-type"], "text/javascript; charset=utf-8");
});

test("every answer carries the policy", async () => {
  for (const url of ["/", "/nothing"]) {
    const { headers } = await request(plain.port, url);
    assert.equal(headers["content-security-policy"], headerPolicy);
    assert.equal(headers["x-content-type-options"], "nosniff");
    assert.equal(headers["referrer-policy"], "no-referrer");
  }
});

test("the policy keeps its promise in both its forms", () => {
  for (const policy of [headerPolicy, metaPolicy]) {
    assert.match(policy, /connect-src 'none'/);
    assert.match(policy, /worker-src blob:/);
    assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|https?:|\*/);
  }
});

test("nothing outside the folder is served", async () => {
  const tries = [
    "/../secret.txt",
    "/%2e%2e/secret.txt",
    "/assets/../../secret.txt",
    "/..%2fsecret.txt",
    "/..%5csecret.txt",
  ];
  tries.push("/link.txt", "/../site-twin/secret.txt", "//etc/passwd", "/index.html%00.js", "/%", "/assets", "/assets/");
  for (const url of tries) {
    const { status, body } = await request(plain.port, url);
    assert.equal(status, 404, url);
    assert.doesNotMatch(body, /secret|root:/);
  }
});

test("below a prefix, and only there", async () => {
  assert.match(below.url, /\/a\/b\/$/);
  assert.equal((await request(below.port, "/a/b/")).status, 200);
  assert.equal((await request(below.port, "/a/b/assets/a%20b.js")).status, 200);
  assert.equal((await request(below.port, "/")).status, 404);
  assert.equal((await request(below.port, "/a/bc/index.html")).status, 404);
});

test("it only reads", async () => {
  assert.equal((await request(plain.port, "/", "POST")).status, 405);
  const head = await request(plain.port, "/", "HEAD");
  assert.deepEqual([head.status, head.body, head.headers["content-length"]], [200, "", "11"]);
});

test("requests are told to whoever counts them", async () => {
  requests.length = 0;
  await request(plain.port, "/assets/none.js?x");
  assert.deepEqual(requests, ["/assets/none.js?x"]);
});

test("a port that is taken: the one asked for is refused, the default moves on", async () => {
  await assert.rejects(serve({ root, port: plain.port }), /is taken/);
  const first = await serve({ root });
  const second = await serve({ root });
  assert.ok(second.port > first.port);
  await Promise.all([first.close(), second.close()]);
});
