// The names that a WebAssembly module imports and exports by, written anew, and sections of one's own. Everything else stays byte by
// byte: a linker's notes go by their places.

const CUSTOM = 0;
const IMPORTS = 2;
const EXPORTS = 7;

// What follows an import's names: of a function and a tag one number and two, of a table its type and limits, of a memory limits, of a
// global two bytes.
const afterName = { 0: (at, read) => read(at)[1], 1: (at, read) => limits(at + 1, read), 2: limits, 3: (at) => at + 2, 4: (at, read) => read(at + 1)[1] };

function limits(at, read) {
  const [, least] = read(at + 1);
  return read.bytes[at] & 1 ? read(least)[1] : least;
}

/**
 * The module with other names: `imports` and `exports` are given each name, the former after the module it is from, and return
 * another; an export for which `exports` returns nothing is left out.
 */
export function renamed(bytes, { imports = (_, name) => name, exports = (name) => name }) {
  const read = (at) => number(bytes, at);
  read.bytes = bytes;
  const text = (at) => {
    const [length, from] = read(at);
    return [bytes.toString("utf8", from, from + length), from + length];
  };
  const entry = {
    [IMPORTS]: (at) => {
      const [module, next] = text(at);
      const [name, kind] = text(next);
      const end = afterName[bytes[kind]](kind + 1, read);
      return [Buffer.concat([named(module), named(imports(module, name)), bytes.subarray(kind, end)]), end];
    },
    [EXPORTS]: (at) => {
      const [name, kind] = text(at);
      const [, end] = read(kind + 1);
      const other = exports(name);
      return [other && Buffer.concat([named(other), bytes.subarray(kind, end)]), end];
    },
  };
  const out = [bytes.subarray(0, 8)];
  for (let at = 8; at < bytes.length; ) {
    const [size, begin] = read(at + 1);
    const end = begin + size;
    out.push(bytes[at] in entry ? section(bytes[at], begin, entry[bytes[at]]) : bytes.subarray(at, end));
    at = end;
  }
  return Buffer.concat(out);

  function section(code, begin, entry) {
    const [count, first] = read(begin);
    const entries = [];
    for (let left = count, at = first; left > 0; left -= 1) {
      const [written, end] = entry(at);
      if (written) entries.push(written);
      at = end;
    }
    const content = Buffer.concat([written(entries.length), ...entries]);
    return Buffer.concat([Buffer.from([code]), written(content.length), content]);
  }
}

/** The module with a section of one's own behind all others, which `WebAssembly.Module.customSections` gives back. */
export function withSection(bytes, name, content) {
  const section = Buffer.concat([named(name), Buffer.from(content)]);
  return Buffer.concat([bytes, Buffer.from([CUSTOM]), written(section.length), section]);
}

/** A number as WebAssembly writes them, seven bits a byte, and where it ends. */
function number(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    value += (bytes[at] & 0x7f) * 2 ** shift;
    at += 1;
    if (bytes[at - 1] < 0x80) return [value, at];
  }
}

function written(value) {
  const out = [];
  do {
    out.push((value & 0x7f) | (value > 0x7f ? 0x80 : 0));
    value >>>= 7;
  } while (value);
  return Buffer.from(out);
}

function named(name) {
  const text = Buffer.from(name);
  return Buffer.concat([written(text.length), text]);
}
