/// <reference lib="esnext.disposable" />

/* tslint:disable */
/* eslint-disable */

/**
 * What a model is.
 */
export interface About {
    /**
     * Its id, the same in all versions.
     */
    id: string;
    /**
     * Its version, as `1.2.3`: a change of the first number changes meaning or
     * scoring, of the second adds, of the third rewords.
     */
    version: string;
    /**
     * The day of this version.
     */
    date: string;
    /**
     * Whose it is, and what it is worth.
     */
    status: Words;
}

/**
 * What entries of an account are the costs of.
 */
export interface AccountRule {
    /**
     * The account, or how its number begins: the longest that fits counts.
     */
    account?: string;
    /**
     * The channel; shared by all when empty, and where an entry names its own
     * channel that one counts.
     */
    channel?: string;
    /**
     * Whether it is spent on marketing, not on distribution.
     */
    marketing?: boolean;
}

/**
 * An action of the roadmap.
 */
export interface Action {
    /**
     * Names it in an audit: practice and level.
     */
    id: string;
    /**
     * The practice.
     */
    practice: string;
    /**
     * Why it is proposed.
     */
    kind: ActionKind;
    /**
     * The level it starts from.
     */
    level: number;
    /**
     * In words.
     */
    words: Words | null;
    /**
     * Its effect, 1 to 5.
     */
    impact: number;
    /**
     * What it costs, 1 to 5.
     */
    effort: number;
    /**
     * What effect and effort make of it.
     */
    quadrant: Quadrant;
    /**
     * The higher, the sooner.
     */
    priority: number;
    /**
     * Actions that come first.
     */
    blocked_by: string[];
    /**
     * The department that does it.
     */
    department: string;
    /**
     * Its quarter, as `2027-Q1`, or by its number from `Q1` without a day.
     */
    quarter: string;
    /**
     * The figure it should move.
     */
    moves: Moves | null;
    /**
     * What was said of it.
     */
    state: ActionState;
}

/**
 * Why an action is proposed.
 */
export type ActionKind = "workshop" | "implied" | "next" | "own";

/**
 * What is said of an action.
 */
export interface ActionState {
    /**
     * Who does it.
     */
    owner?: string;
    /**
     * The department that does it; the first one asked about the practice when empty.
     */
    department?: string;
    /**
     * The quarter it is put in, as `2027-Q1`; the first with room when empty.
     */
    quarter?: string;
    /**
     * The day it is due.
     */
    due?: string;
    /**
     * How far it has come.
     */
    status?: Status;
    /**
     * The day it was closed.
     */
    closed?: string;
    /**
     * The value of its figure when it was planned.
     */
    baseline?: number | null;
    /**
     * A note.
     */
    note?: string;
}

/**
 * What is known of the time before taken out of a difference (CUPED).
 */
export interface Adjusted {
    /**
     * What a unit of the covariate is worth.
     */
    theta: number;
    /**
     * By how much the variance of the difference falls, 0 to 1.
     */
    reduction: number;
    /**
     * The difference.
     */
    difference: number;
    /**
     * Lower end at 95%.
     */
    low: number;
    /**
     * Upper end at 95%.
     */
    high: number;
    /**
     * The p-value of "no difference".
     */
    p_value: number;
    /**
     * The same, corrected for the number of comparisons.
     */
    p_corrected: number;
}

/**
 * A model that fits the data and the goal.
 */
export interface Advice {
    /**
     * The model; none where the data are unfit.
     */
    model: string | null;
    /**
     * Why, as codes.
     */
    reasons: string[];
    /**
     * One to lay beside it.
     */
    beside: string | null;
}

/**
 * A part beside everything else.
 */
export interface Against {
    /**
     * The value on everything else.
     */
    rest: number;
    /**
     * What it was counted on.
     */
    rest_n: number;
    /**
     * The part less everything else.
     */
    difference: number;
    /**
     * Lower end at 95%.
     */
    low: number;
    /**
     * Upper end at 95%.
     */
    high: number;
    /**
     * The p-value of "no difference", alone.
     */
    p_value: number;
    /**
     * Whether it is beyond noise, all parts of all KPIs asked for being looked at
     * together (Holm).
     */
    beyond_noise: boolean;
    /**
     * `strong` or `weak`, where it is beyond noise and more is not a matter of taste.
     */
    standing: string | null;
}

/**
 * Whether units got the variants as they were to.
 */
export interface Allocation {
    /**
     * The variants, the control first.
     */
    variants: Given[];
    /**
     * Chi-square.
     */
    statistic: number | null;
    /**
     * The p-value of "as planned".
     */
    p_value: number | null;
    /**
     * Whether the test may not be read for it.
     */
    blocks: boolean;
}

/**
 * A key: its rules. What no rule passes on stays with who sold.
 */
export interface AllocationKey {
    /**
     * Its name.
     */
    name?: string;
    /**
     * Its rules, one a reason at most.
     */
    rules?: KeyRule[];
}

/**
 * A figure that belongs beside the value.
 */
export interface Also {
    /**
     * What it is: a stable code.
     */
    id: string;
    /**
     * Its value.
     */
    value: number;
    /**
     * Its unit.
     */
    unit: Unit;
    /**
     * What it was counted on, where that is not the KPI's own.
     */
    n: number | null;
    /**
     * Lower end at 95%.
     */
    low: number | null;
    /**
     * Upper end at 95%.
     */
    high: number | null;
}

/**
 * Conversions and what they were worth.
 */
export interface Amount {
    /**
     * Conversions.
     */
    conversions: number;
    /**
     * What they were worth.
     */
    value: number;
}

/**
 * What sales of nobody known are to a share of customers' revenue.
 */
export type Anonymous = "left_out" | "counted";

/**
 * What one respondent says of a practice.
 */
export interface Answer {
    /**
     * The respondent's department or role.
     */
    dept?: string;
    /**
     * The highest level met with all below it.
     */
    level?: number | null;
    /**
     * How far the next one has spread: 0, 0.25, 0.5, or 1 for met.
     */
    coverage?: number;
    /**
     * An answer that is no level: `do_not_know` or `not_applicable`.
     */
    special?: string | null;
    /**
     * Why it does not apply.
     */
    reason?: string;
    /**
     * The entity spoken of; the company when empty.
     */
    entity?: string;
    /**
     * Who answered, where several of a department did.
     */
    respondent?: string;
    /**
     * The day of the answer.
     */
    day?: string;
    /**
     * What was said.
     */
    note?: string;
}

/**
 * How a practice is answered.
 */
export interface AnswerRules {
    /**
     * How to read the criteria.
     */
    rule: Words;
    /**
     * How far the next level has spread.
     */
    coverage: Coverage[];
    /**
     * Answers that are no level.
     */
    special: Special[];
    /**
     * What an answer rests on, and the most it can then be worth.
     */
    evidence_grades: EvidenceGrade[];
    /**
     * For whom a respondent answers.
     */
    perspective: Words;
}

/**
 * What a variant came to.
 */
export interface ArmReading {
    /**
     * The variant.
     */
    variant: string;
    /**
     * Units with the metric, or stores and areas.
     */
    n: number;
    /**
     * Units with the outcome, for a rate.
     */
    hits: number | null;
    /**
     * The rate, mean or ratio.
     */
    value: number | null;
    /**
     * Lower end at 95%.
     */
    low: number | null;
    /**
     * Upper end at 95%.
     */
    high: number | null;
    /**
     * Units that were given the variant and lack the metric.
     */
    without: number;
}

/**
 * A figure that a phase asks for.
 */
export interface AskedFigure {
    /**
     * Its phase.
     */
    stage: string;
    /**
     * Which: the id of a KPI, or of what is counted.
     */
    id: string;
    /**
     * The KPI where it is one.
     */
    kpi: string | null;
    /**
     * Channels on which it is found; one more where it is of all together alone.
     */
    channels: number;
    /**
     * Whether the files give it.
     */
    found: boolean;
    /**
     * Columns that would give it, any of them: `traffic.reach`.
     */
    needs: string[];
}

/**
 * What a channel did in journeys.
 */
export interface Assist {
    /**
     * The channel.
     */
    channel: string;
    /**
     * Conversions it opened.
     */
    first: number;
    /**
     * Conversions it closed.
     */
    last: number;
    /**
     * Conversions it helped without closing them.
     */
    assisted: number;
    /**
     * What those were worth.
     */
    assisted_value: number;
    /**
     * Assisted by closed; none where it closed none.
     */
    ratio: number | null;
    /**
     * Journeys it was in.
     */
    journeys: number;
    /**
     * Of them, the share that converted, whoever closed.
     */
    rate: number | null;
    /**
     * The share of its journeys that it closed itself.
     */
    own_rate: number | null;
}

/**
 * What the attribution models come to.
 */
export interface AttributionReport {
    /**
     * Journeys, converted or not.
     */
    journeys: number;
    /**
     * Conversions of known customers.
     */
    conversions: number;
    /**
     * What they were worth.
     */
    value: number;
    /**
     * Conversions without a touch that counts: never spread.
     */
    unattributed: Amount;
    /**
     * Sales of nobody known: never spread.
     */
    unidentified: Amount;
    /**
     * Sales by the channel they were made on, with those of somebody known and
     * those with a touch that counts.
     */
    coverage: ChannelCoverage[];
    /**
     * Distinct journeys.
     */
    distinct_paths: number;
    /**
     * Touches in the same instant as another of the same customer.
     */
    time_ties: number;
    /**
     * The models.
     */
    models: ModelReport[];
    /**
     * Why there is none.
     */
    missing: Missing | null;
}

/**
 * An audit: every answer given, and what is decided beside them.
 */
export interface Audit {
    /**
     * The sector whose weights count; all dimensions as they are when absent.
     */
    profile?: string | null;
    /**
     * The aim whose weights count besides.
     */
    goal?: string | null;
    /**
     * Multipliers set by hand, in the place of those of sector and aim.
     */
    multipliers?: Record<string, number>;
    /**
     * The weight of each entity (store, brand, country); 1 where it has none.
     */
    entities?: Record<string, number>;
    /**
     * The day of the audit: the roadmap begins with its quarter.
     */
    day?: string | null;
    /**
     * The practices, by id.
     */
    practices?: Record<string, PracticeAnswers>;
    /**
     * What is said of the actions of the roadmap, by their ids.
     */
    actions?: Record<string, ActionState>;
    /**
     * Actions of the consultant's own.
     */
    own_actions?: OwnAction[];
    /**
     * Which services are there on which channels.
     */
    services?: ServiceCell[];
}

/**
 * One thing worth saying: the fact, what shows it, and whom it concerns.
 */
export interface AuditFinding {
    /**
     * Names it among all findings of an audit.
     */
    id: string;
    /**
     * What it is about.
     */
    kind: FindingKind;
    /**
     * The practice, or the dimension that has no score.
     */
    about: string | null;
    /**
     * What was declared.
     */
    declared: number | null;
    /**
     * The number that shows it: a gap, a missing share, a level.
     */
    value: number | null;
    /**
     * The figures that show it.
     */
    figures: Record<string, Fact>;
    /**
     * Departments, or practices, it names.
     */
    names: string[];
    /**
     * What the model says of it.
     */
    words: Words | null;
}

/**
 * What makes a customer one of several channels.
 */
export type Basis = "interaction" | "purchase";

/**
 * Which way is better.
 */
export type Better = "up" | "down";

/**
 * KPIs by their parts.
 */
export interface Breakdown {
    /**
     * By what.
     */
    by: By;
    /**
     * The KPIs, in the order of the catalogue.
     */
    kpis: BrokenDown[];
}

/**
 * A KPI on one part.
 */
export interface BreakdownPart {
    /**
     * The channel, the segment, … or the first day; empty for others and unsaid.
     */
    key: string;
    /**
     * What it is.
     */
    kind: PartKind;
    /**
     * How many values are in it.
     */
    values: number;
    /**
     * The last day of a step of time.
     */
    to: string | null;
    /**
     * Whether the data covers all of a step of time.
     */
    complete: boolean;
    /**
     * The value.
     */
    value: number | null;
    /**
     * What it was counted on.
     */
    n: number;
    /**
     * Lower end at 95%.
     */
    low: number | null;
    /**
     * Upper end at 95%.
     */
    high: number | null;
    /**
     * The method of the interval.
     */
    method: string | null;
    /**
     * Warnings.
     */
    cautions: string[];
    /**
     * How it differs from everything else, where that was asked for.
     */
    against: Against | null;
    /**
     * Why there is no value.
     */
    missing: Missing | null;
}

/**
 * What is asked of a breakdown.
 */
export interface BreakdownRequest {
    /**
     * The settings.
     */
    settings?: Settings;
    /**
     * By what.
     */
    by?: By;
    /**
     * The KPIs, all where none is named.
     */
    only?: string[];
    /**
     * Whether each part is compared with everything else, which takes as long
     * again.
     */
    judge?: boolean;
}

/**
 * A passage from one channel to the next.
 */
export interface Bridge {
    /**
     * From this channel.
     */
    from: string;
    /**
     * To that one.
     */
    to: string;
    /**
     * How often it was crossed.
     */
    crossed: number;
    /**
     * How many customers crossed it.
     */
    customers: number;
    /**
     * Of the stays on the first channel, the share that goes on to the second.
     */
    continuity: Estimate;
    /**
     * Hours between, the median.
     */
    hours: Estimate;
    /**
     * Of those who crossed, the share that bought on the second channel in that stay.
     */
    bought: Estimate;
    /**
     * Of those who crossed, the share that is lost there.
     */
    lost: Estimate;
}

/**
 * The ways between shop and screen.
 */
export interface Bridges {
    /**
     * Why no money is told.
     */
    missing: Missing | null;
    /**
     * Sales by the channel they were ordered on and how they were handed over.
     */
    handed_over: HandedOver[];
    /**
     * What was given back, by the channel it was sold on and the one it was given
     * back on.
     */
    returns: Returned[];
    /**
     * Why it cannot be told where returns were sold.
     */
    returns_missing: Missing | null;
    /**
     * How much each way across is used, and how long it takes.
     */
    crossings: Crossing[];
    /**
     * Collected orders of known customers, and those followed by a purchase in a
     * store.
     */
    counter: Counter | null;
    /**
     * Spend by channel and kind.
     */
    spend: Spent[];
}

/**
 * A KPI by its parts.
 */
export interface BrokenDown {
    /**
     * The KPI.
     */
    id: string;
    /**
     * The unit of its values.
     */
    unit: Unit;
    /**
     * The value on all parts together.
     */
    whole: number | null;
    /**
     * What that was counted on.
     */
    n: number;
    /**
     * Whether the parts sum to the whole: those of a mean, a rate or a count of
     * customers do not.
     */
    adds_up: boolean;
    /**
     * The parts.
     */
    parts: BreakdownPart[];
    /**
     * Why it has none.
     */
    missing: Missing | null;
}

/**
 * Journeys of a length, or of a delay.
 */
export interface Bucket {
    /**
     * From so many touches or days.
     */
    from: number;
    /**
     * Journeys.
     */
    journeys: number;
    /**
     * Conversions.
     */
    conversions: number;
}

/**
 * A budget, and what it brings more than the present one.
 */
export interface BudgetPlan {
    /**
     * Its name; empty for the best one.
     */
    name: string;
    /**
     * Why it cannot be told.
     */
    missing: Missing | null;
    /**
     * What it costs in a step.
     */
    cost: number;
    /**
     * What more than at present.
     */
    more_cost: number;
    /**
     * What it brings more in revenue, all channels with a curve together.
     */
    change: Estimate;
    /**
     * The margin on that, less what more it costs.
     */
    gain: Estimate;
    /**
     * Its channels.
     */
    channels: PlannedChannel[];
}

/**
 * Curves and budgets.
 */
export interface BudgetReport {
    /**
     * Why nothing can be said.
     */
    missing: Missing | null;
    /**
     * The step.
     */
    step: TrendStep;
    /**
     * The first day.
     */
    from: string | null;
    /**
     * The last day.
     */
    to: string | null;
    /**
     * Steps that files cover whole.
     */
    steps: number;
    /**
     * Steps that are drawn together.
     */
    block: number;
    /**
     * Draws.
     */
    draws: number;
    /**
     * Their seed.
     */
    seed: number;
    /**
     * The share of revenue that is margin.
     */
    margin_rate: number;
    /**
     * Channel by channel.
     */
    curves: ResponseCurve[];
    /**
     * What channels with a clear curve spend now in a step.
     */
    total: number;
    /**
     * The best way to share that out, within what was ever spent or the limits.
     */
    best: BudgetPlan | null;
    /**
     * Those tried.
     */
    scenarios: BudgetPlan[];
}

/**
 * What is asked of budgets.
 */
export interface BudgetRequest {
    /**
     * The settings, as for a report.
     */
    settings?: Settings;
    /**
     * The step; by how fine the costs are when absent.
     */
    step?: TrendStep | null;
    /**
     * What all channels with a curve may spend in a step; as now when absent.
     */
    total?: number | null;
    /**
     * Limits.
     */
    limits?: SpendLimit[];
    /**
     * Budgets to be tried.
     */
    scenarios?: BudgetScenario[];
    /**
     * Draws of the intervals.
     */
    draws?: number;
    /**
     * The seed of the draws.
     */
    seed?: number;
}

/**
 * A budget to be tried: spend by channel in a step, the others as they are.
 */
export interface BudgetScenario {
    /**
     * Its name.
     */
    name?: string;
    /**
     * Spend by channel.
     */
    spend?: Record<string, number>;
}

/**
 * What KPIs are broken down by.
 */
export type By = "channel" | "segment" | "store" | "campaign" | "phase" | "day" | "week" | "month" | "quarter";

/**
 * How well a way to foresee conversions did on journeys held out.
 */
export interface Candidate {
    /**
     * `rate`, `markov-1` to `markov-4`, `logistic`.
     */
    id: string;
    /**
     * States, or parameters.
     */
    states: number;
    /**
     * Mean logarithm of the likelihood of a journey's end.
     */
    log_likelihood: number;
    /**
     * What it gains on the plain rate.
     */
    gain: number;
    /**
     * The standard error of the gain over folds.
     */
    error: number;
    /**
     * Area under the curve.
     */
    auc: number;
    /**
     * Its standard error over folds.
     */
    auc_error: number;
}

/**
 * A case.
 */
export interface Case {
    /**
     * Months looked at.
     */
    months?: number;
    /**
     * The discount of a year, 0.08 for 8%.
     */
    yearly_discount?: number;
    /**
     * Its lines.
     */
    lines?: CaseLine[];
    /**
     * Draws of the simulation.
     */
    draws?: number;
    /**
     * The seed of the draws.
     */
    seed?: number;
}

/**
 * A case on the figures.
 */
export interface CaseAnswer {
    /**
     * The lines with the amounts they were counted with.
     */
    lines: CaseLine[];
    /**
     * What is wrong; lines with a fault are counted as nothing.
     */
    faults: CaseFault[];
    /**
     * The case worked out; `null` where it cannot be.
     */
    report: CaseReport | null;
}

/**
 * What keeps a case, or a line of it, from being worked out.
 */
export interface CaseFault {
    /**
     * The line; `null` where it is the case itself.
     */
    line: number | null;
    /**
     * A stable code.
     */
    code: string;
    /**
     * Why a figure is not there.
     */
    missing: Missing | null;
}

/**
 * A line: an amount as a range, once or every month.
 */
export interface CaseLine {
    /**
     * What it is for.
     */
    name?: string;
    /**
     * Whether it costs or brings.
     */
    kind?: LineKind;
    /**
     * The amount expected, without a sign.
     */
    likely?: number;
    /**
     * The least; as expected when absent.
     */
    low?: number | null;
    /**
     * The most; as expected when absent.
     */
    high?: number | null;
    /**
     * Every month, or once.
     */
    monthly?: boolean;
    /**
     * The month it begins in; 0 is the start.
     */
    from?: number;
    /**
     * The last month; that of the case when absent.
     */
    to?: number | null;
    /**
     * Months in which it grows evenly to its full amount.
     */
    ramp?: number;
    /**
     * Where the amount comes from.
     */
    source?: string;
    /**
     * What its amounts are reckoned from, in the place of those above.
     */
    tied?: Tied | null;
}

/**
 * A case worked out.
 */
export interface CaseReport {
    /**
     * With every amount as expected.
     */
    likely: Outcome;
    /**
     * With costs at their most and gains at their least.
     */
    worst: Outcome;
    /**
     * With costs at their least and gains at their most.
     */
    best: Outcome;
    /**
     * What comes in less what goes out, by month, as expected.
     */
    flows: number[];
    /**
     * The same, summed up to each month.
     */
    cumulated: number[];
    /**
     * The lines, the one that decides most first.
     */
    levers: Lever[];
    /**
     * What the draws came to; `null` where no amount is a range.
     */
    simulated: Simulated | null;
}

/**
 * What is asked of a case.
 */
export interface CaseRequest {
    /**
     * The settings of the figures.
     */
    settings?: Settings;
    /**
     * The case.
     */
    case?: Case;
}

/**
 * Everything the engine knows to read and compute.
 */
export interface Catalogue {
    /**
     * The version of the engine.
     */
    omnimeter: string;
    /**
     * The tables.
     */
    tables: TableCard[];
    /**
     * The KPIs.
     */
    kpis: KpiCard[];
    /**
     * The attribution models.
     */
    models: ModelCard[];
    /**
     * The exports that are recognised.
     */
    presets: PresetCard[];
}

/**
 * The family of a KPI.
 */
export type Category = "general" | "experience" | "channel" | "roi" | "segment" | "integration";

/**
 * A value of the first file that is another in the second.
 */
export interface Change {
    /**
     * In the first file.
     */
    a: string;
    /**
     * In the second file.
     */
    b: string;
    /**
     * How often.
     */
    count: number;
}

/**
 * How a target is told.
 */
export type ChangeKind = "value" | "points" | "amount" | "relative";

/**
 * Where a channel is, as the user says: in the place of where its stores stand.
 */
export interface ChannelAreas {
    /**
     * The channel.
     */
    channel?: string;
    /**
     * Its areas: postcodes, or how they begin. Where its stores stand when empty.
     */
    areas?: string[];
    /**
     * Its first day there, as `2026-03-01`: what changed since is then compared.
     * Empty to compare what is.
     */
    since?: string;
}

/**
 * A change that was made on a channel.
 */
export interface ChannelChange {
    /**
     * What was changed, in words.
     */
    name?: string;
    /**
     * The channel.
     */
    channel?: string;
    /**
     * Its first day, as `2026-03-01`.
     */
    day?: string;
    /**
     * Days looked at after it, and as many before; 28 when 0.
     */
    days?: number;
}

/**
 * Sales made on a channel.
 */
export interface ChannelCoverage {
    /**
     * The channel.
     */
    channel: string;
    /**
     * Sales.
     */
    sales: number;
    /**
     * Of somebody known.
     */
    identified: number;
    /**
     * With a touch that counts.
     */
    attributed: number;
}

/**
 * The credit of a channel.
 */
export interface ChannelCredit {
    /**
     * The channel.
     */
    channel: string;
    /**
     * Conversions credited.
     */
    conversions: number;
    /**
     * Value credited.
     */
    value: number;
    /**
     * Share of the conversions that the model shares out, 0 to 1.
     */
    share: number;
}

/**
 * What a model found of a channel.
 */
export interface ChannelEffect {
    /**
     * The channel.
     */
    channel: string;
    /**
     * The effect.
     */
    value: number;
    /**
     * Its standard error.
     */
    error: number | null;
    /**
     * Days in which it halves, where that is learned.
     */
    half_life_days: number | null;
}

/**
 * What is lost on a channel.
 */
export interface ChannelLoss {
    /**
     * The channel.
     */
    channel: string;
    /**
     * The share that does not go on.
     */
    lost: Estimate;
}

/**
 * Credit against cost on a channel.
 */
export interface ChannelMoney {
    /**
     * The channel.
     */
    channel: string;
    /**
     * What was spent.
     */
    cost: number;
    /**
     * Its share of all that was.
     */
    cost_share: number;
    /**
     * Its share of credited value.
     */
    credit_share: number;
    /**
     * Credited value by cost, by the model in front.
     */
    roas: number | null;
    /**
     * The least over models and intervals.
     */
    roas_low: number | null;
    /**
     * The most.
     */
    roas_high: number | null;
    /**
     * Cost of a credited conversion, by the model in front.
     */
    cpa: number | null;
    /**
     * What it may cost at most before the margin on its credit is spent, by the
     * model in front.
     */
    break_even_cost: number;
    /**
     * The least over models and intervals.
     */
    break_even_low: number | null;
    /**
     * The most.
     */
    break_even_high: number | null;
    /**
     * What a credited conversion may cost at most.
     */
    break_even_cpa: number | null;
    /**
     * By how much its value grows with its spend.
     */
    elasticity: number;
    /**
     * Whether that was fitted to spend and revenue over time, and not assumed.
     */
    fitted: boolean;
    /**
     * Credited value by the next unit spent, by that.
     */
    marginal: number | null;
    /**
     * Spend under the budgets tried, and what it would bring.
     */
    tried_cost: number;
    /**
     * The value.
     */
    tried_value: number;
    /**
     * Spend were the same budget shared out at best.
     */
    best_cost: number;
}

/**
 * The same on a channel.
 */
export interface ChannelMoved {
    /**
     * The channel.
     */
    channel: string;
    /**
     * Its revenue.
     */
    revenue: MovedAmount;
}

/**
 * Changes from one channel to another.
 */
export interface ChannelPair {
    /**
     * From this channel.
     */
    from: string;
    /**
     * To that one.
     */
    to: string;
    /**
     * Changes seen.
     */
    changes: number;
    /**
     * Of them, those handed on by the company; the customer made the others.
     */
    handed_on: number;
    /**
     * The share in which the customer did not repeat, where the file says.
     */
    seamless: Estimate;
}

/**
 * The result of all channels.
 */
export interface ChannelResult {
    /**
     * Why there is none.
     */
    missing: Missing | null;
    /**
     * The first day looked at: that of the costs where there are any.
     */
    from: string | null;
    /**
     * The last day.
     */
    to: string | null;
    /**
     * The share of revenue that is margin.
     */
    margin_rate: number;
    /**
     * The channels, by name.
     */
    channels: ResultRow[];
    /**
     * All together: sums, and ratios of sums.
     */
    total: ResultRow | null;
    /**
     * The channels of the costs taken as shared.
     */
    shared: string[];
    /**
     * Accounts of costs that no rule is about, the largest first.
     */
    unassigned: Unassigned[];
    /**
     * What those come to: it is in no figure.
     */
    unassigned_amount: number;
    /**
     * What each change gained on its channel, and what it is for the whole.
     */
    changes: LocalGain[];
}

/**
 * How far models disagree on a channel.
 */
export interface ChannelSpread {
    /**
     * The channel.
     */
    channel: string;
    /**
     * The least share any model gives it, and which.
     */
    low: number;
    /**
     * The model.
     */
    low_model: string;
    /**
     * The largest, and which.
     */
    high: number;
    /**
     * The model.
     */
    high_model: string;
    /**
     * Its best rank.
     */
    best_rank: number;
    /**
     * Its worst.
     */
    worst_rank: number;
    /**
     * Half the width of the interval of its share, in the middle of the models.
     */
    sampling: number | null;
}

/**
 * A channel, what it is, and in how many rows of each table it is named.
 */
export interface ChannelUse {
    /**
     * The channel.
     */
    channel: string;
    /**
     * What it is, by its name or as stated.
     */
    kind: string;
    /**
     * Whether its name says that it is paid for.
     */
    paid: boolean | null;
    /**
     * Orders and refunds, each once.
     */
    orders: number;
    /**
     * Of them, those of customers known.
     */
    identified: number;
    /**
     * Touches.
     */
    touches: number;
    /**
     * Requests to customer service.
     */
    tickets: number;
    /**
     * Rows of traffic.
     */
    traffic: number;
    /**
     * Rows of costs.
     */
    costs: number;
    /**
     * Answers to surveys.
     */
    surveys: number;
}

/**
 * The check on days held out.
 */
export interface Check {
    /**
     * The days held out.
     */
    held_out: Compared;
    /**
     * The fit to the days before.
     */
    fit: ModelFit;
    /**
     * Purchase days foreseen.
     */
    predicted: number;
    /**
     * Lower end at 95%: customers drawn again, the model fitted again.
     */
    low: number | null;
    /**
     * Upper end at 95%.
     */
    high: number | null;
    /**
     * Purchase days there were.
     */
    actual: number;
}

/**
 * How well a preset's headers are known.
 */
export type Checked = "seen" | "partly" | "unseen";

/**
 * A line checked.
 */
export interface CheckedLine {
    /**
     * The channel; empty on the total.
     */
    channel: string;
    /**
     * Return on investment, (revenue − cost) ÷ cost; none without a cost.
     */
    roi: number | null;
    /**
     * Return on ad spend, revenue ÷ cost.
     */
    roas: number | null;
    /**
     * What the stated number is: `roi`, `roas`, `neither`, or `unstated`.
     */
    is: string;
}

/**
 * Where a field comes from.
 */
export interface Choice {
    /**
     * The header of the column that holds it.
     */
    column?: string;
    /**
     * The same value for every row, when no column holds it.
     */
    constant?: string;
    /**
     * The decimal mark of a number; from the sample when absent.
     */
    decimal?: DecimalMark;
    /**
     * The thousands mark of a number; from the sample when absent.
     */
    grouping?: Grouping;
    /**
     * The order of day and month of a date; from the sample when absent.
     */
    date_order?: DateOrder;
    /**
     * What stands between the channels of a path; from the sample when absent.
     */
    separator?: string;
    /**
     * The header of the column with the time of day, where the date stands alone.
     */
    time?: string;
    /**
     * The header of the column to take where a cell is empty.
     */
    fallback?: string;
    /**
     * Texts that stand for nothing here, such as a loyalty card `0`.
     */
    nulls?: string[];
    /**
     * What a time written as a number counts since 1970.
     */
    unit?: TimeUnit;
    /**
     * What becomes of the sign of an amount.
     */
    sign?: Sign;
    /**
     * What an amount is written in, where not in units.
     */
    scale?: Scale;
}

/**
 * Whether the unhappy were spoken to in time.
 */
export interface ClosedLoop {
    /**
     * Days in which they were to be.
     */
    days: number;
    /**
     * Unhappy answers: detractors, and the two lowest scores of satisfaction.
     */
    unhappy: number;
    /**
     * Of them, those followed up in time.
     */
    followed: number;
    /**
     * The rate among those of whom it can be known.
     */
    rate: Estimate;
    /**
     * Where it was seen: `field`, a column of the survey; `tickets`, a request of
     * the same customer after the answer; `null` where nothing could show it.
     */
    seen_in: string | null;
    /**
     * Answers that are still within the days.
     */
    too_young: number;
    /**
     * Answers without a date or a customer.
     */
    unknown: number;
    /**
     * What their comments come back to.
     */
    causes: Theme[];
}

/**
 * What customers will be worth.
 */
export interface Clv {
    /**
     * The model of buying.
     */
    model: string;
    /**
     * The check: a fit to the earlier days, held against the later ones.
     */
    check: Check | null;
    /**
     * The fit to all days.
     */
    fit: ModelFit | null;
    /**
     * The fit of what a purchase is worth.
     */
    spending: ModelFit | null;
    /**
     * The correlation of repeat purchases with mean spend.
     */
    link: number | null;
    /**
     * What is to come.
     */
    forecast: Forecast | null;
    /**
     * Warnings: `link-strong`, `not-converged`, `no-spend`,
     * `loose` where the data hardly tell the parameters apart.
     */
    cautions: string[];
    /**
     * Why there is no forecast: `no-rows`, `repeaters-few`, `cohort-young`.
     */
    missing: string | null;
}

/**
 * What is pointed out. The names are a contract: printed by the command, and
 * keys of the page's texts.
 */
export type Code = "AMBIGUOUS_DATE" | "AMBIGUOUS_NUMBER" | "CONFLICTING_DATE_ORDER" | "DOUBLE_QUOTED_FILE" | "DUPLICATE_HEADERS" | "DUPLICATE_ROWS" | "EMPTY_FILE" | "EMPTY_HEADER" | "EXCEL_ERROR_VALUES" | "EXCEL_SERIAL_DATES" | "FOOTNOTE" | "FORMULA_CELLS" | "ID_SCIENTIFIC_NOTATION" | "INVALID_BYTES" | "INVALID_DATE" | "INVISIBLE_CHARACTERS" | "MIXED_CURRENCIES" | "MIXED_ENCODING" | "MIXED_NUMBER_FORMATS" | "MOJIBAKE" | "MULTIPLE_TABLES" | "MULTI_ROW_HEADER" | "NEAR_DUPLICATE_KEYS" | "NON_FINITE" | "NO_HEADER" | "NO_ROWS" | "NUL_BYTES" | "PREAMBLE" | "RAGGED_ROWS" | "REPEATED_HEADER" | "STRAY_QUOTES" | "TOTAL_ROW" | "UNCLOSED_QUOTE" | "UNREADABLE_VALUES";

/**
 * A cohort. In the lists a place a step, the first being its own; `null` where
 * the step has not begun.
 */
export interface CohortRow {
    /**
     * Its first day.
     */
    from: string;
    /**
     * How many customers bought in each step.
     */
    active: (number | null)[];
    /**
     * How many bought in it or later.
     */
    unbounded: (number | null)[];
    /**
     * What they spent, net.
     */
    revenue: (number | null)[];
    /**
     * The place of the step that is not over, if it is among them.
     */
    partial: number | null;
}

/**
 * Customers by when they first bought.
 */
export interface Cohorts {
    /**
     * The step.
     */
    step: TrendStep;
    /**
     * The instant it speaks from.
     */
    as_of: string;
    /**
     * One a step, the oldest first.
     */
    cohorts: CohortRow[];
    /**
     * The curve over cohorts old enough for each point.
     */
    pooled: Pooled[];
    /**
     * The time from a first sale to a second.
     */
    second: SecondSale;
}

/**
 * What is made of touches that follow one another.
 */
export type Collapse = "none" | "repeats" | "unique";

/**
 * A column as the sample shows it.
 */
export interface Column extends ColumnType {
    /**
     * Its header, made unique.
     */
    name: string;
    /**
     * Share of the sampled cells that hold something, 0 to 1.
     */
    filled: number;
    /**
     * A few distinct values.
     */
    examples: string[];
}

/**
 * What the cells of a column are.
 */
export type ColumnKind = "empty" | "text" | "number" | "date" | "period" | "flag";

/**
 * A column's type, with what speaks for it.
 */
export interface ColumnType {
    /**
     * The kind.
     */
    kind: ColumnKind;
    /**
     * The decimal mark of a number column.
     */
    decimal: DecimalMark | null;
    /**
     * The thousands mark of a number column.
     */
    grouping: Grouping | null;
    /**
     * The order of day and month of a date column.
     */
    date_order: DateOrder | null;
    /**
     * Whether the sample proves the mark or the order: `3,5` or `31/12` does.
     */
    proven: boolean;
    /**
     * Share of the filled cells of the sample that read as this kind, 0 to 1.
     */
    confidence: number;
}

/**
 * The period that figures are compared with.
 */
export interface Compared {
    /**
     * Its first day.
     */
    from: string;
    /**
     * Its last day.
     */
    to: string;
    /**
     * Why the comparison is unfair: `before-not-covered` when the data begins
     * later, `now-not-complete` when the period looked at is not over.
     */
    caution: string | null;
}

/**
 * The period that figures are compared with.
 */
export type Comparison = "none" | "previous" | "year" | "custom";

/**
 * A comparison to be made.
 */
export interface ComparisonPlan {
    /**
     * How the first file is written.
     */
    a?: Source;
    /**
     * How the second file is written.
     */
    b?: Source;
    /**
     * What the files hold; whatever they have in common when absent.
     */
    object?: Object | null;
    /**
     * The file that has the last word, where one has it.
     */
    master?: Side | null;
    /**
     * What tells that two rows are of the same thing.
     */
    key?: KeyPair[];
    /**
     * Whether keys that differ in capitals are the same.
     */
    ignore_case?: boolean;
    /**
     * Whether keys that differ in leading noughts are the same.
     */
    ignore_zeros?: boolean;
    /**
     * What is compared.
     */
    fields?: FieldPair[];
    /**
     * Whether a cell that only one file fills is a difference.
     */
    blank_differs?: boolean;
    /**
     * What becomes of a key on several rows.
     */
    repeats?: Repeats;
    /**
     * The zone of times without offset, and of days.
     */
    zone?: string;
}

/**
 * A comparison proposed, and why.
 */
export interface ComparisonProposal {
    /**
     * What is proposed; without a key where none was found.
     */
    plan: ComparisonPlan;
    /**
     * The columns of the first file.
     */
    columns_a: Column[];
    /**
     * The columns of the second file.
     */
    columns_b: Column[];
    /**
     * Of the first rows, how many keys of the smaller file the other has; 0 to 1.
     */
    overlap: number;
}

/**
 * Two files compared.
 */
export interface ComparisonReport {
    /**
     * What was compared, with what was left to be found out.
     */
    plan: ComparisonPlan;
    /**
     * The first file.
     */
    a: SideReport;
    /**
     * The second file.
     */
    b: SideReport;
    /**
     * Keys in both files.
     */
    matched: number;
    /**
     * Keys in both files whose rows were compared.
     */
    compared: number;
    /**
     * Of them, how many differ in a field.
     */
    differing: Portion;
    /**
     * The fields.
     */
    fields: FieldReport[];
    /**
     * What the figures rest on without proof.
     */
    doubts: Doubt[];
    /**
     * Why nothing can be said, if nothing can.
     */
    missing: string | null;
}

/**
 * What must hold for a step of the scale.
 */
export interface Condition {
    /**
     * What it asks: a stable code.
     */
    id: string;
    /**
     * The step that it is of.
     */
    level: string;
    /**
     * What the files tell.
     */
    figure: Estimate;
    /**
     * What it must come to at least.
     */
    least: number;
    /**
     * Whether it holds; `null` where that cannot be told.
     */
    holds: boolean | null;
    /**
     * What would tell.
     */
    needs: string[];
}

/**
 * Something odd about the keys of a file.
 */
export interface Conflict {
    /**
     * The file: its place in the files asked for, then its id.
     */
    file: number;
    /**
     * The kind of key.
     */
    key: KeyKind;
    /**
     * `shared-by-customers`: customers of this file with different numbers have
     * it in common, and count as one. `tied-to-too-many`: it is tied to more
     * than three different keys of a kind, and links nothing.
     */
    what: string;
    /**
     * How many such keys.
     */
    keys: number;
    /**
     * The first lines, at most ten.
     */
    lines: number[];
}

/**
 * Words that do not say what the numbers say.
 */
export interface Contradiction {
    /**
     * How the words tell it.
     */
    said_kind: ChangeKind;
    /**
     * What they say.
     */
    said: number;
    /**
     * The value they would lead to.
     */
    leads_to: number;
    /**
     * The value given.
     */
    given: number;
    /**
     * The change that the numbers make, as a share of the start; `null` from 0.
     */
    relative: number | null;
    /**
     * The same as a difference.
     */
    difference: number;
}

/**
 * What is told of customers who met a point of contact beside those who did not.
 */
export interface Contrast {
    /**
     * The share of those who met it.
     */
    with: Estimate;
    /**
     * The share of those who did not.
     */
    without: Estimate;
    /**
     * The difference of the two.
     */
    difference: Estimate;
}

/**
 * Which sales a visit is taken to convert to.
 */
export type ConversionSales = "direct" | "assisted";

/**
 * What is counted as converting.
 */
export type ConversionUnit = "session" | "visitor" | "entry";

/**
 * What follows a collection.
 */
export interface Counter {
    /**
     * Collected orders of known customers.
     */
    collected: number;
    /**
     * Those of them after which their customer bought in a store.
     */
    followed: number;
    /**
     * The share of them.
     */
    share: number;
    /**
     * Lower end at 95%.
     */
    low: number;
    /**
     * Upper end at 95%.
     */
    high: number;
    /**
     * Within how many days.
     */
    days: number;
}

/**
 * What a variant had come to by the end of a day.
 */
export interface CoursePoint {
    /**
     * The day.
     */
    day: string;
    /**
     * The variant.
     */
    variant: string;
    /**
     * Units of it and of the control, so far.
     */
    n: number;
    /**
     * The variant less the control, of all so far.
     */
    difference: number | null;
    /**
     * Lower end at 95%.
     */
    low: number | null;
    /**
     * Upper end at 95%.
     */
    high: number | null;
    /**
     * The p-value that was to be seen, not corrected for looking.
     */
    p_value: number | null;
}

/**
 * How far the next level has spread.
 */
export interface Coverage extends Words {
    /**
     * Its id.
     */
    key: string;
    /**
     * What it adds to the level; 1 means that the next level is met.
     */
    value: number;
}

/**
 * What a channel does for the others, by one kind of evidence.
 */
export interface CrossEffect {
    /**
     * `attribution`, `research` or `areas`.
     */
    by: string;
    /**
     * Why nothing can be said.
     */
    missing: Missing | null;
    /**
     * Revenue of the other channels, less what it owes them.
     */
    revenue: number | null;
    /**
     * Lower end at 95%.
     */
    low: number | null;
    /**
     * Upper end.
     */
    high: number | null;
    /**
     * Customers it was counted on.
     */
    n: number;
    /**
     * Areas with the channel, for `areas`.
     */
    areas_with: number;
    /**
     * Areas without it.
     */
    areas_without: number;
    /**
     * Customers whose area has too few of them, or who have none that is known.
     */
    left_out: number;
    /**
     * The first day compared, where a first day of the channel was given.
     */
    from: string | null;
    /**
     * Profit with the margin of that revenue.
     */
    profit_with: number | null;
    /**
     * `covers` where even the lower end pays for the loss, `may_cover`, or
     * `short` where not even the upper end does; empty without a loss.
     */
    reading: string;
}

/**
 * A way across.
 */
export interface Crossing {
    /**
     * `collect`: ordered online, handed over in a shop. `order_in_store`: ordered in
     * a shop, delivered or collected later. `return_elsewhere`: sold online, given
     * back in a shop.
     */
    id: string;
    /**
     * How many times it was used.
     */
    uses: number;
    /**
     * The share of what could have used it: online sales, sales in shops, returns
     * of what was sold online.
     */
    share: Estimate;
    /**
     * Median hours from the order to the handing over, those still awaited counted
     * (Kaplan–Meier); from the sale to the return, of those that came back.
     */
    wait: Estimate;
    /**
     * Uses that are still awaited.
     */
    waiting: number;
    /**
     * Why no wait can be told.
     */
    wait_missing: Missing | null;
}

/**
 * The value of a figure now.
 */
export interface Current {
    /**
     * The value.
     */
    value: number;
    /**
     * Lower end at 95%.
     */
    low: number | null;
    /**
     * Upper end at 95%.
     */
    high: number | null;
    /**
     * What it was counted on.
     */
    n: number;
}

/**
 * What is asked of a model of customers.
 */
export interface CustomerRequest {
    /**
     * The settings.
     */
    settings?: Settings;
    /**
     * The step of cohorts.
     */
    step?: TrendStep;
    /**
     * What RFM does with customers who are equal: `together` or `split`.
     */
    ties?: string;
    /**
     * The model of buying: `mbg-nbd`, `bg-nbd` or `pareto-nbd`.
     */
    model?: string;
    /**
     * Weeks ahead.
     */
    weeks?: number;
    /**
     * The discount of a year.
     */
    yearly_discount?: number;
    /**
     * The last day the check is fitted to; half of the days when absent.
     */
    calibrate_to?: string | null;
    /**
     * How often customers are drawn for an interval.
     */
    draws?: number;
    /**
     * What the draws follow from.
     */
    seed?: number;
}

/**
 * The index, and how much it rests on.
 */
export interface DataIndex {
    /**
     * From 0 to 100; `null` where no figure could be tested.
     */
    value: number | null;
    /**
     * With every figure at the level that the worse end of its interval implies.
     */
    low: number | null;
    /**
     * At the level of the better end.
     */
    high: number | null;
    /**
     * The share of checks that could be made.
     */
    coverage: number;
    /**
     * The checks that could be made.
     */
    n: number;
    /**
     * All of them.
     */
    all: number;
}

/**
 * Whether `03/04/2026` is the third of April or the fourth of March.
 */
export type DateOrder = "day-first" | "month-first";

/**
 * Which mark separates the units from the decimals in a column.
 */
export type DecimalMark = "point" | "comma";

/**
 * A KPI under one definition.
 */
export interface DefinitionReading {
    /**
     * The settings that make it.
     */
    settings: Record<string, string>;
    /**
     * The value.
     */
    value: number | null;
    /**
     * What it was counted on.
     */
    n: number;
    /**
     * Lower end at 95%.
     */
    low: number | null;
    /**
     * Upper end at 95%.
     */
    high: number | null;
}

/**
 * How much later the times of the second file are, in minutes.
 */
export interface Delay {
    /**
     * The delays, negative where the second file is earlier.
     */
    minutes: Percentiles;
    /**
     * The earliest.
     */
    least: number | null;
    /**
     * How many are earlier in the second file.
     */
    earlier_b: Portion;
    /**
     * Whether one of the files has days only, so that hours cannot be told.
     */
    by_day: boolean;
}

/**
 * A practice in two audits.
 */
export interface Delta {
    /**
     * The practice, by its ids now.
     */
    practices: string[];
    /**
     * Its ids before, where they differ.
     */
    before_ids: string[];
    /**
     * What became of it.
     */
    change: PracticeChange;
    /**
     * What was declared before.
     */
    before: number | null;
    /**
     * What is declared now.
     */
    now: number | null;
    /**
     * Now less before, of what means the same.
     */
    delta: number | null;
    /**
     * The same for what evidence allows.
     */
    evidenced_delta: number | null;
    /**
     * Whether scores are made otherwise since.
     */
    method_change: boolean;
}

/**
 * A device of visits.
 */
export interface DeviceUse {
    /**
     * What it is.
     */
    device: string;
    /**
     * Touches.
     */
    touches: number;
    /**
     * Sessions of traffic.
     */
    sessions: number;
}

/**
 * What a model learned; empty for the rule models.
 */
export interface Diagnostics {
    /**
     * States of the chain.
     */
    states?: number;
    /**
     * Share of journeys that convert.
     */
    p_conversion?: number;
    /**
     * Whether journeys without conversion were there.
     */
    has_nulls?: boolean;
    /**
     * Share of conversions lost without each channel, before they are scaled.
     */
    removal_effects: RemovalEffect[];
    /**
     * Their sum: 1 or more.
     */
    removal_effects_sum?: number;
    /**
     * The effect of each channel, with its standard error if it has one.
     */
    effects: ChannelEffect[];
    /**
     * By place in the journey, the conversions of each channel.
     */
    places: number[][];
    /**
     * What must be said of the result: `by-position`, `no-nulls`, `negative`, `sampled`.
     */
    notes: string[];
}

/**
 * A dimension of maturity.
 */
export interface Dimension {
    /**
     * Its id, never used again for anything else.
     */
    id: string;
    /**
     * Its weight; all together make 100.
     */
    weight: number;
    /**
     * Its name.
     */
    name: Words;
    /**
     * What it is about.
     */
    intent: Words;
    /**
     * Works it draws on, by name.
     */
    anchors?: string[];
    /**
     * Its practices.
     */
    practices: Practice[];
}

/**
 * The two scores of every dimension.
 */
export interface DimensionScores {
    /**
     * As declared; `null` where too little was answered.
     */
    declared: Record<string, number | null>;
    /**
     * As evidence allows.
     */
    evidenced: Record<string, number | null>;
    /**
     * As aimed at.
     */
    target: Record<string, number | null>;
    /**
     * The share of the weight without an answer.
     */
    missing: Record<string, number>;
    /**
     * The weights in force.
     */
    weights: Record<string, number>;
}

/**
 * Which way is better.
 */
export type Direction = "up" | "down" | "context";

/**
 * How far models disagree.
 */
export interface Disagreement {
    /**
     * The models compared: additive ones, those with the same answer once.
     */
    models: string[];
    /**
     * Jensen–Shannon distance of each to each, 0 to 1.
     */
    distances: number[][];
    /**
     * By channel, the widest first.
     */
    channels: ChannelSpread[];
}

/**
 * Something that figures rest on without proof.
 */
export interface Doubt {
    /**
     * `a` or `b`.
     */
    side: string;
    /**
     * The column.
     */
    column: string;
    /**
     * What: a stable code.
     */
    code: string;
}

/**
 * What was done with a row or a cell.
 */
export type Effect = "skipped" | "repaired" | "guessed" | "noted";

/**
 * One reason, with how often and where.
 */
export interface Entry {
    /**
     * What was done.
     */
    effect: Effect;
    /**
     * Why: a stable code.
     */
    reason: string;
    /**
     * The column or filter concerned, if one is.
     */
    column: string;
    /**
     * How many rows.
     */
    rows: number;
    /**
     * The first lines, at most ten.
     */
    lines: number[];
}

/**
 * A figure with its interval at 95%, or none.
 */
export interface Estimate {
    /**
     * The value; `null` where there is none.
     */
    value: number | null;
    /**
     * What it was counted on.
     */
    n: number;
    /**
     * Lower end.
     */
    low: number | null;
    /**
     * Upper end.
     */
    high: number | null;
}

/**
 * What an answer rests on.
 */
export interface EvidenceGrade extends Words {
    /**
     * The grade, from 0.
     */
    grade: number;
    /**
     * The most that a score is worth on it.
     */
    cap: number;
}

/**
 * How an experiment is read.
 */
export interface ExperimentSettings {
    /**
     * Which experiment, where the files hold several; that of the most units
     * when absent.
     */
    name?: string | null;
    /**
     * The variant that the others are compared with; by its name when absent.
     */
    control?: string | null;
    /**
     * The level that corrected p-values are held against.
     */
    alpha?: number;
    /**
     * What part each variant was to get, in any unit; equal parts when empty.
     */
    allocation?: Record<string, number>;
    /**
     * The days that the test was planned for.
     */
    planned_days?: number | null;
    /**
     * How often the figures are looked at before a decision.
     */
    looks?: number;
    /**
     * Values above this quantile of all count as that quantile; none when absent.
     */
    winsorise?: number | null;
    /**
     * The variant that is two others at once, in a test of two measures by two.
     */
    both?: string | null;
}

/**
 * A figure of the client's files, or why there is none.
 */
export interface Fact {
    /**
     * The value.
     */
    value: number | null;
    /**
     * Lower end at 95%; the value itself where it is a census.
     */
    low: number | null;
    /**
     * Upper end at 95%.
     */
    high: number | null;
    /**
     * What it was counted on.
     */
    n: number;
    /**
     * Why there is no value.
     */
    reason: string | null;
    /**
     * What would give one.
     */
    needs: string[];
    /**
     * The KPI of the catalogue that it is, where it is one.
     */
    kpi: string | null;
}

/**
 * Why a rule is refused.
 */
export interface Fault {
    /**
     * Characters before the place.
     */
    at: number;
    /**
     * What was expected there: `field`, `operator`, `equality`, `number`,
     * `value`, `scores`, `score`, `decile`, `day`, `channel-use`, `trait`,
     * `close`, `end`, `shorter`, `quote`.
     */
    expected: string;
    /**
     * What stands there; empty at the end.
     */
    found: string;
}

/**
 * Feedback of one origin.
 */
export interface FeedbackUse {
    /**
     * Who gives it: `customer`, `staff`, `fitter`, `carrier`, `partner`, `other`,
     * or `unsaid`.
     */
    from: string;
    /**
     * The kind of channel it came by; `null` where the file does not say.
     */
    kind: string | null;
    /**
     * Answers.
     */
    answers: number;
    /**
     * Of them, those with words.
     */
    with_words: number;
}

/**
 * How fair the present sharing is felt to be.
 */
export interface FeltFair {
    /**
     * The store; none for all answers together.
     */
    store: string | null;
    /**
     * Answers.
     */
    n: number;
    /**
     * The share of them in the two best scores of the scale.
     */
    value: number;
    /**
     * Lower end at 95% (Wilson).
     */
    low: number;
    /**
     * Upper end.
     */
    high: number;
}

/**
 * A field of a table.
 */
export interface FieldCard {
    /**
     * Its id.
     */
    id: string;
    /**
     * Its name.
     */
    name: Text;
    /**
     * What its cells are.
     */
    kind: FieldKind;
    /**
     * Whether the table is useless without it.
     */
    required: boolean;
}

/**
 * What a field's cells must read as.
 */
export type FieldKind = "key" | "person" | "category" | "time" | "period" | "money" | "number" | "path" | "text" | "flag";

/**
 * A column of each file, to be compared.
 */
export interface FieldPair {
    /**
     * The header in the first file.
     */
    a: string;
    /**
     * The header in the second file.
     */
    b: string;
    /**
     * What the values are; from both columns when absent.
     */
    kind?: PairKind | null;
    /**
     * Numbers this far apart are alike.
     */
    absolute?: number;
    /**
     * Numbers this far apart are alike, as a share of the larger one.
     */
    relative?: number;
    /**
     * Times this many minutes apart are alike.
     */
    minutes?: number;
}

/**
 * A field in both files.
 */
export interface FieldReport {
    /**
     * How many differ of those compared.
     */
    differing: Portion;
    /**
     * Values that are the same.
     */
    same: number;
    /**
     * Values apart, and no further than is tolerated.
     */
    within: number;
    /**
     * Values that differ in capitals, accents or blanks alone.
     */
    formatting: number;
    /**
     * Values that differ.
     */
    different: number;
    /**
     * Values that only the second file has.
     */
    missing_a: number;
    /**
     * Values that only the first file has.
     */
    missing_b: number;
    /**
     * Values that neither has.
     */
    neither: number;
    /**
     * Pairs of which a cell cannot be read.
     */
    unreadable: number;
    /**
     * Amounts in two currencies.
     */
    other_currency: number;
    /**
     * The currencies of the first file, where they differ.
     */
    currencies_a: string[];
    /**
     * The currencies of the second file, where they differ.
     */
    currencies_b: string[];
    /**
     * Of numbers that differ: how far apart.
     */
    absolute: Percentiles | null;
    /**
     * Of numbers that differ: how far apart, as a share of the first file's.
     */
    relative: Percentiles | null;
    /**
     * Of numbers that differ, those that are higher in the second file.
     */
    higher_b: Portion | null;
    /**
     * How much later the second file's times are.
     */
    delay: Delay | null;
    /**
     * Of words: the differences met most often.
     */
    changes: Change[];
    /**
     * Why nothing was compared, if nothing was.
     */
    missing: string | null;
}

/**
 * A figure of a customer.
 */
export type Figure = "orders" | "revenue" | "basket" | "recency" | "tenure" | "channels" | "engagement" | "touches" | "decile";

/**
 * The KPIs alone, for one set of settings.
 */
export interface Figures {
    /**
     * The settings, with what was decided where nothing was said.
     */
    settings: ResolvedSettings;
    /**
     * The KPIs, in the order of the catalogue.
     */
    kpis: KpiReport[];
}

/**
 * The persons of a file.
 */
export interface FilePeople {
    /**
     * The file's id.
     */
    file: number;
    /**
     * Different persons, by all keys together.
     */
    people: number;
    /**
     * How many of them are in another file too.
     */
    matched: number;
    /**
     * Cells that name nobody in particular, such as `guest` or a card `0`.
     */
    anonymous: number;
}

/**
 * How much of a column is filled.
 */
export interface Filled {
    /**
     * The file's id.
     */
    file: number;
    /**
     * The field.
     */
    field: string;
    /**
     * Its column.
     */
    column: string;
    /**
     * Rows of the file.
     */
    rows: number;
    /**
     * Rows that have something there.
     */
    filled: number;
}

/**
 * Something to know of the data before a model is believed.
 */
export interface Finding {
    /**
     * What it is, as `constant-rate`.
     */
    code: string;
    /**
     * `stop`: no model means anything; `care`: read with it in mind; `note`.
     */
    severity: string;
    /**
     * How many.
     */
    count: number;
    /**
     * Of how many.
     */
    of: number;
}

/**
 * Something worth a look.
 */
export interface Finding {
    /**
     * What: a stable code.
     */
    code: string;
    /**
     * The file's id; `null` when it is about all files.
     */
    file: number | null;
    /**
     * The channels it is about.
     */
    names: string[];
    /**
     * How many.
     */
    count: number;
    /**
     * Of how many.
     */
    of: number;
    /**
     * The first lines, at most ten.
     */
    lines: number[];
    /**
     * The first day, of a gap.
     */
    from: string | null;
    /**
     * The last day.
     */
    to: string | null;
    /**
     * The least that would be ordinary, in the currency of the row.
     */
    low: number | null;
    /**
     * The most.
     */
    high: number | null;
}

/**
 * What a finding is about.
 */
export type FindingKind = "outcome" | "contradicted_optimistic" | "under_declared" | "mixed" | "disagreement" | "services" | "fragile" | "no_reason" | "replaced_without_reason" | "not_scored";

/**
 * What a study comes to.
 */
export interface Findings {
    /**
     * Whether the data can carry attribution.
     */
    fitness: Fitness;
    /**
     * What journeys held out say of the orders.
     */
    selection: Selection;
    /**
     * The model that fits data and goal.
     */
    advice: Advice;
    /**
     * Intervals, for each model that ran.
     */
    intervals: ModelIntervals[];
    /**
     * How far models disagree.
     */
    disagreement: Disagreement;
    /**
     * What channels did in journeys.
     */
    assists: Assist[];
    /**
     * Journeys by touches.
     */
    lengths: Bucket[];
    /**
     * Conversions by days from the first touch; empty without times.
     */
    delays: Bucket[];
    /**
     * What leads where.
     */
    transitions: Transitions;
    /**
     * What follows what in the first steps.
     */
    steps: Step[];
}

/**
 * What the data can carry.
 */
export interface Fitness {
    /**
     * `fit`, `care` or `unfit`.
     */
    verdict: string;
    /**
     * Why.
     */
    findings: Finding[];
    /**
     * The p-value of "every channel converts alike", by last channel.
     */
    rate_p_value: number | null;
    /**
     * Mean touches of a journey.
     */
    mean_touches: number;
    /**
     * Share of journeys of one touch.
     */
    single: number;
}

/**
 * What is to come.
 */
export interface Forecast {
    /**
     * Weeks ahead.
     */
    weeks: number;
    /**
     * Purchase days foreseen.
     */
    purchases: number;
    /**
     * Lower end at 95%.
     */
    low: number | null;
    /**
     * Upper end at 95%.
     */
    high: number | null;
    /**
     * How many customers the model takes to be still there.
     */
    alive: number;
    /**
     * The present value of it all; `null` where the files give no spend.
     */
    value: number | null;
    /**
     * A customer's, on average.
     */
    mean: number | null;
    /**
     * The share of it that the best tenth of customers holds.
     */
    top_tenth: number | null;
    /**
     * On average, of customers of several channels.
     */
    omni: number | null;
    /**
     * On average, of customers of one channel.
     */
    mono: number | null;
    /**
     * Lower end at 95% of the value: customers drawn again, the models fitted again.
     */
    value_low: number | null;
    /**
     * Upper end at 95%.
     */
    value_high: number | null;
    /**
     * Customers there are.
     */
    customers: number;
    /**
     * Draws there were: fewer than asked for where customers are many.
     */
    draws: number;
    /**
     * Customers of several channels beside those of one: what they brought, then
     * what is to come.
     */
    gaps: Gap[];
}

/**
 * The funnel.
 */
export interface Funnel {
    /**
     * The phases in their order.
     */
    phases: PhaseReached[];
    /**
     * The steps between those that anybody reached.
     */
    steps: FunnelStep[];
    /**
     * Where most is lost, of the steps and channels that enough customers met.
     */
    worst: WorstStep | null;
}

/**
 * From one phase to the next.
 */
export interface FunnelStep {
    /**
     * From this phase.
     */
    from: string;
    /**
     * To that one.
     */
    to: string;
    /**
     * Days in which the next phase must be reached.
     */
    days: number;
    /**
     * Customers whose days are not over: in no share.
     */
    open: number;
    /**
     * The share that goes on.
     */
    went_on: Estimate;
    /**
     * The share that does not.
     */
    lost: Estimate;
    /**
     * Days from the one to the other, the median of those who go on.
     */
    lag: Estimate;
    /**
     * The share that does not go on, by the channel on which the phase began.
     */
    channels: ChannelLoss[];
}

/**
 * Customers of several channels beside those of one. They chose their channels:
 * a gap is no effect.
 */
export interface Gap {
    /**
     * `historic`: sales so far; `predicted`: the value to come.
     */
    basis: string;
    /**
     * On average, of customers of several channels.
     */
    omni: number;
    /**
     * How many they are.
     */
    omni_n: number;
    /**
     * On average, of customers of one channel.
     */
    mono: number;
    /**
     * How many they are.
     */
    mono_n: number;
    /**
     * The difference as they come.
     */
    gap: number;
    /**
     * Lower end at 95%.
     */
    low: number | null;
    /**
     * Upper end at 95%.
     */
    high: number | null;
    /**
     * The difference among customers who first bought in the same thirty days
     * for a basket of the same fifth.
     */
    matched: number | null;
    /**
     * Lower end at 95%.
     */
    matched_low: number | null;
    /**
     * Upper end at 95%.
     */
    matched_high: number | null;
    /**
     * Customers of several channels who found a match.
     */
    matched_n: number;
    /**
     * Strata that hold both.
     */
    strata: number;
}

/**
 * What a stage asks for besides its threshold.
 */
export interface Gate {
    /**
     * The stage.
     */
    stage: string;
    /**
     * The condition, as `customer >= 1.0 and journey >= 1.0`.
     */
    require: string;
}

/**
 * What a variant was given, against what it was to be given.
 */
export interface Given {
    /**
     * The variant.
     */
    variant: string;
    /**
     * Units, or stores and areas.
     */
    n: number;
    /**
     * The part it was to get; `null` where the allocation does not say.
     */
    share: number | null;
}

/**
 * A figure that another part of the page knows, such as a comparison of two
 * systems.
 */
export interface GivenFigure {
    /**
     * The value.
     */
    value?: number | null;
    /**
     * Lower end at 95%.
     */
    low?: number | null;
    /**
     * Upper end at 95%.
     */
    high?: number | null;
    /**
     * What it was counted on.
     */
    n?: number;
}

/**
 * What attribution is wanted for.
 */
export type Goal = "budget" | "awareness" | "closing";

/**
 * A figure of a phase on a channel.
 */
export interface GridCell {
    /**
     * The KPI.
     */
    kpi: string;
    /**
     * Its unit.
     */
    unit: Unit;
    /**
     * Its phase.
     */
    stage: string;
    /**
     * The channel; empty for all of them together.
     */
    channel: string;
    /**
     * `computed`, `blocked` where something is lacking, `not_applicable` where
     * nothing of its kind happens there, `beyond` where only the largest channels
     * are worked out one by one and it is none of them.
     */
    state: string;
    /**
     * The figure.
     */
    figure: Estimate;
    /**
     * `strong` or `weak` beside all other channels, beyond noise.
     */
    standing: string | null;
    /**
     * What it is blocked by.
     */
    missing: Missing | null;
}

/**
 * What is counted in a phase on a channel.
 */
export interface GridCount {
    /**
     * What is counted: a stable code.
     */
    id: string;
    /**
     * The phase.
     */
    stage: string;
    /**
     * The channel.
     */
    channel: string;
    /**
     * How many; of persons, who may stand in several rows, the most that a row
     * counts.
     */
    n: number;
    /**
     * How many at most, where rows may count the same persons again.
     */
    most: number | null;
}

/**
 * Which mark separates thousands in a column.
 */
export type Grouping = "none" | "space" | "point" | "comma" | "apostrophe";

/**
 * Sales of a channel that were handed over in one way.
 */
export interface HandedOver {
    /**
     * The channel ordered on.
     */
    channel: string;
    /**
     * `store`, `collect`, `delivery`, `unsaid`, or `given_back` for refunds.
     */
    place: string;
    /**
     * Sales.
     */
    orders: number;
    /**
     * What they came to; what was given back is below zero.
     */
    revenue: number;
}

/**
 * What the head of a file tells.
 */
export interface Head {
    /**
     * The encoding, as people know it.
     */
    encoding: string;
    /**
     * The delimiter.
     */
    delimiter: string;
    /**
     * Share of the sampled rows that the delimiter cuts alike, 0 to 1.
     */
    delimiter_confidence: number;
    /**
     * The second best delimiter, if it cuts rows at all.
     */
    delimiter_runner_up: string | null;
    /**
     * Whether a row names the columns.
     */
    has_header: boolean;
    /**
     * Records above the header that are no part of the table.
     */
    preamble_rows: number;
    /**
     * The header as it stands in the file.
     */
    header: string[];
    /**
     * The columns.
     */
    columns: Column[];
    /**
     * Rows looked at.
     */
    rows_sampled: number;
    /**
     * The first rows, as text.
     */
    rows: string[][];
    /**
     * What a careful reader would point out about these rows.
     */
    warnings: Warning[];
}

/**
 * What other channels knew, where it was used.
 */
export interface History {
    /**
     * The share of requests in which it was used.
     */
    used: Estimate;
    /**
     * Solved at the first contact, with it.
     */
    at_once_with: Estimate;
    /**
     * And without.
     */
    at_once_without: Estimate;
    /**
     * The difference of the two, with its interval: no proof that it is the cause.
     */
    difference: Estimate;
}

/**
 * What a test of some days can see.
 */
export interface Horizon {
    /**
     * Days.
     */
    days: number;
    /**
     * Units of all variants.
     */
    units: number;
    /**
     * The smallest effect it sees with the power asked for.
     */
    seen: Seen | null;
}

/**
 * Who is who across the files.
 */
export interface Identity {
    /**
     * Different persons in all files.
     */
    people: number;
    /**
     * Persons of more than one customer number.
     */
    joined: number;
    /**
     * Each file that has persons.
     */
    files: FilePeople[];
    /**
     * Each key of each file.
     */
    keys: KeyMatch[];
    /**
     * What is odd.
     */
    conflicts: Conflict[];
}

/**
 * How customers are told apart and matched.
 */
export interface IdentitySettings {
    /**
     * The keys that match customers across files. Without `customer_id` the
     * same number in two files is two customers; another key that is left out
     * identifies nobody.
     */
    match_on?: KeyKind[];
    /**
     * The country of telephone numbers that name none, as `FR`.
     */
    country?: string;
}

export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

export interface InitOutput {
    readonly memory: WebAssembly.Memory;
}

/**
 * A file as it was read.
 */
export interface Input {
    /**
     * Its id in the session.
     */
    id: number;
    /**
     * Its name.
     */
    file: string;
    /**
     * The table it was read into.
     */
    table: string;
    /**
     * Rows below the header.
     */
    rows: number;
    /**
     * Rows that are in no figure.
     */
    skipped: number;
    /**
     * The day of its oldest row, in the reporting zone; `null` without dates.
     */
    oldest: string | null;
    /**
     * The day of its newest row. Costs speak of whole periods: their last day.
     */
    newest: string | null;
    /**
     * The SHA-256 of its bytes, when it was asked for.
     */
    sha256: string | null;
    /**
     * What was skipped, repaired and guessed.
     */
    ledger: Entry[];
}

/**
 * A thing of which there is something to tell.
 */
export interface Item {
    /**
     * Its key.
     */
    key: string;
    /**
     * What there is to tell.
     */
    kind: ItemKind;
    /**
     * The position of the field in the plan.
     */
    field: number | null;
    /**
     * The value in the first file: a number with a point, a time in UTC, a text.
     */
    a: string | null;
    /**
     * The value in the second file.
     */
    b: string | null;
    /**
     * How far the second is from the first: units, or minutes.
     */
    gap: number | null;
    /**
     * The same as a share of the first.
     */
    share: number | null;
    /**
     * The line of the first file.
     */
    line_a: number | null;
    /**
     * The line of the second file.
     */
    line_b: number | null;
}

/**
 * What there is to tell of a thing.
 */
export type ItemKind = "different" | "formatting" | "missing-a" | "missing-b" | "unreadable" | "other-currency" | "only-a" | "only-b" | "repeated-a" | "repeated-b";

/**
 * How a list is sorted.
 */
export type ItemSort = "gap" | "share" | "key" | "line";

/**
 * A page of what differs.
 */
export interface ItemsPage {
    /**
     * How many there are in all.
     */
    total: number;
    /**
     * Those of the page.
     */
    items: Item[];
}

/**
 * A page of what differs.
 */
export interface ItemsRequest {
    /**
     * What is listed; everything when empty.
     */
    kinds?: ItemKind[];
    /**
     * The position of the field in the plan; all fields when absent.
     */
    field?: number | null;
    /**
     * Part of the key.
     */
    filter?: string;
    /**
     * By what it is sorted.
     */
    sort?: ItemSort;
    /**
     * Whether the largest come first.
     */
    descending?: boolean;
    /**
     * Rows to pass over.
     */
    offset?: number;
    /**
     * Rows to give.
     */
    limit?: number;
}

/**
 * A figure of journeys in two groups.
 */
export interface JourneyDifference {
    /**
     * `untouched`: sales without a known contact. Of the others, by sale:
     * `touches`, `channels`, `days` from the first contact; `begins` and `ends` on
     * a channel.
     */
    id: string;
    /**
     * The channel, of `begins` and `ends`; else empty.
     */
    channel: string;
    /**
     * The unit: a rate or a number.
     */
    unit: Unit;
    /**
     * In the first group; `n` is its customers who bought.
     */
    a: Estimate;
    /**
     * In the second.
     */
    b: Estimate;
    /**
     * First less second.
     */
    difference: number | null;
    /**
     * Its lower end at 95%.
     */
    low: number | null;
    /**
     * Its upper end at 95%.
     */
    high: number | null;
    /**
     * Whether it is beyond noise, all of them looked at together (Holm).
     */
    beyond_noise: boolean | null;
}

/**
 * The grid.
 */
export interface JourneyGrid {
    /**
     * The channels.
     */
    channels: string[];
    /**
     * The figures.
     */
    cells: GridCell[];
    /**
     * What is counted beside them.
     */
    counts: GridCount[];
    /**
     * What each phase asks for, and where it is found.
     */
    asked: AskedFigure[];
    /**
     * The names of events in the files, and what they stand for.
     */
    events: NamedEvent[];
    /**
     * What staff say in surveys of theirs, apart from customers.
     */
    staff: Question[];
    /**
     * Cells of phase and channel with a figure, of those where one could be.
     */
    coverage: Estimate;
}

/**
 * The map of the journey.
 */
export interface JourneyMap {
    /**
     * Known customers with anything that they did.
     */
    customers: number;
    /**
     * What they did.
     */
    events: number;
    /**
     * Customers who went from one channel to another at least once, in the window.
     */
    crossing: Estimate;
    /**
     * Points of contact, by phase and channel.
     */
    touchpoints: Touchpoint[];
    /**
     * What became of customers, by channel.
     */
    stays: Stays[];
    /**
     * The passages, the most crossed first.
     */
    bridges: Bridge[];
    /**
     * The first steps of journeys.
     */
    steps: Passage[];
}

/**
 * The journey.
 */
export interface JourneyReport {
    /**
     * Why nothing can be said.
     */
    missing: Missing | null;
    /**
     * Days within which what comes next belongs to what came before.
     */
    days: number;
    /**
     * Days within which a customer can come back.
     */
    return_days: number;
    /**
     * The map.
     */
    map: JourneyMap;
    /**
     * From phase to phase.
     */
    funnel: Funnel;
    /**
     * Moments of truth.
     */
    moments: Moments;
    /**
     * Channels and the customers who met them.
     */
    met: Overlap;
    /**
     * Channels and the customers who bought on them.
     */
    bought: Overlap;
    /**
     * Routes between screen and shop.
     */
    routes: Routes;
    /**
     * Changes of channel in requests to service, with what was kept.
     */
    pairs: ChannelPair[];
    /**
     * One channel, several, crossed, or one journey.
     */
    scale: Scale;
}

/**
 * What is asked of the journey.
 */
export interface JourneyRequest {
    /**
     * The settings.
     */
    settings?: Settings;
    /**
     * How the journey is read.
     */
    journey?: JourneySettings;
    /**
     * KPIs of the grid; empty for a standard list of each phase.
     */
    only?: string[];
    /**
     * The channel of the point of contact that is explored.
     */
    channel?: string;
    /**
     * Its phase.
     */
    stage?: string;
}

/**
 * How the journey is read.
 */
export interface JourneySettings {
    /**
     * Days within which what comes next belongs to what came before.
     */
    days?: number;
    /**
     * Days within which a customer who comes back counts as having come back.
     */
    return_days?: number;
    /**
     * The phases in their order, each of one or more of the five.
     */
    phases?: PhaseSet[];
    /**
     * Points of contact that belong to another phase than their rows say.
     */
    moved?: Moved[];
}

/**
 * What data say of an answer.
 */
export type Judgement = "not_tested" | "corroborated" | "contradicted_optimistic" | "under_declared" | "mixed";

/**
 * What a person can be known by, the most trusted first.
 */
export type KeyKind = "customer_id" | "loyalty_id" | "email" | "phone";

/**
 * What a key brings to a file.
 */
export interface KeyMatch {
    /**
     * The file's id.
     */
    file: number;
    /**
     * The key.
     */
    key: KeyKind;
    /**
     * The column that holds it.
     */
    column: string;
    /**
     * Rows that were read.
     */
    rows: number;
    /**
     * Rows that have it.
     */
    filled: number;
    /**
     * How many different ones.
     */
    distinct: number;
    /**
     * How many of them stand in another file too.
     */
    matched: number;
}

/**
 * What a key comes to.
 */
export interface KeyOutcome {
    /**
     * Its name; empty for what is booked at present.
     */
    name: string;
    /**
     * What keeps it from being used, as a stable code; it then moves nothing.
     */
    fault: string | null;
    /**
     * All that it credits: what was sold.
     */
    total: number;
    /**
     * What it passes on from who sold.
     */
    moved: number;
    /**
     * Half the sum of the differences of shares from the contributions, 0 to 1.
     */
    gap: number | null;
    /**
     * Gini's index of what parties are credited with.
     */
    gini: number | null;
    /**
     * Of the revenue of sales of several parties, what is credited to several.
     */
    shared: number | null;
    /**
     * All that parties are paid.
     */
    paid: number;
    /**
     * Parties credited with more than at present.
     */
    winners: number;
    /**
     * Parties credited with less.
     */
    losers: number;
}

/**
 * A column of each file.
 */
export interface KeyPair {
    /**
     * The header in the first file.
     */
    a: string;
    /**
     * The header in the second file.
     */
    b: string;
}

/**
 * One rule of a key.
 */
export interface KeyRule {
    /**
     * What for.
     */
    reason?: Reason;
    /**
     * The share of the sale that is passed on, 0 to 1.
     */
    share?: number;
}

/**
 * Keys on the sales of a view.
 */
export interface KeysReport {
    /**
     * Why there is nothing to share out.
     */
    missing: Missing | null;
    /**
     * Sales and refunds.
     */
    rows: number;
    /**
     * What they come to.
     */
    total: number;
    /**
     * Sales that several had a part in.
     */
    several: number;
    /**
     * What those come to.
     */
    several_amount: number;
    /**
     * Sales of nobody known, whose assistance cannot be.
     */
    anonymous: number;
    /**
     * What those come to.
     */
    anonymous_amount: number;
    /**
     * Collected sales of which no store is known.
     */
    unplaced: number;
    /**
     * Days that an assistance counts.
     */
    days: number;
    /**
     * Who had a part, by channel and store.
     */
    parties: Party[];
    /**
     * What is booked at present first, then each key.
     */
    keys: KeyOutcome[];
    /**
     * The first sales of several parties.
     */
    listed: SharedSale[];
    /**
     * What surveys say of how fair the sharing is: all answers, then by store;
     * empty where none asks.
     */
    felt: FeltFair[];
}

/**
 * What is asked of keys.
 */
export interface KeysRequest {
    /**
     * The settings, as for a report; `ropo_days` is how long an assistance counts.
     */
    settings?: Settings;
    /**
     * The keys, side by side.
     */
    keys?: AllocationKey[];
    /**
     * Whether the stores of a channel are taken together.
     */
    by_channel?: boolean;
    /**
     * Whether teams are told apart, where orders name them.
     */
    by_team?: boolean;
    /**
     * The share of what they are credited with that parties are paid, 0 to 1.
     */
    incentive?: number;
    /**
     * Shares of their own, by party.
     */
    incentives?: PartyIncentive[];
    /**
     * How many sales of several parties are listed, 10,000 at most.
     */
    list?: number;
}

/**
 * A KPI.
 */
export interface KpiCard {
    /**
     * Its id.
     */
    id: string;
    /**
     * Its name.
     */
    name: Text;
    /**
     * The question it answers.
     */
    question: Text;
    /**
     * The decision it helps.
     */
    decision: Text;
    /**
     * The formula in words.
     */
    formula: Text;
    /**
     * The unit of the value.
     */
    unit: Unit;
    /**
     * Which way is better.
     */
    direction: Direction;
    /**
     * The phase of the journey.
     */
    phase: Phase;
    /**
     * Its family.
     */
    category: Category;
    /**
     * The fields it needs: one of each.
     */
    needs: string[][];
    /**
     * How the open questions are decided.
     */
    rules: Text[];
    /**
     * What it does not say.
     */
    limits: Text[];
    /**
     * The definitions that the field does not agree on: the setting, then what it
     * may be.
     */
    definitions: string[][];
    /**
     * Where the definition is published.
     */
    source: string;
    /**
     * The value of the worked example, and how a hand comes to it.
     */
    example: Text;
}

/**
 * How a KPI has moved.
 */
export interface KpiChange {
    /**
     * The value before.
     */
    before: number | null;
    /**
     * What it was counted on.
     */
    before_n: number;
    /**
     * Now less before.
     */
    change: number | null;
    /**
     * Lower end at 95%.
     */
    low: number | null;
    /**
     * Upper end at 95%.
     */
    high: number | null;
    /**
     * The change as a share of before.
     */
    relative: number | null;
    /**
     * Lower end at 95%.
     */
    relative_low: number | null;
    /**
     * Upper end at 95%.
     */
    relative_high: number | null;
    /**
     * The method of the interval.
     */
    method: string | null;
    /**
     * The p-value of "no change", alone.
     */
    p_value: number | null;
    /**
     * Whether it is beyond noise, all KPIs being looked at together (Holm).
     */
    beyond_noise: boolean | null;
    /**
     * Why there was no value before.
     */
    missing: Missing | null;
}

/**
 * A figure that a practice is checked against.
 */
export interface KpiCheck {
    /**
     * The figure.
     */
    kpi: string;
    /**
     * The value that reaches each level from 1 on.
     */
    bands: number[];
}

/**
 * A KPI's measure.
 */
export interface KpiReport {
    /**
     * The KPI.
     */
    id: string;
    /**
     * Its value, or none with a reason.
     */
    value: number | null;
    /**
     * The unit of the value.
     */
    unit: Unit;
    /**
     * What it was counted on.
     */
    n: number;
    /**
     * Lower end at 95%.
     */
    low: number | null;
    /**
     * Upper end at 95%.
     */
    high: number | null;
    /**
     * The method of the interval, or `census`.
     */
    method: string | null;
    /**
     * The value by channel.
     */
    breakdown: Slice[];
    /**
     * Figures beside it.
     */
    also: Also[];
    /**
     * Rows left out, and why.
     */
    left_out: LeftOut[];
    /**
     * The settings it depends on.
     */
    settings: Record<string, string>;
    /**
     * Warnings.
     */
    cautions: string[];
    /**
     * How it has moved since the period compared with.
     */
    change: KpiChange | null;
    /**
     * Why there is no value.
     */
    missing: Missing | null;
}

/**
 * A condition of the next stage that does not hold.
 */
export interface Lacking {
    /**
     * The stage.
     */
    stage: string;
    /**
     * `overall`, or the dimension.
     */
    what: string;
    /**
     * Its score.
     */
    value: number | null;
    /**
     * What it must come to.
     */
    least: number;
}

/**
 * A language that comments are read in.
 */
export type Language = "fr" | "en";

/**
 * Rows that are in no figure of this KPI, and why.
 */
export interface LeftOut {
    /**
     * A stable code, such as `anonymous`.
     */
    reason: string;
    /**
     * How many rows.
     */
    rows: number;
}

/**
 * One of the five letters.
 */
export interface Letter {
    /**
     * `S`, `M`, `A`, `R` or `T`.
     */
    letter: string;
    /**
     * Whether it holds; `null` where it cannot be told.
     */
    holds: boolean | null;
    /**
     * Why, or why not: a stable code.
     */
    reason: string;
}

/**
 * A level of a practice.
 */
export interface Level {
    /**
     * Its number.
     */
    level: number;
    /**
     * What must be true.
     */
    criterion: Words;
    /**
     * What proves it.
     */
    evidence?: Words | null;
    /**
     * What leads to the next one.
     */
    next_action?: NextAction | null;
}

/**
 * A new level.
 */
export interface LevelChange {
    /**
     * The first day of it.
     */
    from: string;
    /**
     * The mean before, without the season.
     */
    before: number;
    /**
     * The mean from then on.
     */
    after: number;
}

/**
 * A level of maturity.
 */
export interface LevelName {
    /**
     * Its number, from 0.
     */
    level: number;
    /**
     * Its id.
     */
    key: string;
    /**
     * Its name.
     */
    name: Words;
    /**
     * What a company on it is like.
     */
    meaning: Words;
}

/**
 * How much a line decides.
 */
export interface Lever {
    /**
     * The line.
     */
    line: number;
    /**
     * The net present value with it at its least, the others as expected.
     */
    at_low: number;
    /**
     * The same with it at its most.
     */
    at_high: number;
    /**
     * What it must come to for the case to be worth nothing, the others as
     * expected; `null` when no amount does.
     */
    break_even: number | null;
}

/**
 * Whether a line costs or brings.
 */
export type LineKind = "cost" | "gain";

/**
 * What two files have in common by a key.
 */
export interface Link {
    /**
     * The id of a file.
     */
    a: number;
    /**
     * The id of another.
     */
    b: number;
    /**
     * `person`, `order`, `article` or `store`.
     */
    key: string;
    /**
     * Different ones in the first file.
     */
    in_a: number;
    /**
     * Different ones in the second file; `null` where only the first is counted.
     */
    in_b: number | null;
    /**
     * Those in both.
     */
    shared: number;
}

/**
 * What a change gained where it was made, and what it is for the whole.
 */
export interface LocalGain {
    /**
     * What was changed.
     */
    name: string;
    /**
     * The channel.
     */
    channel: string;
    /**
     * The first day before.
     */
    from: string;
    /**
     * The first day after.
     */
    day: string;
    /**
     * The last day after.
     */
    to: string;
    /**
     * Days before, and after.
     */
    days: number;
    /**
     * Why nothing can be said.
     */
    missing: Missing | null;
    /**
     * Revenue of the channel.
     */
    local: MovedAmount;
    /**
     * Revenue of the other channels.
     */
    others: MovedAmount;
    /**
     * Revenue of all of them.
     */
    whole: MovedAmount;
    /**
     * By how much more it is credited with sales of other channels (U-shaped).
     */
    brought: number;
    /**
     * By how much more other channels are credited with its own sales.
     */
    owed: number;
    /**
     * By how much more was spent on the channel; none where costs do not cover
     * all of these days.
     */
    local_cost: number | null;
    /**
     * By how much more was spent in all.
     */
    whole_cost: number | null;
    /**
     * Margin gained on the channel, less what more was spent there.
     */
    local_gain: number | null;
    /**
     * The same of the whole.
     */
    whole_gain: number | null;
    /**
     * The same days a year before, where the files cover them.
     */
    year_before: YearBefore | null;
    /**
     * `grows`, `shifts`, `local_only`, `at_cost`, `helps`, `local_loss`, `falls`,
     * `whole_up`, `whole_down` or `within_noise`; empty where nothing can be said.
     */
    reading: string;
    /**
     * Channel by channel.
     */
    channels: ChannelMoved[];
}

/**
 * Look-ups of stock, of a store or of all.
 */
export interface LookupUse {
    /**
     * The store; `null` for those of no store, or for all.
     */
    store: string | null;
    /**
     * Look-ups.
     */
    lookups: number;
    /**
     * Rows in which what was shown and what was there are both known.
     */
    compared: number;
    /**
     * Of them, those that agree.
     */
    same: number;
    /**
     * Shown as there, and not there: a promise broken.
     */
    broken: number;
    /**
     * There, and shown as not there: a sale lost.
     */
    hidden: number;
    /**
     * Quantities shown above what was there, and those below.
     */
    above: number;
    /**
     * Quantities shown below what was there.
     */
    below: number;
}

/**
 * Look-ups of stock.
 */
export interface Lookups {
    /**
     * All of them; `null` without a file of them.
     */
    all: LookupUse | null;
    /**
     * By store, the most looked up first.
     */
    stores: LookupUse[];
    /**
     * Where what was there comes from: `file`, `stock`, or nowhere. `several-systems`
     * when the stock files name more than one, and none can be said to be right.
     */
    actual_from: string | null;
    /**
     * Look-ups of customers known.
     */
    identified: number;
    /**
     * Rows.
     */
    rows: number;
}

/**
 * How a file becomes a table.
 */
export interface Mapping {
    /**
     * The table the file holds.
     */
    table: TableKind;
    /**
     * Field id to where it comes from.
     */
    fields?: Record<string, Choice>;
    /**
     * Whether the rows are lines of orders, to be summed by order number.
     */
    lines?: boolean;
    /**
     * Whether an order has several rows, with its totals on the first one only.
     */
    totals_once?: boolean;
    /**
     * Rows kept: those that pass every filter.
     */
    filters?: RowFilter[];
    /**
     * What a row of orders is; the first rule that matches decides.
     */
    statuses?: StatusRule[];
    /**
     * Columns of a customers file kept as traits, to make segments by.
     */
    attributes?: string[];
    /**
     * The zone of times without an offset; the reporting zone when absent.
     */
    zone?: string | null;
    /**
     * What stands between fields; found out when absent.
     */
    delimiter?: string;
    /**
     * The encoding, as people know it; found out when absent.
     */
    encoding?: string;
}

/**
 * What an audit comes to. Its JSON is a contract: fields are added, never
 * changed.
 */
export interface Maturity {
    /**
     * The model.
     */
    model: Reference;
    /**
     * The scores of practices.
     */
    practices: Record<string, PracticeScore>;
    /**
     * The scores of dimensions.
     */
    dimensions: DimensionScores;
    /**
     * The company's score as declared; `null` where too little was answered.
     */
    overall_declared: number | null;
    /**
     * The weakest dimension as declared.
     */
    weakest_declared: string | null;
    /**
     * The stage as declared.
     */
    stage_declared: string | null;
    /**
     * What the next stage still needs, by what is declared.
     */
    next_declared: Lacking[];
    /**
     * The company's score as evidence allows.
     */
    overall_evidenced: number | null;
    /**
     * The weakest dimension as evidence allows.
     */
    weakest_evidenced: string | null;
    /**
     * The stage as evidence allows.
     */
    stage_evidenced: string | null;
    /**
     * What the next stage still needs, by what evidence allows.
     */
    next_evidenced: Lacking[];
    /**
     * Practices with a score.
     */
    answered: number;
    /**
     * Practices that apply.
     */
    applicable: number;
    /**
     * Answers to practices that the model does not know.
     */
    ignored: string[];
    /**
     * The figures.
     */
    figures: Record<string, Fact>;
    /**
     * What the data say of each practice.
     */
    verdicts: Verdict[];
    /**
     * What the data alone come to.
     */
    maturity_index: DataIndex;
    /**
     * By what the steps are recognised in the files.
     */
    signs: StageSign[];
    /**
     * What is worth saying.
     */
    findings: AuditFinding[];
    /**
     * What to do next, in order.
     */
    roadmap: Action[];
    /**
     * Practice by practice against the audit compared with.
     */
    deltas: Delta[];
    /**
     * Where the earlier audits stood.
     */
    path: Milestone[];
    /**
     * This audit, to compare a later one with.
     */
    snapshot: Snapshot;
}

/**
 * A maturity model with what names it.
 */
export interface MaturityModel extends Model {
    /**
     * What names it in an audit file.
     */
    reference: Reference;
}

/**
 * What is asked of an audit.
 */
export interface MaturityRequest {
    /**
     * The settings of the figures.
     */
    settings?: Settings;
    /**
     * The answers.
     */
    audit?: Audit;
    /**
     * Figures known elsewhere.
     */
    figures?: Record<string, GivenFigure>;
    /**
     * An earlier audit, or another entity's, to compare with.
     */
    before?: Snapshot | null;
    /**
     * Earlier audits, for the way that leads here.
     */
    path?: Snapshot[];
    /**
     * Tests that were held.
     */
    tests?: TestHeld[];
    /**
     * The key by which sales are credited at present: one without rules credits
     * whoever sold. `null` where nobody said.
     */
    key?: AllocationKey | null;
}

/**
 * Mentions of a source.
 */
export interface MentionUse {
    /**
     * The source; empty where the file names none.
     */
    source: string;
    /**
     * What it is.
     */
    kind: string;
    /**
     * Mentions.
     */
    mentions: number;
    /**
     * For the company, by the file's word or score.
     */
    positive: number;
    /**
     * Neither.
     */
    neutral: number;
    /**
     * Against it.
     */
    negative: number;
    /**
     * Mentions that the file does not judge.
     */
    unjudged: number;
}

/**
 * A metric of an experiment.
 */
export interface MetricReading {
    /**
     * `rate`, `mean` or `ratio`.
     */
    id: string;
    /**
     * The variants, the control first.
     */
    arms: ArmReading[];
    /**
     * The other variants against the control.
     */
    versus: Versus[];
    /**
     * Whether two measures do more together than apart, where a variant is said
     * to be both.
     */
    together: Together | null;
    /**
     * The same in each segment; p-values are corrected over all of them.
     */
    segments: SegmentReading[];
}

/**
 * How practices of an earlier version became those of this one.
 */
export interface Migration {
    /**
     * The earlier version.
     */
    from: string;
    /**
     * Whether scores are made otherwise since.
     */
    method_change?: boolean;
    /**
     * Practices that are not what they were.
     */
    practices?: Moved[];
}

/**
 * Where an audit stood.
 */
export interface Milestone {
    /**
     * The day of the audit.
     */
    day: string;
    /**
     * The model's version it was made under.
     */
    version: string;
    /**
     * Practices of the model in force that it scored.
     */
    practices: number;
    /**
     * Its score as declared; `null` where too little of the model was scored.
     */
    overall_declared: number | null;
    /**
     * Its stage as declared.
     */
    stage_declared: string | null;
    /**
     * Its score as evidence allows.
     */
    overall_evidenced: number | null;
    /**
     * Its stage as evidence allows.
     */
    stage_evidenced: string | null;
    /**
     * Whether scores are made otherwise since.
     */
    method_change: boolean;
}

/**
 * Why there is no value.
 */
export interface Missing {
    /**
     * A stable code: `field-missing`, `rate-missing`, `zero-denominator`,
     * `no-rows`, `no-cost`, `inconsistent`.
     */
    reason: string;
    /**
     * The fields, or currencies, that would give one.
     */
    needs: string[];
}

/**
 * A maturity model.
 */
export interface Model {
    /**
     * What it is.
     */
    model: About;
    /**
     * The levels, from 0.
     */
    levels: LevelName[];
    /**
     * How a practice is answered.
     */
    answer: AnswerRules;
    /**
     * How answers become scores.
     */
    scoring: Scoring;
    /**
     * The action that reconciles departments that disagree.
     */
    workshop?: NextAction | null;
    /**
     * Weights by sector.
     */
    profiles?: Profile[];
    /**
     * Weights by aim, on top of those of the sector.
     */
    goals?: Profile[];
    /**
     * Points that success rests on, each with its practices.
     */
    success_points?: SuccessPoint[];
    /**
     * The dimensions.
     */
    dimensions: Dimension[];
    /**
     * The figures that practices are checked against.
     */
    kpis: ModelFigure[];
    /**
     * How practices of earlier versions became those of this one.
     */
    migrations?: Migration[];
}

/**
 * An attribution model.
 */
export interface ModelCard {
    /**
     * Its id.
     */
    id: string;
    /**
     * Its name.
     */
    name: Text;
    /**
     * What it does.
     */
    says: Text;
    /**
     * What it favours.
     */
    favours: Text;
    /**
     * When to use it.
     */
    use_when: Text;
    /**
     * The settings that change it.
     */
    settings: string[];
}

/**
 * A figure that practices are checked against.
 */
export interface ModelFigure {
    /**
     * Its id: that of a KPI, where there is one.
     */
    id: string;
    /**
     * Its name.
     */
    name: Words;
    /**
     * Which way is better.
     */
    direction: Better;
    /**
     * Its unit: `share`, `relative`, `hours`, `days`, `levels`, `models` or `flag`.
     */
    unit: string;
    /**
     * What it is: `proportion`, `ratio`, `mean`, `quantile`, `count` or `flag`.
     */
    kind: string;
    /**
     * Its formula.
     */
    formula: string;
    /**
     * Its formula in French.
     */
    formula_fr?: string;
    /**
     * The tables it needs.
     */
    needs: string;
    /**
     * The same in French.
     */
    needs_fr?: string;
    /**
     * The least number it may be counted on.
     */
    min_n: number;
}

/**
 * A fitted model.
 */
export interface ModelFit {
    /**
     * Customers fitted to.
     */
    customers: number;
    /**
     * Of them, those who differ.
     */
    rows: number;
    /**
     * The parameters.
     */
    parameters: Parameter[];
    /**
     * The logarithm of the likelihood.
     */
    log_likelihood: number;
    /**
     * Whether the search came to a top.
     */
    converged: boolean;
    /**
     * Steps it took.
     */
    steps: number;
}

/**
 * The intervals of a model.
 */
export interface ModelIntervals {
    /**
     * The model.
     */
    model: string;
    /**
     * Draws that came out.
     */
    draws: number;
    /**
     * By channel; empty where too few draws came out.
     */
    channels: ShareInterval[];
}

/**
 * Why a model could not run.
 */
export interface ModelRefusal {
    /**
     * A stable code.
     */
    code: string;
    /**
     * What varies in its sentence.
     */
    values: Record<string, string>;
}

/**
 * What a model comes to.
 */
export interface ModelReport {
    /**
     * The model.
     */
    id: string;
    /**
     * The settings it was run with.
     */
    settings: Record<string, string>;
    /**
     * Whether its credit adds up to the conversions.
     */
    additive: boolean;
    /**
     * The credit of each channel.
     */
    channels: ChannelCredit[];
    /**
     * What it learned on the way.
     */
    diagnostics: Diagnostics;
    /**
     * Why it could not run, in words.
     */
    missing: string | null;
    /**
     * The same as a code with its values, for other languages.
     */
    refusal: ModelRefusal | null;
}

/**
 * What a model can be asked.
 */
export interface ModelSettings {
    /**
     * Ids of the models to run. When empty, all but those that take long;
     * `all` stands for every one.
     */
    models?: string[];
    /**
     * How many last channels make a state of the Markov chain.
     */
    order?: number;
    /**
     * What is left when a channel is taken away.
     */
    removal?: Removal;
    /**
     * Whether journeys that did not convert are looked at.
     */
    nulls?: boolean;
    /**
     * Days in which a touch loses half its weight.
     */
    half_life_days?: number;
    /**
     * Names of channels that count as direct; the usual ones when empty.
     */
    direct?: string[];
    /**
     * Weights of the first touch, those between, and the last.
     */
    weights?: [number, number, number];
    /**
     * The channel that is the middle of a W; the touch in the middle otherwise.
     */
    milestone?: string | null;
    /**
     * What is made of touches that follow one another.
     */
    collapse?: Collapse;
    /**
     * Whether direct touches are struck from journeys that have others.
     */
    drop_direct?: boolean;
    /**
     * How many last touches of a journey count; all when absent.
     */
    cap?: number | null;
    /**
     * What becomes of touches that were only seen.
     */
    views?: Views;
    /**
     * How far before a conversion touches that were only seen count, in days.
     */
    view_lookback_days?: number | null;
    /**
     * The seed of whatever is drawn.
     */
    seed?: number;
}

/**
 * A point of contact with what goes with it.
 */
export interface Moment {
    /**
     * The channel.
     */
    channel: string;
    /**
     * The phase.
     */
    stage: string;
    /**
     * Of journeys that met it before any purchase, those that ended in one.
     */
    buys: Contrast;
    /**
     * Of customers who met it around their first purchase, those who came back.
     */
    returns: Contrast;
    /**
     * How far the nearer end of an interval is from no difference; 0 where both hold it.
     */
    weight: number;
}

/**
 * The moments of truth of a view.
 */
export interface Moments {
    /**
     * Journeys with a point of contact before any purchase, whose window is over.
     */
    journeys: number;
    /**
     * Customers whose time to come back is over.
     */
    buyers: number;
    /**
     * Customers who bought again before anything could be compared.
     */
    too_soon: number;
    /**
     * The moments, those that stand out most first.
     */
    moments: Moment[];
}

/**
 * Credit against cost.
 */
export interface MoneyReport {
    /**
     * The model in front.
     */
    model: string;
    /**
     * The return below which the margin does not pay the cost.
     */
    break_even: number;
    /**
     * By how much value grows with spend, where no curve could be fitted.
     */
    elasticity: number;
    /**
     * By channel.
     */
    channels: ChannelMoney[];
    /**
     * What was spent on channels that journeys touch.
     */
    cost: number;
    /**
     * Spent on channels that no journey touches: what it brought cannot be told.
     */
    untouched: UntouchedSpend[];
    /**
     * Credited value under the budgets tried.
     */
    tried: number;
    /**
     * What they cost.
     */
    tried_cost: number;
    /**
     * Credited value were the same budget shared out at best.
     */
    best: number;
}

/**
 * A point of contact put right by hand.
 */
export interface Moved {
    /**
     * Its channel.
     */
    channel?: string;
    /**
     * The phase that its rows say.
     */
    from?: string;
    /**
     * The phase that it is of.
     */
    to?: string;
}

/**
 * A practice that is not what it was.
 */
export interface Moved {
    /**
     * What became of it.
     */
    change: PracticeChange;
    /**
     * Its ids in the earlier version.
     */
    from?: string[];
    /**
     * Its ids in this one.
     */
    to?: string[];
}

/**
 * An amount before and after, with the interval of the difference.
 */
export interface MovedAmount {
    /**
     * Before.
     */
    before: number;
    /**
     * After.
     */
    after: number;
    /**
     * After less before.
     */
    change: number;
    /**
     * Customers who bought in one of the two windows; a sale of nobody known is one.
     */
    n: number;
    /**
     * Lower end at 95%; none below two customers.
     */
    low: number | null;
    /**
     * Upper end.
     */
    high: number | null;
}

/**
 * The figure that an action should move.
 */
export interface Moves {
    /**
     * The figure.
     */
    kpi: string;
    /**
     * What it is now.
     */
    fact: Fact;
    /**
     * The smallest change that could be told from noise, were it counted on as
     * many again: 1.96 standard errors of a difference, the standard error
     * being taken from the width of the interval.
     */
    smallest_change: number | null;
}

/**
 * An experiment of the files.
 */
export interface Named {
    /**
     * Its name; empty where the files name none.
     */
    name: string;
    /**
     * Its units.
     */
    units: number;
}

/**
 * The name of an event, and what it stands for.
 */
export interface NamedEvent {
    /**
     * The name, as the file writes it.
     */
    name: string;
    /**
     * How often it comes.
     */
    n: number;
    /**
     * `search`, `advice`, `lookup`, `quote`, `basket`, `abandoned`, `referral` or
     * `none`.
     */
    deed: string;
}

/**
 * A group of customers by a rule, under a name of the user's.
 */
export interface NamedSegment {
    /**
     * Its name, as the segments looked at say it.
     */
    name: string;
    /**
     * Who is in it, as `channels>=2 and recency<=90`.
     */
    rule: string;
}

/**
 * A step to the next level.
 */
export interface NextAction extends Words {
    /**
     * Its effect, 1 to 5.
     */
    impact: number;
    /**
     * What it costs, 1 to 5.
     */
    effort: number;
}

/**
 * What kind of thing two files hold: each has fields and tolerances of its own.
 */
export type Object = "products" | "services" | "stock" | "order-status" | "personal-data";

/**
 * Credit in a segment.
 */
export interface OneSegment {
    /**
     * The segment.
     */
    segment: string;
    /**
     * Conversions shared out.
     */
    conversions: number;
    /**
     * The share of each channel.
     */
    shares: Record<string, number>;
}

/**
 * An order with its credit.
 */
export interface OrderCredit {
    /**
     * Its day.
     */
    day: string;
    /**
     * What it was worth.
     */
    value: number;
    /**
     * The channels touched, first to last.
     */
    path: string[];
    /**
     * The share of each touch.
     */
    shares: number[];
}

/**
 * What a row of the orders table is.
 */
export type OrderStatus = "sale" | "refund" | "cancelled" | "returned";

/**
 * How texts of one origin sound.
 */
export interface Origin {
    /**
     * `surveys`, `tickets` or `mentions`.
     */
    origin: string;
    /**
     * Texts.
     */
    texts: number;
    /**
     * Of them, those that a score of the file judges.
     */
    rated: number;
    /**
     * Those that their words judge.
     */
    heard: number;
    /**
     * Those that nothing judges.
     */
    unheard: number;
    /**
     * For the company.
     */
    positive: number;
    /**
     * Neither.
     */
    neutral: number;
    /**
     * Against it.
     */
    negative: number;
    /**
     * The net sentiment in points.
     */
    net: Estimate;
    /**
     * The same by channel.
     */
    by_channel: Slice[];
}

/**
 * What a case comes to at certain amounts.
 */
export interface Outcome {
    /**
     * The net present value.
     */
    npv: number;
    /**
     * The internal rate of return of a year.
     */
    irr: number | null;
    /**
     * Why there is none.
     */
    no_irr: string | null;
    /**
     * The month from which on what came in covers what went out.
     */
    payback: number | null;
    /**
     * The same, discounted.
     */
    payback_discounted: number | null;
    /**
     * What is spent, not discounted.
     */
    costs: number;
    /**
     * What is brought, not discounted.
     */
    gains: number;
    /**
     * Gains less costs over costs; `null` without costs.
     */
    roi: number | null;
}

/**
 * A contradiction between answers and outcomes.
 */
export interface OutcomeCheck {
    /**
     * Its id.
     */
    id: string;
    /**
     * When it holds.
     */
    rule: string;
    /**
     * What it then says.
     */
    finding: Words;
}

/**
 * What the first walk over a file told.
 */
export interface Outline {
    /**
     * The columns.
     */
    columns: TypedColumn[];
    /**
     * What a careful reader would point out.
     */
    warnings: Warning[];
}

/**
 * The channels and their customers.
 */
export interface Overlap {
    /**
     * Customers of any channel.
     */
    customers: number;
    /**
     * Of them, those of one channel alone.
     */
    one_channel: Estimate;
    /**
     * The channels.
     */
    channels: OverlapChannel[];
    /**
     * Each pair of them.
     */
    pairs: OverlapPair[];
}

/**
 * Customers of a channel.
 */
export interface OverlapChannel {
    /**
     * The channel.
     */
    channel: string;
    /**
     * Customers.
     */
    customers: number;
    /**
     * Of them, those of no other channel.
     */
    alone: Estimate;
}

/**
 * Two channels and the customers they share.
 */
export interface OverlapPair {
    /**
     * One channel.
     */
    a: string;
    /**
     * The other.
     */
    b: string;
    /**
     * Customers of both.
     */
    shared: number;
    /**
     * Of the customers of either, the share of both (Jaccard).
     */
    jaccard: Estimate;
    /**
     * Customers of both, by those expected by chance.
     */
    index: Estimate;
    /**
     * Of the customers of the second, those who met the first one before.
     */
    a_before_b: Estimate;
    /**
     * Of the customers of the first, those who met the second one before.
     */
    b_before_a: Estimate;
}

/**
 * An action of the consultant's own: what is said of it, and what it is.
 */
export interface OwnAction {
    /**
     * Its name in the audit.
     */
    id?: string;
    /**
     * What is to be done.
     */
    text?: string;
    /**
     * The practice it serves; none when empty.
     */
    practice?: string;
    /**
     * Its effect, 1 to 5.
     */
    impact?: number;
    /**
     * What it costs, 1 to 5.
     */
    effort?: number;
    /**
     * As of an action of the model.
     */
    owner?: string;
    /**
     * As of an action of the model.
     */
    department?: string;
    /**
     * As of an action of the model.
     */
    quarter?: string;
    /**
     * As of an action of the model.
     */
    due?: string;
    /**
     * As of an action of the model.
     */
    status?: Status;
    /**
     * As of an action of the model.
     */
    closed?: string;
    /**
     * As of an action of the model.
     */
    baseline?: number | null;
    /**
     * As of an action of the model.
     */
    note?: string;
}

/**
 * What the values of a pair of columns are.
 */
export type PairKind = "number" | "text" | "time" | "flag";

/**
 * A parameter.
 */
export interface Parameter {
    /**
     * Its name.
     */
    name: string;
    /**
     * Its value.
     */
    value: number;
    /**
     * Its standard error.
     */
    error: number | null;
}

/**
 * What a part is.
 */
export type PartKind = "value" | "others" | "unsaid" | "earlier";

/**
 * Who had a part, and what keys give them.
 */
export interface Party {
    /**
     * The channel; empty for stores where no channel is theirs.
     */
    channel: string;
    /**
     * The store, where the files name one.
     */
    store: string | null;
    /**
     * The team, where the files name one and teams are told apart.
     */
    team: string | null;
    /**
     * Sales it made.
     */
    sold: number;
    /**
     * Sales of others that it handed over.
     */
    handed: number;
    /**
     * Sales of others before which it was met.
     */
    assisted: number;
    /**
     * Revenue it is booked with at present.
     */
    booked: number;
    /**
     * Its equal part of each sale it had a part in: the Shapley value where a
     * sale takes all who had a part in it.
     */
    contribution: number;
    /**
     * What each key credits it with.
     */
    credited: number[];
    /**
     * The share of it that it is paid.
     */
    rate: number;
    /**
     * What it would be paid of what it is booked with at present.
     */
    paid_now: number;
    /**
     * What it would be paid under each key.
     */
    paid: number[];
}

/**
 * What one party is paid, in the place of what all are.
 */
export interface PartyIncentive {
    /**
     * The channel; of any when empty.
     */
    channel?: string;
    /**
     * The store; of any when empty.
     */
    store?: string;
    /**
     * The team; of any when empty.
     */
    team?: string;
    /**
     * The share of what it is credited with, 0 to 1.
     */
    rate?: number;
}

/**
 * One step of journeys, from channel to channel.
 */
export interface Passage {
    /**
     * The place of the stay that is left, counted from 0.
     */
    step: number;
    /**
     * Its channel.
     */
    from: string;
    /**
     * The next channel; `null` where the journey ended.
     */
    to: string | null;
    /**
     * Whether it ended in a purchase.
     */
    bought: boolean;
    /**
     * How many.
     */
    journeys: number;
}

/**
 * Equal journeys.
 */
export interface PathReport {
    /**
     * The channels touched, first to last.
     */
    path: string[];
    /**
     * Journeys, converted or not.
     */
    journeys: number;
    /**
     * Journeys that converted.
     */
    conversions: number;
    /**
     * Conversions of its journeys, 0 to 1; none where no journey is counted.
     */
    rate: number | null;
    /**
     * What they were worth.
     */
    value: number;
    /**
     * Its conversions of all that the models share out, 0 to 1.
     */
    share: number;
}

/**
 * What the list can be sorted by.
 */
export type PathSort = "path" | "touches" | "journeys" | "conversions" | "rate" | "value" | "share";

/**
 * A page of the distinct journeys.
 */
export interface PathsPage {
    /**
     * Its rows.
     */
    rows: PathReport[];
    /**
     * Rows that pass the filter, on all pages.
     */
    total: number;
    /**
     * Why there is none.
     */
    missing: Missing | null;
}

/**
 * What is asked of the list of journeys.
 */
export interface PathsRequest {
    /**
     * The settings, as for a report.
     */
    settings?: Settings;
    /**
     * What is made of journeys, as for the models.
     */
    attribution?: ModelSettings;
    /**
     * What it is sorted by; what is equal stands by its channels.
     */
    sort?: PathSort;
    /**
     * Whether the largest comes first.
     */
    descending?: boolean;
    /**
     * Channels in a row, as `web > store`; all when empty.
     */
    filter?: string;
    /**
     * Rows passed over.
     */
    offset?: number;
    /**
     * Rows given, 10,000 at most.
     */
    limit?: number;
}

/**
 * What looking several times does.
 */
export interface Peeking {
    /**
     * Looks.
     */
    looks: number;
    /**
     * The chance of a false alarm at one of them.
     */
    false_alarm: number;
    /**
     * The level each look must be held to for the level of all.
     */
    level_each: number;
}

/**
 * Percentiles by nearest rank. One that the count is too small for is `null`:
 * of ten values there is no 99th percentile.
 */
export interface Percentiles {
    /**
     * Of how many values.
     */
    n: number;
    /**
     * The median.
     */
    p50: number | null;
    /**
     * Nine tenths are no more.
     */
    p90: number | null;
    /**
     * 19 of 20 are no more.
     */
    p95: number | null;
    /**
     * 99 of 100 are no more.
     */
    p99: number | null;
    /**
     * The largest.
     */
    most: number | null;
}

/**
 * The phase of the customer journey a KPI speaks of.
 */
export type Phase = "awareness" | "consideration" | "decision" | "service" | "loyalty" | "all";

/**
 * A phase and who reached it.
 */
export interface PhaseReached {
    /**
     * Its name, of the settings.
     */
    phase: string;
    /**
     * Known customers who did something in it.
     */
    customers: number;
    /**
     * Whether it is a step: service is none.
     */
    is_step: boolean;
}

/**
 * A phase of the user's.
 */
export interface PhaseSet {
    /**
     * Its name.
     */
    name?: string;
    /**
     * The phases of the files that it is made of.
     */
    stages?: string[];
}

/**
 * What is known of a phase.
 */
export interface PhaseVoice {
    /**
     * The phase.
     */
    phase: string;
    /**
     * Asked: scores and comments of surveys.
     */
    direct: Signal[];
    /**
     * Unasked: mentions, and what requests say.
     */
    indirect: Signal[];
    /**
     * Seen in what customers do.
     */
    inferred: Signal[];
    /**
     * The words that come back there, the most used first.
     */
    themes: Theme[];
}

/**
 * A plan.
 */
export interface Plan {
    /**
     * The effect planned for; `null` where only days were given.
     */
    effect: Seen | null;
    /**
     * Units of each variant, the control first.
     */
    per_arm: number[];
    /**
     * Units of all variants.
     */
    units: number | null;
    /**
     * Stores or areas of each variant, where these are drawn.
     */
    clusters: number[];
    /**
     * Days until all have come.
     */
    days: number | null;
    /**
     * The same in whole weeks, so that each day of the week counts as often.
     */
    weeks: number | null;
    /**
     * Comparisons with the control.
     */
    comparisons: number;
    /**
     * The level of each comparison.
     */
    level_each: number;
    /**
     * By how much stores or areas multiply the units.
     */
    design_effect: number;
    /**
     * What tests of some lengths can see.
     */
    horizons: Horizon[];
    /**
     * Warnings: stable codes.
     */
    cautions: string[];
}

/**
 * What is asked of a plan.
 */
export interface PlanRequest {
    /**
     * What is measured: a `rate` or a `mean`.
     */
    measure?: string;
    /**
     * The control's rate, 0 to 1, or mean.
     */
    baseline?: number;
    /**
     * The standard deviation of the values of a mean.
     */
    deviation?: number | null;
    /**
     * The effect to be seen, relative to the baseline: 0.1 is +10%.
     */
    lift?: number | null;
    /**
     * The effect to be seen, in the terms of the baseline; in place of the lift.
     */
    difference?: number | null;
    /**
     * The chance of a false alarm.
     */
    alpha?: number;
    /**
     * The chance of seeing the effect if it is there.
     */
    power?: number;
    /**
     * Variants, with the control.
     */
    arms?: number;
    /**
     * What part each variant gets, the control first, in any unit; equal when empty.
     */
    allocation?: number[];
    /**
     * Units that come into the test each day.
     */
    per_day?: number | null;
    /**
     * Days that the test may last: what could it see?
     */
    days?: number | null;
    /**
     * How the values correlate with those before the test, where these are known.
     */
    correlation?: number;
    /**
     * Units in a store or area, where these are drawn in place of units.
     */
    cluster_size?: number | null;
    /**
     * How alike the units of a store or area are: the intraclass correlation.
     */
    cluster_correlation?: number;
    /**
     * How often the figures will be looked at.
     */
    looks?: number;
}

/**
 * A channel under a budget.
 */
export interface PlannedChannel {
    /**
     * The channel.
     */
    channel: string;
    /**
     * What is spent on it.
     */
    spend: number;
    /**
     * What that brings more than what is spent now; none without a curve.
     */
    change: Estimate;
    /**
     * Whether that is more, or less, than was ever spent in a step.
     */
    beyond: boolean;
}

/**
 * A point of the pooled curve.
 */
export interface Pooled {
    /**
     * Steps after the first.
     */
    after: number;
    /**
     * The share that bought.
     */
    value: number;
    /**
     * Customers old enough.
     */
    n: number;
    /**
     * Lower end at 95%.
     */
    low: number | null;
    /**
     * Upper end at 95%.
     */
    high: number | null;
}

/**
 * A part of a whole, with its interval at 95% (Wilson).
 */
export interface Portion {
    /**
     * How many.
     */
    count: number;
    /**
     * Of how many.
     */
    n: number;
    /**
     * The share, 0 to 1; `null` of nothing.
     */
    share: number | null;
    /**
     * Lower end.
     */
    low: number | null;
    /**
     * Upper end.
     */
    high: number | null;
}

/**
 * A practice: what is asked about.
 */
export interface Practice {
    /**
     * Its id, as `dimension.practice`.
     */
    id: string;
    /**
     * Its weight in its dimension.
     */
    weight: number;
    /**
     * Its name.
     */
    name: Words;
    /**
     * The question.
     */
    question: Words;
    /**
     * The roles that are asked.
     */
    respondents: string[];
    /**
     * Works it draws on, by name.
     */
    anchors?: string[];
    /**
     * Practices that a level of it rests on.
     */
    prerequisites?: Prerequisite[];
    /**
     * The figures it is checked against.
     */
    kpi_checks?: KpiCheck[];
    /**
     * Its levels, from 0.
     */
    levels: Level[];
}

/**
 * What is known of one practice.
 */
export interface PracticeAnswers {
    /**
     * The answers.
     */
    answers?: Answer[];
    /**
     * The grade of what they rest on.
     */
    evidence?: number;
    /**
     * What the auditor puts in the place of their median.
     */
    set?: Replacement | null;
    /**
     * What is aimed at.
     */
    target?: Target | null;
    /**
     * Notes.
     */
    notes?: string;
    /**
     * Names of files that prove it.
     */
    files?: string[];
    /**
     * Addresses that prove it.
     */
    links?: string[];
}

/**
 * What became of a practice.
 */
export type PracticeChange = "same" | "renamed" | "split" | "merged" | "new" | "dropped";

/**
 * One figure held against a practice.
 */
export interface PracticeCheck {
    /**
     * The figure of the model.
     */
    kpi: string;
    /**
     * The value that reaches each level from 1 on.
     */
    bands: number[];
    /**
     * The least number it may be counted on.
     */
    min_n: number;
    /**
     * What it comes to.
     */
    fact: Fact;
    /**
     * The lowest level that the data allow.
     */
    implied_low: number | null;
    /**
     * The highest.
     */
    implied_high: number | null;
    /**
     * What it says of the answer.
     */
    verdict: Judgement;
}

/**
 * The score of one practice.
 */
export interface PracticeScore {
    /**
     * What is declared, all respondents together; `null` where nobody knows.
     */
    declared: number | null;
    /**
     * The same, not beyond what its evidence is worth.
     */
    evidenced: number | null;
    /**
     * How far departments are apart.
     */
    disagreement: number | null;
    /**
     * The median of the answers, where the auditor has put another score in
     * its place.
     */
    median: number | null;
    /**
     * Whether a score was put in the place of the median, far from it, without
     * a reason: it does not count then.
     */
    needs_reason: boolean;
    /**
     * The grade of evidence in force: that of the audit, or of the data where
     * they corroborate.
     */
    evidence: number;
    /**
     * Respondents who know.
     */
    answered: number;
    /**
     * Respondents who do not.
     */
    unknown: number;
    /**
     * Whether it does not apply.
     */
    not_applicable: boolean;
    /**
     * Whether it is said not to apply without a reason.
     */
    no_reason: boolean;
    /**
     * The median of each department.
     */
    departments: Record<string, number>;
    /**
     * The score of each entity; empty where the company answered as a whole.
     */
    entities: Record<string, number>;
    /**
     * The lowest of them.
     */
    lowest: number | null;
    /**
     * The highest of them.
     */
    highest: number | null;
    /**
     * Practices it rests on, at the level declared, that have not come so far.
     */
    fragile: string[];
    /**
     * What is aimed at.
     */
    target: number | null;
    /**
     * How far that is.
     */
    gap: number | null;
}

/**
 * A practice that another rests on.
 */
export interface Prerequisite {
    /**
     * The practice rested on.
     */
    practice: string;
    /**
     * The level it must have reached.
     */
    min_level: number;
    /**
     * The level for which it must.
     */
    for_level: number;
}

/**
 * An export of a known system, and where it has what.
 */
export interface PresetCard {
    /**
     * Its id.
     */
    id: string;
    /**
     * The system.
     */
    system: string;
    /**
     * Which of its exports.
     */
    export: Text;
    /**
     * The table it fills.
     */
    table: string;
    /**
     * The field, then the header that holds it.
     */
    fields: [string, string][];
}

/**
 * The first rows of a file, read by a mapping.
 */
export interface Preview {
    /**
     * The mapped fields, in the order of the table.
     */
    fields: string[];
    /**
     * The rows.
     */
    rows: PreviewRow[];
}

/**
 * A cell as it would be read.
 */
export interface PreviewCell {
    /**
     * Its text.
     */
    text: string;
    /**
     * The number it is read as.
     */
    number: number | null;
    /**
     * The instant, as `2026-03-30T10:00:00Z`.
     */
    instant: string | null;
    /**
     * The first and the last day, as `2026-03-01/2026-03-31`.
     */
    days: string | null;
    /**
     * Whether something is written there that cannot be read.
     */
    unreadable: boolean;
}

/**
 * A row as it would be read.
 */
export interface PreviewRow {
    /**
     * Its cells, in the order of the fields.
     */
    cells: PreviewCell[];
    /**
     * Why it would be left out, or what would be noted.
     */
    notes: Entry[];
}

/**
 * A problem as JavaScript receives it: thrown as a plain object.
 */
export interface ProblemReport {
    /**
     * The stable code.
     */
    code: string;
    /**
     * The sentence in English.
     */
    message: string;
    /**
     * What to do, in English.
     */
    hint: string;
    /**
     * The parts of the sentence that vary, for translations.
     */
    values: Record<string, string>;
    /**
     * The file.
     */
    file: string | null;
    /**
     * The line, from 1.
     */
    line: number | null;
    /**
     * The column's header.
     */
    column: string | null;
    /**
     * The byte offset.
     */
    byte: number | null;
}

/**
 * Weights of dimensions for a sector or an aim.
 */
export interface Profile extends Words {
    /**
     * Its id.
     */
    id: string;
    /**
     * What the weight of a dimension is multiplied by; 1 where it is not named.
     */
    multipliers?: Record<string, number>;
    /**
     * Words that the sector has of its own.
     */
    terms?: Term[];
    /**
     * Figures to look at first, as the catalogue names them.
     */
    figures?: string[];
}

/**
 * How far a target has come.
 */
export interface Progress {
    /**
     * The part of the way that is done; `null` when there is no way to go.
     */
    progress: number | null;
    /**
     * The part of the time that is over.
     */
    elapsed: number | null;
    /**
     * The part of the way over the part of the time: 1 is just in time.
     */
    pace: number | null;
    /**
     * The value on the day it is due, if it goes on as it went.
     */
    landing: number | null;
    /**
     * Lower end at 95%.
     */
    landing_low: number | null;
    /**
     * Upper end at 95%.
     */
    landing_high: number | null;
    /**
     * Whether the target lies within the interval of the value now: reaching it
     * could not be told from standing still.
     */
    within_noise: boolean | null;
    /**
     * Where it stands.
     */
    state: State | null;
    /**
     * How many answers, orders or visits a period needs to tell the target from
     * the start, with 80% power at 5%.
     */
    needed_n: number | null;
    /**
     * Whether the figure is counted on as many now.
     */
    enough: boolean | null;
}

/**
 * A promotion, and what was sold where and while it was on.
 */
export interface PromotionMatch {
    /**
     * What it is called.
     */
    label: string;
    /**
     * What it was.
     */
    kind: string | null;
    /**
     * The store; all of them when it names none.
     */
    store: string | null;
    /**
     * The channel; all of them when it names none.
     */
    channel: string | null;
    /**
     * Its first day.
     */
    from: string;
    /**
     * Its last day.
     */
    to: string;
    /**
     * What it cost, in the reporting currency.
     */
    cost: number | null;
    /**
     * Samples given.
     */
    samples: number | null;
    /**
     * Sales while it was on.
     */
    orders: number;
    /**
     * What they came to.
     */
    revenue: number;
    /**
     * Sales on as many days, the same of the week, just before.
     */
    orders_before: number;
    /**
     * What those came to.
     */
    revenue_before: number;
    /**
     * Whether the files hold those days before.
     */
    before_known: boolean;
    /**
     * `matched`, or why there is nothing: `no-orders`, `outside` the days of the
     * orders, `store-unknown` to them, or `no-sale`.
     */
    state: string;
}

/**
 * What effect and effort make of an action.
 */
export type Quadrant = "quick_win" | "major_project" | "fill_in" | "reconsider" | "planned";

/**
 * What is worth a look in the files.
 */
export interface Quality {
    /**
     * How much of each mapped column is filled.
     */
    columns: Filled[];
    /**
     * What is worth a look, file by file, then across files.
     */
    findings: Finding[];
    /**
     * The channels, what each is and what it is used for.
     */
    channels: ChannelUse[];
    /**
     * Traffic by the kind of its source, paid for or not.
     */
    sources: SourceUse[];
    /**
     * Visits by device.
     */
    devices: DeviceUse[];
    /**
     * The stores, where a file speaks of them.
     */
    stores: StoreUse[];
    /**
     * Promotions with what was sold where and while they were on.
     */
    promotions: PromotionMatch[];
    /**
     * Look-ups of stock.
     */
    lookups: Lookups;
    /**
     * Mentions by source.
     */
    mentions: MentionUse[];
    /**
     * Feedback by who gives it.
     */
    feedback: FeedbackUse[];
    /**
     * Which files can be joined by what.
     */
    links: Link[];
    /**
     * How much the files show of customers.
     */
    views: Views;
}

/**
 * A question with its answers.
 */
export interface Question {
    /**
     * `nps`, `csat`, `ces`, or `unknown`.
     */
    metric: string;
    /**
     * The lowest score of the scale, where it is known.
     */
    least: number | null;
    /**
     * The highest.
     */
    most: number | null;
    /**
     * Whether the scale is a guess.
     */
    guessed: boolean;
    /**
     * Whether a high score is good, where that is known.
     */
    high_is_good: boolean | null;
    /**
     * What the figure is: points of a net score, a share, or a mean.
     */
    unit: Unit;
    /**
     * The figure.
     */
    figure: Estimate;
    /**
     * The mean of the scores.
     */
    mean: Estimate;
    /**
     * How often each score was given.
     */
    given: ScoreCount[];
    /**
     * The figure by channel.
     */
    by_channel: Slice[];
    /**
     * By segment.
     */
    by_segment: Slice[];
    /**
     * By phase.
     */
    by_phase: Slice[];
    /**
     * How far channels differ.
     */
    spread: Spread | null;
}

/**
 * What an experiment came to.
 */
export interface Reading {
    /**
     * The experiments of the files.
     */
    experiments: Named[];
    /**
     * The one that is read.
     */
    name: string;
    /**
     * The variant that the others are compared with.
     */
    control: string | null;
    /**
     * The level that corrected p-values are held against.
     */
    alpha: number;
    /**
     * Whether stores or areas were drawn: n counts them.
     */
    by_cluster: boolean;
    /**
     * The first day on which units came in.
     */
    first_day: string | null;
    /**
     * The last.
     */
    last_day: string | null;
    /**
     * Days from the first to the last.
     */
    days: number | null;
    /**
     * Units left out for having several variants.
     */
    crossed: number;
    /**
     * Stores or areas left out for having several variants.
     */
    crossed_clusters: number;
    /**
     * Rows beyond one of a unit, which were taken together.
     */
    repeated: number;
    /**
     * Values were cut to this.
     */
    cap: number | null;
    /**
     * How many were.
     */
    capped: number;
    /**
     * Whether units got the variants as they were to.
     */
    allocation: Allocation;
    /**
     * The metrics; none where the test may not be read.
     */
    metrics: MetricReading[];
    /**
     * The first metric day by day.
     */
    course: CoursePoint[];
    /**
     * What looking several times does, where it was done.
     */
    peeking: Peeking | null;
    /**
     * Warnings: stable codes.
     */
    cautions: string[];
    /**
     * Why it is not read: a stable code.
     */
    missing: string | null;
}

/**
 * A segment that the data proposes.
 */
export interface ReadySegment {
    /**
     * Its id.
     */
    id: string;
    /**
     * Its name.
     */
    name: Text;
    /**
     * Its rule.
     */
    rule: string;
    /**
     * Customers in it.
     */
    customers: number;
}

/**
 * A column given to a field.
 */
export interface Reason {
    /**
     * The field.
     */
    field: string;
    /**
     * The column.
     */
    column: string;
    /**
     * How well they fit, 0 to 1.
     */
    score: number;
    /**
     * Why.
     */
    why: Why;
}

/**
 * What a part of a sale is given for.
 */
export type Reason = "collect" | "store_assisted" | "online_assisted";

/**
 * A system recognised, as it is told.
 */
export interface Recognised {
    /**
     * The preset's id.
     */
    id: string;
    /**
     * The system.
     */
    system: string;
    /**
     * Which of its exports.
     */
    export: Text;
    /**
     * The table it fills.
     */
    table: TableKind;
    /**
     * How well the preset's headers are known.
     */
    checked: Checked;
    /**
     * What to know of it, and what it lacks.
     */
    note: Text;
    /**
     * The columns it was recognised by.
     */
    found: string[];
    /**
     * Headers of the preset that the file does not have.
     */
    absent: string[];
}

/**
 * What names a model in an audit file.
 */
export interface Reference {
    /**
     * The model's id.
     */
    id: string;
    /**
     * Its version.
     */
    version: string;
    /**
     * SHA-256 of its content as JSON with sorted keys: comments and the form of
     * the file do not count.
     */
    sha256: string;
}

/**
 * The channel a refund is booked to.
 */
export type RefundChannel = "original" | "return";

/**
 * What is left of the conversions when a channel is taken away: five answers
 * are in use, and they differ.
 */
export type Removal = "null" | "fail" | "refit" | "detour" | "renormalise";

/**
 * The removal effect of a channel.
 */
export interface RemovalEffect {
    /**
     * The channel.
     */
    channel: string;
    /**
     * Share of conversions lost without it, 0 to 1.
     */
    effect: number;
}

/**
 * What becomes of a key on several rows of one file that do not agree.
 */
export type Repeats = "leave-out" | "first" | "last";

/**
 * What the auditor puts in the place of the median.
 */
export interface Replacement {
    /**
     * The score.
     */
    score: number;
    /**
     * Why.
     */
    reason?: string;
}

/**
 * Everything the loaded files come to. Its JSON is a contract: fields are
 * added, never changed.
 */
export interface Report {
    /**
     * The version of the engine.
     */
    omnimeter: string;
    /**
     * The files.
     */
    inputs: Input[];
    /**
     * The settings, with what was decided where nothing was said.
     */
    settings: ResolvedSettings;
    /**
     * The KPIs, in the order of the catalogue.
     */
    kpis: KpiReport[];
    /**
     * The attribution models.
     */
    attribution: AttributionReport;
    /**
     * Who is who across the files.
     */
    identity: Identity;
}

/**
 * What is asked of a report.
 */
export interface ReportRequest {
    /**
     * The settings.
     */
    settings?: Settings;
    /**
     * The attribution models.
     */
    attribution?: ModelSettings;
}

/**
 * The settings with the values that were in force.
 */
export interface ResolvedSettings extends Settings {
    /**
     * The first and the last day on which there is an order or a touch.
     */
    data_from: string | null;
    /**
     * The last of them.
     */
    data_to: string | null;
    /**
     * The period compared with, if one was asked for and there is one.
     */
    compared: Compared | null;
    /**
     * The channels of the files.
     */
    all_channels: string[];
    /**
     * The segments of the files.
     */
    all_segments: string[];
    /**
     * The stores of the files.
     */
    all_stores: string[];
    /**
     * The confidence of every interval.
     */
    confidence: number;
}

/**
 * What revenue does with spend on a channel: `base + scale · spend ^ power`.
 */
export interface ResponseCurve {
    /**
     * The channel.
     */
    channel: string;
    /**
     * Why there is no curve.
     */
    missing: Missing | null;
    /**
     * Whether the interval of what the next unit brings takes in nought: the
     * curve is shown, and moves no budget.
     */
    unclear: boolean;
    /**
     * Steps.
     */
    steps: number;
    /**
     * Spend of a step on average: what is spent now.
     */
    spend: number;
    /**
     * The least of a step.
     */
    least: number;
    /**
     * The most.
     */
    most: number;
    /**
     * The standard deviation of spend, as a share of its mean.
     */
    variation: number | null;
    /**
     * What comes without spend.
     */
    base: number | null;
    /**
     * The scale.
     */
    scale: number | null;
    /**
     * The power, 0.05 to 0.99.
     */
    power: Estimate;
    /**
     * What the next unit brings at what is spent now.
     */
    marginal: Estimate;
    /**
     * By how many per cent revenue grows there with one per cent of spend.
     */
    elasticity: number | null;
    /**
     * The share of the squares around the mean that the curve explains.
     */
    explained: number | null;
    /**
     * How much what it leaves goes on from step to step, −1 to 1.
     */
    goes_on: number | null;
    /**
     * The steps.
     */
    points: ResponsePoint[];
}

/**
 * Spend and revenue of a step.
 */
export interface ResponsePoint {
    /**
     * What was spent.
     */
    spend: number;
    /**
     * Revenue attributed to the channel (U-shaped).
     */
    value: number;
}

/**
 * How many of those asked answered a question.
 */
export interface ResponseRate {
    /**
     * `nps`, `csat`, `ces`, or `unknown`.
     */
    metric: string;
    /**
     * How many were asked.
     */
    asked: number;
    /**
     * How many answered.
     */
    answered: number;
    /**
     * The rate.
     */
    rate: Estimate;
    /**
     * The rate by channel.
     */
    by_channel: Slice[];
}

/**
 * What is asked of a result.
 */
export interface ResultRequest {
    /**
     * The settings, as for a report; `margin_rate` makes margin of revenue.
     */
    settings?: Settings;
    /**
     * Channels of the costs that all share; by their usual names when empty.
     */
    shared?: string[];
    /**
     * What those are split by.
     */
    split?: SplitBy;
    /**
     * What accounts are the costs of.
     */
    accounts?: AccountRule[];
    /**
     * Changes made on channels, 50 at most.
     */
    changes?: ChannelChange[];
    /**
     * Where channels are, for what they do to others there; 50 at most.
     */
    areas?: ChannelAreas[];
}

/**
 * A channel, or all of them.
 */
export interface ResultRow {
    /**
     * The channel; empty on the total.
     */
    channel: string;
    /**
     * Sales.
     */
    orders: number;
    /**
     * Revenue by where it was ordered.
     */
    ordered: number;
    /**
     * Revenue by where it was handed over.
     */
    fulfilled: number;
    /**
     * Revenue by the channels met before (U-shaped), the rest where it was ordered.
     */
    attributed: number;
    /**
     * Spent on marketing.
     */
    marketing: number;
    /**
     * Spent on distribution and anything else.
     */
    distribution: number;
    /**
     * Its part of the shared costs.
     */
    shared: number;
    /**
     * Revenue ordered, times the margin rate.
     */
    margin: number;
    /**
     * Margin less all costs.
     */
    profit: number;
    /**
     * (Revenue − costs) ÷ costs; none where nothing was spent or nothing is sold.
     */
    roi: number | null;
    /**
     * Revenue ÷ costs.
     */
    roas: number | null;
    /**
     * Revenue of other channels that it is credited with.
     */
    brought: number;
    /**
     * Revenue of its own that other channels are credited with.
     */
    owed: number;
    /**
     * Profit with the margin of what it brought, less that of what it owes.
     */
    profit_with: number;
    /**
     * Revenue of other channels that it would have to bring to pay for itself.
     */
    needed: number | null;
    /**
     * That as a share of the revenue of the other channels.
     */
    needed_share: number | null;
    /**
     * `pays`, `pays_with`, `does_not_pay` or `no_cost`.
     */
    reading: string;
    /**
     * What it does for the others by each kind of evidence, where it has costs.
     */
    effects: CrossEffect[];
}

/**
 * What was sold on a channel and given back on one.
 */
export interface Returned {
    /**
     * The channel it was sold on.
     */
    sold: string;
    /**
     * The channel it was given back on.
     */
    given_back: string;
    /**
     * How many times.
     */
    refunds: number;
    /**
     * How much, as a positive amount.
     */
    amount: number;
}

/**
 * Whether refunds are taken from what was sold.
 */
export type Revenue = "net" | "gross";

/**
 * Customers scored by recency, frequency and revenue.
 */
export interface Rfm {
    /**
     * The instant recency is counted back from.
     */
    as_of: string;
    /**
     * What was done with equals.
     */
    ties: string;
    /**
     * Customers with a sale.
     */
    customers: number;
    /**
     * Groups a figure: five, or three of few customers.
     */
    groups: number;
    /**
     * Days between the recency groups.
     */
    recency_cuts: number[];
    /**
     * Sales between the frequency groups.
     */
    frequency_cuts: number[];
    /**
     * Net revenue between the revenue groups.
     */
    revenue_cuts: number[];
    /**
     * The groups that hold anybody, as `555`.
     */
    cells: RfmCell[];
    /**
     * Gini's index of net revenue; `null` where some is negative.
     */
    gini: number | null;
    /**
     * The share of net revenue of the best fifth of customers.
     */
    top_fifth: number | null;
    /**
     * Customers in tenths by net revenue, the best first.
     */
    deciles: Tenth[];
}

/**
 * Customers of the same three scores.
 */
export interface RfmCell {
    /**
     * Recency, frequency, revenue.
     */
    code: string;
    /**
     * How many.
     */
    customers: number;
    /**
     * Their net revenue.
     */
    revenue: number;
}

/**
 * Purchases on one channel after something seen on another.
 */
export interface Route {
    /**
     * `ropo`: seen online, bought in a shop; `showrooming`: seen in a shop, bought
     * online.
     */
    kind: string;
    /**
     * Seen on this channel.
     */
    from: string;
    /**
     * Bought on that one.
     */
    to: string;
    /**
     * The share of the purchases of known customers there.
     */
    share: Estimate;
    /**
     * Of all purchases there, as if none of unknown customers was prepared so.
     */
    least: number | null;
    /**
     * As if all of them were.
     */
    most: number | null;
    /**
     * Purchases of unknown customers there.
     */
    anonymous: number;
    /**
     * Days between, the median.
     */
    days: Estimate;
}

/**
 * The routes between screen and shop.
 */
export interface Routes {
    /**
     * Days before a purchase that are looked at.
     */
    days: number;
    /**
     * The routes, the largest share first.
     */
    routes: Route[];
    /**
     * Customers seen online whose window is over.
     */
    seen_online: number;
    /**
     * What they did in the first days, and bought in shops.
     */
    signals: SignalBand[];
}

/**
 * A condition a row must meet to be kept.
 */
export interface RowFilter {
    /**
     * The column looked at.
     */
    column: string;
    /**
     * The comparison.
     */
    test: Test;
    /**
     * What it is compared with; unused by `present` and `absent`.
     */
    value?: string;
}

/**
 * Whether several orders of a customer on a day are one purchase.
 */
export type SameDay = "apart" | "merged";

/**
 * The reading.
 */
export interface Scale {
    /**
     * `none`, `mono`, `multi`, `cross` or `omni`.
     */
    level: string;
    /**
     * The conditions, step by step.
     */
    conditions: Condition[];
}

/**
 * What an amount is written in.
 */
export type Scale = "hundredths" | "thousands";

/**
 * How often a score was given.
 */
export interface ScoreCount {
    /**
     * The score.
     */
    score: number;
    /**
     * Answers.
     */
    n: number;
}

/**
 * How answers become a stage.
 */
export interface Scoring {
    /**
     * The stages.
     */
    stage: StageRules;
    /**
     * What the company says of itself against what its customers do.
     */
    outcome_checks?: OutcomeCheck[];
    /**
     * By what the steps are recognised in the files.
     */
    signs?: Sign[];
}

/**
 * A KPI over time taken apart.
 */
export interface Season {
    /**
     * The KPI.
     */
    id: string;
    /**
     * Its unit.
     */
    unit: Unit;
    /**
     * Steps after which the season comes back.
     */
    period: number;
    /**
     * Why there is nothing.
     */
    missing: Missing | null;
    /**
     * Why no season is told, as a stable code.
     */
    unseasonal: string | null;
    /**
     * The whole steps, one after the other.
     */
    points: SeasonPoint[];
    /**
     * When its level changed.
     */
    changes: LevelChange[];
}

/**
 * A step taken apart.
 */
export interface SeasonPoint {
    /**
     * Its first day.
     */
    from: string;
    /**
     * Its last day.
     */
    to: string;
    /**
     * The figure.
     */
    value: number;
    /**
     * Where it goes: the trend, or the level where no season can be told.
     */
    trend: number;
    /**
     * What the season adds.
     */
    season: number | null;
    /**
     * What is left, as a modified z-score: 0.6745 × it ÷ the median of its size.
     */
    score: number | null;
    /**
     * Whether that is beyond 3.5.
     */
    far: boolean;
}

/**
 * What is asked of a season.
 */
export interface SeasonRequest {
    /**
     * The settings, as for a report.
     */
    settings?: Settings;
    /**
     * The KPI.
     */
    kpi?: string;
    /**
     * The step.
     */
    step?: TrendStep;
    /**
     * Whether values far off weigh little.
     */
    robust?: boolean;
}

/**
 * How long customers take to a second sale, by Kaplan–Meier: those who have not
 * come back yet count for as long as they were watched.
 */
export interface SecondSale {
    /**
     * Customers.
     */
    customers: number;
    /**
     * Of them, those who came back.
     */
    back: number;
    /**
     * Days in which half came back; `null` where half has not.
     */
    median: number | null;
    /**
     * Lower end at 95%.
     */
    median_low: number | null;
    /**
     * Upper end at 95%.
     */
    median_high: number | null;
    /**
     * The share that came back within so many days.
     */
    within: Within[];
}

/**
 * An effect on both scales.
 */
export interface Seen {
    /**
     * In the terms of the baseline.
     */
    difference: number;
    /**
     * Relative to the baseline.
     */
    lift: number | null;
}

/**
 * A suggested action, with the figure it rests on.
 */
export interface SegmentAction {
    /**
     * Its id.
     */
    id: string;
    /**
     * What to do.
     */
    text: Text;
    /**
     * The figure, or the share.
     */
    rests_on: string;
    /**
     * In the segment.
     */
    value: number;
    /**
     * Among all customers.
     */
    all: number;
}

/**
 * Two segments side by side.
 */
export interface SegmentComparison {
    /**
     * The first.
     */
    a: string;
    /**
     * The second.
     */
    b: string;
    /**
     * Customers of the first.
     */
    a_customers: number;
    /**
     * Customers of the second.
     */
    b_customers: number;
    /**
     * Customers of both: the intervals take the two as apart.
     */
    overlap: number;
    /**
     * The KPIs of the first, with the difference from the second as their
     * change. `beyond_noise` is after Holm's correction over all of them.
     */
    kpis: KpiReport[];
    /**
     * Their journeys, judged together in the same way.
     */
    journeys: JourneyDifference[];
    /**
     * Why there are none.
     */
    journeys_missing: Missing | null;
    /**
     * Warnings: `selection` always, `overlap`, `few`.
     */
    cautions: string[];
}

/**
 * Credit by segment.
 */
export interface SegmentCredit {
    /**
     * The model.
     */
    model: string;
    /**
     * The segments.
     */
    segments: OneSegment[];
    /**
     * The p-value of "all segments close by the same channels" (chi-square on
     * last touches); `null` where a customer is in several.
     */
    p_value: number | null;
    /**
     * The smallest count expected: below five the test is rough.
     */
    least_expected: number | null;
}

/**
 * A metric in a segment.
 */
export interface SegmentReading {
    /**
     * The segment.
     */
    segment: string;
    /**
     * What the control came to.
     */
    control: number | null;
    /**
     * The variants against it.
     */
    versus: Versus[];
}

/**
 * Quantiles of a figure over customers who bought.
 */
export interface SegmentSpread {
    /**
     * The figure, as rules name it.
     */
    figure: string;
    /**
     * Which quantiles.
     */
    quantiles: number[];
    /**
     * Their values.
     */
    values: number[];
}

/**
 * A segment in figures.
 */
export interface SegmentSummary {
    /**
     * Its name.
     */
    name: string;
    /**
     * Its rule; `null` of a segment of the files.
     */
    rule: string | null;
    /**
     * What is wrong with the rule.
     */
    fault: Fault | null;
    /**
     * Customers in it, of all that the files know.
     */
    customers: number;
    /**
     * Their share of all known customers.
     */
    share: number | null;
    /**
     * Those who bought in the period looked at.
     */
    buyers: number;
    /**
     * Their sales.
     */
    orders: number;
    /**
     * Their net revenue; `null` where an exchange rate is missing.
     */
    revenue: number | null;
    /**
     * Its share of the net revenue of all known customers.
     */
    revenue_share: number | null;
    /**
     * Medians over members who ever bought, by figure.
     */
    medians: Record<string, number>;
    /**
     * The share of buyers with a single sale.
     */
    once: number | null;
    /**
     * The share that uses several channels.
     */
    omni: number | null;
    /**
     * How satisfied they are and how much effort it took them, where a survey says.
     */
    voice: SegmentVoice[];
    /**
     * Traits in the rule that want care.
     */
    sensitive: string[];
    /**
     * Suggested actions.
     */
    actions: SegmentAction[];
}

/**
 * A trait of the customers' files.
 */
export interface SegmentTrait {
    /**
     * Its name in rules, after `attribute.`.
     */
    key: string;
    /**
     * A few of its values.
     */
    values: string[];
    /**
     * Whether it wants care.
     */
    sensitive: boolean;
}

/**
 * What a segment says in surveys.
 */
export interface SegmentVoice {
    /**
     * The KPI: `nps`, `csat`, `ces`.
     */
    id: string;
    /**
     * Its unit.
     */
    unit: Unit;
    /**
     * Its value.
     */
    value: number;
    /**
     * Answers.
     */
    n: number;
    /**
     * Lower end at 95%.
     */
    low: number | null;
    /**
     * Upper end at 95%.
     */
    high: number | null;
    /**
     * Which end of its scale is good: `high` or `low`.
     */
    good: string;
}

/**
 * The segments of the files and of the settings.
 */
export interface Segments {
    /**
     * The instant that rules speak from.
     */
    as_of: string;
    /**
     * Everybody known.
     */
    everybody: SegmentSummary;
    /**
     * One each: those of the files first.
     */
    segments: SegmentSummary[];
    /**
     * Quantiles to choose thresholds by.
     */
    spreads: SegmentSpread[];
    /**
     * Segments that the data proposes.
     */
    ready: ReadySegment[];
    /**
     * Pairs of them worth comparing, by id.
     */
    pairs: [string, string][];
    /**
     * What rules may ask for.
     */
    words: string[];
    /**
     * The traits of the customers' files, with a few values.
     */
    traits: SegmentTrait[];
}

/**
 * What is asked of segments.
 */
export interface SegmentsRequest {
    /**
     * The settings, with the segments by a rule.
     */
    settings?: Settings;
    /**
     * The two segments to compare, by their names.
     */
    compare?: [string, string] | null;
}

/**
 * What journeys held out say.
 */
export interface Selection {
    /**
     * Folds.
     */
    folds: number;
    /**
     * All that were tried.
     */
    candidates: Candidate[];
    /**
     * The lowest order within one standard error of the best.
     */
    order: number;
    /**
     * `none`, `weak` or `clear`: whether the touches foretell the end.
     */
    signal: string;
}

/**
 * Customer service.
 */
export interface Service {
    /**
     * The instant it speaks from.
     */
    as_of: string;
    /**
     * The hours in which waits were counted; `null` for all.
     */
    business_hours: string | null;
    /**
     * Days in which another request of a customer is of the same matter.
     */
    contact_days: number;
    /**
     * All requests.
     */
    all: ServiceRow;
    /**
     * Those of each channel, the most used first.
     */
    channels: ServiceRow[];
    /**
     * How far channels differ.
     */
    spread: ServiceSpread[];
    /**
     * Requests by the month in which they were opened.
     */
    cohorts: ServiceCohort[];
    /**
     * Changes of channel.
     */
    pairs: ChannelPair[];
    /**
     * Requests in which what another channel knew was used; `null` where the files
     * do not say.
     */
    history: History | null;
}

/**
 * A service on a channel.
 */
export interface ServiceCell {
    /**
     * The service.
     */
    service?: string;
    /**
     * The channel.
     */
    channel?: string;
    /**
     * Whether it is there.
     */
    state?: ServiceState;
    /**
     * What a mystery visit saw.
     */
    visit?: string;
    /**
     * The day of the visit.
     */
    day?: string;
}

/**
 * Requests opened in a month.
 */
export interface ServiceCohort {
    /**
     * The first day of the month.
     */
    from: string;
    /**
     * Requests opened in it.
     */
    opened: number;
    /**
     * Solved so far: older months had longer.
     */
    solved: Estimate;
    /**
     * Solved within seven days, of those that were opened seven days ago or more:
     * the same time for all months.
     */
    within_week: Estimate;
}

/**
 * Requests of a channel, or all.
 */
export interface ServiceRow {
    /**
     * The channel; empty for all, and for requests that name none.
     */
    channel: string;
    /**
     * Requests.
     */
    tickets: number;
    /**
     * Customers among them who are known.
     */
    customers: number;
    /**
     * Until the first response.
     */
    response: Wait;
    /**
     * Until it was solved.
     */
    resolution: Wait;
    /**
     * Solved so far.
     */
    solved: Estimate;
    /**
     * Solved at the first contact.
     */
    at_once: Estimate;
    /**
     * Opened again.
     */
    reopened: Estimate;
    /**
     * Handed on.
     */
    handed_on: Estimate;
    /**
     * Handed on without the customer repeating.
     */
    seamless: Estimate;
    /**
     * Followed by another request of the same customer.
     */
    again: Estimate;
}

/**
 * How far channels differ in a figure.
 */
export interface ServiceSpread extends Spread {
    /**
     * The KPI.
     */
    id: string;
    /**
     * Its unit.
     */
    unit: Unit;
}

/**
 * Whether a service is there on a channel.
 */
export type ServiceState = "unknown" | "available" | "lacking" | "not_promised";

/**
 * The settings of a report. All have defaults, and all are printed with it.
 */
export interface Settings {
    /**
     * The day or instant the report speaks from; later rows are left out.
     * The latest row when absent.
     */
    as_of?: string | null;
    /**
     * The zone in which days begin.
     */
    zone?: string;
    /**
     * The reporting currency; when absent, the only one of the orders, or euro.
     */
    currency?: string | null;
    /**
     * The first day looked at, as `2026-01-01`.
     */
    from?: string | null;
    /**
     * The last day looked at.
     */
    to?: string | null;
    /**
     * The channels looked at; all when empty.
     */
    channels?: string[];
    /**
     * The customer segments looked at; all, and anonymous sales, when empty.
     */
    segments?: string[];
    /**
     * Segments by a rule; a name of these may be among the segments looked at.
     */
    named_segments?: NamedSegment[];
    /**
     * The stores looked at; all, and what names none, when empty.
     */
    stores?: string[];
    /**
     * The period that figures are compared with.
     */
    compare?: Comparison;
    /**
     * The first day of a period of one's own to compare with.
     */
    compare_from?: string | null;
    /**
     * The last day of it.
     */
    compare_to?: string | null;
    /**
     * Whether refunds are taken from revenue.
     */
    revenue?: Revenue;
    /**
     * Whether amounts hold the tax. It is told beside revenue and changes no figure.
     */
    tax?: Tax;
    /**
     * Whether sales of nobody known are in the base of the omnichannel ratio.
     */
    anonymous_sales?: Anonymous;
    /**
     * What makes a customer one of several channels.
     */
    basis?: Basis;
    /**
     * The channel a refund is booked to.
     */
    refund_channel?: RefundChannel;
    /**
     * What is counted as converting.
     */
    conversion_unit?: ConversionUnit;
    /**
     * Which sales a visit is taken to convert to.
     */
    conversion_sales?: ConversionSales;
    /**
     * Whether several orders of a customer on a day are one purchase.
     */
    same_day?: SameDay;
    /**
     * Hours after its last touch in which a session's order still counts.
     */
    session_grace_hours?: number;
    /**
     * How far before a conversion its touches count, in days; no limit when absent.
     */
    lookback_days?: number | null;
    /**
     * How far before a store order an online touch counts as its research, in
     * days, and the other way round.
     */
    ropo_days?: number;
    /**
     * The hours in which waits for customer service are counted, as
     * `mon-fri 09:00-18:00`; at all hours when empty.
     */
    business_hours?: string;
    /**
     * Days in which another contact of a customer is of the same matter.
     */
    contact_days?: number;
    /**
     * Days in which an unhappy answer is to be followed up.
     */
    follow_up_days?: number;
    /**
     * The share of a collected order's value credited to the store, 0 to 1.
     */
    collect_credit?: number;
    /**
     * The share of revenue that is margin, 0 to 1; 1 counts revenue as it is.
     */
    margin_rate?: number;
    /**
     * What stands for a touch in attribution.
     */
    touch_name?: TouchName;
    /**
     * How customers are told apart and matched.
     */
    identity?: IdentitySettings;
    /**
     * Names of channels that stand for others, as `"Site": "Web"`.
     */
    channel_names?: Record<string, string>;
    /**
     * What channels are, where their names do not say it, as `"Kiosk": "store"`.
     */
    channel_kinds?: Record<string, string>;
    /**
     * What the names of events stand for, where they do not say it, as
     * `"rappel": "advice"`: `search`, `advice`, `lookup`, `quote`, `basket`,
     * `abandoned`, `referral` or `none`.
     */
    event_kinds?: Record<string, string>;
    /**
     * How an experiment is read.
     */
    experiment?: ExperimentSettings;
    /**
     * What figures are to come to.
     */
    targets?: TargetInput[];
}

/**
 * A share of a whole, with its interval.
 */
export interface Share {
    /**
     * The share, 0 to 1.
     */
    value: number;
    /**
     * Lower end at 95%.
     */
    low: number | null;
    /**
     * Upper end at 95%.
     */
    high: number | null;
}

/**
 * The interval of a channel's share, at 95%.
 */
export interface ShareInterval {
    /**
     * The channel.
     */
    channel: string;
    /**
     * Its share of conversions.
     */
    share: number;
    /**
     * Lower end.
     */
    low: number;
    /**
     * Upper end.
     */
    high: number;
    /**
     * Its share of value.
     */
    value_share: number;
    /**
     * Lower end.
     */
    value_low: number;
    /**
     * Upper end.
     */
    value_high: number;
}

/**
 * A sale that several had a part in. Parties are places in the list of them.
 */
export interface SharedSale {
    /**
     * Its day in the reporting zone.
     */
    day: string;
    /**
     * A number that stands for the customer, the same on all sales of theirs.
     */
    customer: number | null;
    /**
     * What it came to.
     */
    amount: number;
    /**
     * Who sold.
     */
    sold: number;
    /**
     * Who handed over.
     */
    handed: number | null;
    /**
     * Who was met before.
     */
    assisted: number[];
}

/**
 * One of two files.
 */
export type Side = "a" | "b";

/**
 * One of two files that were compared.
 */
export interface SideReport {
    /**
     * Its name.
     */
    file: string;
    /**
     * Rows below the header.
     */
    rows: number;
    /**
     * Different keys.
     */
    keys: number;
    /**
     * Rows without a key.
     */
    keyless: number;
    /**
     * The first lines of them.
     */
    keyless_lines: number[];
    /**
     * Keys that the other file has too.
     */
    matched: Portion;
    /**
     * Keys that the other file lacks.
     */
    only: number;
    /**
     * The first of them.
     */
    only_sample: string[];
    /**
     * Keys on several rows.
     */
    repeated: number;
    /**
     * Of them, those whose rows do not agree in what is compared.
     */
    conflicting: number;
    /**
     * The first of them, conflicts before others.
     */
    repeated_sample: string[];
}

/**
 * By what a step is recognised in the files.
 */
export interface Sign extends Words {
    /**
     * The step.
     */
    stage: string;
    /**
     * When it is seen, as `upper bound of omnichannel_customer_share < 0.08`.
     */
    rule: string;
}

/**
 * What becomes of the sign of an amount.
 */
export type Sign = "opposite" | "absolute";

/**
 * A figure of a phase.
 */
export interface Signal {
    /**
     * A KPI's id, or a code of its own.
     */
    id: string;
    /**
     * The scale of a question, as `1–5`.
     */
    scale: string | null;
    /**
     * Whether a high score is good, where a question says.
     */
    high_is_good: boolean | null;
    /**
     * The unit.
     */
    unit: Unit;
    /**
     * The value.
     */
    value: number;
    /**
     * What it was counted on.
     */
    n: number;
    /**
     * Lower end at 95%.
     */
    low: number | null;
    /**
     * Upper end at 95%.
     */
    high: number | null;
}

/**
 * Customers by how much they did online, and what they bought in shops.
 */
export interface SignalBand {
    /**
     * `touches` or `minutes`.
     */
    signal: string;
    /**
     * From so much.
     */
    from: number;
    /**
     * Below so much; `null` for the last band.
     */
    below: number | null;
    /**
     * The share that bought in a shop within the window.
     */
    bought: Estimate;
    /**
     * What a customer spent there on average, those who bought nothing included.
     */
    spent: Estimate;
}

/**
 * What the draws came to.
 */
export interface Simulated {
    /**
     * Draws.
     */
    draws: number;
    /**
     * The mean net present value.
     */
    mean: number;
    /**
     * One in twenty is below.
     */
    p5: number;
    /**
     * The middle.
     */
    p50: number;
    /**
     * One in twenty is above.
     */
    p95: number;
    /**
     * The share of draws that are worth more than nothing.
     */
    gains: number;
}

/**
 * The value of one part of a breakdown.
 */
export interface Slice {
    /**
     * The channel, or other key.
     */
    key: string;
    /**
     * The value, if there is one.
     */
    value: number | null;
    /**
     * What it was counted on.
     */
    n: number;
    /**
     * Lower end at 95%.
     */
    low: number | null;
    /**
     * Upper end at 95%.
     */
    high: number | null;
    /**
     * Its share of the whole, where parts add up.
     */
    share?: Share;
    /**
     * Figures it was made of, such as revenue and cost.
     */
    parts: Record<string, number>;
    /**
     * Why there is no value.
     */
    missing?: Missing;
}

/**
 * What is kept of an audit to compare it with another.
 */
export interface Snapshot {
    /**
     * The model's version.
     */
    version?: string;
    /**
     * The day of the audit.
     */
    day?: string;
    /**
     * What was declared, by practice.
     */
    declared?: Record<string, number>;
    /**
     * What evidence allowed, by practice.
     */
    evidenced?: Record<string, number>;
}

/**
 * What a look at the head of a file tells, with a proposal for reading it.
 */
export interface Sniff extends Head {
    /**
     * The mapping proposed; `null` when no table was recognised.
     */
    proposal: Mapping | null;
    /**
     * The system whose export it is; `null` when none was recognised.
     */
    preset: Recognised | null;
    /**
     * Why each field has its column.
     */
    reasons: Reason[];
}

/**
 * How a file is written, where the user states it.
 */
export interface Source {
    /**
     * What stands between fields.
     */
    delimiter?: string | null;
    /**
     * The encoding, as people know it.
     */
    encoding?: string | null;
    /**
     * The zone of times without offset; that of the plan when absent.
     */
    zone?: string | null;
}

/**
 * A kind of source of visits, paid for or not.
 */
export interface SourceUse {
    /**
     * What it is.
     */
    kind: string;
    /**
     * Whether it is paid for, where the source or its medium says.
     */
    paid: boolean | null;
    /**
     * Rows of traffic.
     */
    rows: number;
    /**
     * Sessions.
     */
    sessions: number;
    /**
     * Times something was shown, or messages delivered.
     */
    impressions: number;
    /**
     * Messages opened.
     */
    opens: number;
    /**
     * Clicks.
     */
    clicks: number;
}

/**
 * An answer that is no level.
 */
export interface Special extends Words {
    /**
     * Its id.
     */
    key: string;
}

/**
 * What may be spent on a channel in a step.
 */
export interface SpendLimit {
    /**
     * The channel.
     */
    channel?: string;
    /**
     * The least; what was spent at least when absent.
     */
    least?: number | null;
    /**
     * The most; what was spent at most when absent.
     */
    most?: number | null;
}

/**
 * What was spent on a channel.
 */
export interface Spent {
    /**
     * The channel.
     */
    channel: string;
    /**
     * `acquisition`, `retention` or `other`.
     */
    kind: string;
    /**
     * How much.
     */
    amount: number;
}

/**
 * What shared costs are split by.
 */
export type SplitBy = "revenue" | "orders" | "evenly";

/**
 * How far the channels of a figure lie apart.
 */
export interface Spread {
    /**
     * The channel with the least.
     */
    least_channel: string;
    /**
     * Its value.
     */
    least: number;
    /**
     * The channel with the most.
     */
    most_channel: string;
    /**
     * Its value.
     */
    most: number;
    /**
     * `chi-square`, or `log-rank` of each channel against the others.
     */
    test: string;
    /**
     * The p-value of no difference, corrected where several were tested.
     */
    p_value: number | null;
    /**
     * Whether some count is too small for the test to be exact.
     */
    rough: boolean;
}

/**
 * Which scores make a stage.
 */
export interface StageRules {
    /**
     * The least overall score of each stage, in order.
     */
    thresholds: [string, number][];
    /**
     * What else a stage asks for.
     */
    gates?: Gate[];
}

/**
 * A sign of a step, and whether the files show it.
 */
export interface StageSign {
    /**
     * The step.
     */
    stage: string;
    /**
     * In words.
     */
    words: Words;
    /**
     * The figures it rests on.
     */
    figures: Record<string, Fact>;
    /**
     * Whether it is seen; `null` where the files cannot tell.
     */
    seen: boolean | null;
}

/**
 * Where scores put the company.
 */
export interface Standing {
    /**
     * The score of the company; `null` where too little was answered.
     */
    overall: number | null;
    /**
     * Its weakest dimension.
     */
    weakest: string | null;
    /**
     * The stage.
     */
    stage: string | null;
    /**
     * What the next stage still needs.
     */
    next: Lacking[];
}

/**
 * Where a target stands.
 */
export type State = "not-started" | "reached" | "on-track" | "behind" | "wrong-way" | "missed" | "untold";

/**
 * A line of such a table.
 */
export interface StatedLine {
    /**
     * The channel.
     */
    channel?: string;
    /**
     * What it brought.
     */
    revenue?: number;
    /**
     * What it cost.
     */
    cost?: number;
    /**
     * The return stated, 4 for 400%; none where nothing was.
     */
    stated?: number | null;
}

/**
 * How far an action has come.
 */
export type Status = "planned" | "doing" | "done" | "dropped";

/**
 * A condition that says what a row is.
 */
export interface StatusRule {
    /**
     * The column looked at.
     */
    column: string;
    /**
     * The comparison.
     */
    test: Test;
    /**
     * What it is compared with.
     */
    value?: string;
    /**
     * What the row is when the condition holds.
     */
    is: OrderStatus;
}

/**
 * What became of customers on a channel.
 */
export interface Stays {
    /**
     * The channel.
     */
    channel: string;
    /**
     * Stays whose window is over: visits in a row on one channel.
     */
    stays: number;
    /**
     * Stays whose window is not over: in no share.
     */
    open: number;
    /**
     * Went on to another channel.
     */
    went_on: Estimate;
    /**
     * Ended with a purchase.
     */
    bought: Estimate;
    /**
     * Ended without one, and nothing came after.
     */
    lost: Estimate;
}

/**
 * Journeys that went from one touch to the next, or to their end.
 */
export interface Step {
    /**
     * The place of the touch they leave, counted from 0.
     */
    step: number;
    /**
     * Its channel.
     */
    from: string;
    /**
     * The channel of the next touch; none where they ended.
     */
    to: string | null;
    /**
     * Whether they ended in a conversion.
     */
    converts: boolean;
    /**
     * How many.
     */
    journeys: number;
}

/**
 * A store, and what the files say of it.
 */
export interface StoreUse {
    /**
     * Its name, else its code.
     */
    store: string;
    /**
     * Whether the list of stores has it.
     */
    listed: boolean;
    /**
     * Its area: zone, city, postcode, as far as the list says.
     */
    area: string[];
    /**
     * Sales there.
     */
    orders: number;
    /**
     * People who came in.
     */
    visitors: number;
    /**
     * Promotions there.
     */
    promotions: number;
}

/**
 * What a study comes to.
 */
export interface StudyReport extends Findings {
    /**
     * Credit by how far back touches count, and by half-life; none of
     * aggregated paths.
     */
    sweeps: SweepPoint[];
    /**
     * Credit by segment of customers.
     */
    segments: SegmentCredit | null;
    /**
     * What is lost without the channels taken away together.
     */
    without: Without | null;
    /**
     * Credit against cost, where costs are loaded.
     */
    money: MoneyReport | null;
    /**
     * Each order with its credit, by time; none where the model shares no
     * single journey. It holds no name.
     */
    orders: OrderCredit[] | null;
    /**
     * What an order is shared by: the model's `rule`, or the `effects` of the
     * channels in it, whose sums by channel are not the model's credit.
     */
    orders_by: string | null;
    /**
     * Why there is nothing.
     */
    missing: Missing | null;
}

/**
 * What is asked of a study.
 */
export interface StudyRequest {
    /**
     * The settings, as for a report.
     */
    settings?: Settings;
    /**
     * The models.
     */
    attribution?: ModelSettings;
    /**
     * Draws for the intervals; none when 0.
     */
    draws?: number;
    /**
     * Folds held out; none below 2.
     */
    folds?: number;
    /**
     * What attribution is wanted for.
     */
    goal?: Goal;
    /**
     * The model that sweeps, segments and money are shown for.
     */
    model?: string;
    /**
     * Whether to go through look-backs and half-lives.
     */
    sweeps?: boolean;
    /**
     * Whether to list each order with its credit.
     */
    orders?: boolean;
    /**
     * Channels taken away together.
     */
    without?: string[];
    /**
     * Budgets tried, as multiples of what was spent on each channel.
     */
    budget?: Record<string, number>;
    /**
     * By how much value grows with spend: 0 not at all, 1 in step.
     */
    elasticity?: number;
    /**
     * What a lift test found of a channel, as a multiple of its credit.
     */
    lift?: Record<string, number>;
}

/**
 * A point that success rests on.
 */
export interface SuccessPoint extends Words {
    /**
     * Its id.
     */
    id: string;
    /**
     * The practices that make it.
     */
    practices: string[];
}

/**
 * Credit under one setting of a sweep.
 */
export interface SweepPoint {
    /**
     * `lookback` or `half-life`.
     */
    of: string;
    /**
     * Days; none without limit.
     */
    days: number | null;
    /**
     * Share of conversions with a touch that counts.
     */
    attributed: number;
    /**
     * What a day more brought of that, since the point before.
     */
    per_day: number | null;
    /**
     * The model.
     */
    model: string;
    /**
     * The share of each channel.
     */
    shares: Record<string, number>;
}

/**
 * A KPI under each of its definitions.
 */
export interface Swing {
    /**
     * The KPI.
     */
    id: string;
    /**
     * The unit of its values.
     */
    unit: Unit;
    /**
     * Its definitions, as they are now first; that one alone where the field agrees.
     */
    readings: DefinitionReading[];
    /**
     * The place of the lowest value.
     */
    lowest: number | null;
    /**
     * The place of the highest one.
     */
    highest: number | null;
}

export type SyncInitInput = BufferSource | WebAssembly.Module;

/**
 * A table.
 */
export interface TableCard {
    /**
     * Its id.
     */
    id: string;
    /**
     * Its name.
     */
    name: Text;
    /**
     * Its fields.
     */
    fields: FieldCard[];
}

/**
 * A table that files are read into.
 */
export type TableKind = "orders" | "touches" | "costs" | "customers" | "currencies" | "paths" | "traffic" | "surveys" | "tickets" | "loyalty-events" | "stock" | "products" | "stores" | "accounting" | "promotions" | "lookups" | "mentions" | "experiments";

/**
 * What is aimed at.
 */
export interface Target {
    /**
     * The level.
     */
    level?: number;
    /**
     * The day it is due.
     */
    due?: string;
    /**
     * Who answers for it.
     */
    owner?: string;
    /**
     * Why this level.
     */
    reason?: string;
}

/**
 * A target as it was typed.
 */
export interface TargetInput {
    /**
     * The KPI, by its id or by its name in either language.
     */
    kpi?: string;
    /**
     * What is to be reached, in words: `+10 %`, `5 points`, `to 2.5%`.
     */
    goal?: string;
    /**
     * The value to be reached, where it is given as one: `2.5%`, `20`.
     */
    target?: string;
    /**
     * How a change in words is meant, where they leave it open.
     */
    change?: ChangeKind | null;
    /**
     * Where it starts, as a value; the value now when empty.
     */
    baseline?: string;
    /**
     * The day it was written down, `YYYY-MM-DD`: `in six months` counts from it;
     * from the day of the report when empty.
     */
    noted?: string;
    /**
     * The day it starts, in any writing.
     */
    start?: string;
    /**
     * The day it is due, in any writing: `end of June`, `dans six mois`.
     */
    due?: string;
    /**
     * Who answers for it.
     */
    owner?: string;
    /**
     * What it is good for.
     */
    reason?: string;
}

/**
 * A target held against its figure.
 */
export interface TargetReport {
    /**
     * The KPI.
     */
    kpi: string;
    /**
     * The unit of its values.
     */
    unit: Unit | null;
    /**
     * How the words were taken.
     */
    kind: ChangeKind | null;
    /**
     * Where it starts.
     */
    baseline: number | null;
    /**
     * The value to be reached.
     */
    target: number | null;
    /**
     * The change as a difference.
     */
    difference: number | null;
    /**
     * The change as a share of the start.
     */
    relative: number | null;
    /**
     * The day it starts.
     */
    start: string | null;
    /**
     * The day it is due.
     */
    due: string | null;
    /**
     * The value now.
     */
    current: Current | null;
    /**
     * Why there is none.
     */
    missing: Missing | null;
    /**
     * How far it has come.
     */
    progress: Progress;
    /**
     * Words that do not say what the numbers say.
     */
    contradiction: Contradiction | null;
    /**
     * The fields whose words were not understood.
     */
    unread: string[];
    /**
     * What else `%` could mean: the value that points would lead to.
     */
    as_points: number | null;
    /**
     * The five letters.
     */
    letters: Letter[];
}

/**
 * What is asked of targets.
 */
export interface TargetRequest {
    /**
     * The settings of the figures.
     */
    settings?: Settings;
    /**
     * The targets.
     */
    targets?: TargetInput[];
    /**
     * The day they are looked at; the day the report speaks from when absent.
     */
    today?: string | null;
}

/**
 * Whether amounts hold the tax: stated, since no file proves it.
 */
export type Tax = "unsaid" | "included" | "excluded";

/**
 * A tenth of customers.
 */
export interface Tenth {
    /**
     * How many customers.
     */
    customers: number;
    /**
     * Their net revenue.
     */
    revenue: number;
    /**
     * Its share of the net revenue of all; `null` where that is nothing.
     */
    share: number | null;
    /**
     * The least net revenue of one of them.
     */
    from: number;
}

/**
 * A word, and what stands in its place.
 */
export interface Term {
    /**
     * The language it is of.
     */
    language: string;
    /**
     * As the model writes it.
     */
    from: string;
    /**
     * As the sector says it.
     */
    to: string;
}

/**
 * How a cell is compared.
 */
export type Test = "present" | "absent" | "equals" | "differs" | "starts-with" | "does-not-start-with" | "contains" | "above" | "at-least" | "below" | "at-most";

/**
 * A test that was held, as the log of decisions knows it.
 */
export interface TestHeld {
    /**
     * The day of the decision.
     */
    day?: string;
    /**
     * The channel whose effect was tested; none when empty.
     */
    channel?: string;
    /**
     * Units a variant that it reached.
     */
    reached?: number | null;
    /**
     * Units a variant that it was planned for.
     */
    planned?: number | null;
}

/**
 * A text in both languages, each written for itself.
 */
export interface Text {
    /**
     * French.
     */
    fr: string;
    /**
     * English.
     */
    en: string;
}

/**
 * A word or a pair of words that comes back.
 */
export interface Theme {
    /**
     * The words, plain.
     */
    words: string;
    /**
     * Their language.
     */
    language: Language;
    /**
     * Comments that hold them.
     */
    comments: number;
    /**
     * Persons who wrote those.
     */
    persons: number;
    /**
     * Of the comments, those that sound good.
     */
    positive: number;
    /**
     * Those that sound bad.
     */
    negative: number;
    /**
     * Persons by channel, where enough are of one.
     */
    by_channel: ThemeKey[];
}

/**
 * How many persons of a channel used a theme.
 */
export interface ThemeKey {
    /**
     * The channel; empty where none is known.
     */
    key: string;
    /**
     * Persons.
     */
    persons: number;
}

/**
 * An amount that follows from how far a figure is from where it is to be.
 */
export interface Tied {
    /**
     * The KPI, by its id or by its name.
     */
    kpi?: string;
    /**
     * Its value to reach, as written: `2.5%`.
     */
    to?: string;
    /**
     * What one whole unit of the KPI is worth (a rate from 0 to 1 is one).
     */
    worth?: number;
}

/**
 * What a time written as a number counts.
 */
export type TimeUnit = "seconds" | "milliseconds" | "microseconds";

/**
 * Both measures, each alone and together: the interaction of a 2×2 test.
 */
export interface Together {
    /**
     * The variants of one measure, in the order of their names.
     */
    alone: [string, string];
    /**
     * The variant of both.
     */
    both: string;
    /**
     * Units of all four.
     */
    n: number;
    /**
     * What each measure alone adds to the control.
     */
    adds: [number | null, number | null];
    /**
     * What both add together.
     */
    adds_both: number | null;
    /**
     * What they add beyond the sum of each: above 0 they strengthen one another.
     */
    beyond: number | null;
    /**
     * Lower end at 95%.
     */
    low: number | null;
    /**
     * Upper end at 95%.
     */
    high: number | null;
    /**
     * Student's t.
     */
    statistic: number | null;
    /**
     * Its degrees of freedom (Satterthwaite).
     */
    freedom: number | null;
    /**
     * The p-value of "just the sum".
     */
    p_value: number | null;
    /**
     * Why there is nothing: a stable code.
     */
    missing: string | null;
}

/**
 * What stands for a touch in attribution.
 */
export type TouchName = "source" | "channel";

/**
 * A channel in a phase: where customers and the company meet.
 */
export interface Touchpoint {
    /**
     * The channel.
     */
    channel: string;
    /**
     * The phase that it is of.
     */
    stage: string;
    /**
     * The phase that its rows say.
     */
    from: string;
    /**
     * How often known customers met it.
     */
    events: number;
    /**
     * Rows of nobody known beside them: sales and requests.
     */
    anonymous: number;
    /**
     * Known customers who met it.
     */
    customers: number;
}

/**
 * What leads where: chances from the start and from each channel to each
 * channel, to converting, and to nothing.
 */
export interface Transitions {
    /**
     * The channels.
     */
    channels: string[];
    /**
     * From the start.
     */
    start: number[];
    /**
     * From each channel to each.
     */
    between: number[][];
    /**
     * From each channel to converting.
     */
    converts: number[];
    /**
     * From each channel to nothing.
     */
    ends: number[];
}

/**
 * A KPI over time.
 */
export interface Trend {
    /**
     * The KPI.
     */
    id: string;
    /**
     * The unit of its values.
     */
    unit: Unit;
    /**
     * One point a step.
     */
    points: TrendPoint[];
}

/**
 * A KPI in one step of time.
 */
export interface TrendPoint {
    /**
     * Its first day.
     */
    from: string;
    /**
     * Its last day.
     */
    to: string;
    /**
     * Whether the data covers all of it.
     */
    complete: boolean;
    /**
     * The value.
     */
    value: number | null;
    /**
     * What it was counted on.
     */
    n: number;
    /**
     * Lower end at 95%.
     */
    low: number | null;
    /**
     * Upper end at 95%.
     */
    high: number | null;
}

/**
 * The step of a trend.
 */
export type TrendStep = "day" | "week" | "month" | "quarter";

/**
 * A column with its type.
 */
export interface TypedColumn {
    /**
     * Its name, made unique.
     */
    name: string;
    /**
     * Its type: num, text, date, datetime, instant, bool, month, week, duration.
     */
    type: string;
}

/**
 * An account of costs that no rule is about.
 */
export interface Unassigned {
    /**
     * Its number.
     */
    account: string;
    /**
     * Its name.
     */
    name: string;
    /**
     * Its balance.
     */
    amount: number;
}

/**
 * The unit of a value. Rates are fractions; money is in the reporting currency.
 */
export type Unit = "money" | "rate" | "multiple" | "count" | "number" | "points" | "hours" | "seconds";

/**
 * Money spent on a channel that no journey touches.
 */
export interface UntouchedSpend {
    /**
     * The channel.
     */
    channel: string;
    /**
     * What was spent.
     */
    cost: number;
}

/**
 * What the data say of one practice.
 */
export interface Verdict {
    /**
     * The practice.
     */
    practice: string;
    /**
     * What was declared.
     */
    declared: number | null;
    /**
     * What the data say of it.
     */
    verdict: Judgement;
    /**
     * Figure by figure.
     */
    checks: PracticeCheck[];
}

/**
 * A variant held against the control.
 */
export interface Versus {
    /**
     * The variant.
     */
    variant: string;
    /**
     * Units of both, or stores and areas.
     */
    n: number;
    /**
     * The variant less the control.
     */
    difference: number | null;
    /**
     * Lower end at 95%.
     */
    low: number | null;
    /**
     * Upper end at 95%.
     */
    high: number | null;
    /**
     * The variant over the control, less one.
     */
    lift: number | null;
    /**
     * Lower end at 95%.
     */
    lift_low: number | null;
    /**
     * Upper end at 95%.
     */
    lift_high: number | null;
    /**
     * z, or Student's t.
     */
    statistic: number | null;
    /**
     * Student's degrees of freedom; `null` for z.
     */
    freedom: number | null;
    /**
     * The p-value of "no difference".
     */
    p_value: number | null;
    /**
     * The same, corrected for the number of comparisons (Holm).
     */
    p_corrected: number | null;
    /**
     * Whether the corrected p-value is at most the level.
     */
    detected: boolean;
    /**
     * The same difference with what was before taken out.
     */
    adjusted: Adjusted | null;
    /**
     * Warnings: stable codes.
     */
    cautions: string[];
    /**
     * Why there is nothing: a stable code.
     */
    missing: string | null;
}

/**
 * How much the files show of customers.
 */
export interface Views {
    /**
     * Different persons in all files.
     */
    people: number;
    /**
     * Those with purchases.
     */
    purchases: number;
    /**
     * Those with loyalty: a card, a movement, a membership.
     */
    loyalty: number;
    /**
     * Those with habits: visits and other touches.
     */
    habits: number;
    /**
     * Those with contacts: requests to customer service, answers to surveys.
     */
    contacts: number;
    /**
     * Those with all four.
     */
    all_four: number;
}

/**
 * What becomes of touches that were only seen.
 */
export type Views = "count" | "apart" | "out";

/**
 * What customers say.
 */
export interface Voice {
    /**
     * The instant it speaks from.
     */
    as_of: string;
    /**
     * The questions, each on its scale: never pooled.
     */
    questions: Question[];
    /**
     * How many who were asked answered; empty where the files do not say.
     */
    responses: ResponseRate[];
    /**
     * How texts sound, by where they come from.
     */
    origins: Origin[];
    /**
     * Feedback of three kinds in each phase.
     */
    phases: PhaseVoice[];
    /**
     * Words that come back.
     */
    themes: Theme[];
    /**
     * Persons below which a theme is not shown.
     */
    fewest: number;
    /**
     * Whether the unhappy were spoken to.
     */
    closed_loop: ClosedLoop;
}

/**
 * What is asked of the voice of customers, or of customer service.
 */
export interface VoiceRequest {
    /**
     * The settings.
     */
    settings?: Settings;
    /**
     * Themes listed at most.
     */
    themes?: number;
}

/**
 * A wait, with those who still wait.
 */
export interface Wait {
    /**
     * Requests whose wait is over.
     */
    ended: number;
    /**
     * Those that still wait.
     */
    waiting: number;
    /**
     * The median in hours, by Kaplan and Meier; `null` before half is over.
     */
    median: Estimate;
    /**
     * By when nine in ten are over, in hours.
     */
    ninth_decile: number | null;
    /**
     * The median of those that are over alone: too short.
     */
    median_ended: number | null;
    /**
     * The share that still waits, by hours.
     */
    curve: WaitPoint[];
}

/**
 * A point of a curve of waits.
 */
export interface WaitPoint {
    /**
     * Hours.
     */
    hours: number;
    /**
     * The share that still waits after them.
     */
    share: number;
    /**
     * Lower end at 95%.
     */
    low: number | null;
    /**
     * Upper end at 95%.
     */
    high: number | null;
}

/**
 * Something pointed out: where first, and how often.
 */
export interface Warning {
    /**
     * What.
     */
    code: Code;
    /**
     * In which column, if in one.
     */
    column: string | null;
    /**
     * On which line first, if it is known.
     */
    line: number | null;
    /**
     * How often.
     */
    count: number;
}

/**
 * A point of contact before or after another.
 */
export interface Way {
    /**
     * Its channel; `null` where nothing came before, or after.
     */
    channel: string | null;
    /**
     * Its phase.
     */
    stage: string | null;
    /**
     * Whether the point asked about was a purchase, where nothing came after.
     */
    bought: boolean;
    /**
     * How often.
     */
    times: number;
    /**
     * Its share.
     */
    share: Estimate;
    /**
     * Hours between, the median.
     */
    hours: Estimate;
}

/**
 * What comes before and after.
 */
export interface Ways {
    /**
     * Passages over the point whose window is over.
     */
    passages: number;
    /**
     * What came right before, the most frequent first.
     */
    before: Way[];
    /**
     * What came right after.
     */
    after: Way[];
}

/**
 * Why a column was given to a field.
 */
export type Why = "preset" | "header" | "words" | "content";

/**
 * The share of customers who came back within some days.
 */
export interface Within {
    /**
     * The days.
     */
    days: number;
    /**
     * The share.
     */
    value: number;
    /**
     * Lower end at 95%.
     */
    low: number | null;
    /**
     * Upper end at 95%.
     */
    high: number | null;
}

/**
 * What is lost without some channels.
 */
export interface Without {
    /**
     * The channels.
     */
    channels: string[];
    /**
     * Share of conversions lost.
     */
    conversions: number;
    /**
     * Share of value lost.
     */
    value: number;
}

/**
 * A text in both languages.
 */
export interface Words {
    /**
     * English.
     */
    en: string;
    /**
     * French.
     */
    fr: string;
}

/**
 * The step at which most is lost.
 */
export interface WorstStep {
    /**
     * From this phase.
     */
    from: string;
    /**
     * To that one.
     */
    to: string;
    /**
     * The channel; empty where the phase is told as a whole.
     */
    channel: string;
    /**
     * The share that is lost.
     */
    lost: Estimate;
}

/**
 * Differences between the same days a year before: what the season alone may do.
 */
export interface YearBefore {
    /**
     * On the channel.
     */
    local: number;
    /**
     * On the others.
     */
    others: number;
    /**
     * All together.
     */
    whole: number;
}

/**
 * Two files that are compared.
 */
export class Comparing {
    free(): void;
    [Symbol.dispose](): void;
    /**
     * Ends a file; gives its rows.
     *
     * # Errors
     * When it has no row.
     */
    finish(which: number): number;
    /**
     * A page of what differs.
     *
     * # Errors
     * When the request is none.
     */
    items(request: Partial<ItemsRequest>): ItemsPage;
    /**
     * Begins to compare two files whose heads were looked at. A plan without
     * key or fields is completed as it would be proposed.
     *
     * # Errors
     * When the plan does not fit the files.
     */
    constructor(heads: Heads);
    /**
     * Takes the next chunk of the first file (0) or the second (1); gives its
     * rows so far.
     *
     * # Errors
     * When a record cannot be read.
     */
    push(which: number, chunk: Uint8Array | number[]): number;
    /**
     * What the files come to.
     */
    report(): ComparisonReport;
}

/**
 * A digest on its way.
 */
export class Digest {
    free(): void;
    [Symbol.dispose](): void;
    /**
     * Ends the file: 64 hexadecimal digits.
     */
    finish(): string;
    /**
     * The digest of nothing yet.
     */
    constructor();
    /**
     * Takes the next bytes.
     */
    push(bytes: Uint8Array | number[]): void;
}

/**
 * Reads a file as rows of text, the header first.
 */
export class Grid {
    free(): void;
    [Symbol.dispose](): void;
    /**
     * The last row, if it lacked its newline.
     *
     * # Errors
     * When it cannot be read.
     */
    finish(): string[][];
    /**
     * Begins to read a file whose first bytes are `sample`; `whole` says that
     * they are all of it, `wish` how it is to be read: names, each with its value.
     *
     * # Errors
     * When the file is empty or not text.
     */
    constructor(name: string, sample: Uint8Array | number[], whole: boolean, wish?: string[] | null);
    /**
     * The rows that a chunk completes, from the first byte of the file on.
     *
     * # Errors
     * When a record cannot be read.
     */
    push(chunk: Uint8Array | number[]): string[][];
}

/**
 * The heads of two files, from what is handed over.
 */
export class Heads {
    free(): void;
    [Symbol.dispose](): void;
    /**
     * Looks at the head of the first file, then of the second; `whole` says
     * that the sample is all of it.
     *
     * # Errors
     * When the file is empty or not text.
     */
    look(name: string, sample: Uint8Array | number[], whole: boolean): void;
    /**
     * Begins with a plan, or with what is known of one.
     *
     * # Errors
     * When it is none.
     */
    constructor(plan: Partial<ComparisonPlan>);
    /**
     * What could be compared of them.
     */
    propose(): ComparisonProposal;
}

/**
 * Reads a file by the types of its columns, in two walks.
 */
export class TypedGrid {
    free(): void;
    [Symbol.dispose](): void;
    /**
     * The last row, if it lacked its newline.
     *
     * # Errors
     * When it cannot be read.
     */
    finish(): (string | null)[][];
    /**
     * The first walk: looks at a chunk, from the first byte of the file on.
     *
     * # Errors
     * When a record cannot be read.
     */
    look(chunk: Uint8Array | number[]): void;
    /**
     * As for a grid.
     *
     * # Errors
     * When the file is not text.
     */
    constructor(name: string, sample: Uint8Array | number[], whole: boolean, wish?: string[] | null);
    /**
     * Ends the first walk, and begins the second.
     *
     * # Errors
     * When the last record cannot be read.
     */
    outline(): Outline;
    /**
     * The second walk: the values of the rows that a chunk completes.
     *
     * # Errors
     * When a record cannot be read.
     */
    push(chunk: Uint8Array | number[]): (string | null)[][];
}

/**
 * Files in, figures out. One of these holds a whole session.
 */
export class Workbench {
    free(): void;
    [Symbol.dispose](): void;
    /**
     * What allocation keys credit each channel and store with.
     *
     * # Errors
     * When a setting cannot be understood.
     */
    allocationKeys(request: Partial<KeysRequest>): KeysReport;
    /**
     * What the attribution models come to, alone.
     *
     * # Errors
     * When a setting cannot be understood.
     */
    attribution(request: Partial<ReportRequest>): AttributionReport;
    /**
     * Begins to load a file by a mapping; gives the number to push under.
     * `digest` asks for the SHA-256 of the bytes.
     *
     * # Errors
     * When the mapping does not fit the file.
     */
    begin(name: string, sample: Uint8Array | number[], whole: boolean, mapping: Mapping, zone: string, digest: boolean): number;
    /**
     * Begins a study; the one before is given up.
     *
     * # Errors
     * When a setting cannot be understood, or a model does not exist.
     */
    begin_study(request: Partial<StudyRequest>): void;
    /**
     * KPIs by channel, segment, store, campaign, phase or step of time.
     *
     * # Errors
     * When a setting cannot be understood, or a name is no KPI's.
     */
    breakdown(request: Partial<BreakdownRequest>): Breakdown;
    /**
     * The ways between shop and screen.
     *
     * # Errors
     * When a setting cannot be understood.
     */
    bridges(request: Partial<ReportRequest>): Bridges;
    /**
     * A business case, its amounts tied to the figures where they are.
     *
     * # Errors
     * When a setting cannot be understood.
     */
    businessCase(request: Partial<CaseRequest>): CaseAnswer;
    /**
     * Gives up a load.
     */
    cancel(number: number): void;
    /**
     * Tables, KPIs and models that the engine knows.
     */
    static catalogue(): Catalogue;
    /**
     * The catalogue as Markdown.
     */
    static catalogue_markdown(): string;
    /**
     * What revenue does with spend, channel by channel, and budgets by it.
     *
     * # Errors
     * When a setting cannot be understood.
     */
    channelBudget(request: Partial<BudgetRequest>): BudgetReport;
    /**
     * The result of all channels: revenue by three readings, costs, profit.
     *
     * # Errors
     * When a setting cannot be understood.
     */
    channelResult(request: Partial<ResultRequest>): ChannelResult;
    /**
     * Forgets everything.
     */
    clear(): void;
    /**
     * What customers will be worth.
     *
     * # Errors
     * When a setting cannot be understood.
     */
    clv(request: Partial<CustomerRequest>): Clv;
    /**
     * Customers by when they first bought.
     *
     * # Errors
     * When a setting cannot be understood.
     */
    cohorts(request: Partial<CustomerRequest>): Cohorts;
    /**
     * Two segments, KPI by KPI.
     *
     * # Errors
     * When a setting cannot be understood, or there is no such segment.
     */
    compare_segments(request: Partial<SegmentsRequest>): SegmentComparison;
    /**
     * Gives a study up.
     */
    drop_study(): void;
    /**
     * What the study came to; it is given up.
     *
     * # Errors
     * When none was begun.
     */
    end_study(): StudyReport;
    /**
     * What an experiment came to.
     *
     * # Errors
     * When a setting cannot be understood.
     */
    experiment(request: Partial<ReportRequest>): Reading;
    /**
     * The report as text, in a format (`json`, `csv`, `md`) and a language.
     *
     * # Errors
     * When a setting cannot be understood, or the format does not exist.
     */
    export(request: Partial<ReportRequest>, format: string, language: string): string;
    /**
     * The KPIs of a report, or those of `only`, alone: the same figures for a
     * part of the work.
     *
     * # Errors
     * When a setting cannot be understood, or a name is no KPI's.
     */
    figures(request: Partial<ReportRequest>, only?: string[] | null): Figures;
    /**
     * Ends a load and keeps its file, at the place of `replaces` if that is
     * given; gives the file's id.
     *
     * # Errors
     * When the file turns out to have no row.
     */
    finish(number: number, replaces?: number | null): number;
    /**
     * The figures of each phase on each channel.
     *
     * # Errors
     * When a setting cannot be understood.
     */
    journeyGrid(request: Partial<JourneyRequest>): JourneyGrid;
    /**
     * What comes before and after a point of contact.
     *
     * # Errors
     * When a setting cannot be understood.
     */
    journeyWays(request: Partial<JourneyRequest>): Ways;
    /**
     * What the events tell of the journey.
     *
     * # Errors
     * When a setting cannot be understood.
     */
    journey(request: Partial<JourneyRequest>): JourneyReport;
    /**
     * The mapping a file was loaded by.
     *
     * # Errors
     * When there is no such file.
     */
    mapping(id: number): Mapping;
    /**
     * The maturity model in force.
     *
     * # Errors
     * Never with the model that comes with the product.
     */
    maturityModel(): MaturityModel;
    /**
     * An audit scored, and held against the loaded files.
     *
     * # Errors
     * When the model does not allow an answer, or a setting cannot be understood.
     */
    maturity(request: Partial<MaturityRequest>): Maturity;
    /**
     * An empty session.
     */
    constructor();
    /**
     * A page of the distinct journeys.
     *
     * # Errors
     * When a setting cannot be understood.
     */
    paths_page(request: Partial<PathsRequest>): PathsPage;
    /**
     * How large a test must be, and how long it takes; no file is needed.
     *
     * # Errors
     * When a number makes no sense.
     */
    plan_test(request: Partial<PlanRequest>): Plan;
    /**
     * What a mapping makes of the first rows of a file.
     *
     * # Errors
     * When the mapping does not fit the file.
     */
    preview(name: string, sample: Uint8Array | number[], whole: boolean, mapping: Mapping, zone: string): Preview;
    /**
     * Loads the next chunk; gives the rows read so far.
     *
     * # Errors
     * When a record cannot be read at all; the load is then over.
     */
    push(number: number, chunk: Uint8Array | number[]): number;
    /**
     * What is worth a look in the files: how much of each column is filled,
     * and what seems doubled, far out, missing or broken.
     *
     * # Errors
     * When a setting cannot be understood.
     */
    quality(request: Partial<ReportRequest>): Quality;
    /**
     * Forgets a file.
     *
     * # Errors
     * When there is no such file.
     */
    remove(id: number): void;
    /**
     * Everything the loaded files come to.
     *
     * # Errors
     * When a setting cannot be understood.
     */
    report(request: Partial<ReportRequest>): Report;
    /**
     * Customers by recency, frequency and revenue.
     *
     * # Errors
     * When a setting cannot be understood.
     */
    rfm(request: Partial<CustomerRequest>): Rfm;
    /**
     * A KPI over time: its trend, its season, new levels, and steps far off.
     *
     * # Errors
     * When a setting cannot be understood.
     */
    season(request: Partial<SeasonRequest>): Season;
    /**
     * Segments with their size, weight and suggested actions, and what the data
     * proposes.
     *
     * # Errors
     * When a setting cannot be understood; a rule that is not is told in its place.
     */
    segments(request: Partial<SegmentsRequest>): Segments;
    /**
     * How they are served: waits, what is solved, changes of channel.
     *
     * # Errors
     * When a setting cannot be understood.
     */
    service(request: Partial<VoiceRequest>): Service;
    /**
     * Looks at the head of a file: `whole` says that the sample is all of it;
     * `table`, `delimiter` and `encoding` are what the user knows of it.
     *
     * # Errors
     * When the file is empty or not text.
     */
    sniff(name: string, sample: Uint8Array | number[], whole: boolean, table?: string | null, delimiter?: string | null, encoding?: string | null): Sniff;
    /**
     * Goes so many steps further in the study; gives the share of it that is
     * done, 1 only when all of it is.
     */
    step_study(steps: number): number;
    /**
     * KPIs under each of their definitions: those named, or all that have several.
     *
     * # Errors
     * When a setting cannot be understood, or a name is no KPI's.
     */
    swing(request: Partial<ReportRequest>, only?: string[] | null): Swing[];
    /**
     * Targets held against the figures.
     *
     * # Errors
     * When a setting cannot be understood.
     */
    targets(request: Partial<TargetRequest>): TargetReport[];
    /**
     * Every KPI the files allow, or those of `only`, step by step over the
     * period looked at.
     *
     * # Errors
     * When a setting cannot be understood, or a name is no KPI's.
     */
    trend(request: Partial<ReportRequest>, step: TrendStep, only?: string[] | null): Trend[];
    /**
     * Puts a model from the text of a file (YAML, or JSON) in force; without a
     * text the one that comes with the product.
     *
     * # Errors
     * When it is not written as a model is, with the line, or cannot be used.
     */
    useMaturityModel(text?: string | null): MaturityModel;
    /**
     * What customers say: scores, feedback of three kinds by phase, themes.
     *
     * # Errors
     * When a setting cannot be understood.
     */
    voice(request: Partial<VoiceRequest>): Voice;
}

/**
 * A table of channels checked: which return each stated number is. The total
 * comes last.
 *
 * # Errors
 * When the table cannot be understood.
 */
export function checkTable(lines: StatedLine[]): CheckedLine[];

/**
 * Stops the engine on purpose, so that a host can rehearse what it does then.
 *
 * # Panics
 * Always.
 */
export function fire_drill(): void;

/**
 * The pseudonyms of cells of one kind of key.
 *
 * # Errors
 * When the key is too short, or there is no such kind.
 */
export function pseudonyms(key: string, country: string, kind: string, cells: string[]): string[];

/**
 * Notes the place of a panic for the page, which then replaces the worker.
 * The message is not kept: it could hold a cell.
 */
export function start(): void;

/**
 * The version of the engine, as in its package.
 */
export function version(): string;

/**
 * Instantiates the given `module`, which can either be bytes or
 * a precompiled `WebAssembly.Module`.
 *
 * @param {{ module: SyncInitInput }} module - Passing `SyncInitInput` directly is deprecated.
 *
 * @returns {InitOutput}
 */
export function initSync(module: { module: SyncInitInput } | SyncInitInput): InitOutput;

/**
 * If `module_or_path` is {RequestInfo} or {URL}, makes a request and
 * for everything else, calls `WebAssembly.instantiate` directly.
 *
 * @param {{ module_or_path: InitInput | Promise<InitInput> }} module_or_path - Passing `InitInput` directly is deprecated.
 *
 * @returns {Promise<InitOutput>}
 */
export default function __wbg_init (module_or_path: { module_or_path: InitInput | Promise<InitInput> } | InitInput | Promise<InitInput>): Promise<InitOutput>;
