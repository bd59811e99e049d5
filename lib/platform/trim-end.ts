/** `text` without the `character`s that it ends in. A pattern such as /=+$/ takes minutes for many of them in the middle. */
export function trimEndOf(text: string, character: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === character) end -= 1;
  return text.slice(0, end);
}
