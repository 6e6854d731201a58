// Arrow-up brings back what one said before; a slash offers the words that begin a command.
import { fill } from "./bar.js";

let said = null;
let place = -1;

export function startRecall() {
  document.addEventListener("keydown", onKey, true);
  document.addEventListener("input", (event) => {
    if (event.target.matches("[data-input]")) offer(event.target);
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-word]");
    if (button) pick(button);
  });
}

function onKey(event) {
  const word = event.target.closest("[data-word]");
  if (word) return onWordKey(event, word);
  if (!event.target.matches("[data-input]") || event.isComposing) return;
  const offered = visibleWords(event.target.form);
  if (offered.length) return onOfferKey(event, offered);
  if (event.key === "ArrowUp" && (place >= 0 || !event.target.value)) recall(event, 1);
  else if (event.key === "ArrowDown" && place >= 0) recall(event, -1);
  else if (event.key.length === 1 || event.key === "Backspace") place = -1;
}

// One step further back (1) or forward again (-1); before the newest stands an empty line.
async function recall(event, step) {
  event.preventDefault();
  const input = event.target;
  said ??= await fetch("/commands/own-words").then((answer) => (answer.ok ? answer.json() : []));
  place = Math.min(Math.max(place + step, -1), said.length - 1);
  fill(input, place < 0 ? "" : said[place]);
}

function visibleWords(form) {
  const list = form.querySelector("[data-slash]");
  return list.hidden ? [] : [...list.querySelectorAll("[data-word]:not([hidden])")];
}

// The list shows while the text is the beginning of a slash word.
function offer(input) {
  const list = input.form.querySelector("[data-slash]");
  const typed = input.value.toLowerCase();
  let fits = 0;
  for (const word of list.querySelectorAll("[data-word]")) {
    word.hidden = !word.dataset.word.startsWith(typed);
    fits += word.hidden ? 0 : 1;
  }
  list.hidden = !typed.startsWith("/") || fits === 0;
}

function onOfferKey(event, offered) {
  if (event.key === "ArrowDown") {
    event.preventDefault();
    offered[0].focus();
  } else if (event.key === "Enter" || (event.key === "Tab" && !event.shiftKey)) {
    event.preventDefault();
    pick(offered[0]);
  } else if (event.key === "Escape") {
    event.preventDefault();
    event.target.form.querySelector("[data-slash]").hidden = true;
  }
}

function onWordKey(event, word) {
  const words = visibleWords(word.closest("form"));
  const to = words.indexOf(word) + ({ ArrowDown: 1, ArrowUp: -1 }[event.key] ?? NaN);
  if (Number.isNaN(to)) return;
  event.preventDefault();
  (words[to] ?? word.closest("form").querySelector("[data-input]")).focus();
}

function pick(word) {
  const input = word.closest("form").querySelector("[data-input]");
  fill(input, `${word.dataset.word} `);
}
