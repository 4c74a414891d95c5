// @ts-check
/** Omnimeter in Node: the file read with its ledger, then what is asked for. `node ours.mjs FILE REQUEST [study]` */
import { LocalFile } from "../../bin/lib/local-file.mjs";
import { openEngine } from "../../dist/npm/node.js";

const [, , where, request, study] = process.argv;
const engine = await openEngine({ worker: false });
const file = /** @type {any} */ (new LocalFile(where));

/** Seconds by the clock and of the processor. @template T @param {() => Promise<T>} work */
async function timed(work) {
  const [start, before] = [performance.now(), process.cpuUsage()];
  const value = await work();
  const { user, system } = process.cpuUsage(before);
  return { value, wall: (performance.now() - start) / 1e3, cpu: (user + system) / 1e6 };
}

/** @param {File} what */
async function load(what) {
  const { proposal } = await engine.sniff(what, { table: "paths" });
  return engine.load(what, proposal);
}

const asked = JSON.parse(request);
/** Reads the file and answers, as for the first file of an audit. @returns {Promise<Record<string, any>>} */
async function once() {
  await engine.clear();
  const read = await timed(() => load(file));
  const run = await timed(async () =>
    study ? engine.attributionStudy(asked) : engine.attribution({ attribution: asked }),
  );
  return { read, run };
}

// An engine that was just opened has no code yet but what it reads sixty rows with, as in the page.
await load(new File(["path,conversions,value,nulls\na > b,1,10,1\nb,1,5,1\n".repeat(20)], "first.csv"));
await engine.attribution();
const first = await once();
// What a just-in-time compiler makes of it is there from the second time on; the peers' code was compiled before.
const { read, run } = await once();
const models = /** @type {any} */ (run.value).models ?? [];
const peak = process.resourceUsage().maxRSS / 1024;
const shares = Object.fromEntries(
  models.map((/** @type {any} */ { id, channels }) => [
    id,
    Object.fromEntries(channels.map((/** @type {any} */ one) => [one.channel, one.conversions])),
  ]),
);
const { states } = models.find((/** @type {any} */ { id }) => id === "markov")?.diagnostics ?? {};
/** @param {Record<string, any>} spent */
const spent = ({ wall, cpu }) => ({ wall, cpu });
const times = { read: spent(read), run: spent(run), first: { read: spent(first.read), run: spent(first.run) } };
process.stdout.write(JSON.stringify({ ...times, peak, shares, states }));
