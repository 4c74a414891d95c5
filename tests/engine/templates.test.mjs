// @ts-check
/** The empty files to fill in: recognised for what they are, empty or filled in, and no header of them in vain. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { openEngine } from "../../www/engine.js";
import { TEMPLATES, templateText } from "../../www/samples/templates.js";

/** What a header's cells could hold. @param {string} header */
function example(header) {
  if (/date|periode|releve|taken/.test(header)) return "2026-09-03";
  return /montant|cost|cout|prix|price|promo|quantit|points|visit|echantillons|samples|consultations|lookups/.test(
    header,
  )
    ? "12"
    : "A1";
}

for (const language of /** @type {const} */ (["fr", "en"]))
  test(`templates in ${language}`, async () => {
    const engine = await openEngine();
    for (const template of TEMPLATES) {
      const headers = template.headers[language];
      const delimiter = language === "fr" ? ";" : ",";
      const empty = templateText(template, language);
      const filled = `${empty}${headers.map(example).join(delimiter)}\r\n`;
      for (const text of [empty, filled]) {
        const { proposal } = await engine.sniff(new File([text], `${template.id}.csv`));
        assert.equal(proposal?.table, template.table, text);
        const fields = /** @type {Record<string, { column?: string }>} */ (/** @type {unknown} */ (proposal?.fields));
        const used = Object.values(fields).map((choice) => choice.column);
        assert.deepEqual(used.toSorted(), headers.toSorted(), text);
      }
    }
    await engine.close();
  });
