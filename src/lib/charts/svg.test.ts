import { describe, expect, it } from 'vitest';
import { bars } from './bars';
import { pointsOf, POINTS, REBASED } from './fixtures.test-helper';
import { heatmap } from './heatmap';
import { lines } from './lines';
import { NARROW, WIDE } from './spec';
import { drawChart, renderSvg } from './svg';

const build = (width: number) =>
  bars(
    {
      rows: [
        { unit_id: 'a', name: 'Thừa Thiên - Huế', value: 43.21, rank: 1, us: true },
        { unit_id: 'b', name: 'Bắc Giang', value: null, rank: null, without: 'không công bố' },
      ],
      style: POINTS,
    },
    width,
  );

describe('renderSvg', () => {
  const { wide, narrow } = drawChart(build);

  it('holds names, values with decimal comma and the word for what is missing', () => {
    for (const svg of [wide, narrow]) {
      expect(svg).toContain('1. Thừa Thiên - Huế');
      expect(svg).toContain('43,21');
      expect(svg).toContain('Bắc Giang');
      expect(svg).toContain('không công bố');
    }
  });
  it('scales by its view box and carries nothing a strict policy would refuse', () => {
    expect(wide).toMatch(new RegExp(`^<svg [^>]*viewBox="0 0 ${WIDE} \\d+" width="100%"`));
    expect(narrow).toContain(`viewBox="0 0 ${NARROW} `);
    expect(wide).not.toMatch(/<style|<script|\son\w+=|href=|url\((?!#)/);
  });
  it('is the same every time, whatever was drawn before', () => {
    renderSvg(build(500).option, { width: 500, height: 100 });
    expect(drawChart(build)).toEqual({ wide, narrow, notes: [] });
  });
  it('uses no text smaller than 12 pixels in the narrow rendering', () => {
    const spec = (width: number) =>
      lines(
        {
          series: [{ id: 'a', name: 'A', points: pointsOf([1, 2, 3], { 2: REBASED }) }],
          style: POINTS,
        },
        width,
      );
    const sizes = [...drawChart(spec).narrow.matchAll(/font-size:([\d.]+)px/g)].map((m) =>
      Number(m[1]),
    );
    expect(sizes.length).toBeGreaterThan(3);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(12);
  });
  it('draws a dash, not a number, in a cell without a value', () => {
    const spec = heatmap(
      {
        rows: [{ id: 'a', name: 'A', values: [5, null] }],
        columns: [{ name: 'x' }, { name: 'y' }],
        style: POINTS,
      },
      WIDE,
    );
    const svg = renderSvg(spec.option, spec);
    expect(svg).toContain('>–</text>');
    expect(svg).toContain('>5,00</text>');
    expect(svg).not.toContain('>0,00</text>');
  });
});
