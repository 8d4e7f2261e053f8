// Questions of the text editor to the server.
export const escapeHtml = (words) => words.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

export async function askServer(editor, address, values) {
  const body = new URLSearchParams({ ...values, csrfmiddlewaretoken: editor.form.elements.csrfmiddlewaretoken.value });
  const answer = await fetch(address, { method: "POST", body });
  if (!answer.ok) throw new Error(`status of ${answer.status}`);
  return answer;
}

export async function askFragment(editor, asked) {
  const answer = await fetch(`${editor.root.dataset.figures}?${new URLSearchParams(asked)}`);
  if (!answer.ok) throw new Error(`status of ${answer.status}`);
  return answer.text();
}
