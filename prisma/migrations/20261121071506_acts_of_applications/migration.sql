-- CreateTable
CREATE TABLE "ApplicationAct" (
    "id" SERIAL NOT NULL,
    "authorizationId" INTEGER NOT NULL,
    "repositoryId" INTEGER,
    "operation" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ApplicationAct_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ApplicationAct_authorizationId_id_idx" ON "ApplicationAct"("authorizationId", "id" DESC);

-- CreateIndex
CREATE INDEX "ApplicationAct_at_idx" ON "ApplicationAct"("at");

-- AddForeignKey
ALTER TABLE "ApplicationAct" ADD CONSTRAINT "ApplicationAct_authorizationId_fkey" FOREIGN KEY ("authorizationId") REFERENCES "Authorization"("id") ON DELETE CASCADE ON UPDATE CASCADE;
