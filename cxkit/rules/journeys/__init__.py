"""Rules about journeys."""
