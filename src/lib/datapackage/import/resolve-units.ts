import type { Cell } from '../batch';
import { foundText, type CodedProblem } from '../codes';
import { parsePeriod } from '../../domain/periods';
import { readUnits, type Mention } from './units-in-file';
import type { TidyRows } from './tidy';
import type { ReadingContext } from './tidy-columns';

/**
 * Puts ids in the place of names: units in every column that refers to them, indicators by name.
 * What names none, or names several, becomes a problem or a question; the cell is then empty.
 */
export function resolveUnits(tidy: TidyRows, context: ReadingContext): void {
  const { resource, known, names, mapping, questions, problems, reader } = context;
  const { columns, codes, origins } = tidy;
  const at = (row: number, column: string, found: string) => {
    const origin = origins[row];
    const heading = origin?.headings.get(column) ?? column;
    return { place: origin?.place ?? '', row: origin?.row ?? 0, column: heading, found };
  };
  const report = (
    row: number,
    column: string,
    problem: Pick<CodedProblem, 'code' | 'expected'>,
    found: string,
  ) => {
    const { place, row: shown, column: heading } = at(row, column, found);
    problems.add({ ...problem, file: place, row: shown, column: heading, found: foundText(found) });
  };
  const own = resource.schema.primaryKey.length === 1 ? resource.schema.primaryKey[0] : undefined;
  for (const { fields, reference } of resource.schema.foreignKeys) {
    const [column] = fields;
    const cells = columns.get(column ?? '');
    if (column === undefined || !cells || (column === own && resource.name === 'units')) continue;
    if (reference.resource === 'indicators') readIndicators(cells, column);
    if (reference.resource === 'units') readUnitColumn(cells, column);
  }
  if (
    !columns.has('unit_id') &&
    codes.some((code) => code !== '') &&
    resource.name === 'observations'
  ) {
    const cells = new Array<Cell>(origins.length).fill(null);
    columns.set('unit_id', cells);
    readUnitColumn(cells, 'unit_id');
  }

  function readIndicators(cells: Cell[], column: string): void {
    cells.forEach((cell, i) => {
      const text = String(cell ?? '');
      if (text === '' || known.indicators.has(text)) return;
      const ids = reader.indicators(text);
      if (ids.length === 1) return void (cells[i] = ids[0] ?? null);
      const key = `indicator:${text}`;
      const chosen = mapping.choices.findLast((choice) => choice.key === key)?.value;
      if (chosen !== undefined) cells[i] = chosen;
      else if (ids.length > 1)
        questions.ask(
          {
            key,
            code: 'indicator',
            about: text,
            candidates: ids.map((value) => ({
              value,
              label: known.indicatorNames.get(value)?.[0] ?? value,
            })),
          },
          at(i, column, text),
        );
    });
  }

  function readUnitColumn(cells: Cell[], column: string): void {
    const periods = columns.get('period');
    const mentions = new Map<string, Mention>();
    cells.forEach((cell, i) => {
      const text = String(cell ?? '');
      const code = column === 'unit_id' ? (codes[i] ?? '') : '';
      const said = String(periods?.[i] ?? columns.get('year')?.[i] ?? '');
      const period = parsePeriod(said) ? said : null;
      if (text === '' && code === '') return;
      const key = `${period ?? ''}\0${text}\0${code}`;
      const mention = mentions.get(key) ?? { text, code, period, rows: [] };
      mention.rows.push(i);
      mentions.set(key, mention);
    });
    const all = [...mentions.values()];
    const shown = (row: number) => String(cells[row] ?? codes[row] ?? '');
    const answers = readUnits(all, names, known, mapping, questions, (row) =>
      at(row, column, shown(row)),
    );
    all.forEach(({ text, code, rows }, m) => {
      const answer = answers[m];
      for (const row of rows)
        if (answer && 'unit_id' in answer) cells[row] = answer.unit_id;
        else if (answer && 'code' in answer) report(row, column, answer, text === '' ? code : text);
    });
  }
}
