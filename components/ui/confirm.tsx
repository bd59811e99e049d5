import type { ReactNode } from "react";
import type { ButtonSize } from "./button-class.ts";
import { ConfirmForm, type ConfirmFormProps } from "./confirm-form.tsx";
import { Dialog, DialogClose } from "./dialog.tsx";

/** A confirmation in a dialog. `fallbackHref` is the page with the same question as a ConfirmSection. */
export function ConfirmDialog({
  triggerLabel,
  triggerSize,
  title,
  fallbackHref,
  ...form
}: Omit<ConfirmFormProps, "cancel"> & {
  triggerLabel: ReactNode;
  triggerSize?: ButtonSize | undefined;
  title: ReactNode;
  fallbackHref?: string | undefined;
}) {
  return (
    <Dialog
      triggerLabel={triggerLabel}
      triggerVariant="danger"
      triggerSize={triggerSize}
      title={title}
      fallbackHref={fallbackHref}
    >
      <ConfirmForm {...form} cancel={<DialogClose>Cancel</DialogClose>} />
    </Dialog>
  );
}

/** The same question as a part of a page, which needs no scripts. */
export function ConfirmSection({
  title,
  headingLevel: Heading = "h2",
  ...form
}: ConfirmFormProps & {
  title: ReactNode;
  headingLevel?: "h2" | "h3" | undefined;
}) {
  return (
    <section className="rounded-md border border-danger-line">
      <Heading className="border-danger-line border-b bg-danger-subtle px-4 py-3 font-semibold">{title}</Heading>
      <div className="p-4">
        <ConfirmForm {...form} />
      </div>
    </section>
  );
}
