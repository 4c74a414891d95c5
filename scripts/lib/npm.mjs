// @ts-check
/** The development packages of package-lock.json, installed once for each state of the lock. */
import { at } from "./paths.mjs";
import { run } from "./run.mjs";
import { already, step } from "./say.mjs";
import { hashOf, unlessDone } from "./stamp.mjs";

export function ensurePackages() {
  return step("Install the npm packages", async () => {
    const lock = at("package-lock.json");
    const done = await unlessDone(
      {
        stamp: at("node_modules", ".omnimeter-stamp"),
        hash: hashOf(at(), [lock], [process.platform, process.arch]),
        outputs: [at("node_modules", "esbuild")],
      },
      () =>
        run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], {
          cwd: at(),
          fault: "npm could not install the packages: check the network, then run this again.",
        }),
    );
    return done ? undefined : already;
  });
}
