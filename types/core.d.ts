/// <reference lib="esnext.disposable" />

/* tslint:disable */
/* eslint-disable */

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
 * What makes a customer one of several channels.
 */
export type Basis = "interaction" | "purchase";

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
     * Warnings: `link-strong`, `not-converged`, `no-spend`.
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
}

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
export type Comparison = "none" | "previous" | "year";

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
 * What is counted as converting.
 */
export type ConversionUnit = "session" | "visitor";

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
 * Whether `03/04/2026` is the third of April or the fourth of March.
 */
export type DateOrder = "day-first" | "month-first";

/**
 * Which mark separates the units from the decimals in a column.
 */
export type DecimalMark = "point" | "comma";

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
}

/**
 * Which way is better.
 */
export type Direction = "up" | "down" | "context";

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
}

/**
 * Which mark separates thousands in a column.
 */
export type Grouping = "none" | "space" | "point" | "comma" | "apostrophe";

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
     * The credit of each channel.
     */
    channels: ChannelCredit[];
    /**
     * What it learned on the way.
     */
    diagnostics: Diagnostics;
    /**
     * Why it could not run.
     */
    missing: string | null;
}

/**
 * What a model can be asked.
 */
export interface ModelSettings {
    /**
     * Ids of the models to run; all when empty.
     */
    models?: string[];
    /**
     * How many last channels make a state of the Markov chain.
     */
    order?: number;
}

/**
 * What kind of thing two files hold: each has fields and tolerances of its own.
 */
export type Object = "products" | "services" | "stock" | "order-status" | "personal-data";

/**
 * What a row of the orders table is.
 */
export type OrderStatus = "sale" | "refund" | "cancelled" | "returned";

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
 * The channel a refund is booked to.
 */
export type RefundChannel = "original" | "return";

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
     * The confidence of every interval.
     */
    confidence: number;
}

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
 * What an amount is written in.
 */
export type Scale = "hundredths" | "thousands";

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
     * The period that figures are compared with.
     */
    compare?: Comparison;
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
 * What becomes of the sign of an amount.
 */
export type Sign = "opposite" | "absolute";

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
export type TableKind = "orders" | "touches" | "costs" | "customers" | "currencies" | "paths" | "traffic" | "surveys" | "tickets" | "loyalty-events" | "stock" | "products" | "stores" | "accounting" | "promotions" | "lookups" | "mentions";

/**
 * How a cell is compared.
 */
export type Test = "present" | "absent" | "equals" | "differs" | "starts-with" | "does-not-start-with" | "contains" | "above" | "at-least" | "below" | "at-most";

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
 * What a time written as a number counts.
 */
export type TimeUnit = "seconds" | "milliseconds" | "microseconds";

/**
 * What stands for a touch in attribution.
 */
export type TouchName = "source" | "channel";

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
 * The unit of a value. Rates are fractions; money is in the reporting currency.
 */
export type Unit = "money" | "rate" | "multiple" | "count" | "number" | "points" | "hours" | "seconds";

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
 * Why a column was given to a field.
 */
export type Why = "preset" | "header" | "words" | "content";

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
     * The mapping a file was loaded by.
     *
     * # Errors
     * When there is no such file.
     */
    mapping(id: number): Mapping;
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
     * Looks at the head of a file: `whole` says that the sample is all of it;
     * `table`, `delimiter` and `encoding` are what the user knows of it.
     *
     * # Errors
     * When the file is empty or not text.
     */
    sniff(name: string, sample: Uint8Array | number[], whole: boolean, table?: string | null, delimiter?: string | null, encoding?: string | null): Sniff;
    /**
     * Every KPI the files allow, or those of `only`, step by step over the
     * period looked at.
     *
     * # Errors
     * When a setting cannot be understood, or a name is no KPI's.
     */
    trend(request: Partial<ReportRequest>, step: TrendStep, only?: string[] | null): Trend[];
}

/**
 * Stops the engine on purpose, so that a host can rehearse what it does then.
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
