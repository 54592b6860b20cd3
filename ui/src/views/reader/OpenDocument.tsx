/** A document that is open: head, tools, outline, and its text or pages. */
import { Suspense, useState } from "react";
import type { ReaderPlace } from "../../routing/address";
import { useShortcut } from "../../shell/shortcuts";
import { FindBar } from "./FindBar";
import { Notices } from "./Notices";
import { Outline } from "./Outline";
import { Pane } from "./Pane";
import { pageStepOf } from "./paneKeys";
import { nextZoom, type Zoom } from "./pdf/geometry";
import { ReaderHead } from "./ReaderHead";
import { ReaderTools } from "./ReaderTools";
import type { Source } from "./reading";
import { SelectionBar } from "./SelectionBar";
import { type Mode, modesOf, useReading } from "./useReading";

interface OpenDocumentProps {
  source: Source;
  place: ReaderPlace;
  heading: React.RefObject<HTMLHeadingElement | null>;
  onClose: () => void;
}

export function OpenDocument({ source, place, heading, onClose }: OpenDocumentProps) {
  const reading = useReading(source, place);
  const [mode, setMode] = useState<Mode>(() => modesOf(source)[0] ?? "text");
  const [broken, setBroken] = useState<unknown>(null);
  const [zoom, setZoom] = useState<Zoom>("fit");
  const [showsOutline, setShowsOutline] = useState(false);
  const [finds, setFinds] = useState(Boolean(place.find));
  const shown = broken ? "text" : mode;
  const step = (direction: 1 | -1) => {
    if (finds && reading.finding.state.status === "done") reading.finding.go(direction);
    else reading.goToHit(direction);
  };
  const [fit, setFit] = useState(1);
  const usual = shown === "pdf" ? fit : 1;
  const resize = (direction: 1 | -1) => setZoom((now) => nextZoom(now === "fit" ? usual : now, direction));
  const turnPage = (event: React.KeyboardEvent) => {
    const by = pageStepOf(event);
    if (by === null) return;
    event.preventDefault();
    reading.stepPage(by);
  };
  // Another view shows the same place, at its usual size.
  const changeMode = (next: Mode) => {
    setMode(next);
    setZoom("fit");
    reading.goTo(reading.seen.offset);
  };
  useShortcut("n", "shortcut.reader.next", () => step(1));
  useShortcut("p", "shortcut.reader.previous", () => step(-1));
  useShortcut("f", "shortcut.reader.find", () => setFinds(true));
  useShortcut("o", "shortcut.reader.outline", () => setShowsOutline((before) => !before));
  useShortcut("+", "shortcut.reader.larger", () => resize(1));
  useShortcut("-", "shortcut.reader.smaller", () => resize(-1));
  useShortcut("0", "shortcut.reader.fit", () => setZoom("fit"));
  return (
    <>
      <ReaderHead source={source} place={place} reading={reading} heading={heading} onClose={onClose} />
      <ReaderTools
        source={source}
        reading={reading}
        mode={shown}
        onMode={broken ? null : changeMode}
        zoom={zoom}
        fit={usual}
        onZoom={setZoom}
        onResize={resize}
        outline={showsOutline}
        onOutline={() => setShowsOutline((before) => !before)}
        finds={finds}
        onFind={() => setFinds((before) => !before)}
      />
      {finds && <FindBar finding={reading.finding} onClose={() => setFinds(false)} />}
      <Notices source={source} arrival={reading.arrival} broken={broken} />
      <div className="reader-body" role="presentation" onKeyDown={turnPage}>
        {showsOutline && (
          <Outline
            source={source}
            offset={reading.seen.offset}
            onGo={reading.goTo}
            onClose={() => setShowsOutline(false)}
          />
        )}
        <Suspense fallback={<div className="reader-pane" aria-busy />}>
          <Pane
            source={source}
            reading={reading}
            mode={shown}
            zoom={zoom}
            onBroken={setBroken}
            onFit={setFit}
            onText={() => changeMode("text")}
          />
        </Suspense>
      </div>
      <SelectionBar source={source} />
    </>
  );
}
