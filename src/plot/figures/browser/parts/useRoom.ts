import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

/**
 * How wide a drawing inside an element may be, in CSS pixels: drawings are made for the room that there is, so that their
 * texts stay readable on narrow screens.
 *
 * @param most no drawing needs more
 */
export function useRoom<E extends Element>(most: number): readonly [ref: RefObject<E>, room: number] {
  const ref = useRef<E>(null);
  const [room, setRoom] = useState(most);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      const width = Math.floor(entry?.contentRect.width ?? 0);
      // An output that is folded away has no width.
      if (width > 0) setRoom(Math.min(width, most));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [most]);
  return [ref, room];
}
