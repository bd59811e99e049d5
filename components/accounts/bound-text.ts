import { notFound } from "next/navigation";

/**
 * A text that the address of a page or an argument bound to a form's action names something by. Bound arguments come
 * back from the browser, which may send anything in their place: what is no text names nothing.
 */
export function boundText(value: unknown): string {
  return typeof value === "string" && !value.includes("\0") ? value : notFound();
}
