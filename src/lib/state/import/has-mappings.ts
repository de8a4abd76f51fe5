/** Where accepted ways of reading are kept, in the storage of the browser. */
export const MAPPINGS_KEY = 'parscope:mappings:1';

/** Whether any may be kept, told cheaply. */
export function hasMappings(): boolean {
  try {
    return (window.localStorage.getItem(MAPPINGS_KEY) ?? '[]') !== '[]';
  } catch {
    return false;
  }
}
