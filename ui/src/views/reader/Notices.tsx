/** Notices on the open document, or on the link that opened it. */
import { Alert } from "@navikt/ds-react/Alert";
import type { ReactNode } from "react";
import { Problem } from "../../api/client";
import type { Translate } from "../../i18n/translate";
import { useT } from "../../i18n/LanguageProvider";
import { isPdf, pageKeys } from "./pageWords";
import type { Source } from "./reading";
import type { Arrival } from "./target";

interface NoticesProps {
  source: Source;
  arrival: Arrival;
  /** Why the file could not be shown, if it could not. */
  broken: unknown;
}

export function Notices({ source, arrival, broken }: NoticesProps) {
  const t = useT();
  const isMissing = isPdf(source) && !source.facts.has_file;
  const why = isMissing ? t("reader.file.missing") : broken !== null ? whyBroken(broken, t) : null;
  return (
    <>
      {why !== null && <Notice>{t("reader.file.failed", { why })}</Notice>}
      {arrival.kind === "gone" && <Notice>{t("reader.place.gone")}</Notice>}
      {arrival.kind === "noPage" && <Notice>{t(pageKeys(source).none, { page: arrival.page })}</Notice>}
    </>
  );
}

function Notice({ children }: { children: ReactNode }) {
  return (
    <Alert variant="warning" size="small" className="reader-notice" role="status">
      {children}
    </Alert>
  );
}

/** In the server's words where it said something: gone, or changed since it was read. */
function whyBroken(error: unknown, t: Translate): string {
  return error instanceof Problem && error.kind === "refused" ? error.message : t("reader.file.broken");
}
