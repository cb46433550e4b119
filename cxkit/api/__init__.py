"""The use cases, one module each: the public Python API."""
