/** Where a plan is read, and with `task` where in it: the reader's own where they are written. */
export const planHref = (
  { id, own }: { id: string; own?: boolean | undefined },
  task?: string,
): string =>
  own
    ? `/ke-hoach/soan?kh=${encodeURIComponent(id)}`
    : `/ke-hoach/${id}${task === undefined ? '' : `#${task}`}`;
