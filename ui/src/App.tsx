/** The shell: header, the view that the address names, the reader beside it. */
import { Loader } from "@navikt/ds-react/Loader";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { useT } from "./i18n/LanguageProvider";
import type { ReaderPlace, ViewName } from "./routing/address";
import { navigate, useAddress, withReader } from "./routing/navigation";
import { Announcer } from "./shell/announcing";
import { ErrorBoundary } from "./shell/ErrorBoundary";
import { Header } from "./shell/Header";
import { ShortcutHelp } from "./shell/ShortcutHelp";
import { useShortcut } from "./shell/shortcuts";
import SearchView from "./views/search/SearchView";

const VIEWS = {
  search: SearchView,
  compare: lazy(() => import("./views/compare/CompareView")),
  check: lazy(() => import("./views/check/CheckView")),
  collection: lazy(() => import("./views/collection/CollectionView")),
  corpus: lazy(() => import("./views/corpus/CorpusView")),
} satisfies Record<ViewName, React.ComponentType>;
const ReaderView = lazy(() => import("./views/reader/ReaderView"));

export function App() {
  const t = useT();
  const { view, reader } = useAddress();
  const [showsShortcuts, setShowsShortcuts] = useState(false);
  const main = useRef<HTMLElement>(null);
  useShortcut("?", "shortcut.help", () => setShowsShortcuts(true));
  useTitle(view);
  useFocusOnNewView(view, main);
  const View = VIEWS[view];
  return (
    <>
      <a className="skip-link" href="#innhold" onClick={() => main.current?.focus()}>
        {t("shell.skip")}
      </a>
      <Header onShowShortcuts={() => setShowsShortcuts(true)} />
      <div className={reader ? "with-reader" : undefined}>
        <main id="innhold" ref={main} tabIndex={-1}>
          <ErrorBoundary key={view}>
            <Suspense fallback={<Waiting />}>
              <View />
            </Suspense>
          </ErrorBoundary>
        </main>
        {reader && <ReaderSide place={reader} />}
      </div>
      <Announcer />
      {showsShortcuts && <ShortcutHelp onClose={() => setShowsShortcuts(false)} />}
    </>
  );
}

function ReaderSide({ place }: { place: ReaderPlace }) {
  const t = useT();
  return (
    <aside className="reader-side" aria-label={t("reader.title")}>
      <ErrorBoundary key={place.documentId}>
        <Suspense fallback={<Waiting />}>
          <ReaderView place={place} onClose={() => navigate(withReader(null))} />
        </Suspense>
      </ErrorBoundary>
    </aside>
  );
}

function Waiting() {
  const t = useT();
  return (
    <div className="page-width">
      <Loader size="large" title={t("shell.loading")} />
    </div>
  );
}

function useTitle(view: ViewName): void {
  const t = useT();
  const { question } = useAddress();
  useEffect(() => {
    const what = view === "search" && question ? question : t(`${view}.title`);
    document.title = `${what} – ${t("app.name")}`;
  }, [view, question, t]);
}

/** A screen reader goes on from the top of the new view, as after loading a page. */
function useFocusOnNewView(view: ViewName, main: React.RefObject<HTMLElement | null>): void {
  const shown = useRef(view);
  useEffect(() => {
    if (shown.current === view) return;
    shown.current = view;
    main.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [view, main]);
}
