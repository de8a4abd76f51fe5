import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { bake } from '../engine/bake';
import { openNative } from '../engine/native';
import { askQuality } from './answers/quality';
import { foundFaults, plantedFaults } from './planted-faults';
import { ask } from './question';

it('every fault in the simulated package is found, and no fault that is not there', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'parscope-faults-'));
  const file = join(folder, 'simulated.duckdb');
  await bake('data/simulated', file);
  const engine = await openNative(file);
  try {
    const faults = await ask(engine, plantedFaults, {});
    const inside = faults.filter((fault) => !fault.refused);
    expect(inside.length).toBeGreaterThan(30);
    const findings = await askQuality(engine);
    const found = foundFaults(inside, findings);
    expect(inside.filter((fault) => !found.has(fault.fault_id))).toEqual([]);
    const moved = inside.map((fault) => ({ ...fault, period: '1999' }));
    expect(foundFaults(moved, findings).size).toBe(0);
  } finally {
    await engine.close();
    await rm(folder, { recursive: true });
  }
}, 60_000);
