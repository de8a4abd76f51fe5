import type { Known } from './own-rows';
import type { Scale } from './ranges';
import { checkOwnObservations, type OwnResult } from './own-observations';
import { readTable } from './read-table';
import { bytesSource } from './source';
import type { KnownUnit } from './unit-lookup';

function unit(
  level: KnownUnit['level'],
  name: string,
  valid_from: string | null,
  valid_to: string | null,
): KnownUnit {
  return { level, parent: null, name, valid_from, valid_to };
}

function scale(measure: Scale['measure'], scale_max: number | null): Scale {
  return { measure, scale_min: measure === 'score' ? 0 : null, scale_max };
}

/** A small world for tests: Gia Lai before and after the merger, two communes of one name, four indicators. */
export const KNOWN: Known = {
  units: new Map([
    ['gia-lai', unit('province', 'Tỉnh Gia Lai', null, '2025-06-30')],
    ['gia-lai-2025', unit('province', 'Tỉnh Gia Lai', '2025-07-01', null)],
    ['cao-bang', unit('province', 'Tỉnh Cao Bằng', null, null)],
    ['gia-lai.pleiku', unit('district', 'Thành phố Pleiku', null, '2025-06-30')],
    ['long-an.tan-an', unit('commune', 'Xã Tân An', null, null)],
    ['ben-tre.tan-an', unit('commune', 'Xã Tân An', null, null)],
  ]),
  indicators: new Map([
    ['online-rate', scale('percent', 100)],
    ['par-index', scale('score', 100)],
    ['dti', scale('ratio', 1)],
    ['dossiers', scale('count', null)],
    ['feedback-received-count', scale('count', null)],
    ['feedback-handled-count', scale('count', null)],
  ]),
};

/** Checks bytes or text as a reader's file of the given name. */
export function checkOwn(data: string | Uint8Array, name = 'so-lieu.csv'): Promise<OwnResult> {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
  return checkOwnObservations(readTable(bytesSource(bytes, name)), KNOWN, name);
}

/** UTF-16 bytes of a text, with its mark. */
export function utf16(text: string, order: 'le' | 'be'): Uint8Array {
  const bytes = new Uint8Array(2 + text.length * 2);
  const view = new DataView(bytes.buffer);
  const marked = '\uFEFF' + text;
  for (let i = 0; i < marked.length; i++)
    view.setUint16(i * 2, marked.charCodeAt(i), order === 'le');
  return bytes;
}
