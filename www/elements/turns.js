// @ts-check
/** Parts of a room that take long to draw, drawn one after the other: the page answers in between. */
import { noChange } from "lit";
import { AsyncDirective, directive } from "lit/async-directive.js";
import { pause } from "../pause.js";

/** What waits for its turn, in the order in which it was asked for. @type {Set<Part>} */
const waiting = new Set();
let drawing = false;

async function drawAll() {
  if (drawing) return;
  drawing = true;
  try {
    while (waiting.size > 0) {
      await pause();
      const [next] = waiting;
      waiting.delete(next);
      next?.show();
    }
  } finally {
    drawing = false;
    // A part that could not be drawn keeps none of the others from it.
    if (waiting.size > 0) drawAll();
  }
}

class Part extends AsyncDirective {
  /** @type {() => unknown} */
  #draw = () => noChange;

  /** @param {() => unknown} draw */
  render(draw) {
    this.#draw = draw;
    this.#wait();
    return noChange;
  }

  show() {
    if (this.isConnected) this.setValue(this.#draw());
  }

  disconnected() {
    waiting.delete(this);
  }

  reconnected() {
    this.#wait();
  }

  #wait() {
    waiting.add(this);
    drawAll();
  }
}

/** A part that is drawn in a turn of its own; until then what it showed stays. */
export const inTurn = directive(Part);
