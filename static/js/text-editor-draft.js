// What is typed into a text is kept in this browser until the server has said that it is saved, or it is given up.
// A draft belongs to a person and a block, and goes when the person logs out.
const PAUSE = 400;

function stored(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

function store(key, html) {
  try {
    localStorage.setItem(key, JSON.stringify({ at: Date.now(), html }));
    return true;
  } catch {
    return false;  // the browser keeps nothing: then there is no draft, and the editor works as ever
  }
}

function offer(editor, key, draft) {
  const box = editor.root.querySelector("[data-kept]");
  box.hidden = false;
  box.querySelector("[data-when]").textContent = new Date(draft.at).toLocaleString("ru");
  box.querySelector("[data-restore]").addEventListener("click", () => {
    const range = document.createRange();
    range.selectNodeContents(editor.rich);
    editor.put(draft.html, range);
    box.hidden = true;
  });
  box.querySelector("[data-drop]").addEventListener("click", () => {
    localStorage.removeItem(key);
    box.hidden = true;
  });
}

// A page that follows a text may as well be that of an expired session: only the server's own mark tells it is saved.
function isSaved(editor) {
  const name = `text-saved-${editor.root.id.split("-").pop()}`;
  const isMarked = document.cookie.split("; ").some((each) => each.startsWith(`${name}=`));
  const report = new URL(editor.root.dataset.figures, location.href).pathname.replace(/figures\/$/, "");
  if (isMarked) document.cookie = `${name}=; Max-Age=0; Path=${report}`;
  return isMarked;
}

// What is typed while the text is away would go with its draft: until the answer the field takes no letters. The focus
// stays in it, so that keys do not go to the sheet.
function hold(editor) {
  const selection = document.getSelection();
  const isHere = selection.rangeCount && editor.rich.contains(selection.anchorNode);
  if (isHere) editor.place = selection.getRangeAt(0).cloneRange();
  Object.assign(editor.rich, { tabIndex: -1, contentEditable: "false", ariaBusy: "true" });
}

function release(editor) {
  const hasFocus = editor.rich.contains(document.activeElement);
  Object.assign(editor.rich, { contentEditable: "true", ariaBusy: null });
  editor.rich.removeAttribute("tabindex");
  if (hasFocus) editor.goBack();
}

export function keepDraft(editor) {
  const key = `draft:${editor.form.dataset.user}:${new URL(editor.form.action).pathname}`;
  const begun = editor.field.value;
  let timer;
  const forget = () => {
    clearTimeout(timer);
    localStorage.removeItem(key);
  };
  const keep = () => {
    if (editor.field.value === begun && !("unsaved" in editor.form.dataset)) forget();
    else if (store(key, editor.field.value) && !editor.said) editor.say("keptHere");
  };
  if (isSaved(editor)) forget();
  const draft = stored(key);
  if (draft && draft.html !== begun && !("unsaved" in editor.form.dataset)) offer(editor, key, draft);
  editor.rich.addEventListener("input", () => {
    editor.said = "";
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE);
  });
  editor.form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    keep();
    if (navigator.onLine) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    editor.say("failed");
  }, { capture: true });
  editor.form.addEventListener("htmx:beforeSend", (event) => event.detail.elt === editor.form && hold(editor));
  editor.form.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.elt !== editor.form) return;
    release(editor);
    if ([409, 422].includes(event.detail.xhr.status)) return;  // the refused text comes back in a form of its own
    if (event.detail.successful) forget();
    else editor.say("failed");
  });
  for (const link of editor.root.querySelectorAll("[data-drop-draft]")) link.addEventListener("click", forget);
}
