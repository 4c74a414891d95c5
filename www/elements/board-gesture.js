// @ts-check
/** A pointer that carries a tile to another place, or pulls at its edge. */

/** A hand that trembles on a click carries nothing. */
const THRESHOLD = 5;

/** @typedef {{ x: number, y: number, dx: number, dy: number }} Carried */

/**
 * Follows a pointer from where it went down. Escape, and a pointer that is lost, give up.
 * @param {PointerEvent} down
 * @param {HTMLElement} held
 * @param {{ move: (carried: Carried) => void, end: (done: boolean) => void }} told `end` only if anything was carried
 */
export function follow(down, held, { move, end }) {
  const listening = new AbortController();
  const { signal } = listening;
  let carrying = false;
  const stop = (/** @type {boolean} */ done) => {
    listening.abort();
    if (held.hasPointerCapture(down.pointerId)) held.releasePointerCapture(down.pointerId);
    if (carrying) end(done);
  };
  const own = (/** @type {(event: PointerEvent) => void} */ act) => (/** @type {PointerEvent} */ event) => {
    if (event.pointerId === down.pointerId) act(event);
  };
  const moved = own(({ clientX, clientY }) => {
    const [dx, dy] = [clientX - down.clientX, clientY - down.clientY];
    if (!carrying && Math.hypot(dx, dy) < THRESHOLD) return;
    // Only now: a captured pointer would keep a plain click from the button beneath it.
    if (!carrying) held.setPointerCapture(down.pointerId);
    carrying = true;
    move({ x: clientX, y: clientY, dx, dy });
  });
  const escaped = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Escape" || !carrying) return;
    event.preventDefault();
    event.stopPropagation();
    stop(false);
  };
  window.addEventListener("pointermove", moved, { signal });
  window.addEventListener(
    "pointerup",
    own(() => stop(true)),
    { signal },
  );
  window.addEventListener(
    "pointercancel",
    own(() => stop(false)),
    { signal },
  );
  window.addEventListener("keydown", escaped, { signal, capture: true });
}

/** Where a thing let go at a point would stand: before or after which of them.
 * @typedef {{ beside: number, after: boolean }} Gap */

/**
 * @param {DOMRect[]} places of all tiles, in order
 * @param {number} x
 * @param {number} y
 * @param {number} whole the width of all
 * @returns {Gap}
 */
export function gapAt(places, x, y, whole) {
  const distances = places.map((place) =>
    Math.hypot(Math.max(place.left - x, 0, x - place.right), Math.max(place.top - y, 0, y - place.bottom)),
  );
  const beside = distances.indexOf(Math.min(...distances));
  const { left, top, width, height } = places[beside];
  // Tiles that fill the row stand below each other.
  const after = width > whole * 0.8 ? y > top + height / 2 : x > left + width / 2;
  return { beside, after };
}

/** The place after the move. @param {number} at @param {Gap} gap */
export function placeAfter(at, { beside, after }) {
  const gap = beside + (after ? 1 : 0);
  return gap > at ? gap - 1 : gap;
}

/**
 * The columns that a tile takes when its edge is pulled to a point.
 * @param {HTMLElement} list
 * @param {DOMRect} place of the tile
 * @param {number} x
 * @param {number} most
 */
export function columnsTo(list, place, x, most) {
  const columns = getComputedStyle(list).gridTemplateColumns.split(" ").length;
  const column = list.getBoundingClientRect().width / columns;
  return Math.min(Math.max(Math.round((x - place.left) / column), 1), most, columns);
}
