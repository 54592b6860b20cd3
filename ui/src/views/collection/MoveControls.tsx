/** Up, down, and a handle that takes arrow keys as well as a pointer. */
import { ArrowDownIcon, ArrowUpIcon, DragVerticalIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import type { KeyboardEvent } from "react";
import { useT } from "../../i18n/LanguageProvider";
import type { MoveActions, MoveControl } from "./moving";

interface Props {
  id: string;
  place: number;
  count: number;
  moving: MoveActions;
}

export function MoveControls({ id, place, count, moving }: Props) {
  const t = useT();
  function step(by: -1 | 1, control: MoveControl) {
    const to = place + by;
    if (to >= 0 && to < count) moving.move(id, to, control);
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Escape") moving.cancel();
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
    event.preventDefault();
    step(event.key === "ArrowUp" ? -1 : 1, "handle");
  }
  const number = place + 1;
  return (
    <div className="move-controls">
      <Button
        size="small"
        variant="tertiary-neutral"
        data-move="up"
        icon={<ArrowUpIcon aria-hidden />}
        aria-label={t("collection.move.up", { number })}
        aria-disabled={place === 0}
        onClick={() => step(-1, "up")}
      />
      <Button
        size="small"
        variant="tertiary-neutral"
        data-move="down"
        icon={<ArrowDownIcon aria-hidden />}
        aria-label={t("collection.move.down", { number })}
        aria-disabled={place === count - 1}
        onClick={() => step(1, "down")}
      />
      <Button
        size="small"
        variant="tertiary-neutral"
        data-move="handle"
        className="move-handle"
        icon={<DragVerticalIcon aria-hidden />}
        aria-label={t("collection.move.handle", { number, count })}
        title={t("collection.move.hint")}
        onKeyDown={onKeyDown}
        {...moving.handle(id, place)}
      />
    </div>
  );
}
