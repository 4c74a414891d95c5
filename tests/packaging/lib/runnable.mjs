// @ts-check
/** The examples of a document as one script: what follows `// →` is what the line before it gives. */

/** @param {string} markdown @returns {string[]} */
export const blocksOf = (markdown) => [...markdown.matchAll(/^```js\n(.*?)^```$/gms)].map(([, code]) => code);

/** The names that a document has a heading for. @param {string} markdown */
export const namesOf = (markdown) => [...markdown.matchAll(/^### `(\w+)`$/gm)].map(([, name]) => name);

const CHECKED = /^(.+); \/\/ → (.+)$/gm;

/**
 * @param {string} markdown
 * @returns {{ script: string, checks: number }}
 */
export function scriptOf(markdown) {
  const code = blocksOf(markdown).join("\n");
  const imports = [...code.matchAll(/^import .+$/gm)].map(([line]) => line);
  let checks = 0;
  const body = code.replace(/^import .+$/gm, "").replace(CHECKED, (_, value, wanted) => {
    checks += 1;
    return `assert.deepEqual(${value}, ${wanted}, ${JSON.stringify(value)});`;
  });
  const script = ['import assert from "node:assert/strict";', ...imports, body].join("\n");
  return { script, checks };
}
