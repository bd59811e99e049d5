"use client";

import { useRef, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { ErrorSummary } from "@/components/ui/error-summary.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { showToast } from "@/components/ui/toast.tsx";

/** A form whose action lasts until it is told to end, to look at the pending state for as long as one likes. */
export function PendingForm() {
  const finish = useRef<(() => void) | null>(null);
  const wait = () =>
    new Promise<void>((resolve) => {
      finish.current = resolve;
    });
  return (
    <form action={wait} className="flex flex-wrap gap-3">
      <SubmitButton pendingLabel="Saving…">Save changes</SubmitButton>
      <Button onClick={() => finish.current?.()}>End the action</Button>
    </form>
  );
}

export function ToastButtons() {
  return (
    <div className="flex flex-wrap gap-3">
      <Button onClick={() => showToast({ text: "Delivery sent again." })}>Success toast</Button>
      <Button onClick={() => showToast({ text: "The server did not answer. Try again.", tone: "danger" })}>
        Problem toast
      </Button>
    </div>
  );
}

const MISTAKES = [
  { field: "ui_callback", message: "Callback address: begin with https:// or http://localhost." },
  { field: "ui_visibility", message: "Visibility: choose who may install it." },
  { message: "The agreement is not signed yet." },
];

/** The summary takes focus when it appears, so it waits until it is asked for. */
export function ErrorSummaryDemo() {
  const [shown, setShown] = useState(false);
  return (
    <>
      <ErrorSummary errors={shown ? MISTAKES : []} />
      <div>
        <Button onClick={() => setShown(!shown)}>{shown ? "Clear the mistakes" : "Save with mistakes"}</Button>
      </div>
    </>
  );
}
