import { type RefObject, useEffect } from "react";

/** Enter in a field of this part does not send its form: agreeing and saving are done by their buttons alone. */
export function useEnterStays(part: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = part.current;
    const stay = (event: KeyboardEvent) => {
      if (event.key === "Enter" && event.target instanceof HTMLInputElement) event.preventDefault();
    };
    element?.addEventListener("keydown", stay);
    return () => element?.removeEventListener("keydown", stay);
  }, [part]);
}
