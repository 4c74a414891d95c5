// @ts-check
/** Figures computed again whenever files or choices change: the report, then tiles of their own, then trends. */
import { asProblem } from "../problem.js";
import { changedSince } from "./audit.js";
import { boardOf, firstKpis } from "./board.js";
import { Checks } from "./checks.js";
import { firstOf, reportOf, trendsOf } from "./figures.js";
import { deepFreeze, readyFiles } from "./state.js";
import { tileReportsOf } from "./tiles.js";

export class Refresher {
  #snapshot;
  #engine;
  #asks;
  #checks;
  #turn = 0;
  #tileTurn = 0;
  /** The report whose trends are at hand. @type {import("./state.js").Report | null} */
  #trendsFor = null;

  /**
   * @param {import("./snapshot.js").Snapshot} snapshot
   * @param {Promise<import("../engine.js").Engine>} engine
   * @param {import("./asks.js").Asks} asks what the open room asks for besides
   */
  constructor(snapshot, engine, asks) {
    this.#snapshot = snapshot;
    this.#engine = engine;
    this.#asks = asks;
    this.#checks = new Checks(snapshot);
  }

  /** A file of the same name as in the audit, but with other content, is noticed. */
  compareWithAudit() {
    const changed = changedSince(this.#snapshot.state);
    if (changed.length > 0) this.#snapshot.notice("warning", "notice.audit-differs", { files: changed.join(", ") });
  }

  /** Computes everything again. Of several that overlap, the last one counts; what was shown stays meanwhile. */
  async refresh() {
    const turn = ++this.#turn;
    if (readyFiles(this.#snapshot.state).length === 0) return this.#asks.clear();
    this.#snapshot.set({ working: true });
    try {
      const engine = await this.#engine;
      await this.#tellFirst(engine, turn);
      if (turn !== this.#turn) return;
      const { choices } = this.#snapshot.state;
      const report = deepFreeze(await reportOf(engine, choices, this.#snapshot.state.report));
      if (turn !== this.#turn) return;
      this.#snapshot.set({ report, first: null, tileReports: {}, reportProblem: null, working: false });
      this.compareWithAudit();
      await this.refreshTiles();
      if (turn === this.#turn) await this.#checks.look(engine, () => turn === this.#turn);
    } catch (thrown) {
      if (turn === this.#turn) this.#snapshot.set({ first: null, reportProblem: asProblem(thrown), working: false });
    }
  }

  /** Where nothing is shown yet, the board comes before the rest. @param {import("../engine.js").Engine} engine @param {number} turn */
  async #tellFirst(engine, turn) {
    const { state } = this.#snapshot;
    if (state.report || state.room !== "overview") return;
    const first = await firstOf(engine, state.choices, firstKpis(state)).catch(() => null);
    if (turn === this.#turn) this.#snapshot.set({ first: deepFreeze(first) });
  }

  /** Computes what tiles with filters of their own show; what is at hand for this report stays. */
  async refreshTiles() {
    const turn = ++this.#tileTurn;
    const { choices, report, tileReports } = this.#snapshot.state;
    if (!report) return this.#asks.refresh();
    const engine = await this.#engine;
    const reports = await tileReportsOf(engine, choices, report, tileReports);
    if (turn !== this.#tileTurn) return;
    this.#snapshot.set({ tileReports: deepFreeze(reports) });
    // The trends come after: the figures do not wait for them. Those of another report stay until then.
    const known = this.#trendsFor === report ? this.#snapshot.state.trends : [];
    const trends = await trendsOf(engine, choices, report, boardOf(this.#snapshot.state), known).catch(() => known);
    if (turn !== this.#tileTurn) return;
    this.#trendsFor = report;
    this.#snapshot.set({ trends: deepFreeze(trends) });
    await this.#asks.refresh();
  }
}
