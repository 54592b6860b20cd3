/** Text with its marks. `data-at` is where each piece begins in the canonical text. */
import { Fragment } from "react";
import { useT } from "../../../i18n/LanguageProvider";
import type { Insertion, Piece } from "./slicing";

export function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  return pieces.map((piece) => (
    <Fragment key={`${piece.start}+${piece.text.length}`}>
      {piece.inserted.map((insertion) => (
        <Inserted key={`${insertion.kind}${insertion.at}`} insertion={insertion} />
      ))}
      {piece.text && <PieceView piece={piece} />}
    </Fragment>
  ));
}

function PieceView({ piece }: { piece: Piece }) {
  const words = piece.emphasis ? <em>{piece.text}</em> : piece.text;
  if (!piece.mark) return <span data-at={piece.start}>{words}</span>;
  return (
    <mark data-at={piece.start} data-mark={piece.mark}>
      {words}
    </mark>
  );
}

/** Shown in the text without being part of it: not selected, not copied. */
function Inserted({ insertion }: { insertion: Insertion }) {
  const t = useT();
  switch (insertion.kind) {
    case "note":
      return (
        <sup data-inserted className="note-marker" aria-label={t("reader.footnote", { marker: insertion.marker })}>
          {insertion.marker}
        </sup>
      );
    case "page":
      return (
        <span data-inserted className="page-turn-inline" role="note" aria-label={insertion.label}>
          <span aria-hidden>{insertion.label}</span>
        </span>
      );
  }
}
