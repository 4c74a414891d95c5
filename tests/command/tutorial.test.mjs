// @ts-check
/** The tutorial is run as it is written: each command, and every figure that is quoted of it. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { at } from "../../scripts/lib/paths.mjs";

const home = fs.mkdtempSync(path.join(os.tmpdir(), "omnimeter-tutorial-"));
after(() => fs.rmSync(home, { recursive: true }));

/** The reader's shell: `omnimeter` is this checkout's, and so is the script that writes the sample. */
const PRELUDE = `set -e
omnimeter() { "${process.execPath}" "${at("bin", "omnimeter.mjs")}" "$@"; }
npm() { shift 3; "${process.execPath}" "${at("scripts", "sample.mjs")}" "$@"; }
`;

/** @param {string} commands @param {string} cwd */
const run = (commands, cwd) =>
  execFileSync("bash", ["-c", `${PRELUDE}${commands}`], { cwd, encoding: "utf8", maxBuffer: 64 << 20 });

/** Pieces of the tutorial in their order: commands, what they print, and what is said of it. */
const pieces = fs
  .readFileSync(at("docs", "tutorial.md"), "utf8")
  .split(/^(```(?:sh|text)\n[\s\S]*?^```)$/m)
  .map((piece) => {
    const [, kind, text] = /^```(sh|text)\n([\s\S]*)\n?```$/.exec(piece) ?? [];
    return { kind: kind ?? "prose", text: text ?? piece };
  });

/**
 * Every line stands in the output, in this order; `…` leaves lines out, without it the next line follows at once.
 * @param {string} quoted @param {string} output
 */
function expectQuoted(quoted, output) {
  const lines = output.split(/\r?\n/);
  let place = 0;
  let anywhere = true;
  for (const line of quoted.trimEnd().split("\n")) {
    if (line === "…") {
      anywhere = true;
      continue;
    }
    const found = anywhere ? lines.indexOf(line, place) : lines[place] === line ? place : -1;
    assert.ok(found >= 0, `"${line}" is not in the output; there is: ${lines.slice(place, place + 3).join(" / ")}`);
    place = found + 1;
    anywhere = false;
  }
}

test("every command runs, and prints what the tutorial says", () => {
  let output = "";
  let [commands, outputs, figures] = [0, 0, 0];
  for (const { kind, text } of pieces) {
    if (kind === "sh") {
      output = run(text, fs.existsSync(path.join(home, "sample")) ? path.join(home, "sample") : home);
      commands++;
    } else if (kind === "text") {
      expectQuoted(text, output);
      outputs++;
    } else {
      for (const [, figure] of text.matchAll(/\*\*(\d[^*]*)\*\*/g)) {
        assert.ok(
          new RegExp(`(^|[^\\d.,])${figure.replace(/[.×%]/g, "\\$&")}($|[^\\d.])`, "m").test(output),
          `${figure} is not in what was printed last`,
        );
        figures++;
      }
    }
  }
  assert.equal(commands, outputs, "what each command prints is quoted");
  assert.ok(commands >= 8 && figures >= 10, `${commands} commands, ${figures} figures`);
});

test("the READMEs count what there is", () => {
  const lists = JSON.parse(run("omnimeter catalogue", home));
  const presets = fs.readdirSync(at("src", "mapping", "presets")).filter((name) => name.endsWith(".json")).length;
  const readme = fs.readFileSync(at("README.md"), "utf8");
  assert.ok(readme.includes(`| KPIs with definition and interval | ${lists.kpis.length} |`));
  assert.ok(readme.includes(`| attribution models | ${lists.models.length} |`));
  assert.ok(readme.includes(`[${presets} known exports]`));
  const french = fs.readFileSync(at("README.fr.md"), "utf8");
  assert.ok(french.includes(`[${presets} exports connus]`));
  assert.deepEqual([/twenty-two models/.test(readme), /vingt-deux modèles/.test(french)], [true, true]);
  assert.equal(lists.models.length, 22, "change the words in both READMEs as well");
});
