import { expect, test } from 'vitest';
import { pastedName, pastedTsv } from './paste-table';

const cell = (text: string, columns = 1, rows = 1) => ({ text, columns, rows });

test('merged cells keep the columns below them in place', () => {
  const text = pastedTsv([
    [cell('Địa phương', 1, 2), cell('SIPAS', 2)],
    [cell('2023'), cell('2024')],
    [cell('Hà Nội'), cell('82,66'), cell(' 83,94 ')],
  ]);
  expect(text).toBe('Địa phương\tSIPAS\t\r\n\t2023\t2024\r\nHà Nội\t82,66\t83,94\r\n');
});

test('cells with tabs, quotes or lines are quoted', () => {
  expect(pastedTsv([[cell('a\tb'), cell('nói "có"'), cell('x\ny')]])).toBe(
    '"a\tb"\t"nói ""có"""\t"x\ny"\r\n',
  );
});

test('what is pasted has a name of its own', () => {
  expect(pastedName('2026-01-02', ['dan-2026-01-02-1.tsv', 'a.csv'])).toBe('dan-2026-01-02-2.tsv');
});
