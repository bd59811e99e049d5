export { GET } from "@/app/settings/integrations/[slug]/deliveries/live/route.ts";
