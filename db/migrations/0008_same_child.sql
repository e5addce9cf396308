CREATE TABLE "same_child" (
	"council_id" uuid NOT NULL,
	"party_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"name_form" text NOT NULL,
	"same" boolean NOT NULL,
	"actor" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "same_child_pk" PRIMARY KEY("council_id","party_id","person_id","name_form")
);
--> statement-breakpoint
ALTER TABLE "same_child" ADD CONSTRAINT "same_child_party" FOREIGN KEY ("council_id","party_id") REFERENCES "public"."party"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "same_child" ADD CONSTRAINT "same_child_person" FOREIGN KEY ("council_id","person_id") REFERENCES "public"."person"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "same_child_by_person" ON "same_child" USING btree ("council_id","person_id");--> statement-breakpoint
ALTER TABLE "same_child" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_council ON "same_child" TO herald_app USING (council_id = (SELECT herald_council())) WITH CHECK (council_id = (SELECT herald_council()));
