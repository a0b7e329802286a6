"""HTTP for casework: get with access, form, one service call, redirect."""
