from portal.workspace.ordered_form import OrderedForm


class DirectionForm(OrderedForm):
    within = "plan"


class ItemForm(OrderedForm):
    within = "direction"
