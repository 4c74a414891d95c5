// @ts-check
/** The whole page in one element: it hands the state down and takes actions up. */
import { html, nothing } from "lit";
import { formatAddress, parseAddress } from "../store/address.js";
import { topBar } from "./bar.js";
import { ACTION, OmElement } from "./base.js";
import { dialogContent } from "./dialogs.js";
import { emptyState } from "./empty.js";
import { notices } from "./notices.js";
import { rail } from "./rail.js";
import { roomAttribution } from "./room-attribution.js";
import { roomChannels } from "./room-channels.js";
import { roomCustomers } from "./room-customers.js";
import { roomData } from "./room-data.js";
import { roomJourney } from "./room-journey.js";
import { roomMaturity } from "./room-maturity.js";
import { roomOverview } from "./room-overview.js";
import { roomReport } from "./room-report.js";
import { roomTargets } from "./room-targets.js";
import { roomTests } from "./room-tests.js";
import { roomVoice } from "./room-voice.js";
import { titlePlace } from "./title.js";
import "./dialog.js";

/** @typedef {import("../store.js").Store} Store */

/** @type {Record<string, (view: import("./base.js").View) => unknown>} */
const ROOM_TEMPLATES = {
  data: roomData,
  overview: roomOverview,
  journey: roomJourney,
  attribution: roomAttribution,
  customers: roomCustomers,
  tests: roomTests,
  targets: roomTargets,
  maturity: roomMaturity,
  voice: roomVoice,
  channels: roomChannels,
  report: roomReport,
};

export class WorkbenchElement extends OmElement {
  static tag = "omnimeter-workbench";
  /** @type {import("lit").PropertyDeclarations} */
  static properties = { dropping: { state: true } };

  /** @type {Store | null} */
  #store = null;
  #address = "";

  constructor() {
    super();
    this.dropping = false;
  }

  /** Until the store is there, the page's own greeting stays. */
  shouldUpdate() {
    return this.#store !== null;
  }

  /** @param {Store} store */
  start(store) {
    this.#store = store;
    const address = parseAddress(location.hash);
    store.visit(address.room, address.filters);
    store.subscribe(() => this.#take(store));
    this.addEventListener(ACTION, (event) => this.#act(/** @type {CustomEvent} */ (event).detail));
    window.addEventListener("hashchange", () => this.#visit());
    window.addEventListener("keydown", this.#keys);
    window.addEventListener("pagehide", () => store.save());
    this.#listenToDrops();
    this.#take(store);
  }

  /** @param {{ action: import("./base.js").Action, args: any[] }} detail */
  #act({ action, args }) {
    /** @type {any} */ (this.#store)[action](...args);
  }

  #visit() {
    const { room, filters } = parseAddress(location.hash);
    this.#store?.visit(room, filters);
    // A new room is read from its top, by eyes and by screen readers.
    window.scrollTo(0, 0);
    this.updateComplete.then(() => /** @type {HTMLElement | null} */ (this.querySelector("h1"))?.focus());
  }

  /** @param {Store} store */
  #take(store) {
    this.take(store.state);
    const address = formatAddress(store.state.room, store.state.choices.filters);
    // Only a change of ours is written: a link just followed must not be overwritten before it is read.
    if (address !== this.#address && this.#address !== "") history.replaceState(null, "", address);
    this.#address = address;
    const root = document.documentElement;
    root.lang = this.say.language;
    root.dataset.theme = store.state.theme;
    titlePlace(`${this.say.t(`room.${store.state.room}`)} · Omnimeter`);
  }

  #listenToDrops() {
    /** @param {DragEvent} event */
    const holdsFiles = (event) => event.dataTransfer?.types.includes("Files") ?? false;
    this.addEventListener("dragover", (event) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      this.dropping = true;
    });
    this.addEventListener("dragleave", (event) => {
      if (!event.relatedTarget) this.dropping = false;
    });
    this.addEventListener("drop", (event) => {
      this.dropping = false;
      // A place in a room may have taken it.
      if (!holdsFiles(event) || event.defaultPrevented) return;
      event.preventDefault();
      this.#store?.visit("data");
      this.#drop(/** @type {DataTransfer} */ (event.dataTransfer));
    });
  }

  /** What was dropped is followed where the browser gives handles. @param {DataTransfer} dropped */
  async #drop({ items, files }) {
    const plain = [...files];
    /** @type {any[]} */
    const all = [...items];
    const handles = await Promise.all(all.map((item) => item.getAsFileSystemHandle?.().catch(() => null) ?? null));
    if (handles.length > 0 && handles.every((handle) => handle?.kind === "file")) this.#store?.followFiles(handles);
    else this.#store?.addFiles(plain);
  }

  /** @param {KeyboardEvent} event */
  #keys = (event) => {
    // A mapping being edited is not to be lost to a shortcut.
    if (!(event.ctrlKey || event.metaKey) || this.state.dialog?.kind === "mapping") return;
    const typing = event.target instanceof HTMLElement && event.target.matches("input, textarea, select");
    const key = event.key.toLowerCase();
    if (key === "k") this.send("open", { kind: "palette" });
    else if (key === "z" && !typing) this.send(event.shiftKey ? "redo" : "undo");
    else return;
    event.preventDefault();
  };

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    super.willUpdate(changed);
    // The greeting has done its work.
    if (!this.hasUpdated) this.replaceChildren();
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    const before = /** @type {import("../store/state.js").State | undefined} */ (changed.get("state"));
    if (before?.room !== this.state.room) this.#showPlace();
  }

  /** On a narrow page the rooms stand in a row that scrolls: the one we are in is to be seen. */
  #showPlace() {
    const link = /** @type {HTMLElement | null} */ (this.querySelector(".rooms [aria-current]"));
    const row = link?.closest("ul");
    if (link && row) row.scrollLeft = link.offsetLeft - row.offsetLeft - (row.clientWidth - link.offsetWidth) / 2;
  }

  render() {
    const { view } = this;
    const { state, say } = view;
    const content = dialogContent(view);
    return html`<div class="frame">
      <a class="skip" href="#room" @click=${this.#skip}>${say.t("frame.skip")}</a>
      ${rail(view)}
      <div class="body">
        ${topBar(view)} ${notices(view)}
        <main id="room" aria-busy=${state.working} tabindex="-1">${(ROOM_TEMPLATES[state.room] ?? emptyState)(view)}</main>
      </div>
      <om-dialog .state=${state} .say=${say} .content=${content}></om-dialog>
      ${this.dropping ? html`<div class="drop-veil" aria-hidden="true">${say.t("data.drop-here")}</div>` : nothing}
    </div>`;
  }

  /** The address belongs to the rooms. @param {Event} event */
  #skip = (event) => {
    event.preventDefault();
    /** @type {HTMLElement | null} */ (this.querySelector("#room"))?.focus();
  };
}

customElements.define(WorkbenchElement.tag, WorkbenchElement);
