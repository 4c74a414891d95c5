// @ts-check
/**
 * What the page may do, in one place: the server sends it as a header and the build writes it into the page,
 * so that the promise holds wherever the folder is served from.
 *
 * `connect-src 'none'` is the promise that no row leaves the browser. The worker is made from a blob because
 * only then does it live under the page's own policy: a worker loaded by URL ignores a meta policy.
 */
const directives = {
  "default-src": "'none'",
  "script-src": "'self' 'wasm-unsafe-eval'",
  "style-src": "'self'",
  "img-src": "'self' data: blob:",
  "font-src": "'self'",
  "connect-src": "'none'",
  "worker-src": "blob:",
  "frame-src": "'none'",
  "base-uri": "'none'",
  "form-action": "'none'",
  "object-src": "'none'",
  "manifest-src": "'self'",
  "require-trusted-types-for": "'script'",
  // The only two that may make markup or a worker's address: Lit's templates, and the engine.
  "trusted-types": "lit-html omnimeter-worker",
};

/** Directives that browsers ignore, with a warning, in a meta element. */
const headerOnly = new Set(["frame-ancestors", "report-to", "report-uri", "sandbox"]);

/** @param {[string, string][]} entries */
const join = (entries) => entries.map(([name, value]) => `${name} ${value}`).join("; ");

export const headerPolicy = join(Object.entries(directives));

/** @param {Record<string, string>} changes directives that replace ours */
const metaWith = (changes) =>
  join(Object.entries({ ...directives, ...changes }).filter(([name]) => !headerOnly.has(name)));

export const metaPolicy = metaWith({});

/**
 * The same policy for a page that is made otherwise, such as the one that is a single file.
 * @param {Record<string, string>} changes
 */
export const metaElementWith = (changes) =>
  `<meta http-equiv="Content-Security-Policy" content="${metaWith(changes)}">`;

/** The element that the build puts in place of `<!-- policy -->`. */
export const metaElement = metaElementWith({});

export const securityHeaders = {
  "Content-Security-Policy": headerPolicy,
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
};
