export { default, metadata } from "@/app/settings/integrations/[slug]/keys/secrets/[secret]/delete/page.tsx";
