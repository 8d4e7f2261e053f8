from reports.place import cell_place, figure_place, table_place


def test_an_address_is_the_same_whatever_the_order_of_the_filters() -> None:
    one = figure_place("contests.amount", {"source": "private", "level": "federal"})
    assert one == figure_place("contests.amount", {"level": "federal", "source": "private"})
    assert one == "figure:contests.amount?level=federal&source=private"


def test_filters_that_were_not_given_leave_no_trace() -> None:
    assert figure_place("contests.amount", {"level": ""}) == "figure:contests.amount"


def test_a_cell_stands_in_its_table() -> None:
    table = table_place("programme_recipients", {"programme": "sport"})
    assert cell_place(table, "total", "amount") == "table:programme_recipients?programme=sport/total/amount"
