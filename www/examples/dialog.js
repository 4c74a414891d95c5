// @ts-check
import { html, render } from "lit";
import { HOSTILE, show } from "./lib/show.js";
import "../elements/dialog.js";

/** @typedef {import("../elements/dialog.js").Content} Content */

const words = html`<p>Read it, then close it.</p>
  <p><button>First action</button> <button>Last action</button></p>`;

/** @type {Record<string, Content>} */
const CONTENTS = {
  normal: { title: "A question", body: words },
  wide: { title: "A wide one", body: words, wide: true },
  side: {
    title: "At the side",
    body: html`${Array.from({ length: 60 }, (_, i) => html`<p>Line ${i + 1}</p>`)}`,
    side: true,
  },
  stays: { title: "It waits for an answer", body: words, stays: true },
  hostile: { title: HOSTILE.join(" "), body: html`<p>${HOSTILE.join(" ")}</p>` },
};

show("Dialog", ({ say }) => {
  /** @param {string} name @param {Content | null} content */
  const put = (name, content) =>
    render(
      html`<om-dialog .say=${say} .content=${content}></om-dialog>`,
      /** @type {HTMLElement} */ (document.querySelector(`#${name} .place`)),
    );
  document.addEventListener("om-action", (event) => {
    const section = /** @type {Element} */ (event.target).closest("section");
    if (section) put(section.id, null);
  });
  return Object.entries(CONTENTS).map(([name, content]) => ({
    name,
    content: html`<button @click=${() => put(name, content)}>Open: ${content.title}</button>
      <div class="place"></div>`,
  }));
});
