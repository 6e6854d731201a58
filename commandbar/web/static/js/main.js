// What every page starts with: each module looks for its own parts and leaves the rest alone.
import { startBar } from "./bar.js";
import { startBuilder } from "./builder.js";
import { startForms } from "./forms.js";
import { startKeys } from "./keys.js";
import { startMoments } from "./moments.js";
import { startPalette } from "./palette.js";
import { startRecall } from "./recall.js";
import { startTint } from "./tint.js";
import { startWords } from "./words.js";

startForms();
startBar();
startBuilder();
startKeys();
startMoments();
startWords();
startRecall();
startTint();
startPalette();
