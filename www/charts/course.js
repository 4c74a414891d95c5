// @ts-check
/** The p-value of a test evening by evening: how it wanders for whoever looks each day. */
import { scaleLinear, scaleLog } from "d3-scale";
import { nothing, svg } from "lit";
import { pText } from "../elements/test-parts.js";

/** @typedef {import("../elements/base.js").View} View */
/** @typedef {import("./chart.js").ChartSpec} ChartSpec */
/** @typedef {import("../generated/core.js").Reading} Reading */
/** @typedef {import("../generated/core.js").CoursePoint} CoursePoint */

const SIZE = { top: 16, bottom: 176, left: 52, right: 12, height: 200 };
/** What is below is drawn at the edge. */
const LEAST = 0.0001;

/** @param {View} view @param {Reading} reading @returns {ChartSpec | null} */
export function courseChart({ say }, { course, alpha }) {
  const seen = course.filter(({ p_value }) => p_value !== null);
  const days = [...new Set(course.map(({ day }) => day))];
  if (seen.length < 2) return null;
  const variants = [...new Set(seen.map(({ variant }) => variant))];
  const below = new Set(seen.filter(({ p_value }) => (p_value ?? 1) <= alpha).map(({ day }) => day)).size;
  const title = say.t("chart.course-of-test.title", { n: below, days: days.length });
  const text = (/** @type {CoursePoint} */ one) =>
    `${say.day(one.day, "short")}, ${say.name(one.variant)}${say.t("colon")} p ${pText(say, one.p_value)}`;
  return {
    id: "course-of-test",
    title,
    subtitle: say.t("chart.course-of-test.subtitle", { alpha: say.percent(alpha, 1) }),
    summary: `${title}. ${seen.slice(-variants.length).map(text).join(". ")}.`,
    note: say.t("chart.course-of-test.note"),
    points: seen.map((one) => ({ text: text(one) })),
    table: {
      head: ["day", "variant", "n", "p"].map((head) => say.t(`tests.head.${head}`)),
      rows: seen.map((one) => [say.day(one.day, "short"), one.variant, say.number(one.n), pText(say, one.p_value)]),
    },
    height: () => SIZE.height,
    draw: (width, at) => draw({ seen, variants, days, alpha, width, at, say }),
  };
}

/**
 * @param {{ seen: CoursePoint[], variants: string[], days: string[], alpha: number, width: number, at: number,
 *   say: import("../say.js").Say }} parts
 */
function draw({ seen, variants, days, alpha, width, at, say }) {
  const { top, bottom, left, right, height } = SIZE;
  const x = scaleLinear([0, Math.max(1, days.length - 1)], [left, width - right]);
  const y = scaleLog([LEAST, 1], [bottom, top]).clamp(true);
  const place = (/** @type {CoursePoint} */ one) => `${x(days.indexOf(one.day))} ${y(one.p_value ?? 1)}`;
  const ticks = [1, 0.1, 0.01, 0.001, LEAST].map(
    (tick) => svg`<line class="grid" x1=${left} x2=${width - right} y1=${y(tick)} y2=${y(tick)}></line>
      <text class="small" x=${left - 8} y=${y(tick) + 4} text-anchor="end">${say.number(tick, 4)}</text>`,
  );
  const lines = variants.map(
    (variant, i) =>
      svg`<path class="course variant-${i % 4}" d="M${seen
        .filter((one) => one.variant === variant)
        .map(place)
        .join("L")}"></path>`,
  );
  const cursor = seen[at];
  const [first, last] = [days[0], days[days.length - 1]].map((day) => say.day(day, "short"));
  return svg`${ticks}
    <line class="effect-zero" x1=${left} x2=${width - right} y1=${y(alpha)} y2=${y(alpha)}></line>
    ${lines}
    <text class="small" x=${left} y=${height - 6}>${first}</text>
    <text class="small" x=${width - right} y=${height - 6} text-anchor="end">${last}</text>
    ${cursor ? svg`<circle class="course-point" cx=${x(days.indexOf(cursor.day))} cy=${y(cursor.p_value ?? 1)} r="4"></circle>` : nothing}`;
}
