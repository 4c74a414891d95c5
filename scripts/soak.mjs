// @ts-check
/** `npm run soak`: the built engine loads and forgets a large file many times, and holds no more memory at the end. */
import path from "node:path";
import { pathToFileURL } from "node:url";
import { readArguments } from "./lib/arguments.mjs";
import { dist } from "./lib/paths.mjs";
import { Fault, main, seconds } from "./lib/say.mjs";
import { grown, soak } from "./lib/soak/soak.mjs";
import { table } from "./lib/table.mjs";

const mib = (/** @type {number} */ bytes) => (bytes / 1024 / 1024).toFixed(1);

await main(async () => {
  const { values } = readArguments({
    usage: "npm run soak [-- --rounds 50] [--mb 50]",
    about: "Loads a file and takes it out again, many times: memory must not grow. A build must be at hand.",
    options: {
      rounds: { type: "string", says: "how many times, 50 otherwise" },
      mb: { type: "string", says: "how large the file is in million bytes, 50 otherwise" },
    },
  });
  const [rounds, size] = [Number(values.rounds ?? 50), Number(values.mb ?? 50)];
  if (!(rounds >= 10) || !(size > 0)) throw new Fault("Ten rounds at least, of a file of some size.");
  const engine = pathToFileURL(path.join(dist, "npm", "node.js")).href;
  const onRound = (/** @type {import("./lib/soak/rounds.mjs").Held} */ { round, ms }) =>
    process.stdout.write(`  round ${round} of ${rounds}: ${seconds(ms)}\n`);
  const all = await soak({ engine, rounds, bytes: size * 1e6, onRound });
  const shown = all.filter(({ round }) => round === 1 || round % Math.ceil(rounds / 10) === 0);
  const rows = shown.map(({ round, wasm, heap, buffers }) => [String(round), mib(wasm), mib(heap), mib(buffers)]);
  process.stdout.write(`\n${table([["after round", "wasm MiB", "heap MiB", "buffers MiB"], ...rows])}\n`);
  const more = grown(all);
  if (more.length > 0)
    throw new Fault(`Memory grows: ${more.map(({ kind, bytes }) => `${kind} by ${mib(bytes)} MiB`).join(", ")}.`);
});
