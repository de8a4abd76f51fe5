import { vi } from 'vitest';
import { dispatch } from './dispatch';

/** What a call of the command line gave: its exit code and what it wrote. */
export interface Said {
  code: number;
  out: string;
  err: string;
}

/** Runs a command in this process and takes what it writes. */
export async function parscope(...args: string[]): Promise<Said> {
  const [out, err]: [string[], string[]] = [[], []];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void out.push(line));
  vi.spyOn(console, 'error').mockImplementation((line: string) => void err.push(line));
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => (out.push(String(text)), true));
  try {
    const code = await dispatch(args);
    return { code, out: out.join('\n'), err: err.join('\n') };
  } finally {
    vi.restoreAllMocks();
  }
}
