// What is typed into a text is kept in this browser until it is saved or given up. A draft belongs to a person and a
// block, and goes when the person logs out.
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

export function keepDraft(editor) {
  const key = `draft:${editor.form.dataset.user}:${new URL(editor.form.action).pathname}`;
  const begun = editor.field.value;
  const draft = stored(key);
  if (draft && draft.html !== begun && !("unsaved" in editor.form.dataset)) offer(editor, key, draft);
  let timer;
  const forget = () => {
    clearTimeout(timer);
    localStorage.removeItem(key);
  };
  const keep = () => {
    if (editor.field.value === begun) forget();
    else if (store(key, editor.field.value)) editor.say("keptHere");
  };
  editor.rich.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE);
  });
  editor.form.addEventListener("submit", () => {
    clearTimeout(timer);
    keep();
    sessionStorage.setItem("sent-text", key);
  });
  editor.form.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.elt !== editor.form) return;
    if (event.detail.successful) forget();
    else if (![409, 422].includes(event.detail.xhr.status)) editor.say("failed");
  });
  for (const link of editor.root.querySelectorAll("[data-drop-draft]")) link.addEventListener("click", forget);
}

// The page that follows a saved text: the editor of this block is not on it with its refusal, so the draft goes.
export function forgetSent() {
  const sent = sessionStorage.getItem("sent-text");
  if (!sent) return;
  sessionStorage.removeItem("sent-text");
  if (!document.querySelector("[data-text-editor] form[data-unsaved]")) localStorage.removeItem(sent);
}
