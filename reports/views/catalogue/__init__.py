"""All published reports of all cities."""
