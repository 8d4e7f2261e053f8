import logging

from reports.renderers.progress import LOGGER, heard


def test_steps_that_take_time_are_told_and_the_listener_leaves_no_trace() -> None:
    log, told = logging.getLogger(LOGGER), list[str]()
    before = (log.level, list(log.handlers))
    with heard(told.append):
        log.info("Step 5 - Creating layout - Page 7")
        log.info("Step 3 - Applying CSS")
        log.info("Step 6 - Creating PDF")
    log.info("Step 6 - Creating PDF")
    assert told == ["Верстаю страницу 7", "Записываю PDF"]
    assert (log.level, log.handlers) == before
