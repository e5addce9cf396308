ALTER TABLE "attendee" DROP CONSTRAINT "attendee_age_band";--> statement-breakpoint
ALTER TABLE "invitation" DROP CONSTRAINT "invitation_people_limit";--> statement-breakpoint
ALTER TABLE "link" DROP CONSTRAINT "link_purpose";--> statement-breakpoint
ALTER TABLE "link" DROP CONSTRAINT "link_subject";--> statement-breakpoint
ALTER TABLE "attendee" ADD CONSTRAINT "attendee_age_band" CHECK ("attendee"."age_band" in ('adult', 'young', 'child', 'infant', 'unknown'));--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_people_limit" CHECK ("invitation"."people_limit" between 1 and 300);--> statement-breakpoint
ALTER TABLE "link" ADD CONSTRAINT "link_purpose" CHECK ("link"."purpose" in ('reply', 'group', 'sign_in', 'feed'));--> statement-breakpoint
ALTER TABLE "link" ADD CONSTRAINT "link_subject" CHECK (("link"."purpose" in ('reply', 'group') and "link"."party_id" is not null and "link"."event_id" is not null and "link"."account_id" is null) or ("link"."purpose" in ('sign_in', 'feed') and "link"."account_id" is not null and "link"."party_id" is null and "link"."event_id" is null));--> statement-breakpoint
-- ---- only a host's group is more than 50 people on one invitation.
CREATE FUNCTION herald_check_people_limit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.people_limit > 50 AND NOT EXISTS (SELECT FROM party p WHERE p.council_id = NEW.council_id AND p.id = NEW.party_id AND p.kind = 'group') THEN
    RAISE EXCEPTION 'only a group is invited with more than 50 people' USING ERRCODE = 'check_violation', CONSTRAINT = 'invitation_people_limit_of_kind';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER invitation_people_limit_of_kind BEFORE INSERT OR UPDATE OF people_limit, party_id ON invitation FOR EACH ROW WHEN (NEW.people_limit > 50) EXECUTE FUNCTION herald_check_people_limit();
