import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { QUALITY_KINDS } from '../../lib/domain/quality';
import { formatNumber } from '../../lib/messages/format';
import { m } from '../../lib/messages/generated/messages';
import { QUALITY_TITLES, qualityText } from '../../lib/messages/quality';
import { prepare } from '../../lib/queries/all-observations';
import { askQuality } from '../../lib/queries/answers/quality';
import { catalogue } from '../../lib/queries/answers/context';
import { LATEST } from '../../lib/queries/answers/unit-of';
import { ask } from '../../lib/queries/question';
import { unitsById } from '../../lib/queries/units-by-id';
import { openPackage } from '../open';

export const usage = 'quality <package folder> [--json]';

/** Lists what is odd in the figures of a package. Odd is not wrong: the exit code is 0 whatever is found. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  });
  const [folder, ...more] = positionals;
  if (folder === undefined || more.length > 0) {
    console.error(`${m.cli_usage()}\n  parscope ${usage}`);
    return 1;
  }
  const scratch = await mkdtemp(join(tmpdir(), 'parscope-quality-'));
  const engine = await openPackage(folder, join(scratch, 'package.duckdb'));
  try {
    await prepare(engine);
    const findings = await askQuality(engine);
    if (values.json) {
      console.log(JSON.stringify(findings, null, 1));
      return 0;
    }
    const unit_ids = [...new Set(findings.flatMap(({ unit_id }) => unit_id ?? []))];
    const [known, units] = await Promise.all([
      catalogue(engine),
      ask(engine, unitsById, { unit_ids, date: LATEST }),
    ]);
    const unitNames = new Map(units.map((unit) => [unit.unit_id, unit.name_vi]));
    for (const kind of QUALITY_KINDS) {
      const some = findings.filter((one) => one.kind === kind);
      if (some.length === 0) continue;
      console.log(`\n${QUALITY_TITLES[kind]()} (${formatNumber(some.length)})`);
      for (const one of some) {
        const indicator = known.get(one.indicator_id)?.short_vi ?? one.indicator_id;
        const unit = one.unit_id === null ? null : (unitNames.get(one.unit_id) ?? one.unit_id);
        console.log(`- ${qualityText(one, { indicator, unit })}`);
      }
    }
    return 0;
  } finally {
    await engine.close();
    await rm(scratch, { recursive: true, force: true });
  }
}
