import { firstDay, referenceDate } from '../domain/periods';
import type { Batch, Cell } from './batch';
import { foundText, type CodedProblem, type ProblemCode } from './codes';
import { IntList, TextList } from './column-store';
import { NumberColumn } from './number-column';
import type { OwnColumn } from './own-header';
import {
  readBreakdown,
  readDateText,
  readFreeText,
  readPeriodText,
  readStatus,
  type Reading,
} from './own-readings';
import type { ProblemList } from './problem-list';
import type { Scale } from './ranges';
import { UnitLookup, type KnownUnit } from './unit-lookup';
import { fold } from './values';

/** What a reader's own file is checked against. */
export interface Known {
  units: ReadonlyMap<string, KnownUnit>;
  indicators: ReadonlyMap<string, Scale>;
}

export type NumberName = 'value' | 'numerator' | 'denominator' | 'published_rank';

/**
 * Takes in the rows of a reader's own file batch by batch: ids resolved and interned, numbers kept in
 * both decimal styles until the end, every distinct text judged once.
 */
export class OwnRows {
  readonly rows = new IntList();
  readonly unit = new TextList();
  readonly indicator = new TextList();
  readonly period = new TextList();
  readonly breakdown = new TextList();
  readonly status = new TextList();
  readonly as_of = new TextList();
  readonly note = new TextList();
  readonly source = new TextList();
  readonly numbers: Record<NumberName, NumberColumn> = {
    value: new NumberColumn(),
    numerator: new NumberColumn(),
    denominator: new NumberColumn(),
    published_rank: new NumberColumn(),
  };
  /** Places of rows with a number that could not be read. */
  readonly badNumbers = new Set<number>();
  /** Rows of units that began after their period, by the first of them. */
  notYet = { count: 0, first: 0 };
  readonly #lookup: UnitLookup;
  readonly #readings = new Map<string, Map<string, Reading>>();
  readonly #headings = new Map<OwnColumn, string>();

  constructor(
    private readonly known: Known,
    private readonly file: string,
    private readonly list: ProblemList,
  ) {
    this.#lookup = new UnitLookup(known.units);
  }

  report(
    code: ProblemCode,
    row: number,
    column: OwnColumn,
    found?: unknown,
    expected?: string,
  ): void {
    const problem: CodedProblem = {
      code,
      file: this.file,
      row,
      column: this.#headings.get(column) ?? column,
    };
    if (!this.list.lists(code, this.file)) return this.list.count();
    if (found !== undefined) problem.found = foundText(found);
    if (code === 'unit_unknown') expected = this.#lookup.nearest(String(found)).join(', ');
    if (code === 'indicator_unknown') expected = this.#nearIndicator(String(found));
    if (expected !== undefined && expected !== '') problem.expected = expected;
    this.list.add(problem);
  }

  take(batch: Batch, at: ReadonlyMap<OwnColumn, number>): void {
    for (const [column, i] of at) this.#headings.set(column, batch.header[i] as string);
    const column = (name: OwnColumn): readonly Cell[] | undefined => {
      const i = at.get(name);
      return i === undefined ? undefined : batch.columns[i];
    };
    const { rows, length } = batch;
    for (let i = 0; i < length; i++) this.rows.push(rows[i] as number);
    this.#texts('period', this.period, column('period'), rows, length, readPeriodText);
    this.#texts('indicator_id', this.indicator, column('indicator_id'), rows, length, (text) =>
      this.known.indicators.has(text) ? { text } : { code: 'indicator_unknown' },
    );
    this.#units(column('unit_id'), rows, length);
    this.#texts(
      'breakdown',
      this.breakdown,
      column('breakdown'),
      rows,
      length,
      readBreakdown,
      null,
    );
    this.#texts('status', this.status, column('status'), rows, length, readStatus, 'provisional');
    this.#texts('as_of', this.as_of, column('as_of'), rows, length, readDateText, null);
    this.#texts('note', this.note, column('note'), rows, length, readFreeText, null);
    this.#texts('source', this.source, column('source'), rows, length, readFreeText, null);
    for (const name of ['value', 'numerator', 'denominator', 'published_rank'] as const)
      this.#number(name, column(name), rows, length);
  }

  /** `fallback` undefined: the column is required; null or a text: what an empty cell means. */
  #texts(
    name: OwnColumn,
    into: TextList,
    cells: readonly Cell[] | undefined,
    rows: Int32Array,
    length: number,
    read: (text: string) => Reading,
    fallback?: string | null,
  ): void {
    let readings = this.#readings.get(name);
    if (!readings) this.#readings.set(name, (readings = new Map()));
    for (let i = 0; i < length; i++) {
      const cell = cells?.[i] ?? '';
      const raw = typeof cell === 'string' ? cell : String(cell);
      let reading = readings.get(raw);
      if (reading === undefined) {
        const text = raw.trim();
        reading = text === '' ? { code: 'cell_required' } : read(text.normalize('NFC'));
        readings.set(raw, reading);
      }
      if ('text' in reading) into.push(reading.text);
      else if (reading.code === 'cell_required' && fallback !== undefined) into.push(fallback);
      else {
        into.push(null);
        const found = reading.code === 'cell_required' ? undefined : raw.trim();
        this.report(reading.code, rows[i] as number, name, found, reading.expected);
      }
    }
  }

  #units(cells: readonly Cell[] | undefined, rows: Int32Array, length: number): void {
    const { period, known } = this;
    const codes = period.done().codes;
    const start = codes.length - length;
    const byName = new Map<string, Reading>();
    const days = period.values.map((text) => ({
      first: firstDay(text),
      reference: referenceDate(text),
    }));
    for (let i = 0; i < length; i++) {
      const cell = cells?.[i] ?? '';
      const raw = typeof cell === 'string' ? cell : String(cell);
      const row = rows[i] as number;
      const periodCode = codes[start + i] as number;
      let unit = known.units.get(raw);
      let id = raw;
      if (!unit) {
        const key = `${periodCode} ${raw}`;
        let reading = byName.get(key);
        if (!reading)
          byName.set(key, (reading = this.#readUnit(raw, period.values[periodCode] ?? null)));
        if ('code' in reading) {
          this.unit.push(null);
          const found = reading.code === 'cell_required' ? undefined : raw.trim();
          this.report(reading.code, row, 'unit_id', found, reading.expected);
          continue;
        }
        id = reading.text;
        unit = known.units.get(id);
      }
      this.unit.push(id);
      const day = days[periodCode];
      if (!unit || !day) continue;
      if (unit.valid_to !== null && unit.valid_to < day.first)
        this.report('unit_ended', row, 'unit_id', raw.trim(), unit.valid_to);
      else if (
        unit.valid_from !== null &&
        unit.valid_from > day.reference &&
        this.notYet.count++ === 0
      )
        this.notYet.first = row;
    }
  }

  #readUnit(raw: string, period: string | null): Reading {
    const text = raw.trim().normalize('NFC');
    if (text === '') return { code: 'cell_required' };
    const match = this.#lookup.find(text, period);
    if (!match) return { code: 'unit_unknown' };
    if ('unit_id' in match) return { text: match.unit_id };
    const more = match.candidates.length > 8 ? ', …' : '';
    return { code: 'unit_ambiguous', expected: match.candidates.slice(0, 8).join(', ') + more };
  }

  #nearIndicator(text: string): string {
    const words = fold(text).split(' ');
    const near = [...this.known.indicators.keys()].filter((id) => {
      const parts = id.split('-');
      return words.filter((word) => parts.includes(word)).length >= Math.min(2, words.length);
    });
    return near.slice(0, 3).join(', ');
  }

  #number(
    name: NumberName,
    cells: readonly Cell[] | undefined,
    rows: Int32Array,
    length: number,
  ): void {
    const column = this.numbers[name];
    const { codes, values } = this.indicator.done();
    const start = codes.length - length;
    for (let i = 0; i < length; i++) {
      const cell = cells?.[i] ?? '';
      if (typeof cell === 'number') {
        column.push(Number.isFinite(cell) ? cell : NaN);
        if (Number.isFinite(cell)) continue;
      } else if (typeof cell === 'string') {
        let text = cell.trim();
        if (text === '') {
          column.push(NaN);
          continue;
        }
        if (text.endsWith('%')) {
          text = text.slice(0, -1).trimEnd();
          const measure = this.known.indicators.get(
            values[codes[start + i] as number] ?? '',
          )?.measure;
          const fits =
            name === 'value' && (measure === 'percent' || measure === 'score' || !measure);
          if (!fits) this.report('number_percent_sign', rows[i] as number, name, cell);
        }
        if (column.pushText(text, rows[i] as number)) continue;
      } else column.push(NaN);
      this.badNumbers.add(start + i);
      this.report('cell_number', rows[i] as number, name, cell);
    }
  }
}
