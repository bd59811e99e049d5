import { FileIcon, UploadIcon } from "@primer/octicons-react";
import { Button } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { List, ListRow } from "@/components/ui/list.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { TextField } from "@/components/ui/text-field.tsx";
import type { ReleaseRow } from "@/lib/host/releases/row.ts";
import { PAGE_FILE_BYTES_MAX } from "@/lib/host/releases/rules.ts";
import { fileSize } from "./file-size.ts";

/** The files of a release, and the form that adds one. Plain multipart: it works without scripts. */
export function ReleaseFiles({
  release,
  hidden,
  uploadTo,
  remove,
}: {
  release: ReleaseRow;
  hidden: Readonly<Record<string, string>>;
  /** Where the form sends its file. */
  uploadTo: string;
  remove: (form: FormData) => Promise<void>;
}) {
  return (
    <section aria-labelledby="files-heading" className="grid gap-4">
      <h2 id="files-heading" className="font-semibold text-base">
        Files
      </h2>
      {release.assets.length === 0 ? (
        <EmptyState headingLevel="h3" icon={<FileIcon size={24} />} title="No files yet">
          Programs, packages, whatever people are to download. The code itself comes with the tag.
        </EmptyState>
      ) : (
        <List label="Files of the release">
          {release.assets.map((asset) => (
            <ListRow
              key={asset.id}
              leading={<FileIcon />}
              title={asset.name}
              description={asset.label}
              meta={<span>{fileSize(asset.size)}</span>}
              actions={
                <form action={remove}>
                  {Object.entries({ ...hidden, asset: String(asset.id) }).map(([name, value]) => (
                    <input key={name} type="hidden" name={name} value={value} />
                  ))}
                  <SubmitButton variant="danger" size="sm" pendingLabel="Removing">
                    Remove<span className="sr-only"> {asset.name}</span>
                  </SubmitButton>
                </form>
              }
            />
          ))}
        </List>
      )}
      <form action={uploadTo} method="post" encType="multipart/form-data" className="grid gap-3">
        <TextField
          name="file"
          label="Add a file"
          type="file"
          className="py-0.5"
          hint={`At most ${fileSize(PAGE_FILE_BYTES_MAX)} here; the API takes larger ones.`}
        />
        <div>
          <Button type="submit" icon={<UploadIcon />}>
            Upload
          </Button>
        </div>
      </form>
    </section>
  );
}
