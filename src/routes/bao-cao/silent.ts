import type { ReportRow } from '$lib/domain/report';

interface Led {
  code: string;
  sub_tasks: number;
  /** As the plan writes them, separated by `; `; null = none. */
  lead_agency_vi: string | null;
}

/** Who leads tasks that nobody has reported on, the most first; tasks with sub-tasks are told by these. */
export function silentLeads(rows: readonly ReportRow<Led>[]): { name: string; codes: string[] }[] {
  const codes = new Map<string, string[]>();
  for (const { task, state } of rows) {
    if (state !== 'unreported' || task.sub_tasks > 0) continue;
    for (const name of task.lead_agency_vi?.split('; ') ?? []) {
      const known = codes.get(name);
      if (known) known.push(task.code);
      else codes.set(name, [task.code]);
    }
  }
  return [...codes]
    .map(([name, list]) => ({ name, codes: list }))
    .sort((a, b) => b.codes.length - a.codes.length || a.name.localeCompare(b.name, 'vi'));
}
