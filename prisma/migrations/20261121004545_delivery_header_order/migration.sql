-- AlterTable
ALTER TABLE "Delivery" ALTER COLUMN "requestHeaders" SET DATA TYPE JSON,
ALTER COLUMN "responseHeaders" SET DATA TYPE JSON;
