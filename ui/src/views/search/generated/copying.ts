/** A model's words carry their origin along when they are copied: they must not pass for a quote. */
import type { ClipboardEvent } from "react";

export function withOrigin(event: ClipboardEvent, origin: string): void {
  const words = window.getSelection()?.toString().trim();
  if (!words) return;
  event.clipboardData.setData("text/plain", `${words}\n\n[${origin}]\n`);
  event.preventDefault();
}
