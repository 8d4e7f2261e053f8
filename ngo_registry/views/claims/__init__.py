"""«У нас иначе»: a claim that the register is wrong, from the visitor's form to the department's answer."""
