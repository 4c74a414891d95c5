// @ts-check
/** A file by its address, which the author of the page has written down. */
import { Problem } from "../problem.js";

/** @param {string} url @param {AbortSignal} signal @returns {Promise<File>} */
export async function fetched(url, signal) {
  const address = new URL(url, document.baseURI);
  const name = decodeURIComponent(address.pathname.split("/").pop() || address.hostname);
  const failed = (/** @type {string} */ why) =>
    new Problem({
      code: "src-failed",
      message: `the file ${address.href} could not be loaded (${why})`,
      file: name,
      hint: "Check the address in src, and that its server allows this page (CORS).",
      values: { url: address.href, why },
    });
  const answer = await fetch(address, { signal }).catch((thrown) => {
    throw failed(String(thrown?.message ?? thrown));
  });
  if (!answer.ok) throw failed(String(answer.status));
  return new File([await answer.blob()], name);
}
