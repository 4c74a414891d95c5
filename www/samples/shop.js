// @ts-check
/** The words and the shop floor of Maison Verdier: everything that is a list. */

import { weigh } from "./random.js";

export const CHANNELS = Object.freeze(["Magasin", "Site web", "Appli mobile", "Téléphone", "Place de marché"]);
export const STORE = 0;
export const WEB = 1;
export const APP = 2;
export const PHONE = 3;
export const MARKET = 4;

export const MODES = Object.freeze(["magasin", "livraison", "click & collect"]);
export const TAKE_AWAY = 0;
export const DELIVERY = 1;
export const COLLECT = 2;

export const CURRENCIES = Object.freeze(["EUR", "CHF", "GBP"]);
/** Hundredths of a euro for one unit. */
export const RATES = Object.freeze([100, 104, 116]);
export const EUR = 0;
export const CHF = 1;
export const GBP = 2;

export const SOURCES = Object.freeze([
  "Référencement payant",
  "Référencement naturel",
  "Direct",
  "E-mail",
  "Réseaux sociaux",
  "Affiliation",
  "Display",
]);
export const EMAIL = 3;

export const STORES = Object.freeze([
  "Paris Rivoli",
  "Lyon Bellecour",
  "Lille Grand-Place",
  "Bordeaux Sainte-Catherine",
  "Nantes Commerce",
  "Toulouse Capitole",
  "Strasbourg Kléber",
  "Genève Rive",
]);
/** The one store that sells in Swiss francs. */
export const GENEVA = 7;
export const FRENCH_STORES = weigh([26, 18, 15, 12, 11, 10, 8]);
export const ALL_STORES = weigh([26, 18, 15, 12, 11, 10, 8, 4]);

/**
 * Where a visit comes from, by its place in the journey, in the order of
 * SOURCES. Social and display open, search and direct close: first-click and
 * last-click models must disagree.
 */
export const OPENING = weigh([18, 25, 8, 4, 26, 7, 12]);
export const MIDDLE = weigh([19, 26, 19, 16, 11, 4, 5]);
export const CLOSING = weigh([27, 16, 28, 18, 4, 6, 1]);
/** In the application a visit is a habit or a message, hardly a search. */
export const IN_APP = weigh([1, 2, 66, 19, 10, 1, 1]);

/** Visits or orders per hour of the day, local time. */
const hours = (/** @type {string} */ text) => weigh(text.split(" ").map(Number));
export const HOURS = Object.freeze([
  hours("0 0 0 0 0 0 0 0 0 1 8 11 10 7 9 11 13 14 12 4 0 0 0 0"),
  hours("3 1 1 0 0 1 2 4 6 8 9 9 11 11 9 8 8 9 10 11 14 16 13 7"),
  hours("3 1 1 0 0 1 3 7 8 6 6 7 12 12 7 6 7 10 12 11 13 15 13 7"),
  hours("0 0 0 0 0 0 0 0 2 12 15 13 6 3 11 13 11 7 2 0 0 0 0 0"),
  hours("3 1 1 1 0 1 2 4 6 8 9 10 11 11 9 9 9 9 10 11 13 14 11 6"),
]);
