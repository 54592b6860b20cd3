/** Changes on the page, announced to screen readers: `announce("12 treff")`. */
import { useEffect, useState } from "react";

type Listener = (words: string) => void;
let listener: Listener | null = null;

export function announce(words: string): void {
  listener?.(words);
}

export function Announcer() {
  const [said, setSaid] = useState({ words: "", turn: 0 });
  useEffect(() => {
    listener = (words) => setSaid((before) => ({ words, turn: before.turn + 1 }));
    return () => {
      listener = null;
    };
  }, []);
  // Two regions in turn, so that the same words are read again when they are said again.
  return (
    <div className="aksel-sr-only" data-testid="announcer">
      <p aria-live="polite">{said.turn % 2 === 0 ? said.words : ""}</p>
      <p aria-live="polite">{said.turn % 2 === 1 ? said.words : ""}</p>
    </div>
  );
}
