import { cell } from "./cells.js";
import { openEngine } from "./node_modules/omnimeter/dist/npm/index.js";

cell("engine", [], async () => {
  const engine = await openEngine();
  return Object.assign(document.createElement("span"), { textContent: `Omnimeter ${await engine.version()}`, engine });
});

cell(
  "files",
  [],
  () => {
    const input = Object.assign(document.createElement("input"), { type: "file", multiple: true, ariaLabel: "Files" });
    return Object.defineProperty(input, "value", {
      get: () => (input.files.length > 0 ? [...input.files] : undefined),
    });
  },
  { input: "change" },
);

cell("loaded", ["engine", "files"], async ({ engine }, files) => {
  await engine.clear();
  for (const file of files) await engine.load(file, (await engine.sniff(file)).proposal);
  return files.map(({ name }) => name);
});

cell(
  "from",
  [],
  () => Object.assign(document.createElement("input"), { type: "month", value: "2026-01", ariaLabel: "From" }),
  { input: "input" },
);

cell("aov", ["engine", "loaded", "from"], async ({ engine }, _loaded, from) => {
  const { kpis } = await engine.figures({ settings: { from: `${from}-01` } }, ["aov"]);
  const { value, low, high, n } = kpis[0];
  return { value, low, high, n };
});

cell("chart", ["engine", "loaded"], async ({ engine }) => {
  const [{ points }] = await engine.trend({}, "month", ["revenue_total"]);
  const most = Math.max(...points.map(({ value }) => value));
  const list = document.createElement("ul");
  for (const { from, value } of points) {
    const item = document.createElement("li");
    const bar = Object.assign(document.createElement("meter"), { max: most, value });
    item.append(`${from.slice(0, 7)} `, bar, ` ${value}`);
    list.append(item);
  }
  return list;
});
