/** Reordering: by buttons, by arrow keys on the handle, and by dragging the handle. */
import { type PointerEvent, type RefObject, useEffectEvent, useLayoutEffect, useState } from "react";
import { moveQuote } from "../../collection/store";

/** The control to focus again when the quote is at its new place. */
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

export interface MoveActions {
  move: (id: string, place: number, control: MoveControl) => void;
  handle: (id: string, place: number) => {
    onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    onPointerMove: (event: PointerEvent<HTMLElement>) => void;
    onPointerUp: () => void;
    onPointerCancel: () => void;
  };
  cancel: () => void;
}

interface Moved {
  id: string;
  place: number;
  control: MoveControl;
}

/**
 * `onMoved` is told the new place, from 0. The actions stay the same ones, so that quotes that
 * are not moved need not be drawn anew.
 */
export function useMoving(
  list: RefObject<HTMLElement | null>,
  onMoved: (place: number) => void,
): [Dragging | null, MoveActions] {
  const [dragging, setDragging] = useState<Dragging | null>(null);
  const [moved, setMoved] = useState<Moved | null>(null);
  const [actions] = useState(() => createActions(setDragging, setMoved));
  const tell = useEffectEvent(onMoved);
  // An element that is moved in the document loses the focus.
  useLayoutEffect(() => {
    if (!moved) return;
    const item = itemsOf(list.current).find((one) => one.dataset.quote === moved.id);
    item?.querySelector<HTMLElement>(`[data-move="${moved.control}"]`)?.focus();
    tell(moved.place);
  }, [moved, list]);
  return [dragging, actions];
}

function createActions(
  onDrag: (dragging: Dragging | null) => void,
  onMove: (moved: Moved) => void,
): MoveActions {
  let dragged: Dragging | null = null;
  function put(next: Dragging | null) {
    dragged = next;
    onDrag(next);
  }
  function move(id: string, place: number, control: MoveControl) {
    moveQuote(id, place);
    onMove({ id, place, control });
  }
  const handle: MoveActions["handle"] = (id, place) => ({
    onPointerDown: (event) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      put({ id, place });
    },
    onPointerMove: (event) => {
      if (dragged?.id !== id) return;
      const at = placeAt(event.clientY, middlesOfOthers(event.currentTarget.closest("ol"), id));
      if (at !== dragged.place) put({ id, place: at });
      scrollNearEdge(event.clientY);
    },
    onPointerUp: () => {
      const now = dragged;
      put(null);
      if (now?.id === id && now.place !== place) move(id, now.place, "handle");
    },
    onPointerCancel: () => put(null),
  });
  return { move, cancel: () => put(null), handle };
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
