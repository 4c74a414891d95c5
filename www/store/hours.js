// @ts-check
/** Business hours as they are typed: what the engine would refuse is not sent to it. */

const DAY = "(?:mon|tue|wed|thu|fri|sat|sun|lun|mar|mer|jeu|ven|sam|dim)[a-z]*";
const TIME = "(\\d{1,2})(?:[:h](\\d{2})?)?";
const PART = new RegExp(`^${DAY}(?:[-\u2013]${DAY})?\\s+${TIME}\\s*[-\u2013]\\s*${TIME}$`, "i");

/** @param {string} hours @param {string} [minutes] */
const minutes = (hours, minutes = "0") => Number(hours) * 60 + Number(minutes);

/** Whether a text says hours, as `mon-fri 09:00-18:00, sat 10:00-13:00`; an empty one says all. @param {string} text */
export function isHours(text) {
  if (text.trim() === "") return true;
  return text.split(/[,;]/).every((part) => {
    const [, from, fromMinutes, to, toMinutes] = PART.exec(part.trim()) ?? [];
    return from !== undefined && minutes(from, fromMinutes) < minutes(to, toMinutes) && minutes(to, toMinutes) <= 1440;
  });
}
