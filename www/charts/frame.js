// @ts-check
/** The frame of a curve: a line above and one below, with what the upper one stands for. */
import { svg } from "lit";

/** @param {{ width: number, top: number, bottom: number, most: string }} parts */
export const frame = ({ width, top, bottom, most }) =>
  svg`<line class="grid" x1="0" x2=${width} y1=${top} y2=${top}></line>
    <line class="grid" x1="0" x2=${width} y1=${bottom} y2=${bottom}></line>
    <text class="small" x="0" y=${top - 6}>${most}</text>`;
