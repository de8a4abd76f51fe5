import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { parscope } from '../parscope.test-helper';

const PLANS = [
  'gia-lai-2021',
  'gia-lai-2023',
  'hau-giang-2024',
  'phuong-1-quang-tri-2024',
  'thi-tran-gia-lai-2021',
];
const run = promisify(execFile);

/** Sizes of the pages of a PDF, "595x842", each as often as it occurs. */
const pageSizes = (pdf: string): string[] =>
  [...pdf.matchAll(/\/Type\s*\/Page\b[^s][^>]*?\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/g)].map(
    ([, width, height]) => `${Math.round(Number(width))}x${Math.round(Number(height))}`,
  );

it('LibreOffice turns the documents of all plans into A4 pages', { timeout: 240_000 }, async () => {
  const there = await run('soffice', ['--version']).catch(() => null);
  if (!there) {
    console.warn('LibreOffice is not installed: that it opens the documents was not checked.');
    return;
  }
  const folder = await mkdtemp(join(tmpdir(), 'parscope-office-'));
  try {
    const files = PLANS.map((plan) => join(folder, `${plan}.docx`));
    for (const [i, file] of files.entries()) {
      const made = await parscope('plan', 'docx', PLANS[i] ?? '', '-o', file);
      expect(made.code).toBe(0);
    }
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    await run('soffice', [
      profile,
      '--headless',
      '--convert-to',
      'pdf',
      '--outdir',
      folder,
      ...files,
    ]);
    for (const plan of PLANS) {
      const sizes = pageSizes(await readFile(join(folder, `${plan}.pdf`), 'latin1'));
      const portrait = sizes.filter((size) => size === '595x842').length;
      const landscape = sizes.filter((size) => size === '842x595').length;
      expect(portrait, plan).toBeGreaterThan(2);
      expect(landscape, plan).toBeGreaterThan(2);
      expect(portrait + landscape, plan).toBe(sizes.length);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
