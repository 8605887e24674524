"""How well the assistant understands questions that it was never trained on."""
