/** Why a permission is asked for, quoted: these are the words of whoever made the integration, not of this server. */
export function MakersReason({ reason }: { reason: string | undefined }) {
  if (!reason) return null;
  return (
    <p className="break-words border-line border-l-4 pl-3">
      <span className="text-xs">Its maker says: </span>
      <q className="text-fg">{reason}</q>
    </p>
  );
}
