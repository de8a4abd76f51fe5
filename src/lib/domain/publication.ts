/**
 * Names of procedures that are not published, of a note such as "Chưa công khai: Đăng ký khai sinh; Chứng thực".
 * Empty where the note names none.
 */
export function unpublishedProcedures(note: string | null): string[] {
  const found = /^(?:chưa công khai|còn thiếu|thiếu)\s*:\s*(.+)$/iu.exec(
    note?.normalize('NFC').trim() ?? '',
  );
  return (found?.[1] ?? '')
    .split(';')
    .map((name) => name.replace(/\.$/, '').trim())
    .filter((name) => name !== '');
}
