"""What the command bar can do. Adding an action adds a room here and touches nothing else."""
