/** The quote just removed, with undo. Stays until it is used or closed. */
import { ArrowUndoIcon, XMarkIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import { useEffect, useRef } from "react";
import { useT } from "../../i18n/LanguageProvider";

export interface Undo {
  /** Tells one undoing from the next. */
  id: string;
  words: string;
  run: () => void;
}

export function UndoBar({ undo, onClose }: { undo: Undo; onClose: () => void }) {
  const t = useT();
  const button = useRef<HTMLButtonElement>(null);
  // What had the focus is gone; the way back is the next thing that one may want.
  useEffect(() => button.current?.focus({ preventScroll: true }), []);
  return (
    <div className="undo-bar" role="status">
      <span>{undo.words}</span>
      <Button
        ref={button}
        size="small"
        variant="secondary"
        data-color="neutral"
        icon={<ArrowUndoIcon aria-hidden />}
        onClick={() => {
          undo.run();
          onClose();
        }}
      >
        {t("collection.undo")}
      </Button>
      <Button
        size="small"
        variant="tertiary"
        data-color="neutral"
        icon={<XMarkIcon aria-hidden />}
        aria-label={t("collection.undo.close")}
        onClick={onClose}
      />
    </div>
  );
}
