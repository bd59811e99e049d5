-- AlterTable
ALTER TABLE "Repository" DROP COLUMN "forkCount",
DROP COLUMN "starCount";
