/** Pages of the simulated package; everything else is over the shipped one. */
export const SECTION = '/mo-phong';

/** Whether a path lies in the section of the simulated package. */
export function isSimulated(pathname: string): boolean {
  return pathname === SECTION || pathname.startsWith(`${SECTION}/`);
}
