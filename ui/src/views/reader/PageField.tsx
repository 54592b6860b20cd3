/** The page shown and the page to go to: printed numbers and the file's own. */
import { Button } from "@navikt/ds-react/Button";
import { ChevronLeftIcon, ChevronRightIcon } from "@navikt/aksel-icons";
import { useId, useRef, useState } from "react";
import type { Translate } from "../../i18n/translate";
import { useT } from "../../i18n/LanguageProvider";
import { announce } from "../../shell/announcing";
import { useShortcut } from "../../shell/shortcuts";
import { type PageWish, readPageWish } from "./pageWish";
import { pageKeys, physicalPageInWords, wherePageInWords } from "./pageWords";
import type { Source } from "./reading";
import type { Whereabouts } from "./target";
import { Tool } from "./Tool";
import type { Reading } from "./useReading";

interface PageFieldProps {
  source: Source;
  reading: Reading;
}

export function PageField({ source, reading }: PageFieldProps) {
  const t = useT();
  const { seen, goTo, goToPage, stepPage } = reading;
  const [typed, setTyped] = useState<string | null>(null);
  const [wish, setWish] = useState<PageWish | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const hintId = useId();
  useShortcut("g", "shortcut.reader.page", () => field.current?.select());
  if (source.pages.length === 0 && source.spans.every(({ first_label: label }) => label === null)) return null;

  function submit(event: React.FormEvent) {
    event.preventDefault();
    if (!typed?.trim()) return;
    const read = readPageWish(typed, source.pages, source.spans);
    setWish(read);
    setTyped(null);
    field.current?.select();
    if (read.kind !== "unknown" && read.page !== null) goToPage(read.page);
    else if (read.kind === "printed" && read.offset !== null) goTo(read.offset);
    announce(wishInWords(read, source, t));
  }
  function dismiss(event: React.KeyboardEvent) {
    if (event.key !== "Escape" || !wish) return;
    event.preventDefault();
    setWish(null);
  }
  function leave(event: React.FocusEvent) {
    if (!event.currentTarget.contains(event.relatedTarget)) setWish(null);
  }
  function step(by: 1 | -1) {
    stepPage(by);
    setWish(null);
  }
  const where = wherePageInWords(seen, source, t);
  const keys = pageKeys(source);
  const hint = t(keys.hint);
  return (
    <form className="page-field" onSubmit={submit} onKeyDown={dismiss} onBlur={leave}>
      {source.pages.length > 0 && (
        <Tool name={t(keys.previous)} onPress={() => step(-1)}>
          <ChevronLeftIcon aria-hidden />
        </Tool>
      )}
      <label>
        <span className="page-field-label">{t(keys.label)}</span>
        <input
          ref={field}
          type="text"
          autoComplete="off"
          value={typed ?? shownValue(seen, source, t)}
          size={6}
          aria-describedby={hintId}
          title={hint}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={() => setTyped(null)}
        />
      </label>
      <span className="page-field-physical" title={where ?? undefined}>
        {seen.label !== null && seen.page !== null && `(${physicalPageInWords(seen.page, source, t)})`}
        {seen.label === null && seen.page !== null && t("reader.page.of", { count: source.pages.length })}
      </span>
      <span id={hintId} className="aksel-sr-only">
        {where}. {hint}
      </span>
      {source.pages.length > 0 && (
        <Tool name={t(keys.next)} onPress={() => step(1)}>
          <ChevronRightIcon aria-hidden />
        </Tool>
      )}
      {wish && <Told wish={wish} source={source} onPage={goToPage} onDone={() => setWish(null)} />}
    </form>
  );
}

/** Value of the field: the printed number, else the file's own, named as such. */
function shownValue({ page, label }: Whereabouts, source: Source, t: Translate): string {
  if (label !== null) return label;
  if (page === null) return "";
  return t(pageKeys(source).value, { page });
}

interface ToldProps {
  wish: PageWish;
  source: Source;
  onPage: (page: number) => void;
  onDone: () => void;
}

/** Said where there was a choice, or nothing to go to; a plain hit needs no words. */
function Told({ wish, source, onPage, onDone }: ToldProps) {
  const t = useT();
  const other = wish.kind === "unknown" ? null : wish.also;
  const otherPage = typeof other === "number" ? other : (other?.page ?? null);
  if (wish.kind === "printed" && otherPage === null) return null;
  return (
    <p className="page-field-told" role="status">
      {wishInWords(wish, source, t)}{" "}
      {wish.kind === "printed" && otherPage !== null && (
        <Button
          type="button"
          size="xsmall"
          variant="tertiary"
          // Focus stays in the field, whose loss would take this away before it is pressed.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => {
            onPage(otherPage);
            onDone();
          }}
        >
          {t("reader.page.goPhysical", { physical: physicalPageInWords(otherPage, source, t) })}
        </Button>
      )}
    </p>
  );
}

function wishInWords(wish: PageWish, source: Source, t: Translate): string {
  switch (wish.kind) {
    case "unknown":
      return t(pageKeys(source).none, { page: wish.text });
    case "printed": {
      if (wish.page === null) return t("reader.page.tookPrintedOnly", { label: wish.label });
      const physical = physicalPageInWords(wish.page, source, t);
      return t("reader.page.tookPrinted", { label: wish.label, physical });
    }
    case "physical": {
      const physical = physicalPageInWords(wish.page, source, t);
      if (wish.also === null) return t(pageKeys(source).tookOnly, { page: wish.page, physical });
      const { label, page } = wish.also;
      return t("reader.page.tookPhysical", { physical, label, other: physicalPageInWords(page, source, t) });
    }
  }
}
