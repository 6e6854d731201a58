"""What whoever runs the server asks of it: is it alive, is it ready, what has it done."""
