/** Scorecards of levels below the province: they bear the prefix of their index but are no part of it. */
const LEVEL_SCORECARD = /-(district|commune|agency|ministry)$/;

/** What tells a part of an index: the ids. */
export interface IndexPart {
  indicator_id: string;
  index_id: string | null;
}

/** Whether an indicator is a scored part of an index ("components are prefixed by the index id"). */
export function isComponent({ indicator_id, index_id }: IndexPart): boolean {
  return (
    index_id !== null &&
    indicator_id.startsWith(`${index_id}-`) &&
    !LEVEL_SCORECARD.test(indicator_id)
  );
}

/** Whether an indicator is the whole score of an index for one level ("Chỉ số CCHC cấp huyện"), with a ruler of its own. */
export function isScorecard({ indicator_id, index_id }: IndexPart): boolean {
  return (
    indicator_id !== index_id &&
    (LEVEL_SCORECARD.test(indicator_id) || indicator_id === `${index_id}-province`)
  );
}
