import { setFlash } from "@/components/ui/flash.ts";
import { refusalWords } from "./refused-state.ts";

/** Runs the command of a form that is one button, and leaves its outcome in words for the next page. */
export async function pressButton<Result>(
  command: () => Promise<Result>,
  words: (result: Result) => string,
): Promise<void> {
  let result: Result;
  try {
    result = await command();
  } catch (error) {
    await setFlash(refusalWords(error), "danger");
    return;
  }
  await setFlash(words(result));
}

/** The id that a form's button carries; a missing or foreign one is none that exists. */
export function idIn(form: FormData, name = "id"): number {
  const text = form.get(name)?.toString() ?? "";
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
}
