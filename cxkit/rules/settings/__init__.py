"""What cx.yaml says of the rules themselves."""
