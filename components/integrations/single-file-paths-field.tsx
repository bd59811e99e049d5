import type { ReactNode } from "react";
import { TextareaField } from "@/components/ui/text-field.tsx";
import { SINGLE_FILE_PATHS_MAX } from "@/lib/integrations/limits.ts";
import type { IntegrationValues } from "./form-values.ts";

/** The files that the permission of this name is about. `children` is what else is to be said of them. */
export function SingleFilePathsField({
  initial,
  error,
  children,
}: {
  initial: IntegrationValues;
  error: string | undefined;
  children?: ReactNode;
}) {
  return (
    <TextareaField
      className="max-w-2xl"
      name="single_file_paths"
      label="Paths for the permission “Single files”"
      optional
      rows={3}
      defaultValue={initial.single_file_paths.join("\n")}
      error={error}
      hint={
        <>
          One per line, up to {SINGLE_FILE_PATHS_MAX}, for example .github/workshop.yml. They count only together with
          that permission. {children}
        </>
      }
    />
  );
}
