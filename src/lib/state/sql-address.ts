/** What `/du-lieu/truy-van` shows ⇄ its address: `?q=` the statement, `?qn=` the same compressed, `?bd=` the chart. */
export interface SqlChoice {
  sql: string;
  /** Null for the standard chart of a result. */
  chart: ChartChoice | null;
}

/** A chart of a result: what is drawn over what, by names of columns; `series` empty = one series. */
export interface ChartChoice {
  kind: 'bars' | 'lines';
  x: string;
  y: string;
  series: string;
}

const KIND_WORDS = { bars: 'cot', lines: 'duong' } as const;
/** Encoded characters up to which a statement stands readable in the address. */
const READABLE = 1200;
/** Encoded characters that mail programs and proxies pass on. */
export const LONGEST_ADDRESS = 4000;
/** Nobody writes more by hand; more would only be made to exhaust memory. */
const LONGEST_SQL = 100_000;

/** Reads the query part of an address; what is broken counts as not given. */
export async function readSql(params: URLSearchParams): Promise<SqlChoice> {
  const packed = params.get('qn');
  const sql = params.get('q') ?? (packed === null ? '' : await unpack(packed));
  return { sql: sql.slice(0, LONGEST_SQL), chart: readChart(params) };
}

/** The query part of the address, `''` for an empty statement, null when it would be too long. */
export async function writeSql({ sql, chart }: SqlChoice): Promise<string | null> {
  if (sql.trim() === '') return '';
  const params = new URLSearchParams({ q: sql });
  if (params.toString().length > READABLE) {
    params.delete('q');
    params.set('qn', await pack(sql));
  }
  if (chart) {
    params.set('bd', KIND_WORDS[chart.kind]);
    params.set('x', chart.x);
    params.set('y', chart.y);
    if (chart.series) params.set('nhom', chart.series);
  }
  const text = params.toString();
  return text.length > LONGEST_ADDRESS || sql.length > LONGEST_SQL ? null : `?${text}`;
}

function readChart(params: URLSearchParams): ChartChoice | null {
  const word = params.get('bd');
  const [x, y] = [params.get('x'), params.get('y')];
  const kind = (['bars', 'lines'] as const).find((one) => KIND_WORDS[one] === word);
  if (!kind || !x || !y) return null;
  return { kind, x, y, series: params.get('nhom') ?? '' };
}

async function pack(text: string): Promise<string> {
  const bytes = await through(new TextEncoder().encode(text), new CompressionStream('deflate-raw'));
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

async function unpack(packed: string): Promise<string> {
  try {
    const binary = atob(packed.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0));
    const text = await through(bytes, new DecompressionStream('deflate-raw'));
    return new TextDecoder().decode(text);
  } catch {
    return '';
  }
}

/** At most `LONGEST_SQL` characters' worth of bytes come out, whatever goes in. */
async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array> {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    const part = value as Uint8Array;
    size += part.length;
    if (size > LONGEST_SQL * 4) {
      await reader.cancel();
      return new Uint8Array();
    }
    parts.push(part);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
