// @ts-check
/** `npm start`: from a bare clone to the workbench in a browser. */
import { build } from "./build.mjs";
import { site } from "./lib/paths.mjs";
import { Fault, main } from "./lib/say.mjs";
import { serve } from "./serve.mjs";
import { setUp } from "./setup.mjs";

/** @param {string[]} args */
function portAsked(args) {
  const place = args.findIndex((arg) => arg === "--port" || arg.startsWith("--port="));
  const text = place < 0 ? process.env.PORT : (args[place].split("=")[1] ?? args[place + 1]);
  if (!text) return undefined;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Fault(`"${text}" is not a port: give a number such as 4173.`);
  return port;
}

await main(async () => {
  const port = portAsked(process.argv.slice(2));
  await setUp({ browser: false });
  await build();
  const { url } = await serve({ root: site, port });
  process.stdout.write(`\nOmnimeter is at ${url}  (Ctrl+C ends it)\n`);
});
