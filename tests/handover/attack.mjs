// @ts-check
/**
 * Somebody who wants the masked counts back: knows every visible cell, every sum of a line, that whatever is masked is
 * at least one person, and tries all whole numbers that agree with it. Written apart from the code that masks.
 */

/** @typedef {import("../../www/handover/document.js").HandoverDocument} HandoverDocument */
/** @typedef {import("../../www/handover/document.js").TableBlock} TableBlock */
/** @typedef {{ cells: { name: string, value: number | null, truth: number }[], sums: { plus: number[], minus: number[], is: number }[] }} Riddle */

/** @param {HandoverDocument} document @returns {TableBlock[]} */
export const tablesOf = (document) =>
  document.sections.flatMap(({ blocks }) => blocks.filter((block) => block.kind === "table"));

/**
 * The unknowns and what is known of them. Cells are matched by the names of their groups, `Total` meaning all.
 * @param {TableBlock[]} truth @param {TableBlock[]} shown @param {number} least
 * @returns {Riddle}
 */
export function riddleOf(truth, shown, least) {
  /** @type {Riddle["cells"]} */
  const cells = [];
  /** @type {Map<string, number>} */
  const places = new Map();
  truth.forEach((table, t) => {
    const groups = table.groups ?? [];
    for (const row of table.rows) {
      const label = JSON.stringify(groups.map((group) => row[group]));
      const name = JSON.stringify(
        groups.map((group) => [table.columns[group].id, row[group]]).filter(([, at]) => at !== "Total"),
      );
      const count = Number(row[table.persons ?? -1]);
      const seen = shown[t].rows.find((one) => JSON.stringify(groups.map((group) => one[group])) === label);
      if (!seen) throw new Error(`${label} is gone`);
      const value = /** @type {number | null} */ (seen[table.persons ?? -1]);
      const before = places.get(name);
      if (before !== undefined) {
        if (cells[before].truth !== count) throw new Error(`${name} is two counts`);
        cells[before].value ??= value;
      } else {
        places.set(name, cells.length);
        cells.push({ name, value, truth: count });
      }
    }
  });
  /** @type {Riddle["sums"]} */
  const sums = [];
  truth.forEach((table) => {
    const groups = table.groups ?? [];
    groups.forEach((along) => {
      /** @type {Map<string, number[]>} */
      const lines = new Map();
      for (const row of table.rows) {
        const at = groups.map((group) => [table.columns[group].id, row[group]]).filter(([, name]) => name !== "Total");
        if (row[along] === "Total") continue;
        const rest = JSON.stringify(at.filter(([id]) => id !== table.columns[along].id));
        lines.set(rest, [...(lines.get(rest) ?? []), /** @type {number} */ (places.get(JSON.stringify(at)))]);
      }
      /** @type {Map<string, { plus: number[], sum: number }[]>} */
      const elsewhere = new Map();
      for (const [rest, plus] of lines) {
        const whole = places.get(rest);
        const sum = plus.reduce((all, one) => all + cells[one].truth, 0);
        const family = String(JSON.parse(rest).length);
        if (whole !== undefined) sums.push({ plus, minus: [whole], is: sum - cells[whole].truth });
        else elsewhere.set(family, [...(elsewhere.get(family) ?? []), { plus, sum }]);
      }
      // Sums printed elsewhere are masked there by the same rule: with a small one among them, all together are known.
      for (const family of elsewhere.values()) {
        if (family.some(({ sum }) => sum > 0 && sum < least))
          sums.push({
            plus: family.flatMap(({ plus }) => plus),
            minus: [],
            is: family.reduce((all, { sum }) => all + sum, 0),
          });
        else for (const { plus, sum } of family) if (plus.length > 1) sums.push({ plus, minus: [], is: sum });
      }
    });
  });
  return { cells, sums };
}

/**
 * The least and the greatest that each masked count can be, by narrowing each sum in turn until nothing moves.
 * @param {Riddle} riddle @param {number} most
 */
export function bounds({ cells, sums }, most) {
  const low = cells.map(({ value }) => value ?? 1);
  const high = cells.map(({ value }) => value ?? most);
  for (let moved = true; moved; ) {
    moved = false;
    for (const { plus, minus, is } of sums) {
      const signed = [...plus.map((one) => [one, 1]), ...minus.map((one) => [one, -1])];
      for (const [one, sign] of signed) {
        let [least, greatest] = [is, is];
        for (const [other, by] of signed) {
          if (other === one) continue;
          least -= by > 0 ? high[other] : -low[other];
          greatest -= by > 0 ? low[other] : -high[other];
        }
        const [from, to] = sign > 0 ? [least, greatest] : [-greatest, -least];
        if (from > low[one]) [low[one], moved] = [from, true];
        if (to < high[one]) [high[one], moved] = [to, true];
        if (low[one] > high[one]) throw new Error("no table agrees with what is shown");
      }
    }
  }
  return { low, high };
}

/**
 * Every table of whole numbers that agrees, tried out: what each masked count can be. Undefined where that is too much.
 * @param {Riddle} riddle @param {number} most how large a count without a sum is tried
 */
export function allValues(riddle, most) {
  const { cells, sums } = riddle;
  const start = bounds(riddle, most);
  const unknown = cells.map((_, i) => i).filter((i) => cells[i].value === null);
  /** @type {Map<number, Set<number>>} */
  const values = new Map(unknown.map((i) => [i, new Set()]));
  const now = cells.map(({ value }) => value);
  let work = 0;
  const fits = () =>
    sums.every(({ plus, minus, is }) => {
      let [least, greatest] = [-is, -is];
      for (const one of plus)
        [least, greatest] = [least + (now[one] ?? start.low[one]), greatest + (now[one] ?? start.high[one])];
      for (const one of minus)
        [least, greatest] = [least - (now[one] ?? start.high[one]), greatest - (now[one] ?? start.low[one])];
      return least <= 0 && greatest >= 0;
    });
  /** @param {number} place @returns {boolean} */
  const tryFrom = (place) => {
    if (++work > 20_000) return false;
    if (place === unknown.length) {
      for (const i of unknown) values.get(i)?.add(/** @type {number} */ (now[i]));
      return true;
    }
    const one = unknown[place];
    for (let value = start.low[one]; value <= start.high[one]; value++) {
      now[one] = value;
      if (fits() && !tryFrom(place + 1)) return false;
    }
    now[one] = null;
    return true;
  };
  return tryFrom(0) ? values : undefined;
}

/**
 * Which masked counts follow from the sums alone, by elimination: those that no other solution changes.
 * @param {Riddle} riddle
 */
export function determined({ cells, sums }) {
  const unknown = cells.map((_, i) => i).filter((i) => cells[i].value === null);
  const rows = sums.map(({ plus, minus }) => unknown.map((i) => Number(plus.includes(i)) - Number(minus.includes(i))));
  let rank = 0;
  for (let column = 0; column < unknown.length && rank < rows.length; column++) {
    const found = rows.findIndex((row, i) => i >= rank && Math.abs(row[column]) > 1e-9);
    if (found < 0) continue;
    [rows[rank], rows[found]] = [rows[found], rows[rank]];
    rows[rank] = rows[rank].map((value) => value / rows[rank][column]);
    rows.forEach((row, i) => {
      const by = row[column];
      if (i !== rank && by !== 0) rows[i] = row.map((value, j) => value - by * rows[rank][j]);
    });
    rank++;
  }
  return rows
    .map((row) => row.flatMap((value, j) => (Math.abs(value) > 1e-9 ? [unknown[j]] : [])))
    .filter((left) => left.length === 1)
    .map(([one]) => cells[one].name);
}
