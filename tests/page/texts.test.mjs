// @ts-check
/** The texts: the same in both languages, correctly set, and none outside them. */
import assert from "node:assert/strict";
import fs from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const www = fileURLToPath(new URL("../../www/", import.meta.url));
/** @type {Record<"fr" | "en", Record<string, string | Record<string, string>>>} */
const texts = {
  fr: JSON.parse(fs.readFileSync(`${www}texts/fr.json`, "utf8")),
  en: JSON.parse(fs.readFileSync(`${www}texts/en.json`, "utf8")),
};

const sources = ["elements", "charts", "store"]
  .concat("handover", "handover/sections", "handover/drafts", "handover/charts")
  .flatMap((folder) => fs.readdirSync(`${www}${folder}`).map((name) => `${folder}/${name}`))
  .concat("store.js", "say.js")
  .filter((name) => name.endsWith(".js"))
  .map((name) => ({ name, code: fs.readFileSync(www + name, "utf8") }));

/** @param {string | Record<string, string>} text */
const forms = (text) => (typeof text === "string" ? [text] : Object.values(text));
/** @param {string | Record<string, string>} text */
const holes = (text) => [...new Set(forms(text).flatMap((form) => form.match(/\{\w+\}/g) ?? []))].sort();

test("both languages have the same keys, in the same order, with the same holes", () => {
  assert.deepEqual(Object.keys(texts.fr), Object.keys(texts.en));
  for (const [key, text] of Object.entries(texts.fr)) assert.deepEqual(holes(text), holes(texts.en[key]), key);
});

test("French is set as French is", () => {
  for (const [key, text] of Object.entries(texts.fr)) {
    for (const form of forms(text)) {
      assert.doesNotMatch(form, /[^\u202f](?:[;!?»%]|:(?!\/))/, `${key}: a narrow no-break space goes before the mark`);
      assert.doesNotMatch(form, /«(?!\u202f)/, `${key}: and after «`);
      assert.doesNotMatch(form.replaceAll("'none'", ""), /'|"/, `${key}: the apostrophe is ’, quotation marks are « »`);
      assert.doesNotMatch(form, /\.\.\./, `${key}: the ellipsis is one sign`);
    }
  }
});

test("English is set as English is", () => {
  for (const [key, text] of Object.entries(texts.en)) {
    for (const form of forms(text)) {
      assert.doesNotMatch(form.replaceAll("'none'", ""), /'|"/, `${key}: apostrophes and quotation marks are curly`);
      assert.doesNotMatch(form, /[\s\u202f][;:!?%]/, `${key}: no space before the mark`);
    }
  }
});

test("every key that the code names exists", () => {
  const named = sources.flatMap(({ name, code }) =>
    [...code.matchAll(/\b(?:t|rich)\(\s*"([^"]+)"/g)].map((found) => ({ name, key: found[1] })),
  );
  assert.ok(named.length > 100);
  for (const { name, key } of named) assert.ok(key in texts.en, `${name} names ${key}`);
});

test("every key is named, or belongs to a family that is", () => {
  const all = sources.map(({ code }) => code).join("\n");
  // `t(`room.${room}`)` names a family; so does `code("reason", code)`.
  const families = [...all.matchAll(/\b(?:t|has|code)\(\s*(?:`([\w.-]*?)\$\{|"([\w-]+)",)/g)].map(
    ([, start, name]) => start ?? `${name}.`,
  );
  for (const key of Object.keys(texts.en)) {
    const used = all.includes(`"${key}"`) || families.some((family) => key.startsWith(family));
    assert.ok(used, `${key} is used nowhere`);
  }
});

test("no text stands in a template", () => {
  for (const { name, code } of sources) {
    for (const [, template] of code.matchAll(/(?:html|svg)`([^`]*)`/g)) {
      const bare = template.replace(/\$\{[\s\S]*?\}(?=[^{}]*(?:<|$|\s))/g, " ");
      for (const [, text] of bare.matchAll(/>([^<>${}=]+)</g)) {
        assert.doesNotMatch(
          text.replace(/Omnimeter|SVG|PNG/, ""),
          /\p{L}{3,}/u,
          `${name}: “${text.trim()}” belongs to www/texts`,
        );
      }
      assert.doesNotMatch(template, /\s(?:aria-label|title|placeholder|alt)="[^"$]*\p{L}/u, `${name}: an attribute`);
    }
  }
});

test("every table of the core has its name, what it holds, and who has it", () => {
  const tables = fs.readdirSync(new URL("../../src/mapping/tables/", import.meta.url)).flatMap((name) => {
    const code = fs.readFileSync(new URL(`../../src/mapping/tables/${name}`, import.meta.url), "utf8");
    return [...code.matchAll(/^ {4}id: "([a-z-]+)"/gm)].map(([, id]) => id);
  });
  assert.ok(tables.length > 15 && tables.includes("experiments"));
  const told = tables.flatMap((id) => [`table.${id}`, `data.table.${id}`, `ready.system.${id}`]);
  assert.deepEqual(
    told.filter((key) => !(key in texts.en)),
    [],
  );
});

test("every reason of the core has its text", () => {
  const core = fileURLToPath(new URL("../../src/", import.meta.url));
  const files = fs.readdirSync(core, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".rs"));
  const code = files.map((name) => fs.readFileSync(core + name, "utf8")).join("\n");
  const rows = [...code.matchAll(/\.skip\(\s*"([a-z-]+)"|note\(\s*Effect::\w+,\s*"([a-z-]+)"/g)].map(
    (found) => found[1] ?? found[2],
  );
  const missing = [...code.matchAll(/because\("([a-z-]+)"\)|reason: "([a-z-]+)"/g)].map(
    (found) => found[1] ?? found[2],
  );
  const errors = fs.readFileSync(`${core}error.rs`, "utf8");
  const codesOf = (/** @type {string} */ type) =>
    [
      ...(errors.split(`impl ${type} {`)[1] ?? "")
        .split("\nimpl ")[0]
        .matchAll(/Self::\w+(?: \{ \.\. \})? => "([a-z-]+)",/g),
    ].map((found) => found[1]);
  const [problems, refusals] = [codesOf("ProblemKind"), codesOf("Refusal")];
  assert.ok(rows.length > 15 && problems.length > 10 && refusals.length > 10);
  for (const [prefix, codes] of /** @type {const} */ ([
    ["reason", rows.filter((one) => one !== "no-channel")],
    ["missing", missing],
    ["problem", problems],
    ["refusal", refusals],
  ])) {
    for (const one of codes) assert.ok(`${prefix}.${one}` in texts.en, `${prefix}.${one}`);
  }
});
