"""One process: Rasa's server, the actions, the page, health."""
