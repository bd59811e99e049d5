"use client";

import { type ReactNode, useActionState } from "react";
import { ConfirmSection } from "@/components/ui/confirm.tsx";

/** A question before something that cannot be undone, as a part of the page; a refusal of the action is told in it. */
export function ConfirmedAction({
  action,
  ...section
}: {
  /** Answers with what is wrong, or redirects. */
  action: (problem: string | null, form: FormData) => Promise<string | null>;
  title: string;
  /** What has to be typed. */
  expected?: string | undefined;
  submitLabel: string;
  pendingLabel?: string | undefined;
  children: ReactNode;
  cancel?: ReactNode;
}) {
  const [problem, submit] = useActionState(action, null);
  return <ConfirmSection action={submit} error={problem ?? undefined} {...section} />;
}
