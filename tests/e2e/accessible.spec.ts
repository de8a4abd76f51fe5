import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { PAGE_KINDS } from './support';

// Colours are the same at every width, and their contrast takes longer than all else.
const WIDTHS = [
  { width: 360, but: [] },
  { width: 1440, but: ['color-contrast'] },
];

// Twice through every node, and the dictionary has thousands.
test.setTimeout(120_000);

for (const [kind, address] of Object.entries(PAGE_KINDS))
  test(`axe finds nothing serious, narrow and wide: ${kind}`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 900 });
    await page.goto(address, { waitUntil: 'networkidle' });
    for (const { width, but } of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      const { violations } = await new AxeBuilder({ page }).disableRules(but).analyze();
      const serious = violations.filter(
        ({ impact }) => impact === 'serious' || impact === 'critical',
      );
      expect(
        serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)} (${nodes.length})`),
        `${width} px`,
      ).toEqual([]);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, `the page scrolls sideways at ${width} px`).toBeLessThanOrEqual(0);
    }
  });
