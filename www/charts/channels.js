// @ts-check
/** A channel keeps its colour in every room: by its family where the name tells one, else from a scale of its own. */

import { shortNames } from "../short-names.js";
import { shorten, widthOf } from "./letters.js";

/** @typedef {import("../store/state.js").State} State */

/** The first family that fits names the class; the words are French, English and German. @type {[string, RegExp][]} */
const FAMILIES = [
  ["marketplace", /market ?place|place de march|amazon|zalando|cdiscount|ebay/],
  ["search-paid", /payant|paid (search|click)|\bsea\b|\bsem\b|\bppc\b|adwords|google ads|search ads|\bcpc\b/],
  ["search", /naturel|organic|\bseo\b|referencement|search/],
  ["email", /e-?mail|newsletter|courriel|crm/],
  ["social", /social|sociaux|facebook|instagram|tiktok|meta\b|pinterest|influence/],
  ["display", /display|banni|banner|retarget|reciblage|programmati/],
  ["affiliation", /affili|partner|partenaire|comparat/],
  ["phone", /phone|\btel\b|call|appel|hotline/],
  ["app", /\bapp(s|li|lication)?\b|mobile|\bios\b|android/],
  ["store", /magasin|store|boutique|shop\b|retail|caisse|point de vente|laden|filiale|\bpos\b/],
  ["web", /web|site|online|en ligne|internet|e-?commerce|desktop/],
];

/** Classes of the scale for the rest. */
const OTHERS = 6;

/** @param {string} name */
const plain = (name) => name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** @param {string} channel @returns {string | null} */
export function familyOf(channel) {
  const name = plain(channel);
  return FAMILIES.find(([, words]) => words.test(name))?.[0] ?? null;
}

/**
 * The class that colours a channel. Two channels of one family share its colour: their names stand beside it.
 * @param {string} channel
 * @param {Pick<State, "report">} state
 */
export function channelClass(channel, { report }) {
  const family = familyOf(channel);
  if (family) return `channel channel-${family}`;
  const rest = (report?.settings.all_channels ?? []).filter((one) => familyOf(one) === null);
  const at = Math.max(rest.indexOf(channel), 0);
  return `channel channel-other-${(at % OTHERS) + 1}`;
}

const LABEL_GAP = 20;
const LABEL_MOST = 240;

/** Room for the longest name. @param {string[]} names */
export const labelWidth = (names) => Math.min(Math.max(...names.map((name) => widthOf(name))) + LABEL_GAP, LABEL_MOST);

/** The names as far as there is room, told apart; the table twin has all of them. @param {string[]} names @param {number} room */
export const labels = (names, room) =>
  shortNames(names, (name) => shorten(name, Math.max(room - LABEL_GAP, LABEL_GAP)));

/** Channels that a drawing holds: with more it would be longer than a screen or two. */
const DRAWN = 20;

/**
 * The first of them, and what to say of the others.
 * @template T
 * @param {import("../say.js").Say} say @param {T[]} all the largest first
 */
export const largest = (say, all) => ({
  drawn: all.slice(0, DRAWN),
  others: all.length > DRAWN ? say.t("chart.largest", { n: DRAWN, all: all.length }) : "",
});
