// Sending a form as a person would, and taking only the part of the page that changes.

// Sends the form (with the pressed button's value) and returns the answer's element, or null when
// the answer is a whole page, which the browser is then sent to.
export async function sendForm(form, button, hear) {
  const fields = new URLSearchParams(new FormData(form));
  if (button?.name) fields.append(button.name, button.value);
  const part = form.matches("[data-waits]") ? "names" : "1";
  return take(await fetch(form.action, { method: "POST", headers: { "X-Fragment": part }, body: fields }), hear);
}

// Fetches a page's part.
export async function load(url) {
  return take(await fetch(url, { headers: { "X-Fragment": "1" } }));
}

async function take(answer, hear) {
  if (answer.redirected) {
    location.assign(answer.url);
    return null;
  }
  const isLines = answer.headers.get("content-type")?.startsWith("application/x-ndjson");
  return elementOf(isLines ? await lastLine(answer, hear) : await answer.text());
}

function elementOf(html) {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  return holder.content.firstElementChild;
}

// Names come line by line while a model reads; the page's part is the last line.
async function lastLine(answer, hear) {
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  for (let rest = ""; ; ) {
    const { done, value } = await reader.read();
    const lines = (rest + (value ?? "")).split("\n");
    rest = lines.pop();
    for (const line of lines) {
      const { name, html } = JSON.parse(line);
      if (html !== undefined) return html;
      hear?.(name);
    }
    if (done) throw new Error("The answer was cut short.");
  }
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
