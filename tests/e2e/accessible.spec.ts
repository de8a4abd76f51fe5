import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { PAGE_KINDS } from './support';

// Colours are the same at every width, and their contrast takes longer than all else.
const WIDTHS = [
  { width: 360, contrast: true },
  { width: 1440, contrast: false },
];

/** Rows of a table and items of a list that axe looks at: the ones after them are made of the same parts. */
const LIKE = 30;

// Twice through every node.
test.setTimeout(120_000);

for (const [kind, address] of Object.entries(PAGE_KINDS))
  test(`axe finds nothing serious, narrow and wide: ${kind}`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 900 });
    await page.goto(address, { waitUntil: 'networkidle' });
    for (const { width } of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, `the page scrolls sideways at ${width} px`).toBeLessThanOrEqual(0);
    }
    await page.evaluate((most) => {
      for (const list of document.querySelectorAll('tbody, ul, ol'))
        for (const one of [...list.children].slice(most)) one.remove();
    }, LIKE);
    for (const { width, contrast } of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      // Only what is wrong is described in full, and no page of its own is opened for that: no frames here.
      const { violations } = await new AxeBuilder({ page })
        .setLegacyMode(true)
        .options({
          resultTypes: ['violations'],
          rules: { 'color-contrast': { enabled: contrast } },
        })
        .analyze();
      const serious = violations.filter(
        ({ impact }) => impact === 'serious' || impact === 'critical',
      );
      expect(
        serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)} (${nodes.length})`),
        `${width} px`,
      ).toEqual([]);
    }
  });
