export { default, metadata } from "@/app/settings/integrations/[slug]/keys/[key]/delete/page.tsx";
