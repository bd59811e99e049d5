/**
 * Ends a page, a form's action or an answer of its own by leading elsewhere. Only the one file of Next that does this:
 * `next/navigation.js` outside of a bundle's aliases brings React contexts along, without which answers that are no
 * pages (files, streams) fail.
 */
export async function redirectTo(path: string): Promise<never> {
  const { redirect } = await import("next/dist/client/components/redirect.js");
  return redirect(path);
}
