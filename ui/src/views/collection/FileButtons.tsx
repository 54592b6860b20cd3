/** The collection as a file of its own: kept, passed on, taken in again. */
import { FileExportIcon, FileImportIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import { type ChangeEvent, useRef } from "react";
import { collectionFile, merged, readCollectionFile } from "../../collection/exchange";
import { readCollection, replaceCollection } from "../../collection/store";
import { fileName, saveFile } from "../../files/saving";
import { useLanguage, useT } from "../../i18n/LanguageProvider";

/** Outcome of an import: the number of new quotes, or that the file had none. */
export type Imported =
  /** `kept`: whether the browser had room for them. */
  | { status: "read"; name: string; added: number; known: number; kept: boolean }
  | { status: "unreadable"; name: string };

export function ImportButton({ onImported }: { onImported: (outcome: Imported) => void }) {
  const t = useT();
  const field = useRef<HTMLInputElement>(null);
  async function take(event: ChangeEvent<HTMLInputElement>) {
    const input = event.target;
    const file = input.files?.[0];
    if (!file) return;
    onImported(takeIn(await file.text(), file.name));
    input.value = "";
  }
  return (
    <>
      <Button
        variant="secondary"
        icon={<FileImportIcon aria-hidden />}
        onClick={() => field.current?.click()}
      >
        {t("collection.import")}
      </Button>
      <input
        ref={field}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={t("collection.import")}
        onChange={(event) => void take(event)}
      />
    </>
  );
}

function takeIn(text: string, name: string): Imported {
  const read = readCollectionFile(text, new Date());
  if (!read) return { status: "unreadable", name };
  const before = readCollection();
  const after = merged(before, read);
  const kept = replaceCollection(after);
  const added = after.quotes.length - before.quotes.length;
  return { status: "read", name, added, known: read.quotes.length - added, kept };
}

export function SaveButton({ title }: { title: string }) {
  const { t, language } = useLanguage();
  function save() {
    const written = collectionFile(readCollection(), title, language);
    saveFile(new Blob([written], { type: "application/json" }), fileName(title, "json"));
  }
  return (
    <Button
      variant="secondary"
      icon={<FileExportIcon aria-hidden />}
      onClick={save}
    >
      {t("collection.save")}
    </Button>
  );
}
