"""Rules about stakeholders."""
