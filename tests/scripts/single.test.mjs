// @ts-check
/** The one file: what is embedded stays what it was, and ends where it should. */
import assert from "node:assert/strict";
import { test } from "node:test";
import vm from "node:vm";
import { assemble, hashSource, inlineScript, inlineStyle } from "../../scripts/lib/build/single.mjs";

const PAGE = `<!doctype html>
<html lang="fr">
  <head>
    <!-- policy -->
    <meta charset="utf-8">
    <link rel="stylesheet" href="assets/page.css">
    <script type="module" src="assets/main.js"></script>
    <!-- scripts -->
  </head>
  <body>
  </body>
</html>
`;

const TRAPS = ["</script>", "</SCRIPT >", "<!-- <script>", "<script src=x>", "<!--", "a < b", "<\\/script", "$& $1"];

test("a script says the same, without a sign that would end it or hide its end", () => {
  for (const trap of TRAPS) {
    const written = [JSON.stringify(trap), `\`${trap.replaceAll("\\", "\\\\").replaceAll("$", "\\$")}\``];
    for (const literal of written) {
      const safe = inlineScript(`value = ${literal};`);
      assert.doesNotMatch(safe, /<!--|<\/?script/i);
      assert.equal(vm.runInNewContext(safe), trap);
    }
    const matches = vm.runInNewContext(inlineScript(`value = /${trap.replace(/[\\/$]/g, "\\$&")}/i;`));
    assert.ok(matches.test(trap), trap);
  }
});

test("a script that cannot be written so is refused", () => {
  assert.throws(() => inlineScript("a<script"), /one file/);
  assert.throws(() => inlineScript("value = `a\r\nb`"), /HTML changes/);
  assert.throws(() => inlineScript("value = 1 +"), /one file/);
});

test("a style cannot end early", () => {
  assert.equal(inlineStyle('a::after { content: "</style>" }'), 'a::after { content: "\\3c /style>" }');
});

test("the page holds both, and its policy names exactly them", () => {
  const code = 'globalThis.said = "</script><p>$&";';
  const css = "p { color: red }";
  const page = assemble(PAGE, { code, css });
  const script = /<script>([\s\S]*?)<\/script>/.exec(page)?.[1] ?? "";
  const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? "";
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? "";
  assert.equal(style, css);
  assert.equal(page.match(/<script/g)?.length, 1);
  assert.match(policy, /^default-src 'none'; /);
  assert.ok(policy.includes(`script-src ${hashSource(script)} 'wasm-unsafe-eval';`));
  assert.ok(policy.includes(`style-src ${hashSource(style)};`));
  assert.match(policy, /connect-src 'none'; worker-src blob:;/);
  assert.match(policy, /require-trusted-types-for 'script'/);
  assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|'self'|https?:|\*/);
  assert.ok(page.indexOf("charset") < page.indexOf("Security-Policy"), "the encoding is told first");
  assert.doesNotMatch(page, /(?:src|href)="(?!data:)/);
  const context = vm.createContext({});
  vm.runInContext(script, context);
  assert.equal(context.said, "</script><p>$&");
});

test("a page that has changed its source is refused, not half built", () => {
  assert.throws(() => assemble(PAGE.replace("assets/page.css", "page.css"), { code: "", css: "" }), /exactly once/);
  assert.throws(() => assemble(PAGE.replace("<!-- policy -->", ""), { code: "", css: "" }), /exactly once/);
});
