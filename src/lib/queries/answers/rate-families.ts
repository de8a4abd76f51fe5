/** Words of the addresses `/ty-le/…`, in the order of the register; never renamed without a migration. */
export const RATE_FAMILIES = [
  'nop-truc-tuyen',
  'buu-chinh-cong-ich',
  'dung-han',
  'cong-khai',
  'thanh-toan-truc-tuyen',
  'so-hoa',
  'phan-anh-kien-nghi',
] as const;
export type RateFamily = (typeof RATE_FAMILIES)[number];

/** Indicators of each family: those of the documents and of the figures there are, then the items of QĐ 766. */
export const FAMILY_INDICATORS: Readonly<Record<RateFamily, readonly string[]>> = {
  'nop-truc-tuyen': [
    'online-procedure-rate',
    'online-dossier-rate',
    'online-dossier-eligible-rate',
    'online-dossier-unspecified-rate',
    'online-full-dossier-rate',
    'online-full-service-rate',
    'online-procedure-full-rate',
    'online-procedure-partial-rate',
    'inter-agency-online-filing-rate',
    'dossier-in-person-rate',
    'dvc-766-3-1',
    'dvc-766-3-2',
    'dvc-766-3-3',
  ],
  'buu-chinh-cong-ich': ['postal-procedure-rate', 'postal-dossier-rate', 'dvc-766-3-3c'],
  'dung-han': [
    'dossier-on-time-rate',
    'dossier-on-time-due-rate',
    'dossier-on-time-resolved-rate',
    'dossier-on-time-carried-rate',
    'dossier-on-time-unspecified-rate',
    'dossier-overdue-count',
    'dossier-late-received-count',
    'dossier-overdue-due-rate',
    'dossier-overdue-resolved-rate',
    'late-dossier-apology-rate',
    'late-dossier-reschedule-notice-rate',
    'dossier-refusal-notice-rate',
    'dossier-supplement-requests',
    'dossier-returned-due-rate',
    'dossier-received-count',
    'dossier-resolved-rate',
    'dossier-in-progress-rate',
    'portal-timeliness-rate',
    'dvc-766-2-1',
  ],
  'cong-khai': [
    'procedure-publication-rate',
    'portal-transparency-rate',
    'dvc-766-1-1',
    'dvc-766-1-2',
    'dvc-766-1-3',
    'dvc-766-1-4',
  ],
  'thanh-toan-truc-tuyen': [
    'online-payment-rate',
    'online-payment-unspecified-rate',
    'dvc-766-3-5',
    'dvc-766-3-5b',
    'dvc-766-3-6',
  ],
  'so-hoa': [
    'dossier-digitised-rate',
    'digitised-data-reuse-rate',
    'dvc-766-4-1',
    'dvc-766-4-2',
    'dvc-766-4-3',
    'dvc-766-4-4',
    'dvc-766-4-5a',
    'dvc-766-4-5b',
  ],
  'phan-anh-kien-nghi': [
    'feedback-received-count',
    'feedback-handled-count',
    'feedback-published-count',
    'feedback-handled-rate',
    'feedback-result-publication-rate',
    'dvc-766-5-2',
    'dvc-766-5-3',
  ],
};

/** Counts of late dossiers, beside which the recorded apologies and new dates of the same cell are shown. */
export const LATE_COUNTS: ReadonlySet<string> = new Set([
  'dossier-overdue-count',
  'dossier-late-received-count',
  'dossier-overdue-due-rate',
  'dossier-overdue-resolved-rate',
]);
export const APOLOGIES = 'late-dossier-apology-rate';
export const NEW_DATES = 'late-dossier-reschedule-notice-rate';
/** Its note may name the procedures that are not published. */
export const PUBLICATION = 'procedure-publication-rate';
