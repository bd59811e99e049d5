import type { ComponentProps, ReactNode } from "react";
import { LinkButton } from "@/components/ui/button.tsx";
import { ConfirmSection } from "@/components/ui/confirm.tsx";
import { cx } from "@/components/ui/cx.ts";
import { PageHeading } from "@/components/ui/page-heading.tsx";

/** Where something of a repository is changed: its forms, and below them the way to its end. `what` is "label". */
export function EditPage({
  heading,
  badges,
  back,
  what,
  deletePath,
  wide = false,
  children,
}: {
  heading: ReactNode;
  badges?: ReactNode;
  back: { href: string; label: string };
  what: string;
  deletePath: string;
  wide?: boolean;
  children: ReactNode;
}) {
  return (
    <>
      <PageHeading badges={badges} actions={<LinkButton href={back.href}>{back.label}</LinkButton>}>
        {heading}
      </PageHeading>
      <div className={cx("grid gap-8", wide ? "max-w-2xl" : "max-w-xl")}>
        {children}
        <div className="border-line-muted border-t pt-6">
          <LinkButton variant="danger" href={deletePath}>
            Delete {what}
          </LinkButton>
        </div>
      </div>
    </>
  );
}

/** Where something of a repository is deleted, once its consequences, the children, were read. */
export function DeletePage({
  heading,
  badges,
  what,
  action,
  fields,
  cancelPath,
  children,
}: Pick<ComponentProps<typeof ConfirmSection>, "action" | "fields"> & {
  heading: ReactNode;
  badges?: ReactNode;
  what: string;
  cancelPath: string;
  children: ReactNode;
}) {
  return (
    <>
      <PageHeading badges={badges}>{heading}</PageHeading>
      <div className="max-w-xl">
        <ConfirmSection
          title={`Delete this ${what}`}
          action={action}
          submitLabel={`Delete ${what}`}
          pendingLabel="Deleting"
          fields={fields}
          cancel={<LinkButton href={cancelPath}>Cancel</LinkButton>}
        >
          {children}
        </ConfirmSection>
      </div>
    </>
  );
}
