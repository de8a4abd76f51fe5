/** Bytes that this site uses and may still use in the browser; null where the browser does not tell. */
export interface Space {
  used: number;
  free: number;
  /** Whether the browser promised not to clear it by itself. */
  kept: boolean;
}

export async function askSpace(): Promise<Space | null> {
  try {
    const { usage, quota } = await navigator.storage.estimate();
    if (usage === undefined || quota === undefined) return null;
    const kept = await navigator.storage.persisted();
    return { used: usage, free: Math.max(0, quota - usage), kept };
  } catch {
    return null;
  }
}

/** Asks the browser not to clear what is saved; a refusal changes nothing. */
export async function askToKeep(): Promise<void> {
  try {
    if (!(await navigator.storage.persisted())) await navigator.storage.persist();
  } catch {
    // Plain http, or a browser without it.
  }
}
