import type { ReactNode } from "react";

/** A part of a long form under its own heading; the error summary and links can point to it by `id`. */
export function FormSection({
  id,
  title,
  description,
  children,
}: {
  id: string;
  title: string;
  description?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section
      aria-labelledby={`${id}-heading`}
      className="border-line-muted border-t pt-6 [&:first-of-type:not(form~*)]:border-t-0 [&:first-of-type:not(form~*)]:pt-0"
    >
      <h2 id={`${id}-heading`} className="scroll-mt-6 font-semibold text-base">
        {title}
      </h2>
      {description && <p className="mt-0.5 max-w-prose text-muted">{description}</p>}
      <div className="mt-4 grid gap-4">{children}</div>
    </section>
  );
}
