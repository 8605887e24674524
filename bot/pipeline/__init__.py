"""What config.yml names: importer, tokenizer, vocabulary, encoder, classifier, safety."""
