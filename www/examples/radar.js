// @ts-check
import { radarChart } from "../charts/radar.js";
import { chartOrWhy, HOSTILE, show } from "./lib/show.js";

/** @typedef {import("../charts/radar.js").RadarData} RadarData */

const AXES = [
  "Strategy and governance",
  "Customer knowledge",
  "Data and identity",
  "Offer and prices",
  "Stock and supply",
  "Store",
  "Digital channels",
  "Customer service",
  "Measurement",
  "People and skills",
];
const LONG = [
  "Gouvernance omnicanale et responsabilité du compte de résultat",
  "Connaissance client unifiée, consentements compris",
  "Anticonstitutionnellement",
  "Cohérence de l’offre, des prix et des promotions entre canaux",
  "Visibilité du stock en temps utile (boutiques, entrepôts, fournisseurs)",
  "Rôle de la boutique",
  "Parcours numériques",
  "Service client et continuité de la conversation d’un canal à l’autre",
  "Mesure, attribution, expérimentation",
  "Compétences, incitations et formation des équipes en boutique",
];

show("Radar", (view) => {
  /** @type {RadarData} */
  const normal = {
    id: "normal",
    title: "Stock and measurement are furthest from the target; the store is ahead of its peers",
    subtitle: "Maturity from 1 to 5, median of the answers · n = 41 answers",
    note: "A self-assessment, not a measurement.",
    axes: AXES,
    series: [
      { name: "Maison Verdier", values: [3, 2.4, 2.1, 3.6, 1.4, 4.2, 3.1, 2.8, 1.6, 2.5] },
      { name: "Target", values: [4, 4, 3.5, 4, 3.5, 4.5, 4, 4, 3.5, 3.5] },
      { name: "Peers", values: [2.9, 2.7, 2.3, 3.1, 2.6, 3.2, 3.3, 2.9, 2.2, 2.7] },
    ],
  };
  const [own, target] = normal.series;
  /** @type {Record<string, RadarData>} */
  const all = {
    normal,
    one: { ...normal, id: "one", title: "One series on five axes", axes: AXES.slice(0, 5), series: [own] },
    gaps: {
      ...normal,
      id: "gaps",
      title: "Two axes have no answer",
      series: [{ ...own, values: own.values.map((value, i) => (i === 2 || i === 7 ? null : value)) }, target],
    },
    empty: { ...normal, id: "empty", series: [] },
    long: {
      ...normal,
      id: "long",
      title: "Long names wrap",
      axes: LONG,
      series: normal.series.map((one) => ({
        ...one,
        name: `${one.name}, direction générale et directions régionales`,
      })),
    },
    many: {
      ...normal,
      id: "many",
      title: "Sixteen axes, five series",
      axes: Array.from({ length: 16 }, (_, i) => `Axis of maturity ${i + 1}`),
      series: Array.from({ length: 5 }, (_, s) => ({
        name: `Country ${s + 1}`,
        values: Array.from({ length: 16 }, (_, i) => 1 + ((i * 3 + s * 2) % 9) / 2),
      })),
    },
    hostile: {
      ...normal,
      id: "hostile",
      title: HOSTILE[0],
      axes: HOSTILE,
      series: HOSTILE.slice(0, 3).map((name, s) => ({ name, values: [1, 2, 3, 4, 5].map((v) => 1 + ((v + s) % 5)) })),
    },
  };
  return Object.entries(all).map(([name, data]) => ({
    name,
    content: chartOrWhy(view, radarChart(view, data)),
  }));
});
