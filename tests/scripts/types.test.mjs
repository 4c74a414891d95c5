// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { tidyTypes } from "../../scripts/lib/build/types.mjs";

const head = "/* tslint:disable */\n/* eslint-disable */";
const zebra =
  "/**\n * export of a zebra.\n */\nexport interface Zebra {\n    /**\n     * Its stripes.\n     */\n    stripes: number;\n}";
const ape = 'export type Ape = "gorilla" | "chimpanzee";';
const open = "/**\n * Opens.\n */\nexport function open(): Zebra;";
const start = "export default function __wbg_init (input: Ape): Promise<InitOutput>;";
const output = (/** @type {string} */ line) =>
  `export interface InitOutput {\n    readonly memory: WebAssembly.Memory;\n${line}}`;

test("shapes are in alphabetical order, each with its comment, functions stay where they are", () => {
  const tidy = tidyTypes([head, zebra, ape, open, start, ""].join("\n\n"));
  assert.equal(tidy, `${[head, ape, zebra, open, start].join("\n\n")}\n`);
});

test("what one compiler exports and another does not makes no difference", () => {
  const one = [head, output("    readonly closure_h12: (a: number) => void;\n"), ape].join("\n\n");
  const other = [head, ape, output("")].join("\n\n");
  assert.equal(tidyTypes(one), tidyTypes(other));
});

test("what it needs of TypeScript's library is named", () => {
  const held = "export class Held {\n    [Symbol.dispose](): void;\n}";
  assert.ok(tidyTypes([head, held].join("\n\n")).startsWith('/// <reference lib="esnext.disposable" />\n\n'));
});

test("tidying twice changes nothing", () => {
  const held = "export class Held {\n    [Symbol.dispose](): void;\n}";
  const tidy = tidyTypes([head, zebra, ape, open, held].join("\n\n"));
  assert.equal(tidyTypes(tidy), tidy);
});
