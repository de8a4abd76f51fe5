/** A unit before or after a change; without an address it has no page. */
export interface LineageNode {
  unit_id: string;
  name: string;
  href: string | null;
  /** The unit of the page. */
  us: boolean;
}

/** What happened on one day: units of before on the left, of after on the right. */
export interface LineageJoint {
  /** dd/mm/yyyy. */
  date: string;
  before: readonly LineageNode[];
  after: readonly LineageNode[];
  /** By place in the two lists. `partial`: only a part of the territory went. */
  links: readonly { from: number; to: number; partial: boolean }[];
}
