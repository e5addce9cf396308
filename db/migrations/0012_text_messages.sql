ALTER TABLE "council" ADD COLUMN "texts" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "council" ADD COLUMN "text_price" integer DEFAULT 240 NOT NULL;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "mobile" text GENERATED ALWAYS AS ('+44' || substring(regexp_replace("phone", '[^0-9]', '', 'g') from case
  when "phone" ~ '^[[:space:]]*[+]' then '^440?(7(?:[1-57-9][0-9]{2}|624)[0-9]{6})$'
  else '^(?:(?:00)?440?|0)(7(?:[1-57-9][0-9]{2}|624)[0-9]{6})$' end)) STORED;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "phone_state" text DEFAULT 'fine' NOT NULL;--> statement-breakpoint
ALTER TABLE "letter" ADD COLUMN "channel" text DEFAULT 'email' NOT NULL;--> statement-breakpoint
ALTER TABLE "letter" ADD COLUMN "provider_id" text;--> statement-breakpoint
ALTER TABLE "letter" ADD COLUMN "parts" smallint;--> statement-breakpoint
ALTER TABLE "letter" ADD COLUMN "delivered_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "letter" ADD COLUMN "ask_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "letter_to_ask" ON "letter" USING btree ("council_id","ask_at") WHERE "letter"."ask_at" is not null;--> statement-breakpoint
ALTER TABLE "council" ADD CONSTRAINT "council_text_price" CHECK ("council"."text_price" between 0 and 10000);--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_phone_state" CHECK ("person"."phone_state" in ('fine', 'refused'));--> statement-breakpoint
ALTER TABLE "letter" ADD CONSTRAINT "letter_channel" CHECK ("letter"."channel" in ('email', 'text'));