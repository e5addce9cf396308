CREATE TABLE "sheet_print" (
	"council_id" uuid NOT NULL,
	"occurrence_id" uuid NOT NULL,
	"sheet" text NOT NULL,
	"rows" jsonb NOT NULL,
	"printed_at" timestamp (3) with time zone NOT NULL,
	"printed_by" text NOT NULL,
	CONSTRAINT "sheet_print_pk" PRIMARY KEY("council_id","occurrence_id","sheet"),
	CONSTRAINT "sheet_print_sheet" CHECK ("sheet_print"."sheet" in ('caller-cards', 'blank-cards', 'place-cards', 'gift-labels', 'photographer', 'marshal'))
);
--> statement-breakpoint
ALTER TABLE "sheet_print" ADD CONSTRAINT "sheet_print_occurrence" FOREIGN KEY ("council_id","occurrence_id") REFERENCES "public"."occurrence"("council_id","id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE sheet_print ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_council ON sheet_print TO herald_app USING (council_id = (SELECT herald_council())) WITH CHECK (council_id = (SELECT herald_council()));
