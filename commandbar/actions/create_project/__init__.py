"""Create a project: the first action of the command bar."""
