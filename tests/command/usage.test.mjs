// @ts-check
/** What the command says of itself is what it takes. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { commands } from "../../bin/omnimeter.mjs";

const bin = fileURLToPath(new URL("../../bin/omnimeter.mjs", import.meta.url));

/** What is said to an option, the first that is not known being named. @param {string} name @param {string[]} args */
const refusal = (name, ...args) =>
  commands[name].run(args).then(
    () => assert.fail(`${name} ${args.join(" ")} ran`),
    (/** @type {Error} */ { message }) => message,
  );

for (const [name, { usage }] of Object.entries(commands)) {
  test(`${name} knows every option that it names`, async () => {
    for (const option of new Set(usage.match(/--[a-z][a-z-]*/g) ?? []))
      assert.match(await refusal(name, option, "x", "--no-such-option"), /'--no-such-option'/, option);
  });
}

test("an option that is not known is answered with those like it", async () => {
  assert.equal(await refusal("journey", "--loyalty", "x"), "Unknown option '--loyalty'; there is: --loyalty-events");
  assert.equal(await refusal("journey", "--formt", "x"), "Unknown option '--formt'; there is: --format");
  assert.equal(await refusal("journey", "--xyz"), "Unknown option '--xyz'");
});

test("the version is the package's", () => {
  const { version } = JSON.parse(fs.readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  for (const asked of ["--version", "version", "-V"])
    assert.equal(execFileSync(process.execPath, [bin, asked], { encoding: "utf8" }), `${version}\n`);
});
