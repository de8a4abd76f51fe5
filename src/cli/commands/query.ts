import { parseArgs } from 'node:util';
import { m } from '../../lib/messages/generated/messages';
import { openPackage } from '../open';
import { textTable } from '../text-table';

export const usage = 'query "<sql>" [--json]';

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  });
  const [sql] = positionals;
  if (sql === undefined || positionals.length > 1) {
    console.error(`${m.cli_usage()}\n  parscope ${usage}`);
    return 1;
  }
  const engine = await openPackage();
  try {
    const rows = await engine.query(sql);
    if (values.json) console.log(JSON.stringify(rows, null, 1));
    else console.log([...textTable(rows), m.cli_rows({ n: rows.length })].join('\n'));
    return 0;
  } finally {
    await engine.close();
  }
}
