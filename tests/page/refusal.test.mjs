// @ts-check
/** A model of attribution that could not run says why in the language of the page. */
import assert from "node:assert/strict";
import fs from "node:fs";
import { test } from "node:test";
import { at } from "../../scripts/lib/paths.mjs";
import { problemText } from "../../www/elements/problem.js";
import { whyNotRun } from "../../www/refusal.js";
import { Say, teach } from "../../www/say.js";

/** @param {"fr" | "en"} language */
const texts = (language) => JSON.parse(fs.readFileSync(at("www", "texts", `${language}.json`), "utf8"));
for (const language of /** @type {const} */ (["fr", "en"])) teach(language, texts(language));

const run = (/** @type {string} */ code, /** @type {Record<string, string>} */ values, /** @type {string} */ words) =>
  /** @type {import("../../www/refusal.js").ModelReport} */ (
    /** @type {unknown} */ ({ id: "logistic", refusal: { code, values }, missing: words })
  );

test("the reason is said in French and in English, with its numbers", () => {
  const few = run("too-few", { channels: "60", wanted: "1200" }, "logistic: 60 channels want 1200 journeys …");
  assert.equal(
    whyNotRun(new Say("fr"), few),
    "pour 60 canaux, il faut 1\u202f200 parcours qui ont converti et autant d’autres non",
  );
  assert.match(whyNotRun(new Say("en"), few), /^60 channels want 1,200 journeys/);
  assert.equal(whyNotRun(new Say("fr"), run("not-settled", {}, "x")), "la régression ne converge pas");
  assert.equal(whyNotRun(new Say("fr"), run("of-tomorrow", {}, "words of the engine")), "words of the engine");
});

test("a problem says it too", () => {
  const values = { model: "markov", reason: "markov: order 9 is not 1 to 4", refusal: "bad-order", order: "9" };
  const problem = /** @type {any} */ ({ code: "model-refused", message: "", line: null, values });
  assert.match(problemText(new Say("fr"), problem), /l’ordre 9 n’est pas entre 1 et 4/);
});
