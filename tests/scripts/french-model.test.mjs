// @ts-check
/** The French of the maturity model is set by a script, which leaves what is no French text alone. */
import assert from "node:assert/strict";
import fs from "node:fs";
import { test } from "node:test";
import { french } from "../../scripts/french-model.mjs";

const MODEL = fs.readFileSync(new URL("../../src/maturity/model.yaml", import.meta.url), "utf8");

test("the model is set as the script sets it", () => {
  assert.equal(french(MODEL), MODEL);
});

test("French is set wherever it stands, and ids, rules and English are left alone", () => {
  const plain = [
    "- id: d'un.autre",
    "  name: {en: \"it's 5%\", fr: L'écart de 5%}",
    "  rule: customer's >= 2 : yes",
    "  fr: 'Aujourd''hui : vrai ?'",
    "  question:",
    "    fr: Est-ce qu'il",
    "      s'arrête là ; ou non ?",
    "    en: Isn't it ?",
  ];
  const set = [
    plain[0],
    '  name: {en: "it\'s 5%", fr: L’écart de 5\u202f%}',
    plain[2],
    "  fr: 'Aujourd’hui\u202f: vrai\u202f?'",
    plain[4],
    "    fr: Est-ce qu’il",
    "      s’arrête là\u202f; ou non\u202f?",
    plain[7],
  ];
  assert.equal(french(plain.join("\n")), set.join("\n"));
  assert.equal(french(set.join("\n")), set.join("\n"));
});
