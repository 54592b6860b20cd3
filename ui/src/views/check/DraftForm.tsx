/** The form in which a draft is pasted, dropped or chosen. */
import { FileImportIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import { Textarea } from "@navikt/ds-react/Textarea";
import { type DragEvent, type FormEvent, type KeyboardEvent, useRef, useState } from "react";
import { StyleSelect } from "../../collection/StyleSelect";
import { useT } from "../../i18n/LanguageProvider";
import { type Draft, ENDINGS } from "./checking";

interface Props {
  isChecking: boolean;
  onCheck: (draft: Draft) => void;
}

export function DraftForm({ isChecking, onCheck }: Props) {
  const t = useT();
  const [text, setText] = useState("");
  const [dragsOver, setDragsOver] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (text.trim()) onCheck({ kind: "text", text });
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.current?.requestSubmit();
  }
  function drop(event: DragEvent) {
    event.preventDefault();
    setDragsOver(false);
    const [file] = event.dataTransfer.files;
    if (file) onCheck({ kind: "file", file });
  }
  function dragOver(event: DragEvent) {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    setDragsOver(true);
  }
  return (
    <form
      ref={form}
      className="draft-form screen-only"
      data-drop={dragsOver || undefined}
      onSubmit={submit}
      onDragOver={dragOver}
      onDragLeave={() => setDragsOver(false)}
      onDrop={drop}
    >
      <Textarea
        label={t("check.draft")}
        description={t("check.draft.how")}
        minRows={7}
        maxRows={16}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div className="draft-buttons">
        <Button type="submit" loading={isChecking}>
          {t("check.run")}
        </Button>
        <FileButton onCheck={onCheck} />
        <p className="hint">{t("check.private")}</p>
      </div>
      <StyleSelect />
    </form>
  );
}

function FileButton({ onCheck }: Pick<Props, "onCheck">) {
  const t = useT();
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        type="button"
        variant="secondary"
        icon={<FileImportIcon aria-hidden />}
        onClick={() => field.current?.click()}
      >
        {t("check.file")}
      </Button>
      <input
        ref={field}
        type="file"
        hidden
        aria-label={t("check.file")}
        accept={ENDINGS.map((ending) => `.${ending}`).join(",")}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) onCheck({ kind: "file", file });
          event.target.value = "";
        }}
      />
    </>
  );
}
