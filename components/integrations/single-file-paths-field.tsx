import { type ReactNode, useEffect, useState } from "react";
import { TextareaField } from "@/components/ui/text-field.tsx";
import { SINGLE_FILE_PATHS_MAX } from "@/lib/integrations/limits.ts";
import type { IntegrationValues } from "./form-values.ts";

/**
 * The files that the permission of this name is about. `children` is what else is to be said of them. Where scripts run
 * it is there only while that permission is chosen, or while something is in it.
 */
export function SingleFilePathsField({
  initial,
  live,
  error,
  children,
}: {
  initial: IntegrationValues;
  /** What the form holds now. */
  live: IntegrationValues;
  error: string | undefined;
  children?: ReactNode;
}) {
  const [scripted, setScripted] = useState(false);
  useEffect(() => setScripted(true), []);
  const chosen = (live.permissions.single_file ?? "none") !== "none";
  const isIdle = scripted && !chosen && live.single_file_paths.length === 0 && !error;
  return (
    <div hidden={isIdle}>
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
    </div>
  );
}
