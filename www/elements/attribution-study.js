// @ts-check
/** What a study of attribution says before a model is believed: fitness, advice, held-out journeys, disagreement. */
import { html, nothing } from "lit";
import { goalChoice } from "./attribution-settings.js";
import { inPages } from "./pages.js";
import { progressBar } from "./progress.js";
import { scroll } from "./scroll.js";
import "../charts/heat-matrix.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("../generated/core.js").StudyReport} StudyReport */
/** @typedef {import("../charts/heat-matrix.js").HeatSpec} HeatSpec */

/** The study at hand, be it of a moment ago. @param {View} view @returns {StudyReport | null} */
export const studyOf = ({ state }) => state.answers.study?.value ?? null;

/** @param {View} view @param {string} id */
export function modelName({ state, say }, id) {
  const card = state.catalogue?.models.find((model) => model.id === id);
  return card ? say.both(card.name) : id;
}

/** The interval of a model's share. @param {StudyReport | null} study @param {string} model @param {string} channel */
export function intervalOf(study, model, channel) {
  const own = study?.intervals.find((one) => one.model === model);
  return own?.channels.find((one) => one.channel === channel) ?? null;
}

/** How far the study is, or why there is none. @param {View} view */
export function studyProgress(view) {
  const { state, say, send } = view;
  const answer = state.answers.study;
  if (answer?.waiting) {
    const { bytes, total } = answer.progress ?? { bytes: 0, total: 1 };
    const parts = {
      label: say.t("study.running"),
      progress: { bytes, total, rate: 0 },
      cancel: () => send("stopAsks"),
    };
    return progressBar(say, parts);
  }
  if (!answer?.problem) return nothing;
  const isCancelled = answer.problem.code === "cancelled";
  return html`<p class="notice warning">${say.t(isCancelled ? "study.stopped" : "study.failed")}</p>`;
}

/** Whether the data can carry attribution: first of all. @param {View} view */
export function fitnessCard(view) {
  const { say } = view;
  const study = studyOf(view);
  if (!study?.fitness) return nothing;
  const { verdict, findings, mean_touches, single } = study.fitness;
  return html`<section class="card fitness">
    <h2>${say.t(`fitness.${verdict}`)}</h2>
    <p class="subtitle">${say.t("fitness.subtitle", { mean: say.number(mean_touches, 1), single: say.percent(single) })}</p>
    ${
      findings.length === 0
        ? nothing
        : html`<ul class="unknown">
            ${findings.map(
              ({ code, severity, count, of }) => html`<li>
                <div>
                  <strong>${say.code("fitness", code)}</strong>
                  <span class="muted">${say.t(`severity.${severity}`)}${of > 0 && count > 0 ? ` · ${say.t("fitness.count", { count: say.number(count), of: say.number(of), share: say.percent(count / of, 1) })}` : ""}</span>
                </div>
              </li>`,
            )}
          </ul>`
    }
  </section>`;
}

/** Which model fits the data and the aim, and what held-out journeys say. @param {View} view */
export function adviceCard(view) {
  const { state, say, send } = view;
  const study = studyOf(view);
  if (!study?.advice) return nothing;
  const { model, reasons, beside } = study.advice;
  return html`<section class="card advice">
    <h2>${model ? say.t("advice.title", { model: modelName(view, model) }) : say.t("advice.none")}</h2>
    <p>${reasons.map((reason) => say.code("advice", reason)).join(" ")}</p>
    ${beside ? html`<p class="muted">${say.t("advice.beside", { model: modelName(view, beside) })}</p>` : nothing}
    <div class="settings-row">
      ${goalChoice(view)}
      ${
        model && model !== state.choices.model
          ? html`<button @click=${() => send("setModel", model)}>${say.t("advice.take")}</button>`
          : nothing
      }
    </div>
    ${selection(view, study)}
  </section>`;
}

/** @param {View} view @param {StudyReport} study */
function selection({ say }, { selection: { candidates, folds, order, signal } }) {
  if (candidates.length === 0) return html`<p class="muted">${say.t("selection.none")}</p>`;
  return html`<h3>${say.t(`signal.${signal}`)}</h3>
    <p class="muted">${say.t("selection.subtitle", { n: folds, order })}</p>
    ${scroll(
      say.t("selection.title"),
      html`<table class="figures">
        <thead>
          <tr>
            <th scope="col">${say.t("selection.model")}</th>
            <th scope="col">${say.t("selection.states")}</th>
            <th scope="col">${say.t("selection.auc")}</th>
            <th scope="col">${say.t("selection.gain")}</th>
          </tr>
        </thead>
        <tbody>
          ${candidates.map(
            (one) => html`<tr>
              <th scope="row">${say.code("candidate", one.id)}</th>
              <td>${say.number(one.states)}</td>
              <td>${say.decimals(one.auc, 3)} ± ${say.decimals(one.auc_error, 3)}</td>
              <td>${one.id === "rate" ? "–" : `${say.decimals(one.gain * 1000, 2)} ± ${say.decimals(one.error * 1000, 2)}`}</td>
            </tr>`,
          )}
        </tbody>
      </table>`,
    )}`;
}

/** How far models disagree, joined with what chance alone moves. @param {View} view */
export function disagreementCard(view) {
  const { say } = view;
  const study = studyOf(view);
  const apart = study?.disagreement;
  if (!apart || apart.models.length < 2 || apart.channels.length === 0) return nothing;
  const [widest] = apart.channels;
  const points = (/** @type {number} */ share) => say.number(share * 100, 1);
  const title = say.t("disagreement.title", { channel: widest.channel, points: points(widest.high - widest.low) });
  const chance = widest.sampling == null ? "" : say.t("disagreement.chance", { points: points(widest.sampling) });
  const names = apart.models.map((id) => modelName(view, id));
  /** @type {HeatSpec} */
  const spec = {
    id: "distances",
    title: say.t("disagreement.distances"),
    subtitle: say.t("disagreement.distances-subtitle"),
    corner: say.t("selection.model"),
    columns: names,
    rows: names,
    cells: apart.distances.map((row) => row.map((value) => ({ value }))),
    format: (value) => say.decimals(value, 2),
  };
  return html`<section class="card">
    <h2>${title}</h2>
    <p class="subtitle">${say.t("disagreement.subtitle", { n: apart.models.length })} ${chance}</p>
    ${inPages(view, { count: apart.channels.length, size: 24 }, (from, to) =>
      scroll(
        say.t("disagreement.table"),
        html`<table class="figures">
        <thead>
          <tr>
            ${["channel", "range", "sampling", "ranks"].map((head) => html`<th scope="col">${say.t(`disagreement.${head}`)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${apart.channels.slice(from, to).map(
            (one) => html`<tr>
              <th scope="row">${one.channel}</th>
              <td>
                <b>${say.percent(one.low, 1)} – ${say.percent(one.high, 1)}</b>
                <span class="muted">${modelName(view, one.low_model)} – ${modelName(view, one.high_model)}</span>
              </td>
              <td>${one.sampling == null ? "–" : `± ${points(one.sampling)}`}</td>
              <td>${one.best_rank === one.worst_rank ? one.best_rank : `${one.best_rank} – ${one.worst_rank}`}</td>
            </tr>`,
          )}
        </tbody>
      </table>`,
      ),
    )}
    <om-heat-matrix .say=${say} .spec=${spec}></om-heat-matrix>
  </section>`;
}
