// @ts-check
/** Files as they come in. */

/** @typedef {import("./state.js").FileState} FileState */

/**
 * @param {number} key
 * @param {File} file
 * @param {readonly FileState[]} others
 * @returns {FileState}
 */
export function newFile(key, { name, size, lastModified }, others) {
  return Object.freeze({
    key,
    label: uniqueLabel(name, others),
    name,
    size,
    modified: lastModified,
    followed: false,
    part: null,
    status: "looking",
    id: null,
    sniff: null,
    look: null,
    draft: null,
    mapping: null,
    zone: "",
    remembered: false,
    progress: null,
    sha256: null,
    problem: null,
  });
}

/** @param {string} name @param {readonly FileState[]} files */
function uniqueLabel(name, files) {
  const taken = files.map((file) => file.label);
  let label = name;
  for (let copy = 2; taken.includes(label); copy++) label = `${name} (${copy})`;
  return label;
}
