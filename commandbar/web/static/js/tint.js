// Words that mean something are tinted while one types, each with its meaning in a chip. The
// server's finder reads them; the tint lies under the text and moves with it.
import { fill } from "./bar.js";

const PAUSE_MS = 90;
const MOST_CHIPS = 16;

let timer = 0;
let shown = { text: "", spans: [] };

export function startTint() {
  document.addEventListener("input", (event) => {
    if (event.target.matches("[data-input]")) onInput(event.target);
  });
  document.addEventListener("bar:placed", (event) => {
    const input = event.target.querySelector("[data-input]");
    if (input?.value) onInput(input);
  });
  document.addEventListener("scroll", onScroll, true);
  document.addEventListener("click", onDismiss);
  document.addEventListener("pointermove", explain);
}

function onInput(input) {
  draw(input, kept(input.value));
  clearTimeout(timer);
  timer = setTimeout(() => ask(input), PAUSE_MS);
}

// Until the answer comes, the spans before the first changed character stay right.
function kept(text) {
  let same = 0;
  while (same < text.length && text[same] === shown.text[same]) same += 1;
  return shown.spans.filter((span) => span.end <= same);
}

async function ask(input) {
  const text = input.value;
  if (!text.trim() || text.startsWith("/")) return show(input, text, []);
  const fields = new URLSearchParams({ prompt: text, csrf: input.form.elements.csrf.value });
  try {
    const answer = await fetch("/preview", { method: "POST", body: fields });
    if (answer.ok && input.value === text) show(input, text, await answer.json());
  } catch {
    // Tints are a help, not a need: without an answer the words stand plain.
  }
}

function show(input, text, spans) {
  shown = { text, spans };
  draw(input, spans);
  drawChips(input, spans);
}

function draw(input, spans) {
  const layer = input.parentElement.querySelector("[data-tint]");
  const parts = [];
  let at = 0;
  for (const span of spans) {
    parts.push(input.value.slice(at, span.start));
    const mark = document.createElement("mark");
    mark.className = `tint tint-${span.kind}`;
    mark.dataset.meaning = span.meaning;
    mark.textContent = input.value.slice(span.start, span.end);
    parts.push(mark);
    at = span.end;
  }
  layer.replaceChildren(...parts, input.value.slice(at), "\n");
  layer.scrollTop = input.scrollTop;
}

function drawChips(input, spans) {
  const list = input.form.querySelector("[data-chips]");
  list.replaceChildren(...spans.slice(0, MOST_CHIPS).map(chipOf));
  list.hidden = spans.length === 0;
}

function chipOf(span) {
  const chip = document.createElement("li");
  chip.className = `chip chip-${span.kind}`;
  chip.title = `${span.text}: ${span.meaning}`;
  const words = document.createElement("span");
  words.textContent = span.text;
  chip.append(words);
  if (span.meaning.replaceAll(/\s/g, " ") !== span.text) {
    const meaning = document.createElement("span");
    meaning.className = "chip-meaning";
    meaning.textContent = span.meaning;
    chip.append(meaning);
  }
  if (span.can_dismiss) chip.append(dismissOf(span));
  return chip;
}

function dismissOf(span) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "chip-dismiss";
  button.dataset.from = span.start;
  button.dataset.to = span.end;
  button.setAttribute("aria-label", `Only a name: ${span.text}`);
  button.title = "Only a name: puts it in quotes";
  button.textContent = "×";
  return button;
}

// The text lies over its tints, so that they feel no pointer: the word under it is looked up.
function explain(event) {
  if (!event.target.matches?.("[data-input]")) return;
  const marks = event.target.parentElement.querySelectorAll(".tint");
  const under = [...marks].find((mark) => [...mark.getClientRects()].some((box) => isIn(box, event)));
  event.target.title = under?.dataset.meaning ?? "";
}

function isIn(box, { clientX, clientY }) {
  return box.left <= clientX && clientX <= box.right && box.top <= clientY && clientY <= box.bottom;
}

// What stands in quotes is a name and nothing else; the quotes are there to be seen.
function onDismiss(event) {
  const button = event.target.closest(".chip-dismiss");
  if (!button) return;
  const input = button.closest("form").querySelector("[data-input]");
  const [from, to] = [Number(button.dataset.from), Number(button.dataset.to)];
  const text = input.value;
  fill(input, `${text.slice(0, from)}"${text.slice(from, to)}"${text.slice(to)}`);
}

function onScroll(event) {
  if (!event.target.matches?.("[data-input]")) return;
  event.target.parentElement.querySelector("[data-tint]").scrollTop = event.target.scrollTop;
}
