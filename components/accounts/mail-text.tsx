import { Breakable } from "@/components/ui/breakable.tsx";
import { config } from "@/lib/platform/config.ts";

/** The text of a mail as it was sent; addresses of this server can be followed. */
export function MailText({ text }: { text: string }) {
  const origin = `${config().publicUrl}/`;
  return (
    <div className="mt-6 whitespace-pre-wrap break-words rounded-md border border-line bg-subtle p-4">
      {piecesOf(text).map(({ at, words }) =>
        words.startsWith(origin) ? (
          <a key={at} href={words} className="text-accent underline underline-offset-2">
            <Breakable>{words}</Breakable>
          </a>
        ) : (
          words
        ),
      )}
    </div>
  );
}

/** Addresses and what stands between them, each with its place in the text. */
function piecesOf(text: string): { at: number; words: string }[] {
  return [...text.matchAll(/https?:\/\/\S+|(?:(?!https?:\/\/)[\s\S])+/g)].map((match) => ({
    at: match.index,
    words: match[0],
  }));
}
