// @ts-check
/** `npm start`: from a bare clone to the workbench in a browser. */
import { build } from "./build.mjs";
import { readArguments } from "./lib/arguments.mjs";
import { site } from "./lib/paths.mjs";
import { Fault, main } from "./lib/say.mjs";
import { serve } from "./serve.mjs";
import { setUp } from "./setup.mjs";

/** @param {string | undefined} text */
function portAsked(text) {
  if (!text) return undefined;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Fault(`"${text}" is not a port: give a number such as 4173.`);
  return port;
}

await main(async () => {
  const { values } = readArguments({
    usage: "npm start [-- --port 4173]",
    about: "Builds and serves the workbench, on this machine only.",
    options: { port: { type: "string", says: "where: otherwise PORT, or the first free one from 4173" } },
  });
  const port = portAsked(values.port ?? process.env.PORT);
  await setUp({ browser: false });
  await build();
  const { url } = await serve({ root: site, port });
  process.stdout.write(`\nOmnimeter is at ${url}  (Ctrl+C ends it)\n`);
});
