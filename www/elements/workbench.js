// @ts-check
/** The whole workbench in one element: it hands the state down and takes actions up. */
import { html, nothing } from "lit";
import { pause } from "../pause.js";
import { formatAddress, parseAddress } from "../store/address.js";
import { topBar } from "./bar.js";
import { ACTION, OmElement } from "./base.js";
import { comingState, emptyState } from "./empty.js";
import { bring, bringAll, hasFailed, isLater, partOf } from "./later.js";
import { notices } from "./notices.js";
import { rail } from "./rail.js";
import { roomData } from "./room-data.js";
import { roomOverview } from "./room-overview.js";
import "./dialog.js";

/** @typedef {import("../store.js").Store} Store */

/** The rooms of the first screen. @type {Record<string, import("./later.js").Template>} */
const ROOMS_HERE = { data: roomData, overview: roomOverview };

/** @param {import("./base.js").View} view */
function roomContent(view) {
  const { room } = view.state;
  if (!isLater(room)) return (ROOMS_HERE[room] ?? emptyState)(view);
  return partOf(room)?.(view) ?? comingState(view, hasFailed(room));
}

/** The room one is in; another page has a main part of its own. @param {import("./base.js").View} view */
function room(view) {
  const { state, say } = view;
  const content = roomContent(view);
  return state.embedded
    ? html`<div id="room" class="room" part="room" role="region" aria-label=${say.t(`room.${state.room}`)} aria-busy=${state.working} tabindex="-1">${content}</div>`
    : html`<main id="room" class="room" part="room" aria-busy=${state.working} tabindex="-1">${content}</main>`;
}

/** Whoever uses it defines it under a name: in the page it is the page, in another page a part of an element. */
export class WorkbenchElement extends OmElement {
  /** @type {import("lit").PropertyDeclarations} */
  static properties = { dropping: { state: true } };

  /** @type {Store | null} */
  #store = null;
  /** @type {import("./place.js").Place | null} */
  #place = null;
  #address = "";
  /** The address of the place when it was last read or written: another is that of a link just followed. */
  #known = "";
  /** What takes the focus in the room that one goes to. */
  #focus = "h1";
  /** Ends what listens outside. @type {AbortController} */
  #ends = new AbortController();

  constructor() {
    super();
    this.dropping = false;
  }

  /** Until the store is there, the page's own greeting stays. */
  shouldUpdate() {
    return this.#store !== null;
  }

  /** @param {Store} store @param {import("./place.js").Place} place what is around it */
  start(store, place) {
    this.#store = store;
    this.#place = place;
    const { signal } = this.#ends;
    this.#known = place.address;
    const address = parseAddress(place.address);
    store.visit(address.room, address.filters);
    signal.addEventListener(
      "abort",
      store.subscribe(() => this.#take(store)),
    );
    this.addEventListener(ACTION, (event) => this.#act(/** @type {CustomEvent} */ (event).detail), { signal });
    place.listen({ visit: () => this.#visit(), keys: this.#keys, leave: () => store.save() }, signal);
    this.#listenToDrops(signal);
    this.#take(store);
  }

  /** Ends what it listens to; the store is its owner's. */
  end() {
    this.#ends.abort();
  }

  /** @param {{ action: import("./base.js").Action, args: any[] }} detail */
  #act({ action, args }) {
    if (action !== "go") return /** @type {any} */ (this.#store)[action](...args);
    const [address, focus = "h1"] = args;
    this.#focus = focus;
    // Whoever is there already has the focus moved all the same.
    if (address === this.#place?.address) this.#visit();
    else this.#place?.go(address);
  }

  #visit() {
    this.#known = this.#place?.address ?? "";
    const { room, filters } = parseAddress(this.#known);
    this.#store?.visit(room, filters);
    // A new room is read from its top, by eyes and by screen readers.
    this.#place?.toTop();
    const focus = this.#focus;
    this.#focus = "h1";
    this.#drawn(this.state.room).then(() => /** @type {HTMLElement | null} */ (this.querySelector(focus))?.focus());
  }

  /** Once a room, which may have to come first, is drawn: where things are is asked in a turn of its own. @param {string} room */
  async #drawn(room) {
    if (isLater(room)) await this.#bring(room);
    await this.updateComplete;
    await pause();
  }

  /** @param {import("./later.js").Part} part */
  async #bring(part) {
    if (partOf(part)) return;
    await bring(part);
    this.requestUpdate();
  }

  /** @param {Store} store */
  #take(store) {
    this.take(store.state);
    const address = formatAddress(store.state.room, store.state.choices.filters);
    // Only a change of ours is written, and not over a link just followed, which is yet to be read.
    if (address !== this.#address && this.#address !== "" && this.#place?.address === this.#known) {
      this.#place.rename(address);
      this.#known = this.#place.address;
    }
    this.#address = address;
    this.#place?.dress({
      language: this.say.language,
      theme: store.state.theme,
      title: `${this.say.t(`room.${store.state.room}`)} · Omnimeter`,
    });
  }

  /** @param {AbortSignal} signal */
  #listenToDrops(signal) {
    /** @param {DragEvent} event */
    const holdsFiles = (event) => event.dataTransfer?.types.includes("Files") ?? false;
    /** @param {DragEvent} event */
    const over = (event) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      this.dropping = true;
    };
    /** @param {DragEvent} event */
    const leave = ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && this.contains(relatedTarget))) this.dropping = false;
    };
    /** @param {DragEvent} event */
    const drop = (event) => {
      this.dropping = false;
      // A place in a room may have taken it.
      if (!holdsFiles(event) || event.defaultPrevented) return;
      event.preventDefault();
      if (this.state.rooms.includes("data")) this.#store?.visit("data");
      this.#drop(/** @type {DataTransfer} */ (event.dataTransfer));
    };
    this.addEventListener("dragover", over, { signal });
    this.addEventListener("dragleave", leave, { signal });
    this.addEventListener("drop", drop, { signal });
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
    const { room, dialog } = this.state;
    if (before?.room !== room) pause().then(() => this.#showPlace());
    if (before?.room !== room && isLater(room)) this.#bring(room);
    if (dialog && before?.dialog !== dialog) this.#bring("dialogs");
  }

  /** What the first screen does without comes as soon as that is drawn: the network may go then. */
  firstUpdated() {
    const soon = globalThis.requestIdleCallback ?? setTimeout;
    soon(async () => {
      await bringAll();
      this.requestUpdate();
    });
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
    const content = state.dialog ? partOf("dialogs")?.(view) : null;
    return html`<div class="frame">
      <a class="skip" href="#room" @click=${this.#skip}>${say.t("frame.skip")}</a>
      ${state.rooms.length > 1 ? rail(view) : nothing}
      <div class="body">
        ${topBar(view)} ${notices(view)}
        ${room(view)}
      </div>
      <om-dialog .state=${state} .say=${say} .content=${content ?? null} .asked=${state.dialog}></om-dialog>
      ${this.dropping ? html`<div class="drop-veil" aria-hidden="true">${say.t("data.drop-here")}</div>` : nothing}
    </div>`;
  }

  /** The address belongs to the rooms. @param {Event} event */
  #skip = (event) => {
    event.preventDefault();
    /** @type {HTMLElement | null} */ (this.querySelector("#room"))?.focus();
  };
}
