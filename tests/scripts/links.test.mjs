// @ts-check
/** Every link between the documents leads somewhere: to a file of the project, and to a heading in it. */
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { brokenLinks, headings } from "../../scripts/lib/links.mjs";
import { at, root } from "../../scripts/lib/paths.mjs";

test("no link of the documents is broken", () => {
  assert.deepEqual(brokenLinks(root), []);
});

test("every document of docs/ can be reached from a README", () => {
  const links = (/** @type {string} */ file) =>
    [...fs.readFileSync(file, "utf8").matchAll(/\]\(([^)#\s]+)/g)].map(([, to]) =>
      path.resolve(path.dirname(file), to),
    );
  const seen = new Set([at("README.md")]);
  for (const file of seen) if (file.endsWith(".md") && fs.existsSync(file)) for (const to of links(file)) seen.add(to);
  const all = fs.readdirSync(at("docs"), { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".md"));
  assert.deepEqual(
    all.filter((name) => !seen.has(at("docs", name))),
    [],
  );
});

test("what is broken is named, what is code is no link", () => {
  const folder = fs.mkdtempSync(path.join(at("dist"), "links-"));
  try {
    fs.mkdirSync(path.join(folder, "docs"));
    fs.writeFileSync(path.join(folder, "docs", "a.md"), "# A title, “so”\n\n## `b` & c\n\n## A title, “so”\n");
    const text = [
      "[one](docs/a.md) [two](docs/a.md#a-title-so) [three](docs/a.md#b--c) [four](docs/a.md#a-title-so-1) [out](https://x.test)",
      "[gone](docs/b.md) ![gone](docs/b.png) [no heading](docs/a.md#d) [here](#nowhere) `[code](gone.md)`",
      "```\n[code](gone.md)\n```",
    ];
    fs.writeFileSync(path.join(folder, "README.md"), text.join("\n\n"));
    assert.deepEqual(
      brokenLinks(folder).map(({ to }) => to),
      ["docs/b.md", "docs/b.png", "docs/a.md#d", "#nowhere"],
    );
    assert.deepEqual([...headings("# Été à l’an\n# x_y")], ["été-à-lan", "x_y"]);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
});

test("docs/methods.md knows every method that a figure may name", () => {
  const methods = Object.keys(JSON.parse(fs.readFileSync(at("www", "texts", "en.json"), "utf8")))
    .filter((key) => key.startsWith("method."))
    .map((key) => key.slice("method.".length));
  assert.ok(methods.length > 10);
  const known = fs.readFileSync(at("docs", "methods.md"), "utf8");
  assert.deepEqual(
    methods.filter((method) => !known.includes(`| \`${method}\` |`)),
    [],
  );
});

test("every file that SECURITY.md leans on is there", () => {
  const text = fs.readFileSync(at("docs", "SECURITY.md"), "utf8");
  const named = [...text.matchAll(/`((?:src|www|tests|scripts)\/[^`\s]+)`/g)].map(([, name]) => name);
  assert.ok(named.length > 10);
  assert.deepEqual(
    named.filter((name) => !fs.existsSync(at(...name.split("/")))),
    [],
  );
});
