// @ts-check
/** The links between the project's documents. */
import fs from "node:fs";
import path from "node:path";

/** A link that leads nowhere. @typedef {{ file: string, to: string }} Broken */

/** What stands in code is no link and no heading. @param {string} text */
const withoutCode = (text) => text.replace(/^(```|~~~)[\s\S]*?^\1/gm, "");

/**
 * The anchors of a document's headings, as GitHub makes them.
 * @param {string} text
 * @returns {Set<string>}
 */
export function headings(text) {
  /** @type {Map<string, number>} */
  const times = new Map();
  const anchors = [...withoutCode(text).matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)].map(([, title]) => {
    const plain = title.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").toLowerCase();
    const anchor = plain.replace(/[^\p{L}\p{N}\p{M} _-]/gu, "").replaceAll(" ", "-");
    const before = times.get(anchor) ?? 0;
    times.set(anchor, before + 1);
    return before ? `${anchor}-${before}` : anchor;
  });
  return new Set(anchors);
}

/** The documents of a project: at its root and in docs/. @param {string} root */
function documents(root) {
  const docs = path.join(root, "docs");
  const inDocs = fs.existsSync(docs) ? fs.readdirSync(docs, { recursive: true, encoding: "utf8" }) : [];
  return [...fs.readdirSync(root), ...inDocs.map((name) => path.join("docs", name))].filter((name) =>
    name.endsWith(".md"),
  );
}

/**
 * @param {string} root
 * @returns {Broken[]}
 */
export function brokenLinks(root) {
  return documents(root).flatMap((file) => {
    const text = withoutCode(fs.readFileSync(path.join(root, file), "utf8")).replace(/`[^`\n]*`/g, (code) =>
      code.includes("](") ? "" : code,
    );
    const targets = [...text.matchAll(/\]\(([^)\s]+)(?:\s+"[^"]*")?\)/g)].map(([, to]) => to);
    return targets
      .filter((to) => !/^[a-z][a-z+.-]*:/i.test(to) && isBroken(root, file, to))
      .map((to) => ({ file, to }));
  });
}

/** @param {string} root @param {string} file @param {string} to */
function isBroken(root, file, to) {
  const [place, anchor] = decodeURI(to).split("#");
  const target = place === "" ? path.join(root, file) : path.resolve(root, path.dirname(file), place);
  // What lies outside the project is not shipped with it.
  if (path.relative(root, target).startsWith("..") || !fs.existsSync(target)) return true;
  return Boolean(anchor) && target.endsWith(".md") && !headings(fs.readFileSync(target, "utf8")).has(anchor);
}
