/** `?`: the shortcuts that work on the page now, and a switch that turns them off. */
import { Button } from "@navikt/ds-react/Button";
import { Heading } from "@navikt/ds-react/Typography";
import { Checkbox } from "@navikt/ds-react/Checkbox";
import { useEffect, useId, useRef } from "react";
import { useT } from "../i18n/LanguageProvider";
import { setShortcutsEnabled, useActiveShortcuts, useShortcutsEnabled } from "./shortcuts";
import "./shortcut-help.css";

export function ShortcutHelp({ onClose }: { onClose: () => void }) {
  const t = useT();
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const shortcuts = useActiveShortcuts();
  const enabled = useShortcutsEnabled();
  useEffect(() => dialog.current?.showModal?.(), []);
  return (
    <dialog ref={dialog} className="shortcut-help" aria-labelledby={titleId} onClose={onClose}>
      <Heading size="medium" level="2" id={titleId}>
        {t("shell.shortcuts")}
      </Heading>
      <p>{t("shell.shortcuts.here")}</p>
      <dl className="shortcut-help-list">
        {shortcuts.map(({ key, does }) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(does)}</dd>
          </div>
        ))}
      </dl>
      <Checkbox
        size="small"
        checked={enabled}
        onChange={(event) => setShortcutsEnabled(event.target.checked)}
      >
        {t("shell.shortcuts.enabled")}
      </Checkbox>
      <Button variant="secondary" size="small" onClick={() => dialog.current?.close()}>
        {t("shell.shortcuts.close")}
      </Button>
    </dialog>
  );
}
