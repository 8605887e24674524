"""What config.yml names: the importer and the parts that understand a message."""
