"""The instructions for language models, as Jinja2 templates. No person's word is rendered here."""
