const MM = 1440 / 25.4;

const twips = (mm: number): number => Math.round(mm * MM);

/** A4 and its margins in twips, inside what Nghị định 30/2020/NĐ-CP, Phụ lục I, allows. */
export const PAGE = {
  short: twips(210),
  long: twips(297),
  top: twips(20),
  bottom: twips(20),
  left: twips(30),
  right: twips(15),
  header: twips(10),
} as const;

/** Width between the margins in twips. */
export function textWidth(landscape: boolean): number {
  return (landscape ? PAGE.long : PAGE.short) - PAGE.left - PAGE.right;
}
