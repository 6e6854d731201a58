// Times stand on the page in UTC; here they are put into the reader's own zone, in the workspace's
// locale. A day that was agreed on (a due date) is no time and stays as it is.
const STYLES = {
  time: { dateStyle: "medium", timeStyle: "short" },
  day: { dateStyle: "medium" },
};

export function startMoments() {
  show(document);
  document.addEventListener("bar:placed", (event) => show(event.target));
}

function show(root) {
  const { locale } = document.documentElement.dataset;
  for (const time of root.querySelectorAll("time[data-moment]")) {
    const written = new Intl.DateTimeFormat(locale, STYLES[time.dataset.moment]);
    time.title = time.textContent;
    time.textContent = written.format(new Date(time.dateTime));
    delete time.dataset.moment;
  }
}
