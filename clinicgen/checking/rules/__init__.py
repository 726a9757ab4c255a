"""The rules, one a file: its name is the rule's, its docstring the manual page, its function's name the scope."""
