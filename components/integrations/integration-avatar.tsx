import { Avatar } from "@/components/ui/avatar.tsx";

/** The picture of an integration: the one that it was given, or one drawn from its slug. */
export function IntegrationAvatar({
  integration: { id, slug, logoVersion },
  size,
}: {
  integration: { id: number; slug: string; logoVersion: string | null };
  /** Pixels. */
  size: number;
}) {
  return <Avatar seed={slug} src={logoVersion && `/in/${id}?v=${logoVersion}`} shape="square" size={size} />;
}
