/**
 * The sources a task's budget text names, without the places they were read at: "Ngân sách cấp huyện (IV.3); …" is
 * "Ngân sách cấp huyện", …. Empty = the plan names none.
 */
export function budgetSources(text: string | null): string[] {
  const named = (text ?? '')
    .split(/;\s+/)
    .map((one) =>
      one
        .replace(/\[[^\]]*\]/g, '')
        .replace(/\s*\((?:[^()]*, )?[IVX]+(?:\.[^()]*)?\)/g, '')
        .trim(),
    )
    .filter((one) => one !== '');
  return [...new Set(named)];
}
