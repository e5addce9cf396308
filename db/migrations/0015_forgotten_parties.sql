ALTER TABLE "party" ADD COLUMN "erased_at" timestamp (3) with time zone;--> statement-breakpoint
-- An approved name is locked; it can be erased as a whole, and not otherwise be changed.
DROP TRIGGER name_proof_locked ON name_proof;
--> statement-breakpoint
CREATE TRIGGER name_proof_kept BEFORE DELETE ON name_proof FOR EACH ROW WHEN (OLD.approved_at IS NOT NULL) EXECUTE FUNCTION herald_refuse_change();
--> statement-breakpoint
CREATE TRIGGER name_proof_locked BEFORE UPDATE ON name_proof FOR EACH ROW WHEN (OLD.approved_at IS NOT NULL AND NOT (
  NEW.name = '(erased)' AND NEW.printed_name IS NULL AND NEW.native_line IS NULL AND NEW.native_language IS NULL
  AND NEW.pronunciation IS NULL AND NEW.reason IS NULL AND NEW.council_id = OLD.council_id AND NEW.id = OLD.id
  AND NEW.honouree_id = OLD.honouree_id AND NEW.revision = OLD.revision AND NEW.created_by = OLD.created_by
  AND NEW.created_at = OLD.created_at AND NEW.approved_at = OLD.approved_at AND NEW.approved_by = OLD.approved_by
)) EXECUTE FUNCTION herald_refuse_change();
