// Prints documentation in Markdown, made of the comments of the descriptors that come by standard input, as buf writes them.
import { readFileSync } from 'node:fs';
import { createFileRegistry, fromBinary, ScalarType } from '@bufbuild/protobuf';
import { FileDescriptorSetSchema } from '@bufbuild/protobuf/wkt';

const [path] = process.argv.slice(2);
const registry = createFileRegistry(fromBinary(FileDescriptorSetSchema, readFileSync(0)));
const file = registry.getFile(path);

// Where descriptor.proto keeps things: the numbers of its fields.
const SYNTAX = 12;
const SERVICE = 6;
const MESSAGE = 4;
const ENUM = 5;
const MEMBER = 2;

/** Returns the comment above what is at this path of the descriptor. */
function comment(...place) {
  return file.proto.sourceCodeInfo.location.find((location) => location.path.join() === place.join())?.leadingComments;
}

/** Returns the lines of a comment without the blank that follows the slashes. */
const lines = (text = '') => text.trimEnd().split('\n').map((line) => line.replace(/^ /, ''));
const cell = (text) => lines(text).join(' ').trim();
const anchor = (name) => `[\`${name}\`](#${name.toLowerCase()})`;

function type(field) {
  const element = field.message ?? field.enum;
  const known = element?.file === file ? anchor(element.name) : `\`${element?.typeName ?? scalar(field)}\``;
  return field.fieldKind === 'list' ? `list of ${known}` : known;
}

/** Returns the type as the file says it; the descriptor has a number of it. */
const scalar = (field) => ScalarType[field.scalar].toLowerCase();

const out = [
  `<!-- Made by proto/check --write from the comments of proto/src/main/protobuf/${path}; change those. -->`,
  '',
  `# gRPC: ${file.proto.package}`,
  '',
  ...lines(comment(SYNTAX)),
];
file.services.forEach((service, i) => {
  out.push('', `## ${service.name}`, '', ...lines(comment(SERVICE, i)));
  service.methods.forEach((method, j) => {
    out.push('', `### ${method.name}`, '');
    out.push(`${anchor(method.input.name)} → ${anchor(method.output.name)}`, '', ...lines(comment(SERVICE, i, MEMBER, j)));
  });
});
file.messages.forEach((message, i) => {
  out.push('', `## ${message.name}`, '', ...lines(comment(MESSAGE, i)), '');
  out.push('| field | number | type | |', '| --- | ---: | --- | --- |');
  message.fields.forEach((field, j) => {
    out.push(`| \`${field.name}\` | ${field.number} | ${type(field)} | ${cell(comment(MESSAGE, i, MEMBER, j))} |`);
  });
});
file.enums.forEach((enumeration, i) => {
  out.push('', `## ${enumeration.name}`, '', ...lines(comment(ENUM, i)), '');
  out.push('| value | number | |', '| --- | ---: | --- |');
  enumeration.values.forEach((value, j) => {
    out.push(`| \`${value.name}\` | ${value.number} | ${cell(comment(ENUM, i, MEMBER, j))} |`);
  });
});
console.log(out.join('\n'));
