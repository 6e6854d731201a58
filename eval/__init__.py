"""How well sentences are understood: cases, recordings, scores, reports."""
