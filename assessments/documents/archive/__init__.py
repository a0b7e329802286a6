"""An organisation's papers as a folder that is read, and checked, without this program and its database.

`writing` makes it, `checking` checks it; `layout` is what the two agree on. `checking` asks no database, and believes
nothing it reads: the folder may come from anyone.
"""
