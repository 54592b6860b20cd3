/** The border between the view and the reader: dragged, or moved with the arrow keys. */
import { useEffect, useState } from "react";
import { useT } from "../../i18n/LanguageProvider";
import { recall, remember } from "../../shell/remembering";

const STORED_AS = "funn.reader.share";
const MIN_SHARE = 30;
const MAX_SHARE = 75;
const USUAL_SHARE = 52;
const STEP = 2;

function within(share: number): number {
  return Math.min(MAX_SHARE, Math.max(MIN_SHARE, Math.round(share)));
}

function storedShare(): number {
  const stored = Number(recall(STORED_AS) ?? Number.NaN);
  return Number.isFinite(stored) ? within(stored) : USUAL_SHARE;
}

export function Resizer() {
  const t = useT();
  const [share, setShare] = useState(storedShare);
  useEffect(() => {
    document.documentElement.style.setProperty("--reader-share", `${share}%`);
    remember(STORED_AS, String(share));
  }, [share]);
  function drag(event: React.PointerEvent<HTMLDivElement>) {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    setShare(within(100 - (100 * event.clientX) / window.innerWidth));
  }
  function onKeyDown(event: React.KeyboardEvent) {
    const step = { ArrowLeft: STEP, ArrowRight: -STEP }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    setShare((before) => within(before + step));
  }
  return (
    <div
      className="reader-resizer"
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={t("reader.resize")}
      aria-valuenow={share}
      aria-valuemin={MIN_SHARE}
      aria-valuemax={MAX_SHARE}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onDoubleClick={() => setShare(USUAL_SHARE)}
      onKeyDown={onKeyDown}
    />
  );
}
