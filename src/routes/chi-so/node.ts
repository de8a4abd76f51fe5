import { foldedMatch } from '$lib/domain/fold';

/** An indicator of the catalogue, in words. */
export interface Node {
  id: string;
  name: string;
  en: string;
  /** Unit, direction, levels. */
  facts: string;
  /** Years with figures; empty = none. */
  years: string;
  target: string;
  /** Number of the document, and the section. */
  passages: (readonly [number, string])[];
  /** Where it comes from when no document names it. */
  origin: string;
  branches: Branch[];
}

/** Nodes of one kind under a heading; an empty title = no heading. */
export interface Branch {
  title: string;
  nodes: Node[];
}

export interface Filter {
  text: string;
  /** Only what the documents name. */
  documented: boolean;
}

export const isActive = ({ text, documented }: Filter): boolean => text.trim() !== '' || documented;

/** Ids that answer the filter, and ids above those, which lead to them. */
export function filterNodes(
  branches: readonly Branch[],
  filter: Filter,
): { found: Set<string>; leading: Set<string> } {
  const found = new Set<string>();
  const leading = new Set<string>();
  const visit = (node: Node): boolean => {
    const below = node.branches.flatMap((branch) => branch.nodes.filter(visit));
    if (below.length > 0) leading.add(node.id);
    const matches =
      foldedMatch(`${node.name} ${node.en} ${node.id}`, filter.text) &&
      (!filter.documented || node.passages.length > 0);
    if (matches) found.add(node.id);
    return matches || below.length > 0;
  };
  for (const { nodes } of branches) nodes.forEach(visit);
  return { found, leading };
}

/** How many nodes stand under one, at any depth. */
export function countBelow({ branches }: Node): number {
  return branches
    .flatMap((branch) => branch.nodes)
    .reduce((sum, node) => sum + 1 + countBelow(node), 0);
}
