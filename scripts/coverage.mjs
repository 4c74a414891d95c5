// @ts-check
/** `npm run coverage`: which lines and functions of the core its own tests reach, room by room. */
import fs from "node:fs";
import path from "node:path";
import { readArguments } from "./lib/arguments.mjs";
import { ensureTool } from "./lib/cargo-tools.mjs";
import { byRoom, coverageTable } from "./lib/coverage.mjs";
import { at } from "./lib/paths.mjs";
import { ask, run } from "./lib/run.mjs";
import { Fault, main, step } from "./lib/say.mjs";
import { which } from "./lib/system.mjs";

/** What adds the counters up. It reads those of later versions too; it must have been built with zlib, as Debian's is. */
function llvmTools() {
  const host = /^host: (.+)$/m.exec(ask("rustc", ["-vV"]) ?? "")?.[1];
  const own = path.join(ask("rustc", ["--print", "sysroot"]) ?? "", "lib", "rustlib", host ?? "", "bin");
  const find = (/** @type {string} */ name, /** @type {string | undefined} */ stated) =>
    [stated, path.join(own, name), which(name), which(`${name}-19`)].find((file) => file && ask(file, ["--version"])) ??
    undefined;
  const tools = {
    LLVM_COV: find("llvm-cov", process.env.LLVM_COV),
    LLVM_PROFDATA: find("llvm-profdata", process.env.LLVM_PROFDATA),
  };
  if (!tools.LLVM_COV || !tools.LLVM_PROFDATA)
    throw new Fault(
      "There is no llvm-cov and llvm-profdata: `rustup component add llvm-tools`, on Debian `apt-get install llvm-19`, or name them in LLVM_COV and LLVM_PROFDATA.",
    );
  return tools;
}

/** @param {string[]} tests arguments of `cargo test` */
async function measure(tests) {
  const program = await ensureTool("cargo-llvm-cov");
  const out = at("target", "coverage.json");
  fs.mkdirSync(path.dirname(out), { recursive: true });
  await step("Run the core's tests and count what they reach", () =>
    run(program, ["llvm-cov", "--workspace", "--locked", "--json", "--summary-only", "--output-path", out, ...tests], {
      cwd: at(),
      env: llvmTools(),
      fault: "The tests do not pass, or what they reached cannot be added up.",
    }),
  );
  return JSON.parse(fs.readFileSync(out, "utf8"));
}

await main(async () => {
  const { values } = readArguments({
    usage: "npm run coverage [-- --lib]",
    about: "Which lines and functions of the core its own tests reach. Takes minutes.",
    options: { lib: { type: "boolean", says: "only the tests that stand beside the code, not tests/" } },
  });
  const summary = await measure(values.lib ? ["--lib"] : ["--lib", "--tests"]);
  process.stdout.write(`\n${coverageTable(byRoom(summary, at()))}\n`);
});
