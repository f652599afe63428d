// Reads what the headers say beside the fields: comments, which C++ does not keep, and names of types.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../experiments/', import.meta.url));

const STRUCT = /((?:^\/\/\/[^\n]*\n)*)^(?:struct|class) (\w+)(?: : (\w+))? \{\n(.*?)^\};/gms;
const FIELDS = /^ {2}void fields\(Visitor&.*?\{(.*)\}/ms;
const VISIT = /\bvisit\("(\w+)",\s*(\w+),\s*(.*?)\);/gs;

const words = (text) => text.replace(/\s+/g, ' ').trim();
const uncommented = (lines) => words(lines.replace(/^\s*\/\/\/<?/gm, ''));

/** The declarations of a struct's members, each with the comment above it or at its end. */
function declarations(body) {
  const found = [];
  let [code, above] = ['', ''];
  for (const line of body.split('\n')) {
    const [, text, behind] = line.match(/^(.*?)(\/\/.*)?$/);
    const comment = behind?.startsWith('///') ? behind.replace(/^\/\/\/<?/, '') : '';
    if (text.trim() === '') {
      // Under a declaration a comment at its end goes on; any other belongs to the next.
      if (behind?.startsWith('///<')) found.at(-1).comment += comment;
      else above = comment && `${above}${comment}`;
      continue;
    }
    code += ` ${text}`;
    above += comment;
    if (!text.trimEnd().endsWith(';')) continue;
    found.push({ code: words(code), comment: above });
    [code, above] = ['', ''];
  }
  return found;
}

/** Without the values that members start with. */
const declared = (code) => code.replace(/"[^"]*"/g, '').replace(/\{[^{}]*\}/g, '');

function field([, name, member, allowed], members) {
  const { code = '', comment = '' } =
    members.find(({ code }) => new RegExp(`[\\s,]${member}\\b *[=,;]`).test(declared(code))) ?? {};
  return {
    name,
    member,
    comment: words(comment),
    /** The innermost name of the declared type. */
    type: code.match(/^[\w:<]*?(\w+)>* /)?.[1],
    /** The table whose rows' names are allowed. */
    table: allowed.match(/one_of\((?:nn::)?(\w+)\(\)/)?.[1],
  };
}

/** The structs in the text of a header that have a list of fields. */
export function structsIn(file, text) {
  return [...text.matchAll(STRUCT)].flatMap(([, comment, name, base, body]) => {
    const fields = body.match(FIELDS);
    if (!fields) return [];
    const members = declarations(body.slice(0, fields.index));
    const visits = [...fields[1].matchAll(VISIT)].map((visit) => field(visit, members));
    return {
      name,
      base,
      file: `cpp/experiments/${file}`,
      comment: uncommented(comment),
      fields: visits,
    };
  });
}

/** Every struct with a list of fields, by its name. */
export function readHeaders() {
  const headers = readdirSync(folder).filter((name) => name.endsWith('.hpp'));
  const structs = headers.flatMap((file) => structsIn(file, readFileSync(folder + file, 'utf8')));
  const byName = new Map(structs.map((struct) => [struct.name, struct]));
  for (const struct of structs) struct.fields.unshift(...(byName.get(struct.base)?.fields ?? []));
  return byName;
}
