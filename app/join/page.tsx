import { permanentRedirect } from "next/navigation";

/** The address that people know from elsewhere. */
export default async function JoinPage({ searchParams }: { searchParams: Promise<{ return_to?: string }> }) {
  const { return_to } = await searchParams;
  permanentRedirect(return_to ? `/signup?return_to=${encodeURIComponent(return_to)}` : "/signup");
}
