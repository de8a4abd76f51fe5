import { getContext, setContext } from 'svelte';

const KEY = 'simulated';

/** All that is drawn below this component is of simulated figures. */
export function markSimulated(): void {
  setContext(KEY, true);
}

/** Whether a component stands where everything is of simulated figures. */
export function inSimulated(): boolean {
  return getContext<boolean | undefined>(KEY) ?? false;
}
