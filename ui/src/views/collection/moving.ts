/** Reordering: by buttons, by arrow keys on the handle, and by dragging the handle. */
import { type PointerEvent, type RefObject, useLayoutEffect, useRef, useState } from "react";
import { moveQuote } from "../../collection/store";

/** What has to have the focus again when the quote has come to its new place. */
export type MoveControl = "up" | "down" | "handle";

/** The place, among the others, of what is dropped at a height; `middles` are theirs. */
export function placeAt(height: number, middles: readonly number[]): number {
  return middles.filter((middle) => middle < height).length;
}

export interface Dragging {
  id: string;
  place: number;
}

const EDGE = 72;

export interface Moving {
  dragging: Dragging | null;
  move: (id: string, place: number, control: MoveControl) => void;
  handle: (id: string, place: number) => {
    onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    onPointerMove: (event: PointerEvent<HTMLElement>) => void;
    onPointerUp: () => void;
    onPointerCancel: () => void;
  };
  cancel: () => void;
}

/** `onMoved` is told the new place, from 0. */
export function useMoving(
  list: RefObject<HTMLElement | null>,
  onMoved: (place: number) => void,
): Moving {
  const [dragging, setDragging] = useState<Dragging | null>(null);
  const refocus = useRef<{ id: string; control: MoveControl } | null>(null);
  // An element that is moved in the document loses the focus.
  useLayoutEffect(() => {
    const wanted = refocus.current;
    if (!wanted) return;
    refocus.current = null;
    const moved = itemsOf(list.current).find((one) => one.dataset.quote === wanted.id);
    moved?.querySelector<HTMLElement>(`[data-move="${wanted.control}"]`)?.focus();
  });

  function move(id: string, place: number, control: MoveControl) {
    refocus.current = { id, control };
    moveQuote(id, place);
    onMoved(place);
  }
  return {
    dragging,
    move,
    cancel: () => setDragging(null),
    handle: (id, place) => ({
      onPointerDown: (event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setDragging({ id, place });
      },
      onPointerMove: (event) => {
        if (dragging?.id !== id) return;
        const at = placeAt(event.clientY, middlesOfOthers(list.current, id));
        if (at !== dragging.place) setDragging({ id, place: at });
        scrollNearEdge(event.clientY);
      },
      onPointerUp: () => {
        if (dragging?.id === id && dragging.place !== place) move(id, dragging.place, "handle");
        setDragging(null);
      },
      onPointerCancel: () => setDragging(null),
    }),
  };
}

function itemsOf(list: HTMLElement | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>("[data-quote]") ?? [])];
}

function middlesOfOthers(list: HTMLElement | null, id: string): number[] {
  return itemsOf(list)
    .filter((item) => item.dataset.quote !== id)
    .map((item) => item.getBoundingClientRect())
    .map(({ top, height }) => top + height / 2);
}

function scrollNearEdge(height: number): void {
  if (height < EDGE) window.scrollBy(0, height - EDGE);
  else if (height > window.innerHeight - EDGE) window.scrollBy(0, height - window.innerHeight + EDGE);
}
