"""The knowledge base: reads and checks data/content, and looks answers up in it."""
