"""What credentials.yml names: Rasa's channels, behind the gate, messages checked."""
