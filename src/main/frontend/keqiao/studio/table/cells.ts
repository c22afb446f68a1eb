/** A fact that a column may ask for, or what a result is: its words in the reader's language. */
export interface Name {
  name: string;
  label: string;
  type: string;
  money: boolean;
  values: { value: string; label: string }[];
}

/** What stands between the values of a cell, in the reader's language. */
export interface Phrases {
  yes: string;
  no: string;
  unanswered: string;
  or: string;
  not: string;
  from: string;
  above: string;
  to: string;
  below: string;
  money: string;
}

const VALUE = '"[^"]*"|-?\\d+(?:\\.\\d+)?|date\\(\\s*"[^"]*"\\s*\\)|true|false|null';
const PART = new RegExp(
  `^\\s*(?:([[(\\]])\\s*(${VALUE})\\s*\\.\\.\\s*(${VALUE})\\s*([\\])[])|(<=|>=|<|>)?\\s*(${VALUE}))\\s*(?:,|$)`,
);

const SIGNS: Record<string, string> = { '<=': '≤ ', '>=': '≥ ', '<': '< ', '>': '> ' };

/** A condition or a result as people read it; as written where it says more than these words can. */
export function cellWords(text: string, name: Name | undefined, phrases: Phrases): string {
  const written = text.trim();
  if (written === '' || written === '-') {
    return '—';
  }
  const negated = /^not\(([\s\S]*)\)$/.exec(written);
  const parts = split(negated ? negated[1] : written, name, phrases);
  if (!parts) {
    return written;
  }
  const joined = parts.join(phrases.or);
  return negated ? phrases.not.replace('{0}', joined) : joined;
}

function split(text: string, name: Name | undefined, phrases: Phrases): string[] | undefined {
  const parts: string[] = [];
  let rest = text;
  while (rest.trim() !== '') {
    const found = PART.exec(rest);
    if (!found) {
      return undefined;
    }
    const [whole, open, low, high, close, sign, value] = found;
    parts.push(
      open
        ? (open === '[' ? phrases.from : phrases.above).replace('{0}', valueWords(low, name, phrases)) +
            (close === ']' ? phrases.to : phrases.below).replace('{0}', valueWords(high, name, phrases))
        : (sign ? SIGNS[sign] : '') + valueWords(value, name, phrases),
    );
    rest = rest.slice(whole.length);
  }
  return parts;
}

function valueWords(value: string, name: Name | undefined, phrases: Phrases): string {
  if (value === 'true' || value === 'false') {
    return value === 'true' ? phrases.yes : phrases.no;
  }
  if (value === 'null') {
    return phrases.unanswered;
  }
  const [, date] = /^date\(\s*"([^"]*)"\s*\)$/.exec(value) ?? [];
  if (date) {
    return date;
  }
  if (value.startsWith('"')) {
    const plain = value.slice(1, -1);
    return name?.values.find((each) => each.value === plain)?.label ?? plain;
  }
  return name?.money ? phrases.money.replace('{0}', amount(value)) : value;
}

/** To the fen, in groups of three; the digits themselves are never calculated with. */
function amount(value: string): string {
  const [, minus, whole, rest = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value) ?? [];
  return whole === undefined
    ? value
    : minus + whole.replace(/\B(?=(\d{3})+$)/g, ',') + '.' + (rest.length > 2 ? rest : rest.padEnd(2, '0'));
}
