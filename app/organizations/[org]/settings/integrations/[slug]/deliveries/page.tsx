export { default, generateMetadata } from "@/app/settings/integrations/[slug]/deliveries/page.tsx";
