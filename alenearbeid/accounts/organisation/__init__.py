"""An organisation and its workplaces: registered, told of, and kept in order."""
