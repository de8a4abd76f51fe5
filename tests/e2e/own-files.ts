import { DuckDBInstance } from '@duckdb/node-api';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const INDICATORS = [
  'online-dossier-rate',
  'postal-dossier-rate',
  'online-payment-rate',
  'online-procedure-rate',
  'online-procedure-full-rate',
  'online-procedure-partial-rate',
  'postal-procedure-rate',
];
const HEADER = ['unit_id', 'indicator_id', 'period', 'value', 'note'];

export const ROWS = 200_000;

export interface Dialect {
  delimiter: ',' | ';';
  bom: boolean;
  decimal: '.' | ',';
}

type Line = [unit: string, indicator: string, period: string, value: number, note: string];

/** Communes that exist since July 2025, in the order of the package. */
async function communes(): Promise<string[]> {
  const lines = (await readFile('data/units.csv', 'utf8')).split(/\r?\n/);
  return lines
    .map((line) => line.split(','))
    .filter(([, level, , , from, to]) => level === 'commune' && from === '2025-07-01' && to === '')
    .map(([id]) => id as string);
}

/** Made-up rates of real communes, month by month, with two decimals. */
async function lines(): Promise<Line[]> {
  const units = await communes();
  const made: Line[] = [];
  for (let month = 0; made.length < ROWS; month++) {
    const period = `${2025 + Math.floor((6 + month) / 12)}-${String(((6 + month) % 12) + 1).padStart(2, '0')}`;
    for (const unit of units)
      for (const indicator of INDICATORS)
        made.push([unit, indicator, period, ((made.length * 7919) % 9973) / 100, 'Số thử']);
  }
  return made.slice(0, ROWS);
}

function csv(rows: readonly Line[], { delimiter, bom, decimal }: Dialect): string {
  const value = (n: number) => n.toFixed(2).replace('.', decimal);
  const quoted = (cell: string) => (cell.includes(delimiter) ? `"${cell}"` : cell);
  const text = rows.map(([unit, indicator, period, n, note]) =>
    [unit, indicator, period, quoted(value(n)), note].join(delimiter),
  );
  return `${bom ? '\uFEFF' : ''}${HEADER.join(delimiter)}\r\n${text.join('\r\n')}\r\n`;
}

export interface BigFiles {
  folder: string;
  parquet: string;
  csv(dialect: Dialect): Promise<string>;
}

/** The same 200,000 rows as Parquet, written by DuckDB, and as CSV in any dialect. */
export async function bigFiles(): Promise<BigFiles> {
  const folder = await mkdtemp(join(tmpdir(), 'parscope-own-'));
  const rows = await lines();
  const write = async (dialect: Dialect): Promise<string> => {
    const { delimiter, bom, decimal } = dialect;
    const name = `rates-${delimiter === ';' ? 'semicolon' : 'comma'}-${bom ? 'bom' : 'plain'}-${decimal === ',' ? 'comma' : 'point'}.csv`;
    await writeFile(join(folder, name), csv(rows, dialect));
    return join(folder, name);
  };
  const plain = await write({ delimiter: ',', bom: false, decimal: '.' });
  const parquet = join(folder, 'rates.parquet');
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(
    `COPY (SELECT * FROM read_csv('${plain}', header = true, columns = {
       unit_id: 'VARCHAR', indicator_id: 'VARCHAR', period: 'VARCHAR', value: 'DOUBLE', note: 'VARCHAR'
     })) TO '${parquet}' (FORMAT parquet)`,
  );
  connection.closeSync();
  instance.closeSync();
  return { folder, parquet, csv: write };
}

/** A file for `setInputFiles`, made of text or bytes. */
export function fileOf(name: string, content: string | Uint8Array) {
  return { name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) };
}

/** A district's file of online and postal rates, decimal comma as Vietnamese spreadsheets write it. */
export const DISTRICT_FILE = [
  'Mã đơn vị;Mã chỉ tiêu;Kỳ;Tỷ lệ',
  'gia-lai.pleiku;online-dossier-rate;2024-Q4;71,25',
  'gia-lai.pleiku;postal-dossier-rate;2024-Q4;12,5',
  'gia-lai.an-khe;online-dossier-rate;2024-Q4;64,75',
  'gia-lai.an-khe;postal-dossier-rate;2024-Q4;20,25',
  'gia-lai.chu-se;online-dossier-rate;2024-Q4;58,5',
  'gia-lai.chu-se;postal-dossier-rate;2024-Q4;3,75',
].join('\r\n');
