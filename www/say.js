// @ts-check
/** What the page says, and how it writes numbers, in one language. */

/** @typedef {"fr" | "en"} Language */
/** @typedef {Record<string, string | Record<string, string>>} Texts */
/** @typedef {Record<string, string | number>} Values */
/** @typedef {import("./generated/core.js").Unit} Unit */

/** The languages that were taught. @type {Partial<Record<Language, Texts>>} */
const TEXTS = {};
const LOCALES = { fr: "fr-FR", en: "en-GB" };

/** @type {Language[]} */
export const LANGUAGES = ["fr", "en"];

/** @param {Language} language @param {Texts} texts */
export function teach(language, texts) {
  TEXTS[language] = texts;
}

/** @param {Language} language */
export const isTaught = (language) => language in TEXTS;

/** From here on a sum of money is read in thousands. */
const COMPACT_FROM = 10_000;
const FIGURES = new Set(["integer", "group", "decimal", "fraction", "minusSign"]);
/** Marks that turn the direction of what follows: a name of the user's must not rearrange our sentence. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g;
/** Letters written from right to left: without walls around them they pull the signs beside them over. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const HOLE = /\{(\w+)\}/;

/** Everything an element needs to speak: texts, numbers, dates, of one language. */
export class Say {
  #locale;
  /** Made when it is first needed: every element begins with a language. @type {Intl.PluralRules | null} */
  #rules = null;
  /** @type {Map<string, Intl.NumberFormat>} */
  #numbers = new Map();

  /** @param {Language} language */
  constructor(language) {
    this.language = language;
    this.#locale = LOCALES[language];
  }

  get #plural() {
    this.#rules ??= new Intl.PluralRules(this.#locale);
    return this.#rules;
  }

  get #texts() {
    return TEXTS[this.language] ?? {};
  }

  /** @param {string} key */
  has(key) {
    return key in this.#texts;
  }

  /**
   * The text of a key; `n` chooses the plural. An unknown key shows itself.
   * @param {string} key
   * @param {Values} [values]
   */
  t(key, values = {}) {
    return this.rich(key, values).join("");
  }

  /**
   * The text in pieces, so that a hole may hold markup of ours.
   * @param {string} key
   * @param {Record<string, unknown>} [values]
   * @returns {unknown[]}
   */
  rich(key, values = {}) {
    return this.#text(key, Number(values.n))
      .split(/(\{\w+\})/)
      .map((piece) => {
        const name = HOLE.exec(piece)?.[1];
        if (name === undefined || !(name in values)) return piece;
        const value = values[name];
        if (typeof value === "number") return this.number(value);
        return typeof value === "string" ? this.name(value) : value;
      });
  }

  /**
   * A name of the user's as a piece of our sentence, which it cannot rearrange.
   * @param {string} text
   */
  name(text) {
    const still = text.replace(TURNS, "\ufffd");
    return RIGHT_TO_LEFT.test(still) ? `\u2068${still}\u2069` : still;
  }

  /** @param {string} key @param {number} n */
  #text(key, n) {
    const text = this.#texts[key];
    if (typeof text === "object") return text[this.#plural.select(n)] ?? text.other;
    return text ?? key;
  }

  /**
   * The text of a key made of a prefix and a code of the engine; the code itself where we know no text.
   * @param {string} prefix
   * @param {string} code
   * @param {Values} [values]
   */
  code(prefix, code, values) {
    const key = `${prefix}.${code}`;
    return this.has(key) ? this.t(key, values) : code;
  }

  /** @param {Intl.NumberFormatOptions} options */
  #format(options) {
    const key = JSON.stringify(options);
    const known = this.#numbers.get(key) ?? new Intl.NumberFormat(this.#locale, options);
    this.#numbers.set(key, known);
    return known;
  }

  /** Minus is no hyphen. @param {number} value @param {Intl.NumberFormatOptions} options */
  #figure(value, options) {
    return this.#format(options).format(value).replace("-", "\u2212");
  }

  /** @param {number} value @param {number} [digits] */
  number(value, digits = 0) {
    return this.#figure(value, { maximumFractionDigits: digits, minimumFractionDigits: 0 });
  }

  /** All its decimals, so that a column of numbers is read down. @param {number} value @param {number} digits */
  decimals(value, digits) {
    return this.#figure(value, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  }

  /**
   * The format of a unit: `exact` for tables, short for tiles and charts.
   * @param {Unit} unit
   * @param {number} value
   * @param {string} currency
   * @param {boolean} exact
   */
  #unit(unit, value, currency, exact) {
    if (unit === "rate") return this.#format({ style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 });
    if (unit === "multiple") return this.#format({ minimumFractionDigits: 2, maximumFractionDigits: 2 });
    if (unit === "number") return this.#format({ minimumFractionDigits: 2, maximumFractionDigits: 2 });
    if (unit === "points") return this.#format({ minimumFractionDigits: 1, maximumFractionDigits: 1 });
    if (unit === "hours") return this.#format({ style: "unit", unit: "hour", maximumFractionDigits: 1 });
    if (unit === "seconds") return this.#format({ style: "unit", unit: "second", maximumFractionDigits: 0 });
    if (unit === "count") return this.#format({ maximumFractionDigits: exact ? 1 : 0 });
    const large = Math.abs(value) >= COMPACT_FROM && !exact;
    /** @type {Intl.NumberFormatOptions} */
    const short = { notation: "compact", minimumSignificantDigits: 3, maximumSignificantDigits: 3 };
    /** @type {Intl.NumberFormatOptions} */
    const plain = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
    const money = isCode(currency) ? { style: /** @type {const} */ ("currency"), currency } : large ? {} : plain;
    return this.#format({ ...money, ...(large ? short : {}) });
  }

  /**
   * The figure and what stands around it. French sets no space within k€, and minus is no hyphen.
   * @param {number} value
   * @param {Unit} unit
   * @param {string} currency
   * @param {boolean} [exact]
   */
  parts(value, unit, currency, exact = false) {
    const parts = this.#unit(unit, value, currency, exact).formatToParts(value);
    const pieces = parts
      .filter(({ type }, at) => !(type === "literal" && parts[at - 1]?.type === "compact"))
      .map(({ type, value: text }) => ({ text: type === "minusSign" ? "\u2212" : text, figure: FIGURES.has(type) }));
    if (unit === "multiple") return [...pieces, { text: "\u00a0×", figure: false }];
    if (unit === "points") return [...pieces, { text: `\u00a0${this.t("unit.points")}`, figure: false }];
    // A file may write its currency in words.
    if (unit === "money" && !isCode(currency))
      return [...pieces, { text: `\u00a0${this.name(currency)}`, figure: false }];
    return pieces;
  }

  /**
   * @param {number} value
   * @param {Unit} unit
   * @param {string} currency
   * @param {boolean} [exact]
   */
  value(value, unit, currency, exact) {
    return this.parts(value, unit, currency, exact)
      .map(({ text }) => text)
      .join("");
  }

  /** How long something takes: from two days on in days. @param {number} hours */
  lasting(hours) {
    const inDays = Math.abs(hours) >= 48;
    const format = this.#format({ style: "unit", unit: inDays ? "day" : "hour", maximumFractionDigits: 1 });
    return format.format(inDays ? hours / 24 : hours);
  }

  /** A number as one types it: nothing between thousands. @param {number} value */
  typed(value) {
    return this.#format({ useGrouping: false, maximumFractionDigits: 6 }).format(value);
  }

  /** @param {number} value a share, 0 to 1 @param {number} [digits] */
  percent(value, digits = 0) {
    // A nought has no sign.
    const sign = { signDisplay: /** @type {const} */ ("negative") };
    const decimals = { minimumFractionDigits: digits, maximumFractionDigits: digits };
    return this.#figure(value, { ...sign, ...decimals, style: "percent" });
  }

  /** @param {number} value @param {Unit} unit @param {string} currency */
  signed(value, unit, currency) {
    const sign = value > 0 ? "+" : "";
    return sign + (unit === "rate" ? this.percent(value, 1) : this.value(value, unit, currency));
  }

  /** @param {number} value @param {number} digits */
  signedNumber(value, digits) {
    return (value > 0 ? "+" : "") + this.decimals(value, digits);
  }

  /** Time still to go, in the unit that suits it. @param {number} seconds */
  duration(seconds) {
    const [value, unit] = seconds < 90 ? [seconds, "second"] : [seconds / 60, "minute"];
    return this.#format({ style: "unit", unit, maximumFractionDigits: 0 }).format(Math.ceil(value));
  }

  /** @param {number} bytes */
  bytes(bytes) {
    const mega = bytes / 1e6;
    if (bytes < 1e3) return this.#format({ style: "unit", unit: "byte", unitDisplay: "long" }).format(bytes);
    const [value, unit] = mega >= 1 ? [mega, "megabyte"] : [bytes / 1e3, "kilobyte"];
    return this.#format({ style: "unit", unit, maximumFractionDigits: value < 10 ? 1 : 0 }).format(value);
  }

  /** @param {string} day as `2026-01-31` @param {"long" | "short"} [length] */
  day(day, length = "long") {
    const date = new Date(`${day.slice(0, 10)}T00:00:00Z`);
    if (Number.isNaN(date.getTime())) return day;
    const month = length === "long" ? "long" : "short";
    /** @type {Intl.DateTimeFormatOptions} */
    const options = { day: "numeric", month, year: "numeric", timeZone: "UTC" };
    const text = new Intl.DateTimeFormat(this.#locale, options).format(date);
    return this.language === "fr" ? text.replace(/^1 /, "1er ") : text;
  }

  /** A quarter, as `2026-Q4` or, without a calendar, as `Q4`. @param {string} quarter */
  quarter(quarter) {
    const [, year = "", at] = /^(?:(\d{4})-)?Q(\d+)$/.exec(quarter) ?? [];
    return at ? this.t("period.quarter", { quarter: String(at), year }).trim() : this.name(quarter);
  }

  /** A moment, in the reader's own zone. @param {string} instant */
  instant(instant) {
    const date = new Date(instant);
    if (Number.isNaN(date.getTime())) return "";
    return new Intl.DateTimeFormat(this.#locale, { dateStyle: "long", timeStyle: "short" }).format(date);
  }

  /** How long ago a day was: in days, from two months on in months, from two years on in years.
   * @param {string} day @param {string} today */
  age(day, today) {
    const days = Math.round((Date.parse(day.slice(0, 10)) - Date.parse(today.slice(0, 10))) / 86_400_000);
    const format = new Intl.RelativeTimeFormat(this.#locale, { numeric: "auto" });
    if (Math.abs(days) < 61) return format.format(days, "day");
    if (Math.abs(days) < 731) return format.format(Math.trunc(days / 30.44), "month");
    return format.format(Math.trunc(days / 365.25), "year");
  }

  /** A point in time, as the clocks of a zone show it; midnight is left out. @param {string} instant @param {string} zone */
  moment(instant, zone) {
    const at = new Date(instant);
    if (Number.isNaN(at.getTime())) return instant;
    const format = (/** @type {Intl.DateTimeFormatOptions} */ options) =>
      new Intl.DateTimeFormat(this.#locale, { timeZone: zone, ...options }).format(at);
    const day = format({ day: "numeric", month: "short", year: "numeric" });
    const time = format({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    return time === "00:00" ? day : `${day} ${time}`;
  }

  /** @param {string | null | undefined} from @param {string | null | undefined} to */
  period(from, to) {
    if (!from || !to) return this.t("period.all");
    // A copied address or an audit may hold what is no day: it is shown as it is, and the engine says so.
    const [first, last] = [from, to].map((day) => new Date(`${day}T00:00:00Z`));
    if (Number.isNaN(first.getTime()) || Number.isNaN(last.getTime())) return `${this.name(from)} – ${this.name(to)}`;
    const whole = from.endsWith("-01") && isMonthEnd(to);
    /** @type {Intl.DateTimeFormatOptions} */
    const options = { month: "short", year: "numeric", timeZone: "UTC", ...(whole ? {} : { day: "numeric" }) };
    const format = new Intl.DateTimeFormat(this.#locale, options);
    return format.formatRange(first, last);
  }

  /** @param {string[]} items @param {"conjunction" | "disjunction"} [type] */
  list(items, type = "conjunction") {
    return new Intl.ListFormat(this.#locale, { type }).format(items);
  }

  /** Sorts texts as readers of the language expect. @param {string[]} texts */
  sorted(texts) {
    return [...texts].sort(new Intl.Collator(this.#locale).compare);
  }

  /** @param {{ fr: string, en: string }} text a text of the engine in both languages */
  both(text) {
    return text[this.language];
  }
}

/** Whether a currency is written as ISO 4217 has it. @param {string} currency */
const isCode = (currency) => /^[a-z]{3}$/i.test(currency);

/** @param {string} day */
function isMonthEnd(day) {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.getUTCDate() === 1;
}
