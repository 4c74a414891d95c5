// @ts-check
/** An element that shows figures: those of a source, or those of a report that a program gives it. */
import { html, nothing } from "lit";
import { openEngine } from "../engine.js";
import { EMPTY } from "../store/state.js";
import { dressedRoot, languageOf, takeUp, themeOf } from "./looks.js";
import { drawInto, viewOf } from "./shown.js";
import { whenSource } from "./sources.js";

/** @typedef {import("./source.js").SourceElement} SourceElement */
/** @typedef {import("../elements/base.js").View} View */
/** @typedef {import("../store/state.js").State} State */
/** @typedef {import("../../types/element.js").OmnimeterFigure} OmnimeterFigure */

/** Names and explanations for a report that came without an engine: asked once. @type {Promise<State["catalogue"]> | null} */
let catalogue = null;

async function askCatalogue() {
  const engine = await openEngine();
  const answer = await engine.catalogue();
  await engine.close();
  return answer;
}

/** @implements {OmnimeterFigure} */
export class FigureElement extends HTMLElement {
  static observedAttributes = ["for", "lang", "theme"];

  /** @type {SourceElement | null} */
  #source = null;
  /** @type {State["report"]} */
  #report = null;
  /** @type {State["catalogue"]} */
  #catalogue = null;
  /** The store that is listened to. @type {SourceElement["store"]} */
  #watched = null;
  /** The explanation that is open. @type {State["dialog"]} */
  #dialog = null;
  /** Whether a program said which source, so that none is looked for. */
  #given = false;
  #unwatch = () => {};
  #unwait = () => {};

  constructor() {
    super();
    dressedRoot(this);
  }

  /** The element that holds the files; given by `for`, or by a program. */
  get source() {
    return this.#source;
  }

  set source(source) {
    this.#given = source !== null;
    this.#watch(source);
    if (!this.#given && this.isConnected) this.#find();
  }

  /** The report that is shown. */
  get report() {
    return this.#report ?? this.#source?.report ?? null;
  }

  /** A report of `engine.report()`, made here or elsewhere: it is shown in the place of the source's. */
  set report(report) {
    this.#report = report;
    if (report && !this.#source) this.#name();
    this.draw();
  }

  connectedCallback() {
    takeUp(this, ["source", "report"]);
    this.#find();
    this.draw();
  }

  disconnectedCallback() {
    this.#unwait();
    this.#unwatch();
    this.#watched = null;
  }

  /** @param {string} name */
  attributeChangedCallback(name) {
    if (!this.isConnected) return;
    if (name === "for") this.#find();
    this.draw();
  }

  /** What it shows. @param {View} _view @returns {unknown} */
  content(_view) {
    return nothing;
  }

  draw() {
    if (!this.isConnected) return;
    const view = viewOf(this.#state, (action, args) => this.#act(action, args));
    const content = this.report
      ? this.content(view)
      : html`<p class="muted" part="waiting">${view.say.t("figure.waits")}</p>`;
    drawInto(/** @type {ShadowRoot} */ (this.shadowRoot), view, content);
  }

  /** @returns {State} */
  get #state() {
    const { state } = this.#source?.store ?? { state: EMPTY };
    const report = this.#report ? { report: this.#report, trends: [] } : {};
    const language = this.hasAttribute("lang") || !this.#source ? languageOf(this) : state.language;
    const theme = this.hasAttribute("theme") || !this.#source ? themeOf(this) : state.theme;
    const named = state.catalogue ?? this.#catalogue;
    return { ...state, ...report, catalogue: named, language, theme, dialog: this.#dialog, embedded: true };
  }

  /** An explanation opens here; everything else is the source's affair. @param {string} action @param {any[]} args */
  #act(action, args) {
    if (action === "open") {
      [this.#dialog] = args;
      return this.draw();
    }
    return /** @type {any} */ (this.#source?.store)?.[action]?.(...args);
  }

  #find() {
    this.#unwait();
    this.#unwait = whenSource(this, (source) => this.#watch(this.#given ? this.#source : source));
  }

  /** @param {SourceElement | null} source */
  #watch(source) {
    const store = source?.store ?? null;
    this.#source = source;
    if (store === this.#watched) return;
    this.#unwatch();
    this.#watched = store;
    this.#unwatch = store ? store.subscribe(() => this.draw()) : () => {};
    this.draw();
  }

  async #name() {
    catalogue ??= askCatalogue().catch(() => null);
    this.#catalogue = await catalogue;
    this.draw();
  }
}
