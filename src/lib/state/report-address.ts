import { parsePeriod } from '../domain/periods';
import type { Period } from '../domain/types';
import { readId } from './address-id';
import { queryOf } from './address-words';

/** What is reported on; null = not chosen. */
export interface ReportAsked {
  plan: string | null;
  agency: string | null;
  period: Period | null;
}

/** Reads `/bao-cao?kh=…&cq=…&ky=…`; what is broken counts as not given. */
export function readReport(params: URLSearchParams): ReportAsked {
  const period = params.get('ky');
  return {
    plan: readId(params.get('kh')),
    agency: readId(params.get('cq')),
    period: period !== null && parsePeriod(period) ? (period as Period) : null,
  };
}

/** The query part of the address, `''` for no choice. */
export function writeReport({ plan, agency, period }: ReportAsked): string {
  return queryOf({ kh: plan, cq: agency, ky: period });
}
