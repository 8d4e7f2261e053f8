"""Why a file is not taken, in the words of the person who brought it."""


class Refused(ValueError):
    """The file is not taken; the message is one Russian sentence that says what to do."""


def damaged() -> Refused:
    """Cut off on its way, or written by a broken program."""
    return Refused("Файл повреждён или передан не полностью: откройте его у себя и сохраните заново.")


def protected() -> Refused:
    """Encrypted: nobody without the password could read it."""
    return Refused("Файл защищён паролем: снимите пароль и приложите снова.")


def with_macros() -> Refused:
    """A document with a program inside."""
    return Refused(
        "В документе есть макросы, такие файлы не принимаются: сохраните его без макросов или в PDF."
    )


def two_in_one() -> Refused:
    """A file that another program would read as something else."""
    return Refused("В файле спрятано ещё что-то кроме документа: сохраните документ заново, лучше в PDF.")


def of_other_kind(what: str = "") -> Refused:
    """Nothing that proves a record; ``what`` it is, where that is known."""
    known = (
        "Приложите PDF, снимок (JPEG, PNG, TIFF), документ Word, Excel или OpenDocument либо подпись .sig."
    )
    if not what:
        return Refused(f"Такие файлы не принимаются. {known}")
    return Refused(f"Это {what}, такие файлы не принимаются. {known}")
