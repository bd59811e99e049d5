export { default, metadata } from "@/app/settings/integrations/new/manifest/[token]/page.tsx";
