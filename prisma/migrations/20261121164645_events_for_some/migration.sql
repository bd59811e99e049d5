-- AlterTable
ALTER TABLE "Event" ADD COLUMN     "needs" TEXT;
