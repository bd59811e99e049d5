export { default, metadata } from "@/app/settings/integrations/page.tsx";
