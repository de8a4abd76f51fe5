import { fold } from './fold';

/** Abbreviations of administrative reform with what they stand for, as official texts use them. */
export const ABBREVIATIONS: readonly (readonly [abbreviation: string, phrase: string])[] = [
  ['TTHC', 'thủ tục hành chính'],
  ['BCCI', 'bưu chính công ích'],
  ['DVCTT', 'dịch vụ công trực tuyến'],
  ['DVC', 'dịch vụ công'],
  ['TN&TKQ', 'tiếp nhận và trả kết quả'],
  ['CCHC', 'cải cách hành chính'],
  ['PAKN', 'phản ánh, kiến nghị'],
  ['CBCC', 'cán bộ, công chức'],
  ['CĐS', 'chuyển đổi số'],
  ['CNTT', 'công nghệ thông tin'],
  ['UBND', 'ủy ban nhân dân'],
  ['HĐND', 'hội đồng nhân dân'],
  ['NLCT', 'năng lực cạnh tranh'],
  ['PAR', 'cải cách hành chính'],
  ['PAR INDEX', 'chỉ số cải cách hành chính'],
  ['SIPAS', 'hài lòng về sự phục vụ hành chính'],
  ['PAPI', 'hiệu quả quản trị và hành chính công'],
  ['PCI', 'năng lực cạnh tranh cấp tỉnh'],
  ['DTI', 'chuyển đổi số'],
  ['DDCI', 'năng lực cạnh tranh cấp sở, ban, ngành'],
  ['TP.HCM', 'Thành phố Hồ Chí Minh'],
  ['HCM', 'Hồ Chí Minh'],
  ['BRVT', 'Bà Rịa - Vũng Tàu'],
  ['TTH', 'Thừa Thiên Huế'],
];

/** The words of a text as search compares them: folded, without punctuation; `TN&TKQ` is one word, `tntkq`. */
export function wordsOf(text: string): string[] {
  return fold(text)
    .replaceAll('&', '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

const spaced = (words: readonly string[]) => ` ${words.join(' ')} `;

const KNOWN = ABBREVIATIONS.map(([short, long]) => {
  const [abbreviation, phrase] = [wordsOf(short), wordsOf(long)];
  return { abbreviation, phrase, short: spaced(abbreviation), long: spaced(phrase) };
});

/** Whether words stand in a text next to each other, in this order. */
export function includesRun(words: readonly string[], run: readonly string[]): boolean {
  return words.some((_, at) => run.every((word, i) => words[at + i] === word));
}

/** Words that a text can also be found by: abbreviations of its phrases, and phrases of its abbreviations. */
export function otherWordsOf(text: string): string[] {
  const words = wordsOf(text);
  const run = spaced(words);
  const found = KNOWN.flatMap(({ abbreviation, phrase, short, long }) => [
    ...(run.includes(long) ? [...abbreviation, abbreviation.join('')] : []),
    ...(run.includes(short) ? phrase : []),
  ]);
  return [...new Set(found)].filter((word) => !words.includes(word));
}
