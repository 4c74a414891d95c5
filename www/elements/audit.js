// @ts-check
/** The audit as a file: saved by a download, so that it goes where the browser puts files. */
import { download } from "../charts/export.js";
import { auditFileName, auditText } from "../store/audit.js";

/** @param {Pick<import("./base.js").View, "state">} view */
export function saveAudit({ state }) {
  const text = auditText(state, new Date().toISOString());
  download(new Blob([text], { type: "application/json" }), auditFileName(state.choices.audit));
}
