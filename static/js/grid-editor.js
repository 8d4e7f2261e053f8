// A cell while it is edited: a text area with suggestions (the ARIA combobox pattern).
const PAUSE = 200;
const SHOWN = 8;

export class Editor {
  /** `done(text | null, move)` is called once: with null when the cell stays as it was. */
  constructor(cell, { text, column, choices, done }) {
    Object.assign(this, { cell, column, done, before: text, chosen: -1, errorChoices: choices });
    this.field = document.createElement("textarea");
    this.field.rows = 1;
    this.field.className = "sheet-edit";
    this.field.value = text;
    this.field.setAttribute("aria-label", column.title);
    this.list = document.createElement("ul");
    this.list.className = "suggested";
    this.list.id = "grid-suggested";
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", column.title);
    if (this.suggests) this.combobox();
    cell.append(this.field, this.list);
    cell.classList.add("editing");
    this.field.addEventListener("keydown", (event) => this.key(event));
    this.field.addEventListener("input", () => this.typed());
    this.field.addEventListener("blur", () => this.finish());
    this.list.addEventListener("mousedown", (event) => this.click(event));
    this.field.focus();
    this.fit();
    if (choices.length || column.choices.length) this.suggest(text);
  }

  get suggests() {
    return Boolean(this.errorChoices.length || this.column.choices.length || this.column.lookup);
  }

  combobox() {
    const states = {
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id,
    };
    for (const [name, value] of Object.entries(states)) this.field.setAttribute(name, value);
  }

  typed() {
    this.errorChoices = [];
    this.fit();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.suggest(this.field.value), this.column.lookup ? PAUSE : 0);
  }

  fit() {
    this.field.rows = this.field.value.split("\n").length;
    while (this.field.scrollHeight > this.field.clientHeight + 2 && this.field.rows < 12) this.field.rows += 1;
  }

  async suggest(text) {
    if (this.errorChoices.length) return this.show(this.errorChoices);
    if (this.column.choices.length) return this.show(this.fitting(text));
    if (!this.column.lookup || text.trim().length < 2) return this.show([]);
    return this.ask(text.trim());
  }

  fitting(text) {
    const plain = (words) => words.toLowerCase().replaceAll("ё", "е");
    const typed = text === this.before ? "" : plain(text.trim());
    return this.column.choices.filter((label) => plain(label).includes(typed)).slice(0, 100);
  }

  async ask(text) {
    this.request?.abort();
    this.request = new AbortController();
    try {
      const address = `${this.column.lookup}?${new URLSearchParams({ q: text })}`;
      const answer = await fetch(address, { signal: this.request.signal });
      if (!answer.ok || answer.redirected) return;
      const found = new DOMParser().parseFromString(await answer.text(), "text/html").querySelectorAll("[data-label]");
      this.show([...found].slice(0, SHOWN).map((option) => option.dataset.label));
    } catch { /* without a connection the name is simply typed out */ }
  }

  show(labels) {
    if (this.isDone) return;
    this.chosen = -1;
    this.list.replaceChildren(...labels.map((label, number) => {
      const option = document.createElement("li");
      Object.assign(option, { id: `grid-option-${number}`, textContent: label });
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      return option;
    }));
    this.field.setAttribute("aria-expanded", String(labels.length > 0));
    this.field.removeAttribute("aria-activedescendant");
  }

  key(event) {
    event.stopPropagation();
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (event.isComposing) return;
    if (event.key === "Escape") this.finish(null);
    else if (event.key === "Enter" && event.altKey) this.newLine();
    else if (event.key === "Enter" && isPlain) this.take({ down: event.shiftKey ? -1 : 1 });
    else if (event.key === "Tab") this.take({ right: event.shiftKey ? -1 : 1 });
    else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && this.list.children.length) {
      this.choose(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key.toLowerCase() === "s" && (event.ctrlKey || event.metaKey)) {
      this.finish(this.field.value, { save: true });
    } else return;
    event.preventDefault();
  }

  newLine() {
    this.field.setRangeText("\n", this.field.selectionStart, this.field.selectionEnd, "end");
    this.typed();
  }

  choose(step) {
    const options = [...this.list.children];
    this.chosen = (this.chosen + step + options.length + (this.chosen < 0 && step < 0 ? 1 : 0)) % options.length;
    options.forEach((option, number) => option.setAttribute("aria-selected", String(number === this.chosen)));
    options[this.chosen].scrollIntoView({ block: "nearest" });
    this.field.setAttribute("aria-activedescendant", options[this.chosen].id);
  }

  take(move) {
    this.finish(this.list.children[this.chosen]?.textContent ?? this.field.value, move);
  }

  click(event) {
    event.preventDefault();
    const option = event.target.closest("li");
    if (option) this.finish(option.textContent, {});
  }

  finish(text = this.field.value, move = null) {
    if (this.isDone) return;
    this.isDone = true;
    clearTimeout(this.timer);
    this.request?.abort();
    this.cell.classList.remove("editing");
    this.field.remove();
    this.list.remove();
    this.done(text, move ?? (text === null ? {} : null));
  }
}
