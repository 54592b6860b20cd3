/** Utvalget: collected quotes with notes, in the order and style that one wants, on their way out. */
import { FilesIcon, PrinterSmallIcon, TrashIcon } from "@navikt/aksel-icons";
import { Alert } from "@navikt/ds-react/Alert";
import { Button } from "@navikt/ds-react/Button";
import { useCallback, useEffect, useRef, useState } from "react";
import { type CollectedQuote, type Collection, emptyCollection } from "../../collection/model";
import { addQuote, moveQuote, readCollection, removeQuote, replaceCollection, useCollection } from "../../collection/store";
import { useLanguage } from "../../i18n/LanguageProvider";
import { writeToClipboard } from "../../quotes/copying";
import { announce } from "../../shell/announcing";
import { CollectionFacts } from "./CollectionFacts";
import { copiedCollection } from "./copyAll";
import { EmptyCollection } from "./EmptyCollection";
import { ExportPanel } from "./ExportPanel";
import { ImportButton, type Imported, SaveButton } from "./FileButtons";
import { QuoteList } from "./QuoteList";
import { ReceiptList } from "./ReceiptList";
import { ReferenceList } from "./ReferenceList";
import { type Standing, useStanding, withFacts } from "./standing";
import { StandingNotice } from "./StandingNotice";
import { type Undo, UndoBar } from "./UndoBar";
import "../view.css";
import "./collection.css";

export default function CollectionView() {
  const { t } = useLanguage();
  const collection = useCollection();
  const [imported, setImported] = useState<Imported | null>(null);
  const [undo, setUndo] = useState<Undo | null>(null);
  const importing = <ImportButton onImported={setImported} />;
  return (
    <div className="page-width collection">
      <h1 className="view-title screen-only">{t("collection.title")}</h1>
      <h1 className="print-only">{collection.title || t("collection.title")}</h1>
      <p className="view-lead screen-only">
        {collection.quotes.length > 0
          ? t("collection.lead")
          : t("collection.empty.lead")}
      </p>
      {imported && <ImportNotice imported={imported} />}
      {collection.quotes.length > 0 ? (
        <Filled collection={collection} importing={importing} onUndo={setUndo} />
      ) : (
        <EmptyCollection importing={importing} />
      )}
      {undo && <UndoBar key={undo.id} undo={undo} onClose={() => setUndo(null)} />}
    </div>
  );
}

function ImportNotice({ imported }: { imported: Imported }) {
  const { t } = useLanguage();
  if (imported.status === "unreadable") {
    return (
      <Alert variant="error" role="alert">
        {t("collection.import.unreadable", { name: imported.name })}
      </Alert>
    );
  }
  const { name, added, known, kept } = imported;
  return (
    <Alert variant={kept ? "success" : "warning"} role="status">
      {t.plural("collection.import.done", added, { name })}
      {known > 0 && ` ${t.plural("collection.import.known", known)}`}
      {!kept && ` ${t("quote.collect.failed")}`}
    </Alert>
  );
}

interface FilledProps {
  collection: Collection;
  importing: React.ReactNode;
  onUndo: (undo: Undo) => void;
}

function Filled({ collection, importing, onUndo }: FilledProps) {
  const { t, language } = useLanguage();
  const { quotes, style } = collection;
  const { state, isChecking, again } = useStanding(quotes, style, language);
  const standing = state.status === "done" ? state.standing : null;
  const title = collection.title.trim() || t("collection.untitled");
  useLearning(standing);

  const remove = useCallback(
    (quote: CollectedQuote, place: number) => {
      removeQuote(quote.id);
      onUndo({
        id: quote.id,
        words: t("collection.removed", { number: place + 1 }),
        run: () => {
          addQuote(quote);
          moveQuote(quote.id, place);
        },
      });
    },
    [onUndo, t],
  );
  function clear() {
    const before = readCollection();
    replaceCollection({ ...emptyCollection(), style });
    onUndo({ id: "all", words: t("collection.cleared"), run: () => replaceCollection(before) });
  }
  return (
    <>
      <CollectionFacts collection={collection} />
      <ExportPanel collection={collection} quotes={standingQuotes(quotes, standing)} title={title} />
      <StandingNotice quotes={quotes} state={state} isChecking={isChecking} onAgain={again} />
      <QuoteList quotes={quotes} standing={standing} onRemove={remove} />
      <ReferenceList references={standing?.references ?? []} />
      <ReceiptList receipts={collection.receipts} />
      <div className="button-row collection-tools">
        <CopyAllButton quotes={quotes} standing={standing} title={title} />
        <Button variant="secondary" icon={<PrinterSmallIcon aria-hidden />} onClick={() => window.print()}>
          {t("collection.print")}
        </Button>
        <SaveButton title={title} />
        {importing}
        <Button variant="tertiary" icon={<TrashIcon aria-hidden />} onClick={clear}>
          {t("collection.clear")}
        </Button>
      </div>
    </>
  );
}

/** All that are not known to be lost: what was not asked for is for the server to judge. */
function standingQuotes(quotes: readonly CollectedQuote[], standing: Standing | null): CollectedQuote[] {
  return quotes.filter(({ id }) => standing?.verdicts.get(id)?.stands !== false);
}

/** Quotes from a file know neither title nor page: what the server knows is kept with them. */
function useLearning(standing: Standing | null): void {
  useEffect(() => {
    if (!standing) return;
    const collection = readCollection();
    const learned = collection.quotes.map((quote) => {
      const verdict = standing.verdicts.get(quote.id);
      return !quote.citation && verdict?.stands ? withFacts(quote, verdict.cited) : quote;
    });
    if (learned.some((quote, place) => quote !== collection.quotes[place])) {
      replaceCollection({ ...collection, quotes: learned });
    }
  }, [standing]);
}

interface CopyAllProps {
  quotes: readonly CollectedQuote[];
  standing: Standing | null;
  title: string;
}

function CopyAllButton({ quotes, standing, title }: CopyAllProps) {
  const { t, language } = useLanguage();
  const [copied, setCopied] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  async function copy() {
    const cited = standingQuotes(quotes, standing).map((quote) => {
      const verdict = standing?.verdicts.get(quote.id);
      return verdict?.stands ? withFacts(quote, verdict.cited) : quote;
    });
    const words = { title, references: t("collection.references"), note: (note: string) => t("collection.note.copied", { note }) };
    const done = await writeToClipboard(copiedCollection(cited, standing?.references ?? [], language, words));
    announce(t(done ? "quote.copied" : "quote.copy.failed"));
    setCopied(done);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setCopied(false), 2000);
  }
  return (
    <Button variant="secondary" icon={<FilesIcon aria-hidden />} onClick={() => void copy()}>
      {t(copied ? "quote.copied" : "collection.copyAll")}
    </Button>
  );
}
