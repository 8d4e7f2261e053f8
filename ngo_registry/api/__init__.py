"""The register for programs: organisations, councils, reference books."""
