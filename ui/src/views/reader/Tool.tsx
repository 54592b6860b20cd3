/** A button that is a picture: named for all, with its key for those who hover. */
import { Button } from "@navikt/ds-react/Button";
import type { ReactNode } from "react";

interface ToolProps {
  name: string;
  keys?: string;
  pressed?: boolean;
  onPress: () => void;
  children: ReactNode;
}

export function Tool({ name, keys, pressed, onPress, children }: ToolProps) {
  return (
    <Button
      variant="tertiary-neutral"
      size="small"
      icon={children}
      aria-label={name}
      title={keys ? `${name} (${keys})` : name}
      aria-pressed={pressed}
      onClick={onPress}
    />
  );
}
