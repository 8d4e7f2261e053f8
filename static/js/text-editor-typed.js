// Numbers that were typed by hand: underlined, and named below the text with what can be done about each.
import { openMenu } from "./text-editor-chips.js";
import { askFragment, askServer } from "./text-editor-server.js";

const PAUSE = 500;
const CHIP = "\ufffc";
const LINES = "p, li, div";

// Each line of the text with the places of its characters; a chip counts as one sign that is no digit.
function linesOf(rich) {
  const lines = [];
  let line = null;
  let owner = null;
  const walker = document.createTreeWalker(rich, NodeFilter.SHOW_ALL, {
    acceptNode: (node) => (node.parentElement.closest("[data-token]") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT),
  });
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const isChip = node.nodeType === Node.ELEMENT_NODE && node.matches("[data-token]");
    if (node.nodeType !== Node.TEXT_NODE && !isChip) continue;
    const block = node.parentElement.closest(LINES);
    if (!line || block !== owner) {
      line = { text: "", parts: [] };
      owner = block;
      lines.push(line);
    }
    if (isChip) line.text += CHIP;
    else {
      line.parts.push({ node, start: line.text.length });
      line.text += node.data;
    }
  }
  return lines;
}

function pointAt(line, offset, isEnd) {
  const part = line.parts.findLast(({ start }) => (isEnd ? start < offset : start <= offset)) ?? line.parts[0];
  return [part.node, Math.min(offset - part.start, part.node.length)];
}

function rangeOf(line, [start, end]) {
  const range = document.createRange();
  range.setStart(...pointAt(line, start, false));
  range.setEnd(...pointAt(line, end, true));
  return range;
}

async function look(editor) {
  const lines = linesOf(editor.rich);
  const asked = JSON.stringify(lines.map((line) => line.text));
  if (asked === editor.asked) return;
  editor.asked = asked;
  let found = [];
  if (/\d/.test(asked)) {
    try {
      const answer = await askServer(editor, editor.root.dataset.typed, { lines: asked });
      found = (await answer.json()).lines;
    } catch {
      editor.asked = "";
      // Without the server nothing more is underlined; the checks will still speak of it.
      return show(editor, editor.typed.filter((range) => !range.collapsed));
    }
  }
  if (editor.asked !== asked) return;
  const ranges = found.flatMap((spans, place) => spans.map((span) => rangeOf(lines[place], span)));
  show(editor, ranges);
}

function show(editor, ranges) {
  editor.typed = ranges;
  if (window.Highlight) CSS.highlights.set("typed-number", new Highlight(...ranges));
  const box = editor.root.querySelector("[data-by-hand]");
  box.hidden = !ranges.length;
  box.querySelector("[data-numbers]").replaceChildren(...ranges.map((range) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "pick";
    button.dataset.number = "";
    button.textContent = range.toString();
    button.addEventListener("click", () => open(editor, range, button.getBoundingClientRect()));
    return button;
  }));
}

async function open(editor, range, place) {
  const words = range.toString();
  const menu = openMenu(editor, "[data-typed-menu]", place, (choice, button) => {
    if (choice === "find") editor.insertFigure({}, range);
    else if (choice === "take") editor.putChip(button.dataset, range);
    else {
      const written = { token: `written | ${words}`, words, kind: "written", title: button.textContent };
      editor.putChip(written, range);
    }
  });
  menu.querySelector(".chip-name b").textContent = words;
  const equal = menu.querySelector("[data-equal]");
  try {
    const html = await askFragment(editor, { value: words });
    equal.innerHTML = html;
    menu.scrollIntoView({ block: "nearest" });
  } catch {
    equal.replaceChildren();
  }
}

export function watchTyped(editor) {
  let timer;
  editor.typed = [];
  editor.rich.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => look(editor), PAUSE);
  });
  editor.rich.addEventListener("click", (event) => {
    const { clientX: x, clientY: y } = event;
    const hit = editor.typed.find((range) =>
      [...range.getClientRects()].some((box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom));
    if (hit && document.getSelection().isCollapsed) open(editor, hit, hit.getBoundingClientRect());
  });
  look(editor);
}
