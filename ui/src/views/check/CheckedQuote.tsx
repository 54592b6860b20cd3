/** One quotation of the draft: the verdict, the difference, where it stands, how to mend it. */
import {
  CheckmarkCircleFillIcon,
  ExclamationmarkTriangleFillIcon,
  XMarkOctagonFillIcon,
} from "@navikt/aksel-icons";
import { Tag } from "@navikt/ds-react/Tag";
import type { Schemas } from "../../api/client";
import { useDocument } from "../../api/documents";
import { useLanguage, useT } from "../../i18n/LanguageProvider";
import { emptyAddress } from "../../routing/address";
import { Link } from "../../routing/Link";
import { quoted } from "../../quotes/copying";
import { authorsAndYear, pagesInWords } from "../../quotes/naming";
import { CopyButton, ShowInSource } from "../../quotes/QuoteActions";
import { VoiceChip } from "../../quotes/VoiceChip";
import { citesOtherwise, type QuoteCheck, type Verdict } from "./checking";
import { Difference } from "./Difference";

type Place = Schemas["PlaceOut"];

const LOOKS: Record<Verdict, { color: "success" | "warning" | "danger"; Icon: typeof CheckmarkCircleFillIcon }> = {
  verbatim: { color: "success", Icon: CheckmarkCircleFillIcon },
  punctuation_only: { color: "success", Icon: CheckmarkCircleFillIcon },
  wrong_page: { color: "warning", Icon: ExclamationmarkTriangleFillIcon },
  wrong_source: { color: "warning", Icon: ExclamationmarkTriangleFillIcon },
  spliced: { color: "warning", Icon: ExclamationmarkTriangleFillIcon },
  altered: { color: "danger", Icon: XMarkOctagonFillIcon },
  not_found: { color: "danger", Icon: XMarkOctagonFillIcon },
};
/** Verdicts on the words, where quotation and source are shown side by side. */
const DIFFERS = new Set<Verdict>(["altered", "spliced", "punctuation_only"]);

export function CheckedQuote({ result }: { result: QuoteCheck }) {
  const { t, language } = useLanguage();
  const { verdict } = result;
  const { color, Icon } = LOOKS[verdict];
  const differs = DIFFERS.has(verdict) && result.diff.length > 0;
  return (
    <li className={`checked-quote checked-${verdict}`} data-verdict={verdict}>
      <Tag size="small" variant="moderate" data-color={color} icon={<Icon aria-hidden />}>
        {t(`check.verdict.${verdict}`)}
      </Tag>
      <blockquote>
        {differs ? <Difference diff={result.diff} /> : <p className="checked-words">{quoted(result.quote, language)}</p>}
      </blockquote>
      <p className="hint">{t(`check.meaning.${verdict}`)}</p>
      {result.places.length > 0 && <Places result={result} />}
      {citesOtherwise(result) && <Correction result={result} />}
      {result.remarks.map((remark) => (
        <p key={remark} className="hint">
          {remark}
        </p>
      ))}
      {result.places.length > 0 && <Mending result={result} />}
    </li>
  );
}

function Places({ result }: { result: QuoteCheck }) {
  const t = useT();
  // A spliced quotation is made of all its places; else the best one is the one.
  const places = result.verdict === "spliced" ? result.places : result.places.slice(0, 1);
  const others = result.places.length - places.length;
  return (
    <ul className="plain-list checked-places">
      {places.map((place) => (
        <li key={`${place.document_id}:${place.start}`}>
          <PlaceInWords place={place} near={result.verdict === "altered" || result.verdict === "not_found"} />
          {result.verdict === "spliced" && <ShowInSource quote={place} />}
        </li>
      ))}
      {others > 0 && <li className="hint">{t.plural("check.places.more", others)}</li>}
    </ul>
  );
}

function PlaceInWords({ place, near }: { place: Place; near: boolean }) {
  const t = useT();
  const document = useDocument(place.document_id);
  const section = place.section.at(-1);
  return (
    <p className="checked-place">
      <span className="checked-place-label">{t(near ? "check.place.near" : "check.place")}</span>
      <span>
        {document ? authorsAndYear(document, t) : place.document_id}{" "}
        {document && (
          <Link className="aksel-link" to={{ ...emptyAddress("corpus"), study: document.id }}>
            <cite>{document.title}</cite>
          </Link>
        )}
        , {pagesInWords(place.pages, t)}
        {section && ` · ${section}`}
      </span>
      <VoiceChip voice={place.voice} attribution={place.attribution} />
    </p>
  );
}

function Correction({ result }: { result: QuoteCheck }) {
  const t = useT();
  return (
    <p className="checked-citation">
      {result.citation_found ? (
        <>
          <span className="checked-place-label">{t("check.citation.yours")}</span>{" "}
          {/* Struck out only where it is wrong, and not merely written otherwise. */}
          {result.verdict === "wrong_page" || result.verdict === "wrong_source" ? (
            <del>{result.citation_found}</del>
          ) : (
            <span>{result.citation_found}</span>
          )}{" "}
        </>
      ) : (
        <span className="checked-place-label">{t("check.citation.none")} </span>
      )}
      <span className="checked-place-label">{t("check.citation.right")}</span> <strong>{result.citation}</strong>
    </p>
  );
}

/** The words as they stand, with the right citation, to be put into the draft. */
function Mending({ result }: { result: QuoteCheck }) {
  const t = useT();
  const [place] = result.places;
  if (!place || result.verdict === "spliced") return null;
  const corrected = {
    document_id: place.document_id,
    start: place.start,
    end: place.end,
    text: place.text,
    citation: result.citation ?? "",
  };
  return (
    <div className="quote-actions" role="group" aria-label={t("check.mending")}>
      <ShowInSource quote={corrected} />
      {/* What only comes nearest is no right form of words that stand nowhere. */}
      {result.verdict !== "not_found" && <CopyButton quote={corrected} label={t("check.copy")} />}
    </div>
  );
}
