CREATE TABLE "letter_wording" (
	"council_id" uuid NOT NULL,
	"event_kind" text NOT NULL,
	"language" text NOT NULL,
	"key" text NOT NULL,
	"text" text NOT NULL,
	"author_id" uuid NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "letter_wording_pk" PRIMARY KEY("council_id","event_kind","language","key"),
	CONSTRAINT "letter_wording_kind" CHECK ("letter_wording"."event_kind" in ('welcome', 'ceremony', 'convening'))
);
--> statement-breakpoint
ALTER TABLE "letter_wording" ADD CONSTRAINT "letter_wording_author" FOREIGN KEY ("council_id","author_id") REFERENCES "public"."account"("council_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE letter_wording ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_council ON letter_wording TO herald_app USING (council_id = (SELECT herald_council())) WITH CHECK (council_id = (SELECT herald_council()));
