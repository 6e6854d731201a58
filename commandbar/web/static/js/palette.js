// Ctrl+K or Cmd+K: the bar from anywhere. On the start page it is there already and gets the focus.
import { fill, focusInput } from "./bar.js";
import { load } from "./fragments.js";

export function startPalette() {
  addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
    if (event.altKey || event.shiftKey) return;
    event.preventDefault();
    open();
  });
  document.querySelector("[data-palette]")?.addEventListener("click", (event) => {
    if (event.target === event.currentTarget) event.target.close();
  });
}

async function open() {
  const palette = document.querySelector("[data-palette]");
  if (!palette) return focusInput();
  if (palette.open) return focusInput(palette);
  const draft = palette.querySelector("[data-input]")?.value ?? "";
  const panel = document.createElement("div");
  panel.dataset.panel = "";
  const bar = await load(palette.dataset.source);
  if (!bar) return;
  panel.append(bar);
  palette.replaceChildren(panel);
  palette.showModal();
  if (draft) fill(panel.querySelector("[data-input]"), draft);
  focusInput(palette);
}
