/** How a mail program shows the message. In a frame that runs nothing, sends nothing and leads nowhere. */
export function MailPreview({ html }: { html: string }) {
  return (
    <section aria-labelledby="html-heading" className="mt-8 grid gap-3">
      <div>
        <h2 id="html-heading" className="font-semibold text-base">
          As HTML
        </h2>
        <p className="text-muted">What a mail program shows. Its links lead nowhere here; those of the text do.</p>
      </div>
      <iframe
        title="The message as HTML"
        sandbox=""
        srcDoc={html}
        className="h-112 w-full rounded-md border border-line bg-canvas"
      />
    </section>
  );
}
