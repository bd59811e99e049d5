"use client";

import { TerminalIcon } from "@primer/octicons-react";
import { useActionState } from "react";
import { CodeBlock } from "@/components/ui/code.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { TimeLeftText } from "@/components/ui/time-left-text.tsx";

/** Times are ISO 8601. */
export type ListenCommand = { command: string; expiresAt: string; now: string };

/** Makes a command with a code in it and shows it, this once. */
export function ListenCode({ action }: { action: () => Promise<ListenCommand | null> }) {
  const [made, submit] = useActionState<ListenCommand | null>(action, null);
  return (
    <div className="grid gap-3">
      <div role="status" className="grid gap-2 empty:hidden">
        {made && (
          <>
            <CodeBlock key={made.command} label="The command with its code" code={made.command} />
            <p className="text-muted text-xs">
              The code works once and ends <TimeLeftText until={made.expiresAt} now={made.now} over="now: it expired" />
              . It is not shown again.
            </p>
          </>
        )}
      </div>
      <form action={submit}>
        <SubmitButton variant={made ? "secondary" : "primary"} icon={<TerminalIcon />} pendingLabel="Making it">
          {made ? "Make another command" : "Make a command"}
        </SubmitButton>
      </form>
    </div>
  );
}
