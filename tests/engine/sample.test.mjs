// @ts-check
/** The sample: the same bytes everywhere, and the facts its README claims. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import fs from "node:fs";
import { test } from "node:test";
import { SAMPLE_INFO } from "../../www/samples/about.js";
import { makeSample } from "../../www/samples/retailer.js";
import { SOURCES } from "../../www/samples/shop.js";

/** @typedef {Record<string, string>} Row */

const HASH = "6759d5595f9bc06eaaea705356f26a7a0ec2cf9588c52f706275a06a81e745e6";

const files = makeSample();
const text = new Map(files.map((file) => [file.name, file.text]));

/** @param {string} line @param {string} delimiter */
function cells(line, delimiter) {
  const found = [""];
  let inside = false;
  for (const [i, character] of [...line].entries()) {
    if (character === '"') {
      if (!inside && line[i - 1] === '"') found.push(`${found.pop()}"`);
      inside = !inside;
    } else if (character === delimiter && !inside) found.push("");
    else found.push(found.pop() + character);
  }
  return found;
}

/** @param {string} name @param {string} delimiter @param {string} newline @returns {Row[]} */
function read(name, delimiter, newline) {
  const lines = (text.get(name) ?? "").replace(/^\uFEFF/, "").split(newline);
  assert.equal(lines.pop(), "", `${name} ends with its newline`);
  const [header, ...rows] = lines.map((line) => cells(line, delimiter));
  return rows.map((row) => {
    assert.equal(row.length, header.length, `${name}: ${row.join(delimiter)}`);
    return Object.fromEntries(header.map((column, i) => [column, row[i]]));
  });
}

const rows = read("commandes.csv", ";", "\r\n");
const visits = read("visites.csv", ",", "\n");
const costs = read("couts.csv", "\t", "\r\n");
const customers = read("clients.csv", ",", "\n");
const rates = read("devises.csv", ";", "\r\n");

const number = (/** @type {string} */ cell) => Number(cell.replace(",", "."));
const rate = new Map(rates.map((row) => [row.devise, number(row.taux_eur)]));
const orders = [...new Map(rows.map((row) => [row.numero_commande, row])).values()];
const byNumber = new Map(orders.map((row) => [row.numero_commande, row]));
const readable = orders.filter((row) => row.montant_ttc !== "n/a");
const sales = readable.filter((row) => row.type === "vente");
const day = (/** @type {Row} */ row) => row.date_commande.slice(0, 10).split("/").reverse().join("-");
const year = (/** @type {Row} */ row) => (day(row) < SAMPLE_INFO.period.from ? 1 : 2);
const euros = (/** @type {Row[]} */ list) =>
  list.reduce((sum, row) => sum + number(row.montant_ttc) * (rate.get(row.devise) ?? Number.NaN), 0);
const online = (/** @type {Row | undefined} */ row) => row?.canal === "Site web" || row?.canal === "Appli mobile";
const collected = (/** @type {Row} */ row) => row.mode_retrait === "click & collect";

/** @param {Row[]} list @param {(row: Row) => boolean} keep */
const share = (list, keep) => list.filter(keep).length / list.length;

/** @param {number} value @param {number} low @param {number} high @param {string} what */
function within(value, low, high, what) {
  assert.ok(value >= low && value <= high, `${what}: ${value} is not between ${low} and ${high}`);
}

/** @param {Row[]} list @returns {Map<string, Row[]>} */
function perCustomer(list) {
  /** @type {Map<string, Row[]>} */
  const groups = new Map();
  for (const row of list) {
    const id = row.id_client ?? row.customer_id;
    if (id === "") continue;
    const group = groups.get(id);
    if (group) group.push(row);
    else groups.set(id, [row]);
  }
  return groups;
}

test("the same seed gives the same bytes", () => {
  const join = (/** @type {{text: string}[]} */ list) => list.map((file) => file.text).join("");
  // Changed on purpose? Put the new hash here, and the new figures in www/samples/README.md.
  assert.equal(createHash("sha256").update(join(files)).digest("hex"), HASH);
  assert.equal(join(makeSample()), join(files));
  assert.notEqual(join(makeSample({ seed: 2, customers: 500 })), join(makeSample({ seed: 3, customers: 500 })));
});

test("nothing that differs between engines or clocks", () => {
  const folder = new URL("../../www/samples/", import.meta.url);
  const modules = fs.readdirSync(folder).filter((name) => name.endsWith(".js"));
  assert.ok(modules.includes("random.js"));
  for (const name of modules) {
    const code = fs.readFileSync(new URL(name, folder), "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
    assert.doesNotMatch(
      code,
      /Math\.(?!(floor|round|imul|abs|min|max)\b)|\bDate\b|\bIntl\b|toLocale|\*\*|localeCompare/,
      name,
    );
  }
});

test("six files, each in its dialect", () => {
  assert.deepEqual(
    [...text.keys()],
    ["commandes.csv", "visites.csv", "couts.csv", "clients.csv", "devises.csv", "parcours.csv"],
  );
  assert.ok(text.get("commandes.csv")?.startsWith("\uFEFFnumero_commande;id_client;date_commande;canal;"));
  assert.ok(text.get("visites.csv")?.startsWith("touch_id,customer_id,session_id,timestamp,channel,event,source,"));
  assert.ok(text.get("couts.csv")?.startsWith("mois\tcanal\tposte\tcout\r\n2024-11\t"));
  assert.ok(text.get("clients.csv")?.startsWith("customer_id,acquisition_channel,acquired_on,loyalty_member,"));
  assert.equal(text.get("devises.csv"), "devise;taux_eur\r\nEUR;1\r\nCHF;1,04\r\nGBP;1,16\r\n");
  assert.match(text.get("visites.csv") ?? "", /,"Soldes d'hiver, jusqu'à -50 %"\n/);
  assert.match(text.get("visites.csv") ?? "", /,"Collection ""Rivage"""\n/);
});

test("as many rows as a small retailer has", () => {
  within(rows.length, 12000, 14000, "orders");
  within(visits.length, 25000, 30000, "touches");
  assert.equal(costs.length, 24 * 16);
  assert.equal(customers.length, 4000);
  assert.equal(makeSample({ customers: 1000 })[3].text.split("\n").length, 1002);
});

/** Every cell is of a closed list or form: no place is left for a name or an address. */
const FORMS = /** @type {[Row[], Record<string, RegExp>][]} */ ([
  [
    rows,
    {
      numero_commande: /^(CV|AV)\d{7}$/,
      id_client: /^(MV-\d{6})?$/,
      date_commande: /^\d\d\/\d\d\/202[456] \d\d:\d\d$/,
      canal: /^(Magasin|Site web|Appli mobile|Téléphone|Place de marché)$/,
      mode_retrait: /^(magasin|livraison|click & collect)$/,
      devise: /^(EUR|CHF|GBP)$/,
      montant_ttc: /^(-?\d+,\d\d|n\/a)$/,
      type: /^(vente|remboursement)$/,
      commande_origine: /^(CV\d{7})?$/,
      magasin: /^((Paris|Lyon|Lille|Bordeaux|Nantes|Toulouse|Strasbourg|Genève) [A-Z][A-Za-zé-]+)?$/,
    },
  ],
  [
    visits,
    {
      touch_id: /^T\d{6}$/,
      customer_id: /^(MV-\d{6})?$/,
      session_id: /^(S\d{6})?$/,
      timestamp: /^202[456]-\d\d-\d\dT\d\d:\d\d:\d\dZ$/,
      channel: /^(Magasin|Site web|Appli mobile|Téléphone)$/,
      event: /^(visite|reservation|clic|appel)$/,
      source: /^(Référencement (payant|naturel)|Direct|E-mail|Réseaux sociaux|Affiliation|Display|)$/,
      campaign:
        /^(Black Friday|Opération "Noël à la maison"|Soldes d'(hiver|été), jusqu'à -[45]0 %|Marque et maison|Lettre du jeudi|Collection "Rivage"|Bons plans|Reciblage|)$/,
    },
  ],
  [
    costs,
    {
      mois: /^202[456]-(0[1-9]|1[0-2])$/,
      canal:
        /^(Magasin|Site web|Appli mobile|Téléphone|Place de marché|Référencement (payant|naturel)|E-mail|Réseaux sociaux|Affiliation|Display)$/,
      poste: /^(acquisition|fidelisation|distribution)$/,
      cout: /^\d+,\d\d$/,
    },
  ],
  [
    customers,
    {
      customer_id: /^MV-\d{6}$/,
      acquisition_channel: /^(Magasin|Site web|Appli mobile|Téléphone)$/,
      acquired_on: /^202[1-6]-\d\d-\d\d$/,
      loyalty_member: /^[01]$/,
      loyalty_joined_on: /^(202[1-6]-\d\d-\d\d)?$/,
      segment: /^(Nouveau|Actif|Fidèle|Dormant)$/,
    },
  ],
]);

test("no name, e-mail or telephone number, in any column", () => {
  for (const [table, forms] of FORMS) {
    assert.deepEqual(Object.keys(table[0]), Object.keys(forms));
    for (const row of table) {
      for (const [column, form] of Object.entries(forms)) assert.match(row[column], form, column);
    }
  }
  for (const [name, content] of text) {
    assert.doesNotMatch(content, /@|\+\d\d|\b0[1-9](?:[ .]?\d\d){4}\b/, name);
  }
});

test("the planted faults, in the number stated", () => {
  assert.equal(rows.length - new Set(rows.map((row) => JSON.stringify(row))).size, 10, "exact duplicates");
  assert.equal(rows.length - orders.length, 10, "no other repeated number");
  assert.equal(orders.filter((row) => row.montant_ttc === "n/a").length, 3, "unreadable amounts");
  assert.equal(orders.filter((row) => row.date_commande.startsWith("31/04/2026")).length, 2, "impossible dates");
  const impossible = orders.filter((row) => Number.isNaN(Date.parse(`${day(row)}T00:00Z`)) || !realDay(day(row)));
  assert.equal(impossible.length, 2, "no other impossible date");
  const known = new Set(customers.map((row) => row.customer_id));
  const orphans = orders.filter((row) => row.id_client !== "" && !known.has(row.id_client));
  assert.equal(orphans.length, 5, "orphans");
  assert.ok(visits.every((row) => row.customer_id === "" || known.has(row.customer_id)));
});

/** @param {string} iso */
function realDay(iso) {
  const time = Date.parse(`${iso}T00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === iso;
}

test("nothing lies outside the two years", () => {
  for (const row of orders) within(Number(day(row).replaceAll("-", "")), 20241101, 20261031, row.numero_commande);
  for (const row of visits) {
    within(Date.parse(row.timestamp), Date.parse("2024-10-31T23:00Z"), Date.parse("2026-10-31T23:00Z"), row.touch_id);
  }
  for (const row of customers)
    assert.ok(row.acquired_on <= SAMPLE_INFO.asOf && row.loyalty_joined_on <= SAMPLE_INFO.asOf);
  assert.deepEqual(SAMPLE_INFO.period, { from: "2025-11-01", to: "2026-10-31" });
});

test("refunds point to an earlier sale of the same buyer and never exceed it", () => {
  const refunds = orders.filter((row) => row.type === "remboursement");
  within(refunds.length, 600, 900, "refunds");
  for (const row of refunds) {
    const origin = byNumber.get(row.commande_origine);
    assert.ok(origin && origin.type === "vente" && origin.id_client === row.id_client, row.numero_commande);
    assert.ok(day(origin) < day(row) && origin.devise === row.devise, row.numero_commande);
    within(-number(row.montant_ttc), 0.01, number(origin.montant_ttc), row.numero_commande);
  }
  const ofOnline = refunds.filter((row) => online(byNumber.get(row.commande_origine)));
  within(
    share(ofOnline, (row) => row.canal === "Magasin"),
    0.3,
    0.45,
    "online orders returned in store",
  );
});

test("who is known: tills, marketplaces, two channels or more", () => {
  const tills = sales.filter((row) => row.canal === "Magasin");
  within(
    share(tills, (row) => row.id_client === ""),
    0.25,
    0.3,
    "anonymous share of store orders",
  );
  assert.ok(orders.every((row) => row.canal !== "Place de marché" || row.id_client === ""));
  const buyers = [...perCustomer(sales).values()];
  const omni = buyers.filter((list) => new Set(list.map((row) => row.canal)).size > 1);
  within(omni.length / buyers.length, 0.25, 0.3, "buyers on two channels or more");
  within(buyers.filter((list) => list.length > 1).length / buyers.length, 0.43, 0.48, "repeat rate");
});

test("the second year against the first", () => {
  const [before, now] = [1, 2].map((y) => readable.filter((row) => year(row) === y));
  within(euros(now) / euros(before) - 1, 0.045, 0.075, "growth");
  const part = (/** @type {Row[]} */ list, /** @type {string} */ canal) =>
    euros(list.filter((row) => row.canal === canal)) / euros(list);
  within(part(before, "Magasin"), 0.475, 0.485, "store share, first year");
  within(part(now, "Magasin"), 0.425, 0.435, "store share, second year");
  within(part(now, "Appli mobile") - part(before, "Appli mobile"), 0.03, 0.06, "what the application gains");
  const adoption = (/** @type {number} */ y) =>
    share(
      sales.filter((row) => online(row) && year(row) === y),
      collected,
    );
  within(adoption(1), 0.13, 0.17, "click & collect adoption, first year");
  within(adoption(2), 0.2, 0.25, "click & collect adoption, second year");
});

test("the telephone loses money, the marketplace stands in the middle", () => {
  const recent = readable.filter((row) => year(row) === 2);
  const roi = (/** @type {string} */ canal) => {
    const cost = costs.filter((row) => row.canal === canal && row.mois >= "2025-11");
    const spent = cost.reduce((sum, row) => sum + number(row.cout), 0);
    return euros(recent.filter((row) => row.canal === canal)) / spent - 1;
  };
  const market = roi("Place de marché");
  assert.ok(Math.min(roi("Magasin"), roi("Site web")) > market && market > roi("Appli mobile"));
  assert.ok(roi("Appli mobile") > 0.5);
  within(roi("Téléphone"), -0.25, -0.05, "return of the telephone");
});

test("baskets, seasons and hours look like a shop's", () => {
  const mean = (/** @type {Row[]} */ list) => euros(list) / list.length;
  const store = mean(sales.filter((row) => row.canal === "Magasin"));
  within(mean(sales.filter(collected)) / store, 1.2, 1.6, "click & collect basket against the store's");
  const count = (/** @type {(row: Row) => boolean} */ keep) => sales.filter(keep).length;
  const month = (/** @type {string} */ iso) => count((row) => day(row).startsWith(iso));
  assert.ok(month("2025-12") > 1.6 * month("2026-02") && month("2026-07") > 1.4 * month("2026-08"));
  const blackFriday = count((row) => day(row) === "2025-11-28");
  assert.ok(blackFriday > 2.5 * count((row) => day(row) === "2025-11-14"));
  const saturday = share(sales, (row) => new Date(`${day(row)}T12:00Z`).getUTCDay() === 6);
  within(saturday, 0.22, 0.3, "Saturday's share");
  const hour = (/** @type {Row} */ row) => Number(row.date_commande.slice(11, 13));
  assert.ok(count((row) => hour(row) < 6) < 0.03 * sales.length);
  assert.ok(sales.every((row) => row.canal !== "Magasin" || (hour(row) >= 9 && hour(row) < 20)));
});

/** The order's instant: in Paris, summer time runs between the last Sundays of March and October. */
function instant(/** @type {Row} */ row) {
  const date = day(row);
  const summer = (date >= "2025-03-30" && date < "2025-10-26") || (date >= "2026-03-29" && date < "2026-10-25");
  return Date.parse(`${date}T${row.date_commande.slice(11)}:00${summer ? "+02:00" : "+01:00"}`);
}

test("journeys: reservations, research online, show-rooming", () => {
  const bought = perCustomer(sales);
  const touched = perCustomer(visits);
  const DAY = 86400000;
  const reservations = visits.filter((row) => row.event === "reservation");
  const kept = share(reservations, (row) => {
    const from = Date.parse(row.timestamp);
    const after = bought.get(row.customer_id) ?? [];
    return after.some((order) => collected(order) && instant(order) >= from && instant(order) < from + DAY);
  });
  within(kept, 0.72, 0.78, "reservations that become orders");

  const preceded = (/** @type {Row} */ order, /** @type {RegExp} */ channel) =>
    (touched.get(order.id_client) ?? []).some((row) => {
      const before = instant(order) - Date.parse(row.timestamp);
      return before > 0 && before <= 30 * DAY && channel.test(row.channel);
    });
  const inStore = sales.filter((row) => row.canal === "Magasin" && row.id_client !== "");
  within(
    share(inStore, (row) => preceded(row, /Site web|Appli/)),
    0.3,
    0.45,
    "store orders researched online",
  );
  within(
    share(sales.filter(online), (row) => preceded(row, /Magasin/)),
    0.12,
    0.25,
    "online orders seen in store",
  );
});

test("the aggregated journeys are made of known sources and of online orders", () => {
  const lines = String(text.get("parcours.csv")).trimEnd().split("\n").slice(1);
  assert.equal(new Set(lines.map((line) => line.split("|")[0])).size, lines.length, "each path once");
  let [conversions, nulls] = [0, 0];
  for (const line of lines) {
    const [path, converted, value, lost] = line.split("|");
    for (const source of path.split(" > ")) assert.ok(SOURCES.includes(source), source);
    assert.match(value, /^\d+\.\d\d$/);
    conversions += Number(converted);
    nulls += Number(lost);
  }
  assert.ok(conversions > 3000 && conversions < 5000, `${conversions} conversions`);
  assert.ok(nulls > 500 && nulls < 4000, `${nulls} journeys without`);
});
