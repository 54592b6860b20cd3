/** The part that scrolls: the text, the pages, or pictures beside their text. */
import { Alert } from "@navikt/ds-react/Alert";
import { Button } from "@navikt/ds-react/Button";
import { lazy } from "react";
import { useT } from "../../i18n/LanguageProvider";
import { useBoxes } from "./boxes";
import type { Zoom } from "./pdf/geometry";
import type { Source } from "./reading";
import { TextPane } from "./text/TextPane";
import type { Mode, Reading } from "./useReading";

const PdfPane = lazy(() => import("./pdf/PdfPane"));
const ScanPane = lazy(() => import("./scan/ScanPane"));

interface PaneProps {
  source: Source;
  reading: Reading;
  mode: Mode;
  zoom: Zoom;
  onBroken: (error: unknown) => void;
  onFit: (zoom: number) => void;
  /** Show the text instead. */
  onText: () => void;
}

export function Pane(props: PaneProps) {
  const { source, reading, mode, zoom } = props;
  switch (mode) {
    case "text":
      return (
        <TextPane
          source={source}
          target={reading.target}
          marks={reading.marks}
          zoom={zoom === "fit" ? 1 : zoom}
          onSeen={reading.onSeenOffset}
        />
      );
    case "pdf":
      return <PagedPane {...props} pane={PdfPane} />;
    case "scan":
      return <PagedPane {...props} pane={ScanPane} />;
  }
}

interface PagedPaneProps extends Omit<PaneProps, "mode"> {
  pane: typeof PdfPane | typeof ScanPane;
}

/** Pages need boxes for their marks; a text does not. */
function PagedPane({ source, reading, zoom, onBroken, onFit, onText, pane: Pages }: PagedPaneProps) {
  const t = useT();
  const { target, marks, seen, quote, onSeenPage } = reading;
  const { byPage, settled } = useBoxes(source.facts.id, source.facts.ingest.digest, marks, seen.offset);
  const isPlaced = [...byPage.values()].some((marked) => marked.some(({ kind }) => kind === "quote"));
  return (
    <div className="reader-paged">
      {quote && settled && !isPlaced && (
        <Alert variant="info" size="small" className="reader-notice">
          {t("reader.marked.noBoxes")}{" "}
          <Button size="xsmall" variant="secondary-neutral" onClick={onText}>
            {t("reader.mode.text")}
          </Button>
        </Alert>
      )}
      <Pages
        source={source}
        target={target}
        boxes={byPage}
        marks={marks}
        zoom={zoom}
        onSeen={onSeenPage}
        onBroken={onBroken}
        onFit={onFit}
      />
    </div>
  );
}
