import * as v from 'valibot';
import type { CodedProblem } from './codes';

const Constraints = v.object({
  required: v.optional(v.boolean()),
  unique: v.optional(v.boolean()),
  enum: v.optional(v.array(v.union([v.string(), v.number()]))),
  pattern: v.optional(v.string()),
  minimum: v.optional(v.number()),
  maximum: v.optional(v.number()),
});

const FIELD_TYPES = ['string', 'number', 'integer', 'boolean', 'date', 'year', 'any'] as const;

const Category = v.union([
  v.string(),
  v.number(),
  v.object({ value: v.union([v.string(), v.number()]), label: v.optional(v.string()) }),
]);

const Field = v.object({
  name: v.pipe(v.string(), v.nonEmpty()),
  type: v.optional(v.picklist(FIELD_TYPES), 'any'),
  title: v.optional(v.string()),
  description: v.optional(v.string()),
  /** Unit of the values; not part of the standard, which allows more properties. */
  unit: v.optional(v.string()),
  /** Meanings of the values of an enum. */
  categories: v.optional(v.array(Category)),
  constraints: v.optional(Constraints, {}),
});

const Names = v.pipe(
  v.union([v.string(), v.array(v.string())]),
  v.transform((names) => (typeof names === 'string' ? [names] : names)),
);

const ForeignKey = v.object({
  fields: Names,
  reference: v.object({ resource: v.optional(v.string(), ''), fields: Names }),
});

const TableSchemaShape = v.object({
  fields: v.pipe(v.array(Field), v.minLength(1)),
  primaryKey: v.optional(Names, []),
  foreignKeys: v.optional(v.array(ForeignKey), []),
  missingValues: v.optional(v.array(v.string()), ['']),
});

const Resource = v.object({
  name: v.pipe(v.string(), v.regex(/^[a-z0-9._-]+$/)),
  title: v.optional(v.string()),
  description: v.optional(v.string()),
  path: v.pipe(Names, v.minLength(1)),
  schema: TableSchemaShape,
});

const Package = v.object({
  name: v.optional(v.string()),
  title: v.optional(v.string()),
  version: v.optional(v.string()),
  resources: v.pipe(v.array(Resource), v.minLength(1)),
});

/** A field of a Table Schema. */
export type TableField = v.InferOutput<typeof Field>;
/** A Table Schema: fields, keys, what counts as missing. */
export type TableSchema = v.InferOutput<typeof TableSchemaShape>;
/** One table of a package; `path` is always a list. */
export type TableResource = v.InferOutput<typeof Resource>;
/** A Data Package descriptor as far as this project reads it. */
export type DataPackage = v.InferOutput<typeof Package>;

/**
 * Reads `datapackage.json`. Problems: no JSON, wrong shape (each with its place), and what a shape
 * cannot say: doubled names, keys and references to fields that do not exist, patterns that do not
 * compile, paths that leave the package.
 */
export function parseDescriptor(
  text: string,
  file: string,
):
  | { ok: true; package: DataPackage; problems: CodedProblem[] }
  | { ok: false; problems: CodedProblem[] } {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return { ok: false, problems: [{ code: 'descriptor_json', file }] };
  }
  const parsed = v.safeParse(Package, json);
  if (!parsed.success)
    return {
      ok: false,
      problems: parsed.issues.map((issue) => ({
        code: 'descriptor_shape',
        file,
        column: v.getDotPath(issue) ?? '.',
        found: issue.received === 'undefined' ? '' : issue.received.slice(0, 80),
        expected: issue.expected ?? '',
      })),
    };
  return { ok: true, package: parsed.output, problems: descriptorProblems(parsed.output, file) };
}

function descriptorProblems({ resources }: DataPackage, file: string): CodedProblem[] {
  const problems: CodedProblem[] = [];
  const byName = new Map<string, TableResource>();
  for (const resource of resources) {
    const { name } = resource;
    if (byName.has(name)) problems.push({ code: 'resource_duplicate', file, found: name });
    byName.set(name, resource);
  }
  const fieldNames = (resource: TableResource): Set<string> =>
    new Set(resource.schema.fields.map((field) => field.name));
  for (const resource of resources) {
    const { name, path, schema } = resource;
    const known = fieldNames(resource);
    for (const one of path)
      if (isUnsafe(one)) problems.push({ code: 'path_unsafe', file, column: name, found: one });
    if (known.size < schema.fields.length) {
      const names = schema.fields.map((field) => field.name);
      const found = names.find((field, i) => names.indexOf(field) !== i) ?? '';
      problems.push({ code: 'field_duplicate', file, column: name, found });
    }
    for (const key of [...schema.primaryKey, ...schema.foreignKeys.flatMap((fk) => fk.fields)])
      if (!known.has(key))
        problems.push({ code: 'key_field_unknown', file, column: name, found: key });
    for (const { fields, reference } of schema.foreignKeys) {
      const target = reference.resource === '' ? resource : byName.get(reference.resource);
      const targetFields = target ? fieldNames(target) : new Set<string>();
      if (
        fields.length !== reference.fields.length ||
        reference.fields.some((f) => !targetFields.has(f))
      )
        problems.push({
          code: 'reference_unknown',
          file,
          column: name,
          found: `${reference.resource}.${reference.fields.join(',')}`,
        });
    }
    for (const field of schema.fields) {
      const { pattern } = field.constraints;
      if (pattern !== undefined && !compilePattern(pattern))
        problems.push({
          code: 'pattern_invalid',
          file,
          column: `${name}.${field.name}`,
          found: pattern,
        });
    }
  }
  return problems;
}

/** A pattern of a Table Schema, which must match the whole cell; null when it does not compile. */
export function compilePattern(pattern: string): RegExp | null {
  try {
    return new RegExp(`^(?:${pattern})$`, 'u');
  } catch {
    return null;
  }
}

function isUnsafe(path: string): boolean {
  return /^([a-z]+:|[/\\])/i.test(path) || path.split(/[/\\]/).includes('..');
}
