-- AlterTable
ALTER TABLE "Delivery" ADD COLUMN     "ending" TEXT,
ALTER COLUMN "body" DROP NOT NULL;

-- What is left of a row is small, and need not be put beside it.
ALTER TABLE "Delivery" RESET (toast_tuple_target);
