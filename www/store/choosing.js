// @ts-check
/** What the user chooses, choice by choice: each is a step that undo takes back. */
import { withName } from "./channels.js";
import { withSegments } from "./segments.js";
import { NO_CHOICES } from "./state.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./state.js").Choices} Choices */
/** @typedef {import("./state.js").Filters} Filters */
/** @typedef {import("./state.js").Definitions} Definitions */

export class Choosing {
  /** @returns {Pick<State, "choices">} */
  get state() {
    return { choices: NO_CHOICES };
  }

  /** Puts some choices in force. @protected @param {Partial<Choices>} _patch */
  choose(_patch) {}

  /** @param {Partial<Filters>} patch */
  setFilters(patch) {
    this.choose({ filters: { ...this.state.choices.filters, ...patch } });
  }

  /** @param {Partial<Definitions>} patch */
  setDefinitions(patch) {
    this.choose({ definitions: { ...this.state.choices.definitions, ...patch } });
  }

  /** @param {Partial<import("./state.js").Tests>} patch */
  setTests(patch) {
    this.choose({ tests: { ...this.state.choices.tests, ...patch } });
  }

  /** @param {readonly import("./state.js").Target[]} targets */
  setTargets(targets) {
    this.choose({ targets });
  }

  /** @param {Partial<import("./journey-shape.js").Journey>} patch */
  setJourney(patch) {
    this.choose({ journey: { ...this.state.choices.journey, ...patch } });
  }

  /** @param {import("./state.js").BusinessCase} own */
  setCase(own) {
    this.choose({ case: own });
  }

  /** @param {Partial<import("./state.js").Economics>} patch */
  setEconomics(patch) {
    this.choose({ economics: { ...this.state.choices.economics, ...patch } });
  }

  /** @param {Partial<import("./handover-shape.js").Handover>} patch */
  setHandover(patch) {
    this.choose({ handover: { ...this.state.choices.handover, ...patch } });
  }

  /** @param {Partial<import("./state.js").SeasonChoice>} patch */
  setSeason(patch) {
    this.choose({ season: { ...this.state.choices.season, ...patch } });
  }

  /** @param {string} model */
  setModel(model) {
    this.choose({ model });
  }

  /** @param {Choices["breakdown"]} breakdown */
  setBreakdown(breakdown) {
    this.choose({ breakdown });
  }

  /** @param {Partial<import("./state.js").StudyChoices>} patch */
  setStudy(patch) {
    this.choose({ study: { ...this.state.choices.study, ...patch } });
  }

  /** A channel is among those taken away together, or not. @param {string} channel @param {boolean} isAway */
  setAway(channel, isAway) {
    const others = this.state.choices.study.without.filter((one) => one !== channel);
    this.setStudy({ without: isAway ? [...others, channel] : others });
  }

  /** A budget to try, as a part of what the channel costs now. @param {string} channel @param {number} part */
  setBudget(channel, part) {
    this.setStudy({ budget: { ...this.state.choices.study.budget, [channel]: part } });
  }

  /** What a test of lift confirmed of a channel's credit, as a part of it; null where there was none. @param {string} channel @param {number | null} part */
  setLift(channel, part) {
    const { [channel]: _, ...others } = this.state.choices.study.lift;
    this.setStudy({ lift: part === null ? others : { ...others, [channel]: part } });
  }

  /** @param {import("./state.js").BoardTile[]} board */
  setBoard(board) {
    this.choose({ board });
  }

  /** @param {string} audit */
  nameAudit(audit) {
    if (audit !== this.state.choices.audit) this.choose({ audit });
  }

  /** Forgets a preset of the user's. @param {string} name */
  removePreset(name) {
    this.choose({ presets: this.state.choices.presets.filter((one) => one.name !== name) });
  }

  /** One channel's name stands for another's; without a name it is itself again. @param {string} from @param {string} to */
  nameChannel(from, to) {
    this.setDefinitions({ channel_names: withName(this.state.choices.definitions.channel_names, from, to) });
  }

  /** What is in front in the Customers room. @param {Partial<import("./segments.js").CustomersChoice>} patch */
  setCustomers(patch) {
    this.choose({ customers: { ...this.state.choices.customers, ...patch } });
  }

  /** @param {import("./segments.js").NamedSegment[]} segments @param {[string, string] | null} [renamed] from, to */
  setSegments(segments, renamed = null) {
    this.choose(withSegments(this.state.choices, segments, renamed));
  }

  /** What is said of the systems that files come from. @param {import("./state.js").Systems} systems */
  setSystems(systems) {
    this.choose({ systems });
  }
}
