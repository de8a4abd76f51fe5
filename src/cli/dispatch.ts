import { m } from '../lib/messages/generated/messages';
import type { Command } from './command';
import { errorText, isArgumentError } from './error-text';

const COMMANDS: Record<string, () => Promise<Command>> = {
  check: () => import('./commands/check'),
  rank: () => import('./commands/rank'),
  trend: () => import('./commands/trend'),
  target: () => import('./commands/target'),
  plan: () => import('./commands/plan'),
  tasks: () => import('./commands/tasks'),
  report: () => import('./commands/report'),
  emulation: () => import('./commands/emulation'),
  'roll-up': () => import('./commands/roll-up'),
  query: () => import('./commands/query'),
  scorecard: () => import('./commands/scorecard'),
  weakness: () => import('./commands/weakness'),
  quality: () => import('./commands/quality'),
  simulate: () => import('./commands/simulate'),
  import: () => import('./commands/import'),
  template: () => import('./commands/template'),
  merge: () => import('./commands/merge'),
  bake: () => import('./commands/bake'),
};

async function usage(): Promise<string> {
  const commands = await Promise.all(Object.values(COMMANDS).map((load) => load()));
  const lines = commands.map((command) => `  parscope ${command.usage}`);
  return [m.cli_usage(), ...lines].join('\n');
}

/** Runs `parscope <name> <args>` and gives its exit code; every failure is a sentence on stderr. */
export async function dispatch([name, ...args]: string[]): Promise<number> {
  if (name === '--help' || name === '-h' || name === 'help') {
    console.log(await usage());
    return 0;
  }
  const load = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!load) {
    if (name !== undefined) console.error(m.cli_unknown_command({ name }));
    console.error(await usage());
    return 1;
  }
  const command = await load();
  if (args.includes('--help')) {
    console.log(`${m.cli_usage()}\n  parscope ${command.usage}`);
    return 0;
  }
  try {
    return await command.run(args);
  } catch (error) {
    console.error(errorText(error));
    if (isArgumentError(error)) console.error(`${m.cli_usage()}\n  parscope ${command.usage}`);
    return 1;
  }
}
