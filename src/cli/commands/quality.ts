import { parseArgs } from 'node:util';
import { QUALITY_KINDS } from '../../lib/domain/quality';
import { formatNumber } from '../../lib/messages/format';
import { m } from '../../lib/messages/generated/messages';
import { QUALITY_TITLES, qualityText } from '../../lib/messages/quality';
import { askQuality, unitsThen } from '../../lib/queries/answers/quality';
import { catalogue } from '../../lib/queries/answers/context';
import { withPackage } from '../with-package';

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
  return withPackage(folder, async (engine) => {
    const findings = await askQuality(engine);
    if (values.json) {
      console.log(JSON.stringify(findings, null, 1));
      return;
    }
    const [known, unitOf] = await Promise.all([catalogue(engine), unitsThen(engine, findings)]);
    for (const kind of QUALITY_KINDS) {
      const some = findings.filter((one) => one.kind === kind);
      if (some.length === 0) continue;
      console.log(`\n${QUALITY_TITLES[kind]()} (${formatNumber(some.length)})`);
      for (const one of some) {
        const indicator = known.get(one.indicator_id);
        const unit = one.unit_id === null ? null : (unitOf(one)?.name_vi ?? one.unit_id);
        console.log(`- ${qualityText(one, { indicator, unit })}`);
      }
    }
  });
}
