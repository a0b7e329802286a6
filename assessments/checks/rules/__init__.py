"""The checks, one small file each; `engine.all_checks` finds them by walking this package."""
