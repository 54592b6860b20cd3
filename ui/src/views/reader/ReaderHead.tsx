/** Name of the source, citation of the marked words, and the buttons for them. */
import {
  ArrowsAllDirectionsIcon,
  ExternalLinkIcon,
  LinkIcon,
  SidebarRightIcon,
  XMarkIcon,
} from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import { BodyShort, Heading } from "@navikt/ds-react/Typography";
import { useT } from "../../i18n/LanguageProvider";
import { authorsAndYear } from "../../quotes/naming";
import { formatAddress, type ReaderPlace } from "../../routing/address";
import { Link } from "../../routing/Link";
import { navigate, useAddress, withReader } from "../../routing/navigation";
import { announce } from "../../shell/announcing";
import { MarkedQuote } from "./MarkedQuote";
import { filePath, type Source } from "./reading";
import type { Reading } from "./useReading";

interface ReaderHeadProps {
  source: Source;
  place: ReaderPlace;
  reading: Reading;
  heading: React.RefObject<HTMLHeadingElement | null>;
  onClose: () => void;
}

export function ReaderHead({ source, place, reading, heading, onClose }: ReaderHeadProps) {
  const t = useT();
  const { facts } = source;
  return (
    <header className="reader-head">
      <div className="reader-head-row">
        <div className="reader-named">
          <Heading
            size="xsmall"
            level="2"
            ref={heading}
            tabIndex={-1}
            className="reader-name"
            lang={facts.language}
            title={facts.title}
          >
            {facts.title}
          </Heading>
          <BodyShort size="small" className="reader-authors">
            {authorsAndYear(facts, t)}
          </BodyShort>
        </div>
        <div className="reader-head-actions">
          <CopyLinkButton source={source} place={place} reading={reading} />
          {facts.has_file && (
            <Button
              as="a"
              href={filePath(facts.id)}
              role={undefined}
              target="_blank"
              rel="noreferrer"
              variant="tertiary-neutral"
              size="small"
              icon={<ExternalLinkIcon aria-hidden />}
              aria-label={t("reader.file.open")}
              title={t("reader.file.open")}
            />
          )}
          <FullLink place={place} />
          <Button
            variant="tertiary-neutral"
            size="small"
            icon={<XMarkIcon aria-hidden />}
            aria-label={t("reader.close")}
            title={`${t("reader.close")} (Esc)`}
            onClick={onClose}
          />
        </div>
      </div>
      {reading.quote && (
        <MarkedQuote
          source={source}
          span={reading.quote}
          onShow={() => reading.quote && reading.goTo(reading.quote.start)}
        />
      )}
    </header>
  );
}

function FullLink({ place }: { place: ReaderPlace }) {
  const t = useT();
  const address = useAddress();
  const Icon = place.full ? SidebarRightIcon : ArrowsAllDirectionsIcon;
  const name = t(place.full ? "reader.beside" : "reader.full");
  return (
    <Button
      as={Link}
      to={{ ...address, reader: { ...place, full: place.full ? undefined : true } }}
      role={undefined}
      options={{ replace: true }}
      className="reader-full-link"
      variant="tertiary-neutral"
      size="small"
      icon={<Icon aria-hidden />}
      aria-label={name}
      title={name}
    />
  );
}

interface CopyLinkProps {
  source: Source;
  place: ReaderPlace;
  reading: Reading;
}

/** The address of what is marked, else of the page that is read, without the question. */
function CopyLinkButton({ source, place, reading }: CopyLinkProps) {
  const t = useT();
  async function copy() {
    const { quote, seen } = reading;
    const documentId = source.facts.id;
    const where: ReaderPlace = quote
      ? { documentId, ...quote }
      : seen.page !== null
        ? { documentId, page: seen.page }
        : { documentId, start: seen.offset };
    navigate(withReader({ ...place, ...where }), { replace: true });
    const address = formatAddress({ ...withReader(where), view: "search", question: "" });
    const link = new URL(address, location.origin).href;
    const copied = await navigator.clipboard.writeText(link).then(
      () => true,
      () => false,
    );
    announce(t(copied ? "reader.link.copied" : "quote.copy.failed"));
  }
  return (
    <Button
      variant="tertiary-neutral"
      size="small"
      icon={<LinkIcon aria-hidden />}
      aria-label={t("reader.link.copy")}
      title={t("reader.link.copy")}
      onClick={() => void copy()}
    />
  );
}
