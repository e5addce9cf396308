CREATE TABLE "wording" (
	"council_id" uuid NOT NULL,
	"language" text NOT NULL,
	"key" text NOT NULL,
	"text" text NOT NULL,
	"english" text NOT NULL,
	"state" text NOT NULL,
	"author_id" uuid,
	"approved_by" uuid,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "wording_pk" PRIMARY KEY("council_id","language","key"),
	CONSTRAINT "wording_state" CHECK ("wording"."state" in ('draft', 'approved')),
	CONSTRAINT "wording_approved" CHECK (("wording"."state" = 'approved') = ("wording"."approved_by" is not null) and ("wording"."approved_by" is null or "wording"."approved_by" is distinct from "wording"."author_id"))
);
--> statement-breakpoint
ALTER TABLE "council" ADD COLUMN "drafts" text DEFAULT 'shown' NOT NULL;--> statement-breakpoint
ALTER TABLE "council" ADD COLUMN "wording_mark" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "wording" ADD CONSTRAINT "wording_council_id_council_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."council"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wording" ADD CONSTRAINT "wording_author" FOREIGN KEY ("council_id","author_id") REFERENCES "public"."account"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wording" ADD CONSTRAINT "wording_approver" FOREIGN KEY ("council_id","approved_by") REFERENCES "public"."account"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "council" ADD CONSTRAINT "council_drafts" CHECK ("council"."drafts" in ('shown', 'english'));
--> statement-breakpoint
ALTER TABLE wording ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_council ON wording TO herald_app USING (council_id = (SELECT herald_council())) WITH CHECK (council_id = (SELECT herald_council()));
