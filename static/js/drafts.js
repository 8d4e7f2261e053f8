// What is typed into a form is kept in this browser until it is saved: a crash, a lost connection or an expired
// session loses nothing. A draft belongs to a person and an address, and goes when the person logs out.
const HIDDEN = new Set(["csrfmiddlewaretoken", "version", "password"]);
const PAUSE = 400;

const keyOf = () => `draft:${document.body.dataset.user}:${location.pathname}${location.search}`;

function valuesOf(form) {
  return [...new FormData(form)].filter(([name, value]) => !HIDDEN.has(name) && typeof value === "string");
}

function put(form, values) {
  const left = new Map();
  for (const [name, value] of values) left.set(name, [...(left.get(name) ?? []), value]);
  for (const field of form.elements) {
    if (!field.name || HIDDEN.has(field.name) || field.type === "hidden") continue;
    const given = left.get(field.name);
    if (field.type === "checkbox" || field.type === "radio") field.checked = Boolean(given?.includes(field.value));
    else if (given) field.value = given.shift() ?? "";
  }
}

function store(key, draft) {
  try {
    localStorage.setItem(key, JSON.stringify(draft));
    return true;
  } catch {
    return false;  // the browser keeps nothing: then there is no draft, and the form works as ever
  }
}

function stored(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

function offer(form, key, draft) {
  const template = document.getElementById("draft-offer");
  const box = template.content.firstElementChild.cloneNode(true);
  box.querySelector("[data-when]").textContent = new Date(draft.at).toLocaleString("ru");
  box.querySelector("[data-restore]").addEventListener("click", () => {
    put(form, draft.values);
    box.remove();
    form.elements[0]?.form?.querySelector("input:not([type=hidden])")?.focus();
  });
  box.querySelector("[data-drop]").addEventListener("click", () => {
    localStorage.removeItem(key);
    box.remove();
  });
  form.before(box);
}

// A form that was sent is saved where another page follows it, or the word of success: «Сохранить и ещё» leads to the
// same form. Without that word the same form may be blank because the person had to log in again: its draft stays.
function dropSent(form) {
  const sent = sessionStorage.getItem("sent-form");
  if (!sent) return;
  sessionStorage.removeItem("sent-form");
  const isSaved = !form?.hasAttribute("data-unsaved") && document.querySelector(".told .success");
  const isBack = form && sent === keyOf();
  if (isSaved || !isBack) localStorage.removeItem(sent);
}

function keepUp(form, key) {
  const state = form.querySelector("[data-draft-state]");
  let timer;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const isKept = store(key, { at: Date.now(), values: valuesOf(form) });
      if (state && isKept) state.textContent = state.dataset.kept ?? "";
    }, PAUSE);
  });
  form.addEventListener("submit", (event) => {
    store(key, { at: Date.now(), values: valuesOf(form) });
    if (!navigator.onLine) {
      event.preventDefault();
      if (state) state.textContent = state.dataset.offline ?? "";
      return;
    }
    sessionStorage.setItem("sent-form", key);
  });
}

export function watchDrafts() {
  const form = document.querySelector("form[data-draft]");
  dropSent(form);
  if (!form) return;
  const key = keyOf();
  const draft = stored(key);
  const isNews = draft && JSON.stringify(draft.values) !== JSON.stringify(valuesOf(form));
  if (isNews && !form.hasAttribute("data-unsaved")) offer(form, key, draft);
  keepUp(form, key);
}
