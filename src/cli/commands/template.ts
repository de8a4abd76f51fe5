import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { loadImportKnown } from '../../lib/datapackage/import/known';
import { templateCsv, templateXlsx } from '../../lib/datapackage/import/templates';
import { m } from '../../lib/messages/generated/messages';
import { templateWords } from '../../lib/messages/import-question';
import { AskedError } from '../asked';
import { DATA, folderReader } from '../shipped';

export const usage = 'template <table> -o file.(csv|xlsx)';

/** Writes the template of a table: headings, a row as an example and, in a workbook, what each column means. */
export async function run(args: string[]): Promise<number> {
  const options = { out: { type: 'string', short: 'o' } } as const;
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
  const [table, ...more] = positionals;
  const { out } = values;
  if (table === undefined || more.length > 0 || out === undefined) {
    console.error(`${m.cli_usage()}\n  parscope ${usage}`);
    return 1;
  }
  const { resources } = await loadImportKnown(folderReader(DATA));
  const resource = resources.find(({ name }) => name === table);
  if (!resource) {
    const all = resources.map(({ name }) => name).join(', ');
    throw new AskedError(m.import_cli_no_table({ found: table, all }));
  }
  if (!/\.(csv|xlsx)$/i.test(out)) throw new AskedError(m.import_cli_format());
  const content = /\.csv$/i.test(out)
    ? templateCsv(resource)
    : templateXlsx(resource, templateWords(), new Date());
  await writeFile(out, content);
  console.log(m.cli_baked({ file: out }));
  return 0;
}
