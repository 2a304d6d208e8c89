// Another extension in the same browser; tests let it ask for what is not its own.
