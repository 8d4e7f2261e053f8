// Fields that name a record: suggestions while typing, chosen by mouse or by arrows (the ARIA combobox pattern).
const PAUSE = 200;

class Names {
  constructor(field, address) {
    Object.assign(this, { field, address, chosen: -1 });
    this.list = document.createElement("ul");
    this.list.className = "suggested";
    this.list.id = `${field.id}_options`;
    this.list.setAttribute("role", "listbox");
    const box = document.createElement("div");
    box.className = "named-box";
    field.replaceWith(box);
    box.append(field, this.list);
    for (const [name, value] of Object.entries({
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id,
    })) field.setAttribute(name, value);
    field.addEventListener("input", (event) => event.isTrusted && this.ask());
    field.addEventListener("keydown", (event) => this.key(event));
    field.addEventListener("blur", () => setTimeout(() => this.close(), 150));
    this.list.addEventListener("mousedown", (event) => {
      event.preventDefault();
      const option = event.target.closest("li");
      if (option) this.take(option);
    });
  }

  ask() {
    clearTimeout(this.timer);
    const text = this.field.value.trim();
    if (text.length < 2) return this.close();
    this.timer = setTimeout(() => this.load(text), PAUSE);
  }

  async load(text) {
    this.request?.abort();
    this.request = new AbortController();
    try {
      const answer = await fetch(`${this.address}?${new URLSearchParams({ q: text })}`, { signal: this.request.signal });
      if (!answer.ok || answer.redirected) return;
      this.show(await answer.text());
    } catch {
      this.close();  // without a connection the name is simply typed out
    }
  }

  show(html) {
    this.list.innerHTML = html;
    this.chosen = -1;
    this.options().forEach((option, number) => { option.id = `${this.list.id}_${number}`; });
    this.field.setAttribute("aria-expanded", String(this.options().length > 0));
    this.field.removeAttribute("aria-activedescendant");
  }

  options() {
    return [...this.list.querySelectorAll("li")];
  }

  key(event) {
    const options = this.options();
    if (event.key === "Escape") return this.close();
    if (event.key === "Enter" && this.chosen >= 0) {
      event.preventDefault();
      return this.take(options[this.chosen]);
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || !options.length) return undefined;
    event.preventDefault();
    this.chosen = (this.chosen + step + options.length) % options.length;
    options.forEach((option, number) => option.setAttribute("aria-selected", String(number === this.chosen)));
    options[this.chosen].scrollIntoView({ block: "nearest" });
    this.field.setAttribute("aria-activedescendant", options[this.chosen].id);
    return undefined;
  }

  take(option) {
    this.field.value = option.dataset.label;
    this.close();
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
    this.field.dispatchEvent(new Event("change", { bubbles: true }));
  }

  close() {
    clearTimeout(this.timer);
    this.list.replaceChildren();
    this.chosen = -1;
    this.field.setAttribute("aria-expanded", "false");
  }
}

export function watchNames(root = document) {
  for (const field of root.querySelectorAll("input[data-lookup]")) {
    const home = document.body.dataset.home;
    if (home) new Names(field, `${home}lookup/${field.dataset.lookup}/`);
  }
}
