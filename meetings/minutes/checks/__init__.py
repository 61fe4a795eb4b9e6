"""Small, named checks of a record, each in the module of its subject.

``registry`` lists them; ``finding`` says what a check is and what it finds.
"""
