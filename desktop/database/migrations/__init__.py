"""The register's shape, step by step."""
