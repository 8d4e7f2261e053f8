from tests.records.pages import people, records

__all__ = ["people", "records"]
