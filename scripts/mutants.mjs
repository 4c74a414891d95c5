// @ts-check
/**
 * `npm run mutants`: small faults are put into the core one at a time, and its tests must fail (cargo-mutants). A room
 * that needs no other is built alone, which takes seconds for each; of the others a shard is enough for a day.
 */
import fs from "node:fs";
import path from "node:path";
import { readArguments } from "./lib/arguments.mjs";
import { ensureTool } from "./lib/cargo-tools.mjs";
import { at } from "./lib/paths.mjs";
import { run } from "./lib/run.mjs";
import { Fault, main, note, step } from "./lib/say.mjs";

const ROOMS = fs
  .readdirSync(at("src"), { withFileTypes: true })
  .flatMap((one) => (one.isDirectory() ? [one.name] : []));
/** Rooms that build with no more than these rooms and crates. @type {Record<string, { rooms: string[], crates: string[] }>} */
const ALONE = { stats: { rooms: ["stats"], crates: ["proptest", "serde", "statrs"] } };

/** The crate with these rooms alone. @param {string} room */
function apart(room) {
  const home = at("target", "mutants", room);
  fs.rmSync(path.join(home, "src"), { recursive: true, force: true });
  const { rooms, crates } = ALONE[room];
  for (const one of rooms) fs.cpSync(at("src", one), path.join(home, "src", one), { recursive: true });
  const lines = rooms.map((one) => `pub mod ${one};`);
  fs.writeFileSync(path.join(home, "src", "lib.rs"), `//! Apart, for mutants.\n${lines.join("\n")}\n`);
  const manifest = fs.readFileSync(at("Cargo.toml"), "utf8");
  const needed = crates.map((crate) => manifest.split("\n").find((line) => line.startsWith(`${crate} = `)));
  const text = `[package]\nname = "${room}-apart"\nedition = "2021"\n\n[dependencies]\n${needed.join("\n")}\n\n[workspace]\n`;
  fs.writeFileSync(path.join(home, "Cargo.toml"), text);
  fs.copyFileSync(at("Cargo.lock"), path.join(home, "Cargo.lock"));
  return home;
}

await main(async () => {
  const { values } = readArguments({
    usage: "npm run mutants [-- --room stats] [--shard 0/12]",
    about: "Puts small faults into a room of the core, one at a time: its tests must fail. Takes long.",
    options: {
      room: { type: "string", says: `stats otherwise, or ${ROOMS.filter((one) => one !== "stats").join(", ")}` },
      shard: { type: "string", says: "a part of them, as 0/12: every twelfth" },
    },
  });
  const room = values.room ?? "stats";
  if (!ROOMS.includes(room)) throw new Fault(`No room is called "${room}": ${ROOMS.join(", ")}.`);
  const program = await ensureTool("cargo-mutants");
  const home = ALONE[room] ? apart(room) : at();
  const shard = values.shard ? ["--shard", values.shard, "--sharding", "round-robin"] : [];
  const how = ALONE[room] ? ["--in-place"] : ["--baseline", "skip"];
  const out = at("target", "mutants", `${room}-found`);
  fs.mkdirSync(out, { recursive: true });
  const files = ["-f", `src/${room}/*.rs`, "-f", `src/${room}.rs`, "-e", "**/tests*", "-e", "**/*_tests.rs"];
  await step(`Faults in src/${room}`, async () => {
    const { code } = await run(
      program,
      ["mutants", ...how, ...shard, ...files, "--timeout", "120", "-o", out, "--no-times", "--", "--lib", `${room}::`],
      {
        cwd: home,
        env: { CARGO_PROFILE_TEST_OPT_LEVEL: "0", CARGO_PROFILE_DEV_DEBUG: "false", CARGO_INCREMENTAL: "1" },
        show: true,
      },
    );
    // 2: some survived; 3: some ran too long, which tests tell as well. Both are what was asked.
    if (![0, 2, 3].includes(code)) throw new Fault("cargo-mutants could not do its work.");
  });
  note(`which: ${path.relative(at(), path.join(out, "mutants.out"))}`);
});
