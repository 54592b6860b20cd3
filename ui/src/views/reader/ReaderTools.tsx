/** The row of tools: outline, page, hits, view, size, search. */
import {
  BulletListIcon,
  ChevronDownIcon,
  ChevronUpIcon,
  FileSearchIcon,
  ZoomMinusIcon,
  ZoomPlusIcon,
} from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import { useT } from "../../i18n/LanguageProvider";
import { PageField } from "./PageField";
import type { Zoom } from "./pdf/geometry";
import type { Source } from "./reading";
import { Tool } from "./Tool";
import { type Mode, modesOf, type Reading } from "./useReading";

interface ReaderToolsProps {
  source: Source;
  reading: Reading;
  mode: Mode;
  /** `null` where only one view can be had. */
  onMode: ((mode: Mode) => void) | null;
  zoom: Zoom;
  /** Scale of «fit», as a share of the printed size. */
  fit: number;
  onZoom: (zoom: Zoom) => void;
  onResize: (direction: 1 | -1) => void;
  outline: boolean;
  onOutline: () => void;
  finds: boolean;
  onFind: () => void;
}

export function ReaderTools(props: ReaderToolsProps) {
  const { source, reading, mode, onMode, zoom, fit, onZoom, onResize } = props;
  const t = useT();
  const modes = modesOf(source);
  return (
    <div className="reader-tools" role="group" aria-label={t("reader.tools")}>
      <Tool name={t("reader.outline")} pressed={props.outline} onPress={props.onOutline} keys="o">
        <BulletListIcon aria-hidden />
      </Tool>
      <PageField source={source} reading={reading} />
      <HitSteps reading={reading} />
      <span className="reader-tools-gap" />
      {onMode && modes.length > 1 && <ModeSwitch modes={modes} mode={mode} onMode={onMode} />}
      <div className="reader-tools-group">
        <Tool name={t("reader.zoom.out")} onPress={() => onResize(-1)} keys="-">
          <ZoomMinusIcon aria-hidden />
        </Tool>
        <Button
          variant="tertiary-neutral"
          size="small"
          className="reader-zoom"
          aria-label={t("reader.zoom.fit")}
          title={`${t("reader.zoom.fit")} (0)`}
          aria-pressed={zoom === "fit"}
          onClick={() => onZoom("fit")}
        >
          {t("reader.zoom.now", { percent: Math.round(100 * (zoom === "fit" ? fit : zoom)) })}
        </Button>
        <Tool name={t("reader.zoom.in")} onPress={() => onResize(1)} keys="+">
          <ZoomPlusIcon aria-hidden />
        </Tool>
      </div>
      <Tool name={t("reader.find")} pressed={props.finds} onPress={props.onFind} keys="f">
        <FileSearchIcon aria-hidden />
      </Tool>
    </div>
  );
}

function HitSteps({ reading }: { reading: Reading }) {
  const t = useT();
  const { hits, quote, goToHit } = reading;
  const now = quote ? hits.findIndex(({ start, end }) => start === quote.start && end === quote.end) : -1;
  if (hits.length === 0 || (hits.length === 1 && now === 0)) return null;
  const words =
    now >= 0
      ? t("reader.hits.count", { now: now + 1, total: hits.length })
      : t.plural("reader.hits.some", hits.length);
  return (
    <div className="reader-tools-group" role="group" aria-label={words}>
      <Tool name={t("reader.hits.previous")} onPress={() => goToHit(-1)} keys="p">
        <ChevronUpIcon aria-hidden />
      </Tool>
      <span className="reader-count" title={words} aria-hidden>
        <span className="marked-quote-swatch" /> {now >= 0 ? `${now + 1}/${hits.length}` : hits.length}
      </span>
      <Tool name={t("reader.hits.next")} onPress={() => goToHit(1)} keys="n">
        <ChevronDownIcon aria-hidden />
      </Tool>
    </div>
  );
}

interface ModeSwitchProps {
  modes: readonly Mode[];
  mode: Mode;
  onMode: (mode: Mode) => void;
}

function ModeSwitch({ modes, mode, onMode }: ModeSwitchProps) {
  const t = useT();
  return (
    <fieldset className="reader-modes">
      <legend className="aksel-sr-only">{t("reader.mode")}</legend>
      {modes.map((one) => (
        <label key={one}>
          <input type="radio" name="reader-mode" checked={one === mode} onChange={() => onMode(one)} />
          <span>{t(`reader.mode.${one}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}
