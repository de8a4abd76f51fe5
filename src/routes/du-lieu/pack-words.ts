import { tablePath, type PackedChoices } from '$lib/datapackage/own-package';
import { formatDate, formatNumber, localDay } from '$lib/messages/format';
import { m } from '$lib/messages/generated/messages';
import type { WholeFile } from '$lib/state/own-file';
import type { PackAbout } from '$lib/state/saved/pack-files';

/** What a package of saved work says of itself. */
export function packOf(
  files: readonly WholeFile[],
  choices: PackedChoices,
  version: string,
  now: Date,
  open: boolean,
): PackAbout {
  const date = formatDate(localDay(now));
  const list = files.map(({ file }, i) =>
    m.saved_pack_readme_file({
      path: tablePath(i),
      name: file.name,
      rows: formatNumber(file.rows),
    }),
  );
  // What was left out of a public package is not to be named in it.
  const listed = open
    ? m.saved_pack_readme_listed()
    : list.length > 0
      ? list.join('\n')
      : m.saved_pack_readme_none();
  return {
    choices,
    created: now.toISOString(),
    version,
    title: m.saved_pack_title({ date }),
    readme: [
      m.saved_pack_readme({ date, version, files: listed }),
      open ? m.saved_pack_readme_open() : m.saved_pack_readme_inner(),
    ].join('\n\n'),
  };
}
