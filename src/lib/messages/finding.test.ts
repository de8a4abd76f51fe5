import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FINDING_CODES, findingText } from './finding';
import { REFUSAL_CODES } from './list-refusal';

const folder = new URL('../domain/', import.meta.url);

/** Codes that the rules of `domain` really give, read from their source. */
function codesOfDomain(): string[] {
  const codes = new Set<string>();
  for (const file of readdirSync(folder)) {
    if (!file.endsWith('.ts') || file.endsWith('.test.ts')) continue;
    const text = readFileSync(new URL(file, folder), 'utf8');
    for (const pattern of [/code: '([a-z_]+)'/g, /plain\('([a-z_]+)'/g]) {
      for (const [, code = ''] of text.matchAll(pattern)) codes.add(code);
    }
  }
  return [...codes].sort();
}

describe('findingText', () => {
  it('has a sentence for every code of the domain', () => {
    const codes = codesOfDomain();
    expect(codes).toContain('series_break');
    const told = [...FINDING_CODES, ...REFUSAL_CODES];
    expect(codes.filter((code) => !told.includes(code))).toEqual([]);
  });

  it('says how much of an incomplete set is known', () => {
    const text = findingText({
      code: 'incomplete_set',
      params: { known_values: 7, known_ranks: 11, of: 63 },
    });
    expect(text).toContain('7/63 có điểm');
    expect(text).toContain('11/63 có hạng');
  });

  it('gives the reason of a break, from the parameters or from the data', () => {
    const finding = { code: 'series_break', params: { reason_code: 'x', period: '2018' } };
    expect(findingText(finding)).toContain('năm 2018');
    expect(findingText(finding, { break: () => 'từ 6 lên 8 nội dung' })).toContain(
      'từ 6 lên 8 nội dung',
    );
    expect(
      findingText({ ...finding, params: { ...finding.params, reason_vi: 'đổi bộ chỉ số' } }),
    ).toContain('đổi bộ chỉ số');
  });

  it('names the other unit and the day of a change of territory', () => {
    const finding = {
      code: 'unit_changed',
      params: { unit_id: 'ha-noi', other_unit_id: 'ha-tay', effective_on: '2008-08-01' },
    };
    expect(findingText(finding)).toContain('01/08/2008');
    expect(findingText(finding, { unit: () => 'Hà Tây' })).toContain('Hà Tây');
  });

  it('names the unit that changed and all that took part, the one of the same name as the former', () => {
    const params = {
      unit_id: 'gia-lai-2025',
      other_unit_id: 'binh-dinh',
      effective_on: '2025-07-01',
      unit_name_vi: 'Tỉnh Gia Lai',
      other_names_vi: 'Tỉnh Bình Định, Tỉnh Gia Lai',
    };
    expect(findingText({ code: 'unit_changed', params })).toBe(
      'địa giới hành chính của Tỉnh Gia Lai thay đổi từ ngày 01/07/2025 (liên quan Tỉnh Bình Định, Tỉnh Gia Lai (cũ))',
    );
  });

  it('falls back to "không so sánh được" for a code it does not know', () => {
    expect(findingText({ code: 'unheard_of', params: {} })).toBe('không so sánh được');
  });
});
