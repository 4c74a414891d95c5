// @ts-check
/**
 * The generated declarations in a form to be committed and compared: in alphabetical order, and without the
 * wasm's own exports, whose order and names are the compiler's affair and differ from one to the next.
 */

/** @typedef {{ kind: string, name: string, text: string }} Declaration */

/**
 * @param {string} text a .d.ts file of wasm-bindgen
 * @returns {string}
 */
export function tidyTypes(text) {
  const { head, all } = declarations(text);
  const isShape = (/** @type {Declaration} */ { kind }) => kind === "interface" || kind === "type";
  const shapes = all.filter((one) => isShape(one)).sort((a, b) => (a.name < b.name ? -1 : 1));
  const rest = all.filter((one) => !isShape(one));
  // Named here, so that users whose own library is older can read the file.
  const library = text.includes("[Symbol.dispose]") ? '/// <reference lib="esnext.disposable" />' : "";
  return `${[library, head.replace(/^\/\/\/ .*\n+/, ""), ...[...shapes, ...rest].map(closed)].filter(Boolean).join("\n\n")}\n`;
}

/** @param {Declaration} one */
const closed = ({ name, text }) =>
  name === "InitOutput" ? "export interface InitOutput {\n    readonly memory: WebAssembly.Memory;\n}" : text;

/**
 * Cuts the file before each declaration's comment, or before the declaration when it has none.
 * @param {string} text
 */
function declarations(text) {
  /** @type {string[][]} */
  const blocks = [[]];
  let inComment = false;
  for (const line of text.split("\n")) {
    const last = /** @type {string[]} */ (blocks.at(-1));
    const commented = last[0]?.startsWith("/**") && !last.some((earlier) => earlier.startsWith("export "));
    if (line.startsWith("/**") || (line.startsWith("export ") && !commented && !inComment)) blocks.push([line]);
    else last.push(line);
    if (line.startsWith("/**")) inComment = true;
    if (line.includes("*/")) inComment = false;
  }
  const [head, ...rest] = blocks.map((lines) => lines.join("\n").trim());
  const all = rest.map((block) => {
    const found = /^export (?:default )?(?:declare )?(\w+) (\w+)/m.exec(block);
    return { kind: found?.[1] ?? "", name: found?.[2] ?? "", text: block };
  });
  return { head, all };
}
