import { beforeAll, expect, it } from 'vitest';
import type { PlanComparison, TaskChange } from '../../domain/plan-compare';
import { buildEngine } from '../../engine/build';
import { plans, type PlanRow } from '../plans';
import { ask } from '../question';
import { askPlanComparison, pairToCompare } from './plan-compare';

let register: PlanRow[];
let compared: PlanComparison;
beforeAll(async () => {
  const engine = await buildEngine();
  register = await ask(engine, plans, {});
  const [a, b] = pairToCompare(register) ?? [];
  expect([a?.plan_id, b?.plan_id]).toEqual(['gia-lai-2021', 'gia-lai-2023']);
  if (a && b) compared = await askPlanComparison(engine, a, b);
});

const row = (code: string) => {
  const found = compared.tasks.find(({ b }) => b?.code === code);
  if (!found) throw new Error(`no task ${code}`);
  return found;
};
function change<F extends TaskChange['field']>(code: string, field: F) {
  return row(code).changes.find((one): one is TaskChange & { field: F } => one.field === field);
}
const went = (code: string) => words(code, 'out');
const came = (code: string) => words(code, 'in');
const words = (code: string, kind: 'in' | 'out') =>
  (change(code, 'title')?.parts ?? [])
    .flatMap((part) => (part.kind === kind ? [part.text] : []))
    .join(' … ');
const dropped = () =>
  compared.tasks.flatMap(({ fate, a }) => (fate === 'dropped' ? [a?.code] : []));
const added = () => compared.tasks.flatMap(({ fate, b }) => (fate === 'added' ? [b?.code] : []));

it('the document is a plan of its own instead of a decision’s, on other documents', () => {
  expect(compared.plan).toEqual([
    { field: 'document_no', from: '752/QĐ-UBND [?]', to: '3011/KH-UBND' },
  ]);
  expect(compared.basis.added).toContain('KH 1389/KH-UBND ngày 24/9/2021 (thông tin cơ sở)');
  expect(compared.basis.dropped).toContain('NQ 17/NQ-CP ngày 07/3/2019');
});

it('every task of both plans is told once', () => {
  expect(new Set(compared.tasks.flatMap(({ a }) => a?.task_id ?? [])).size).toBe(45);
  expect(new Set(compared.tasks.flatMap(({ b }) => b?.task_id ?? [])).size).toBe(44);
});

it('content comes first now: c became a', () => {
  expect(change('III.1.a.1', 'code')).toEqual({
    field: 'code',
    from: 'III.1.c.1',
    to: 'III.1.a.1',
  });
  expect(row('III.1.a.1').fate).toBe('same');
});

it('III.1: two more agencies lead, the database has another address', () => {
  expect(change('III.1', 'leads')?.added).toEqual([
    'Văn phòng UBND tỉnh',
    'Sở Thông tin và Truyền thông',
  ]);
  expect(went('III.1.a.3')).toBe('(csdl.thutuchanhchinh.vn)');
  expect(came('III.1.a.3')).toBe('(csdl.dichvucong.gov.vn)');
});

it('III.2: feedback through the national portal', () => {
  expect(came('III.2.a.3')).toContain('trên Cổng Dịch vụ');
});

it('III.3: other quarters, no trainees of the post and VNPT, training institutions, another budget', () => {
  expect(change('III.3', 'period')).toMatchObject({ to: 'Quý II, Quý III năm 2023' });
  expect(went('III.3')).toContain('nhân viên bưu điện và VNPT Gia Lai');
  expect(change('III.3', 'supports')?.added).toEqual(['Các cơ sở đào tạo']);
  expect(change('III.3', 'budget')?.to).toContain('ngân sách nhà nước cấp cho Sở Nội vụ');
  expect(dropped()).toEqual(expect.arrayContaining(['III.3.c.1', 'III.3.c.2', 'III.3.c.3']));
});

it('III.4: another agency first, ISO 9001 out, steering documents and guidance in', () => {
  expect(change('III.4', 'leads')?.first).toEqual({
    from: 'Sở Thông tin và Truyền thông',
    to: 'Văn phòng UBND tỉnh',
  });
  expect(went('III.4.a.2')).toContain('ISO 9001');
  expect(came('III.4.a.2')).toContain('DVCTT, dịch vụ bưu chính công ích');
  expect(came('III.4.a.1')).toContain('văn bản chỉ đạo điều hành về CCHC');
});

it('III.5: the station hands over to Sở Nội vụ, with a contract', () => {
  expect(change('III.5', 'leads')).toMatchObject({
    added: ['Sở Nội vụ'],
    dropped: ['Đài Phát thanh và Truyền hình tỉnh'],
  });
  expect(change('III.5', 'budget')?.to).toContain('ngân sách nhà nước cấp cho Sở Nội vụ');
  expect(added()).toContain('III.5.d');
});

it('III.6 and III.7: the document system, training, and the plan 1389 with one lead', () => {
  expect(came('III.6.a.1')).toContain('hệ thống Quản lý văn bản và điều hành');
  expect(added()).toContain('III.6.a.3');
  expect(came('III.7')).toContain('Kế hoạch 1389/KH-UBND');
  expect(change('III.7', 'leads')).toMatchObject({ added: [], dropped: ['UBND cấp huyện'] });
  expect(dropped()).toEqual(expect.arrayContaining(['III.7.c.1', 'III.7.c.2']));
});

it('III.8 to III.10: one programme is left, districts hold contests, no service levels, communes', () => {
  expect(row('III.8.a.3').a?.code).toBe('III.8.c.3');
  expect(dropped()).toContain('III.8.c.4');
  expect(change('III.9', 'leads')?.added).toEqual(['UBND cấp huyện']);
  expect(change('III.9', 'budget')?.to).toContain('cấp cho Sở Nội vụ (III.9.d)');
  expect(added()).toEqual(expect.arrayContaining(['III.9.b.1', 'III.9.b.2']));
  expect(went('III.10.a.1')).toContain('mức độ 3, 4');
  expect(change('III.10.a.1', 'leads')?.added).toEqual(['UBND cấp xã']);
});

it('II.4 names two more indices, II.9 is new', () => {
  expect(row('II.4').a?.code).toBe('II.4');
  expect(came('II.4')).toMatch(/DDCI, .*chuyển đổi/);
  expect(added()).toContain('II.9');
});

it('what was only written for another year is the same', () => {
  expect(row('IV.3.1')).toMatchObject({ fate: 'same', changes: [] });
  expect(compared.tasks.flatMap(({ changes }) => changes.map(({ field }) => field))).not.toContain(
    'order',
  );
});
