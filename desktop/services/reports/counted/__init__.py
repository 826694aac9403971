"""The figures of the reports that are frozen with a month, and the entries behind each number."""
