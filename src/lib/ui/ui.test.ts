import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import Change from './Change.svelte';
import Chart from './Chart.svelte';
import { filterRows, orderRows } from './ranking-order';
import RankingTable from './RankingTable.svelte';
import SourceLine from './SourceLine.svelte';
import StatusMark from './StatusMark.svelte';
import TileMap from './TileMap.svelte';
import type { RankRow } from './types';

const SOURCE = { source_id: 's', title: 'PAPI 2024', publisher: 'UNDP', accessed_on: '2026-11-02' };

function row(name: string, value: number | null, more: Partial<RankRow> = {}): RankRow {
  return {
    unit_id: name,
    name_vi: `Tỉnh ${name}`,
    short_vi: name,
    region: null,
    value,
    rank: null,
    of: null,
    published_rank: null,
    change_value: null,
    change_rank: null,
    comparable: false,
    reason: null,
    status: value === null ? null : 'final',
    source_id: value === null ? null : 's',
    own: false,
    retrospective: false,
    note: null,
    ...more,
  };
}

/** What a reader without a script sees, tags taken out. */
function textOf(html: string): string {
  return html
    .replace(/<!--.*?-->/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
}

describe('RankingTable', () => {
  const rows = [
    row('Hải Phòng', 45.5, { rank: 1, of: 61, change_value: 0.38, comparable: true }),
    row('Đà Nẵng', 40, {
      rank: 2,
      of: 61,
      status: 'conflict',
      reason: { code: 'no_previous_value', params: { base_period: '2023' } },
    }),
    row('Bắc Giang', null),
  ];
  const html = render(RankingTable, {
    props: { rows, caption: 'PAPI năm 2024', sources: [SOURCE], withoutOf: () => 'không công bố' },
  }).body;

  it('is complete without a script', () => {
    const text = textOf(html);
    for (const part of ['1/61', 'Hải Phòng', '45,50', '+0,38', 'nguồn khác nhau', '[1]', 'UNDP']) {
      expect(text).toContain(part);
    }
  });
  it('shows a word where there is no value, and the reason where there is no change', () => {
    expect(textOf(html)).toContain('không công bố');
    expect(textOf(html)).toContain('không so sánh được: không có số liệu năm 2023');
    expect(html).not.toMatch(/>0,00</);
  });
  it('tells a reason that all rows share once, and leaves the column out', () => {
    const reason = { code: 'series_break', params: { period: '2018', reason_code: 'x' } };
    const same = render(RankingTable, {
      props: { rows: rows.map((one) => ({ ...one, change_value: null, reason })), caption: 'x' },
    }).body;
    expect(textOf(same).match(/cách đo thay đổi từ năm 2018/g)).toHaveLength(1);
    expect(textOf(same)).not.toContain('Thay đổi hạng');
  });
  it('orders by any column with missing figures last, and finds names without marks', () => {
    for (const reversed of [false, true]) {
      expect(orderRows(rows, { key: 'value', reversed }).at(-1)?.unit_id).toBe('Bắc Giang');
      expect(orderRows(rows, { key: 'given', reversed }).at(-1)?.unit_id).toBe('Bắc Giang');
    }
    expect(filterRows(rows, 'da nang', null).map((one) => one.unit_id)).toEqual(['Đà Nẵng']);
    expect(filterRows(rows, '', 'Tây Nguyên')).toEqual([]);
  });
});

describe('TileMap', () => {
  it('names every tile, with its value or the word for its absence, and the islands', () => {
    const { body } = render(TileMap, {
      props: {
        caption: 'PAPI',
        classes: [{ step: 1, label: '40–41' }],
        tiles: [
          {
            unit_id: 'a',
            name: 'Thành phố Huế',
            short: 'Huế',
            x: 0,
            y: 0,
            value: '40,10',
            step: 1,
            href: '/don-vi/hue',
          },
          {
            unit_id: 'b',
            name: 'Tỉnh Bắc Giang',
            short: 'Bắc Giang',
            x: 1,
            y: 0,
            value: 'không công bố',
            step: null,
          },
          {
            unit_id: 'c',
            name: 'Huyện Hoàng Sa',
            short: 'Hoàng Sa',
            x: 4,
            y: 0,
            value: '',
            step: null,
            island: true,
          },
        ],
      },
    });
    const text = textOf(body);
    expect(text).toContain('Thành phố Huế: 40,10');
    expect(text).toContain('Tỉnh Bắc Giang: không công bố');
    expect(text).toContain('Hoàng Sa');
    expect(body).toContain('href="/don-vi/hue"');
  });
});

describe('Chart', () => {
  it('holds both drawings, the table, the source with its date and the download', () => {
    const { body } = render(Chart, {
      props: {
        caption: 'Điểm PAPI',
        svgWide: '<svg id="w"></svg>',
        svgNarrow: '<svg id="n"></svg>',
        notes: ['① Ngắt tại 2018'],
        sources: [SOURCE],
        asOf: '2025-05-01',
        csvHref: '/x.csv',
        table: { columns: [{ key: 'a', label: 'Năm' }], rows: [{ a: '2024' }] },
      },
    });
    const text = textOf(body);
    expect(body).toContain('id="w"');
    expect(body).toContain('id="n"');
    for (const part of [
      'Điểm PAPI',
      '① Ngắt tại 2018',
      'Nguồn:',
      '02/11/2026',
      '01/05/2025',
      'Bảng số liệu',
      '2024',
    ]) {
      expect(text).toContain(part);
    }
    expect(body).toContain('href="/x.csv"');
  });
});

describe('small parts', () => {
  it('shows a change by sign, arrow and word, or the reason there is none', () => {
    const up = textOf(render(Change, { props: { value: 0.38 } }).body);
    expect(up).toContain('▲ +0,38');
    expect(up).toContain('tăng 0,38');
    const none = textOf(
      render(Change, { props: { value: null, reason: { code: 'no_value', params: {} } } }).body,
    );
    expect(none).toContain('không so sánh được');
    expect(none).toContain('kỳ này chưa có số liệu');
  });
  it('marks what is not final, own or counted back, and says nothing of final figures', () => {
    expect(textOf(render(StatusMark, { props: { status: 'final' } }).body).trim()).toBe('');
    const marks = textOf(
      render(StatusMark, { props: { status: 'simulated', own: true, retrospective: true } }).body,
    );
    expect(marks).toContain('DỮ LIỆU MÔ PHỎNG');
    expect(marks).toContain('số liệu của bạn');
    expect(marks).toContain('hồi tố');
  });
  it('says that a source is unknown rather than nothing', () => {
    expect(textOf(render(SourceLine, { props: { sources: [] } }).body)).toContain('chưa xác định');
  });
});
