/** The sections of the document as a tree. The one that is read now is followed. */
import { ChevronDownIcon, ChevronRightIcon } from "@navikt/aksel-icons";
import { useEffect, useMemo, useRef, useState } from "react";
import { useT } from "../../i18n/LanguageProvider";
import { currentPath, outlineOf, type OutlineNode } from "./outlineTree";
import { wherePageInWords } from "./pageWords";
import type { Source } from "./reading";

interface OutlineProps {
  source: Source;
  /** The place that is read now. */
  offset: number;
  onGo: (offset: number) => void;
  onClose: () => void;
}

export function Outline({ source, offset, onGo, onClose }: OutlineProps) {
  const t = useT();
  const tree = useMemo(() => outlineOf(source.facts.sections), [source]);
  const path = useMemo(() => new Set(currentPath(tree, offset)), [tree, offset]);
  const [toggled, setToggled] = useState<ReadonlyMap<number, boolean>>(new Map());
  const frame = useRef<HTMLElement>(null);
  const current = [...path].at(-1);
  useEffect(() => {
    if (frame.current) showWithin(frame.current, frame.current.querySelector(`[data-section="${current}"]`));
  }, [current]);
  const context: NodeContext = {
    source,
    path,
    current,
    isOpen: (node) => toggled.get(node.start) ?? (path.has(node.start) || tree.length < 12),
    toggle: (node, open) => setToggled((before) => new Map(before).set(node.start, open)),
    go: (node) => {
      onGo(node.start);
      // Where the outline covers the text it makes way for what was asked for.
      if (frame.current && getComputedStyle(frame.current).position === "absolute") onClose();
    },
  };
  return (
    <nav ref={frame} className="outline" aria-label={t("reader.outline")}>
      {tree.length === 0 ? <p>{t("reader.outline.none")}</p> : <Nodes nodes={tree} context={context} />}
    </nav>
  );
}

/** Scrolls the outline alone; `scrollIntoView` would move the page around it as well. */
function showWithin(frame: HTMLElement, row: Element | null): void {
  if (!row) return;
  const inside = row.getBoundingClientRect();
  const around = frame.getBoundingClientRect();
  if (inside.top < around.top || inside.bottom > around.bottom) {
    frame.scrollTop += inside.top - around.top - frame.clientHeight / 3;
  }
}

interface NodeContext {
  source: Source;
  path: ReadonlySet<number>;
  current: number | undefined;
  isOpen: (node: OutlineNode) => boolean;
  toggle: (node: OutlineNode, open: boolean) => void;
  go: (node: OutlineNode) => void;
}

function Nodes({ nodes, context }: { nodes: readonly OutlineNode[]; context: NodeContext }) {
  return (
    <ul lang={context.source.facts.language}>
      {nodes.map((node) => (
        <li key={node.start}>
          <NodeRow node={node} context={context} />
          {node.children.length > 0 && context.isOpen(node) && <Nodes nodes={node.children} context={context} />}
        </li>
      ))}
    </ul>
  );
}

function NodeRow({ node, context }: { node: OutlineNode; context: NodeContext }) {
  const t = useT();
  const open = context.isOpen(node);
  const page = node.label ?? (node.page === null ? "" : String(node.page));
  const pageTitle = wherePageInWords({ page: node.page, label: node.label }, context.source, t) ?? undefined;
  const Icon = open ? ChevronDownIcon : ChevronRightIcon;
  return (
    <div className="outline-row">
      {node.children.length > 0 ? (
        <button
          type="button"
          className="outline-toggle"
          aria-expanded={open}
          aria-label={t(open ? "reader.outline.shut" : "reader.outline.open", { title: node.title })}
          onClick={() => context.toggle(node, !open)}
        >
          <Icon aria-hidden />
        </button>
      ) : (
        <span className="outline-toggle" />
      )}
      <button
        type="button"
        className="outline-title"
        data-section={node.start}
        aria-current={node.start === context.current ? "location" : undefined}
        onClick={() => context.go(node)}
      >
        <span>{node.number ? `${node.number} ${node.title}` : node.title}</span>
        <span className="outline-page" title={pageTitle} data-physical={node.label === null || undefined}>
          {page}
        </span>
      </button>
    </div>
  );
}
