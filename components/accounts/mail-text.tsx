import { config } from "@/lib/platform/config.ts";

/** The text of a mail as it was sent; addresses of this server can be followed. */
export function MailText({ text }: { text: string }) {
  const { publicUrl } = config();
  const parts = text.split(/(https?:\/\/\S+)/);
  return (
    <div className="mt-6 whitespace-pre-wrap break-words rounded-md border border-line bg-subtle p-4">
      {parts.map((part) =>
        part.startsWith(`${publicUrl}/`) ? (
          <a key={part} href={part} className="text-accent underline underline-offset-2">
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </div>
  );
}
