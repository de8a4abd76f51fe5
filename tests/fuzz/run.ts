import { FORMATS, fuzz, type FuzzFormat } from './import-fuzz';

/** `npm run fuzz [files per format] [seed]`: mutated files of every format; exits with 1 where one broke the import. */
const [count = '2000', seed = '20261122'] = process.argv.slice(2);
let broken = 0;
for (const format of Object.keys(FORMATS) as FuzzFormat[]) {
  const { files, ready, asked, refused, slowest, faults } = await fuzz(
    format,
    Number(count),
    Number(seed),
  );
  console.log(
    `${format}: ${files} files, ${ready} read, ${asked} asked about, ${refused} refused; slowest ${Math.round(slowest)} ms`,
  );
  for (const fault of faults.slice(0, 20)) console.log(`  ${fault}`);
  broken += faults.length;
}
process.exitCode = broken > 0 ? 1 : 0;
