export { POST } from "@/app/settings/integrations/[slug]/keys/generate/route.ts";
