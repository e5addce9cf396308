ALTER TABLE "reservation" ALTER COLUMN "label" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "reservation" ADD COLUMN "kept_for" text;--> statement-breakpoint
-- Until now the words of the form said it: what they say is carried over.
UPDATE "reservation" SET
  "kept_for" = CASE
    WHEN "invitation_id" IS NOT NULL THEN 'party'
    WHEN "label" = 'Staff' THEN 'staff'
    WHEN "label" = 'Guests of honour' THEN 'honour'
    ELSE 'other'
  END;--> statement-breakpoint
UPDATE "reservation" SET "label" = NULL WHERE "kept_for" <> 'other';--> statement-breakpoint
ALTER TABLE "reservation" ALTER COLUMN "kept_for" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "reservation" ADD CONSTRAINT "reservation_kept_for" CHECK ("reservation"."kept_for" in ('staff', 'honour', 'other', 'party'));--> statement-breakpoint
ALTER TABLE "reservation" ADD CONSTRAINT "reservation_label" CHECK (("reservation"."kept_for" = 'other') = ("reservation"."label" is not null));--> statement-breakpoint
ALTER TABLE "reservation" ADD CONSTRAINT "reservation_party" CHECK (("reservation"."kept_for" = 'party') = ("reservation"."invitation_id" is not null));
