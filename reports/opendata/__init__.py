"""Open data: files made by a task for everybody to take, each described, dated and with its digest."""
