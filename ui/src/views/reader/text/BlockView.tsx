/** One block of the text, as what it is: heading, paragraph, list item, table, note. */
import type { ReactNode } from "react";
import { useT } from "../../../i18n/LanguageProvider";
import { Pieces } from "./Pieces";
import type { BlockProps } from "./props";
import { slice } from "./slicing";
import { TableBlock } from "./TableBlock";

/** Headings of the document stand under the reader's own, which is an h2. */
const HEADINGS = ["h3", "h4", "h5", "h6"] as const;

export function BlockView({ block, marks, insertions }: BlockProps) {
  const words = (
    <Pieces pieces={slice(block.text, block.start, marks, block.emphasis, insertions)} />
  );
  const place = { "data-block": block.kind, "data-start": block.start };
  switch (block.kind) {
    case "heading": {
      const Heading = HEADINGS[Math.min(block.level ?? 1, HEADINGS.length) - 1] ?? "h3";
      return (
        <Heading {...place} data-level={block.level ?? 1}>
          {words}
        </Heading>
      );
    }
    case "list_item":
      return (
        <p {...place} data-bulleted={hasOwnBullet(block.text) || undefined}>
          {words}
        </p>
      );
    case "quote":
      return <blockquote {...place}>{words}</blockquote>;
    case "table":
      return <TableBlock block={block} marks={marks} insertions={insertions} />;
    case "footnote":
      return (
        <Footnote block={block} place={place}>
          {words}
        </Footnote>
      );
    case "table_row":
    case "paragraph":
    case "caption":
    case "reference":
    case "contents":
    case "boilerplate":
      return <p {...place}>{words}</p>;
  }
}

/** True where the text itself begins with the bullet or number of the item. */
export function hasOwnBullet(text: string): boolean {
  return /^\s*(?:[•◦▪‣∙·*–—-]|\(?\d{1,3}[.)]|\(?[a-zæøå][.)])\s/iu.test(text);
}

interface FootnoteProps {
  block: BlockProps["block"];
  place: Record<string, unknown>;
  children: ReactNode;
}

function Footnote({ block, place, children }: FootnoteProps) {
  const t = useT();
  const marker = block.marker;
  const shown = marker !== null && !block.text.trimStart().startsWith(marker);
  return (
    <p {...place} role="note" aria-label={t("reader.footnote", { marker: marker ?? "" })}>
      {shown && (
        <sup data-inserted className="note-marker">
          {marker}
        </sup>
      )}
      {children}
    </p>
  );
}
