import type { CodeLine, CodeRole } from "@/lib/host/markdown/highlight-code.ts";

/** Colours of code are roles of the design system, so that both themes and their contrasts hold. */
const INKS: Readonly<Record<CodeRole, string | undefined>> = {
  comment: "text-muted",
  constant: "text-accent",
  deleted: "text-danger",
  function: "text-done",
  inserted: "text-success",
  keyword: "text-danger",
  link: "text-accent underline",
  parameter: "text-warning",
  punctuation: undefined,
  string: "text-success",
};

/** One line of code with its colours. */
export function CodeTokens({ line }: { line: CodeLine }) {
  return line.tokens.map(({ column, text, role }) => {
    const ink = role && INKS[role];
    return ink ? (
      <span key={column} className={ink}>
        {text}
      </span>
    ) : (
      text
    );
  });
}
