// Blocks of cells on the clipboard: Excel and Calc give tab-separated text and HTML, Word gives an HTML table.
const CELL = /"((?:[^"]|"")*)"(?=\t|\r\n|\n|\r|$)|[^\t\r\n]*/y;

/** Rows of texts. A quoted cell may hold tabs and line ends; quotes that belong to a name stay. */
export function readTsv(text) {
  if (!text) return [];
  const rows = [[]];
  let place = 0;
  while (place < text.length) {
    CELL.lastIndex = place;
    const [whole, quoted] = CELL.exec(text);
    rows.at(-1).push(isQuoted(quoted) ? quoted.replaceAll('""', '"') : whole);
    place += whole.length;
    if (text[place] === "\t") {
      place += 1;
      if (place === text.length) rows.at(-1).push("");
    } else if (place < text.length) {
      place += text.startsWith("\r\n", place) ? 2 : 1;
      if (place < text.length) rows.push([]);
    }
  }
  return squared(rows.map((row) => row.map(tidy)));
}

// Excel quotes a cell only where it must; «"Ромашка"» alone is the name as it is written.
function isQuoted(inner) {
  return inner !== undefined && (/[\t\r\n]/.test(inner) || inner.includes('""'));
}

export function writeTsv(rows) {
  const quote = (text) => (/[\t\r\n]|^"/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => row.map(quote).join("\t")).join("\r\n");
}

/** The rows of the first table of an HTML fragment, or null. A merged cell stands in its first place. */
export function readHtml(html) {
  const table = new DOMParser().parseFromString(unstyled(html), "text/html").querySelector("table");
  if (!table) return null;
  const rows = [];
  [...table.rows].forEach((tr, number) => {
    rows[number] ??= [];
    let place = 0;
    for (const cell of tr.cells) {
      while (rows[number][place] !== undefined) place += 1;
      put(rows, number, place, cell);
      place += cell.colSpan;
    }
  });
  return squared(rows.slice(0, table.rows.length).map((row) => Array.from(row, (text) => text ?? "")));
}

// Word's styles would be refused, and complained of, by the page's security policy.
function unstyled(html) {
  const plain = html.replace(/<style[\s>][\s\S]*?<\/style>/gi, "");
  return plain.replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\s(?:style|on\w+)\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/gi, ""));
}

function put(rows, number, place, cell) {
  const rowSpan = Math.min(cell.rowSpan || 1, 2000);
  for (let down = 0; down < rowSpan; down += 1) {
    rows[number + down] ??= [];
    for (let right = 0; right < Math.min(cell.colSpan, 100); right += 1) {
      rows[number + down][place + right] = down || right ? "" : textOf(cell);
    }
  }
}

// Source line ends are spaces; paragraphs and <br> are the lines that the person saw.
function textOf(cell) {
  const copy = cell.cloneNode(true);
  for (const odd of copy.querySelectorAll("style, script, del")) odd.remove();
  const walker = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) walker.currentNode.data = walker.currentNode.data.replace(/[ \t\r\n]+/g, " ");
  for (const br of copy.querySelectorAll("br")) br.replaceWith("\n");
  for (const block of copy.querySelectorAll("p, div, li")) block.append("\n");
  return tidy(copy.textContent);
}

function tidy(text) {
  const lines = text.replace(/[\u200b\u00ad\ufeff]/g, "").split(/\r\n|\r|\n/);
  return lines.map((line) => line.replaceAll("\u00a0", " ").replace(/[ \t]+/g, " ").trim()).filter(Boolean).join("\n");
}

function squared(rows) {
  const width = Math.max(...rows.map((row) => row.length));
  return rows.map((row) => [...row, ...Array(width - row.length).fill("")]);
}

/** What a paste brings; a table of HTML is surer than text, whose lines may be paragraphs of one cell. */
export function blockOf(clipboard) {
  const html = clipboard.getData("text/html");
  return (html && readHtml(html)) || readTsv(clipboard.getData("text/plain"));
}
