export { default, generateMetadata } from "@/app/settings/integrations/[slug]/listen/page.tsx";
