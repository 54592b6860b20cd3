/** Shown when a view breaks: words and a way on, never a blank page. */
import { Button } from "@navikt/ds-react/Button";
import { BodyLong, Heading } from "@navikt/ds-react/Typography";
import { Component, type ReactNode } from "react";
import { useT } from "../i18n/LanguageProvider";

/** Give it a `key` that changes with what it holds: then leaving what broke starts afresh. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override render() {
    if (!this.state.error) return this.props.children;
    return <Broken error={this.state.error} onRetry={() => this.setState({ error: null })} />;
  }
}

function Broken({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const t = useT();
  return (
    <section className="page-width" role="alert">
      <Heading size="medium" level="1" spacing>
        {t("shell.broken.title")}
      </Heading>
      <BodyLong spacing>{t("shell.broken.body")}</BodyLong>
      <Button onClick={onRetry}>{t("shell.broken.retry")}</Button>
      <details className="broken-details">
        <summary>{t("shell.broken.details")}</summary>
        <code>{error.message}</code>
      </details>
    </section>
  );
}
