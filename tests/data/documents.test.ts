import { describe, expect, it } from 'vitest';
import { countBy, of, table, type Row } from './tables';

const indicators = table('indicators');
const unitIds = new Set(table('units').map((row) => of(row, 'unit_id')));
const tasks = table('tasks');

describe('what the five documents hold', () => {
  const agencies = table('task_agencies');
  const links = table('task_indicators');
  const parents = new Set(tasks.map((row) => of(row, 'parent_id')));
  const leaves = tasks.filter((row) => !parents.has(of(row, 'task_id')));
  const plan = (row: Row): string => of(row, 'plan_id');
  const doing = (agency: string, role: string): Record<string, number> => {
    const mine = agencies.filter((row) => row.agency_id === agency && row.role === role);
    const ids = new Set(mine.map((row) => of(row, 'task_id')));
    return countBy(
      tasks.filter((row) => ids.has(of(row, 'task_id'))),
      plan,
    );
  };

  it('tables and tasks per plan', () => {
    expect(table('plans')).toHaveLength(5);
    expect(table('agencies')).toHaveLength(54);
    expect(agencies).toHaveLength(486);
    expect(links).toHaveLength(258);
    expect(countBy(tasks, plan)).toEqual({
      'gia-lai-2021': 45,
      'phuong-1-quang-tri-2024': 30,
      'gia-lai-2023': 44,
      'hau-giang-2024': 49,
      'thi-tran-gia-lai-2021': 50,
    });
    expect(indicators.filter((row) => row.source_section)).toHaveLength(61);
  });

  it('189 leaves under 29 tasks with parts', () => {
    expect(tasks.filter((row) => parents.has(of(row, 'task_id')))).toHaveLength(29);
    expect(countBy(leaves, plan)).toEqual({
      'gia-lai-2021': 36,
      'phuong-1-quang-tri-2024': 30,
      'gia-lai-2023': 36,
      'hau-giang-2024': 48,
      'thi-tran-gia-lai-2021': 39,
    });
  });

  it('kinds, frequencies, counted and open-ended tasks', () => {
    const township = tasks.filter((row) => plan(row) === 'thi-tran-gia-lai-2021');
    expect(countBy(township, (row) => of(row, 'kind'))).toEqual({
      improvement: 38,
      communication: 6,
      organisation: 4,
      reporting: 2,
    });
    expect(tasks.filter((row) => row.kind === 'reporting')).toHaveLength(13);
    expect(countBy(tasks, (row) => of(row, 'frequency'))).toEqual({
      monthly: 3,
      quarterly: 7,
      once: 24,
      continuous: 184,
    });
    const counted = (n: string): string[] =>
      tasks.filter((row) => row.target_count === n).map((row) => of(row, 'task_id'));
    expect(counted('12')).toEqual(['gl21-iii-5', 'p1-ii-2-2-2', 'gl23-iii-5']);
    expect(counted('52')).toEqual(['gl21-iii-7-c-2', 'p1-ii-2-2-3']);
    const open = tasks.filter((row) => row.start_date && !row.end_date);
    expect(countBy(open, plan)).toEqual({ 'thi-tran-gia-lai-2021': 23 });
  });

  it('who leads and who supports', () => {
    expect(doing('so-noi-vu', 'lead')).toEqual({
      'gia-lai-2021': 8,
      'gia-lai-2023': 7,
      'hau-giang-2024': 9,
    });
    expect(doing('so-noi-vu', 'coordinating')).toEqual({
      'gia-lai-2021': 4,
      'gia-lai-2023': 5,
      'hau-giang-2024': 4,
    });
    expect(doing('van-phong-ubnd-tinh', 'lead')).toEqual({
      'gia-lai-2021': 8,
      'gia-lai-2023': 9,
      'hau-giang-2024': 5,
    });
    expect(doing('ubnd-cap-huyen', 'lead')).toEqual({
      'gia-lai-2021': 19,
      'gia-lai-2023': 24,
      'hau-giang-2024': 5,
    });
    expect(doing('cong-chuc-van-phong-thong-ke', 'lead')).toEqual({
      'thi-tran-gia-lai-2021': 21,
      'phuong-1-quang-tri-2024': 4,
    });
    expect(doing('cong-chuc-van-hoa-xa-hoi', 'lead')).toEqual({
      'thi-tran-gia-lai-2021': 12,
      'phuong-1-quang-tri-2024': 4,
    });
    const led = new Set(
      agencies.filter((row) => row.role === 'lead').map((row) => of(row, 'task_id')),
    );
    const leaderless = tasks.filter((row) => !led.has(of(row, 'task_id')));
    expect(leaderless.map((row) => of(row, 'code'))).toEqual(['II.1.3', 'II.1.3.b.1', 'II.3']);
  });

  it('tasks and indicators', () => {
    const linked = countBy(links, (row) => of(row, 'indicator_id'));
    expect(linked).toMatchObject({
      'feedback-received-count': 16,
      'procedure-publication-rate': 15,
      'online-procedure-rate': 14,
      'contest-count': 10,
      sipas: 9,
    });
    const documented = indicators.filter((row) => row.source_section);
    expect(
      documented.map((row) => of(row, 'indicator_id')).filter((id) => linked[id] === undefined).sort(),
    ).toEqual([
      'legal-regulation-improvement-index',
      'one-stop-software-satisfaction',
      'par-field-direction',
    ]);
    const withIndicator = new Set(links.map((row) => of(row, 'task_id')));
    expect(tasks.filter((row) => !withIndicator.has(of(row, 'task_id')))).toHaveLength(45);
  });

  it('indicators name plan and section, the plan its file; fifty word a target', () => {
    const files = new Map(
      table('plans').map((plan) => {
        const source = table('sources').find((row) => row.source_id === plan.source_id);
        return [of(plan, 'plan_id'), /tệp 00\d_[0-9a-f]{16}\.txt/.test(source?.note ?? '')];
      }),
    );
    const documented = indicators.filter((row) => row.source_section);
    for (const row of documented) {
      for (const passage of of(row, 'source_section').split('; ')) {
        const [id = '', section = ''] = passage.split(' ');
        expect(files.get(id), `${of(row, 'indicator_id')}: ${passage}`).toBe(true);
        expect(section).not.toBe('');
      }
    }
    expect(documented.filter((row) => row.target_vi)).toHaveLength(50);
    expect(indicators.filter((row) => row.target_vi)).toHaveLength(50);
  });

  it('targets: ten indicators with a value, one baseline', () => {
    const targets = table('targets');
    const valued = new Set(
      targets.filter((row) => row.value).map((row) => of(row, 'indicator_id')),
    );
    expect(valued.size).toBe(10);
    expect(targets.filter((row) => row.baseline_value)).toMatchObject([
      {
        indicator_id: 'sipas-feedback',
        op: 'maintain_or_raise',
        value: '99.12',
        baseline_value: '99.12',
        baseline_period: '2020',
      },
    ]);
    for (const row of targets) expect(unitIds.has(of(row, 'unit_id'))).toBe(true);
  });
});

