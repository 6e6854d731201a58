// Words that mean something are tinted while one types, each with its meaning in a chip. The
// server's finder reads them; the tint lies under the text and moves with it. Pressing a chip
// leaves its words out of the reading, pressing it again takes them back; which words are left
// out travels beside the text in the form's `dismissed` field.

const PAUSE_MS = 90;

let timer = 0;
let shown = { text: "", spans: [] };

export function startTint() {
  document.addEventListener("input", (event) => {
    if (event.target.matches("[data-input]")) onInput(event.target);
  });
  document.addEventListener("bar:placed", (event) => begin(event.target));
  document.addEventListener("scroll", onScroll, true);
  document.addEventListener("click", onPress);
  document.addEventListener("keydown", onKey);
  document.addEventListener("pointermove", explain);
  begin(document);
}

// Words that stand in the bar already, with what was left out of them.
function begin(root) {
  const input = root.querySelector("[data-input]");
  shown = { text: "", spans: [] };
  if (input?.value) ask(input);
}

function onInput(input) {
  shown = { text: input.value, spans: moved(input.value) };
  keep(input);
  draw(input);
  clearTimeout(timer);
  timer = setTimeout(() => ask(input), PAUSE_MS);
}

// The spans before the change stay, those behind it move with their words.
function moved(text) {
  const old = shown.text;
  const most = Math.min(text.length, old.length);
  let head = 0;
  while (head < most && text[head] === old[head]) head += 1;
  let tail = 0;
  while (tail < most - head && text.at(-1 - tail) === old.at(-1 - tail)) tail += 1;
  const by = text.length - old.length;
  const spans = shown.spans.flatMap((span) => {
    if (span.end <= head) return [span];
    if (span.start < old.length - tail) return [];
    return [{ ...span, start: span.start + by, end: span.end + by }];
  });
  return spans.filter((span) => !isGlued(text, span.start) && !isGlued(text, span.end));
}

// Whether the place lies within a word: "$5,000" that becomes "$5,0000" is another amount.
function isGlued(text, at) {
  const isWordy = (character) => /[\p{L}\p{N}]/u.test(character ?? "");
  return isWordy(text[at - 1]) && isWordy(text[at]);
}

function keep(input) {
  const dismissed = shown.spans.filter((span) => span.kind === "dismissed");
  input.form.elements.dismissed.value = dismissed.map((span) => `${span.start}-${span.end}`).join();
}

async function ask(input) {
  const { csrf, dismissed } = input.form.elements;
  const asked = { prompt: input.value, dismissed: dismissed.value, csrf: csrf.value };
  const isStill = () => input.value === asked.prompt && dismissed.value === asked.dismissed;
  let spans = [];
  try {
    if (asked.prompt.trim()) {
      const answer = await fetch("/preview", { method: "POST", body: new URLSearchParams(asked) });
      if (!answer.ok) return;
      spans = await answer.json();
    }
  } catch {
    return; // Tints are a help, not a need: without an answer the words stand plain.
  }
  if (!isStill()) return;
  shown = { text: asked.prompt, spans };
  draw(input);
  drawChips(input);
}

function draw(input) {
  const layer = input.parentElement.querySelector("[data-tint]");
  const parts = [];
  let at = 0;
  for (const span of shown.spans) {
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

// One stop of the Tab key for all of them: within, the arrow keys go on.
function drawChips(input) {
  const list = input.form.querySelector("[data-chips]");
  const at = list.contains(document.activeElement) ? document.activeElement.dataset.at : null;
  list.replaceChildren(...shown.spans.map(chipOf));
  list.hidden = shown.spans.length === 0;
  const chips = [...list.querySelectorAll("button")];
  const focused = at === null ? null : chips.findLast((chip) => Number(chip.dataset.at) <= Number(at));
  for (const chip of chips) chip.tabIndex = chip === (focused ?? chips[0]) ? 0 : -1;
  if (at !== null) (focused ?? chips[0] ?? input).focus();
}

function chipOf(span, number) {
  const isOut = span.kind === "dismissed";
  const chip = document.createElement("button");
  chip.type = "button";
  chip.className = `chip chip-${span.kind}`;
  chip.dataset.at = span.start;
  chip.dataset.number = number;
  chip.title = `${span.text}: ${span.meaning}`;
  chip.setAttribute("aria-pressed", String(isOut));
  chip.append(part("visually-hidden", "Leave out "), part("chip-words", span.text));
  const says = span.meaning.replaceAll(/\s/g, " ");
  if (says !== span.text) chip.append(part("chip-meaning", span.meaning));
  const sign = part("chip-sign", isOut ? "↺" : "×");
  sign.setAttribute("aria-hidden", "true");
  chip.append(sign);
  const item = document.createElement("li");
  item.append(chip);
  return item;
}

function part(name, text) {
  const made = document.createElement("span");
  made.className = name;
  made.textContent = text;
  return made;
}

function onPress(event) {
  const chip = event.target.closest("[data-chips] button");
  if (!chip) return;
  const input = chip.closest("form").querySelector("[data-input]");
  const span = shown.spans[Number(chip.dataset.number)];
  if (!span || shown.text !== input.value) return;
  span.kind = span.kind === "dismissed" ? "plain" : "dismissed";
  keep(input);
  draw(input);
  ask(input);
}

const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

function onKey(event) {
  const chip = event.target.closest?.("[data-chips] button");
  if (!chip) return;
  if (event.key === "Delete" || event.key === "Backspace") chip.click();
  else if (event.key in STEPS) stepFrom(chip, STEPS[event.key]);
  else return;
  event.preventDefault();
}

function stepFrom(chip, by) {
  const chips = [...chip.closest("[data-chips]").querySelectorAll("button")];
  const next = chips[chips.indexOf(chip) + by];
  if (!next) return;
  chip.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
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

function onScroll(event) {
  if (!event.target.matches?.("[data-input]")) return;
  event.target.parentElement.querySelector("[data-tint]").scrollTop = event.target.scrollTop;
}
