/** Text as it stands inside an XML element or attribute; characters that XML knows no way to write are left out. */
export function xmlText(text: string): string {
  return legalXml(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** A text without the characters that XML 1.0 forbids: control characters, lone surrogates, U+FFFE and U+FFFF. */
export function legalXml(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');
}
