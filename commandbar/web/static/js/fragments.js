// Sending a form as a person would, and taking only the part of the page that changes.

// Sends the form (with the pressed button's value) and returns the answer's element, or null when
// the answer is a whole page, which the browser is then sent to.
export async function sendForm(form, button) {
  const fields = new URLSearchParams(new FormData(form));
  if (button?.name) fields.append(button.name, button.value);
  return take(await fetch(form.action, { method: "POST", headers: { "X-Fragment": "1" }, body: fields }));
}

// Fetches a page's part.
export async function load(url) {
  return take(await fetch(url, { headers: { "X-Fragment": "1" } }));
}

async function take(answer) {
  if (answer.redirected) {
    location.assign(answer.url);
    return null;
  }
  const holder = document.createElement("template");
  holder.innerHTML = await answer.text();
  return holder.content.firstElementChild;
}

// Tells screen readers. The text is taken out first, so that the same words are said twice.
export function announce(text) {
  const announcer = document.querySelector("[data-announcer]");
  if (!announcer || !text) return;
  announcer.textContent = "";
  requestAnimationFrame(() => {
    announcer.textContent = text;
  });
}
