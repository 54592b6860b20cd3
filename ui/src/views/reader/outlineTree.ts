/** Sections, which come as a list with levels, as a tree. */
import type { SectionFacts } from "./reading";

export interface OutlineNode extends SectionFacts {
  children: OutlineNode[];
}

/** A section belongs to the nearest one before it of a higher level. */
export function outlineOf(sections: readonly SectionFacts[]): OutlineNode[] {
  const roots: OutlineNode[] = [];
  const open: OutlineNode[] = [];
  for (const section of sections) {
    const node: OutlineNode = { ...section, children: [] };
    while ((open.at(-1)?.level ?? 0) >= node.level) open.pop();
    (open.at(-1)?.children ?? roots).push(node);
    open.push(node);
  }
  return roots;
}

/** Starts of the sections around an offset, outermost first. */
export function currentPath(nodes: readonly OutlineNode[], offset: number): number[] {
  const here = nodes.findLast(({ start, end }) => start <= offset && offset < end);
  return here ? [here.start, ...currentPath(here.children, offset)] : [];
}
