// @ts-check
/**
 * `npm run fuzz`: what reads files, for a stated time, with files spoilt by chance. `--guided` lets libFuzzer choose
 * them by what they reach; on a stable compiler too, which is told to let the counters in.
 */
import fs from "node:fs";
import path from "node:path";
import { readArguments } from "./lib/arguments.mjs";
import { at } from "./lib/paths.mjs";
import { ask, run } from "./lib/run.mjs";
import { Fault, main, note, step } from "./lib/say.mjs";

const GUIDED = fs.readdirSync(at("fuzz", "fuzz_targets")).map((name) => path.basename(name, ".rs"));
/** Counters for libFuzzer, as cargo-fuzz sets them. */
const COUNTERS = [
  ...["-Cpasses=sancov-module", "-Cllvm-args=-sanitizer-coverage-level=4"],
  ...["-Cllvm-args=-sanitizer-coverage-inline-8bit-counters", "-Cllvm-args=-sanitizer-coverage-pc-table"],
  ...["-Ccodegen-units=1", "--cfg fuzzing"],
];
const FOUND = "Make what fails small, and put it into tests/data/crashes under a name that says what it is.";

/** @param {number} seconds @param {number} seed */
async function spoilt(seconds, seed) {
  const env = { FUZZ_SECONDS: String(seconds), FUZZ_SEED: String(seed) };
  note(`seed ${seed}`);
  for (const [name, args] of /** @type {const} */ ([
    ["tables, cells and audits", ["--test", "fuzz"]],
    ["workbooks", ["-p", "omnimeter-spreadsheet", "--lib", "a_spoilt_file"]],
  ]))
    await step(`Fuzz ${name} for ${seconds} s`, () =>
      run("cargo", ["test", "--locked", ...args, "--", "--nocapture"], {
        ...{ cwd: at(), env, show: true },
        fault: `The input at work is in target/fuzz. ${FOUND}`,
      }),
    );
}

/** @param {string} target @param {number} seconds */
function guided(target, seconds) {
  const host = /^host: (.+)$/m.exec(ask("rustc", ["-vV"]) ?? "")?.[1] ?? "";
  const corpus = at("target", "fuzz", "corpus", target);
  fs.mkdirSync(corpus, { recursive: true });
  fs.cpSync(at("tests", "data", "crashes"), corpus, { recursive: true });
  if (["bytes_to_table", "load"].includes(target)) fs.cpSync(at("tests", "data", "traps"), corpus, { recursive: true });
  const args = ["run", "--release", "--target", host, "--bin", target, "--", corpus, `-max_total_time=${seconds}`];
  return step(`Fuzz ${target} by what it reaches for ${seconds} s`, () =>
    run("cargo", [...args, `-artifact_prefix=${at("target", "fuzz")}/`], {
      ...{ cwd: at("fuzz"), show: true, env: { RUSTC_BOOTSTRAP: "1", RUSTFLAGS: COUNTERS.join(" ") } },
      fault: `The input at work is in target/fuzz. ${FOUND}`,
    }),
  );
}

/** @param {string} name @param {string} text */
function whole(name, text) {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0) throw new Fault(`--${name} ${text} is not a whole number.`);
  return number;
}

await main(async () => {
  const { values } = readArguments({
    usage: "npm run fuzz [-- --seconds 60] [--seed N] [--guided TARGET]",
    about: "Looks for files that stop or hang the reader, for some time each.",
    options: {
      seconds: { type: "string", says: "how long each, 60 otherwise" },
      seed: { type: "string", says: "where the spoilt files start, another each time otherwise" },
      guided: { type: "string", says: `by what they reach (libFuzzer): ${GUIDED.join(", ")}` },
    },
  });
  const seconds = whole("seconds", values.seconds ?? "60");
  const seed = whole("seed", values.seed ?? String(Date.now() % 1_000_000));
  if (values.guided === undefined) return spoilt(seconds, seed);
  if (!GUIDED.includes(values.guided)) throw new Fault(`No target is called "${values.guided}": ${GUIDED.join(", ")}.`);
  return guided(values.guided, seconds);
});
