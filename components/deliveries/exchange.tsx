import { CodeBlock } from "@/components/ui/code.tsx";
import { headerLines, readable } from "./sent-text.ts";

/** Headers and body of one side of an attempt, under its own heading. */
export function Exchange({
  id,
  title,
  headers,
  body,
  bodyTitle,
  note,
}: {
  id: string;
  title: string;
  headers: Readonly<Record<string, string>> | null;
  body: string | null;
  /** What the body is called: "Payload". */
  bodyTitle: string;
  /** In place of both when there is nothing to show. */
  note?: string;
}) {
  const shown = body === null ? null : readable(body);
  return (
    <section aria-labelledby={id} className="grid min-w-0 gap-3">
      <h3 id={id} className="font-semibold text-base">
        {title}
      </h3>
      {note && <p className="text-muted">{note}</p>}
      {headers && Object.keys(headers).length > 0 && (
        <CodeBlock title="Headers" label={`Headers of the ${title.toLowerCase()}`} code={headerLines(headers)} wrap />
      )}
      {shown && shown.text !== "" && (
        <div className="min-w-0 [&_section]:max-h-[36rem]">
          <CodeBlock title={bodyTitle} label={`${bodyTitle} of the ${title.toLowerCase()}`} code={shown.text} />
        </div>
      )}
      {shown?.text === "" && !note && <p className="text-muted">The body is empty.</p>}
      {shown?.cut && <p className="text-muted text-xs">This is the beginning. The API gives the whole.</p>}
    </section>
  );
}
