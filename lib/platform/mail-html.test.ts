import { expect, test } from "vitest";
import { mailHtml } from "./mail-html.ts";

const bodyOf = (text: string, button?: string) =>
  mailHtml({ subject: "Subject", text, button })
    .replace(/ (style|class)="[^"]*"/g, "")
    .match(/<\/h1>\n([\s\S]*)\n<\/div>/)?.[1];

test("paragraphs, lists and quotations of the text are those of the HTML", () => {
  expect(bodyOf("Hello mona,\nthis is new:\n\n- one\n- two\n\n> because\n> of this\n")).toBe(
    "<p>Hello mona,<br>this is new:</p>\n<ul><li>one</li><li>two</li></ul>\n<blockquote>because<br>of this</blockquote>",
  );
});

test("an address alone is a button when it has words, and a link to itself without", () => {
  expect(bodyOf("http://host.test/a?b=1&c=2", "Look")).toBe('<p><a href="http://host.test/a?b=1&amp;c=2">Look</a></p>');
  expect(bodyOf("http://host.test/a")).toBe('<p><a href="http://host.test/a">http://host.test/a</a></p>');
});

test("addresses in a sentence can be followed", () => {
  expect(bodyOf("See http://host.test/a for more.", "Look")).toBe(
    '<p>See <a href="http://host.test/a">http://host.test/a</a> for more.</p>',
  );
});

test("markup in a subject or a text is shown and not obeyed", () => {
  const html = mailHtml({ subject: "</title><script>", text: `<img src="x" onerror="y"> & https://x.test/"><b>` });
  expect(html).not.toMatch(/<script|<img|<b>/);
  expect(html).toContain("&lt;img src=&quot;x&quot; onerror=&quot;y&quot;&gt; &amp;");
});
