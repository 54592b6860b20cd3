/**
 * As high as what is left of the window under the page's header, which scrolls away while
 * the reader stays. Without this the reader's lower edge would lie outside the window.
 */
import { useEffect } from "react";

export function useRestOfWindow(frame: React.RefObject<HTMLElement | null>): void {
  useEffect(() => {
    let asked = 0;
    function fit() {
      asked = 0;
      const side = frame.current;
      if (!side) return;
      const top = Math.max(0, side.getBoundingClientRect().top);
      side.style.setProperty("height", `calc(100dvh - ${Math.round(top)}px)`);
    }
    function ask() {
      asked ||= requestAnimationFrame(fit);
    }
    fit();
    window.addEventListener("scroll", ask, { passive: true });
    window.addEventListener("resize", ask);
    return () => {
      cancelAnimationFrame(asked);
      window.removeEventListener("scroll", ask);
      window.removeEventListener("resize", ask);
    };
  }, [frame]);
}
