// @ts-check
/** An element that holds files and what they come to: the workbench, and the place to drop files. */
import { openEngine } from "../engine.js";
import { asProblem } from "../problem.js";
import { auditText } from "../store/audit.js";
import { Store } from "../store.js";
import { fetched } from "./fetched.js";
import { dressedRoot, languageOf, takeUp, tell, themeOf } from "./looks.js";
import { Problems } from "./problems.js";
import { sourcesChanged } from "./sources.js";

/** @typedef {import("../store/state.js").State} State */
/** @typedef {import("../../types/element.js").OmnimeterSource} OmnimeterSource */

/** @param {string | null} list words between spaces */
const words = (list) => (list ?? "").split(/\s+/).filter(Boolean);

/** @implements {OmnimeterSource} */
export class SourceElement extends HTMLElement {
  static observedAttributes = ["lang", "theme", "src"];

  /** @type {Store | null} */
  #store = null;
  #problems = new Problems((problem) => tell(this, "omnimeter-problem", problem));
  /** @type {State["report"]} */
  #told = null;
  /** What was given while there was nobody to take it. @type {{ files: File[], audit: unknown }} */
  #given = { files: [], audit: null };
  /** Files that came by `src`. @type {File[]} */
  #fetched = [];
  /** What is under way: one after the other. @type {Promise<unknown>} */
  #work = Promise.resolve();
  /** Ends what was asked of the network. */
  #ends = new AbortController();

  constructor() {
    super();
    dressedRoot(this);
  }

  /** The state of the element and the actions on it, for the elements that show it. */
  get store() {
    return this.#store;
  }

  get files() {
    return this.#store?.sources() ?? this.#given.files;
  }

  /** These files, and no others. */
  set files(files) {
    const list = [...files];
    this.#given.files = list;
    this.#do((store) => store.useFiles(list));
  }

  get report() {
    return this.#store?.state.report ?? null;
  }

  get audit() {
    return this.#store ? JSON.parse(auditText(this.#store.state, new Date().toISOString())) : this.#given.audit;
  }

  /** An audit as it was taken from here or saved to a file: an object, its text, or the file. */
  set audit(audit) {
    this.#given.audit = audit ?? null;
    this.#do((store) => this.#openAudit(store));
  }

  connectedCallback() {
    if (this.#store) return;
    this.#ends = new AbortController();
    this.#store = new Store({
      ...{ openEngine, places: {}, embedded: true, language: languageOf(this), theme: themeOf(this) },
      ...this.first(),
    });
    const store = this.#store;
    this.#ends.signal.addEventListener(
      "abort",
      store.subscribe(() => this.#changed(store.state)),
    );
    this.begin(store, this.#ends.signal);
    takeUp(this, ["files", "audit"]);
    const { files, audit } = this.#given;
    if (audit) this.#do((one) => this.#openAudit(one));
    if (files.length > 0) this.#do((one) => one.useFiles(files));
    this.#fetch();
    sourcesChanged();
  }

  /** What is only moved within the page stays as it is. */
  disconnectedCallback() {
    queueMicrotask(() => {
      if (!this.isConnected) this.#end();
    });
  }

  #end() {
    const store = this.#store;
    if (!store) return;
    // Put back into a page, it goes on with the same files.
    this.#given = { files: store.sources(), audit: this.audit };
    this.#ends.abort();
    this.#store = null;
    this.#told = null;
    this.#work = Promise.resolve();
    store.close();
    sourcesChanged();
  }

  /** @param {string} name */
  attributeChangedCallback(name) {
    if (name === "lang") this.#store?.setLanguage(languageOf(this));
    if (name === "theme") this.#store?.setTheme(themeOf(this));
    if (name === "src" && this.#store) this.#fetch();
  }

  /** What its state begins with. @returns {Partial<Pick<State, "rooms">>} */
  first() {
    return {};
  }

  /** Draws itself, until the signal comes. @param {Store} _store @param {AbortSignal} _signal */
  begin(_store, _signal) {}

  /** @param {(store: Store) => unknown} work */
  #do(work) {
    const store = this.#store;
    if (!store) return;
    this.#work = this.#work
      .then(() => store === this.#store && work(store))
      .catch((thrown) => this.#problems.tell(asProblem(thrown)));
  }

  /** @param {Store} store */
  #openAudit(store) {
    const { audit } = this.#given;
    if (audit === null) return undefined;
    const text = typeof audit === "string" || audit instanceof Blob ? audit : JSON.stringify(audit);
    return store.openAudit(new File([text], audit instanceof File ? audit.name : "audit.omnimeter.json"));
  }

  /** The files that the author of the page named; they take the place of those named before. */
  #fetch() {
    const urls = words(this.getAttribute("src"));
    if (urls.length === 0 && this.#fetched.length === 0) return;
    const { signal } = this.#ends;
    this.#do(async (store) => {
      const files = [];
      for (const url of urls) {
        const file = await fetched(url, signal).catch((thrown) => store.warn(asProblem(thrown)));
        if (file) files.push(file);
      }
      const others = store.sources().filter((file) => !this.#fetched.includes(file));
      this.#fetched = files;
      await store.useFiles([...others, ...files]);
    });
  }

  /** @param {State} state */
  #changed(state) {
    this.#problems.look(state);
    if (state.report === this.#told) return;
    this.#told = state.report;
    tell(this, "omnimeter-report", { report: state.report });
  }
}
