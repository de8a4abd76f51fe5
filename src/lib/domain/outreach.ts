import { fold } from './fold';

/** Words that tell a topic, as `fold` writes them. */
const TOPIC_MARKS = {
  importance: /tam quan trong|y nghia|hieu qua cua cchc/,
  policy: /chu truong|chinh sach|quan diem|pho bien, giao duc phap luat|pho bien phap luat/,
  leaders: /nguoi dung dau|trach nhiem[^;,]* lanh dao/,
  programme: /chuong trinh tong the|ke hoach cchc|noi dung, ke hoach|chuong trinh, de an/,
  institutions: /the che|van ban (quy pham )?phap luat|van ban chi dao/,
  procedures: /\btthc\b|thu tuc|mot cua|trung tam phuc vu hanh chinh cong|tiep nhan va tra ket qua/,
  organisation: /to chuc bo may|bien che|bo may/,
  civil_service: /cong vu|can bo, cong chuc|chuyen trach/,
  finance: /tai chinh cong|tu chu tai chinh|\btai chinh\b/,
  digital: /chinh (quyen|phu) (dien tu|so)|chuyen doi so|de an 06|quyet dinh 06/,
  online: /\bdvctt\b|dich vu cong truc tuyen|truc tuyen|nop ho so tren mang|dich vu cong/,
  postal: /\bbcci\b|buu chinh/,
  indices: /chi so|\bpapi\b|\bpci\b|\bsipas\b|\bddci\b|\bdti\b|par index|hai long/,
  results: /(?<!tra )ket qua(?! tra loi)|ton tai|han che/,
  models: /mo hinh|dien hinh|sang kien/,
  feedback: /phan anh|kien nghi|duong day nong|phan hoi y kien/,
  rights: /quyen, nghia vu|giam sat|quyen va nghia vu/,
  contests: /hoi thi|cuoc thi/,
  investment: /uu dai dau tu|nha dau tu|ho tro dau tu/,
} as const;

const FORM_MARKS = {
  portal:
    /cong\/trang|cong ttdt|trang ttdt|trang thong tin|cong thong tin|chuyen trang|cong dich vu/,
  social: /facebook|mang xa hoi|zalo/,
  broadcast: /truyen hinh|\bbao, dai\b|cho dai\b|phat song|thong tin dai chung/,
  newspaper: /bao chi|\bbao, dai\b|thong tin dai chung/,
  loudspeaker: /loa|thong tin co so|truyen thanh/,
  mobile: /luu dong|van nghe|vung sau/,
  visual: /pa no|pano|ap phich|to gap|bang ron|\bled\b|khau hieu|truc quan/,
  one_stop_tv: /tivi/,
  slip: /giay tiep nhan/,
  meeting:
    /giao ban|\bhop (dinh ky|dan|chi bo|mat)\b|(buoi|cuoc) hop|hoi nghi|hoi thao|toa dam|tiep xuc/,
  training: /tap huan|boi duong|quan triet/,
  contest: /hoi thi|cuoc thi/,
  business_meeting: /hop mat doanh nghiep|ca phe doanh nhan|tiep xuc nha dau tu/,
  video: /phong su|video/,
} as const;

const AUDIENCE_MARKS = {
  officials: /can bo|cong chuc|noi bo/,
  employees: /vien chuc|nguoi lao dong|nhan vien/,
  mass: /doan vien|hoi vien|to chuc chinh tri|doan the|to chuc xa hoi/,
  service_units: /don vi su nghiep/,
  business: /doanh nghiep|nha dau tu|doanh nhan/,
  residents: /nguoi dan|nhan dan|hop dan|khu pho|cong dan/,
  press: /bao chi|cac co quan bao/,
} as const;

export type OutreachTopic = keyof typeof TOPIC_MARKS;
export type OutreachForm = keyof typeof FORM_MARKS;
export type Audience = keyof typeof AUDIENCE_MARKS;

/** Taxonomies of communication tasks, from the five plans. */
export const OUTREACH_TOPICS = Object.keys(TOPIC_MARKS) as OutreachTopic[];
export const OUTREACH_FORMS = Object.keys(FORM_MARKS) as OutreachForm[];
export const AUDIENCES = Object.keys(AUDIENCE_MARKS) as Audience[];

/** Where a task goes; an empty list = its words do not tell. */
export interface Outreach {
  topics: string[];
  forms: string[];
  audiences: string[];
}

/**
 * What a communication task is about, how it speaks and to whom, derived from its words; where they do not tell, from
 * those of the tasks above it, nearest first.
 */
export function readOutreach(titles: readonly string[]): Outreach {
  const texts = titles.map(fold);
  const read = (marks: Readonly<Record<string, RegExp>>): string[] => {
    for (const text of texts) {
      const found = Object.entries(marks).flatMap(([code, mark]) =>
        mark.test(text) ? [code] : [],
      );
      if (found.length > 0) return found;
    }
    return [];
  };
  return { topics: read(TOPIC_MARKS), forms: read(FORM_MARKS), audiences: read(AUDIENCE_MARKS) };
}

export interface MatrixRow {
  /** Empty = not told. */
  row: string;
  /** Tasks in the row, each once. */
  total: number;
  /** Tasks by column. */
  cells: number[];
}

/**
 * How many tasks are in each row and column. All of `rows` are given, those without a task too, then what else the
 * tasks are of; a task without a row or a column counts under the empty one. Columns without a task are left out.
 */
export function outreachMatrix<T>(
  tasks: readonly T[],
  rows: readonly string[],
  rowsOf: (task: T) => readonly string[],
  columnsOf: (task: T) => readonly string[],
): { columns: string[]; rows: MatrixRow[] } {
  const told = (found: readonly string[]): readonly string[] => (found.length > 0 ? found : ['']);
  const columns = [...new Set(tasks.flatMap((task) => told(columnsOf(task))))];
  const others = [...new Set(tasks.flatMap((task) => told(rowsOf(task))))];
  const all = [
    ...rows,
    ...others
      .filter((one) => !rows.includes(one))
      .sort()
      .reverse(),
  ];
  return {
    columns,
    rows: all.map((row) => {
      const within = tasks.filter((task) => told(rowsOf(task)).includes(row));
      const cells = columns.map(
        (column) => within.filter((task) => told(columnsOf(task)).includes(column)).length,
      );
      return { row, total: within.length, cells };
    }),
  };
}
