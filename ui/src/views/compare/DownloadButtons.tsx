/** The comparison as a file. Word and Markdown hold the gaps too. */
import { Button } from "@navikt/ds-react/Button";
import { type ComponentType, useState } from "react";
import { post, Problem } from "../../api/client";
import { useCollection } from "../../collection/store";
import { fileName, saveFile } from "../../files/saving";
import { useLanguage } from "../../i18n/LanguageProvider";
import { announce } from "../../shell/announcing";
import { ProblemAlert } from "../../shell/ProblemAlert";
import type { Comparison } from "./comparing";
import { comparisonRequest } from "./takingAway";

const ENDINGS = { docx: "docx", markdown: "md" } as const;
type Format = keyof typeof ENDINGS;

type Download =
  | { status: "idle" }
  | { status: "working"; format: Format }
  | { status: "failed"; format: Format; problem: Problem };

interface Props {
  comparison: Comparison;
  icons: Record<Format, ComponentType<{ "aria-hidden": true }>>;
}

export function DownloadButtons({ comparison, icons }: Props) {
  const { t, language } = useLanguage();
  const { style } = useCollection();
  const [state, setState] = useState<Download>({ status: "idle" });
  async function download(format: Format) {
    const request = comparisonRequest(comparison, format, style, language, t);
    if (!request) return;
    setState({ status: "working", format });
    try {
      const written = await post("/api/export", request, "*/*");
      const name = fileName(comparison.question, ENDINGS[format]);
      saveFile(await written.blob(), name);
      announce(t("collection.export.done", { name }));
      setState({ status: "idle" });
    } catch (error) {
      const problem = error instanceof Problem ? error : new Problem("broken", String(error));
      setState({ status: "failed", format, problem });
    }
  }
  if (!comparisonRequest(comparison, "docx", style, language, t)) return null;
  return (
    <>
      {(Object.keys(ENDINGS) as Format[]).map((format) => {
        const Icon = icons[format];
        return (
          <Button
            key={format}
            variant="secondary"
            size="small"
            icon={<Icon aria-hidden />}
            loading={state.status === "working" && state.format === format}
            onClick={() => void download(format)}
          >
            {t(`compare.download.${format}`)}
          </Button>
        );
      })}
      {state.status === "failed" && (
        <ProblemAlert problem={state.problem} onRetry={() => void download(state.format)} />
      )}
    </>
  );
}
