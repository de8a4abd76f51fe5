import { expect, test } from 'vitest';
import { compareAddress, rankingAddress } from './view-links';

const view = (indicator_id: string, level: 'province' | 'district', units: string[]) => ({
  indicator_id,
  level,
  period: '2024-Q4',
  within: level === 'district' ? 'gia-lai' : null,
  units,
});

test('a ranking below the province names its place', () => {
  expect(rankingAddress(view('online-dossier-rate', 'district', []))).toBe(
    '/xep-hang/online-dossier-rate?ky=2024-Q4&cap=district&trong=gia-lai',
  );
  expect(rankingAddress(view('sipas', 'province', []))).toBe(
    '/xep-hang/sipas?ky=2024-Q4&cap=province',
  );
});

test('a comparison takes units and indicators of one level and place', () => {
  const units = ['gia-lai.pleiku', 'gia-lai.an-khe'];
  const views = [
    view('online-dossier-rate', 'district', units),
    view('postal-dossier-rate', 'district', units),
    view('sipas', 'province', ['ha-noi']),
  ];
  expect(compareAddress(views)).toBe(
    '/so-sanh?dv=gia-lai.pleiku,gia-lai.an-khe&ct=online-dossier-rate,postal-dossier-rate',
  );
  expect(compareAddress([])).toBeNull();
});
