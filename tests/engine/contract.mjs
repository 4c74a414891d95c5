// @ts-check
/** What every engine must do, in this thread or in a worker: the same cases run over both. */

/** @typedef {import("../../www/engine.js").Engine} Engine */

/**
 * @param {string} name
 * @param {string | Uint8Array} content
 */
const file = (name, content) => new File([/** @type {BlobPart} */ (content)], name);

const ORDERS = "order_id;customer_id;date;canal;montant\nA1;C1;31/12/2025;Web;10,50\nA2;C1;02/01/2026;Magasin;5\n";

const SHOP = "sku,price,name\nA1,10.00,Lamp\nA2,20.00,Chair\n=1+1,5.00,Odd\n";
const ERP = "code article;prix;designation\nA1;10,00;LAMP\nA2;1 020,50;Chair\nA9;7,00;Table\n";

/**
 * @param {unknown} actual
 * @param {unknown} expected
 * @param {string} [what]
 */
function equal(actual, expected, what = "value") {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== b) throw new Error(`${what}: ${a} is not ${b}`);
}

/**
 * The problem that a call is refused with.
 * @param {Promise<unknown>} call
 */
async function refusal(call) {
  try {
    await call;
  } catch (problem) {
    return /** @type {import("../../www/problem.js").Problem} */ (problem);
  }
  throw new Error("nothing was refused");
}

/**
 * @param {Engine} engine
 * @param {File} source
 * @param {import("../../www/direct-engine.js").LoadOptions} [options]
 */
async function loaded(engine, source, options) {
  const { proposal } = await engine.sniff(source);
  if (!proposal) throw new Error("no table was recognised");
  return engine.load(source, proposal, options);
}

/**
 * @param {Engine} engine
 * @param {string} id
 */
async function kpi(engine, id) {
  const report = await engine.report();
  const found = report.kpis.find((one) => one.id === id);
  if (!found) throw new Error(`no ${id}`);
  return found;
}

/** A file of a million and a half bytes, so that it comes in many pieces. */
function longFile() {
  const lines = ["order_id,customer_id,ordered_at,channel,amount"];
  for (let row = 0; row < 40_000; row++) lines.push(`O${row},C${row % 900},2026-01-05,web,1.25`);
  return file("long.csv", `${lines.join("\n")}\n`);
}

/** @type {Record<string, (engine: Engine) => Promise<void>>} */
export const cases = {
  async "looks at a file and proposes a mapping"(engine) {
    const sniff = await engine.sniff(file("ventes.csv", ORDERS));
    equal(sniff.delimiter, ";");
    equal(sniff.proposal?.table, "orders");
    equal(sniff.proposal?.fields?.amount.decimal, "comma");
    equal(sniff.columns[2].proven, true);
    equal(sniff.rows.length, 2);
  },

  async "loads a file and reports"(engine) {
    const id = await loaded(engine, file("ventes.csv", ORDERS), { digest: true });
    const report = await engine.report();
    equal(report.inputs[0].id, id);
    equal(report.inputs[0].rows, 2);
    equal([report.inputs[0].oldest, report.inputs[0].newest], ["2025-12-31", "2026-01-02"]);
    equal(report.inputs[0].sha256?.length, 64);
    equal((await kpi(engine, "revenue_total")).value, 15.5);
    equal((await kpi(engine, "omnichannel_ratio")).value, 1);
    const cac = await kpi(engine, "cac");
    equal(cac.value, null);
    equal(cac.missing, { reason: "field-missing", needs: ["costs.cost"] });
  },

  async "two systems are proposed, compared and paged"(engine) {
    const [shop, erp] = [file("shop.csv", SHOP), file("erp.csv", ERP)];
    const { plan, columns_a, columns_b, overlap } = await engine.proposeComparison(shop, erp);
    equal(plan.key, [{ a: "sku", b: "code article" }]);
    equal([columns_a.length, columns_b.length, overlap], [3, 3, 2 / 3]);
    /** @type {import("../../www/direct-engine.js").Progress[]} */
    const told = [];
    const answer = await engine.compare(shop, erp, plan, { onProgress: (progress) => told.push(progress) });
    equal([answer.matched, answer.a.only, answer.b.only], [2, 1, 1]);
    equal(told.at(-1), { bytes: shop.size + erp.size, total: shop.size + erp.size, rows: 6 });
    const price = answer.plan.fields?.findIndex(({ a }) => a === "price") ?? -1;
    equal(answer.fields[price].different, 1);
    const page = await engine.comparisonItems({ kinds: ["different"], field: price });
    equal(page, {
      total: 1,
      items: [
        {
          ...{ key: "A2", kind: "different", field: price, a: "20", b: "1020.5", gap: 1000.5, share: 50.025 },
          ...{ line_a: 3, line_b: 3 },
        },
      ],
    });
    const text = await engine.comparisonCsv({ sort: "key", descending: false });
    equal(text.startsWith("\ufeffkey,kind,field_a,field_b,a,b,gap,share,line_a,line_b\r\n"), true);
    equal(text.includes("A2,different,price,prix,20,1020.5,1000.5,50.025,3,3\r\n"), true);
    // What a spreadsheet would run is written as a word.
    equal(text.includes("'=1+1,only-a,,,,,,,4,\r\n"), true);
    equal(text.split("\ufeff").length, 2);
  },

  async "a plan that is none is refused, a comparison can be cancelled and begun again"(engine) {
    const [shop, erp] = [file("shop.csv", SHOP), file("erp.csv", ERP)];
    const wrong = await refusal(engine.compare(shop, erp, /** @type {any} */ ({ keys: [] })));
    equal([wrong.code, wrong.values.what], ["bad-setting", "comparison"]);
    const other = await refusal(engine.compare(shop, erp, { key: [{ a: "sku", b: "no" }] }));
    equal([other.code, other.file, other.values.column], ["unknown-column", "erp.csv", "no"]);
    const controller = new AbortController();
    const long = longFile();
    const given = engine.compare(long, long, {}, { signal: controller.signal, onProgress: () => controller.abort() });
    equal((await refusal(given)).code, "cancelled");
    equal((await engine.comparisonItems()).total, 0);
    const answer = await engine.compare(long, long);
    equal([answer.matched, answer.differing.count], [40_000, 0]);
  },

  async "a digest apart is that of the load"(engine) {
    const source = file("ventes.csv", ORDERS);
    await loaded(engine, source, { digest: true });
    const [input] = (await engine.report()).inputs;
    equal(await engine.digest(source), input.sha256);
    equal(await engine.digest(file("abc", "abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  },

  async "settings change the report and are printed with it"(engine) {
    await loaded(engine, file("ventes.csv", ORDERS));
    const report = await engine.report({ settings: /** @type {any} */ ({ from: "2026-01-01", basis: "purchase" }) });
    equal(report.kpis[0].value, 5);
    equal(report.settings.basis, "purchase");
    equal(report.settings.zone, "Europe/Paris");
  },

  async "an export is the report"(engine) {
    await loaded(engine, file("ventes.csv", ORDERS));
    equal(JSON.parse(await engine.export({}, "json")).kpis[0].value, 15.5);
    equal((await engine.export({}, "md", "fr")).includes("Chiffre d’affaires total"), true);
  },

  async "customers are matched across files, by the keys that count"(engine) {
    await loaded(
      engine,
      file("shop.csv", "order_id,customer_id,email,date,channel,amount\nA,C1,Ann@mail.fr,2026-01-05,web,1\n"),
    );
    await loaded(engine, file("till.csv", "order_id,email,date,channel,amount\nB,ann@MAIL.fr,2026-01-06,store,1\n"));
    const { identity } = await engine.report();
    equal([identity.people, identity.files.map((one) => one.matched)], [1, [1, 1]]);
    equal(JSON.stringify(identity).includes("ann@"), false, "a key leaves the engine");
    equal((await engine.export({}, "md")).includes("| till.csv | email | 1 | 1 | 1 | 1 |"), true);
    const match_on = /** @type {any} */ (["customer_id"]);
    const apart = await engine.report({ settings: /** @type {any} */ ({ identity: { match_on } }) });
    equal(
      apart.identity.files.map((one) => one.people),
      [1, 0],
    );
    const bad = { settings: /** @type {any} */ ({ identity: { country: "XX" } }) };
    equal((await refusal(engine.report(bad))).code, "bad-setting");
  },

  async "what is worth a look in the files"(engine) {
    const rows = "A,C1,2026-01-05,Magasin,5\nB,C1,2026-01-05,Magasin,5\nC,,2026-01-06,magazin,6\n";
    const id = await loaded(engine, file("a.csv", `order_id,customer_id,date,channel,amount\n${rows}`));
    const { columns, findings } = await engine.quality();
    const filled = columns.map((one) => [one.file, one.field, one.filled, one.rows]);
    equal(
      filled.find((one) => one[1] === "customer_id"),
      [id, "customer_id", 2, 3],
    );
    equal(
      findings.map((one) => [one.code, one.count, one.of, one.lines]),
      [
        ["near-duplicate", 1, 2, [3]],
        ["channel-of-no-family", 1, 3, [4]],
        ["channels-alike", 1, 2, []],
      ],
    );
  },

  async "attribution on aggregated paths"(engine) {
    await loaded(engine, file("paths.csv", "path,conversions,nulls\nA > B,2,1\nB > A,1,2\nA,0,3\nB,1,3\n"));
    const { journeys, models } = await engine.attribution({ attribution: { models: ["markov"], order: 1 } });
    equal(journeys, 13);
    equal(Math.abs(models[0].channels[0].conversions - 1.4522292993630572) < 1e-12, true);
  },

  async "a study of attribution tells how far it is, and can be stopped"(engine) {
    await loaded(engine, file("paths.csv", "path,conversions,nulls\nA > B,20,10\nB > A,10,20\nA,0,30\nB,10,30\n"));
    /** @type {number[]} */
    const told = [];
    const request = /** @type {any} */ ({ draws: 40, folds: 4, model: "markov" });
    const { intervals, selection, missing } = await engine.attributionStudy(request, {
      onProgress: ({ bytes, total }) => told.push(bytes / total),
    });
    equal([missing, selection.folds, told.at(-1)], [null, 4, 1]);
    const markov = intervals.find((one) => one.model === "markov");
    equal([markov?.draws, markov?.channels.length], [40, 2]);
    const controller = new AbortController();
    const long = /** @type {any} */ ({ draws: 10_000 });
    const stopped = engine.attributionStudy(long, { signal: controller.signal, onProgress: () => controller.abort() });
    equal(
      await stopped.then(
        () => "done",
        (problem) => problem.code,
      ),
      "cancelled",
    );
    // One that begins while another runs takes its place, and is not disturbed by its end.
    const first = engine.attributionStudy(long).catch((problem) => problem.code);
    const second = await engine.attributionStudy(/** @type {any} */ ({ draws: 30 }));
    equal([await first, second.intervals[0].draws], ["cancelled", 30]);
    equal((await engine.attributionStudy(/** @type {any} */ ({ draws: 0 }))).intervals[0].draws, 0);
  },

  async "the distinct journeys come sorted, filtered, a page at a time"(engine) {
    const paths = "path,conversions,value,nulls\nA > B,2,20,1\nB > A,1,30,2\nA,0,0,3\nB,1,5,3\nA > B,1,10,0\n";
    await loaded(engine, file("paths.csv", paths));
    /** @param {object} request */
    const page = (request) => engine.pathsPage(/** @type {any} */ (request));
    const names = (/** @type {import("../../www/direct-engine.js").PathsPage} */ { rows }) =>
      rows.map(({ path }) => path.join(">"));
    const first = await page({ limit: 2 });
    equal([names(first), first.total, first.missing], [["A>B", "B"], 4, null]);
    equal(first.rows[0], {
      ...{ path: ["A", "B"], journeys: 4, conversions: 3, rate: 0.75, value: 30, share: 0.6 },
    });
    equal(names(await page({ limit: 2, offset: 2 })), ["B>A", "A"]);
    // A tie stands in the order of the channels, both ways.
    equal(names(await page({ sort: "value", descending: true })), ["A>B", "B>A", "B", "A"]);
    equal(names(await page({ sort: "value", descending: false })), ["A", "B", "A>B", "B>A"]);
    const filtered = await page({ sort: "path", descending: false, filter: "b > a" });
    equal([names(filtered), filtered.total], [["B>A"], 1]);
    const wrong = await refusal(page({ sort: "colour" }));
    equal(wrong.code, "bad-setting");
    await loaded(engine, file("more.csv", "path,conversions,value,nulls\nC,9,9,0\n"));
    equal(names(await page({ limit: 1 })), ["C"]);
    await engine.clear();
    await loaded(engine, file("ventes.csv", ORDERS));
    equal((await page({})).missing?.reason, "field-missing");
  },

  async "the user says how a file is written, and sees what is read before it is"(engine) {
    const source = file("odd.csv", "order_id|date|montant\nA1|03/02/2026|12,50\nA2|31/02/2026|7\n");
    const cut = await engine.sniff(source, { delimiter: ",", encoding: "ISO-8859-15" });
    equal([cut.delimiter, cut.encoding, cut.header], [",", "ISO-8859-15", ["order_id|date|montant"]]);
    const { proposal } = await engine.sniff(source, { delimiter: "|", table: "orders" });
    if (!proposal) throw new Error("no proposal");
    equal(/** @type {any} */ (proposal).delimiter, "|");
    const known = {
      .../** @type {any} */ (proposal.fields),
      ordered_at: { column: "date" },
      amount: { column: "montant" },
    };
    const { fields, rows } = await engine.preview(source, { ...proposal, fields: known }, { zone: "UTC" });
    const at = fields.indexOf("ordered_at");
    equal(rows[0].cells[at].instant, "2026-02-03T00:00:00Z");
    equal([rows[1].cells[at].unreadable, rows[1].notes[0].reason], [true, "date-unreadable"]);
    const wrong = await refusal(engine.preview(source, { ...proposal, fields: known, zone: "Mars/X" }));
    equal([wrong.code, wrong.file], ["unknown-zone", "odd.csv"]);
    equal((await refusal(engine.sniff(source, { delimiter: '"' }))).code, "bad-setting");
    equal((await refusal(engine.load(source, { ...proposal, encoding: "EBCDIC" }))).values.what, "encoding");
    // What a mapping says is how the file is read.
    const tabs = file("tabs.csv", "order_id\tdate\tmontant;x\nA1\t2026-02-03\t5\nA2\t2026-02-04\t6\n");
    const other = (await engine.sniff(tabs, { delimiter: "\t", table: "orders" })).proposal;
    await engine.load(tabs, /** @type {any} */ (other));
    equal((await kpi(engine, "revenue_total")).n, 2);
  },

  async "a file can be read again by another mapping, and taken away"(engine) {
    const source = file("ventes.csv", ORDERS);
    const first = await loaded(engine, source);
    const { proposal } = await engine.sniff(source);
    if (!proposal) throw new Error("no proposal");
    const filters = [{ column: "canal", test: /** @type {const} */ ("equals"), value: "web" }];
    const second = await engine.load(source, { ...proposal, filters }, { replaces: first });
    const report = await engine.report();
    equal(report.inputs.length, 1);
    equal(report.inputs[0].id, second);
    equal(report.inputs[0].skipped, 1);
    equal(report.kpis[0].value, 10.5);
    await engine.remove(second);
    equal((await engine.report()).inputs, []);
  },

  async "problems have a code, a place and a hint"(engine) {
    const unknown = await refusal(
      engine.load(file("a.csv", ORDERS), /** @type {any} */ ({ table: "orders", fields: { amount: { column: "x" } } })),
    );
    equal([unknown.code, unknown.file, unknown.values.column], ["unknown-column", "a.csv", "x"]);
    equal(unknown.hint !== "" && unknown.name === "Problem", true);
    equal((await refusal(engine.sniff(file("empty.csv", "")))).code, "empty-file");
    equal((await refusal(engine.sniff(file("book.xlsx", "PK\u0003\u0004..")))).code, "not-text");
    equal((await refusal(engine.report(/** @type {any} */ ({ settings: { zone: "Mars/X" } })))).code, "unknown-zone");
    equal((await refusal(engine.report(/** @type {any} */ ({ settings: { zonne: "x" } })))).code, "bad-setting");
  },

  async "a copy with pseudonyms holds what is mapped and names nobody; a short key is refused"(engine) {
    const source = file("orders.csv", ORDERS);
    const { proposal } = await engine.sniff(source);
    const key = "correct horse battery";
    const copy = (await engine.pseudonymised(source, /** @type {any} */ (proposal), { key })).join("");
    equal(/;p[0-9a-f]{32};/.test(copy) && !/;C[12];/.test(copy), true);
    const before = await loaded(engine, source);
    const { identity } = await engine.report();
    await loaded(engine, file("copy.csv", copy), { replaces: before });
    equal((await engine.report()).identity.people, identity.people);
    const refused = await refusal(engine.pseudonymised(source, /** @type {any} */ (proposal), { key: "short" }));
    equal([refused.code, JSON.stringify(refused).includes('short"')], ["bad-setting", false]);
  },

  async "names of channels that stand for others are one channel"(engine) {
    await loaded(engine, file("orders.csv", ORDERS));
    const { settings } = await engine.report({ settings: { channel_names: { WEB: "Site" } } });
    equal(settings.all_channels.includes("Site") && !settings.all_channels.includes("Web"), true);
  },

  async "a file that fails midway leaves nothing behind"(engine) {
    const endless = `${ORDERS}A3;C2;03/01/2026;Web;${"x".repeat(17 << 20)}`;
    const problem = await refusal(loaded(engine, file("endless.csv", endless)));
    equal([problem.code, problem.line], ["record-too-large", 4]);
    equal((await engine.report()).inputs, []);
  },

  async "a quote that is never closed costs its field and no row"(engine) {
    const open = `${ORDERS}A3;C2;03/01/2026;"Web;5\nA4;C2;03/01/2026;Web;5\n`;
    await loaded(engine, file("open.csv", open));
    const { inputs } = await engine.report();
    equal([inputs[0].rows, inputs[0].skipped], [4, 0]);
    equal(inputs[0].ledger[0], { effect: "repaired", reason: "quote-never-closed", column: "", rows: 1, lines: [4] });
  },

  async "progress is told and a load can be cancelled"(engine) {
    /** @type {number[]} */
    const seen = [];
    await loaded(engine, longFile(), { onProgress: ({ bytes }) => seen.push(bytes) });
    equal(seen.at(-1), longFile().size);
    const controller = new AbortController();
    controller.abort();
    const problem = await refusal(loaded(engine, longFile(), { signal: controller.signal }));
    equal(problem.code, "cancelled");
    equal((await engine.report()).inputs.length, 1);
  },

  async "the catalogue speaks both languages"(engine) {
    const { kpis, models, tables } = await engine.catalogue();
    equal(kpis[0].name, { fr: "Chiffre d’affaires total", en: "Total revenue" });
    equal(models.length > 0 && tables.length > 0, true);
    equal((await engine.catalogueMarkdown()).startsWith("# Catalogue"), true);
  },

  async "figures are compared and followed over time"(engine) {
    await loaded(engine, file("ventes.csv", ORDERS));
    const settings = /** @type {any} */ ({ from: "2026-01-01", to: "2026-01-31", compare: "previous" });
    const { kpis, settings: resolved } = await engine.report({ settings });
    equal([resolved.compared?.from, resolved.compared?.to], ["2025-12-01", "2025-12-31"]);
    equal([kpis[0].change?.before, kpis[0].change?.change], [10.5, -5.5]);
    const trends = await engine.trend({}, "month");
    equal(
      trends[0].points.map((point) => point.value),
      [10.5, 5],
    );
  },

  async "the KPIs alone are those of the report"(engine) {
    await loaded(engine, file("ventes.csv", ORDERS));
    for (const settings of /** @type {any[]} */ ([
      {},
      { from: "2026-01-01", to: "2026-01-31", compare: "previous" },
      { from: "2030-01-01", to: "2030-01-31" },
      { channels: ["Web"], basis: "purchase" },
    ])) {
      const { kpis, settings: resolved } = await engine.report({ settings });
      equal(await engine.figures({ settings }), { settings: resolved, kpis });
    }
    const { kpis } = await engine.figures({}, ["aov", "revenue_total"]);
    equal(
      kpis.map(({ id, value }) => [id, value !== null]),
      [
        ["revenue_total", true],
        ["aov", true],
      ],
    );
    equal((await refusal(engine.figures({}, ["hope"]))).code, "bad-setting");
    const problem = await refusal(engine.figures(/** @type {any} */ ({ settings: { segments: ["Gold"] } })));
    equal(problem.code, "bad-setting");
  },

  async "a trend of some KPIs is that of all, without the others"(engine) {
    await loaded(engine, file("ventes.csv", ORDERS));
    const all = await engine.trend({}, "month");
    const some = await engine.trend({}, "month", ["aov", "revenue_total"]);
    equal(
      some.map((one) => one.id),
      ["revenue_total", "aov"],
    );
    equal(
      some,
      all.filter((one) => some.some((other) => other.id === one.id)),
    );
    const problem = await refusal(engine.trend({}, "month", ["nothing"]));
    equal([problem.code, problem.values.what], ["bad-setting", "kpi"]);
  },

  async "models of customers answer, or say why not"(engine) {
    const rows = ["A1,C1,2026-01-05,10", "A2,C1,2026-02-05,20", "A3,C2,2026-01-06,30", "A4,C3,2026-03-01,5"];
    await loaded(engine, file("orders.csv", `order_id,customer_id,ordered_at,amount\n${rows.join("\n")}\n`));
    const { cohorts, pooled } = await engine.cohorts({ step: "month" });
    equal(
      cohorts.map(({ from, active }) => [from, active]),
      [
        ["2026-01-01", [2, 1, 0]],
        ["2026-03-01", [1, null, null]],
      ],
    );
    equal(
      pooled.map(({ after, value, n }) => [after, value, n]),
      [[1, 0.5, 2]],
    );
    const plan = await engine.planTest({ baseline: 0.03, lift: 0.1 });
    equal(plan.per_arm, [53211, 53211]);
    equal((await refusal(engine.planTest({ baseline: 2, lift: 0.1 }))).code, "bad-setting");
    equal((await engine.experiment()).missing, "field-missing");
    const rfm = await engine.rfm();
    equal([rfm.customers, rfm.groups], [3, 3]);
    const clv = await engine.clv({ model: "bg-nbd" });
    equal([clv.model, clv.missing, clv.forecast], ["bg-nbd", "repeaters-few", null]);
    const problem = await refusal(engine.clv({ model: "oracle" }));
    equal([problem.code, problem.values.what], ["bad-setting", "model"]);
  },

  async "forgets everything"(engine) {
    await loaded(engine, file("ventes.csv", ORDERS));
    await engine.clear();
    equal((await engine.report()).inputs, []);
  },
};
