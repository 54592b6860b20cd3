/** Search inside the document: words, how many, the next and the one before. */
import { ChevronDownIcon, ChevronUpIcon, XMarkIcon } from "@navikt/aksel-icons";
import { useEffect, useRef } from "react";
import { useT } from "../../i18n/LanguageProvider";
import { Tool } from "./Tool";
import type { Finding } from "./useFind";

interface FindBarProps {
  finding: Finding;
  onClose: () => void;
}

export function FindBar({ finding, onClose }: FindBarProps) {
  const t = useT();
  const field = useRef<HTMLInputElement>(null);
  const given = useRef(finding.words !== "");
  useEffect(() => {
    // Words that came with the address leave the focus on the heading.
    if (!given.current) field.current?.focus();
  }, []);
  function close() {
    finding.setWords("");
    onClose();
  }
  function onKeyDown(event: React.KeyboardEvent) {
    if (event.key === "Escape") {
      event.preventDefault();
      close();
    } else if (event.key === "Enter") {
      event.preventDefault();
      finding.go(event.shiftKey ? -1 : 1);
    }
  }
  return (
    <search className="find-bar">
      <label>
        <span className="aksel-sr-only">{t("reader.find")}</span>
        <input
          ref={field}
          type="search"
          value={finding.words}
          placeholder={t("reader.find")}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => finding.setWords(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      </label>
      <p className="reader-count" role="status">
        <Outcome finding={finding} />
      </p>
      <Tool name={t("reader.find.previous")} onPress={() => finding.go(-1)} keys="p">
        <ChevronUpIcon aria-hidden />
      </Tool>
      <Tool name={t("reader.find.next")} onPress={() => finding.go(1)} keys="n">
        <ChevronDownIcon aria-hidden />
      </Tool>
      <Tool name={t("reader.find.close")} onPress={close}>
        <XMarkIcon aria-hidden />
      </Tool>
    </search>
  );
}

function Outcome({ finding: { state } }: { finding: Finding }) {
  const t = useT();
  switch (state.status) {
    case "idle":
      return null;
    case "loading":
      return "…";
    case "failed":
      return t(`problem.${state.problem.kind}`, { detail: state.problem.message });
    case "done":
      if (state.total === 0) return t("reader.find.none", { words: state.words });
      return t("reader.find.count", { now: state.now + 1, total: state.total });
  }
}
