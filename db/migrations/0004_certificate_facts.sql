ALTER TABLE "certificate" ADD COLUMN "printed" jsonb NOT NULL;--> statement-breakpoint
CREATE INDEX "certificate_by_occurrence" ON "certificate" USING btree ("council_id","occurrence_id");